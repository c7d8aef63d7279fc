"""What memory does not know: prepared for the engine, and what came of it as memory keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.chinese.words.words import cut
from translator.document.plan import Item
from translator.engines.base import Engine, Request
from translator.grounding import NO_NAMES, Names
from translator.store import MemoryEntry
from translator.store.records import now
from translator.translation import document_names
from translator.translation.carry_names import Carrying
from translator.translation.prepared_document import PreparedDocument
from translator.translation.retry.candidate import Candidate
from translator.translation.segment import (
    Grounder,
    PreparedSegment,
    SourceSegment,
    prepare,
)
from translator.translation.settings import Settings
from translator.translation.shown_examples import Examples
from translator.types import Provenance


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSegment:
    """A segment memory does not know, and the document it stands in."""

    item: Item
    document: PreparedDocument


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """Grounds new segments of one direction, of one document or several.

    Args:
        segments: All of them: names are asked for that stand in one of them.
        engine: Asked what a name is by itself.
        dictionary: For names and proper nouns.
        settings: What a person may choose.
        carrying: Names of the document that its first translation decides; of several
            documents: none.
        examples: Finds like sentences that people translated; None: none are shown.
    """

    segments: Sequence[NewSegment]
    engine: Engine
    dictionary: Dictionary | None
    settings: Settings
    carrying: Carrying
    examples: Callable[[str], Examples] | None = None
    _names: dict[int, Names] = field(default_factory=dict, init=False)

    def prepare(self, segment: SourceSegment, document: PreparedDocument) -> PreparedSegment:
        """Return a segment of a document with what is certain about it."""
        names = self._names_of(document)
        if carried := self.carrying.carried(segment.source):
            names = replace(names, carried=carried)
        grounder = Grounder(
            source_language=document.source_language,
            target_language=document.target_language,
            kinds=self.settings.grounding,
            dictionary=self.dictionary,
            names=names,
            terms=document.terms,
        )
        return prepare(
            segment.text,
            grounder,
            placeholders=segment.placeholders,
            context=self.examples(segment.text) if self.examples else (),
            dictionary=self.dictionary,
            typography=self.settings.typography,
        )

    def _names_of(self, document: PreparedDocument) -> Names:
        """Find the people of the whole document, so that each is written alike everywhere."""
        if self.dictionary is None or document.source_language != "zh":
            return NO_NAMES
        if id(document) not in self._names:
            needed = [one.item.source for one in self.segments if one.document is document]
            self._names[id(document)] = document_names.decide(
                document_names.text_of(document.planned),
                lexicon=self.dictionary,
                words=partial(cut, dictionary=self.dictionary),
                terms=document.terms,
                ask=partial(_alone, self.engine, target=document.target_language),
                needed=converter.to_simplified(placeholders.strip("\n".join(needed))),
                settled={
                    name.name
                    for source in needed
                    for name in self.carrying.carried(source)
                    if not name.at
                },
            )
        return self._names[id(document)]


def _alone(engine: Engine, texts: Sequence[str], *, target: str) -> list[str]:
    """Translate names by themselves; what is too long for the engine is no name."""
    engine.load()
    fitting = [text for text in texts if engine.count_tokens(text) <= engine.max_tokens]
    said: dict[str, str] = {}
    for at in range(0, len(fitting), engine.batch):
        batch = fitting[at : at + engine.batch]
        requests = [Request(text=text) for text in batch]
        outputs = engine.translate(requests, source="zh", target=target)
        said |= {text: one.text for text, one in zip(batch, outputs, strict=True)}
    return [said.get(text, "") for text in texts]


def pass_through(
    engine: Engine, segments: Sequence[NewSegment], signature: str
) -> Iterator[list[MemoryEntry]]:
    """Hand whole segments to an engine that copies; yield what each call gave."""
    document = segments[0].document
    source, target = document.source_language, document.target_language
    engine.load()
    coming = iter(segments)
    while batch := list(islice(coming, engine.batch)):
        requests = [Request(text=one.item.source.strip()) for one in batch]
        outputs = engine.translate(requests, source=source, target=target)
        # One for all of a call: a book has many segments.
        provenance = _provenance(signature, "")
        yield [
            MemoryEntry(source=one.item.source, target=output.text, provenance=provenance)
            for one, output in zip(batch, outputs, strict=True)
        ]


def entries(done: Iterable[tuple[SourceSegment, str, Candidate]]) -> list[MemoryEntry]:
    """Return what memory keeps of a call's segments: each with its signature and its target."""
    shared = cache(_provenance)
    return [
        MemoryEntry(
            source=segment.source,
            target=(segment.leading + candidate.target + segment.trailing).strip(),
            provenance=_scored(shared(signature, candidate.strategy), candidate.score),
            findings=candidate.findings,
        )
        for segment, signature, candidate in done
    ]


def _provenance(signature: str, strategy: str) -> Provenance:
    return Provenance(kind="engine", signature=signature, created=now(), strategy=strategy)


def _scored(provenance: Provenance, score: float | None) -> Provenance:
    return provenance if score is None else replace(provenance, score=score)
