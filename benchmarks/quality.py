"""How good the translations are: scores, faults and facts, each variant beside the others.

    python benchmarks/quality.py --data DIR --model MODEL            the WMT22 sample
    python benchmarks/quality.py --facts --model MODEL               the exam in benchmarks/data
    python benchmarks/quality.py --data DIR --systems                stored systems only

Every answer is kept (benchmarks/out/answers.sqlite3): a run that was stopped goes on, and
``--limit N`` stops after N engine calls with exit code 75. See benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from pathlib import Path

import exam
import sample
import tables
from answers import Answers, BudgetSpentError
from variants import VARIANTS, Answer, Asker, Variant, variant_of

from translator import grounding
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.engines.llama.engine import LlamaEngine
from translator.errors import TranslatorError

HERE = Path(__file__).resolve().parent
MORE_TO_DO = 75
"""Exit code when ``--limit`` ended the run (EX_TEMPFAIL)."""


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of WMT22's general test set")
    parser.add_argument("--direction", choices=("zh-en", "en-zh", "both"), default="both")
    parser.add_argument("--size", type=int, default=200, help="segments each way")
    parser.add_argument("--seed", type=int, default=sample.DEFAULT_SEED)
    parser.add_argument("--references", choices=("A", "B", "AB"), default="A")
    parser.add_argument(
        "--variants", default="plain,grammar", help=f"of {', '.join(VARIANTS)}; or all"
    )
    parser.add_argument(
        "--having",
        default="",
        metavar="LIST",
        help="not the sample but every sentence in which something of this list is grounded",
    )
    parser.add_argument("--systems", action="store_true", help="only the stored systems")
    parser.add_argument("--facts", action="store_true", help="the exam instead of the sample")
    parser.add_argument("--second", action="store_true", help="with --facts: the held-out exam")
    parser.add_argument("--model", default="", help="a GGUF file, or a model's name in the store")
    parser.add_argument("--dictionary", type=Path, help="CC-CEDICT for grounding names and terms")
    parser.add_argument("--limit", type=int, help="engine calls this run may make")
    parser.add_argument("--kept", action="store_true", help="no engine: only what is kept")
    parser.add_argument(
        "--no-short-cut",
        action="store_true",
        help="ask with the grammar even where the plain answer obeys it, and compare the two",
    )
    parser.add_argument("--raw", action="store_true", help="punctuation as the model writes it")
    parser.add_argument("--cache", type=Path, default=HERE / "out" / "answers.sqlite3")
    parser.add_argument("--write", type=Path, help="also write every target to this folder")
    options = parser.parse_args(arguments)
    if options.variants == "all":
        options.variants = ",".join(VARIANTS)
    options.variants = [name for name in options.variants.split(",") if name]
    unknown = [name for name in options.variants if variant_of(name) is None]
    if unknown:
        parser.error(
            f"no such variant: {', '.join(unknown)}; there are {', '.join(VARIANTS)}, only-LIST"
        )
    if options.systems:
        options.variants = []
    if not options.facts and not options.data:
        parser.error("--data names the folder of WMT22's test set (or choose --facts)")
    if options.variants and not options.model:
        parser.error("--model names the GGUF file or the model to measure")
    return options


class Progress:
    """One line on standard error: what is done and how long the rest takes."""

    def __init__(self, label: str, total: int) -> None:
        self._label, self._total, self._done, self._calls, self._spent = label, total, 0, 0, 0.0

    def step(self) -> None:
        """Count one segment done."""
        self._done += 1
        left = self._total - self._done
        mean = self._spent / self._calls if self._calls else 0.0
        print(
            f"\r{self._label}: {self._done}/{self._total}, {self._calls} engine calls, "
            f"at most {left * mean / 60:.1f} min left   ",
            end="" if left else "\n",
            file=sys.stderr,
            flush=True,
        )

    def call(self, seconds: float) -> None:
        """Count one engine call."""
        self._calls += 1
        self._spent += seconds


def engines(options: argparse.Namespace, answers: Answers) -> tuple[LlamaEngine, LlamaEngine]:
    """Return the model without and with its grammar, not loaded yet."""
    path = Path(options.model)
    name = path.stem
    if not path.is_file():
        from translator.models.model_store import ModelStore

        path, name = ModelStore().locate(options.model).main, options.model
    digest = answers.sha256(path)[:12]
    return (
        LlamaEngine(path, name=name, digest=digest, use_grammar=False),
        LlamaEngine(path, name=name, digest=digest, use_grammar=True),
    )


def dictionary(options: argparse.Namespace) -> Dictionary | None:
    """Return what grounding looks names up in: the file named, else the one installed."""
    variants = [variant_of(name) for name in options.variants]
    if not options.having and not any(variant and variant.kinds for variant in variants):
        return None
    if options.dictionary:
        return Dictionary(options.dictionary, cache=HERE / "out" / "dictionary.sqlite3")
    found = dictionaries.installed()
    if found is None:
        print("No dictionary: names are not grounded. Name one with --dictionary.", file=sys.stderr)
    return found


def run_variant(
    asker: Asker, variant: Variant, segments: list[sample.Segment], progress: Progress
) -> list[Answer]:
    """Translate the sample one way; context is the variant's own earlier targets."""
    found: list[Answer] = []
    for segment in segments:
        earlier = segment.previous[-variant.context :] if variant.context else ()
        context = tuple((segments[place].source, found[place].target) for place in earlier)
        found.append(asker.ask(variant, segment.source, context))
        progress.step()
    return found


