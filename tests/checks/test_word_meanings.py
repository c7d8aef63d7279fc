"""What a word of one text may be in the other."""

from __future__ import annotations

import pytest

from translator.checks.word_meanings import (
    english_stems,
    is_acronym,
    is_known_name,
    joined,
    meanings,
)
from translator.chinese.dictionary.dictionary import Dictionary


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("UN", True), ("U.S.", True), ("NATO", True), ("UNESCO", True), ("UNICEFS", False),
        ("U", False), ("U.", False), ("Un", False), ("ÜN", False), ("12", False), ("...", False),
    ],
)  # fmt: skip
def test_an_acronym_has_two_to_six_capitals(word: str, is_one: bool) -> None:
    assert is_acronym(word) is is_one


def test_a_people_is_met_by_its_country_where_it_has_a_capital() -> None:
    for word, country in (("Dutch", "Netherlands"), ("French", "France"), ("Thai", "Thailand")):
        assert english_stems(word) & english_stems(country)
        assert not english_stems(word.lower()) & english_stems(country)


def test_a_compound_is_met_by_the_country_of_its_people() -> None:
    assert english_stems("anti-Jewish") & english_stems("Jews")


def test_a_state_is_met_by_how_newspapers_shorten_it() -> None:
    assert english_stems("Ore") & english_stems("Oregon")
    assert english_stems("N.J") >= english_stems("Jersey")
    assert not english_stems("ore") & english_stems("Oregon")


def test_an_acronym_is_met_by_initials_and_by_no_word_that_is_written_so(
    dictionary: Dictionary,
) -> None:
    assert "^hk" in meanings("香港", dictionary).whole
    assert "^hk" in english_stems("HK") and "^hk" not in english_stems("hk")
    assert "^us" in english_stems("U.S.")
    assert "^us" in english_stems("Americans") and "^us" in english_stems("America")
    assert "^us" not in english_stems("Amerika")


def test_a_word_has_the_stems_of_its_meanings_and_says_whether_it_is_a_name(
    dictionary: Dictionary,
) -> None:
    turkey = meanings("土耳其", dictionary)
    assert turkey.proper and turkey.whole & english_stems("Turkey")
    country = meanings("国家", dictionary)
    assert not country.proper
    assert country.whole & english_stems("countries") and country.whole & english_stems("nation")
    assert "^" not in "".join(country.whole)  # one word has no initials
    assert meanings("茶壶", dictionary).whole == frozenset()


def test_parts_of_two_characters_count_and_single_ones_where_there_are_no_longer(
    dictionary: Dictionary,
) -> None:
    parts = meanings("气温雨量", dictionary).parts
    assert parts & english_stems("temperature") and parts & english_stems("rainfall")
    single = meanings("海燕", dictionary).parts
    assert single & english_stems("sea") and single & english_stems("swallow")
    assert not meanings("许多人", dictionary).parts & english_stems("person")
    assert meanings("海", dictionary).parts == frozenset()
    assert meanings("茶茶茶茶茶茶气温", dictionary).parts & english_stems("temperature")
    assert meanings("茶茶茶茶茶茶茶气温", dictionary).parts == frozenset()


def test_neighbours_may_be_one_headword(dictionary: Dictionary) -> None:
    assert joined("香港", dictionary) & english_stems("Hong")
    assert joined("海香港", dictionary) == frozenset()


@pytest.mark.parametrize(
    ("word", "known"),
    [("Russia", True), ("Russian", True), ("Turkey", True), ("rainfall", False), ("Xyzzy", False)],
)
def test_a_name_is_known_where_the_dictionary_calls_a_place_so(
    word: str, known: bool, dictionary: Dictionary
) -> None:
    assert is_known_name(word, dictionary) is known
