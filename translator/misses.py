"""What memory does not know, translated: ground → engine → check, retry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice

from translator import marks, naming, segments
from translator.attempts import Task
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter as scripts
from translator.chinese.words.words import cut
from translator.engines.base import Request
from translator.glossary import Matcher
from translator.grounding import NO_NAMES, Grounded, Names, ground
from translator.ladder import climb
from translator.planning import Item, Plan, primary
from translator.questions import Ladder, Means
from translator.scheduling import Engines, Scheduler
from translator.settings import Settings
from translator.store import MemoryEntry
from translator.store.records import now
from translator.terminology import Terminology, worded
from translator.types import Provenance


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """A segment memory does not know, and the document it stands in."""

    item: Item
    planned: Plan


@dataclass(frozen=True, kw_only=True)
class Misses:
    """Translates segments of one direction, of one document or several.

    Args:
        engines: Who translates.
        dictionary: For names and proper nouns.
        settings: What a person may choose.
        terminology: The glossary.
        decided: Returns the signature of a segment.
    """

    engines: Engines
    dictionary: Dictionary | None
    settings: Settings
    terminology: Terminology
    decided: Callable[[Missing], str]

    def translate(self, missing: Sequence[Missing]) -> Iterator[list[MemoryEntry]]:
        """Translate; yield what each call of the engine finished.

        Raises:
            ModelError: the engine cannot be loaded, or failed.
        """
        make = self._verbatim if self.engines.engine.verbatim else self._climbed
        yield from make(missing)

    def _verbatim(self, missing: Sequence[Missing]) -> Iterator[list[MemoryEntry]]:
        planned = missing[0].planned
        source, target = primary(planned.source_language), primary(planned.target_language)
        engine = self.engines.engine
        engine.load()
        coming = iter(missing)
        while batch := list(islice(coming, engine.batch)):
            requests = [Request(text=one.item.source.strip()) for one in batch]
            outputs = engine.translate(requests, source=source, target=target)
            # One for all of a call: a book has many segments.
            provenance = _provenance(self.decided(batch[0]), "")
            yield [
                MemoryEntry(source=one.item.source, target=output.text, provenance=provenance)
                for one, output in zip(batch, outputs, strict=True)
            ]

    def _climbed(self, missing: Sequence[Missing]) -> Iterator[list[MemoryEntry]]:
        planned = missing[0].planned
        scheduler = Scheduler(
            self.engines,
            source=primary(planned.source_language),
            target=primary(planned.target_language),
            reading_order=self.settings.reading_order,
        )
        for done in scheduler.run(self._ladders(missing)):
            shared = cache(_provenance)
            yield [
                MemoryEntry(
                    source=one.item.source,
                    target=(core.leading + attempt.target + core.trailing).strip(),
                    provenance=_scored(shared(self.decided(one), attempt.rung), attempt.score),
                    findings=attempt.findings,
                )
                for (one, core), attempt in done
            ]

    def _ladders(
        self, missing: Sequence[Missing]
    ) -> Iterator[tuple[tuple[Missing, segments.Core], Ladder]]:
        """Return a ladder for each segment, made when the scheduler has room for it."""
        means = Means(
            engine=self.engines.engine,
            second=self.engines.second,
            reverse=self.engines.reverse is not None,
            quality=self.settings.quality,
            retries=self.settings.retries,
        )
        needed: dict[int, list[str]] = {}
        for one in missing:
            needed.setdefault(id(one.planned), []).append(one.item.source)
        names: dict[int, Names] = {}
        for one in missing:
            document = id(one.planned)
            if document not in names:
                names[document] = self._names(one.planned, needed[document])
            source = primary(one.planned.source_language)
            target = primary(one.planned.target_language)
            table = marks.table(one.item.block)
            core, text = worded(one.item, one.planned)
            grounded = partial(
                self._ground, source=source, target=target, names=names[document],
                terms=self.terminology.matcher(one.planned),
            )  # fmt: skip
            task = Task(
                source=text,
                table=table,
                grounded=cache(grounded),  # a retry grounds the same text again
                ungrounded=partial(grounded, kinds=frozenset()),
                source_language=source,
                target_language=target,
                typography=self.settings.typography,
                dictionary=self.dictionary,
            )
            yield (one, core), climb(task, means)

    def _ground(
        self,
        text: str,
        *,
        source: str,
        target: str,
        names: Names,
        terms: Matcher,
        kinds: frozenset[str] | None = None,
    ) -> Grounded:
        # Models have seen little Traditional text: they are shown Simplified.
        plain = scripts.to_simplified(text) if source == "zh" else text
        return ground(
            plain,
            source=source,
            target=target,
            kinds=self.settings.grounding if kinds is None else kinds,
            dictionary=self.dictionary,
            names=names,
            terms=terms,
        )

    def _names(self, planned: Plan, needed: Sequence[str]) -> Names:
        """Find the people of the whole document, so that each is written alike everywhere."""
        if self.dictionary is None or primary(planned.source_language) != "zh":
            return NO_NAMES
        return naming.decide(
            naming.text_of(planned),
            lexicon=self.dictionary,
            words=partial(cut, dictionary=self.dictionary),
            terms=self.terminology.matcher(planned),
            ask=partial(self._alone, target=primary(planned.target_language)),
            needed=scripts.to_simplified(marks.strip("\n".join(needed))),
        )

    def _alone(self, texts: Sequence[str], *, target: str) -> list[str]:
        """Translate names by themselves; what is too long for the engine is no name."""
        engine = self.engines.engine
        engine.load()
        fitting = [text for text in texts if engine.count_tokens(text) <= engine.longest]
        said: dict[str, str] = {}
        for at in range(0, len(fitting), engine.batch):
            batch = fitting[at : at + engine.batch]
            requests = [Request(text=text) for text in batch]
            outputs = engine.translate(requests, source="zh", target=target)
            said |= {text: one.text for text, one in zip(batch, outputs, strict=True)}
        return [said.get(text, "") for text in texts]


def _provenance(decided: str, rung: str) -> Provenance:
    return Provenance(kind="engine", signature=decided, created=now(), rung=rung)


def _scored(provenance: Provenance, score: float | None) -> Provenance:
    return provenance if score is None else replace(provenance, score=score)