def segments_of(
    options: argparse.Namespace, direction: str, known: Dictionary | None
) -> list[sample.Segment]:
    """Return the sample, or with ``--having`` all sentences that a list has something for."""
    if not options.having:
        return sample.draw(
            options.data,
            direction,
            size=options.size,
            seed=options.seed,
            references=options.references,
        )
    source, target = direction.split("-")
    ground = partial(grounding.ground, source=source, target=target, dictionary=known)
    return sample.having(
        options.data,
        direction,
        lambda text: any(s.origin.startswith(options.having) for s in ground(text).spans),
        references=options.references,
    )


def run_sample(
    options: argparse.Namespace,
    answers: Answers,
    direction: str,
    asker: Asker,
    known: Dictionary | None,
) -> None:
    segments = segments_of(options, direction, known)
    if not segments:
        print(f"\n{direction}: no sentence has anything of {options.having!r}")
        return
    results: dict[str, list[Answer]] = {}
    for name in options.variants:
        variant = variant_of(name)
        assert variant is not None  # parse() looked
        progress = Progress(f"{direction} {name}", len(segments))
        answers.progress = progress.call
        results[name] = run_variant(asker, variant, segments, progress)
    tables.print_sample(direction, segments, results, options, known)


def run_exam(options: argparse.Namespace, answers: Answers, direction: str, asker: Asker) -> None:
    table = "facts-second" if options.second else "facts"
    questions = exam.load(HERE / "data" / f"{table}.{direction}.tsv", direction)
    results: dict[str, list[Answer]] = {}
    for name in options.variants:
        progress = Progress(f"facts {direction} {name}", len(questions))
        answers.progress = progress.call
        results[name] = []
        for question in questions:
            variant = variant_of(name)
            assert variant is not None  # parse() looked
            results[name].append(asker.ask(variant, question.source))
            progress.step()
    tables.print_exam(direction, questions, results)


def main(arguments: list[str] | None = None) -> int:
    options = parse(arguments)
    began = time.monotonic()
    answers = Answers(options.cache, limit=0 if options.kept else options.limit)
    try:
        both = engines(options, answers) if options.variants else None
        known = dictionary(options)
    except TranslatorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    directions = ("zh-en", "en-zh") if options.direction == "both" else (options.direction,)
    unfinished = False
    try:
        for direction in directions:
            asker = Asker(
                answers,
                engines=both,
                direction=direction,
                dictionary=known,
                short_cut=not options.no_short_cut,
                raw=options.raw,
            )
            try:
                if options.facts:
                    run_exam(options, answers, direction, asker)
                else:
                    run_sample(options, answers, direction, asker, known)
                if asker.proved[1]:
                    same, total = asker.proved
                    print(f"the short cut would have been right {same} times of {total}")
            except BudgetSpentError:
                print(
                    f"\n{direction}: not finished, this run's engine calls are used up; "
                    "run the same command again to go on.",
                    file=sys.stderr,
                )
                unfinished = True
    except KeyboardInterrupt:
        print("\nStopped. Everything answered is kept; run again to go on.", file=sys.stderr)
        return 130
    finally:
        for engine in both or ():
            engine.close()
        answers.close()
    print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    return MORE_TO_DO if unfinished else 0


if __name__ == "__main__":
    sys.exit(main())
