"""Good targets spoilt in known ways: how often the right check speaks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

from stored import DIRECTIONS, flores

from translator.checks import check


def _ten_times(text: str) -> str:
    return re.sub(r"(?<![\d.,])(\d{2,3})(?![\d.,])", r"\g<1>0", text, count=1)


def _another_year(text: str) -> str:
    return re.sub(r"(?<![\d.,])(19|20)(\d)(\d)(?!\d)", r"\1\3\2", text, count=1)


def _half(text: str) -> str:
    return text[: len(text) // 2]


def _two_fifths(text: str) -> str:
    return text[: 2 * len(text) // 5]


def _looping(text: str) -> str:
    words = text.split(" ")
    again = " " + " ".join(words[-3:]) if len(words) > 6 else text[-6:]
    return text + again * 3


FAULTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "a number ten times as large": ("numbers", _ten_times),
    "a year's last digits swapped": ("numbers", _another_year),
    "the second half lost": ("length", _half),
    "the last three fifths lost": ("length", _two_fifths),
    "the last words three times more": ("loop", _looping),
}
"""Kind of fault: (check that should speak, how a target is spoilt)."""


def report(folder: Path) -> None:
    """Print a line for each kind of fault and direction."""
    for direction in DIRECTIONS:
        good = next(system for system in flores(folder, direction) if system.name == "google")
        for fault, (name, spoil) in FAULTS.items():
            total = found = 0
            for _, source, entity_text in good.pairs():
                target = html.unescape(entity_text)
                spoilt = spoil(target)
                if spoilt == target:
                    continue
                total += 1
                findings = check(source, spoilt, **good.languages)
                found += name in {finding.check for finding in findings}
            print(f"{direction} {fault:34} {name:8} {found}/{total} {100 * found / total:.0f} %")
