"""Drafts: a quick model goes first over what memory does not know, the better one follows.

A draft stands among the pairs of its job, marked (``Provenance.draft``), and nowhere else: what the
quick model says is never remembered as what the better one says. It gives way to the better
translation; where the better model fails at a sentence it stays, and a finding says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from translator.checks.wording import say
from translator.document.plan import Item, Plan
from translator.engines.base import Engine
from translator.errors import EngineError, ModelError
from translator.store import MemoryEntry, Remembered
from translator.translation.job_record import JobRecord
from translator.translation.new_segments import NewSegment
from translator.translation.progress import Progress, ProgressCounter
from translator.types import Bitext, Level, Pair

_log = logging.getLogger(__name__)
_DEAD = 3
"""Sentences in a row at which an engine fails, each by itself, until it counts as failed: one may
be too much for it, three hardly ever are."""

Watch = Callable[[Progress], None]
Work = Callable[[Sequence[NewSegment]], Iterator[list[MemoryEntry]]]
"""Translates segments; yields what each call of the engine made."""


class QuickRun(Protocol):
    """A ``Run`` of the quick model, without a library."""

    engine: Engine

    @property
    def signature(self) -> str:
        """As ``Run.signature``."""
        ...

    def translate(
        self, planned: Plan, *, known: Mapping[str, Remembered] | None, progress: Watch | None
    ) -> Bitext:
        """As ``Run.translate``."""
        ...


@dataclass(kw_only=True)
class Drafts:
    """The drafts of one document, and what the better model could not do.

    Args:
        quick: Makes them; None: there are none.
        better: Name of the better model.
    """

    quick: QuickRun | None = None
    better: str = ""
    error: EngineError | None = None
    """Why the better model failed at a sentence, the latest; None: it failed at none."""
    _pairs: dict[str, Pair] = field(default_factory=dict)

    def __contains__(self, source: object) -> bool:
        return source in self._pairs

    def make(
        self,
        planned: Plan,
        *,
        places: Mapping[str, Sequence[int]],
        job: JobRecord,
        counter: ProgressCounter,
        progress: Watch | None,
    ) -> None:
        """Draft what is missing; each call's drafts are on the disk before they are reported.

        A quick model that fails keeps nobody from the better one: it is told, and what it made
        until then counts.

        Args:
            planned: The whole document.
            places: The sources that are missing, with the numbers of their items.
            job: Keeps the drafts; has those of a run before this one.
            counter: Of the document.
            progress: Told of drafts.
        """
        if self.quick is None or not places:
            return

        def take(pairs: Iterable[Pair]) -> list[Pair]:
            drafts = [_as_draft(pair) for pair in pairs]
            self._pairs |= {pair.source: pair for pair in drafts}
            return drafts

        def report(pairs: Iterable[Pair], problem: ModelError | None = None) -> None:
            counted = counter.drafted(pairs, problem=problem)
            if progress:
                progress(counted)

        def watch(now: Progress) -> None:
            drafts = take(now.latest)
            job.save(drafts)
            report(drafts)

        before = take(pair for pair in job.drafts(self.quick.signature) if pair.source in places)
        again = [self._of(planned.items[n]) for one in before for n in places[one.source]]
        job.save(again)
        report(again)
        lacking = replace(planned, items=tuple(i for i in planned.items if i.source in places))
        known = {
            one.source: Remembered(
                target=one.target, provenance=one.provenance, findings=one.findings
            )
            for one in before
        }
        try:
            if len(known) < len(places):
                self.quick.translate(lacking, known=known, progress=watch)
        except ModelError as error:
            _log.warning("the draft model failed: %s", type(error).__name__)
            report((), error)

    def despite(self, work: Work, segments: Sequence[NewSegment]) -> Iterator[list[MemoryEntry]]:
        """Translate segments; a sentence the engine fails at is left out if it has a draft.

        Where a call fails, each sentence that is left is translated by itself.

        Args:
            work: Asks the better model.
            segments: What is to be translated.

        Raises:
            EngineError: it fails at a sentence that has no draft, or at ``_DEAD`` in a row.
        """
        left = {one.item.source: one for one in segments}
        try:
            for made in work(segments):
                for entry in made:
                    del left[entry.source]
                yield self._with_words(made)
            return
        except EngineError:
            if not self._pairs:
                raise
        failures = 0
        for source, one in left.items():
            try:
                for made in work([one]):
                    yield self._with_words(made)
                failures = 0
            except EngineError as error:
                failures += 1
                if source not in self or failures == _DEAD:
                    raise
                self.error = error

    def _with_words(self, made: list[MemoryEntry]) -> list[MemoryEntry]:
        """Leave out what the engine said nothing about, if a draft says something."""
        return [one for one in made if one.target.strip() or one.source not in self]

    def staying(self, places: Mapping[str, Sequence[int]], planned: Plan) -> dict[int, Pair]:
        """Return, by the number of its item, the drafts of what the better model did not do.

        Args:
            places: The sources it did not do, with the numbers of their items.
            planned: The document.
        """
        remark = say("draft.stays", Level.WARNING, draft=self._name, better=self.better)
        return {
            number: replace(pair, findings=(remark, *pair.findings))
            for numbers in places.values()
            for number in numbers
            for pair in [self._of(planned.items[number])]
        }

    def explained(self, error: ModelError, job: JobRecord) -> ModelError:
        """Return an error of the better model, with the drafts that are kept all the same."""
        if not self._pairs or job.library is None:
            return error
        return type(error)("draft.kept", problem=error, draft=self._name, number=len(self._pairs))

    @property
    def _name(self) -> str:
        return self.quick.engine.name if self.quick is not None else ""

    def _of(self, item: Item) -> Pair:
        return replace(self._pairs[item.source], segment=item.segment)


def _as_draft(pair: Pair) -> Pair:
    return replace(pair, provenance=replace(pair.provenance, kind="draft", from_memory=False))
