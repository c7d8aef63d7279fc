from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.numbers import numerals
from translator.numbers.prefixes import prefix
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("numerals.tsv"))


def as_row(text: str, at: int = 0) -> tuple[str, ...]:
    """Return what is read of a text as a row of the table says it; nothing and nought are "-"."""
    number = numerals.read(text, at)
    if number is None:
        return (text, *"--------")
    more = ["arabic"] * number.arabic + ["headless"] * number.headless
    more += [f"digits={number.digits}"] * bool(number.digits)
    found = (number.value, number.second, number.about, number.scale, number.mantissa, number.unit)
    return (text, text[at : number.end], *(str(one or "-") for one in found), " ".join(more) or "-")


@rows_together("row", ROWS, ids=lambda row: row[0])
def test_a_numeral_is_read_as_far_as_it_goes(row: tuple[str, ...]) -> None:
    assert as_row(row[0]) == row


@pytest.mark.parametrize(
    ("text", "at", "read"),
    [
        ("120 万", 0, "120 万"),
        ("120  万", 0, "120"),
        ("茶几千", 1, "-"),
        ("有一点三心二意", 1, "一"),
        ("是一点三", 1, "一点三"),
        ("3点5", 0, "3"),
    ],
)
def test_what_stands_around_decides_how_far(text: str, at: int, read: str) -> None:
    assert as_row(text, at)[1] == read


@pytest.mark.parametrize(("length", "left"), [(300, True), (301, False)])
def test_runs_that_nobody_counts_with_are_blotted_out(length: int, left: bool) -> None:
    text = "共" + "9" * length + "个"
    found = numerals.without_endless_runs(text)
    assert len(found) == len(text)
    assert (found == text) is left


def test_the_parts_of_a_decimal_are_a_fraction() -> None:
    assert numerals.arabic("１,234.5") == Fraction(12345, 10)
    assert numerals.read_digits("二〇2４") == 2024


@pytest.mark.parametrize(
    ("text", "digits", "value"),
    [
        ("〇一年", 2, 1),
        ("九八年", 2, 98),
        ("五〇一室", 3, 501),
        ("二〇二四年", 4, 2024),
        ("四五六年级", 3, 456),
        ("三四年", 0, 3),  # a pair of neighbours: three or four years
        ("三五年", 0, 3),
        ("五年", 0, 5),
        ("二十年", 0, 20),
    ],
)
def test_digits_one_by_one_are_told_from_numerals(text: str, digits: int, value: int) -> None:
    number = numerals.read(text, 0)
    assert number is not None
    assert (number.digits, number.value) == (digits, value)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("千米", 1000), ("千克", 1000), ("千瓦时", 1000), ("千帕", 1000), ("千卡", 1000),
        ("千赫兹", 1000), ("千焦", 1000), ("千伏", 1000), ("千字节", 1000), ("千兆", 1000),
        ("千安培", 1000), ("百帕", 100), ("兆瓦", 10**6), ("兆赫", 10**6), ("兆元", 10**12),
        ("千吨", 1), ("千克拉", 1), ("千卡车", 1), ("千米饭", 1), ("百米", 1), ("千人", 1),
        ("千瓦片", 1), ("千帕金森病人", 1), ("兆头", 1), ("万米", 1),
    ],
)  # fmt: skip
def test_a_prefix_belongs_to_its_unit(text: str, worth: int) -> None:
    assert prefix(text, 0) == worth
