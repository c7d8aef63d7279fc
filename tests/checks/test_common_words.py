"""Common English words and names."""

from __future__ import annotations

import pytest

from translator.checks.common_words import is_common, stem


@pytest.mark.parametrize("word", ["squash", "Squash", "walked", "baking", "houses", "slowly"])
def test_a_common_word_is_known_in_every_form(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["Hamid", "Rogozin", "Paris", "Xyzzy", ""])
def test_a_name_is_no_common_word(word: str) -> None:
    assert not is_common(word)


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("countries", "countr"), ("country", "countr"), ("arrived", "arriv"), ("arrival", "arriv"),
        ("makes", "mak"), ("as", "as"), ("ties", "ties"), ("translations", "translat"),
        ("easily", "easi"), ("need", "need"), ("workers", "work"), ("generalizes", "generaliz"),
        ("paperies", "pap"), ("relationals", "relation"),
    ],
)  # fmt: skip
def test_what_inflection_adds_is_cut_off_twice_at_most(word: str, cut: str) -> None:
    assert stem(word) == cut
