"""What a reader of a page sees, in order: its blocks, tables, rules, and what is left as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator import placeholders
from translator.formats.html.blocks import Blocks, Place, lone_formula
from translator.formats.html.elements import REASONS
from translator.formats.html.leaves import Scan
from translator.text.joining import line_joiner
from translator.types import Rule, Table, Verbatim

_AROUND = 60
"""Characters on either side of a line end that say how its lines are joined."""


def contents(scan: Scan, found: Blocks) -> Iterator[int | Table | Verbatim | Rule]:
    """Yield the contents of a page; a block by its id.

    Args:
        scan: The page.
        found: Its blocks.
    """
    tables: dict[int, list[Place]] = {}
    parts: list[tuple[int, int | Table | Verbatim | Rule]] = []
    for place in found.places:
        leaf = place.leaf
        if place.parent is not None:
            continue  # a picture's alternative text is shown with its sentence
        if leaf.cell is not None and leaf.cell.table in scan.tables and leaf.value is None:
            tables.setdefault(leaf.cell.table, []).append(place)
        elif place.block is not None:
            parts.append((leaf.items[0].start, place.block))
        elif any(map(str.isalnum, text := _readable(place))):
            reason = REASONS["formula"] if lone_formula(place) is not None else ""
            parts.append((leaf.items[0].start, Verbatim(text=text, reason=reason)))
    parts += [(places[0].leaf.items[0].start, _table(places)) for places in tables.values()]
    parts += [(start, Rule()) for start in scan.rules]
    parts += [
        (left.start, Verbatim(text=left.text.strip("\n"), reason=left.reason))
        for left in scan.gaps
        if left.shown
    ]
    yield from (part for _, part in sorted(parts, key=lambda one: one[0]))


def _table(places: Sequence[Place]) -> Table:
    """Return a table's lines; cells of which nothing is translated are shown all the same."""
    lines: dict[int, dict[int, int | str]] = {}
    for place in places:
        cell = place.leaf.cell
        assert cell is not None  # only cells are gathered
        content = _readable(place) if place.block is None else place.block
        lines.setdefault(cell.row, {})[cell.column] = content
    first = min(min(line) for line in lines.values())
    return Table(
        lines=tuple(
            tuple(line.get(column, "") for column in range(first, max(line) + 1))
            for _, line in sorted(lines.items())
        )
    )


def _readable(place: Place) -> str:
    """Return what a place without a block shows; pictures are left out."""
    text = place.parsed.text
    atoms = {placeholders.atom(item.id): item for item in place.parsed.inline if not item.paired}
    parts: list[str] = []
    cursor = 0
    for found in placeholders.MARK.finditer(text):
        parts.append(text[cursor : found.start()])
        cursor = found.end()
        item = atoms.get(found.group())
        if item is None:
            continue
        if item.kind == "softbreak":
            before = text[max(found.start() - _AROUND, 0) : found.start()]
            parts.append(line_joiner(before, text[cursor : cursor + _AROUND]))
        elif item.display != "image":
            parts.append(item.text)
    return "".join([*parts, text[cursor:]]).strip()
