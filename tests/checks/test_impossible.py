from __future__ import annotations

import pytest

from translator.checks.impossible import impossible


@pytest.mark.parametrize(
    ("language", "possible", "not_so"),
    [
        ("zh", "在12月", "在13月"),
        ("zh", "5月31日", "5月32日"),
        ("zh", "5日24点10分", "5日25点10分"),
        ("zh", "上午24时", "上午25时"),
        ("zh", "抵达时间24时。", "抵达时间25时。"),
        ("zh", "于31日", "于32日"),
        ("zh", "新华社31日电", "新华社32日电"),
        ("zh", "10时59分", "10时60分"),
        ("zh", "1980年代", "1984年代"),
        ("zh", "30世纪", "31世纪"),
        ("zh", "1分59秒", "1分60秒"),
        ("en", "1 minute 59 seconds", "1 minute 60 seconds"),
        ("en", "at 10 a.m.", "at 79,332 a.m."),
        ("en", "on May 31", "on May 32"),
        ("en", "at 24 o'clock", "at 25 o'clock"),
        ("en", "in the 30th century", "in the 31st century"),
    ],
)
def test_a_field_ends_at_its_highest_value(language: str, possible: str, not_so: str) -> None:
    assert impossible(possible, "", language) == []
    (found,) = impossible(not_so, "", language)
    assert found.strip() and found in not_so
    assert impossible(not_so, f"原文也有{not_so}", language) == []  # its own


def test_a_number_of_four_digits_is_no_day() -> None:
    assert impossible("2,008日", "", "zh") == impossible("走了2008日内", "", "zh") == []
    assert impossible("11年2008日", "", "zh") == ["2008日"]
