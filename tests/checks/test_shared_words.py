"""Words of a Chinese text that its English one has, by the dictionary."""

from __future__ import annotations

import pytest

from translator.checks.shared_words import anchors, said
from translator.chinese.dictionary.dictionary import Dictionary


def pairs(chinese: str, english: str, lexicon: Dictionary) -> list[tuple[str, str, float]]:
    return [
        (
            chinese[slice(*one.chinese)],
            english[slice(*one.english)],
            round(one.weight, 3),
        )
        for one in anchors(chinese, english, lexicon)
    ]


@pytest.mark.parametrize(
    ("chinese", "english", "found"),
    [
        (
            "气温上升",
            "The temperature is rising",
            [("气温", "temperature", 1), ("上升", "rising", 1)],
        ),
        ("海", "the sea", [("海", "sea", 0.5)]),
        ("国家", "a country of countries", [("国家", "country", 0.5), ("国家", "countries", 0.5)]),
        ("国家", " nation" * 6, [("国家", "nation", 0.167)] * 6),
        ("国家", " nation" * 7, []),
        ("茶", "the sea", []),
        ("", "", []),
    ],
)
def test_words_that_may_go_together_weigh_by_how_many_there_are(
    chinese: str, english: str, found: list[tuple[str, str, float]], dictionary: Dictionary
) -> None:
    assert pairs(chinese, english, dictionary) == found


def test_letters_are_the_same_in_both(dictionary: Dictionary) -> None:
    assert [one[:2] for one in pairs("用iPhone", "with an iPhone", dictionary)] == [
        ("iPhone", "iPhone")
    ]


def test_the_longest_headword_counts_from_the_left(dictionary: Dictionary) -> None:
    assert pairs("许多人", "many people", dictionary) == [
        ("许多", "many", 1.0), ("人", "people", 0.5),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "language", "found"),
    [
        ("国家减少雨量", "less rainfall", "zh", [False, False, True]),
        ("海", "sea", "zh", []),  # one character means many things
        ("rainfall of the country", "国家", "en", [False, True]),
        ("the and of", "国家", "en", []),
    ],
)
def test_each_word_of_content_is_said_or_not(
    source: str, target: str, language: str, found: list[bool], dictionary: Dictionary
) -> None:
    assert said(source, target, language, dictionary) == found
