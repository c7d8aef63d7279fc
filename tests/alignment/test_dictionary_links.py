"""Meanings as phrases."""

from __future__ import annotations

import pytest

from translator.alignment import dictionary_links
from translator.alignment.dictionary_links import phrases
from translator.chinese.dictionary.dictionary import Dictionary


def test_notes_measure_words_and_particles_are_left_out(dictionary: Dictionary) -> None:
    assert phrases("院子", dictionary) == (("courtyard",), ("garden",), ("yard",))
    assert phrases("开放", dictionary) == (("open",),)
    assert phrases("本", dictionary) == ()


def test_meanings_are_cut_at_semicolons(dictionary: Dictionary) -> None:
    assert phrases("参加", dictionary) == (("participate",), ("take", "part", "in"), ("join",))


def test_an_entry_that_points_has_the_meanings_it_points_to(dictionary: Dictionary) -> None:
    assert ("old",) in phrases("老树", dictionary)


def test_an_abbreviation_has_its_english_name(dictionary: Dictionary) -> None:
    assert phrases("北大", dictionary) == (("peking", "university"),)


def test_both_scripts_and_unknown_words(dictionary: Dictionary) -> None:
    assert phrases("參加", dictionary) == phrases("参加", dictionary)
    assert phrases("没有这个词", dictionary) == ()


@pytest.mark.parametrize(
    ("piece", "phrase"),
    [
        ("tea", ("tea",)),
        ("to", ("to",)),  # alone it is what is meant
        ("to drink tea", ("drink", "tea")),
        (
            "one two three four five six seven",
            ("one", "two", "three", "four", "five", "six", "seven"),
        ),
        ("one two three four five six seven eight", ()),
        ("", ()),
        ("Tea-Time", ("tea-time",)),
    ],
)
def test_a_phrase_of_more_than_seven_words_describes(piece: str, phrase: tuple[str, ...]) -> None:
    assert dictionary_links._phrase(piece) == phrase
