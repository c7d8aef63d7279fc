"""What the memory has that is like a document's sentences: for translators, beside each of them."""

from __future__ import annotations

from dataclasses import replace

from translator import placeholders
from translator.document.places import Place
from translator.document.plan import Item
from translator.store import Library, Match
from translator.text.languages import primary
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
        return replace(pair, suggestions=tuple(map(_suggestion, found)))

    return replace(bitext, pairs=tuple(map(with_its_own, bitext.pairs)))


def _suggestion(match: Match) -> Suggestion:
    row = match.row
    return Suggestion(
        source=placeholders.strip(row.source),
        target=placeholders.strip(row.target),
        percent=match.percent,
        provenance=row.provenance,
    )
