"""What memory does not know, translated: ground → engine → check, retry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.chinese.words.words import cut
from translator.document import segments
from translator.document.plan import Item, Plan, primary
from translator.engines.base import Request
from translator.glossary import Matcher
from translator.grounding import NO_NAMES, Grounded, Names, ground
from translator.store import MemoryEntry, Remembered
from translator.store.records import now
from translator.translation import document_names
from translator.translation.carry_names import Carrying
from translator.translation.recall import Remembering
from translator.translation.retry.candidate import Ladder, Means
from translator.translation.retry.policy import climb
from translator.translation.retry.scheduler import Engines, Scheduler
from translator.translation.segment import Task
from translator.translation.settings import Settings
from translator.translation.terms import Terminology, worded
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
        missing: The segments.
        engines: Who translates.
        dictionary: For names and proper nouns.
        settings: What a person may choose.
        terminology: The glossary.
        memory: Where what was translated goes.
        carrying: Names of the document that its first translation decides; of several
            documents: none.
    """

    missing: Sequence[Missing]
    engines: Engines
    dictionary: Dictionary | None
    settings: Settings
    terminology: Terminology
    memory: Remembering
    carrying: Carrying
    _names: dict[int, Names] = field(default_factory=dict, init=False)

    def made(self) -> Iterator[Mapping[str, Remembered]]:
        """Translate; yield what each call of the engine finished, when it is on the disk.

        What others wait for comes first. When that is done, memory may know the others.

        Raises:
            ModelError: the engine cannot be loaded, or failed.
            StoreError: the library cannot be written.
        """
        waiting = {one.item.source: one for one in self.missing}
        items = {source: one.item for source, one in waiting.items()}
        while waiting:
            planned = next(iter(waiting.values())).planned
            leading = self.carrying.leading(waiting)
            now = leading or list(waiting)
            for entries in self._translated([waiting[source] for source in now]):
                self.memory.remember(entries, planned)
                done = {entry.source: _remembered(entry) for entry in entries}
                for source, one in done.items():
                    self.carrying.learn(source, one)
                yield done
            for source in now:
                del waiting[source]
            held = [source for source in waiting if self.carrying.holds(source)]
            ask = partial(self.memory.of_sources, items, planned, self.carrying)
            if known := self.carrying.gather(held, ask):
                yield known
                for source in known:
                    del waiting[source]

    def _translated(self, missing: Sequence[Missing]) -> Iterator[list[MemoryEntry]]:
        make = self._verbatim if self.engines.engine.passthrough else self._climbed
        yield from make(missing)

    def _decided(self, one: Missing) -> str:
        return self.memory.decided(one.item, one.planned, self.carrying)

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
            provenance = _provenance(self._decided(batch[0]), "")
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
                    provenance=_scored(shared(self._decided(one), attempt.rung), attempt.score),
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
        for one in missing:
            names = self._names_of(one.planned)
            if carried := self.carrying.carried(one.item.source):
                names = replace(names, carried=carried)
            source = primary(one.planned.source_language)
            target = primary(one.planned.target_language)
            table = placeholders.table(one.item.block)
            core, text = worded(one.item, one.planned)
            grounded = partial(
                self._ground, source=source, target=target, names=names,
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
        plain = converter.to_simplified(text) if source == "zh" else text
        return ground(
            plain,
            source=source,
            target=target,
            kinds=self.settings.grounding if kinds is None else kinds,
            dictionary=self.dictionary,
            names=names,
            terms=terms,
        )

    def _names_of(self, planned: Plan) -> Names:
        """Find the people of the whole document, so that each is written alike everywhere."""
        if self.dictionary is None or primary(planned.source_language) != "zh":
            return NO_NAMES
        if id(planned) not in self._names:
            needed = [one for one in self.missing if one.planned is planned]
            self._names[id(planned)] = document_names.decide(
                document_names.text_of(planned),
                lexicon=self.dictionary,
                words=partial(cut, dictionary=self.dictionary),
                terms=self.terminology.matcher(planned),
                ask=partial(self._alone, target=primary(planned.target_language)),
                needed=converter.to_simplified(
                    placeholders.strip("\n".join(one.item.source for one in needed))
                ),
                settled={
                    name.name
                    for one in needed
                    for name in self.carrying.carried(one.item.source)
                    if not name.at
                },
            )
        return self._names[id(planned)]

    def _alone(self, texts: Sequence[str], *, target: str) -> list[str]:
        """Translate names by themselves; what is too long for the engine is no name."""
        engine = self.engines.engine
        engine.load()
        fitting = [text for text in texts if engine.count_tokens(text) <= engine.max_tokens]
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


def _remembered(entry: MemoryEntry) -> Remembered:
    return Remembered(target=entry.target, provenance=entry.provenance, findings=entry.findings)
