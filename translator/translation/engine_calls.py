"""What the engines of a run make of new segments, a call at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.store import MemoryEntry
from translator.translation.new_segments import NewSegment, Preparation, entries, pass_through
from translator.translation.recall import Remembering
from translator.translation.retry.candidate import RetryOptions
from translator.translation.retry.policy import translate_segment
from translator.translation.retry.scheduler import Engines, Policies, Scheduler
from translator.translation.segment import SourceSegment
from translator.translation.settings import Settings
from translator.translation.signature import with_examples

_Begun = tuple[NewSegment, SourceSegment, bool]
"""A segment, taken apart, and whether like sentences are shown with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineCalls:
    """Puts segments to the engines of a run.

    Args:
        engines: Who answers.
        settings: What a person may choose.
        preparation: Grounds the segments.
        memory: Knows under what each one is remembered.
    """

    engines: Engines
    settings: Settings
    preparation: Preparation
    memory: Remembering

    def entries(self, segments: Sequence[NewSegment]) -> Iterator[list[MemoryEntry]]:
        """Yield what each call of the engine made of new segments.

        Raises:
            ModelError: the engine cannot be loaded, or failed.
        """
        if self.memory.passthrough:
            yield from pass_through(self.engines.engine, segments, self.memory.signature)
            return
        document = segments[0].document
        scheduler = Scheduler(
            self.engines,
            source=document.source_language,
            target=document.target_language,
            reading_order=self.settings.reading_order,
        )
        for done in scheduler.run(self._begun(segments)):
            yield entries(
                (segment, self._signature(one, shown), candidate)
                for (one, segment, shown), candidate in done
            )

    def _signature(self, one: NewSegment, shown: bool) -> str:
        decided = self.memory.decided(one.item, one.document, self.preparation.carrying)
        return with_examples(decided) if shown else decided

    def _begun(self, segments: Sequence[NewSegment]) -> Policies[_Begun]:
        """Begin each segment when the scheduler has room for it."""
        options = RetryOptions(
            engine=self.engines.engine, second=self.engines.second,
            reverse=self.engines.reverse is not None,
            quality=self.settings.quality, retries=self.settings.retries,
        )  # fmt: skip
        for one in segments:
            segment = one.document.segment(one.item)
            prepared = self.preparation.prepare(segment, one.document)
            yield (one, segment, bool(prepared.context)), translate_segment(prepared, options)
