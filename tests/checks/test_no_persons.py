"""Words that read like a person's name in pinyin and are none."""

from __future__ import annotations

import pytest

from translator.checks.no_persons import is_no_person
from translator.chinese.dictionary.dictionary import Dictionary


@pytest.mark.parametrize(
    ("before", "name", "behind", "is_none"),
    [
        ("", "许多人", "来了", True),  # a word that begins with the family name
        ("", "周一晚", "来了", True),
        ("", "杨海燕", "来了", False),
        ("", "杨平", "国家", False),
        ("", "杨国", "家很好", True),  # a word over the right edge
        ("", "许", "多人", False),  # a family name alone
        ("", "许多人许多", "", False),  # longer than names are
        ("", "土耳其", "来了", False),  # a name of something else
        ("", "香港", "来了", False),
        ("", "海燕", "来了", False),  # no family name
        ("记者", "许多人", "说", True),
    ],
)
def test_ordinary_words_in_or_over_its_characters_are_no_name(
    before: str, name: str, behind: str, is_none: bool, dictionary: Dictionary
) -> None:
    text = before + name + behind
    start = len(before)
    assert is_no_person(text, start, start + len(name), dictionary) is is_none
