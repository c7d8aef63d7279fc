"""What speaks for and against an exchange of two numbers, added up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator.checks.exchange_score import LEAST, Signs, out_of_order, score
from translator.numbers.second_reading import Figure, values

PLAIN = Signs(
    kinds=(("", ""), ("", "")),
    dated=(False, False, False, False),
    units=None,
    turned=False,
    turning=False,
    of=False,
    listed=(False, False),
    bounds=(("", ""), ("", "")),
    clauses=False,
    order=0,
    stays=0.5,
    moved=0.5,
    counted=0.0,
)
"""Two numbers of which nothing is known, in the order of the source."""


def test_numbers_in_their_order_are_not_suspected() -> None:
    assert score(PLAIN) < LEAST


@pytest.mark.parametrize(
    "more",
    [
        {"turned": True},
        {"turning": True},
        {"stays": 0.1, "moved": 1.5},
        {"turned": True, "listed": (True, True), "stays": 1.5, "moved": 0.1},
        {"units": True, "kinds": (("length", "money"), ("money", "length"))},
    ],
    ids=["order", "the order of English", "words", "order in a list", "units"],
)
def test_one_strong_sign_is_enough(more: dict[str, object]) -> None:
    assert score(replace(PLAIN, **more)) > LEAST


@pytest.mark.parametrize(
    "more",
    [
        {"turned": True, "stays": 1.5, "moved": 0.1},
        {"turned": True, "units": False},
        {"turned": True, "turning": True},
        {"turned": True, "of": True},
        {"listed": (True, True), "stays": 0.1, "moved": 1.5},
        {"turned": True, "counted": 2.0, "stays": 0.7},
    ],
    ids=["words", "units", "the order of English", "of", "words around a list", "what is counted"],
)
def test_a_sentence_turned_round_may_be_right(more: dict[str, object]) -> None:
    assert score(replace(PLAIN, **more)) < LEAST


def test_a_third_number_says_which_order_is_right() -> None:
    def pair(text: str, one: int, other: int) -> tuple[Figure, Figure]:
        found = {int(figure.value): figure for figure in values(text, "zh")}
        return found[one], found[other]

    source, target = "12棵、34棵、56棵", "34棵、12棵、56棵"
    figures = values(source, "zh"), values(target, "zh")
    pairs = pair(source, 12, 34), pair(target, 12, 34)
    assert out_of_order(pairs, figures) == 0
    pairs = pair(source, 12, 56), pair("56棵、34棵、12棵", 12, 56)
    assert out_of_order(pairs, (figures[0], values("56棵、34棵、12棵", "zh"))) > 0
