"""Which of several targets to keep: by the checks, by agreement, by how the source follows from it.

    python benchmarks/candidates.py --data DIR --model MODEL --direction zh-en [--size 100]

A chat model is asked several times for the same sentence: greedily, then by its other ways
(``Request.attempt``: sampled, seeded), each checked as the product does it. For each target it is
also asked how likely the source is as a translation of it (``likelihood.py``). Each way to choose
is scored against the first target by paired bootstrap resampling; *oracle* takes the target with
the best chrF against the reference and says how much there is to be had.

Answers are kept as those of quality.py are; ``--part 0/2`` and ``1/2`` share the work between two
processes, ``--kept`` prints what there is so far.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import sample
import scores
from answers import Answers, BudgetSpentError
from candidate_ways import WAYS, WITH_SOURCE, Row, chosen
from likelihood import LikelihoodEngine

from translator.chinese.dictionary import dictionary as dictionaries
from translator.engines.base import Output, Request
from translator.errors import EngineError
from translator.models.model_store import ModelStore
from translator.system.machine import cores
from translator.translation.placeholders.request import encode
from translator.translation.retry.candidate import Candidate, judge
from translator.translation.segment import Grounder, PreparedSegment, prepare
from translator.types import Level

HERE = Path(__file__).resolve().parent
GROUNDED = frozenset({"number", "name", "term", "dictionary"})
BLOCK = 10
"""Sentences that are translated before their likelihoods are asked for."""


class Asking:
    """Asks a model for targets and likelihoods, through what is kept.

    Args:
        answers: What is kept.
        engine: The model.
        direction: ``zh-en`` or ``en-zh``.
        count: Targets a sentence.
        source: Whether to ask how likely the source is.
    """

    def __init__(
        self,
        answers: Answers,
        engine: LikelihoodEngine,
        direction: str,
        count: int,
        *,
        source: bool,
    ) -> None:
        self._of_source = source
        self._answers, self._engine, self._count = answers, engine, count
        self._direction = direction
        self._source, self._target = direction.split("-")
        self._grounder = Grounder(
            source_language=self._source,
            target_language=self._target,
            kinds=GROUNDED,
            dictionary=dictionaries.installed(),
        )

    def rows(self, segments: Sequence[sample.Segment]) -> Iterator[Row]:
        """Yield the targets of sentences, asked for where they are not kept.

        Translations are asked for first, likelihoods then: what stands before a sentence in the
        prompt is read once for many.
        """
        for at in range(0, len(segments), BLOCK):
            block = [(one, self._targets(one)) for one in segments[at : at + BLOCK]]
            for segment, made in block:
                if made is None:
                    continue
                prepared, outputs, candidates = made
                try:
                    sources = (
                        tuple(self._likely(prepared, one.target) for one in candidates)
                        if self._of_source
                        else ()
                    )
                except BudgetSpentError:
                    continue
                yield Row(
                    segment=segment,
                    candidates=tuple(candidates),
                    outputs=tuple(outputs),
                    sources=sources,
                )

    def _targets(
        self, segment: sample.Segment
    ) -> tuple[PreparedSegment, list[Output], list[Candidate]] | None:
        """Return a sentence's targets; None: not all of them are kept."""
        prepared = prepare(segment.source, self._grounder)
        encoded = encode(segment.source, prepared, self._engine)
        assert encoded is not None  # no line of the set comes near the longest
        try:
            outputs = [
                self._translated(request)
                for attempt in range(self._count)
                for request in encoded.again(attempt).requests
            ]
        except BudgetSpentError:
            return None
        candidates = [
            judge(prepared, encoded.decode([one]).text, "", limit=one.limit, score=one.score)
            for one in outputs
        ]
        return prepared, outputs, candidates

    def _translated(self, request: Request) -> Output:
        name = f"{self._engine.signature()}:likelihood"

        def ask() -> Output:
            [output] = self._engine.translate([request], source=self._source, target=self._target)
            return output

        return self._answers.asked(name, self._direction, request, ask)

    def _likely(self, prepared: PreparedSegment, target: str) -> float:
        if not target:
            return float("-inf")
        name = f"{self._engine.signature()}:forced"
        request = Request(text=target, allowed=prepared.text)
        direction = f"{self._target}-{self._source}"

        def ask() -> Output:
            try:
                return self._engine.force(request, source=self._target, target=self._source)
            except EngineError:  # it could not be written: as unlikely as can be
                return Output(text="", score=-99.0)

        output = self._answers.asked(name, direction, request, ask)
        return output.score if output.score is not None else float("-inf")


