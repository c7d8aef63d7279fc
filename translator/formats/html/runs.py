"""A run of text between two tags of blocks, cut into what is translated together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator import placeholders
from translator.formats.html.leaves import Item
from translator.lazy_regex import lazy_regex

_BLANK = lazy_regex(
    r"(?:[ \t\n\f\r\u00a0\u3000]|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);?)*",
    re.IGNORECASE,
)
_INDENT = lazy_regex(
    r"[ \t\n\f\r]*(?:(?:\u3000|&emsp;|&#12288;|&#x3000;){2}|(?:\u00a0|&nbsp;|&ensp;|&#160;){3})",
    re.IGNORECASE,
)
"""How a paragraph begins where a writer parts paragraphs by line breaks only."""
_MARKED = lazy_regex(rf"[\n\r&$\\{{%]|<%|://|@|{placeholders.MARK.pattern}")
"""What may become a mark in a text."""
_MOST = placeholders.RANGE - 4
"""Marks of one block; a longer run is cut."""


def shows(text: str, item: Item) -> bool:
    """Say whether a part of a run is something a reader sees or hears of."""
    if item.role == "text":
        return _BLANK.fullmatch(text, item.start, item.end) is None
    return item.alt is not None or item.kind in ("code", "math", "footnote")


def cut(text: str, run: Sequence[Item]) -> list[list[Item]]:
    """Cut a run into paragraphs: where a line break is followed by another or by an indent.

    Args:
        text: The whole page.
        run: Its parts, in order.
    """
    parts: list[list[Item]] = [[]]
    for number, item in enumerate(run):
        if item.kind == "hardbreak" and _ends_paragraph(text, run, number + 1):
            parts.append([])
        parts[-1].append(item)
    return [portion for part in parts for portion in _portions(text, part)]


def _ends_paragraph(text: str, run: Sequence[Item], number: int) -> bool:
    while number < len(run):
        item = run[number]
        if item.kind == "hardbreak":
            return True
        if item.role == "text" and not _BLANK.fullmatch(text, item.start, item.end):
            return _INDENT.match(text, item.start, item.end) is not None
        if item.role == "atom" and item.kind != "hidden":
            return False
        number += 1
    return False


def _portions(text: str, part: list[Item]) -> Iterator[list[Item]]:
    """Cut a part that could have more marks than a block can hold."""
    if not part or part[-1].end - part[0].start < _MOST:
        yield part
        return
    portion: list[Item] = []
    count = 0
    for item in part:
        for piece, cost in _pieces(text, item):
            if portion and count + cost > _MOST:
                yield portion
                portion, count = [], 0
            portion.append(piece)
            count += cost
    yield portion


def _pieces(text: str, item: Item) -> Iterator[tuple[Item, int]]:
    """Yield an item, or the pieces of a long text, with how many marks each may become."""
    if item.role != "text":
        yield item, 1
        return
    start, count = item.start, 0
    for found in _MARKED.finditer(text, item.start, item.end):
        if count == _MOST // 2:
            yield Item("text", start, found.start()), count
            start, count = found.start(), 0
        count += 1
    yield Item("text", start, item.end), count
