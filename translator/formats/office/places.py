"""Where the texts of an office document stand, and the blocks that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from translator import placeholders
from translator.errors import FormatError
from translator.errors.error_sentences import Said
from translator.formats.office.arranging import LETTER
from translator.formats.office.pieces import Paragraph
from translator.formats.source.part_line import PartLine
from translator.text.characters import excerpt
from translator.types import Block, Document, Layout, Skipped, Table, Verbatim

MOST_MEMORY = 400_000_000
"""Bytes that a document may take in memory, by the estimate below: with what a process takes beside
them a run stays below 500 MB. Two thousand pages take half of it."""
_PARAGRAPH, _PIECE, _MARK, _CHARACTER = 2_600, 600, 1_200, 40
"""Bytes of a paragraph, a run of text in it, a mark and a character, while both languages are held
and written; measured by ``benchmarks/package_memory.py``."""
_OF_PART = 10
"""Bytes of a character of a part, tags included: it is held as it was and as it is written."""
_DEEPEST = 6
"""Levels of lists that are told apart."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a text stands; the first row and column are 0."""

    table: int
    row: int
    column: int


@dataclass(slots=True, kw_only=True)
class Place:
    """A paragraph, or a value such as a picture's description."""

    part: int
    """Index of the part it stands in."""
    number: int
    """Of the paragraph in its part, from 1."""
    kind: str
    start: int
    end: int
    """Of a paragraph its element, of a value what stands between its quotation marks or tags."""
    paragraph: Paragraph
    value: bool = False
    level: int = 0
    marker: str = ""
    depth: int = 0
    address: str = ""
    cell: Cell | None = None
    beside: bool = False
    """Whether it may stand in a row of two columns."""
    within: bool = False
    """Whether a translation stands in the same paragraph: headings, entries of contents."""
    ends: bool = False
    """Whether a section ends with it: nothing joins it."""
    left: str = ""
    """Why its text is not translated; empty: it is."""
    own: Any = None
    """What the format needs to write it."""
    twins: list[Place] = field(default_factory=list)
    """The same text once more, for programs that know less."""
    block: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Something with words that is not translated."""

    kind: str
    part: int
    number: int
    text: str
    reason: str


@dataclass(slots=True)
class Found:
    """What a document holds, in the order it is read."""

    places: list[Place] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    crowded: set[int] = field(default_factory=set)
    """Tables with cells of more than one paragraph."""
    name: str = ""
    """Of the file, for messages."""
    _held: int = 0

    def begin(self, characters: int) -> None:
        """Count the characters of a part that is read next, tags included.

        Raises:
            FormatError: the document takes more memory than it may.
        """
        self._hold(_OF_PART * characters)

    def add(self, place: Place) -> None:
        """Take a place.

        Raises:
            FormatError: likewise.
        """
        paragraph = place.paragraph
        self._hold(
            _PARAGRAPH
            + _PIECE * len(paragraph.core)
            + _MARK * len(paragraph.inline)
            + _CHARACTER * len(paragraph.text)
        )
        self.places.append(place)

    def _hold(self, more: int) -> None:
        self._held += more
        if self._held > MOST_MEMORY:
            raise FormatError("office.too-long", name=self.name)


def number_places(found: Found) -> None:
    """Note in each place with letters in it which block it is.

    To write a document again no more is needed: its blocks are there already.
    """
    _spare_all(found)
    number = 0
    for place in found.places:
        letters = LETTER.search(placeholders.strip(place.paragraph.text))
        if not (place.left or place.paragraph.full) and letters:
            place.block = number
            number += 1


def make_blocks(found: Found, names: Sequence[str], offsets: Sequence[int]) -> tuple[Block, ...]:
    """Make a block of each place with letters in it, and note which in the place.

    Args:
        found: What the document holds.
        names: Of the parts.
        offsets: Where each part begins in the document's text.
    """
    blocks: list[Block] = []
    number_places(found)
    for place in found.places:
        if place.block is None:
            continue
        kind = place.kind
        if kind == "table_cell" and (place.cell is None or place.cell.table in found.crowded):
            kind = "paragraph"
        blocks.append(
            Block(
                id=place.block,
                kind=kind,
                text=place.paragraph.text,
                start=offsets[place.part] + place.start,
                end=offsets[place.part] + place.end,
                inline=place.paragraph.inline,
                level=place.level,
                marker=place.marker,
                depth=min(place.depth, _DEEPEST),
                address=place.address,
                attributes=PartLine(names[place.part], place.number),
            )
        )
    return tuple(blocks)


def _spare_all(found: Found) -> None:
    """Take code for text in a document that has nothing else: a text file saved anew."""
    body = [
        one
        for one in found.places
        if one.part == 0 and not one.value and LETTER.search(readable(one.paragraph))
    ]
    if all(one.left for one in body):
        for place in body:
            place.left = ""


def skipped(found: Found, most_marks: Said) -> tuple[Skipped, ...]:
    """Return what has words and is not translated.

    Args:
        found: What the document holds, blocks made.
        most_marks: Why a paragraph of very many marks is left.
    """
    gaps = list(found.gaps)
    gaps += [
        Gap(kind="code" if place.left else "marks", part=place.part, number=place.number,
            text=readable(place.paragraph), reason=place.left or most_marks)
        for place in found.places
        if place.left or place.paragraph.full
    ]  # fmt: skip
    return tuple(
        Skipped(
            kind=gap.kind,
            line=gap.number,
            excerpt=excerpt(gap.text),
            reason=gap.reason,
            text=gap.text,
        )
        for gap in sorted(gaps, key=lambda one: (one.part, one.number))
        if gap.kind == "change" or LETTER.search(gap.text)
    )


def contents(found: Found) -> tuple[int | Table | Verbatim, ...]:
    """Return what a reader of the document sees, in order."""
    parts: list[int | Table | Verbatim] = []
    lines: dict[int, dict[int, dict[int, int | str]]] = {}
    code: list[str] = []
    reason = ""
    for place in found.places:
        if code and not place.left:
            parts.append(Verbatim(text="\n".join(code), reason=reason))
            code = []
        shown = readable(place.paragraph) if place.block is None else ""
        if place.left:
            code.append(shown)
            reason = place.left
        elif place.cell is not None and place.cell.table not in found.crowded and not place.value:
            cell = place.cell
            if cell.table not in lines:
                lines[cell.table] = {}
                parts.append(Table(lines=((cell.table,),)))  # its lines are known at the end
            row = lines[cell.table].setdefault(cell.row, {})
            row[cell.column] = shown if place.block is None else place.block
        elif place.block is not None:
            parts.append(place.block)
        elif LETTER.search(shown) or (place.part == 0 and any(map(str.isalnum, shown))):
            parts.append(Verbatim(text=shown, reason=""))
    if code:
        parts.append(Verbatim(text="\n".join(code), reason=reason))
    return tuple(_filled(parts, lines))


def _filled(
    parts: Sequence[int | Table | Verbatim],
    lines: Mapping[int, Mapping[int, Mapping[int, int | str]]],
) -> Iterator[int | Table | Verbatim]:
    for part in parts:
        if not isinstance(part, Table):
            yield part
            continue
        number = part.lines[0][0]
        assert isinstance(number, int)  # as it was noted above
        rows = [row for _, row in sorted(lines[number].items())]
        yield Table(
            lines=tuple(
                tuple(row.get(column, "") for column in range(max(row) + 1)) for row in rows
            )
        )


def joined_rows(text: str, places: Sequence[Place]) -> dict[int, tuple[bool, bool]]:
    """Return which places begin and end a table of two columns, by where they start.

    Args:
        text: The part.
        places: Of it, those that are written.
    """
    rows = sorted((one for one in places if one.beside and not one.value), key=lambda p: p.start)
    joins = [not one.ends and not text[one.end : two.start].strip() for one, two in pairwise(rows)]
    begins = [True, *(not one for one in joins)]
    ends = [*(not one for one in joins), True]
    return {one.start: (begins[at], ends[at]) for at, one in enumerate(rows)}


def readable(paragraph: Paragraph) -> str:
    """Return what a paragraph shows."""
    return "".join(
        piece.shown
        for piece in (*paragraph.before, *paragraph.core, *paragraph.after)
        if piece.role in ("text", "atom") and piece.display != "image"
    ).strip()


def changed_targets(
    document: Document, targets: Mapping[int, str], layout: Layout
) -> dict[int, str]:
    """Return the targets that change something: a copy is not shown twice.

    Args:
        document: As it was read.
        targets: As ``Format.write`` takes them.
        layout: Likewise.
    """
    changed: dict[int, str] = {}
    for block in document.blocks:
        target = targets.get(block.id)
        if target is None or target == block.text:
            continue
        if layout is Layout.TARGET or target.strip() != block.text.strip():
            changed[block.id] = target
    return changed
