from __future__ import annotations

from math import sqrt

import pytest

from translator.alignment.attention_links import by_attention, shares
from translator.alignment.tokenise import Token
from translator.engines.nmt.attention import Attention


def words(*spans: tuple[int, int]) -> list[Token]:
    return [Token(start=a, end=b, text="x", function=False, clause=0) for a, b in spans]


def attention(source: list[tuple[int, int]], *rows: tuple[float, ...]) -> Attention:
    target = tuple((at, at + 1) for at in range(len(rows)))
    return Attention(source_spans=tuple(source), target_spans=target, weights=rows)


def test_a_share_is_of_what_either_word_gives_and_receives() -> None:
    one = attention([(0, 1), (1, 2)], (0.9, 0.1), (0.3, 0.7))
    found = shares(one, words((0, 1), (1, 2)), words((0, 1), (1, 2)))
    assert found[0, 0] == pytest.approx(0.9 / sqrt(1.2))
    assert found[1, 0] == pytest.approx(0.1 / sqrt(0.8))
    assert found[0, 1] == pytest.approx(0.3 / sqrt(1.2))
    assert found[1, 1] == pytest.approx(0.7 / sqrt(0.8))


def test_the_pieces_of_a_word_are_counted_together() -> None:
    one = attention([(0, 1), (1, 2)], (0.6, 0.4))
    assert shares(one, words((0, 2)), words((0, 1))) == {(0, 0): pytest.approx(1.0)}


@pytest.mark.parametrize(
    ("span", "holder"),
    [
        ((0, 2), 0),
        ((2, 4), 1),
        ((1, 4), 1),  # more of it lies there
        ((1, 3), 0),  # as much in both: the first
        ((0, 0), None),  # a token that is none of the text
        ((5, 6), None),
    ],
)
def test_a_piece_belongs_to_the_word_that_holds_most_of_it(
    span: tuple[int, int], holder: int | None
) -> None:
    found = shares(attention([span], (1.0,)), words((0, 2), (2, 4)), words((0, 1)))
    assert [one for one, _ in found] == ([] if holder is None else [holder])


def test_words_that_share_nothing_are_no_pair() -> None:
    assert shares(attention([(0, 1)], (0.0,)), words((0, 1)), words((0, 1))) == {}


@pytest.mark.parametrize(
    ("shared", "linked"),
    [
        ({(0, 0): 0.35}, [(0, 0)]),
        ({(0, 0): 0.34}, []),
        ({(0, 0): 0.9, (0, 1): 0.5}, [(0, 0)]),
        ({(0, 0): 0.9, (1, 0): 0.95}, [(1, 0)]),
        ({(0, 0): 0.9, (1, 1): 0.4}, [(0, 0), (1, 1)]),
    ],
)
def test_words_are_linked_that_look_most_at_each_other(
    shared: dict[tuple[int, int], float], linked: list[tuple[int, int]]
) -> None:
    assert [(one.chinese[0], one.english[0]) for one in by_attention(shared)] == linked
