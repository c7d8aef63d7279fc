"""How likely characters are as a Chinese name, and as a transliteration."""

from __future__ import annotations

import pytest

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
