"""What a sentence is recognised by."""

from __future__ import annotations

import pytest

from translator.alignment.sentences.sentence_words import of_chinese, of_english, spelt
from translator.chinese.dictionary.dictionary import Dictionary


def test_numbers_are_values_whatever_the_language() -> None:
    ours = {
        item.key for item in of_chinese("1.2万人，三成", None, frozenset()) if item.kind == "number"
    }
    theirs = {item.key for item in of_english("12,000 people, 30%") if item.kind == "number"}
    assert ours == theirs == {"12000", "0.3"}


def test_what_is_latin_in_chinese_is_a_copy() -> None:
    items = set(of_chinese("请运行 xiaocang run，再看 config.toml。", None, frozenset()))
    assert {item.key for item in items if item.kind == "copy"} == {
        "xiaocang", "run", "config.toml",
    }  # fmt: skip


def test_a_name_is_recognised_by_its_sound(dictionary: Dictionary) -> None:
    items = set(of_chinese("焦维新来了。", dictionary, frozenset({"jiao", "weixin", "wang"})))
    assert {item.key for item in items if item.kind == "name"} == {"jiao", "weixin"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Weixin", "weixin"), ("Xi’an", "xian"), ("Lü", "lv"), ("weixin", ""), ("Python", ""),
     ("Smith", "")],
)  # fmt: skip
def test_what_may_be_pinyin(word: str, expected: str) -> None:
    assert spelt(word) == expected


def test_punctuation_says_what_kind_of_sentence_it_is() -> None:
    ours = {
        item.key for item in of_chinese("“谁？”（他）", None, frozenset()) if item.kind == "sign"
    }
    theirs = {item.key for item in of_english('"Who?" (he)') if item.kind == "sign"}
    assert ours == theirs == {"question", "quote", "bracket"}
