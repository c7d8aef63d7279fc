"""The order of the stages; the only module that knows it.

    segments → memory → (misses) ground → engine → check, retry → commit → pairs

A finished call of the engine is on the disk before the next one is looked at, so whatever ends
a run, what was reported is kept and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import overload

from translator.checks.document import check_document
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.document.plan import Item, Plan
from translator.engines.base import Engine
from translator.glossary import Glossary
from translator.grounding.people_in_text import people_for
from translator.store import Library, Remembered
from translator.text.typography import apply as rules
from translator.translation.carry_names import Carrying
from translator.translation.new_segments import Misses, Missing
from translator.translation.progress import Progress, Tally
from translator.translation.recall import Remembering, memory_language
from translator.translation.retry.scheduler import Engines
from translator.translation.settings import Settings
from translator.translation.signature import signature
from translator.translation.terms import Terminology
from translator.types import Bitext, Pair, Provenance

__all__ = ["Run", "Settings"]

_COPY = Provenance(kind="copy")


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
        memory = self.memory
        return memory.recall(planned, memory.carrying(planned))

    @property
    def memory(self) -> Remembering:
        """What this run remembers."""
        return Remembering(
            library=self.library,
            signature=self.signature,
            verbatim=self.engine.passthrough,
            settings=self.settings,
            terminology=self.terminology,
            dictionary=self.dictionary,
        )

    def together(
        self,
        plans: Sequence[Plan],
        *,
        known: Collection[str],
        progress: Callable[[Progress], None] | None = None,
    ) -> dict[str, Remembered]:
        """Translate what several documents lack into memory, in calls that hold them all.

        Sentences with a name that each document decides for itself are left to ``translate``.

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
        once: dict[str, Missing] = {}  # what stands in several places is translated once
        places: dict[str, list[Missing]] = {}
        memory = self.memory
        for planned in plans:
            carrying = memory.carrying(planned)
            for item in planned.items:
                if item.copied or carrying.holds(item.source):
                    continue
                if item.source not in known:
                    one = Missing(item=item, planned=planned)
                    once.setdefault(item.source, one)
                    places.setdefault(item.source, []).append(one)
        total = sum(map(len, places.values()))
        tally = Tally(f"{len(plans)} documents", [None] * total, once)
        made: dict[str, Remembered] = {}
        for latest in self._misses(list(once.values()), Carrying()).made():
            made |= latest
            if progress:
                progress(
                    tally.report(
                        self._pair(one.item, made[source], one.planned)
                        for source in latest
                        for one in places[source]
                    )
                )
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
        memory = self.memory
        carrying = memory.carrying(planned)
        if known is None:
            known = memory.recall(planned, carrying)
        else:
            carrying.take_up(known)
        # What was made for another document has that one's names.
        others = {s: one for s, one in (made or {}).items() if not carrying.holds(s)}
        at_hand = {**others, **known}
        job = self._start_job(planned, data)
        pairs = [self._pair(item, at_hand.get(item.source), planned) for item in planned.items]
        del at_hand
        self._save(job, [pair for pair in pairs if pair is not None])
        places = _places(planned.items, pairs)
        missing = [planned.items[numbers[0]] for numbers in places.values()]
        tally = Tally(planned.document.name, pairs, places)
        if progress:
            progress(tally.report(()))
        wanted = [Missing(item=item, planned=planned) for item in missing]
        for done in self._misses(wanted, carrying).made():
            latest = []
            for source, one in done.items():
                for number in places.pop(source):
                    pair = self._pair(planned.items[number], one, planned)
                    pairs[number] = pair
                    latest.append(pair)
            self._save(job, latest)
            if progress:
                progress(tally.report(latest))
        whole = [pair for pair in pairs if pair is not None]
        if not self.engine.passthrough:
            self._save(job, self._look_over(whole, planned))
        self._finish_job(job)
        return Bitext(
            document=planned.document,
            source_language=planned.source_language,
            target_language=planned.target_language,
            pairs=tuple(whole),
            signature=self.signature,
            verbatim=self.engine.passthrough,
        )

    def _misses(self, missing: Sequence[Missing], carrying: Carrying) -> Misses:
        return Misses(
            missing=missing,
            engines=Engines(engine=self.engine, second=self.second, reverse=self.reverse),
            dictionary=self.dictionary,
            settings=self.settings,
            terminology=self.terminology,
            memory=self.memory, carrying=carrying,
        )  # fmt: skip

    def _look_over(self, pairs: list[Pair], planned: Plan) -> list[Pair]:
        """Add what only the whole document shows to its pairs; return those it is added to."""
        found = check_document(
            pairs,
            source_language=planned.source_language,
            target_language=planned.target_language,
        )
        for number, findings in found.items():
            pair = pairs[number]
            pairs[number] = replace(pair, findings=(*pair.findings, *findings))
        return [pairs[number] for number in found]

    def _localised(self, item: Item, known: Remembered, planned: Plan) -> str:
        """Return a target in the script asked for."""
        target = known.target
        if planned.target_language != memory_language(planned, verbatim=self.engine.passthrough):
            target = converter.convert(
                target,
                planned.target_language,
                "zh-Hans",
                regional=self.settings.regional,
                people=people_for(target, planned.target_language, "zh-Hans"),
            )
            if known.provenance.kind != "person":  # Traditional has quotation marks of its own
                target = rules.typography(target, planned.target_language, self.settings.typography)
            target = self.terminology.localised(target, item, planned)
        return target

    @overload
    def _pair(self, item: Item, known: Remembered, planned: Plan) -> Pair: ...
    @overload
    def _pair(self, item: Item, known: Remembered | None, planned: Plan) -> Pair | None: ...
    def _pair(self, item: Item, known: Remembered | None, planned: Plan) -> Pair | None:
        """Return the pair of a segment; None: the engine is needed for it."""
        if item.copied:
            target, provenance = item.source.strip(), _COPY
            return Pair(
                segment=item.segment, source=item.source, target=target, provenance=provenance
            )
        if known is None:
            return None
        return Pair(
            segment=item.segment,
            source=item.source,
            target=self._localised(item, known, planned),
            provenance=known.provenance,
            findings=known.findings,
        )

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


def _places(items: Sequence[Item], pairs: Sequence[Pair | None]) -> dict[str, list[int]]:
    """Return, for each source that has no pair yet, the numbers of the items it stands in."""
    places: dict[str, list[int]] = {}
    for number, (item, pair) in enumerate(zip(items, pairs, strict=True)):
        if pair is None:
            places.setdefault(item.source, []).append(number)
    return places
