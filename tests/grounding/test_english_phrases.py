"""Times, weekdays, spans of time and cents in English words."""

from __future__ import annotations

import pytest

from translator.grounding.english_phrases import WEEKDAY, spans
from translator.grounding.spans import Span


def only(text: str) -> Span:
    (found,) = spans(text)
    return found


@pytest.mark.parametrize(
    ("text", "written", "has", "hasnt"),
    [
        ("half past two", "2:30", ["2点半", "两点半", "14:30", "十四点三十"], ["两点一刻", "2:15"]),
        ("half past three", "3:30", ["三点半", "15：30"], ["两点半", "两:30"]),
        ("quarter past 12", "12:15", ["12点15", "十二点一刻"], ["24:15", "0:15"]),
        ("quarter to one", "12:45", ["十二点三刻"], ["0:45", "1:45", "13:45"]),
        ("Quarter to twelve", "11:45", ["23:45", "十一点三刻"], ["12:45"]),
        ("quarter to 2", "1:45", ["13点45"], ["2:45"]),
    ],
)
def test_a_time_of_the_clock(text: str, written: str, has: list[str], hasnt: list[str]) -> None:
    found = only(f"They met at {text}.")
    assert (found.source, found.replacement, found.origin) == (text, written, "phrase")
    assert set(has) <= set(found.accepted)
    assert not set(hasnt) & set(found.accepted)


@pytest.mark.parametrize(
    ("text", "written", "has", "hasnt"),
    [
        ("two hours", "2小时", ["两个小时", "2 小时", "两多小时"], ["两小时半", "三小时"]),
        ("three days", "3天", ["三天", "3 天"], ["两天", "3个天"]),
        ("six months", "6个月", ["半年", "六个多月", "6多个月"], ["6月"]),
        ("five months", "5个月", ["五个月"], ["半年"]),
        ("six years", "6年", ["六年"], ["半年"]),
        ("twelve weeks", "12周", ["十二个星期", "12星期"], ["12个小时"]),
        ("Two minutes", "2分钟", ["两分钟"], ["2星期"]),
    ],
)
def test_a_span_of_time(text: str, written: str, has: list[str], hasnt: list[str]) -> None:
    found = only(f"{text} are enough.")
    assert (found.source, found.replacement) == (text, written)
    assert set(has) <= set(found.accepted)
    assert not set(hasnt) & set(found.accepted)


@pytest.mark.parametrize("before", ["only", "lasted", "about", "for", "than", "within"])
def test_an_hour_is_a_span_where_a_length_is_meant(before: str) -> None:
    found = only(f"It took {before} an hour.")
    assert (found.source, found.replacement) == ("an hour", "1小时")


@pytest.mark.parametrize(
    "text",
    [
        "60 km an hour", "a two-hour walk", "two hours ago", "two years old", "two days later",
        "seven days a week", "Seven Years in Tibet", "two days' work", "thirteen days",
        "one day", "Black Friday", "Good Friday", "the Sunday Times", "a Sunday-best suit",
        "several cents", "half past thirteen", "50 euro cents", "two Days of Autumn",
    ],
)  # fmt: skip
def test_what_is_none_of_them(text: str) -> None:
    assert not list(spans(text))


@pytest.mark.parametrize(
    ("text", "written", "accepted"),
    [
        ("50 cents", "50美分", ("50美分", "50分", "五十分")),
        ("Twenty-five cents", "25美分", ("25美分", "25分", "二十五分")),
        ("5 cents in the euro area", "5欧分", ("5欧分", "5分", "五分")),
    ],
)
def test_cents_are_of_the_money_that_is_spoken_of(
    text: str, written: str, accepted: tuple[str, ...]
) -> None:
    found = only(text)
    assert (found.replacement, found.accepted) == (written, accepted)


def test_a_weekday_is_looked_for_in_each_of_its_names() -> None:
    found = only("On Thursday it rained.")
    assert (found.origin, found.replacement) == (WEEKDAY, "周四")
    assert found.accepted == ("周四", "星期四", "礼拜四")
    sunday = only("On Sunday, May 5, it rained.")
    assert sunday.accepted == ("周日", "周天", "星期日", "星期天", "礼拜日", "礼拜天")
    assert only("Sunday Morning is a song.").source == "Sunday"


def test_a_dozen_or_so() -> None:
    found = only("A dozen or so came.")
    assert (found.replacement, found.accepted) == ("十几", ("十几", "十来", "十多"))
    assert found.certainty == 0.96
