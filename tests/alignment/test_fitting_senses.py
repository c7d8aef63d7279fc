"""The meanings that a translation takes up come first."""

from __future__ import annotations

import pytest

from translator.alignment.fitting_senses import fitting_first

TO_FOUND = ("to establish", "to set up", "to found")


@pytest.mark.parametrize(
    ("partners", "first", "fitting"),
    [
        (["established"], "to establish", 1),
        (["founding"], "to found", 1),
        (["set", "up"], "to set up", 1),
        (["building"], "to establish", 0),
    ],
)
def test_the_partner_of_the_word_decides(partners: list[str], first: str, fitting: int) -> None:
    order, fits = fitting_first(TO_FOUND, partners=partners, sentence="")
    assert (order[0], fits) == (first, fitting)
    assert sorted(order) == sorted(TO_FOUND)


def test_without_a_partner_the_sentence_decides_where_it_has_a_whole_meaning() -> None:
    senses = ("large bird", "park", "to be")
    order, fits = fitting_first(senses, partners=[], sentence="A large dog is in the park.")
    assert (order, fits) == (("park", "large bird", "to be"), 1)


def test_a_partner_counts_more_than_the_rest_of_the_sentence() -> None:
    order, fits = fitting_first(
        ("garden", "park"), partners=["park"], sentence="The garden beside the park."
    )
    assert (order, fits) == (("park", "garden"), 2)


def test_words_of_grammar_in_the_sentence_say_nothing() -> None:
    senses = ("to be", "correct")
    assert fitting_first(senses, partners=[], sentence="It is what it is.") == (senses, 0)


def test_notes_in_brackets_and_other_forms_do_not_matter() -> None:
    order, fits = fitting_first(
        ("ripe", "to grow (of a child)"), partners=["grew"], sentence="The boy grew."
    )
    assert (order[0], fits) == ("to grow (of a child)", 1)


def test_where_nothing_is_known_the_dictionary_s_order_stays() -> None:
    assert fitting_first(TO_FOUND, partners=[], sentence="") == (TO_FOUND, 0)
    assert fitting_first((), partners=["a"], sentence="a") == ((), 0)
