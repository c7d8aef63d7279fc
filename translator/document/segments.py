"""From blocks to segments, and from a segment to the part of it a translator works on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from translator import placeholders
from translator.text import sentences
from translator.types import Block, Inline, Segment

_MOVABLE = frozenset((
    "image", "html", "emoji", "footnote", "hardbreak", "character", "entity", "shortcode",
    *placeholders.LINE_ENDS,
))  # fmt: skip
"""Kinds of atomic marks that are no word of a sentence: at its edge they stay outside."""

READINGS = frozenset({"reading", "ruby"})
"""Kinds of marks of readings over words (``<ruby>``, ``<rt>``)."""

_FILLED = 0.7
"""Share of the longest line from which a line counts as filled by an editor's wrapping."""
_NARROWEST = 16
"""Characters of the narrowest margin an editor wraps at; shorter lines were all ended by hand."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Core:
    """A segment taken apart: ``leading + text + trailing`` is the segment."""

    leading: str
    text: str
    trailing: str


def segment_block(block: Block, language: str) -> list[Segment]:
    """Split a block into segments; in order they cover its text."""
    table = placeholders.table(block)
    breaks, spaces = [], []
    for found in placeholders.MARK.finditer(block.text):
        kind = table[found.group()].kind
        if kind == "hardbreak":
            breaks.append(found.start())
        elif kind in placeholders.LINE_ENDS:
            spaces.append(found.start())
    meant = meant_breaks(block)
    breaks += meant
    spaces = [offset for offset in spaces if offset not in meant]
    return [
        Segment(block_id=block.id, start=start, end=end)
        for start, end in sentences.segment(block.text, language, breaks=breaks, spaces=spaces)
    ]


def meant_breaks(block: Block) -> set[int]:
    """Return the offsets of the soft line breaks that a writer meant.

    An editor that wraps lines fills each but the last; a line whose successor would have had
    room on it (a caption, an address, a line of verse) was ended on purpose. In a format where
    line ends are spaces (the block's ``line_ends``) none is meant.
    """
    if block.attributes.get("line_ends") == "spaces":
        return set()
    text, table = block.text, placeholders.table(block)
    soft = [
        found.start()
        for found in placeholders.MARK.finditer(text)
        if table[found.group()].kind == "softbreak"
    ]
    edges = [-1, *soft, len(text)]
    lines = [placeholders.strip(text[a + 1 : b]).strip() for a, b in pairwise(edges)]
    longest = max(map(len, lines))
    if longest < _NARROWEST:
        return set(soft)
    meant = set()
    for offset, line, after in zip(soft, lines, lines[1:], strict=False):
        first_word = after.split(" ", 1)[0] if after[:1].isascii() else after[:1]
        if len(line) + 1 + len(first_word) <= longest * _FILLED:
            meant.add(offset)
    return meant


def core(source: str, table: Mapping[str, Inline]) -> Core:
    """Take white space and marks that stand outside a sentence off its edges.

    Args:
        source: A segment as it stands in its block.
        table: ``marks.table`` of the block.
    """
    start, end = 0, len(source)
    while True:
        before = (start, end)
        while start < end and (source[start].isspace() or _movable(source[start], table)):
            start += 1
        while start < end and (source[end - 1].isspace() or _movable(source[end - 1], table)):
            end -= 1
        if start < end:
            first, last = source[start], source[end - 1]
            wraps = _is(first, "open") and _is(last, "close")
            if wraps and placeholders.index(first) == placeholders.index(last):
                start, end = start + 1, end - 1
            # One half of a pair whose other half is in another segment.
            elif (
                _is(first, "open") and placeholders.closing(placeholders.index(first)) not in source
            ):
                start += 1
            elif (
                _is(last, "close") and placeholders.opening(placeholders.index(last)) not in source
            ):
                end -= 1
            elif _is(first, "close"):
                start += 1
            elif _is(last, "open"):
                end -= 1
        if (start, end) == before:
            return Core(leading=source[:start], text=source[start:end], trailing=source[end:])


def unwrap(text: str, table: Mapping[str, Inline], language: str) -> str:
    """Join the lines of a hard-wrapped segment: nothing between Han, a space in English.

    Readings over words, and what ties them to the words, go: no other language has a use for
    them.
    """
    marks = set(placeholders.MARK.findall(text))  # the block's table may be far longer
    readings = {mark for mark in marks if table[mark].kind in READINGS}
    line_ends = {mark for mark in marks if table[mark].kind in placeholders.LINE_ENDS}
    text = "".join(char for char in text if char not in readings)
    pieces: list[str] = []
    for position, char in enumerate(text):
        if char not in line_ends:
            pieces.append(char)
            continue
        before, after = text[position - 1 : position], text[position + 1 : position + 2]
        # In Chinese a line that breaks between two Latin words needs its space as well.
        if language != "zh" or (before.isascii() and after.isascii()):
            pieces.append(" ")
    return "".join(pieces)


def _is(character: str, role: str) -> bool:
    return placeholders.MARK.match(character) is not None and placeholders.role(character) == role


def _movable(character: str, table: Mapping[str, Inline]) -> bool:
    return _is(character, "atom") and table[character].kind in _MOVABLE
