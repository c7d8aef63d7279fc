"""How likely characters are as a Chinese name, and as a transliteration."""

from __future__ import annotations

import math

import pytest

from translator.grounding import name_scores
from translator.grounding.name_scores import chinese, foreign, is_chosen


def lead(name: str) -> float:
    return chinese(name, 1) - foreign(name)


@pytest.mark.parametrize("name", ["周建平", "王秀兰", "李晓明", "陈静", "赵文博", "孫國強"])
def test_chinese_names_are_likelier_as_such(name: str) -> None:
    assert lead(name) > 6


@pytest.mark.parametrize("name", ["马克西", "莫里森", "戴维斯", "康纳", "安东尼", "高尔基"])
def test_transliterations_are_not(name: str) -> None:
    assert lead(name) < 3


def test_common_names_are_likelier_than_rare_ones() -> None:
    assert chinese("李明华", 1) > chinese("臧明华", 1) > chinese("臧县爷", 1)


def test_both_scripts_are_known() -> None:
    assert foreign("馬克") == pytest.approx(foreign("马克"), abs=2)
    assert is_chosen("國") and is_chosen("国") and not is_chosen("的")


def test_a_name_is_as_likely_as_its_family_and_each_character_in_its_place() -> None:
    tables = name_scores._tables()
    long = tables.families["王"] * tables.first["小"] * tables.second["明"] * 0.8
    assert chinese("王小明", 1) == pytest.approx(math.log(long))
    assert chinese("王小明", 1) != chinese("王明小", 1)
    assert chinese("王明", 1) == pytest.approx(
        math.log(tables.families["王"] * tables.alone["明"] * 0.2)
    )


def test_shares_of_families_and_of_transliterations_are_of_one_whole() -> None:
    tables = name_scores._tables()
    assert sum(tables.families.values()) == pytest.approx(1)
    assert sum(tables.foreign.values()) == pytest.approx(1)
    first, second, *_ = tables.families.values()
    assert second / first == pytest.approx(1 / 1.4)


def test_characters_that_nobody_chooses_for_a_name_count_for_less() -> None:
    found = name_scores._spread({"国": 10, "的": 10}, frozenset("国明"))
    even = found["明"]
    assert (found["国"] - even) / found["的"] == pytest.approx(1 / name_scores._UNCHOSEN)
    assert sum(found.values()) == pytest.approx(1)


def test_what_is_seen_seldom_and_is_no_transliterating_character_is_chance() -> None:
    often = int(name_scores._OFTEN)
    found = name_scores._transliterating({"克": 5, "的": often - 1, "是": often})
    assert "的" not in found and "是" in found
    assert found["克"] / found["是"] == pytest.approx((5 + 2) / often)
    assert found["斯"] / found["克"] == pytest.approx(2 / 7)
