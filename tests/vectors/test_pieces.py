"""How a text is cut into pieces, and where they stand in it."""

from __future__ import annotations

import pytest

from tests.vectors.made_weights import PIECES, SAME, UNKNOWN
from translator.vectors.pieces import Vocabulary, vocabulary

NUMBERS = {piece: number for number, (piece, _) in enumerate(PIECES)}


@pytest.fixture
def small() -> Vocabulary:
    return vocabulary(NUMBERS, [score for _, score in PIECES], SAME, UNKNOWN)


def shown(small: Vocabulary, text: str) -> list[tuple[str, str]]:
    return [(PIECES[one.number][0], text[one.start : one.end]) for one in small.cut(text)]


def test_the_likeliest_cut_is_taken(small: Vocabulary) -> None:
    assert shown(small, "light 灯光") == [
        ("\u2581light", "light"), ("\u2581", " "), ("灯光", "灯光"),
    ]  # fmt: skip


def test_what_no_piece_covers_is_unknown_and_has_its_place(small: Vocabulary) -> None:
    assert shown(small, "a灯鬱光") == [
        ("\u2581a", "a"), ("灯", "灯"), ("<unk>", "鬱"), ("光", "光"),
    ]  # fmt: skip


def test_places_are_those_of_the_text_as_it_was(small: Vocabulary) -> None:
    assert shown(small, "Ａ \t light") == [("\u2581a", "Ａ"), ("\u2581light", "light")]


def test_no_other_cut_has_a_larger_sum(small: Vocabulary) -> None:
    text = "灯光灯光光灯"
    scores = dict(PIECES)

    def best(rest: str) -> float:
        if not rest:
            return 0.0
        tried = [scores[rest[:n]] + best(rest[n:]) for n in (1, 2) if rest[:n] in scores]
        return max(tried, default=-100.0)

    taken = sum(PIECES[one.number][1] for one in small.cut(text))
    assert taken == pytest.approx(best(text) + scores["\u2581"])
