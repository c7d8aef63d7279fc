"""Cutting: the longest words, and those of the list that no text means."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.segmenter import cut, seldom_words
from translator.system import text_tables

ROWS = text_tables.rows("translator.chinese.words", "seldom_words.tsv")


@pytest.mark.parametrize(("forms", "example"), ROWS, ids=[forms for forms, _ in ROWS])
def test_seldom_words_are_not_cut(forms: str, example: str, whole_dictionary: Dictionary) -> None:
    assert forms.split()[0] in example
    assert seldom_words().isdisjoint(cut(example, whole_dictionary))
    assert all(whole_dictionary.lookup(form) for form in forms.split())


def test_everything_but_han_is_cut_without_a_dictionary() -> None:
    assert cut("好，ok  3.5%") == ["好", "，", "ok", "  ", "3.5%"]
