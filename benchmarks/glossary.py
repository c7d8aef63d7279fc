"""How many of a glossary's terms are honoured: plain, grounded, and as the product does it.

    python benchmarks/glossary.py --model qwen2.5-coder-1.5b
    python benchmarks/glossary.py --model opus-mt --direction zh-en --show
    python benchmarks/glossary.py --train-marian --minutes 12

Sentences and terms are our own (``data/terms.*.tsv``), see benchmarks/README.md. A row is
honoured when every form it expects is in the target and none that it rules out. Answers are
kept as those of quality.py are: a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import copying_marian
import headed_tables
import renderings
from answers import Answers, BudgetSpentError

from translator.chinese.dictionary import dictionary
from translator.chinese.scripts import converter
from translator.document import plan
from translator.document.read import read_bytes
from translator.engines.base import Engine, Output, Request
from translator.errors import TranslatorError
from translator.glossary import Glossary, Matcher, Term
from translator.grounding import DEFAULT, ground
from translator.text.languages import HAN
from translator.text.typography.apply import typography
from translator.translation import run as pipeline
from translator.translation.engine_pool import EnginePool

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
MORE_TO_DO = 75
"""Exit code when ``--limit`` ended the run (EX_TEMPFAIL)."""
COLUMNS = ("id", "source", "terms", "expect")
VARIANTS = ("plain", "grounded", "product")


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One row: a sentence, the terms that apply to it, and what its target must show."""

    id: str
    source: str
    glossary: Glossary
    expect: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]

    def honoured(self, target: str) -> bool:
        """Say whether every term came out as it should."""
        return all(one.search(target) for one in self.expect) and not any(
            one.search(target) for one in self.never
        )


def load(path: Path, direction: str) -> list[Question]:
    """Read a table of questions.

    Raises:
        SystemExit: a row is not as README.md says; names the line.
    """
    source, target = direction.split("-")
    questions = []
    for place, fields in headed_tables.rows(path, COLUMNS):
        facts = fields[3].split(" && ")
        try:
            terms = tuple(_term(text, source, target) for text in fields[2].split(" ; "))
            compiled = {
                fact: renderings.compile_fact(fact.removeprefix("!"), target) for fact in facts
            }
        except (ValueError, TranslatorError) as error:
            raise SystemExit(f"{place}: {error}") from error
        questions.append(
            Question(
                id=fields[0], source=fields[1], glossary=Glossary(terms=terms),
                expect=tuple(one for fact, one in compiled.items() if not fact.startswith("!")),
                never=tuple(one for fact, one in compiled.items() if fact.startswith("!")),
            )
        )  # fmt: skip
    return questions


def _term(text: str, source: str, target: str) -> Term:
    """Read ``source = target | other target ! forbidden | forbidden``."""
    form, _, rest = text.partition(" = ")
    targets, _, forbidden = rest.partition(" ! ")
    return Term(
        source=form, targets=tuple(map(str.strip, targets.split("|"))),
        forbidden=tuple(one.strip() for one in forbidden.split("|") if one.strip()),
        source_language=source, target_language=target,
    )  # fmt: skip


class KeptEngine:
    """An engine whose every answer is kept; the retry policy does not see the difference."""

    def __init__(self, engine: Engine, answers: Answers, direction: str) -> None:
        self._engine, self._answers, self._direction = engine, answers, direction
        self._loaded = False
        self.asked = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._engine, name)

    def load(self) -> None:
        """Do nothing yet: the model is loaded when an answer is not kept."""

    def count_tokens(self, text: str) -> int:
        """Return an upper bound without the model: no tokenizer has more tokens than bytes."""
        return len(text.encode()) // 2

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Ask the engine for what is not kept."""
        return [self._ask(request) for request in requests]

    def _ask(self, request: Request) -> Output:
        self.asked += 1
        kept = self._answers.find(self._engine.signature(), self._direction, request)
        if kept is not None:
            return kept
        if not self._loaded:
            self._engine.load()
            self._loaded = True
        return self._answers.ask(self._engine, self._direction, request)


def plain(question: Question, engine: KeptEngine, direction: str) -> str:
    """Return the engine's own translation."""
    source, target = direction.split("-")
    shown = converter.to_simplified(question.source) if source == "zh" else question.source
    [output] = engine.translate([Request(text=shown)], source=source, target=target)
    return typography(output.text, target)


def grounded(question: Question, engine: KeptEngine, direction: str) -> str:
    """Return the first translation with terms, numbers and names written into the source."""
    source, target = direction.split("-")
    shown = converter.to_simplified(question.source) if source == "zh" else question.source
    seen = ground(
        shown, source=source, target=target, kinds=DEFAULT, dictionary=dictionary.installed(),
        terms=Matcher(question.glossary, source=source, target=target),
    )  # fmt: skip
    [output] = engine.translate([Request(text=seen.text)], source=source, target=target)
    return typography(seen.restore(output.text), target)


