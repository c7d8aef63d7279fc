from __future__ import annotations

from pathlib import Path

import pytest

from translator.numbers import parse_chinese, parse_english, render_chinese, render_english
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("render.tsv"))
PARSE = {"zh": parse_chinese, "en": parse_english}


@pytest.mark.parametrize(("language", "text", "english", "_"), ROWS)
def test_a_number_is_written_as_an_english_newspaper_would(language, text, english, _) -> None:
    assert render_english(PARSE[language](text)[0]) == english


@pytest.mark.parametrize(("language", "text", "_", "chinese"), ROWS)
def test_a_number_is_written_as_a_chinese_newspaper_would(language, text, _, chinese) -> None:
    assert render_chinese(PARSE[language](text)[0]) == chinese


EXACT = [row for row in ROWS if not parse_chinese(row[3]) or not PARSE[row[0]](row[1])[0].about]


@pytest.mark.parametrize(("language", "text", "english", "chinese"), EXACT)
def test_what_is_written_is_worth_the_same(language, text, english, chinese) -> None:
    values = PARSE[language](text)[0].values
    assert parse_english(english)[0].values == values
    assert parse_chinese(chinese)[0].values == values
