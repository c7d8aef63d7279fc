"""The order of the stages; the only module that knows it.

    segments → memory → (misses) ground → engine → check, retry → commit → pairs

A finished call of the engine is on the disk before the next one is looked at, so whatever ends
a run, what was reported is kept and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice

from translator import marks, naming, segments
from translator.attempts import Task
from translator.engines.base import Engine, Request
from translator.glossary import Glossary, Matcher
from translator.grounding import DEFAULT, NO_NAMES, Grounded, Names, ground
from translator.ladder import Ladder, Means, climb
from translator.planning import Item, Plan, primary
from translator.progress import Progress, Tally
from translator.scheduling import Engines, Scheduler
from translator.signature import signature, with_terms
from translator.store import Library, MemoryEntry, Remembered
from translator.store.records import now
from translator.terminology import Terminology, worded
from translator.text import scripts
from translator.text import typography as rules
from translator.text.dictionary import Dictionary
from translator.text.typography import Typography
from translator.text.words import words
from translator.types import Bitext, Pair, Provenance, Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a person may choose about a run, besides the model."""

    grounding: frozenset[str] = DEFAULT
    quality: Quality = Quality.BALANCED
    fresh: bool = False
    """Translate again what memory knows; corrections made by people are kept all the same."""
    typography: Typography = rules.DEFAULT
    retries: bool = True
    """False: first attempts only, to measure them; their faults are told all the same."""
    reading_order: bool = False
    """A person waits for the next sentence; otherwise the order is the quickest one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Missing:
    """A segment memory does not know, and the document it stands in."""

    item: Item
    planned: Plan


@dataclass
class Run:
    """Translates planned documents with one engine, one memory, one dictionary.

    Args:
        engine: Not necessarily loaded: a run without misses never loads it.
        second: Another model for what the first gets wrong; None: there is none.
        reverse: A model of the other direction that weighs targets (a ``Scorer``).
        library: Memory and jobs; None: nothing is remembered.
        dictionary: For names and proper nouns.
        dictionary_digest: Its short hash, for the signature.
        glossary: The terms a person decided on.
        settings: What a person may choose.
    """

    engine: Engine
    second: Engine | None = None
    reverse: Engine | None = None
    library: Library | None = None
    dictionary: Dictionary | None = None
    dictionary_digest: str = ""
    glossary: Glossary = field(default_factory=Glossary)
    settings: Settings = field(default_factory=Settings)
    terminology: Terminology = field(init=False)

    def __post_init__(self) -> None:
        self.terminology = Terminology(self.glossary, self.dictionary)

    @property
    def signature(self) -> str:
        """What decides the targets of this run, but for the glossary's terms.

        Those are added to it sentence by sentence, where a sentence has any: a term that is
        added or changed later touches nothing else.
        """
        return signature(
            self.engine,
            grounding=self.settings.grounding,
            dictionary=self.dictionary_digest,
            quality=self.settings.quality,
            others=[engine for engine in (self.second, self.reverse) if engine is not None],
            typography=self.settings.typography.signature(),
        )

    def recall(self, planned: Plan) -> dict[str, Remembered]:
        """Return what memory knows of a plan's sources; with ``fresh``, corrections only."""
        if self.library is None:
            return {}
        plain = self.signature
        asked: dict[str, dict[str, None]] = {}  # by signature: most sentences have no term
        for item in planned.items:
            if not item.copied:
                asked.setdefault(self._decided(item, planned, plain), {})[item.source] = None
        known: dict[str, Remembered] = {}
        for decided, sources in asked.items():
            known |= self.library.recall(
                list(sources),
                source_language=planned.source_language,
                target_language=self._memory_language(planned),
                signature=decided,
            )
        if self.settings.fresh:
            return {s: r for s, r in known.items() if r.provenance.kind == "person"}
        return known

    def together(
        self,
        plans: Sequence[Plan],
        *,
        known: Collection[str],
        progress: Callable[[Progress], None] | None = None,
    ) -> dict[str, Remembered]:
        """Translate what several documents lack into memory, in calls that hold them all.

        Args:
            plans: Of one direction; few enough to be held in memory at once.
            known: Sources that need no translation, of all of them.
            progress: Called after every call of the engine, when it is already on the disk.

        Returns:
            What was translated, for ``translate``'s ``made``.

        Raises:
            ModelError: the engine cannot be loaded, or failed.
            StoreError: the library cannot be written.
        """
        missing = [
            _Missing(item=item, planned=planned)
            for planned in plans
            for item in planned.items
            if not item.copied and item.source not in known
        ]
        items = [one.item for one in missing]
        tally = Tally(f"{len(plans)} documents", [None] * len(items), items)
        places = _places(items)
        made: dict[str, Remembered] = {}
        for entries in self._made(_once(missing)):
            made |= {entry.source: _remembered(entry) for entry in entries}
            if progress:
                found = {
                    e.source: self._localised(places[e.source][0], _remembered(e), plans[0])
                    for e in entries
                }
                done = [item for entry in entries for item in places[entry.source]]
                progress(tally.report(p for item in done if (p := self._pair(item, found))))
        return made

    def translate(
        self,
        planned: Plan,
        *,
        data: bytes | None = None,
        known: Mapping[str, Remembered] | None = None,
        made: Mapping[str, Remembered] | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> Bitext:
        """Translate what memory does not know and return every pair of the document.

        Args:
            planned: As ``plan`` made it.
            data: The original file, for the library; None: the document is not added to it.
            known: As ``recall`` returned it for this plan; None: memory is asked.
            made: What ``together`` has just translated.
            progress: Called after every call of the engine, when it is already on the disk.

        Raises:
            ModelError: the engine cannot be loaded, or failed.
            StoreError: the library cannot be written.
        """
        known = self.recall(planned) if known is None else known
        at_hand = {**(made or {}), **known}
        found = {
            item.source: self._localised(item, at_hand[item.source], planned)
            for item in planned.items
            if item.source in at_hand
        }
        job = self._start_job(planned, data)
        pairs = [self._pair(item, found) for item in planned.items]
        self._save(job, [pair for pair in pairs if pair is not None])
        missing = [item for item, pair in zip(planned.items, pairs, strict=True) if pair is None]
        tally = Tally(planned.document.name, pairs, missing)
        if progress:
            progress(tally.report(()))
        places = _places(missing)
        for entries in self._made(_once(_Missing(item=item, planned=planned) for item in missing)):
            found |= {
                e.source: self._localised(places[e.source][0], _remembered(e), planned)
                for e in entries
            }
            done = [item for entry in entries for item in places[entry.source]]
            latest = [pair for item in done if (pair := self._pair(item, found)) is not None]
            self._save(job, latest)
            if progress:
                progress(tally.report(latest))
        pairs = [self._pair(item, found) for item in planned.items]
        self._finish_job(job)
        return Bitext(
            document=planned.document,
            source_language=planned.source_language,
            target_language=planned.target_language,
            pairs=tuple(pair for pair in pairs if pair is not None),
            signature=self.signature,
            verbatim=self.engine.verbatim,
        )

    def _made(self, missing: Sequence[_Missing]) -> Iterator[list[MemoryEntry]]:
        """Translate; yield what each call of the engine finished, when it is on the disk."""
        if not missing:
            return
        planned = missing[0].planned
        make = self._verbatim if self.engine.verbatim else self._climbed
        for entries in make(missing):
            self._remember(entries, planned)
            yield entries

    def _remember(self, entries: Sequence[MemoryEntry], planned: Plan) -> None:
        if self.library is None:
            return
        decided: dict[str, list[MemoryEntry]] = {}
        for entry in entries:
            decided.setdefault(entry.provenance.signature, []).append(entry)
        for signature_, same in decided.items():
            self.library.remember(
                same,
                source_language=planned.source_language,
                target_language=self._memory_language(planned),
                signature=signature_,
            )

    def _verbatim(self, missing: Sequence[_Missing]) -> Iterator[list[MemoryEntry]]:
        planned = missing[0].planned
        source, target = primary(planned.source_language), primary(planned.target_language)
        self.engine.load()
        coming = iter(missing)
        while batch := list(islice(coming, self.engine.batch)):
            requests = [Request(text=one.item.source.strip()) for one in batch]
            outputs = self.engine.translate(requests, source=source, target=target)
            # One for all of a call: a book has many segments.
            provenance = self._provenance(self.signature, "")
            yield [
                MemoryEntry(source=one.item.source, target=output.text, provenance=provenance)
                for one, output in zip(batch, outputs, strict=True)
            ]

    def _climbed(self, missing: Sequence[_Missing]) -> Iterator[list[MemoryEntry]]:
        planned = missing[0].planned
        plain = self.signature
        scheduler = Scheduler(
            Engines(engine=self.engine, second=self.second, reverse=self.reverse),
            source=primary(planned.source_language),
            target=primary(planned.target_language),
            reading_order=self.settings.reading_order,
        )
        for done in scheduler.run(self._ladders(missing)):
            provenance = cache(self._provenance)
            yield [
                MemoryEntry(
                    source=item.source,
                    target=(core.leading + attempt.target + core.trailing).strip(),
                    provenance=provenance(self._decided(item, planned, plain), attempt.rung),
                    findings=attempt.findings,
                )
                for (item, core), attempt in done
            ]

    def _ladders(
        self, missing: Sequence[_Missing]
    ) -> Iterator[tuple[tuple[Item, segments.Core], Ladder]]:
        """Return a ladder for each segment, made when the scheduler has room for it."""
        means = Means(
            engine=self.engine,
            second=self.second,
            reverse=self.reverse is not None,
            quality=self.settings.quality,
            retries=self.settings.retries,
        )
        names: dict[int, Names] = {}
        for one in missing:
            document = id(one.planned)
            if document not in names:
                needed = [each.item.source for each in missing if each.planned is one.planned]
                names[document] = self._names(one.planned, needed)
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
            )
            yield (one.item, core), climb(task, means)

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

    def _decided(self, item: Item, planned: Plan, signature: str) -> str:
        """Add a segment's terms to the run's signature."""
        if self.engine.verbatim or "term" not in self.settings.grounding:
            return signature
        return with_terms(signature, self.terminology.found(item, planned))

    def _names(self, planned: Plan, needed: Sequence[str]) -> Names:
        """Find the people of the whole document, so that each is written alike everywhere."""
        if self.dictionary is None or primary(planned.source_language) != "zh":
            return NO_NAMES
        return naming.decide(
            naming.text_of(planned),
            lexicon=self.dictionary,
            words=partial(words, dictionary=self.dictionary),
            terms=self.terminology.matcher(planned),
            ask=partial(self._alone, target=primary(planned.target_language)),
            needed=scripts.to_simplified(marks.strip("\n".join(needed))),
        )

    def _alone(self, texts: Sequence[str], *, target: str) -> list[str]:
        """Translate names by themselves; what is too long for the engine is no name."""
        self.engine.load()
        fitting = [text for text in texts if self.engine.count_tokens(text) <= self.engine.longest]
        said: dict[str, str] = {}
        for at in range(0, len(fitting), self.engine.batch):
            batch = fitting[at : at + self.engine.batch]
            requests = [Request(text=text) for text in batch]
            outputs = self.engine.translate(requests, source="zh", target=target)
            said |= {text: one.text for text, one in zip(batch, outputs, strict=True)}
        return [said.get(text, "") for text in texts]

    def _localised(self, item: Item, known: Remembered, planned: Plan) -> tuple[str, Remembered]:
        """Return a target in the script asked for, with what memory holds."""
        target = known.target
        if planned.target_language != self._memory_language(planned):
            target = scripts.convert(target, planned.target_language, "zh-Hans")
            if known.provenance.kind != "person":  # Traditional has quotation marks of its own
                target = rules.typography(target, planned.target_language, self.settings.typography)
            target = self.terminology.localised(target, item, planned)
        return target, known

    def _memory_language(self, planned: Plan) -> str:
        """Engines write Simplified; Traditional is converted from it."""
        if not self.engine.verbatim and planned.target_language.startswith("zh"):
            return "zh-Hans"
        return planned.target_language

    def _pair(self, item: Item, found: dict[str, tuple[str, Remembered]]) -> Pair | None:
        if item.copied:
            return Pair(
                segment=item.segment,
                source=item.source,
                target=item.source.strip(),
                provenance=Provenance(kind="copy"),
            )
        if item.source not in found:
            return None
        target, known = found[item.source]
        return Pair(
            segment=item.segment,
            source=item.source,
            target=target,
            provenance=known.provenance,
            findings=known.findings,
        )

    def _provenance(self, decided: str, rung: str) -> Provenance:
        return Provenance(kind="engine", signature=decided, created=now(), rung=rung)

    def _start_job(self, planned: Plan, data: bytes | None) -> int | None:
        if self.library is None or data is None:
            return None
        document_id = self.library.add_document(planned.document, data)
        return self.library.start_job(
            document_id,
            source_language=planned.source_language,
            target_language=planned.target_language,
            signature=self.signature,
            total=len(planned.items),
        )

    def _save(self, job: int | None, pairs: Sequence[Pair]) -> None:
        if self.library is not None and job is not None and pairs:
            self.library.save_pairs(job, pairs)

    def _finish_job(self, job: int | None) -> None:
        if self.library is not None and job is not None:
            self.library.finish_job(job)


def _places(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Return where each source stands."""
    places: dict[str, list[Item]] = {}
    for item in items:
        places.setdefault(item.source, []).append(item)
    return places


def _once(missing: Iterable[_Missing]) -> list[_Missing]:
    """Return each source once: what stands twice is translated once."""
    first: dict[str, _Missing] = {}
    for one in missing:
        first.setdefault(one.item.source, one)
    return list(first.values())


def _remembered(entry: MemoryEntry) -> Remembered:
    return Remembered(target=entry.target, provenance=entry.provenance, findings=entry.findings)
