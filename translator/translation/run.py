"""The order of the stages; the only module that knows it.

    plan → recall → (new segments) draft → prepare → translate, check, retry → remember → pairs

Each stage takes what the one before it made and hands on the next thing: an ``Item`` of the plan
becomes a ``SourceSegment``, a ``PreparedSegment``, a ``Candidate``, a ``MemoryEntry``, a ``Pair``.

A finished call of the engine is on the disk before the next one is looked at, so whatever ends
a run, what was reported is kept and the next run goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from translator.chinese.dictionary.dictionary import Dictionary
from translator.document.plan import Plan
from translator.engines.base import Engine
from translator.errors import ModelError
from translator.glossary import Glossary
from translator.store import Library, Remembered
from translator.translation.carry_names import Carrying
from translator.translation.draft_pass import Drafts
from translator.translation.engine_calls import EngineCalls
from translator.translation.job_record import JobRecord
from translator.translation.new_segments import NewSegment, Preparation
from translator.translation.pairs import Pairing, look_over, positions
from translator.translation.prepared_document import PreparedDocument
from translator.translation.progress import Progress, ProgressCounter
from translator.translation.recall import Remembering
from translator.translation.retry.scheduler import Engines
from translator.translation.settings import Settings
from translator.translation.shown_examples import takes_examples
from translator.translation.signature import signature
from translator.translation.terms import Terminology
from translator.types import Bitext, Pair

__all__ = ["Run", "Settings"]


@dataclass
class Run:
    """Translates planned documents with one engine, one memory, one dictionary.

    Args:
        engine: Not necessarily loaded: a run without new segments never loads it.
        second: Another model for what the first gets wrong; None: there is none.
        reverse: A model of the other direction that scores targets (a ``Scorer``).
        library: Memory and jobs; None: nothing is remembered.
        people: Whose like sentences a model is shown, where nothing is to be remembered; None:
            those of ``library``.
        dictionary: For names and proper nouns.
        dictionary_digest: Its short hash, for the signature.
        glossary: The terms a person decided on.
        settings: What a person may choose.
        draft: The run of a quick model, without a library, that goes first; None: there is none.
    """

    engine: Engine
    second: Engine | None = None
    reverse: Engine | None = None
    library: Library | None = None
    people: Library | None = None
    dictionary: Dictionary | None = None
    dictionary_digest: str = ""
    glossary: Glossary = field(default_factory=Glossary)
    settings: Settings = field(default_factory=Settings)
    draft: Run | None = None
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
        known = memory.recall(planned, memory.carrying(planned))
        return {**known, **memory.similar(planned, known)}

    @property
    def memory(self) -> Remembering:
        """What this run remembers."""
        return Remembering(
            library=self.library, signature=self.signature, settings=self.settings,
            passthrough=self.engine.passthrough, terminology=self.terminology,
            dictionary=self.dictionary, examples=partial(takes_examples, self.engine),
            people=self.people or self.library,
        )  # fmt: skip

    def together(
        self,
        plans: Sequence[Plan],
        *,
        known: Collection[str],
        progress: Callable[[Progress], None] | None = None,
    ) -> dict[str, Remembered]:
        """Translate what several documents lack into memory, in calls that hold them all.

        Nothing is drafted. Sentences with a name that each document decides for itself are left
        to ``translate``.

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
        once: dict[str, NewSegment] = {}  # what stands in several places is translated once
        places: dict[str, list[NewSegment]] = {}
        memory = self.memory
        for planned in plans:
            carrying = memory.carrying(planned)
            document = self.terminology.document(planned)
            for item in planned.items:
                if item.copied or carrying.holds(item.source) or item.source in known:
                    continue
                one = NewSegment(item=item, document=document)
                once.setdefault(item.source, one)
                places.setdefault(item.source, []).append(one)
        total = sum(map(len, places.values()))
        counter = ProgressCounter(f"{len(plans)} documents", [None] * total, once)
        made: dict[str, Remembered] = {}
        for latest in self._new(list(once.values()), Carrying(), Drafts()):
            made |= latest
            if progress:
                progress(
                    counter.report(
                        self._pairing(one.document).pair(one.item, made[source])
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

        With a quick model, all that is missing is drafted first; each draft gives way to the
        translation, and stays, marked, only where the model fails at a sentence.

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
            known = known | memory.similar(planned, known)
        carrying.take_up(known)
        # What was made for another document has that one's names.
        others = {s: one for s, one in (made or {}).items() if not carrying.holds(s)}
        at_hand = {**others, **known}
        job = JobRecord.begin(self.library, planned, data, self.signature)
        document = self.terminology.document(planned)
        pairing = self._pairing(document)
        pairs = [pairing.pair(item, at_hand.get(item.source)) for item in planned.items]
        del at_hand
        job.save([pair for pair in pairs if pair is not None])
        places = positions(planned.items, pairs)
        counter = ProgressCounter(planned.document.name, pairs, places)
        drafts = Drafts(quick=self.draft, better=self.engine.name)
        drafts.make(planned, places=places, job=job, counter=counter, progress=progress)
        if progress:
            progress(counter.report(()))
        new = [
            NewSegment(item=planned.items[numbers[0]], document=document)
            for numbers in places.values()
        ]
        try:
            for done in self._new(new, carrying, drafts):
                latest = []
                for source, one in done.items():
                    for number in places.pop(source):
                        pair = pairing.pair(planned.items[number], one)
                        pairs[number] = pair
                        latest.append(pair)
                job.save(latest)
                if progress:
                    progress(counter.report(latest))
            if drafts.error and not any(one and one.provenance.kind == "engine" for one in pairs):
                raise drafts.error  # it made nothing of this document
        except ModelError as error:
            raise drafts.explained(error, job) from error
        for number, pair in drafts.staying(places, planned).items():
            pairs[number] = pair
            job.save([pair])
        said = memory.corrections(planned, [one.item.source for one in new])
        for number, item in enumerate(planned.items if said else ()):  # written in the meantime
            pairs[number] = pairing.pair(item, said.get(item.source)) or pairs[number]
        whole = [pair for pair in pairs if pair is not None]
        if not self.engine.passthrough:
            job.save(look_over(whole, planned))
        job.finish()
        return Bitext(
            document=planned.document,
            source_language=planned.source_language,
            target_language=planned.target_language,
            pairs=tuple(whole),
            signature=self.signature,
            verbatim=self.engine.passthrough,
        )

    def remembered(self, planned: Plan) -> tuple[Pair, ...]:
        """Return the pairs memory knows of a plan, as ``translate`` gives them; it asks nothing."""
        known = self.recall(planned)
        pairing = self._pairing(self.terminology.document(planned))
        pairs = [pairing.pair(item, known.get(item.source)) for item in planned.items]
        whole = [pair for pair in pairs if pair is not None]
        if not self.engine.passthrough:
            look_over(whole, planned)
        return tuple(whole)

    def _pairing(self, document: PreparedDocument) -> Pairing:
        return Pairing(
            document=document, settings=self.settings, passthrough=self.engine.passthrough
        )

    def _new(
        self, segments: Sequence[NewSegment], carrying: Carrying, drafts: Drafts
    ) -> Iterator[Mapping[str, Remembered]]:
        """Translate what memory does not know; yield what each call of the engine finished.

        It is on the disk by then. What others wait for comes first; when that is done, memory
        may know the others.
        """
        memory = self.memory
        waiting = {one.item.source: one for one in segments}
        items = {source: one.item for source, one in waiting.items()}
        preparation = Preparation(
            segments=segments, engine=self.engine, dictionary=self.dictionary,
            settings=self.settings, carrying=carrying,
            examples=memory.like_sentences(segments[0].document) if segments else None,
        )  # fmt: skip
        calls = EngineCalls(
            engines=Engines(engine=self.engine, second=self.second, reverse=self.reverse),
            settings=self.settings, preparation=preparation, memory=memory,
        )  # fmt: skip
        while waiting:
            planned = next(iter(waiting.values())).document.planned
            leading = carrying.leading(waiting)
            now = leading or memory.first_places(waiting.values())
            for made in drafts.despite(calls.entries, [waiting[source] for source in now]):
                done = memory.remember(made, items, planned)
                for source, one in done.items():
                    carrying.learn(source, one)
                yield done
            for source in now:
                del waiting[source]
            # What waits for a name that is settled now, or stood before in another place.
            held = [source for source in waiting if not leading or carrying.holds(source)]
            ask = partial(memory.of_sources, items, planned, carrying)
            if known := carrying.gather(held, ask):
                yield known
                for source in known:
                    del waiting[source]
