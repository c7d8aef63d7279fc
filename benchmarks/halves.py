"""The two halves of a table: one to tune on, one that only its figures are read of."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

SEED = 20261
HALVES = ("tune", "blind", "all")

Row = TypeVar("Row")


def half(
    rows: Sequence[Row], which: str, *, key: Callable[[Row], Hashable] | None = None
) -> list[Row]:
    """Return the rows of a half, in the order of the table.

    Args:
        rows: The whole table; a row that is added to it changes both halves.
        which: One of ``HALVES``.
        key: Rows of one key stay together, so that what was read in one half is not in the
            other; None: each row is on its own.
    """
    if which == "all":
        return list(rows)
    keys = [key(row) for row in rows] if key else list(range(len(rows)))
    shuffled = list(dict.fromkeys(keys))
    random.Random(SEED).shuffle(shuffled)
    middle = len(shuffled) // 2
    chosen = set(shuffled[:middle] if which == "tune" else shuffled[middle:])
    return [row for row, its in zip(rows, keys, strict=True) if its in chosen]
