"""Texts that are read one by one and become one document, and the way back to each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from translator.formats.source.part_line import PartLine
from translator.types import Block, Inline, Rule, Skipped, Table, Verbatim

Content = int | Table | Verbatim | Rule
"""A member of ``Document.contents``."""
PART, PLACE = "part", "place"
"""Attributes of a block: the member of the archive it stands in, and which text of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A text of a book: a member of its archive, or a text that stands in one."""

    part: str
    """Name of the member."""
    place: str
    """Tells the texts of one member apart; empty: it is the member itself."""
    text: str
    blocks: tuple[Block, ...]
    """Numbered from 0, with offsets into ``text``."""
    skipped: tuple[Skipped, ...] = ()
    contents: tuple[Content, ...] = ()


class Compound:
    """Gathers passages; holds the blocks of all of them, numbered through."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.skipped: list[Skipped] = []
        self.contents: list[Content] = []
        self._texts: list[str] = []
        self._length = 0

    @property
    def skeleton(self) -> str:
        """The texts, one after the other, each ended by a line end."""
        return "".join(self._texts)

    def add(self, passage: Passage) -> None:
        """Add a text at the end; a rule parts it from the one before."""
        first = len(self.blocks)
        self.blocks += (self._placed(block, passage, first) for block in passage.blocks)
        self.skipped += (replace(one, part=passage.part) for one in passage.skipped)
        if passage.contents:
            self.contents += [Rule()] * bool(self.contents)
            self.contents += (_numbered(one, first) for one in passage.contents)
        self._texts += (passage.text, "\n")
        self._length += len(passage.text) + 1

    def _placed(self, block: Block, passage: Passage, first: int) -> Block:
        return replace(
            block,
            id=block.id + first,
            start=block.start + self._length,
            end=block.end + self._length,
            inline=_inline(block.inline, first),
            attributes=PartLine(passage.part, int(block.attributes["line"]), passage.place),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class BlocksOf:
    """The blocks of one passage, taken out of the document."""

    place: str
    first: int
    """Id that its first block has in the document."""
    blocks: tuple[Block, ...]
    """Numbered from 0 again; their offsets are the document's."""


def by_part(blocks: Iterable[Block]) -> dict[str, list[BlocksOf]]:
    """Return the blocks of each passage that has any, by the name of its member."""
    parts: dict[str, list[BlocksOf]] = {}
    for (part, place), group in groupby(
        blocks, key=lambda block: (block.attributes[PART], block.attributes[PLACE])
    ):
        found = list(group)
        first = found[0].id
        own = tuple(
            replace(block, id=block.id - first, inline=_inline(block.inline, -first))
            for block in found
        )
        parts.setdefault(part, []).append(BlocksOf(place=place, first=first, blocks=own))
    return parts


def _inline(inline: tuple[Inline, ...], by: int) -> tuple[Inline, ...]:
    if not any(item.children for item in inline):
        return inline
    return tuple(
        replace(
            item, children=tuple((child + by, start, end) for child, start, end in item.children)
        )
        for item in inline
    )


def _numbered(one: Content, first: int) -> Content:
    match one:
        case int():
            return one + first
        case Table():
            lines = (
                tuple(cell if isinstance(cell, str) else cell + first for cell in line)
                for line in one.lines
            )
            return Table(lines=tuple(lines))
    return one
