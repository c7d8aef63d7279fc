"""Whose fault accusations are: what was said of them is counted once a pair, by the worst."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

from translator.system import text_tables
from translator.types import Level

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
HEAD = "set\tdirection\thalf\tline\treference\tcheck\tlevel\tverdict\n"


@pytest.fixture
def accusations(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("accusations")


def test_only_readings_of_this_reference_are_read(accusations: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "read.tsv"
    file.write_text(
        HEAD
        + "own\tzh-en\tblind\t3\tA\tnumbers\terror\tright\n"
        + "own\tzh-en\tblind\t3\tB\tnumbers\terror\twrong\n"
        + "own\ten-zh\tblind\t4\tA\tlength\twarning\tcontext\n"
        + "other\tzh-en\tblind\t5\tA\tnames\twarning\tcontext\n",
        encoding="utf-8",
    )
    readings = accusations.read("own", "zh-en", "A", file)
    assert readings == {(3, "numbers", Level.ERROR): "right"}


def test_errors_and_warnings_are_counted_apart(accusations: ModuleType) -> None:
    made = [
        (1, "numbers", Level.ERROR),
        (1, "length", Level.WARNING),
        (2, "length", Level.WARNING),
        (3, "names", Level.INFO),
    ]
    readings = dict(zip(made, ("right", "wrong", "context", "wrong"), strict=True))
    assert list(accusations.summary(made, readings, 50)) == [
        "  errors    read: 1 right, 0 context, 0 wrong, 0 unread; wrong 0.00 % of pairs",
        "  warnings  read: 0 right, 1 context, 1 wrong, 0 unread; wrong 2.00 % of pairs",
    ]


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        (("right", "wrong"), "0 right, 0 context, 1 wrong, 0 unread"),
        (("wrong", "right"), "0 right, 0 context, 1 wrong, 0 unread"),
        (("context", "right"), "0 right, 1 context, 0 wrong, 0 unread"),
        (("wrong",), "0 right, 0 context, 0 wrong, 1 unread"),
    ],
)
def test_pair_counts_once_by_the_worst_said(
    accusations: ModuleType, said: tuple[str, ...], counted: str
) -> None:
    made = [(7, "length", Level.WARNING), (7, "names", Level.WARNING)]
    readings = dict(zip(made, said, strict=False))
    _, warnings = accusations.summary(made, readings, 100)
    assert counted in warnings


def test_table_says_of_each_accusation_one_thing(accusations: ModuleType) -> None:
    head, *rows = text_tables.rows_of(accusations.FILE, 8)
    assert "\t".join(head) + "\n" == HEAD
    assert rows
    for row in rows:
        _, direction, half, line, reference, _, level, verdict = row
        assert direction in ("zh-en", "en-zh"), row
        assert half in ("tune", "blind"), row
        assert int(line) > 0, row
        assert reference in ("A", "B"), row
        assert level in (Level.ERROR, Level.WARNING), row
        assert verdict in ("right", "context", "wrong"), row
    keys = [row[:7] for row in rows]
    assert len(keys) == len(set(keys))
