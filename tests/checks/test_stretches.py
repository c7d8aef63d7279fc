"""Which stretch is doubted, what of it is named, and what speaks for its being left out."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from translator.alignment.tokenise import Token
from translator.checks.counterparts import PERHAPS, SAID, UNSAID, ContentWord, counterparts
from translator.checks.omission_weights import weights
from translator.checks.stretches import Side, doubted, most_doubted, sides, signs
from translator.checks.word_doubt import doubt
from translator.chinese.dictionary.dictionary import Dictionary

LETTER = 3.0
"""What a Chinese character counts for beside a letter."""


def side(
    doubts: Sequence[float],
    *,
    text: str = "",
    said: Sequence[int] = (),
    clauses: Sequence[int] = (),
    partners: Sequence[int] = (),
    tokens: int = 0,
    language: str = "zh",
) -> Side:
    """Return a text of words of two characters, one beside the other: 甲甲乙乙."""
    count = len(doubts)
    text = text or "".join(chr(0x7532 + at) * 2 for at in range(count))
    return Side(
        text=text,
        language=language,
        words=[
            ContentWord(
                token=Token(
                    start=2 * at,
                    end=2 * at + 2,
                    text=text[2 * at : 2 * at + 2],
                    function=False,
                    clause=clauses[at] if clauses else 0,
                ),
                at=at,
                said=said[at] if said else UNSAID,
                partner=partners[at] if partners else -1,
            )
            for at in range(count)
        ],
        doubts=doubts,
        tokens=tokens or count,
    )


@pytest.mark.parametrize(
    ("doubts", "stretch"),
    [
        ([], (0.0, 0, 0)),
        ([-1.0, -2.0], (0.0, 0, 0)),
        ([0.0, 0.0], (0.0, 0, 0)),
        ([-1.0, 2.0, 1.0, -3.0], (3.0, 1, 3)),
        ([2.0, -1.0, 2.0], (3.0, 0, 3)),
        ([2.0, -2.0, 2.0], (2.0, 0, 1)),  # of two alike the first
        ([1.0, -3.0, 2.0], (2.0, 2, 3)),
        ([1.0, -1.0, 2.0, -1.0], (2.0, 2, 3)),  # what adds nothing is no part of it
    ],
)
def test_the_stretch_is_the_one_that_is_doubted_most(
    doubts: list[float], stretch: tuple[float, int, int]
) -> None:
    assert most_doubted(side(doubts)) == stretch


def test_each_text_has_its_language_its_words_and_their_doubts(dictionary: Dictionary) -> None:
    chinese, english = "许多国家减少雨量", "Many countries have less rainfall."
    found = counterparts(chinese, english, dictionary)
    ours, theirs = sides(chinese, english, found, dictionary)
    assert (ours.language, ours.text, ours.tokens) == ("zh", chinese, found.tokens[0])
    assert (theirs.language, theirs.text, theirs.tokens) == ("en", english, found.tokens[1])
    assert found.tokens[0] != found.tokens[1]
    assert ours.words == found.chinese and theirs.words == found.english
    for one in (ours, theirs):
        assert one.doubts == [doubt(word, one.language, dictionary) for word in one.words]


def test_where_nothing_is_doubted_there_is_no_stretch() -> None:
    question = next(iter(weights()))
    assert doubted(side([-1.0]), side([1.0]), question) is None
    assert doubted(side([]), side([1.0]), question) is None


def test_a_stretch_has_the_sum_of_its_weighed_signs() -> None:
    asked, other = side([2.0, -1.0]), side([0.5])
    question = next(one for one in weights() if not one.startswith("word"))
    found = doubted(asked, other, question)
    assert found is not None
    its = weights()[question]
    wanted = signs(asked, other, (2.0, 0, 1))
    assert found.score == pytest.approx(sum(its[one] * wanted[one] for one in its if one in wanted))


def named(asked: Side) -> list[str]:
    found = doubted(asked, side([0.0]), "")
    assert found is not None
    return list(found.pieces)


def test_neighbouring_words_of_a_clause_are_named_as_one_piece() -> None:
    assert named(side([1.0, 1.0, -9.0], text="甲甲乙乙丙丙")) == ["甲甲乙乙"]


def test_another_clause_and_a_word_that_is_said_end_a_piece() -> None:
    text = "甲甲乙乙丙丙"
    assert named(side([1.0, 1.0, 1.0], text=text, clauses=[0, 0, 1])) == ["甲甲乙乙", "丙丙"]
    assert named(side([1.0, -0.1, 1.0], text=text, said=[0, SAID, 0])) == ["甲甲", "丙丙"]
    assert named(side([1.0, 0.0, 1.0], text=text, said=[0, PERHAPS, 0])) == [text]


def test_pieces_of_less_than_half_the_largest_doubt_are_not_named() -> None:
    text = "甲甲乙乙丙丙"
    assert named(side([2.0, 1.0, 0.9], text=text, clauses=[0, 1, 2])) == ["甲甲", "乙乙"]


def test_what_is_doubted_elsewhere_and_left_over_is_summed() -> None:
    asked = side([3.0, 1.0, -5.0, 0.5])
    other = side([1.0, -1.0, 4.5], tokens=3, language="en")
    found = signs(asked, other, (4.0, 0, 2))
    assert found["doubt"] == 4.0
    assert found["doubt, root"] == 2.0
    assert found["doubt, up to 3"] == 3.0
    assert found["doubt elsewhere"] == 0.5
    assert found["doubt elsewhere, a word"] == 0.125
    assert found["left over"] == 5.5
    assert found["left over, up to 4"] == 4.0
    assert found["left over, a word"] == pytest.approx(5.5 / 3)
    assert found["doubt by left over"] == pytest.approx(4.0 / 6.5)
    assert found["doubt by elsewhere"] == pytest.approx(4.0 / 1.5)
    assert found["words"] == pytest.approx(math.log(5))
    assert (found["size"], found["size, up to 4"]) == (2.0, 2.0)
    later = signs(asked, other, (0.5, 3, 4))
    assert (later["size"], later["size, up to 4"]) == (1.0, 1.0)


def test_a_text_of_one_word_is_divided_by_one() -> None:
    asked, other = side([3.0]), side([2.0])
    found = signs(asked, other, (1.0, 0, 1))
    assert found["doubt elsewhere, a word"] == 2.0
    assert found["left over, a word"] == 2.0
    assert signs(asked, side([]), (1.0, 0, 1))["left over, a word"] == 0.0


def test_a_word_without_doubt_is_neither_left_over_nor_doubted_elsewhere() -> None:
    found = signs(side([1.0, 0.0]), side([0.0]), (1.0, 0, 1))
    assert (found["doubt elsewhere"], found["left over"]) == (0.0, 0.0)


def test_long_stretches_count_as_four_words() -> None:
    found = signs(side([1.0] * 6), side([0.0]), (6.0, 0, 6))
    assert (found["size"], found["size, up to 4"]) == (6.0, 4.0)
    assert found["doubt, up to 3"] == 3.0


@pytest.mark.parametrize(
    ("first", "last", "low", "high"),
    [(3, 4, 2, 5), (0, 1, -1, 9), (6, 7, 5, 9), (4, 5, 2, 6)],
)
def test_left_over_there_is_what_stands_between_the_neighbours_places(
    first: int, last: int, low: int, high: int
) -> None:
    """Three words on either side are looked at; what has no place says nothing."""
    said = [SAID if place >= 0 else UNSAID for place in (-1, -1, 2, -1, -1, 5, -1)]
    partners = [-1, -1, 2, -1, -1, 5, -1]
    if (first, last) == (4, 5):  # a place that is perhaps a word's says nothing
        said[5], said[6], partners[6] = PERHAPS, SAID, 6
    if first == 0:
        said[2] = UNSAID
    asked = side([1.0] * 7, said=said, partners=partners)
    other = side([2.0**at for at in range(9)], language="en")
    found = signs(asked, other, (1.0, first, last))
    between = sum(2.0**at for at in range(9) if low < at < high)
    assert found["left over there"] == between
    assert found["left over there, up to 3"] == min(between, 3.0)


def test_a_place_four_words_away_says_nothing() -> None:
    asked = side([1.0] * 9, said=[SAID] + [UNSAID] * 7 + [SAID], partners=[3] + [-1] * 7 + [5])
    other = side([1.0] * 9, language="en")
    assert signs(asked, other, (1.0, 4, 5))["left over there"] == 9.0
    assert signs(asked, other, (1.0, 3, 6))["left over there"] == 1.0


def test_neighbours_in_another_order_enclose_a_place_as_well() -> None:
    asked = side([1.0] * 3, said=[SAID, UNSAID, SAID], partners=[4, -1, 1])
    other = side([1.0, 1.0, 1.0, -1.0, 1.0], language="en")
    assert signs(asked, other, (1.0, 1, 2))["left over there"] == 1.0


def test_a_place_at_the_very_beginning_is_one() -> None:
    asked = side([1.0] * 2, said=[SAID, UNSAID], partners=[0, -1])
    assert signs(asked, side([1.0, 1.0], language="en"), (1.0, 1, 2))["left over there"] == 1.0
    asked = side([1.0] * 2, said=[UNSAID, SAID], partners=[-1, 0])
    assert signs(asked, side([1.0, 1.0], language="en"), (1.0, 0, 1))["left over there"] == 0.0


def test_lengths_are_compared_with_and_without_the_stretch() -> None:
    asked, other = side([1.0] * 4), side([0.0] * 3, text="a" * 14, language="en")
    long, its, theirs = 8 * LETTER, 4, 14.0
    ratio = math.log((theirs + 8) / (long + 8))
    cut = math.log((theirs + 8) / (long - its * LETTER + 8))
    found = signs(asked, other, (1.0, 1, 3))
    assert found["length"] == pytest.approx(ratio)
    assert found["length fits without"] == pytest.approx((ratio**2 - cut**2) / (2 * 0.22**2))


def test_lengths_say_so_much_and_no_more() -> None:
    long, short = side([1.0] * 40), side([1.0], text="ab", language="en")
    found = signs(long, short, (20.0, 0, 20))
    assert (found["length"], found["length fits without"]) == (-1.0, 6.0)
    found = signs(short, long, (1.0, 0, 1))
    assert (found["length"], found["length fits without"]) == (1.0, -6.0)


@pytest.mark.parametrize(
    ("clauses", "first", "last", "whole"),
    [
        ([0, 1, 1, 2], 1, 3, 1.0),
        ([0, 1, 1, 2], 1, 2, 0.0),
        ([0, 1, 1, 2], 2, 3, 0.0),
        ([0, 1, 1, 2], 0, 1, 1.0),
        ([0, 1, 1, 2], 3, 4, 1.0),
        ([0, 0, 0, 0], 0, 4, 0.0),  # nothing else is there
        ([0, 0, 1, 1], 0, 2, 1.0),
        ([0, 0, 1, 1], 1, 2, 0.0),
    ],
)
def test_a_stretch_of_whole_clauses_is_told(
    clauses: list[int], first: int, last: int, whole: float
) -> None:
    asked = side([1.0] * 4, clauses=clauses)
    assert signs(asked, side([0.0]), (1.0, first, last))["whole clauses"] == whole


def test_the_clause_that_is_doubted_most_is_told_with_its_words() -> None:
    found = signs(side([1.0, -0.5, 2.0, 0.5], clauses=[0, 0, 1, 1]), side([0.0]), (2.0, 2, 3))
    assert found["worst clause"] == 2.5
    assert found["worst clause, a word"] == 1.25
    assert found["worst clause, words"] == pytest.approx(math.log(2))
    found = signs(side([0.5, 0.25], clauses=[0, 1]), side([0.0]), (0.5, 0, 1))
    assert (found["worst clause"], found["worst clause, a word"]) == (0.5, 0.5)


def test_a_clause_whose_words_are_said_is_none() -> None:
    found = signs(side([1.0, -1.0]), side([0.0]), (1.0, 0, 1))
    assert (found["worst clause"], found["worst clause, a word"]) == (0.0, 0.0)
    assert found["worst clause, words"] == 0.0


def test_clauses_are_told_by_their_stops_and_no_figure_has_one() -> None:
    asked = side([1.0], text="甲，乙：3.5，丙，1,200。")
    other = side([0.0], text="a, b 3.5 and 1,200.", language="en")
    assert signs(asked, other, (1.0, 0, 1))["clauses"] == pytest.approx(math.log(3 / 4))


@pytest.mark.parametrize(
    ("text", "other", "lost"),
    [
        ("有12人。", "12 people.", 0.0),
        ("有12人。", "People.", 1.0),
        ("有1,200人。", "1200 people.", 0.0),
        ("有12、13、14人。", "People.", 2.0),
        ("有12人，3月来。", "In 3 of 12, 45.", 0.0),
        ("有5.", "5 people", 0.0),
    ],
)
def test_figures_that_the_other_text_lacks_are_counted_up_to_two(
    text: str, other: str, lost: float
) -> None:
    asked, against = side([1.0], text=text), side([0.0], text=other, language="en")
    assert signs(asked, against, (1.0, 0, 1))["numbers"] == lost
