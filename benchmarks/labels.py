"""What people (or a careful reader) said of stored translations, and whether the checks agree.

``data/labels-residue-loop.tsv``: 200 pairs of FLORES-200 dev, most of them drawn with a fixed
seed from a wide net (anything repeated, any letters of the other script), the others at random,
each read and labelled ``residue``, ``loop`` or ``none`` before the checks were asked.

``data/labels-numbers.tsv``: accusations of the numbers check, each read and labelled ``right``
(the number is wrong, lost or added) or ``wrong``. The first 200 were all those on FLORES-200
dev and a seeded sample of those on WMT22; 20 more are those left on WMT22 after the kinds of
mistakes among the 200 had been mended.

Only line numbers are kept: the texts may not be passed on. A label is changed when it is wrong,
never to please a check. Fourteen were read after the checks were mended last; two older labels
were wrong (miles that became metres) and are put right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stored import FLORES, System

from translator.checks import check
from translator.system import text_tables
from translator.types import Level

DATA = Path(__file__).parent / "data"
Key = tuple[str, str, str, int]
"""Set, direction, system, line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How a check's word compares with the labels."""

    name: str
    right: int
    """Faults that are found; accusations that are right."""
    missed: int
    wrong: int
    """Accused without a fault."""
    unlabelled: int = 0
    """Accusations nobody has read."""

    @property
    def recall(self) -> float:
        """Share of the faults that are found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def precision(self) -> float:
        """Share of the accusations that are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def residue_and_loops(systems: Iterable[System]) -> list[Agreement]:
    """Compare the checks ``residue`` and ``loop`` with their labels; info is no accusation."""
    labels = {(FLORES, *key): label for key, label in _rows("labels-residue-loop.tsv", 3).items()}
    counted: Counter[tuple[str, str]] = Counter()
    for system in systems:
        for line, source, target in system.pairs():
            label = labels.get((system.set, system.direction, system.name, line))
            if label is None:
                continue
            said = {
                finding.check
                for finding in check(source, target, **system.languages)
                if finding.level is not Level.INFO
            }
            for name in ("residue", "loop"):
                fault, accused = label == name, name in said
                if fault or accused:
                    how = "right" if fault and accused else "missed" if fault else "wrong"
                    counted[name, how] += 1
    return [
        Agreement(
            name=name,
            right=counted[name, "right"],
            missed=counted[name, "missed"],
            wrong=counted[name, "wrong"],
        )
        for name in ("residue", "loop")
    ]


def numbers(systems: Iterable[System], *, only_labelled: bool = False) -> Agreement:
    """Compare the accusations of the check ``numbers`` with their labels.

    Args:
        systems: What was translated.
        only_labelled: Leave out the lines nobody labelled, most of all; ``unlabelled`` stays 0.
    """
    labels = _rows("labels-numbers.tsv", 4)
    counted: Counter[str] = Counter()
    for system in systems:
        if system.name == "reference":
            continue
        for line, source, target in system.pairs():
            label = labels.get((system.set, system.direction, system.name, line))
            if only_labelled and label is None:
                continue
            findings = check(source, target, **system.languages)
            if any(finding.check == "numbers" for finding in findings):
                counted[label or "unlabelled"] += 1
            elif label == "right":
                counted["missed"] += 1
    return Agreement(
        name="numbers",
        right=counted["right"],
        missed=counted["missed"],
        wrong=counted["wrong"],
        unlabelled=counted["unlabelled"],
    )


def _rows(name: str, keys: int) -> Mapping[tuple[object, ...], str]:
    """Read a table of labels: its first columns are the key, the last of them the line."""
    rows = {}
    for cells in text_tables.rows_of(DATA / name)[1:]:
        rows[*cells[: keys - 1], int(cells[keys - 1])] = cells[keys]
    return rows
