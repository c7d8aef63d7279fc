"""What memory knows of a document, and under what: a segment's signature.

That is the run's, with what is asked for in this segment alone: the glossary's terms, and the
names that are carried into it (``carry_names``). A term that is added or changed later touches
nothing else.

A sentence is kept twice where its place adds something to it: as it stands there, and by itself
(``document.places``). So it is found wherever it stands, and its own place comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.document.places import Place
from translator.document.plan import Item, Plan
from translator.store import Library, MemoryEntry, Remembered
from translator.translation import document_names
from translator.translation.carry_names import Carrying
from translator.translation.new_segments import NewSegment
from translator.translation.prepared_document import PreparedDocument
from translator.translation.settings import Settings
from translator.translation.shown_examples import Examples, like_sentences
from translator.translation.signature import with_examples, with_terms
from translator.translation.similar_sentences import SimilarSentences
from translator.translation.terms import Terminology


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembering:
    """A run's memory.

    Args:
        library: Where it is; None: nothing is remembered.
        signature: The run's.
        passthrough: Whether its engine copies: then nothing else decides.
        settings: What a person may choose.
        terminology: The glossary.
        dictionary: For names.
        people: Where like sentences that people translated are; None: none are shown.
        examples: How many like sentences its engine is shown with one, from a language.
    """

    library: Library | None
    signature: str
    passthrough: bool
    settings: Settings
    terminology: Terminology
    dictionary: Dictionary | None
    people: Library | None
    examples: Callable[[str], int]

    def carrying(self, planned: Plan) -> Carrying:
        """Return the names of a document that its first translation decides; mostly none."""
        document = self.terminology.document(planned)
        direction = document.source_language, document.target_language
        wanted = not self.passthrough and "name" in self.settings.grounding
        if self.dictionary is None or direction != ("zh", "en") or not wanted:
            return Carrying()
        return Carrying(
            document.unsettled_names,
            (item.source for item in planned.items if not item.copied),
            lexicon=self.dictionary,
            known=partial(document_names.known, lexicon=self.dictionary),
        )

    def around(self, planned: Plan, item: Item, known: Container[str]) -> Plan:
        """Return a plan of one segment and what decides its names, to translate it by itself.

        Args:
            planned: The whole document.
            item: The segment.
            known: Sources that are translated: only these come along.
        """
        with_names = self.carrying(planned).with_names_of(item.source)
        return replace(
            planned,
            items=tuple(
                one
                for one in planned.items
                if one.segment == item.segment or (one.source in with_names and one.source in known)
            ),
        )

    def recall(self, planned: Plan, carrying: Carrying) -> dict[str, Remembered]:
        """Return what memory knows of a plan's sources; with ``fresh``, corrections only."""
        if self.library is None:
            return {}
        items = {item.source: item for item in planned.items if not item.copied}
        if carrying.sources:  # no target of an engine has an empty signature
            carrying.begin(self._found(carrying.sources, items, planned, ""))
        return carrying.gather(items, partial(self.of_sources, items, planned, carrying))

    def of_sources(
        self, items: Mapping[str, Item], planned: Plan, carrying: Carrying, sources: Sequence[str]
    ) -> dict[str, Remembered]:
        """Return what memory knows of some sources, with the names that are carried into them.

        Args:
            items: The document's segments by their source.
            planned: The document.
            carrying: Its names.
            sources: Those that are asked for.
        """
        document = self.terminology.document(planned)
        asked: dict[str, list[str]] = {}  # by signature: most sentences have no term
        for source in sources:
            asked.setdefault(self.decided(items[source], document, carrying), []).append(source)
        known: dict[str, Remembered] = {}
        shown = self.examples(document.source_language)
        for decided, same in asked.items():
            known |= self._found(same, items, planned, decided)
            if shown:  # what was made with like sentences beside it comes before what was not
                known |= self._found(same, items, planned, with_examples(decided))
        if self.settings.fresh:
            return {s: r for s, r in known.items() if r.provenance.kind == "person"}
        return known

    def _found(
        self, sources: Sequence[str], items: Mapping[str, Item], planned: Plan, signature: str
    ) -> dict[str, Remembered]:
        """Return what memory knows: a person's word before an engine's, then as it stands here."""
        if self.library is None:
            return {}
        places = {source: self._place(items[source], planned) for source in sources}
        known = self.library.recall(
            [
                *sources,
                *(place.sentence for source, place in places.items() if place.differs(source)),
            ],
            source_language=planned.source_language,
            target_language=memory_language(planned, passthrough=self.passthrough),
            signature=signature,
        )
        found: dict[str, Remembered] = {}
        for source, place in places.items():
            here, anywhere = known.get(source), known.get(place.sentence)
            by_person = anywhere is not None and anywhere.provenance.kind == "person"
            if here is not None and (here.provenance.kind == "person" or not by_person):
                found[source] = here
            elif anywhere is not None and (by_person or self._exchangeable(place, source)):
                found[source] = replace(anywhere, target=place.put(anywhere.target))
        return found

    def corrections(self, planned: Plan, sources: Sequence[str]) -> dict[str, Remembered]:
        """Return what people wrote of some sources of a plan, whatever engine was asked."""
        items = {item.source: item for item in planned.items if not item.copied}
        # No target of an engine has an empty signature.
        return self._found(sources, items, planned, "")

    def similar(self, planned: Plan, known: Container[str]) -> dict[str, Remembered]:
        """Return targets of similar sentences for what is not known, if a person wants them."""
        if self.library is None or not self.settings.fuzzy:
            return {}
        similar = SimilarSentences(
            library=self.library, document=self.terminology.document(planned),
            dictionary=self.dictionary, settings=self.settings, passthrough=self.passthrough,
            signature=self.signature,
            language=memory_language(planned, passthrough=self.passthrough),
        )  # fmt: skip
        return similar.targets(planned, known)

    def like_sentences(self, document: PreparedDocument) -> Callable[[str], Examples] | None:
        """Return what finds like sentences to show with one of a document; None: none are."""
        limit = self.examples(document.source_language)
        if self.people is None or not limit:
            return None
        return partial(
            like_sentences, self.people, source=document.source_language,
            target=memory_language(document.planned, passthrough=self.passthrough), limit=limit,
        )  # fmt: skip

    def first_places(self, segments: Iterable[NewSegment]) -> list[str]:
        """Return the sources of new segments without those whose sentence stood before.

        With a library memory knows them when the first one is translated.
        """
        sources = {one.item.source: one for one in segments}
        if self.library is None or self.passthrough:
            return list(sources)
        first: dict[str, str] = {}
        for source, one in sources.items():
            first.setdefault(self._place(one.item, one.document.planned).sentence, source)
        return list(first.values())

    def _place(self, item: Item, planned: Plan) -> Place:
        if not placeholders.MARK.search(item.source):  # most: nothing is taken apart
            return Place(leading="", sentence=item.source.strip(), trailing="")
        known = self.terminology.document(planned).segment(item)
        return Place(leading=known.leading, sentence=known.text, trailing=known.trailing)

    def _exchangeable(self, place: Place, source: str) -> bool:
        """Say whether an engine gives a sentence the same target in any place.

        One that copies hands the ends of lines through, too.
        """
        return not self.passthrough or place.holds_all(source)

    def remember(
        self, entries: Sequence[MemoryEntry], items: Mapping[str, Item], planned: Plan
    ) -> dict[str, Remembered]:
        """Keep what was translated; return it by its source, when it is on the disk.

        Args:
            entries: Segments as they stand in their blocks.
            items: The segments by their source.
            planned: The document.
        """
        made = {
            one.source: Remembered(
                target=one.target, provenance=one.provenance, findings=one.findings
            )
            for one in entries
        }
        if self.library is None:
            return made
        decided: dict[str, list[MemoryEntry]] = {}
        for entry in entries:
            same = decided.setdefault(entry.provenance.signature, [])
            same.append(entry)
            place = self._place(items[entry.source], planned)
            if place.differs(entry.source) and self._exchangeable(place, entry.source):
                target = place.take(entry.target)
                same.append(replace(entry, source=place.sentence, target=target))
        for signature, same in decided.items():
            self.library.remember(
                same,
                source_language=planned.source_language,
                target_language=memory_language(planned, passthrough=self.passthrough),
                signature=signature,
            )
        return made

    def decided(self, item: Item, document: PreparedDocument, carrying: Carrying) -> str:
        """Return the signature of a segment."""
        if self.passthrough:
            return self.signature
        looked_for = "term" in self.settings.grounding
        terms = document.terms_of(item) if looked_for else ()
        return with_terms(self.signature, terms, carrying.carried(item.source))


def memory_language(planned: Plan, *, passthrough: bool) -> str:
    """Return the language memory keeps: engines write Simplified, Traditional is made of it."""
    if not passthrough and planned.target_language.startswith("zh"):
        return "zh-Hans"
    return planned.target_language