def product(question: Question, engine: KeptEngine, direction: str) -> str:
    """Return what the product gives: grounded, checked, tried again, corrected."""
    target = "en" if direction.endswith("en") else "zh-Hans"
    document = read_bytes(question.source.encode(), name="row.txt").document
    planned = plan.plan(document, to=target, source=direction.split("-")[0])
    run = pipeline.Run(engine=engine, dictionary=dictionary.installed(), glossary=question.glossary)
    return "".join(pair.target for pair in run.translate(planned).pairs)


_WAYS: dict[str, Callable[[Question, KeptEngine, str], str]] = {
    "plain": plain, "grounded": grounded, "product": product,
}  # fmt: skip


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--direction", choices=("zh-en", "en-zh", "both"), default="both")
    parser.add_argument("--variants", default=",".join(VARIANTS), help=f"of {', '.join(VARIANTS)}")
    parser.add_argument("--model", default="qwen2.5-coder-1.5b", help="a model in the store")
    parser.add_argument("--limit", type=int, help="engine calls this run may make")
    parser.add_argument("--cache", type=Path, default=HERE / "out" / "answers.sqlite3")
    parser.add_argument(
        "--train-marian",
        action="store_true",
        help="instead of a model of the store, train a small translation model and measure it "
        "on sentences of the patterns it knows, with the exam's terms, which it has never seen",
    )
    parser.add_argument("--minutes", type=float, default=12, help="of training, each direction")
    parser.add_argument("--show", action="store_true", help="print the rows that fail")
    options = parser.parse_args(arguments)
    options.variants = options.variants.split(",")
    if not set(options.variants) <= set(VARIANTS):
        parser.error(f"the variants are {', '.join(VARIANTS)}")
    return options


def measure(direction: str, options: argparse.Namespace, answers: Answers) -> None:
    """Print a line for each variant."""
    questions = load(DATA / f"terms.{direction}.tsv", direction)
    source, target = direction.split("-")
    document = read_bytes(questions[0].source.encode(), name="row.txt").document
    to = "en" if target == "en" else "zh-Hans"
    planned = plan.plan(document, to=to, source=source)
    with EnginePool() as models:
        kept = KeptEngine(models.choose(planned, options.model).engine, answers, direction)
        _table(questions, kept, direction, options)


def _table(
    questions: Sequence[Question], kept: KeptEngine, direction: str, options: argparse.Namespace
) -> None:
    for variant in options.variants:
        before, good = kept.asked, 0
        for number, question in enumerate(questions, start=1):
            answer = _WAYS[variant](question, kept, direction)
            honoured = question.honoured(answer)
            good += honoured
            if sys.stderr.isatty():
                print(f"\r{direction} {variant}: {number}", end="", file=sys.stderr)
            if options.show and not honoured:
                print(f"  {variant} {question.id}: {question.source}\n      {answer}")
        total = len(questions)
        print(
            f"| {direction} | {variant} | {good} of {total} | {100 * good / total:.1f} | "
            f"{(kept.asked - before) / total:.2f} |",
            flush=True,
        )


def measure_marian(direction: str, options: argparse.Namespace, answers: Answers) -> None:
    """Train a small Marian, and print a line for each variant on its own language."""
    from translator.engines.nmt.transformers import TransformersEngine

    source, target = direction.split("-")
    terms = [
        term
        for question in load(DATA / f"terms.{direction}.tsv", direction)
        for term in question.glossary.terms
        if question.expect
    ]
    chance = random.Random(1)
    questions = [
        Question(
            id=f"m{number}",
            source=copying_marian.sentence(chance, term.source, source=source)[0],
            glossary=Glossary(terms=(replace(term, forbidden=()),)),
            expect=(renderings.compile_fact(re.escape(term.targets[0]), target),),
            never=(),
        )
        for number, term in enumerate([*{term.source: term for term in terms}.values()] * 2)
    ]
    with tempfile.TemporaryDirectory() as folder:
        # What made-up Chinese is drawn from: the characters of the exam's sentences, by themselves.
        other = DATA / "terms.zh-en.tsv"
        han = sorted(set(HAN.findall(other.read_text(encoding="utf-8"))))
        han = sorted({*han, *(char for term in terms for char in HAN.findall(term.targets[0]))})
        steps = copying_marian.train(Path(folder), source=source, han=han, minutes=options.minutes)
        engine = TransformersEngine(
            Path(folder), name="marian", digest=f"{steps}-{time.time_ns()}",
            directions=(direction,),
        )  # fmt: skip
        kept = KeptEngine(engine, answers, direction)
        _table(questions, kept, direction, options)
        engine.close()


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark."""
    options = parse(arguments)
    answers = Answers(options.cache, limit=options.limit)
    print("| direction | variant | honoured | % | engine calls a sentence |\n|---|---|---|---|---|")
    try:
        for direction in ("zh-en", "en-zh"):
            if options.direction in (direction, "both"):
                way = measure_marian if options.train_marian else measure
                way(direction, options, answers)
    except BudgetSpentError:
        print("Stopped by --limit; the same command goes on.", file=sys.stderr)
        return MORE_TO_DO
    finally:
        answers.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
