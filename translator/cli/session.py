"""One command's run over many documents: engines are loaded once, a bad file stops nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import click

from translator import loading, planning
from translator.cli.display import Display
from translator.cli.inputs import Input
from translator.errors import TranslatorError
from translator.pipeline import Run, Settings
from translator.planning import Plan
from translator.reading import Original
from translator.store import Library
from translator.types import Bitext


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What the command line said about languages, model and reading."""

    to: str | None = None
    source: str | None = None
    model: str | None = None
    encoding: str | None = None
    fresh: bool = False
    quiet: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Translated:
    """A document that is done."""

    bitext: Bitext
    from_memory: int
    """Segments that memory knew when the run began."""
    seconds: float


@dataclass
class Session:
    """Plans and translates the documents of one command."""

    choice: Choice
    library: Library = field(init=False)
    display: Display = field(init=False)

    def __enter__(self) -> Session:
        self._stack = ExitStack()
        self._runs: dict[tuple[str, str], Run] = {}
        self.library = self._stack.enter_context(Library())
        self.display = self._stack.enter_context(Display(quiet=self.choice.quiet))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def each(self, inputs: Sequence[Input], work: Callable[[Input, Original, Plan], None]) -> int:
        """Read, plan and work on each input; one that fails is reported, the rest goes on.

        Returns:
            Exit code: 0, or that of the last input that failed.

        Raises:
            ModelError: nothing can be translated at all.
            StoreError: the library cannot be used.
        """
        code = 0
        for item in inputs:
            try:
                original = item.read(self.choice.encoding)
                planned = planning.plan(
                    original.document, to=self.choice.to, source=self.choice.source
                )
                work(item, original, planned)
            except TranslatorError as error:
                if len(inputs) == 1 or error.exit_code == 4:
                    raise
                self.display.complain(error)
                code = error.exit_code
        return code

    def run(self, planned: Plan) -> Run:
        """Return the run for a plan's direction, its engine loaded when first needed."""
        key = (planning.primary(planned.source_language), planned.target_language)
        if key not in self._runs:
            self._runs[key] = self._stack.enter_context(
                loading.run(
                    planned,
                    model=self.choice.model,
                    library=self.library,
                    settings=Settings(fresh=self.choice.fresh),
                )
            )
        return self._runs[key]

    def translate(self, original: Original, planned: Plan) -> Translated:
        """Translate a planned document with progress."""
        started = time.monotonic()
        run = self.run(planned)
        known = run.recall(planned)
        self.display.begin()
        bitext = run.translate(
            planned, data=original.data, known=known, progress=self.display.report
        )
        return Translated(
            bitext=bitext,
            from_memory=_count(known, planned),
            seconds=time.monotonic() - started,
        )

    def known(self, planned: Plan) -> int:
        """Count the segments memory knows."""
        return _count(self.run(planned).recall(planned), planned)


def _count(known: Collection[str], planned: Plan) -> int:
    return sum(item.source in known for item in planned.items if not item.copied)


def language_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options every translating command has."""
    options = (
        click.option(
            "--to", metavar="TAG", help=f"{', '.join(planning.TARGETS)} [default: the other one]"
        ),
        click.option("--from", "source", metavar="TAG", help="zh or en [default: detected]"),
        click.option("--model", metavar="NAME", help="See 'duizhao models list'; or echo."),
        click.option("--encoding", metavar="NAME", help="Of the input [default: detected]"),
    )
    for option in reversed(options):
        command = option(command)
    return command
