"""A numeral inside a title, a saying or a name is no amount."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import ground
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("in_words.tsv"))
KINDS = frozenset({"number"})


@pytest.fixture(scope="module")
def whole(whole_dictionary: Dictionary) -> Dictionary:
    return whole_dictionary


@pytest.mark.parametrize(("text", "shown"), ROWS)
def test_a_numeral_inside_a_word_is_no_amount(text: str, shown: str, whole: Dictionary) -> None:
    assert ground(text, source="zh", target="en", kinds=KINDS, dictionary=whole).text == shown
