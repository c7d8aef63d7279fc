"""The rules on tokens: numbers without a dictionary; the dictionary's own with one."""

from __future__ import annotations

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.word_rules import rules_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("四百五十万元", ["四百五十万", "元"]),
        ("25亿，", ["25亿", "，"]),
        ("第18届", ["第18", "届"]),
        ("三分之一", ["三分之一"]),
        ("3个人", ["3", "个", "人"]),
        ("数百万", ["数百万"]),
        ("万一", ["万一"]),
    ],
)
def test_numbers_are_whole_without_a_dictionary(text: str, words: list[str]) -> None:
    assert rules_of(None).words(text) == words


def test_a_list_of_words_stands_for_a_missing_dictionary() -> None:
    assert rules_of(None).lists("公园")
    assert not rules_of(None).lists("园公")


def test_the_dictionary_lists_its_headwords_only(dictionary: Dictionary) -> None:
    assert rules_of(dictionary).lists("發明")
    assert not rules_of(dictionary).lists("公园")
