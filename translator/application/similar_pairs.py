"""What the memory has that is like a document's sentences: for translators, beside each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translator import placeholders
from translator.chinese.scripts import converter
from translator.document.places import Place
from translator.document.plan import Item
from translator.store import Difference, Library, Match, differences
from translator.text.languages import primary
from translator.translation.similar_sentences import fit
from translator.types import Bitext, Pair, Suggestion

LEAST = 75
"""Percent from which on a sentence is offered: below it, mending takes longer than writing."""
_MOST = 3


def similar_to(
    library: Library,
    item: Item,
    *,
    source_language: str,
    target_language: str,
    minimum: int = LEAST,
    limit: int = _MOST,
) -> list[Match]:
    """Return sentences of the memory that are like a segment's, the most alike first.

    Args:
        library: Whose memory.
        item: The segment.
        source_language: BCP 47 tag, like the next.
        target_language: Of the document; what memory keeps in Simplified is found, too.
        minimum: Percent.
        limit: At most so many.
    """
    place = Place.of(item.source, item.block, primary(source_language))
    languages = [target_language]
    if primary(target_language) == "zh" and target_language != "zh-Hans":
        languages.append("zh-Hans")
    found = [
        match
        for language in languages
        for match in library.similar(
            place.sentence,
            source_language=source_language,
            target_language=language,
            minimum=minimum,
            limit=limit,
        )
    ]
    return sorted(found, key=lambda match: -match.percent)[:limit]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A similar sentence as it is offered for a segment."""

    match: Match
    target: str
    """Its target: with the segment's own marks, and its numbers where nothing else differs;
    where that cannot be, without marks and as it is."""
    differences: tuple[Difference, ...]
    """Of its source to the segment's."""


def offers(
    library: Library, item: Item, *, source_language: str, target_language: str
) -> list[Offer]:
    """Return what a person who translates a segment may begin with, the most alike first."""
    place = Place.of(item.source, item.block, primary(source_language))
    found = []
    for match in similar_to(
        library, item, source_language=source_language, target_language=target_language
    ):
        fitted = fit(
            match, place.sentence,
            source_language=source_language, target_language=match.row.target_language,
        )  # fmt: skip
        target = place.put(fitted.target) if fitted else placeholders.strip(match.row.target)
        target = _in_script(target, match.row.target_language, target_language)
        shown = placeholders.strip(match.row.source), placeholders.strip(place.sentence)
        found.append(Offer(match=match, target=target, differences=differences(*shown)))
    return found


def with_suggestions(bitext: Bitext, library: Library) -> Bitext:
    """Return a bitext whose pairs have what the memory has that is like them."""
    blocks = {block.id: block for block in bitext.document.blocks}

    def with_its_own(pair: Pair) -> Pair:
        if pair.provenance.kind == "copy":
            return pair
        block = blocks[pair.segment.block_id]
        found = similar_to(
            library,
            Item(segment=pair.segment, source=pair.source, block=block, copied=False),
            source_language=bitext.source_language,
            target_language=bitext.target_language,
        )
        made = (_suggestion(match, bitext.target_language) for match in found)
        return replace(pair, suggestions=tuple(made))

    return replace(bitext, pairs=tuple(map(with_its_own, bitext.pairs)))


def _in_script(target: str, written: str, wanted: str) -> str:
    """Return a target in the script of the document: what memory keeps is in Simplified."""
    if primary(wanted) != "zh" or written.lower() == wanted.lower():
        return target
    return converter.convert(target, wanted, written)


def _suggestion(match: Match, target_language: str) -> Suggestion:
    row = match.row
    return Suggestion(
        source=placeholders.strip(row.source),
        target=_in_script(placeholders.strip(row.target), row.target_language, target_language),
        percent=match.percent,
        provenance=row.provenance,
    )
