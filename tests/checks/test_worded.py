"""Numbers that a translation says in words alone, and those that no word says."""

from __future__ import annotations

from fractions import Fraction

import pytest

from translator.checks.worded import in_words
from translator.numbers.second_reading import Figure


def figure(value: object, kind: str = "", text: str = "7") -> Figure:
    return Figure(start=0, end=1, text=text, value=Fraction(value), kind=kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "kind", "text", "said"),
    [
        (30, "time", "three decades", True), (30, "", "three decades", False),
        (35, "time", "three decades", False), (30, "time", "three years", False),
        (200, "time", "两个世纪", True),
        (24, "", "two dozen eggs", True), (25, "", "two dozen eggs", False),
        (120, "", "ten dozen eggs", True), (132, "", "eleven dozen eggs", False),
        (12, "", "一打鸡蛋", True), (12, "", "eggs", False),
        (100, "", "a century", True), (100, "", "百姓", True), (100, "", "三百人", False),
        (1000, "", "千年", True), (1000, "", "两千年", False), (10_000, "", "万物", True),
        (10_000, "", "亿万人", True), (10_000, "", "万亿", False), (10_000, "", "myriad", True),
        (20, "", "a score of men", True), (21, "", "a score of men", False),
        (14, "", "a fortnight", True), (15, "", "三刻", True), (30, "", "三月", True),
        (50, "", "half of it", True), (24, "", "all day", True), (23, "", "all day", False),
        (Fraction(1, 2), "", "half past", True), (Fraction(7, 2), "", "三年半", True),
        (Fraction(1, 3), "", "half past", False), (Fraction(1, 2), "", "past", False),
    ],
)  # fmt: skip
def test_a_number_is_said_by_words_that_mean_it(
    value: object, kind: str, text: str, said: bool
) -> None:
    assert in_words(figure(value, kind), text, ()) is said


@pytest.mark.parametrize(
    ("value", "kind", "written", "text", "said"),
    [
        (1, "share", "100%", "entirely", True), (1, "share", "百分之百", "entirely", True),
        (2, "share", "百分之二百", "entirely", True), (2, "share", "200%", "entirely", False),
        (1, "", "1", "entirely", True), (2, "", "两", "entirely", False),
        (Fraction(1, 2), "share", "五成", "entirely", False), (1, "share", "100%", "partly", False),
    ],
)  # fmt: skip
def test_the_whole_of_something_is_said_by_words_for_all(
    value: object, kind: str, written: str, text: str, said: bool
) -> None:
    assert in_words(figure(value, kind, written), text, ()) is said


@pytest.mark.parametrize(
    ("value", "kind", "dates", "said"),
    [
        (418, "", (4, 18), True), (418, "", (4,), False), (418, "", (18,), False),
        (418, "money", (4, 18), False), (101, "", (1, 1), True), (1231, "", (12, 31), True),
        (1301, "", (13, 1), False), (132, "", (1, 32), False), (1200, "", (12, 0), False),
        (12, "", (0, 12), False),
    ],
)  # fmt: skip
def test_a_day_of_the_calendar_is_written_in_one(
    value: int, kind: str, dates: tuple[int, ...], said: bool
) -> None:
    assert in_words(figure(value, kind), "x", {Fraction(one) for one in dates}) is said
