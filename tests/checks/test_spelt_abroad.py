"""Names of Chinese people that are not written in pinyin."""

from __future__ import annotations

import pytest

from translator.checks.spelt_abroad import (
    families_spelt,
    is_mandarin,
    is_of_family,
    letters,
    spelt_abroad,
)


@pytest.mark.parametrize(
    ("word", "plain"),
    [("Lǚ", "lv"), ("O'Brien", "obrien"), ("Lü", "lv"), ("É1", "e"), ("茶", "")],
)
def test_letters_are_plain_and_small(word: str, plain: str) -> None:
    assert letters(word) == plain


@pytest.mark.parametrize(
    ("name", "mandarin"),
    [
        ("Chen Haibo", True), ("chen wei", True), ("Chan Wei", False), ("Chen Robert", False),
        ("Chen", False), ("Chen Hai Bo", False), ("Li Xiaolongbao", False), ("", False),
    ],
)  # fmt: skip
def test_a_name_in_pinyin_is_a_family_and_a_given_name(name: str, mandarin: bool) -> None:
    assert is_mandarin(name.split()) is mandarin


@pytest.mark.parametrize(
    ("name", "families", "may_be"),
    [
        ("Bruce Lee", "李", True), ("Lee Ka-shing", "李", True), ("Lee", "李", False),
        ("Daniel Wu", "吴", True), ("Wu Jing", "吴", False), ("Eva Wu", "吴", True),
        ("Ab Wu", "吴", False), ("Daniel Wu", "李", False), ("Daniel Wu", "李吴", True),
        ("Daniel Wu", "", False), ("Sean Lau", "刘", True), ("Wu Tom Jing", "吴", True),
    ],
)  # fmt: skip
def test_another_spelling_may_be_the_same_family(name: str, families: str, may_be: bool) -> None:
    assert is_of_family(name.split(), families) is may_be


def test_spellings_lead_to_families_and_back() -> None:
    assert "lee" in spelt_abroad("李") and spelt_abroad("龘") == frozenset()
    assert set("王黄") <= set(families_spelt("wong")) and families_spelt("xyz") == ""
