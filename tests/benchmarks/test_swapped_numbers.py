"""The table of exchanged numbers is sound: the wrong target differs by two numbers alone."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
DIGITS = re.compile(r"\d[\d,.]*")


@pytest.fixture
def swapped(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("swapped_numbers")


def test_only_two_numbers_differ(swapped: ModuleType) -> None:
    for direction in swapped.DIRECTIONS:
        for row in swapped.rows(direction):
            assert DIGITS.split(row.target) == DIGITS.split(row.wrong)
            right, wrong = DIGITS.findall(row.target), DIGITS.findall(row.wrong)
            assert sorted(right) == sorted(wrong)
            assert sum(one != two for one, two in zip(right, wrong, strict=True)) in (0, 2)


def test_the_table_is_large_in_both_directions(swapped: ModuleType) -> None:
    for direction in swapped.DIRECTIONS:
        rows = list(swapped.rows(direction))
        assert len({row.source for row in rows}) == len(rows) >= 120
        assert sum(row.wrong != row.target for row in rows) >= 70
        assert len({row.genre for row in rows}) >= 10
