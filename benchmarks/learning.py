"""Showing a chat model like sentences, with the translations that a person gave them.

    python benchmarks/learning.py --data DIR --model MODEL [--direction en-zh] [--size 120]

A person who corrected the first half of a document is simulated: its sentences have WMT22's
reference. Sentences of the second half are translated without and with the most alike of the first
half as turns before the question. Only sentences that have a like one take part, in a seeded order:
a larger ``--size`` begins with the same. How alike two are is the share of the sentence's pairs of
characters (of words, in English) that the other one has (``translator.store.comparable``). From
English WMT22 names no documents: twenty lines in a row stand for one.

Answers are kept as those of quality.py are; ``--part 0/2`` and ``1/2`` share the work between two
processes, ``--kept`` prints what there is so far.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

import sample
import scores
from answers import Answers, BudgetSpentError

from translator.chinese.dictionary import dictionary as dictionaries
from translator.engines.llama.engine import LlamaEngine
from translator.models.model_store import ModelStore
from translator.numbers.compare import compare
from translator.store.comparable import comparable, grams
from translator.system.machine import cores
from translator.translation.placeholders.request import encode
from translator.translation.retry.candidate import Candidate, judge
from translator.translation.segment import Grounder, prepare
from translator.types import Level

HERE = Path(__file__).resolve().parent
GROUNDED = frozenset({"number", "name", "term", "dictionary"})
LEAST = 0.15
"""Of a sentence's pairs of characters; below, two sentences share hardly more than a particle."""
LONGEST = 120
"""Characters of an example's source: a long one costs more time than the sentence itself."""
BANDS = (("0.15 to 0.25 alike", 0.15, 0.25), ("0.25 alike and more", 0.25, 1.01))
_BEGINNINGS = frozenset(
    ["A", "An", "And", "As", "At", "But", "By", "For", "From", "He", "His", "I", "If", "In", "It",
     "Its", "No", "Of", "On", "Our", "She", "So", "That", "The", "Their", "There", "They", "This",
     "To", "We", "What", "When", "With", "You"]
)  # fmt: skip
"""Words that are written like names where a sentence begins."""
LINES = 20
"""A document's, where the test set does not name documents; it gives them one after another."""
BLOCK = 10
"""Sentences that are translated without examples before they are translated with them."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Learner:
    """A sentence of a second half, and what it is shown."""

    line: int
    source: str
    reference: str
    examples: tuple[tuple[str, str], ...]
    """(source, reference) of the first half, the most alike last, next to the question."""
    likeness: float
    """Of the most alike."""


def likeness(asked: str, other: str) -> float:
    """Return the share of a sentence's grams that another one has, 0 to 1."""
    wanted = frozenset(grams(comparable(asked)))
    return len(wanted.intersection(grams(comparable(other)))) / len(wanted) if wanted else 0.0


