"""The rows of an HTML page: its skeleton is markup, so its places are read from it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.document.rendering import address, pieces
from translator.formats.html.blocks import Place, read_blocks
from translator.formats.html.format import is_xml
from translator.formats.html.scan import scan
from translator.types import Block, Document


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockRow:
    """One block, source beside target."""

    block: Block
    level: int = 0
    """Of a heading, 1 to 6."""
    marker: str = ""
    """Of a list item: ``•``, ``3.``, ``☐`` …; of further paragraphs in it: empty."""
    depth: int = 0
    """How deep a list item is nested."""
    address: str = ""
    """Of a picture that stands alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A whole table, its cells in lines; a cell is a block, or text that has no letters."""

    lines: tuple[tuple[Block | str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VerbatimRow:
    """Lines of the original that are not translated: code, HTML, figures, addresses."""

    text: str
    reason: str
    """Why, in a sentence; empty when there is nothing to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleRow:
    """A horizontal rule."""


Row = BlockRow | TableRow | VerbatimRow | RuleRow


_DEEPEST = 6
"""Levels of lists that are told apart."""


def page_rows(document: Document) -> Iterator[Row]:
    """Yield the rows of an HTML document in reading order."""
    text = document.skeleton
    found = scan(text, xml=is_xml(document.name, text))
    tables: dict[int, list[Place]] = {}
    rows: list[tuple[int, Row]] = []
    for place in read_blocks(found).places:
        leaf = place.leaf
        if place.parent is not None:
            continue  # a picture's alternative text is shown with its sentence
        if leaf.cell is not None and leaf.cell.table in found.tables and leaf.value is None:
            tables.setdefault(leaf.cell.table, []).append(place)
        elif row := _row(document, place):
            rows.append((leaf.items[0].start, row))
    rows += [
        (places[0].leaf.items[0].start, _table(document, places)) for places in tables.values()
    ]
    rows += [(start, RuleRow()) for start in found.rules]
    rows += [
        (gap.start, VerbatimRow(text=gap.text.strip("\n"), reason=gap.reason))
        for gap in found.gaps
        if gap.shown
    ]
    yield from (row for _, row in sorted(rows, key=lambda one: one[0]))


def _row(document: Document, place: Place) -> Row | None:
    """Return the row of a place; None: there is nothing to see in it."""
    leaf = place.leaf
    if place.block is None:
        text = _readable(place)
        return VerbatimRow(text=text, reason="") if any(map(str.isalnum, text)) else None
    return BlockRow(
        block=document.blocks[place.block],
        level=leaf.level,
        marker=leaf.marker,
        depth=min(leaf.depth, _DEEPEST),
        address=address(place.image) if place.image else "",
    )


def _table(document: Document, places: Sequence[Place]) -> TableRow:
    """Return a table's lines; cells of which nothing is translated are shown all the same."""
    lines: dict[int, dict[int, Block | str]] = {}
    for place in places:
        cell = place.leaf.cell
        assert cell is not None  # only cells are gathered
        content = _readable(place) if place.block is None else document.blocks[place.block]
        lines.setdefault(cell.row, {})[cell.column] = content
    first = min(min(line) for line in lines.values())
    return TableRow(
        lines=tuple(
            tuple(line.get(column, "") for column in range(first, max(line) + 1))
            for _, line in sorted(lines.items())
        )
    )


def _readable(place: Place) -> str:
    """Return what a place without a block shows."""
    parsed = place.parsed
    block = Block(
        id=-1,
        kind=place.leaf.kind,
        text=parsed.text,
        start=parsed.start,
        end=parsed.end,
        inline=parsed.inline,
    )
    shown = [piece.text for piece in pieces(parsed.text, block) if piece.role != "image"]
    return "".join(shown).strip()
