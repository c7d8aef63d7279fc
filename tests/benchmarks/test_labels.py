"""The labels: ids only, and the checks still agree with them."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
HAN = re.compile("[\u3400-\u9fff]")


@pytest.fixture
def labels(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("labels")


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("stored")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("labels-residue-loop.tsv", {"residue", "loop", "none"}),
        ("labels-numbers.tsv", {"right", "wrong"}),
    ],
)
def test_labels_are_ids_without_the_texts(name: str, words: set[str]) -> None:
    text = (FOLDER / "data" / name).read_text(encoding="utf-8")
    header, *rows = [line.split("\t") for line in text.splitlines()]
    place = header.index("label")
    assert {row[place] for row in rows} == words
    assert len(rows) >= 200
    assert len({tuple(row[:place]) for row in rows}) == len(rows)
    assert not HAN.search(text)
    assert max(len(row[place + 1]) for row in rows) < 60


def test_all_labelled_residue_and_loops_are_found(
    labels: ModuleType, stored: ModuleType, shared_data: Path
) -> None:
    systems = [s for way in stored.DIRECTIONS for s in stored.flores(shared_data / "fxeval", way)]
    for agreement in labels.residue_and_loops(systems):
        assert agreement.recall == 1.0
        assert agreement.precision >= 0.9


def test_the_numbers_check_is_right_nine_times_of_ten(
    labels: ModuleType, stored: ModuleType, shared_data: Path
) -> None:
    systems = [s for way in stored.DIRECTIONS for s in stored.flores(shared_data / "fxeval", way)]
    systems += [s for way in stored.DIRECTIONS for s in stored.wmt(shared_data / "wmt22", way)]
    assert labels.numbers(systems, only_labelled=True).precision >= 0.9
