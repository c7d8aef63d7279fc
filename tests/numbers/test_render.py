from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.numbers import parse_chinese, parse_english, render_chinese, render_english
from translator.numbers.render import decimal
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("render.tsv"))
PARSE = {"zh": parse_chinese, "en": parse_english}


@rows_together(("language", "text", "english", "_"), ROWS)
def test_a_number_is_written_as_an_english_newspaper_would(language, text, english, _) -> None:
    assert render_english(PARSE[language](text)[0]) == english


@rows_together(("language", "text", "_", "chinese"), ROWS)
def test_a_number_is_written_as_a_chinese_newspaper_would(language, text, _, chinese) -> None:
    assert render_chinese(PARSE[language](text)[0]) == chinese


EXACT = [row for row in ROWS if not parse_chinese(row[3]) or not PARSE[row[0]](row[1])[0].about]


@rows_together(("language", "text", "english", "chinese"), EXACT)
def test_what_is_written_is_worth_the_same(language, text, english, chinese) -> None:
    values = PARSE[language](text)[0].values
    assert parse_english(english)[0].values == values
    assert parse_chinese(chinese)[0].values == values


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(-1), "-1"),
        (Fraction(-3, 2), "-1.5"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(2, 3), "0.666666"),
        (Fraction(1234567, 2), "617,283.5"),
        (Fraction(1, 10**6), "0.000001"),
        (Fraction(1, 10**7), "0"),
    ],
)
def test_a_decimal_is_exact_where_it_ends(value: Fraction, written: str) -> None:
    assert decimal(value) == written
    assert decimal(value, commas=False) == written.replace(",", "")


def test_a_decimal_is_as_long_as_is_asked_for() -> None:
    assert [decimal(Fraction(1, 3), places=places) for places in (1, 2)] == ["0.3", "0.33"]


def test_the_end_of_a_day_is_midnight() -> None:
    (quantity,) = parse_chinese("24:00")
    assert (render_english(quantity), render_chinese(quantity)) == ("12 a.m.", "晚上12点")


def test_hundredths_are_parts_of_a_hundred() -> None:
    (quantity,) = parse_chinese("一百分之一")
    assert render_chinese(quantity) == "百分之一"
