"""A column of vertical text laid out as a line, for a recogniser that knows lines best.

Turned on its side a column is read, too, but its commas stand where no line has any and are lost.
So each character is cut out and put beside the one before it, and a small sign goes down to the
left, where horizontal text has it. Brackets and letters that lie are better read on their side:
where both readings differ, the surer one counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from translator.formats.pdf.page_pictures import Picture
from translator.formats.pdf.ring_glyphs import Placed

_SHORTEST, _TALLEST = 0.4, 1.35
"""Of the size of the text, how high the place of a character may be."""
_SIZES = (0.94, 1.0, 1.06, 1.12, 1.18)
"""Parts of a column's width that its characters may be high, places included."""
_UNEVEN = 8.0
"""Dots of ink that may be cut through for places of even height, times the square of how far one
is off."""
_SMALL = 0.55
"""Of the size: what is smaller both ways is a sign."""
_MARGIN = 0.12
"""Of the size, above and below the line that is laid out."""
_BRACKETS = frozenset("「」『』“”（）()《》〈〉")
_LEAST_KEPT, _LEAST_ADDED = 0.5, 0.8
"""How sure a character has to be that only the line, or only the turned column, shows."""


def laid_out(grey: Picture, ink: Picture) -> tuple[Picture, Picture, float]:
    """Return a column as a line: its picture, its ink, and the size of its characters in dots.

    Args:
        grey: The column.
        ink: 255 where there is ink.
    """
    filled = np.flatnonzero((ink > 0).sum(axis=0) >= max(2, ink.shape[0] // 100))
    width = int(filled[-1] - filled[0] + 1) if len(filled) else grey.shape[1]
    tried = sorted({max(8, round(width * part)) for part in _SIZES})
    _, cuts, size = min((*_cuts(ink, size), size) for size in tried)
    margin = round(_MARGIN * size)
    paper = int(np.median(grey))
    shape = (size + 2 * margin, size * (len(cuts) - 1))
    line = np.full(shape, paper, np.uint8)
    dark = np.zeros(shape, np.uint8)
    for number, (top, bottom) in enumerate(pairwise(cuts)):
        place = _box(ink[top:bottom])
        if place is None:
            continue
        first, above, last, below = place
        height, width = below - above, last - first
        left = (size - width) // 2
        down = margin + (size - height) // 2
        if max(height, width) <= _SMALL * size and first + last > ink.shape[1]:
            left, down = round(0.1 * size), margin + size - height - round(0.05 * size)
        left, down = number * size + max(0, left), max(0, down)
        height, width = min(height, shape[0] - down), min(width, shape[1] - left)
        source = np.s_[top + above : top + above + height, first : first + width]
        target = np.s_[down : down + height, left : left + width]
        line[target], dark[target] = grey[source], ink[source]
    return line, dark, float(size)


def _box(ink: Picture) -> tuple[int, int, int, int] | None:
    """Return left, top, right and bottom of what is in a place; None: it is empty."""
    across, down = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    if not len(across):
        return None
    return int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1


def _cuts(ink: Picture, size: int) -> tuple[float, list[int]]:
    """Return where the places of characters begin and end: white rows about a size apart.

    Before it: what the cuts cost, on average, in ink and unevenness.
    """
    height = ink.shape[0]
    through = (ink > 0).sum(axis=1)
    shortest, tallest = max(1, round(_SHORTEST * size)), round(_TALLEST * size)
    heights = np.arange(shortest, tallest + 1)
    uneven = _UNEVEN * np.square((heights - size) / size)
    best = np.full(height + 1, np.inf)
    best[0] = 0.0
    before = np.zeros(height + 1, int)
    for row in range(shortest, height + 1):
        usable = heights[heights <= row]
        costs = best[row - usable] + uneven[: len(usable)]
        least = int(costs.argmin())
        best[row] = costs[least] + (through[row] if row < height else 0)
        before[row] = row - usable[least]
    cuts = [height]
    while cuts[-1] > 0 and np.isfinite(best[cuts[-1]]):
        cuts.append(int(before[cuts[-1]]))
    return float(best[height]) / len(cuts), sorted({0, *cuts})


def both(line: Sequence[Placed], turned: Sequence[Placed]) -> list[Placed]:
    """Return one reading of two.

    Args:
        line: Of the column laid out; the places are its.
        turned: Of the column on its side.
    """
    matcher = SequenceMatcher(
        a=[one.text for one in line], b=[one.text for one in turned], autojunk=False
    )
    found: list[Placed] = []
    for what, start, stop, other, end in matcher.get_opcodes():
        here, there = list(line[start:stop]), list(turned[other:end])
        where = here[0].middle if here else (found[-1].middle if found else 0.0)
        moved = [Placed(one.text, where, one.sure) for one in there]
        if what == "equal":
            found += here
        elif what == "delete":
            found += [one for one in here if one.sure >= _LEAST_KEPT]
        elif what == "insert":
            found += [
                one for one in moved if one.sure >= (_LEAST_KEPT if _lies(one) else _LEAST_ADDED)
            ]
        elif any(map(_lies, moved)) and _sure(moved) >= _LEAST_KEPT:
            found += moved
        else:
            found += here if _sure(here) >= _sure(moved) else moved
    return found


def _lies(one: Placed) -> bool:
    """Say whether a character of vertical text lies on its side: a bracket, a digit, a letter."""
    return one.text in _BRACKETS or (one.text.isascii() and one.text.isalnum())


def _sure(characters: Sequence[Placed]) -> float:
    return sum(one.sure for one in characters) / len(characters)
