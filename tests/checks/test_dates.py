"""Days of the year in a text, and what beside a month is none."""

from __future__ import annotations

import pytest

from translator.checks.dates import days
from translator.numbers.second_reading import values


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "July 6", [(7, 6)]),
        ("en", "on 6 July", [(7, 6)]),
        ("en", "at 19:00 July 6", [(7, 6)]),  # minutes are no day
        ("en", "at 9:30 July 6, 2020", [(7, 6)]),
        ("en", "6 July 7", [(7, 6)]),
        ("en", "July 999", [(7, 999)]),  # wrong, but meant as one
        ("en", "July 1000", []),
        ("en", "July 2199", []),
        ("en", "July 2200 people", []),
        ("en", "July 1,000", [(7, 1000)]),
        ("en", "July and 6", []),
        ("zh", "7月6日", [(7, 6)]),
        ("zh", "7月6人", []),
        ("zh", "7年6日", []),
    ],
)
def test_days_are_found_with_their_months(
    language: str, text: str, found: list[tuple[int, int]]
) -> None:
    read = days(text, values(text, language), language)
    assert [(int(one.month), int(one.day)) for one in read] == found
