"""One command's run over many documents: engines are loaded once, a bad file stops nothing.

Small documents are translated together, a group at a time, because an engine that takes many
sentences at once is several times faster with full calls than with half empty ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import TracebackType

from translator import Glossary
from translator.application import (
    Original,
    Plan,
    Run,
    direction,
    open_glossary,
    open_pool,
    open_run,
    plan_document,
    where_text_goes,
)
from translator.cli.choice import Choice
from translator.cli.display import Display
from translator.cli.inputs import Input
from translator.cli.recognised_pages import PagesRead, tell_recognised
from translator.cli.tracked_changes import settle
from translator.errors import ModelError, TranslatorError, UsageError
from translator.store import Library, Remembered
from translator.text.languages import primary
from translator.types import Bitext

_GROUP = 40_000
"""Characters from which on a group of documents is full: about a thousand sentences, enough to
fill an engine's calls, and the first results are on the disk after a minute or two."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Translated:
    """A document that is done."""

    bitext: Bitext
    from_memory: int
    """Segments that memory knew when the run began."""
    similar: int
    """Segments that have the target of a similar sentence."""
    seconds: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Ready:
    """An input that was read and planned."""

    item: Input
    original: Original
    planned: Plan


@dataclass
class Session:
    """Plans and translates the documents of one command."""

    choice: Choice
    library: Library = field(init=False)
    display: Display = field(init=False)
    failed: Callable[[Input, TranslatorError], None] | None = None
    """Told what went wrong with which input; None: it is shown, and one input alone raises it."""

    def __enter__(self) -> Session:
        self._stack = ExitStack()
        self._runs: dict[tuple[str, str], Run] = {}
        self._told: set[str] = set()
        self._made: dict[int, dict[str, Remembered]] = {}  # by run: directions never mix
        self._known: dict[int, Mapping[str, Remembered]] = {}
        self._code = 0
        self._pool = self._stack.enter_context(open_pool(self.choice.options))
        self.library = self._stack.enter_context(Library())
        self._glossary = self._gather()
        self.display = self._stack.enter_context(Display(quiet=self.choice.quiet))
        if self.choice.settings:
            self.display.say(self.choice.settings)
        for remark in self._glossary.remarks:
            self.display.say(f"Glossary: {remark}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def each(
        self,
        inputs: Sequence[Input],
        work: Callable[[Input, Original, Plan], None],
        *,
        translating: bool = True,
    ) -> int:
        """Read, plan and work on each input; one that fails is reported, the rest goes on.

        Args:
            inputs: What the command was given.
            work: Called for each, in their order.
            translating: Whether the work translates: then small documents are translated
                together before it is called for each of them.

        Returns:
            Exit code: 0, or that of the last input that failed.

        Raises:
            ModelError: nothing can be translated at all.
            StoreError: the library cannot be used.
        """
        self._code = 0
        alone = len(inputs) == 1
        for group in self._groups(inputs, alone=alone):
            if translating and len(group) > 1:
                self._together([one.planned for one in group])
            for one in group:
                with self._complaining(one.item, alone=alone):
                    work(one.item, one.original, one.planned)
            self._made.clear()
            self._known.clear()
        return self._code

    def _groups(self, inputs: Sequence[Input], *, alone: bool) -> Iterator[list[_Ready]]:
        """Read and plan inputs, and yield them a group at a time."""
        group: list[_Ready] = []
        characters = 0
        for item in inputs:
            with self._complaining(item, alone=alone):
                told = PagesRead(item.shown, self.display.say)
                original = item.read(self.choice.encoding, told)
                tell_recognised(original.document, item.shown, self.display.say)
                settle(original.document, item.shown, self.choice.changes, self.display.say)
                # Of a folder's files nobody said that each is an article.
                found = item.folder is not None
                planned = plan_document(original.document, self.choice.options, wordless=found)
                group.append(_Ready(item=item, original=original, planned=planned))
                characters += len(original.document.skeleton)
            if characters >= _GROUP:
                yield group
                group, characters = [], 0
        if group:
            yield group

    @contextmanager
    def _complaining(self, item: Input, *, alone: bool) -> Iterator[None]:
        """Report what goes wrong with one input of several; without a model, all is over."""
        try:
            yield
        except TranslatorError as error:
            if error.exit_code == ModelError.exit_code or (alone and self.failed is None):
                raise
            if self.failed is None:
                self.display.complain(error)
            else:
                self.failed(item, error)
            self._code = error.exit_code

    def _together(self, plans: Sequence[Plan]) -> None:
        """Translate what a group of documents lacks, by direction."""
        directions: dict[int, list[Plan]] = {}
        for planned in plans:
            run = self.run(planned)
            # What is drafted is shown document by document.
            if run.engine.batch > 1 and not run.engine.passthrough and run.draft is None:
                directions.setdefault(id(run), []).append(planned)
        for group in directions.values():
            if len(group) < 2:
                continue
            run = self.run(group[0])
            for planned in group:
                self._known[id(planned)] = run.recall(planned)
            known = {source for planned in group for source in self._known[id(planned)]}
            self._tell_where(run, group, known)
            self.display.begin()
            self._made[id(run)] = run.together(group, known=known, progress=self.display.report)

    def run(self, planned: Plan) -> Run:
        """Return the run for a plan's direction, its engine loaded when first needed."""
        key = (primary(planned.source_language), planned.target_language)
        if key not in self._runs:
            self._runs[key] = self._open(planned)
        return self._runs[key]

    def _open(self, planned: Plan) -> Run:
        """Open the run of a direction, with the model of the options or else of the settings."""
        options = self.choice.options
        try:
            return self._stack.enter_context(
                open_run(
                    planned, options,
                    library=self.library, glossary=self._glossary, pool=self._pool,
                )
            )  # fmt: skip
        except ModelError as error:
            if (
                options.model
                or options.model_for(planned) is None
                or error.key.startswith("draft.")
            ):
                raise
            raise ModelError(
                "cli.kept-model", problem=error, direction=direction(planned)
            ) from error

    def _gather(self) -> Glossary:
        """Return the glossary of the options, or else of the settings, and the library's own."""
        try:
            return open_glossary(self.choice.options, self.library)
        except UsageError as error:
            if not self.choice.project:
                raise
            raise UsageError("cli.kept-glossary", problem=error) from error

    def translate(self, original: Original, planned: Plan) -> Translated:
        """Translate a planned document with progress."""
        started = time.monotonic()
        run = self.run(planned)
        known = self._known.get(id(planned))
        if known is None:
            known = run.recall(planned)
        made = self._made.get(id(run), {})
        self._tell_where(run, [planned], {*known, *made})
        self.display.begin()
        bitext = run.translate(
            planned,
            data=original.data,
            known=known,
            made=made,
            progress=self.display.report,
        )
        from_memory, similar = _count(known, planned)
        return Translated(
            bitext=bitext,
            from_memory=from_memory,
            similar=similar,
            seconds=time.monotonic() - started,
        )

    def _tell_where(self, run: Run, plans: Sequence[Plan], known: Collection[str]) -> None:
        """Say once, before anything is sent, that text leaves this computer."""
        lacking = any(
            not item.copied and item.source not in known for one in plans for item in one.items
        )
        for asked in filter(None, (run.draft, run)):
            leaves = asked.engine.remote_host
            if leaves and lacking and leaves not in self._told:
                self._told.add(leaves)
                self.display.warn(where_text_goes(leaves))

    def known(self, planned: Plan) -> tuple[int, int]:
        """Count the segments memory knows, and those it knows a similar sentence of."""
        return _count(self.run(planned).recall(planned), planned)


def _count(known: Mapping[str, Remembered], planned: Plan) -> tuple[int, int]:
    kinds = [
        known[item.source].provenance.kind
        for item in planned.items
        if not item.copied and item.source in known
    ]
    similar = kinds.count("fuzzy")
    return len(kinds) - similar, similar
