"""Numbers that an English target says and its Chinese source says in another way."""

from __future__ import annotations

import pytest

from translator.checks.said_otherwise import is_later, said_otherwise
from translator.numbers.second_reading import values


@pytest.mark.parametrize(
    ("source", "number", "otherwise"),
    [
        ("双十一那天", "11.11", True), ("雙11那天", "11.11", True), ("双十二那天", "11.11", False),
        ("双12那天", "12.12", True), ("618那天", "6.18", True), ("1618年", "6.18", False),
        ("价格翻了一番", "100%", True), ("翻了一番", "100 per cent", True),
        ("翻倍", "100 percent", True),
        ("增加了一倍", "100 %", True), ("翻了两番", "300%", True), ("翻了两番", "100%", False),
        ("翻了一番", "300%", False), ("本世纪", "21st century", True),
        ("上世纪", "21st century", False),
        ("两个小时二十分钟", "140 minutes", True), ("两个小时二十分钟", "141", False),
        ("2小时20分", "140", True), ("2小时零5分", "125", True), ("2小时20分之前", "140", False),
        ("2小时20分半", "140", False),
        ("得了9分", "9 out of 10", True), ("得了9分", "8 out of 10", False),
        ("得了9.5分", "9/10", True),
        ("走了9分钟", "9 out of 10", False), ("10枚中的7枚", "7 out of 10", True),
        ("10枚中的7枚", "6 out of 10", False), ("10枚中的7枚", "7 out of 12", False),
        ("2小时20分", "half", False), ("", "140", False),
    ],
)  # fmt: skip
def test_a_number_may_tell_what_the_source_says(source: str, number: str, otherwise: bool) -> None:
    assert said_otherwise(source, number) is otherwise


@pytest.mark.parametrize(
    ("number", "source", "target", "later"),
    [
        ("第39", "第29分钟进球，第39分钟再进一球。",
         "He scored in the 29th minute and again 10 minutes later.", True),
        ("第39", "第29分钟进球，第39分钟再进一球。",
         "He scored in the 29th minute and again 9 minutes later.", False),
        ("第39", "第29分钟进球，第39分钟再进一球。",
         "He scored in the 29th minute and again after 10 minutes.", False),
        ("第39", "第28分钟进球，第39分钟再进一球。",
         "He scored in the 29th minute and again 10 minutes later.", False),
        ("第", "第29分钟进球。", "He scored in the 29th minute and 10 minutes later.", False),
    ],
)  # fmt: skip
def test_a_time_may_be_told_by_the_one_before(
    number: str, source: str, target: str, later: bool
) -> None:
    found = values(source, "zh"), values(target, "en")
    assert is_later(number, ("zh", "en"), target, found) is later
