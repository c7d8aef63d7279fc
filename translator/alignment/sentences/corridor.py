"""Where a path is looked for: near the landmarks, and everywhere between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_MARGIN = 4
"""Sentences on either side of a landmark, which may be a part of a larger bead."""
_ALONE = 12
"""Sentences a landmark may lead away from both its neighbours before it is left out."""
_FULL = 10_000
"""Sentences of one side times those of the other between two landmarks, which are all looked
at; in a larger gap only a strip along its diagonal is."""
_NARROWEST = 40
"""Half the width of that strip, in sentences."""

Pair = tuple[int, int]


def corridor(landmarks: Sequence[Pair], ours: int, theirs: int) -> list[tuple[int, int]]:
    """Return for each number of sentences passed on one side the range of those on the other.

    Args:
        landmarks: Pairs of sentences, rising on both sides.
        ours: Sentences of one side.
        theirs: Sentences of the other.
    """
    low = [theirs] * (ours + 1)
    high = [0] * (ours + 1)

    def open_up(row: int, first: int, last: int) -> None:
        if 0 <= row <= ours:
            low[row] = min(low[row], max(0, first))
            high[row] = max(high[row], min(theirs, last))

    stops = [(0, 0), *trusted(landmarks), (ours, theirs)]
    for (first, left), (last, right) in pairwise(stops):
        rows, columns = last - first, right - left
        width = None if rows * columns <= _FULL else max(_NARROWEST, _FULL // (2 * max(1, rows)))
        for row in range(first, last + 1):
            middle = left + round(columns * (row - first) / max(1, rows))
            if width is None:
                open_up(row, left - _MARGIN, right + _MARGIN)
            else:
                open_up(row, max(left - _MARGIN, middle - width), min(right, middle + width))
        for near in range(1, _MARGIN + 1):
            open_up(first - near, left - _MARGIN, left)
            open_up(last + near, right, right + _MARGIN)
    low[0], high[ours] = 0, theirs
    _never_back(low, high)
    return list(zip(low, high, strict=True))


def trusted(landmarks: Sequence[Pair]) -> list[Pair]:
    """Leave out landmarks that lead far away from what both their neighbours say."""
    kept = []
    for place, (one, other) in enumerate(landmarks):
        near = [landmarks[at] for at in (place - 1, place + 1) if 0 <= at < len(landmarks)]
        off = [abs((other - beside) - (one - number)) for number, beside in near]
        if not off or min(off) <= _ALONE:
            kept.append((one, other))
    return kept


def _never_back(low: list[int], high: list[int]) -> None:
    """Make both edges rise, and every row share a place with the next one."""
    for row in range(len(low) - 2, -1, -1):
        low[row] = min(low[row], low[row + 1])
    for row in range(1, len(high)):
        high[row] = max(high[row], high[row - 1])
        low[row] = min(low[row], high[row - 1])
