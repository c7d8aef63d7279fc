"""Tables, where it is sure that there is one: ruled with lines, or of cells that stand in line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from translator.formats.pdf.characters import Ruled
from translator.formats.pdf.rows import Stretch
from translator.text.joining import joiner

_NEAR = 3.0
"""Points by which ruled lines may miss each other."""
_MOST_LINES = 3000
"""Ruled lines of a page; a drawing has more."""
_LEAST_ROWS = 3
"""Of a table without ruled lines."""
_LONGEST_CELL = 18.0
"""Sizes of its text, of a cell of such a table."""
_LEAST_GAP = 1.3
"""Sizes of the text between two cells of such a table: spaces of a line may be as wide as one."""
_LARGEST_GAP = 2.6
"""Sizes of the text between two of its rows."""
_FULL = 0.6
"""Part of the cells that may fill their column: more do in columns of running text."""
_NARROWEST_TEXT = 7.0
"""Sizes of the text, of a column of running text (as ``columns`` has it)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PageTable:
    """A table on a page."""

    top: float
    bottom: float
    left: float
    right: float
    rows: tuple[tuple[str, ...], ...]
    stretches: frozenset[Stretch]
    """Those that are in it."""


def ruled_tables(stretches: Sequence[Stretch], ruled: Sequence[Ruled]) -> list[PageTable]:
    """Return the tables of a page that are ruled with lines."""
    found: list[PageTable] = []
    if len(ruled) > _MOST_LINES:
        return found
    for group in _connected(ruled):
        ys = _places([one.top for one in group if one.level])
        xs = _places([one.left for one in group if not one.level])
        if len(ys) < 3 or len(xs) < 3:
            continue
        inside = [
            one
            for one in stretches
            if xs[0] - _NEAR <= one.left
            and one.right <= xs[-1] + _NEAR
            and ys[0] < one.base - one.size * 0.3 < ys[-1]
        ]
        if not inside or len(inside) < len(ys) - 1:
            continue
        cells: list[list[list[Stretch]]] = [[[] for _ in xs[1:]] for _ in ys[1:]]
        for one in inside:
            row = sum(y < one.base - one.size * 0.3 for y in ys[1:-1])
            column = sum(x < one.left + one.size * 0.3 for x in xs[1:-1])
            cells[row][column].append(one)
        rows = tuple(tuple(_joined(cell) for cell in row) for row in cells)
        rows = tuple(row for row in rows if any(row))
        if sum(any(row[column] for row in rows) for column in range(len(xs) - 1)) < 2:
            continue
        found.append(
            PageTable(
                top=ys[0], bottom=ys[-1], left=xs[0], right=xs[-1], rows=rows,
                stretches=frozenset(inside),
            )
        )  # fmt: skip
    return found


def _connected(ruled: Sequence[Ruled]) -> list[list[Ruled]]:
    """Return groups of lines that meet."""
    groups: list[tuple[list[Ruled], list[float]]] = []
    for one in sorted(ruled, key=lambda one: (one.top, one.left)):
        box = [one.left, one.top, one.right, one.bottom]
        meeting = [group for group in groups if _meets(group[1], box)]
        lines = [one]
        for other in meeting:
            lines += other[0]
            box = [
                min(box[0], other[1][0]), min(box[1], other[1][1]),
                max(box[2], other[1][2]), max(box[3], other[1][3]),
            ]  # fmt: skip
            groups.remove(other)
        groups.append((lines, box))
    return [lines for lines, _ in groups if len(lines) >= 6]


def _meets(one: Sequence[float], other: Sequence[float]) -> bool:
    return (
        one[0] - _NEAR <= other[2]
        and other[0] - _NEAR <= one[2]
        and one[1] - _NEAR <= other[3]
        and other[1] - _NEAR <= one[3]
    )


def _places(values: Sequence[float]) -> list[float]:
    """Return the places of lines, those that are next to each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _joined(cell: Sequence[Stretch]) -> str:
    text = ""
    for one in sorted(cell, key=lambda one: (round(one.base), one.left)):
        text += (joiner(text, one.text) if text else "") + one.text
    return text


def aligned_tables(stretches: Sequence[Stretch]) -> list[PageTable]:
    """Return the tables of a column without ruled lines.

    They are rows of as many short cells, one under the other.
    """
    rows: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: (one.base, one.left)):
        if rows and abs(rows[-1][0].base - one.base) <= one.size * 0.5:
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        row.sort(key=lambda one: one.left)
    found: list[PageTable] = []
    at = 0
    while at < len(rows):
        stop = at + 1
        while stop < len(rows) and _under(rows[at:stop], rows[stop]):
            stop += 1
        table = rows[at:stop]
        if len(table) >= _LEAST_ROWS and len(table[0]) >= 2 and _sure(table):
            found.append(_table(table))
            at = stop
        else:
            at += 1
    return found


def _under(table: Sequence[Sequence[Stretch]], row: Sequence[Stretch]) -> bool:
    above = table[-1]
    if len(row) != len(above) or len(row) < 2:
        return False
    if row[0].base - above[0].base > _LARGEST_GAP * row[0].size:
        return False
    return all(
        len({*_edges(one)} & {*_edges(other)}) > 0 or _close(one, other)
        for one, other in zip(above, row, strict=True)
    )


def _edges(one: Stretch) -> tuple[str, str]:
    return f"l{round(one.left)}", f"r{round(one.right)}"


def _close(one: Stretch, other: Stretch) -> bool:
    near = one.size * 0.5
    middle = abs(one.left + one.right - other.left - other.right) / 2
    return min(abs(one.left - other.left), abs(one.right - other.right), middle) <= near


def _sure(table: Sequence[Sequence[Stretch]]) -> bool:
    """Say whether rows are a table, and no columns of running text."""
    for row in table:
        gaps = [other.left - one.right for one, other in pairwise(row)]
        if min(gaps) < _LEAST_GAP * row[0].size:
            return False
    columns = list(zip(*table, strict=True))
    filling = cells = 0
    for column in columns:
        widest = max(one.right - one.left for one in column)
        if widest > _LONGEST_CELL * column[0].size:
            return False
        if widest >= _NARROWEST_TEXT * column[0].size:
            filling += sum(one.right - one.left >= widest * 0.92 for one in column)
            cells += len(column)
    return not cells or filling <= cells * _FULL or all(len(row) > 3 for row in table)


def _table(table: Sequence[Sequence[Stretch]]) -> PageTable:
    inside = [one for row in table for one in row]
    return PageTable(
        top=min(one.top for one in inside),
        bottom=max(one.bottom for one in inside),
        left=min(one.left for one in inside),
        right=max(one.right for one in inside),
        rows=tuple(tuple(one.text for one in row) for row in table),
        stretches=frozenset(inside),
    )
