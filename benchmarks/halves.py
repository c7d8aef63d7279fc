"""The two halves of a table: one to tune on, one that only its figures are read of."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

SEED = 20261
HALVES = ("tune", "blind", "all")

Row = TypeVar("Row")


def half(rows: Sequence[Row], which: str) -> list[Row]:
    """Return the rows of a half, in the order of the table.

    The rows are shuffled with a fixed seed; the first half of them is ``tune``, the rest
    ``blind``. A row that is added to the table changes both.
    """
    if which == "all":
        return list(rows)
    places = list(range(len(rows)))
    random.Random(SEED).shuffle(places)
    middle = len(places) // 2
    chosen = places[:middle] if which == "tune" else places[middle:]
    return [rows[place] for place in sorted(chosen)]
