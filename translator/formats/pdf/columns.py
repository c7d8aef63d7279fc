"""The columns of a page in the order they are read.

A gutter is a stretch of white from top to bottom that only titles, pictures' captions and the
like cross. What crosses it parts the page into bands; in each band the left column is read before
the right one, and each column is looked at again in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.formats.pdf.rows import Stretch

_NARROWEST_GUTTER = 0.7
"""Part of the size of the text."""
_CROSSED = 0.34
"""Part of the rows that may cross a gutter."""
_LEAST_ROWS = 3
"""Of each column."""
_NARROWEST_COLUMN = 7.0
"""Sizes of the text; a narrower column is one of a table, or of numbers before items."""
_FILLED = 0.55
"""Part of a column's width that most of its lines fill: cells of a table do not."""
_DENSE = 0.7
"""Part of its rows that is text and not white."""
_DEEPEST = 8


def in_reading_order(stretches: Sequence[Stretch], depth: int = 0) -> list[list[Stretch]]:
    """Return the columns of a page, each with its stretches."""
    if not stretches:
        return []
    gutter = _gutter(stretches) if depth < _DEEPEST else None
    if gutter is None:
        return [list(stretches)]
    left, right = gutter
    bands: list[tuple[list[Stretch], list[Stretch], list[Stretch]]] = [([], [], [])]
    for one in sorted(stretches, key=lambda one: one.base):
        across, first, second = bands[-1]
        if one.right <= right and one.left < left:
            first.append(one)
        elif one.left >= left:
            second.append(one)
        elif first or second:
            bands.append(([one], [], []))
        else:
            across.append(one)
    found: list[list[Stretch]] = []
    for across, first, second in bands:
        if across:
            found.append(across)
        found += in_reading_order(first, depth + 1)
        found += in_reading_order(second, depth + 1)
    return found


def _gutter(stretches: Sequence[Stretch]) -> tuple[float, float] | None:
    """Return the left and the right edge of the clearest gutter; None: there is one column."""
    size = sorted(one.size for one in stretches)[len(stretches) // 2]
    rows = len({round(one.base / size) for one in stretches})
    start, end = min(one.left for one in stretches), max(one.right for one in stretches)
    if rows < _LEAST_ROWS or end - start < 2 * _NARROWEST_COLUMN * size:
        return None
    step = size / 8
    cells = [0] * (int((end - start) / step) + 2)
    for one in stretches:
        for cell in range(int((one.left - start) / step), int((one.right - start) / step) + 1):
            cells[cell] += 1
    best: tuple[float, tuple[float, float]] | None = None
    for limit in sorted({0, 1, 2, int(rows * _CROSSED / 2), int(rows * _CROSSED)}):
        for first, last in _valleys(cells, limit):
            edges = (start + first * step, start + last * step)
            if edges[1] - edges[0] < _NARROWEST_GUTTER * size:
                continue
            if not _parts_columns(stretches, edges, size):
                continue
            middle = (edges[0] + edges[1]) / 2
            central = -abs(middle - (start + end) / 2)
            if best is None or central > best[0]:
                best = (central, edges)
        if best:
            return best[1]
    return None


def _valleys(cells: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Return where no more than some stretches are crossed, the edges of the page left out."""
    found: list[tuple[int, int]] = []
    first: int | None = None
    for at, count in enumerate(cells):
        if count <= limit:
            first = at if first is None else first
        elif first is not None:
            if first > 0:
                found.append((first, at))
            first = None
    return found


def _parts_columns(stretches: Sequence[Stretch], edges: tuple[float, float], size: float) -> bool:
    """Say whether there is running text on either side, line for line."""
    middle = (edges[0] + edges[1]) / 2
    left = [one for one in stretches if one.right <= middle]
    right = [one for one in stretches if one.left >= middle]
    crossing = len(stretches) - len(left) - len(right)
    if crossing > _CROSSED * max(len(left), len(right)):
        return False
    return all(_running(side, size) for side in (left, right))


def _running(column: Sequence[Stretch], size: float) -> bool:
    """Say whether a column's rows are full of text, from one edge to the other."""
    rows: dict[int, list[Stretch]] = {}
    for one in column:
        rows.setdefault(round(one.base / (size * 0.5)), []).append(one)
    if len(rows) < _LEAST_ROWS:
        return False
    width = max(one.right for one in column) - min(one.left for one in column)
    if width < _NARROWEST_COLUMN * size:
        return False
    extents = sorted(
        max(one.right for one in row) - min(one.left for one in row) for row in rows.values()
    )
    ink = sum(one.right - one.left for one in column)
    return extents[len(extents) * 2 // 5] >= _FILLED * width and ink >= _DENSE * sum(extents)