def report(rows: Sequence[Row], direction: str) -> None:
    """Print each way's scores, findings and what is different from the first target."""
    references = [row.segment.references for row in rows]
    metrics = scores.metrics(direction.split("-")[1])
    ways = {**WAYS, **(WITH_SOURCE if rows[0].sources else {})}
    kept = {name: [chosen(row, way) for row in rows] for name, way in ways.items()}
    statistics = {
        name: {
            label: scores.statistics_of(metric, [one.target for one in targets], references)
            for label, metric in metrics.items()
        }
        for name, targets in kept.items()
    }
    single = sum(row.outputs[0].tokens for row in rows)
    every = sum(output.tokens for row in rows for output in row.outputs)
    print(
        f"{direction}: {len(rows)} segments, {len(rows[0].candidates)} targets each; "
        f"making them takes {every / single:.2f} times the tokens of one"
    )
    print(f"{'':26}{'chrF':>7}{'BLEU':>7}{'errors':>8}{'warnings':>10}{'lacking':>9}{'others':>8}")
    for name, targets in kept.items():
        figures = "".join(
            f"{scores.score(metric, statistics[name][label]):7.2f}"
            for label, metric in metrics.items()
        )
        levels = [{finding.level for finding in one.findings} for one in targets]
        print(
            f"{name:26}{figures}{sum(Level.ERROR in one for one in levels):8}"
            f"{sum(Level.WARNING in one for one in levels):10}"
            f"{sum(one.lacking > 0 for one in targets):9}"
            f"{sum(a.target != b.target for a, b in zip(targets, kept['first'], strict=True)):8}"
        )
    for baseline in ("first", "checks"):
        print(f"against {baseline}:")
        for name in ways:
            if name == baseline:
                continue
            compared = "   ".join(
                f"{label} "
                f"{scores.compare(metric, statistics[name][label], statistics[baseline][label])}"
                for label, metric in metrics.items()
            )
            print(f"  {name:26}{compared}")


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--model", required=True, help="a GGUF file, or a model's name")
    parser.add_argument("--direction", choices=("zh-en", "en-zh"), default="zh-en")
    parser.add_argument("--size", type=int, default=100, help="sentences")
    parser.add_argument("--skip", type=int, default=0, help="so many first ones are left out")
    parser.add_argument("--candidates", type=int, default=4, help="targets a sentence")
    parser.add_argument("--part", default="0/1", metavar="N/OF", help="only every OFth sentence")
    parser.add_argument("--threads", type=int, default=cores())
    parser.add_argument("--no-source", action="store_true", help="without the source's likelihood")
    parser.add_argument("--kept", action="store_true", help="no engine: only what is kept")
    parser.add_argument("--cache", type=Path, default=HERE / "out" / "answers.sqlite3")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    path = Path(options.model)
    path = path if path.is_file() else ModelStore().locate(options.model).main
    answers = Answers(options.cache, limit=0 if options.kept else None)
    engine = LikelihoodEngine(
        path, name=options.model, digest=answers.sha256(path)[:12], threads=options.threads
    )
    asking = Asking(
        answers, engine, options.direction, options.candidates, source=not options.no_source
    )
    segments = sample.draw(options.data, options.direction, size=options.size)[options.skip :]
    number, of = map(int, options.part.split("/"))
    rows: list[Row] = []
    try:
        for row in asking.rows(segments[number::of]):
            rows.append(row)
            print(f"\r{len(rows)} of {len(segments[number::of])}", end="", file=sys.stderr)
    finally:
        engine.close()
        answers.close()
    print(file=sys.stderr)
    if rows:
        report(rows, options.direction)
    return 0


if __name__ == "__main__":
    sys.exit(main())