def halves(documents: Sequence[str]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Return the lines of each document's first and second half.

    Args:
        documents: Whose each line is; ``?``: nobody knows.
    """
    for name, group in groupby(range(len(documents)), key=lambda line: documents[line]):
        lines = list(group)
        if name != "?" and len(lines) > 1:
            yield lines[: len(lines) // 2], lines[len(lines) // 2 :]


def learners(
    sources: Sequence[str],
    references: Sequence[str],
    documents: Sequence[str],
    count: int,
    language: str,
) -> list[Learner]:
    """Return the sentences that have like ones before them, in a seeded order."""
    found: list[Learner] = []
    longest = LONGEST * (1 if language == "zh" else 3)
    for first, second in halves(documents):
        for line in second:
            if len(sources[line]) < sample.SHORTEST[language]:
                continue
            alike = sorted(
                (likeness(sources[line], sources[one]), one)
                for one in first
                if len(sources[one]) <= longest and sources[one] != sources[line]
            )
            chosen = [(share, one) for share, one in alike if share >= LEAST][-count:]
            if chosen:
                found.append(
                    Learner(
                        line=line, source=sources[line], reference=references[line],
                        examples=tuple((sources[one], references[one]) for _, one in chosen),
                        likeness=chosen[-1][0],
                    )
                )  # fmt: skip
    return sorted(
        found, key=lambda one: random.Random(f"{sample.DEFAULT_SEED}:{one.line}").random()
    )


def translate(
    answers: Answers, engine: LlamaEngine, grounder: Grounder, learner: Learner, *, shown: bool
) -> Candidate | None:
    """Return a sentence's first target as the product judges it; None: it is not kept."""
    prepared = prepare(learner.source, grounder, context=learner.examples if shown else ())
    encoded = encode(learner.source, prepared, engine)
    assert encoded is not None  # no line of the set comes near the longest
    [request] = encoded.requests
    direction = f"{prepared.source_language}-{prepared.target_language}"
    try:
        output = answers.ask(engine, direction, request)
    except BudgetSpentError:
        return None
    return judge(prepared, encoded.decode([output]).text, "", limit=output.limit)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """A sentence's targets without and with examples."""

    learner: Learner
    without: Candidate
    shown: Candidate


def report(pairs: Sequence[Pair], direction: str) -> None:
    """Print scores, findings, names and numbers, without and with, by how alike they are."""
    groups = {
        "all": pairs,
        **{
            label: [one for one in pairs if low <= one.learner.likeness < high]
            for label, low, high in BANDS
        },
    }
    metrics = scores.metrics(direction.split("-")[1])
    for label, group in groups.items():
        if not group:
            continue
        references = [(one.learner.reference,) for one in group]
        sides = {
            "without": [one.without for one in group],
            "with": [one.shown for one in group],
        }
        statistics = {
            (side, name): scores.statistics_of(metric, [c.target for c in targets], references)
            for side, targets in sides.items()
            for name, metric in metrics.items()
        }
        others = sum(one.without.target != one.shown.target for one in group)
        print(f"\n{label}: {len(group)} sentences, {others} targets others")
        print(
            f"{'':10}{'chrF':>7}{'BLEU':>7}{'errors':>8}{'warnings':>10}"
            f"{'numbers right':>15}{'names as shown':>16}"
        )
        for side, targets in sides.items():
            levels = [{finding.level for finding in one.findings} for one in targets]
            right, numbered = numbers_right(group, targets, direction)
            same, named = names_kept(group, targets)
            figures = "".join(
                f"{scores.score(metric, statistics[side, name]):7.2f}"
                for name, metric in metrics.items()
            )
            print(
                f"{side:10}{figures}{sum(Level.ERROR in one for one in levels):8}"
                f"{sum(Level.WARNING in one for one in levels):10}"
                f"{f'{right}/{numbered}':>15}{f'{same}/{named}':>16}"
            )
        for name, metric in metrics.items():
            compared = scores.compare(metric, statistics["with", name], statistics["without", name])
            print(f"  {name} {compared}")


def numbers_right(
    group: Sequence[Pair], targets: Sequence[Candidate], direction: str
) -> tuple[int, int]:
    """Return how many targets have all numbers right, of how many with numbers."""
    own, other = direction.split("-")
    found = [
        compare(one.learner.source, target.target, source_language=own, target_language=other).same
        for one, target in zip(group, targets, strict=True)
        if any(char.isdigit() for char in one.learner.source)
    ]
    return sum(found), len(found)


def names_kept(group: Sequence[Pair], targets: Sequence[Candidate]) -> tuple[int, int]:
    """Return how many names of examples that the reference has, too, the target has as well."""
    kept = total = 0  # of English targets: names are not told from other words in Chinese
    for one, target in zip(group, targets, strict=True):
        shown = {name for _, text in one.learner.examples for name in _NAME.findall(text)}
        wanted = shown & set(_NAME.findall(one.learner.reference)) - _BEGINNINGS
        total += len(wanted)
        kept += len(wanted & set(_NAME.findall(target.target)))
    return kept, total


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="WMT22's general test set")
    parser.add_argument("--model", required=True, help="a GGUF file, or a model's name")
    parser.add_argument("--direction", choices=("zh-en", "en-zh"), default="zh-en")
    parser.add_argument("--size", type=int, default=120, help="sentences at most")
    parser.add_argument("--skip", type=int, default=0, help="so many first ones are left out")
    parser.add_argument("--examples", type=int, default=2, help="shown with a sentence at most")
    parser.add_argument("--part", default="0/1", metavar="N/OF", help="only every OFth sentence")
    parser.add_argument("--threads", type=int, default=cores())
    parser.add_argument("--show", action="store_true", help="also every sentence")
    parser.add_argument("--kept", action="store_true", help="no engine: only what is kept")
    parser.add_argument("--cache", type=Path, default=HERE / "out" / "answers.sqlite3")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    path = Path(options.model)
    path = path if path.is_file() else ModelStore().locate(options.model).main
    answers = Answers(options.cache, limit=0 if options.kept else None)
    engine = LlamaEngine(
        path, name=options.model, digest=answers.sha256(path)[:12], threads=options.threads
    )
    lines = sample.lines_of(options.data, options.direction)
    documents = lines.documents or [str(line // LINES) for line in range(len(lines.sources))]
    own, other = options.direction.split("-")
    found = learners(lines.sources, lines.references[0], documents, options.examples, own)
    print(f"{len(found)} sentences have a like one before them")
    grounder = Grounder(
        source_language=own, target_language=other, kinds=GROUNDED,
        dictionary=dictionaries.installed(),
    )  # fmt: skip
    number, of = map(int, options.part.split("/"))
    mine = found[options.skip : options.size][number::of]
    ask = partial(translate, answers, engine, grounder)
    done: list[Pair] = []
    try:
        for at in range(0, len(mine), BLOCK):
            # all without, then all with: the bare instruction is read once for many
            block = [(one, ask(one, shown=False)) for one in mine[at : at + BLOCK]]
            for one, without in block:
                shown = ask(one, shown=True) if without else None
                if without and shown:
                    done.append(Pair(learner=one, without=without, shown=shown))
                    print(f"\r{len(done)} of {len(mine)}", end="", file=sys.stderr)
    finally:
        engine.close()
        answers.close()
    print(file=sys.stderr)
    report(done, options.direction)
    for one in done if options.show else ():
        print(f"\n{one.learner.likeness:.2f} {one.learner.source}")
        for source, target in one.learner.examples:
            print(f"  shown     {source} = {target}")
        print(f"  without   {one.without.target}\n  with      {one.shown.target}")
        print(f"  reference {one.learner.reference}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
