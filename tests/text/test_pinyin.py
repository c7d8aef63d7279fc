"""Pinyin of words and names."""

from __future__ import annotations

import pytest

from translator.errors import ModelError
from translator.text.dictionary import Dictionary
from translator.text.pinyin import numbered_to_marked, pinyin


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        ("hao3", "hǎo"), ("lu:4", "lǜ"), ("Lu:3", "Lǚ"), ("liu2", "liú"), ("gui4", "guì"),
        ("dou1", "dōu"), ("xue2", "xué"), ("ma5", "ma"), ("r5", "r"), ("E2", "É"),
        ("m2", "ḿ"), ("ng4", "ǹg"), ("jiong3", "jiǒng"), ("A", "A"), ("xx5", "xx"), ("", ""),
    ],
)  # fmt: skip
def test_tone_marks(numbered: str, marked: str) -> None:
    assert numbered_to_marked(numbered) == marked


def test_words_are_read_with_the_words_reading(dictionary: Dictionary) -> None:
    assert pinyin("银行的东西，OK", dictionary) == [
        ("银行", "yínháng"),
        ("的", "de"),
        ("东西", "dōngxi"),
        ("，", ""),
        ("OK", ""),
    ]


@pytest.mark.parametrize(
    ("word", "reading"),
    [("西安", "Xī'ān"), ("花儿", "huār"), ("绿", "lǜ"), ("北京", "Běijīng"), ("頭髮", "tóufa")],
)
def test_spelling(dictionary: Dictionary, word: str, reading: str) -> None:
    assert pinyin(word, dictionary) == [(word, reading)]


def test_without_a_dictionary_it_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="models fetch"):
        pinyin("好")
