"""The table of people is sound, and what was found is counted right."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def persons(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("persons")


@pytest.fixture
def halves(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("halves")


def test_every_row_has_four_columns_and_names_of_its_text(persons: ModuleType) -> None:
    for line in persons.TABLE.read_text("utf-8").splitlines()[1:]:
        fields = line.split("\t")
        assert len(fields) == 4, line
        _, genre, text, listed = fields
        assert genre and text, line
        for person in filter(None, listed.split("; ")):
            name, equals, pinyin = person.partition("=")
            assert equals and 2 <= len(name) <= 4 and name in text, line
            assert persons.PINYIN.fullmatch(pinyin), line


def test_the_table_is_large_and_mixed(persons: ModuleType) -> None:
    rows = persons.load()
    without = [row for row in rows if not row.persons]
    assert len(rows) >= 200
    assert len({row.id for row in rows}) == len(rows)
    assert len({row.text for row in rows}) == len(rows)
    assert len({row.genre for row in rows}) >= 10
    assert 0.25 < len(without) / len(rows) < 0.45


def test_pinyin_is_one_family_and_one_given_name(persons: ModuleType) -> None:
    for pinyin in ("Zhou Jianping", "Ouyang Hui", "Dai Yue'e", "Lü Yan", "Zhong Jing'an"):
        assert persons.PINYIN.fullmatch(pinyin)
    for other in ("zhou Jianping", "Zhou Jian Ping", "Zhou", "Zhou Jian-ping", "周 Jianping"):
        assert not persons.PINYIN.fullmatch(other)


def test_the_halves_are_the_table_without_overlap(halves: ModuleType) -> None:
    rows = list(range(261))
    tune, blind = halves.half(rows, "tune"), halves.half(rows, "blind")
    assert sorted(tune + blind) == rows == halves.half(rows, "all")
    assert len(tune) == 130
    assert tune == sorted(tune) == halves.half(rows, "tune")


@pytest.mark.parametrize(
    ("found", "missed", "false"),
    [
        ({"周建平": "Zhou Jianping"}, [], []),
        ({"周建平先生": "Mr Zhou Jianping"}, [], []),
        ({}, ["周建平"], []),
        ({"周建": "Zhou Jian"}, ["周建平"], ["周建"]),
        ({"周建平常": "Zhou Jianpingchang"}, ["周建平"], ["周建平常"]),
        ({"周建平": "Zhou Jianping", "方申请": "Fang Shenqing"}, [], ["方申请"]),
        ({"周建平": "Chou Jianping"}, ["周建平"], ["周建平"]),
    ],
)
def test_misses_and_false_persons(
    persons: ModuleType, found: dict[str, str], missed: list[str], false: list[str]
) -> None:
    expected = {"周建平": "Zhou Jianping"}
    row = persons.Row(id="a", genre="news", text="周建平常常申请。", persons=expected)
    result = persons.Result(row=row, expected=expected, found=found)
    assert result.missed == missed
    assert result.false == false
