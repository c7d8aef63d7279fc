"""Beside the editor: what the memory has that is like a sentence, and what holds some words."""

from __future__ import annotations

from translator import placeholders
from translator.application import Item, similar_offers
from translator.store import Holding, Library
from ui.reader import edits
from ui.reader.scene import Json

_FOUND = 6
"""Sentences that hold the words somebody looks for."""
_LONGEST = 200
"""Characters of the words."""


def card(library: Library, item: Item, words: str, languages: dict[str, str]) -> Json:
    """Return what is shown beside the editor of a segment.

    Args:
        library: Whose memory.
        item: The segment.
        words: What somebody looks for in the memory; empty: nothing.
        languages: Of the document, as the library's methods take them.
    """
    words = words.strip()[:_LONGEST]
    found = library.holding(words, limit=_FOUND) if words else []
    return {
        "kind": "memory",
        "matches": [
            {
                "percent": one.match.percent,
                "person": one.match.row.by_person,
                "source": [[part.kind, part.text] for part in one.differences],
                "target": edits.form(item.source, one.target, item.block).text,
            }
            for one in similar_offers(library, item, **languages)
        ],
        "words": words,
        "found": [_found(one) for one in found],
    }


def _found(one: Holding) -> Json:
    return {
        "person": one.row.by_person,
        "source": _parts(one.row.source, one.source),
        "target": _parts(one.row.target, one.target),
    }


def _parts(text: str, spans: tuple[tuple[int, int], ...]) -> list[list[str]]:
    """Return a text in parts: ``hit`` where the words stand, ``same`` elsewhere."""
    parts: list[list[str]] = []
    cursor = 0
    for start, end in spans:
        parts += [["same", text[cursor:start]], ["hit", text[start:end]]]
        cursor = end
    parts.append(["same", text[cursor:]])
    return [[kind, placeholders.show(part)] for kind, part in parts if part]
