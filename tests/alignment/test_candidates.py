"""Where the words of a meaning stand in a sentence, and how much of it stands there."""

from __future__ import annotations

import pytest

from translator.alignment.candidates import English, nearest
from translator.alignment.tokenise import Token


def sentence(text: str) -> English:
    """Return a sentence; a comma ends a clause."""
    tokens, clause = [], 0
    for at, word in enumerate(text.split()):
        plain = word.rstrip(",")
        tokens.append(Token(start=at, end=at + 1, text=plain, function=False, clause=clause))
        clause += plain != word
    return English(tokens)


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("phones phone", "phone", {(0,): 1.0, (1,): 1.0}),
        ("economy", "economic", {(0,): 0.75}),
        ("cell phone", "cell phone", {(0, 1): 1.0}),
        ("cell a b c phone", "cell phone", {(0, 4): 1.0}),
        # too far from each other: the last word says more than the others
        ("cell a b c d phone", "cell phone", {(0,): 1 / 2.3, (5,): 1.3 / 2.3}),
        ("cell, phone", "cell phone", {(0,): 1 / 2.3, (1,): 1.3 / 2.3}),
        ("the house of cards", "house of cards", {(1, 2, 3): 1.0}),
        ("house x cards", "house of cards", {(0, 2): 2.3 / 2.55}),
        ("of", "house of cards", {}),
        ("tea", "house of cards", {}),
    ],
)
def test_the_words_of_a_phrase_are_found_near_each_other(
    text: str, phrase: str, found: dict[tuple[int, ...], float]
) -> None:
    assert dict(sentence(text).occurrences(tuple(phrase.split()), 0.5)) == pytest.approx(found)


@pytest.mark.parametrize(
    ("near", "first"), [(0, 0), (4, 0), (5, 1), (10, 6), (16, 12), (19, 12), (30, 12)]
)
def test_of_very_many_places_the_nearest_eight_count(near: int, first: int) -> None:
    assert list(nearest(range(20), near)) == list(range(first, first + 8))


def test_few_places_all_count() -> None:
    assert nearest([1, 2, 3, 5, 8, 13, 21, 34], 30) == [1, 2, 3, 5, 8, 13, 21, 34]
    assert nearest([1, 2, 3, 5, 8, 13, 21, 34, 55], 60) == [2, 3, 5, 8, 13, 21, 34, 55]


def test_a_word_is_looked_for_where_it_is_expected() -> None:
    many = sentence("tea " * 20)

    assert list(many.places("tea", 0.5)) == list(range(6, 14))
    assert list(many.exact("Tea", 0.0)) == list(range(8))
    assert list(many.exact("teas", 0.0)) == []
