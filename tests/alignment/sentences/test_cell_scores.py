"""Scores of candidates for a bead: words, lengths and paragraphs, as they were tuned."""

from __future__ import annotations

from math import log, pi, sqrt

import pytest

from tests.alignment.sentences.test_sentence_aligner import CHINESE, ENGLISH, lines
from translator.alignment.sentences.beads import Sentence
from translator.alignment.sentences.cell_scores import LOG_PRIORS, PRIORS, Scores, Settings
from translator.alignment.sentences.correspondences import correspond
from translator.chinese.dictionary.dictionary import Dictionary

BLOCKS = (0, 0, 0, 1, 1, 2, 2, 2)


def scores(
    chinese: list[Sentence], english: list[Sentence], lexicon: Dictionary | None, **settings: float
) -> Scores:
    shared = correspond([one.text for one in chinese], [one.text for one in english], lexicon)
    return Scores(chinese, english, shared, Settings(**settings))


def test_one_sentence_with_one_is_usual_and_all_kinds_together_are_certain() -> None:
    assert max(PRIORS, key=PRIORS.__getitem__) == (1, 1)
    assert sum(PRIORS.values()) == pytest.approx(1.0, abs=0.005)
    assert LOG_PRIORS[1, 1] == pytest.approx(log(0.8))


def test_sentences_left_alone_have_their_prior_and_no_more(dictionary: Dictionary) -> None:
    made = scores(lines(CHINESE), lines(ENGLISH), dictionary)
    assert made.bead(3, 1, 5, 0) == LOG_PRIORS[1, 0]
    assert made.bead(3, 0, 5, 1) == LOG_PRIORS[0, 1]


def test_what_belongs_together_scores_best_of_all(dictionary: Dictionary) -> None:
    made = scores(lines(CHINESE, BLOCKS), lines(ENGLISH, BLOCKS), dictionary)
    for one in range(8):
        found = [made.bead(one, 1, other, 1) for other in range(8)]
        assert max(range(8), key=found.__getitem__) == one


def test_a_word_counts_half_and_once_however_often_it_is_asked_for(dictionary: Dictionary) -> None:
    half = scores(lines(CHINESE), lines(ENGLISH), dictionary)
    whole = scores(lines(CHINESE), lines(ENGLISH), dictionary, words=1.0)
    for one, ours, other, theirs in ((0, 1, 0, 1), (2, 2, 1, 3), (5, 1, 5, 2)):
        asked = [half.words(one, ours, other, theirs) for _ in range(2)]
        assert asked[0] == asked[1] == pytest.approx(whole.words(one, ours, other, theirs) / 2)
        half.forget(9, 9)
        assert half.words(one, ours, other, theirs) == asked[0]


def test_words_of_several_sentences_are_found_in_any_of_the_others(dictionary: Dictionary) -> None:
    made = scores(lines(CHINESE), lines(ENGLISH), dictionary)
    together = made.words(0, 2, 0, 2)
    assert together > made.words(0, 2, 2, 2)
    assert together > made.words(0, 1, 0, 2) and together > made.words(0, 2, 0, 1)


def test_what_a_path_has_passed_is_dropped(dictionary: Dictionary) -> None:
    made = scores(lines(CHINESE), lines(ENGLISH), dictionary)
    for number in range(8):
        made.words(number, 1, number, 1)
    made.forget(3, 5)
    assert sorted(made._masks) == [3, 4, 5, 6, 7]
    assert [sorted({key[0] for key in gains}) for gains in made._gains] == [
        [3, 4, 5, 6, 7], [5, 6, 7],
    ]  # fmt: skip


def normal(off: float, variance: float) -> float:
    return -off * off / (2 * variance) - log(sqrt(2 * pi * variance))


def length(here: int, there: int) -> float:
    """Return what the lengths of a pair say, of texts of which one is three times as long."""
    expected = 3.0 * here
    noise = 1.2 / (min(expected, there) / 4 + 1)
    off = log(there / expected)
    return normal(off, 0.24**2 + noise) - normal(off, 0.9**2 + noise)


def test_lengths_are_compared_as_the_texts_are_long() -> None:
    chinese = [Sentence(text="茶 " * 10), Sentence(text="茶" * 30), Sentence(text=" ")]
    english = [Sentence(text="tea " * 10), Sentence(text="tea " * 30), Sentence(text="a b c")]
    made = scores(chinese, english, None)
    assert made._length(0, 1, 0, 1) == pytest.approx(length(10, 30))
    assert made._length(0, 1, 1, 1) == pytest.approx(length(10, 90))
    assert made._length(0, 2, 0, 1) == pytest.approx(length(40, 30))
    assert made._length(1, 1, 0, 2) == pytest.approx(length(30, 120))
    assert made._length(2, 1, 2, 1) == pytest.approx(length(1, 3))  # nothing has a letter at least


HEADED = [
    Sentence(text="书", block=0, heading=True),
    Sentence(text="茶。", block=1),
    Sentence(text="水。", block=1),
    Sentence(text="树。", block=2),
]


@pytest.mark.parametrize(
    ("one", "ours", "other", "theirs", "said"),
    [
        (0, 1, 0, 1, 0.8),  # headings, each a paragraph
        (1, 1, 1, 1, 0.8),
        (2, 1, 2, 1, 0.0),
        (1, 1, 2, 1, -0.5),
        (2, 1, 3, 1, -0.5),
        (1, 2, 1, 2, 0.8),
        (2, 2, 2, 1, -2.0),
        (2, 2, 2, 2, -4.0),
        (0, 1, 1, 1, 0.8 - 2.0),
        (0, 2, 0, 1, 0.8 - 2.0),
    ],
)
def test_paragraphs_begin_together_and_headings_go_to_headings(
    one: int, ours: int, other: int, theirs: int, said: float
) -> None:
    assert scores(HEADED, HEADED, None)._paragraphs(one, ours, other, theirs) == said


@pytest.mark.parametrize(
    ("chinese", "english", "share"),
    [
        ((0, 0, 1, 1), (0, 0, 1, 1), 1.0),
        ((0, 0, 1, 1), (0, 0, 0, 0), 0.5),
        ((0, 1, 2, 3), (0, 1, 2, 3), 0.5),  # every line is one: they are no paragraphs
        ((0, 0, 0, 0), (0, 1, 2, 3), 0.125),
    ],
)
def test_paragraphs_count_as_far_as_both_sides_have_them(
    chinese: tuple[int, ...], english: tuple[int, ...], share: float
) -> None:
    made = scores(lines("茶水树书", chinese), lines("abcd", english), None)
    assert made._paragraphs(0, 1, 0, 1) == pytest.approx(0.8 * share)


def test_a_bead_is_worth_all_of_it_together(dictionary: Dictionary) -> None:
    made = scores(lines(CHINESE, BLOCKS), lines(ENGLISH, BLOCKS), dictionary)
    for place in ((0, 1, 0, 1), (2, 2, 2, 1), (4, 1, 3, 2)):
        _, ours, _, theirs = place
        assert made.bead(*place) == pytest.approx(
            LOG_PRIORS[ours, theirs]
            + made.words(*place) + made._length(*place) + made._paragraphs(*place)
        )  # fmt: skip
