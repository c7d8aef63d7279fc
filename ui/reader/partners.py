"""Which word of one side lights up which of the other, for the reading component.

Text pieces get ``words``: ``[start, end, …]`` each, characters of the piece; what follows (a
reading) is others' business. A word's number is its place among all words of its side of the
segment, in reading order; links are ``[word of the source, word of the target, confidence]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from translator import alignment
from translator.alignment import Link, Words
from translator.errors import ModelError
from translator.text import dictionary as dictionaries
from translator.text.dictionary import Dictionary
from ui.reader.pieces import Node

SHOWN = 0.6
"""Least confidence of a link that is shown: below, one in two would be wrong."""
_REMEMBERED = 4096
"""Pairs whose links are kept: ten pages."""
_NOWHERE = (-1, -1)


def join(
    source_nodes: Sequence[Node],
    target_nodes: Sequence[Node],
    *,
    texts: tuple[str, str],
    languages: tuple[str, str],
) -> list[list[float]]:
    """Return the links between the words of a segment's two sides.

    Pieces that have no words yet get them. A pair costs a few milliseconds the first time.

    Args:
        source_nodes: Pieces of the source, as ``pieces.segment`` made them; changed.
        target_nodes: Likewise of the target.
        texts: Source and target as they are shown, with marks.
        languages: BCP 47 tags.
    """
    try:
        dictionary = dictionaries.installed()
    except ModelError:
        dictionary = None  # damaged: the page of the models says so; here the text is to be read
    ours, theirs, links = _aligned(*texts, *languages, dictionary)
    return _by_word(
        links, list(_numbered(source_nodes, ours)), list(_numbered(target_nodes, theirs))
    )


@lru_cache(maxsize=_REMEMBERED)
def _aligned(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    dictionary: Dictionary | None,
) -> tuple[Words, Words, tuple[Link, ...]]:
    links = alignment.align(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        dictionary=dictionary,
    )
    return (
        alignment.word_spans(source, source_language, dictionary),
        alignment.word_spans(target, target_language, dictionary),
        tuple(link for link in links if link.confidence >= SHOWN),
    )


def _numbered(nodes: Sequence[Node], words: Words) -> Iterator[tuple[int, int]]:
    """Yield where the words of some pieces stand in the segment, in the order they are shown."""
    for node in nodes:
        if node["kind"] == "text":
            at = node.get("at")
            if at is not None and "words" not in node:
                end = at + len(node["text"])
                inside = [[a - at, b - at] for a, b in words if at <= a and b <= end]
                if inside:
                    node["words"] = inside
            for start, end, *_ in node.get("words", ()):
                yield _NOWHERE if at is None else (at + start, at + end)
        yield from _numbered(node.get("inside", ()), words)


def _by_word(links: Sequence[Link], ours: Words, theirs: Words) -> list[list[float]]:
    """Return links between single words, each with its best confidence."""
    found: dict[tuple[int, int], float] = {}
    for link in links:
        for one in _inside(ours, link.source_start, link.source_end):
            for other in _inside(theirs, link.target_start, link.target_end):
                found[one, other] = max(link.confidence, found.get((one, other), 0.0))
    return [[one, other, sure] for (one, other), sure in sorted(found.items())]


def _inside(words: Words, start: int, end: int) -> list[int]:
    return [number for number, word in enumerate(words) if word[0] < end and start < word[1]]
