"""The table of ordinary sentences is sound, and what comes out is judged right."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def ordinary(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("ordinary")


def test_every_row_has_four_columns_and_closed_choices(ordinary: ModuleType) -> None:
    for line in ordinary.TABLE.read_text("utf-8").splitlines()[1:]:
        fields = line.split("\t")
        assert len(fields) == 4 and all(fields), line
        assert fields[1] in ordinary.DIRECTIONS, line
        assert not set("{}|[]>") & set(fields[2]), line
        for text in ordinary.spread(fields[3]):
            assert text and not set("{}|[]>") & set(text), line


def test_the_table_is_large_in_every_direction(ordinary: ModuleType) -> None:
    rows = ordinary.load()
    count = Counter(row.direction for row in rows)
    assert len({row.id for row in rows}) == len(rows)
    assert len({(row.direction, row.source) for row in rows}) == len(rows)
    assert count["zh-Hans>zh-Hant-TW"] >= 200
    assert count["zh-Hans>zh-Hant-HK"] >= 200
    assert count["zh-Hant-TW>zh-Hans"] >= 100
    assert count["zh-Hant-HK>zh-Hans"] >= 100


def test_every_choice_is_spread(ordinary: ModuleType) -> None:
    assert ordinary.spread("甲{乙|丙}丁{戊|己}") == ("甲乙丁戊", "甲乙丁己", "甲丙丁戊", "甲丙丁己")
    assert ordinary.spread("甲乙") == ("甲乙",)


def test_a_sentence_is_in_one_half_only(
    ordinary: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    halves = importlib.import_module("halves")
    rows = ordinary.load()
    tune = {ordinary.sentence(row) for row in halves.half(rows, "tune", key=ordinary.sentence)}
    blind = {ordinary.sentence(row) for row in halves.half(rows, "blind", key=ordinary.sentence)}
    assert not tune & blind
    assert tune | blind == {ordinary.sentence(row) for row in rows}


@pytest.mark.parametrize(
    ("direction", "source", "expected", "got", "outcome"),
    [
        ("zh-Hans>zh-Hant-TW", "法定程序", ("法定程序",), "法定程序", "right"),
        ("zh-Hans>zh-Hant-TW", "法定程序", ("法定程序",), "法定程式", "changed"),
        ("zh-Hans>zh-Hant-TW", "上网络", ("上網路", "上網絡"), "上網絡", "right"),
        ("zh-Hans>zh-Hant-TW", "他坐出租车", ("他坐計程車",), "他坐出租車", "left"),
        ("zh-Hans>zh-Hant-TW", "于太太", ("于太太",), "於太太", "characters"),
        ("zh-Hans>zh-Hant-TW", "台北", ("台北",), "臺北", "right"),
        ("zh-Hans>zh-Hant-HK", "家里", ("家裡",), "家裏", "right"),
        ("zh-Hans>zh-Hant-TW", "家里", ("家裡",), "家裏", "characters"),
        ("zh-Hant-TW>zh-Hans", "數位醫師", ("数位医师",), "数字医师", "changed"),
        ("zh-Hant-TW>zh-Hans", "硬碟摔壞了", ("硬盘摔坏了",), "硬碟摔坏了", "left"),
    ],
)
def test_what_comes_out_is_judged(
    ordinary: ModuleType,
    direction: str,
    source: str,
    expected: tuple[str, ...],
    got: str,
    outcome: str,
) -> None:
    row = ordinary.Row(id="a", direction=direction, source=source, expected=expected)
    assert ordinary.judge(row, got) == outcome
