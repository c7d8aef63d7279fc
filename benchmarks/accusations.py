"""Whose fault is it that a check accuses a human translation? What a reader said.

``data/accused-read.tsv`` has a row for each check and level that accuses a pair: ``right``, the
reference dropped, added or changed what the finding says; ``context``, it says what only the rest
of the document explains; ``wrong``, it is faithful and the check is mistaken, or it may be so. Of
several findings of one check and level the worst for the check counts. No texts are kept: lines
are numbered from 1. Whoever read them had made none of the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from translator.system import text_tables
from translator.types import Level

FILE = Path(__file__).parent / "data" / "accused-read.tsv"
VERDICTS = ("right", "context", "wrong", "unread")
"""From what is least a fault of the check to what has to be read."""
Accusation = tuple[int, str, Level]
"""Line from 1, check, level."""
Readings = Mapping[Accusation, str]


def read(set_: str, direction: str, reference: str, file: Path = FILE) -> Readings:
    """Return what was said of the accusations of one reference.

    Args:
        set_: Of sentences, as ``Parallel`` names it.
        direction: ``zh-en`` or ``en-zh``.
        reference: ``A`` or ``B``.
        file: The table of verdicts.
    """
    return {
        (int(line), check, Level(level)): verdict
        for its_set, its_direction, _, line, its_reference, check, level, verdict in (
            text_tables.rows_of(file, 8)[1:]
        )
        if (its_set, its_direction, its_reference) == (set_, direction, reference)
    }


def summary(accusations: Iterable[Accusation], readings: Readings, pairs: int) -> Iterator[str]:
    """Yield a line each of errors and warnings: how many pairs, by what was said of them.

    A pair that several checks accuse counts once, by the worst that was said; what is unread
    comes before all, because it may be a fault of the check.

    Args:
        accusations: Of these pairs; those of other levels are left out.
        readings: As ``read`` returns them.
        pairs: How many were checked, accused or not.
    """
    accused = set(accusations)
    for level, name in ((Level.ERROR, "errors"), (Level.WARNING, "warnings")):
        worst: dict[int, str] = {}
        for line, check, its_level in accused:
            if its_level is level:
                said = readings.get((line, check, its_level), "unread")
                worst[line] = max(worst.get(line, said), said, key=VERDICTS.index)
        counts = Counter(worst.values())
        told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS)
        yield f"  {name:9} read: {told}; wrong {100 * counts['wrong'] / pairs:.2f} % of pairs"
