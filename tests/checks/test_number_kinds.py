"""What a number counts, as far as its language says it."""

from __future__ import annotations

import pytest

from translator.checks.number_kinds import currency, is_dated, kind_of
from translator.numbers.second_reading import Figure, values


def first(text: str, language: str) -> Figure:
    return min(values(text, language), key=lambda one: one.start)


@pytest.mark.parametrize(
    ("text", "language", "dated"),
    [
        ("60年的事。", "zh", True),
        ("60年级的书。", "zh", False),
        ("60个人。", "zh", False),
        ("It lasted from 60 to August.", "en", True),
        ("It lasted from 60 people.", "en", False),
        ("It lasted from sixty to August.", "en", False),  # no year is spelt out like that
        ("It rose from $60 to a height.", "en", False),
        ("It rose from 60% to a height.", "en", False),
        ("We saw 60, too.", "en", False),
    ],
)
def test_a_number_stands_where_a_year_does(text: str, language: str, dated: bool) -> None:
    assert is_dated(first(text, language), text, language) is dated


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("他60岁了。", "zh", "age"),
        ("He is 60 years old.", "en", "age"),
        ("He died aged 60.", "en", "age"),
        ("今天30度。", "zh", "degree"),
        ("It was 30 degrees.", "en", "degree"),
        ("电压220伏。", "zh", "volt"),
        ("It has 220 volts.", "en", "volt"),
        ("2018年的事。", "zh", "year"),
        ("It was built in 2018.", "en", "year"),
        ("It lists 2018 people.", "en", ""),
        ("它有2018个人。", "zh", ""),
    ],
)
def test_what_a_number_counts_is_said_beside_it(text: str, language: str, kind: str) -> None:
    assert kind_of(first(text, language), text, language) == kind


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("It cost 60 dollars.", "en", "dollar"),
        ("It cost £60.", "en", "pound"),
        ("花了60欧元。", "zh", "euro"),
        ("花了60元。", "zh", "yuan"),
        ("花了60日元。", "zh", "yen"),
        ("花了60个人。", "zh", ""),
    ],
)
def test_a_currency_is_known_by_its_name_or_sign(text: str, language: str, name: str) -> None:
    assert currency(first(text, language)) == name
