"""The corridor leads from the beginning to the end and grows with the text."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from translator.alignment.sentences.corridor import corridor, trusted
from translator.alignment.sentences.landmarks import chain


def area(rows: list[tuple[int, int]]) -> int:
    return sum(high - low + 1 for low, high in rows)


def test_it_leads_from_the_beginning_to_the_end_whatever_the_landmarks() -> None:
    draw = random.Random(7)
    for _ in range(300):
        ours, theirs = draw.randrange(1, 60), draw.randrange(1, 60)
        marks = chain(
            {
                (draw.randrange(ours), draw.randrange(theirs)): draw.random()
                for _ in range(draw.randrange(20))
            }
        )
        rows = corridor(marks, ours, theirs)
        assert len(rows) == ours + 1
        assert rows[0][0] == 0 and rows[-1][1] == theirs
        for (low, high), (next_low, next_high) in pairwise(rows):
            assert low <= next_low <= high <= next_high <= theirs


def test_with_landmarks_it_grows_with_the_text() -> None:
    sizes = [
        area(corridor([(number, number) for number in range(0, size, 5)], size, size))
        for size in (1000, 2000, 4000)
    ]
    assert sizes[2] < 2.1 * sizes[1] < 4.41 * sizes[0]
    assert sizes[2] < 40 * 4000


def test_without_landmarks_a_long_text_gets_a_strip() -> None:
    rows = corridor([], 4000, 4000)
    assert area(rows) < 120 * 4000
    assert all(low <= number <= high for number, (low, high) in enumerate(rows))


def test_a_landmark_that_leads_away_from_both_neighbours_is_not_trusted() -> None:
    assert trusted([(0, 0), (5, 5), (8, 60), (70, 70)]) == [(0, 0), (5, 5)]
    assert trusted([(3, 40)]) == [(3, 40)]


def test_around_a_landmark_four_sentences_on_either_side_are_looked_at() -> None:
    found = corridor([(10, 10)], 20, 20)
    assert found[0] == (0, 14) and found[20] == (6, 20)
    assert found[10] == (0, 20)
    # up to four rows beyond it what stands before and behind it is within reach
    assert [low for low, _ in found[10:16]] == [0, 6, 6, 6, 6, 6]
    assert [high for _, high in found[5:11]] == [14, 14, 14, 14, 14, 20]


@pytest.mark.parametrize(("theirs", "whole"), [(100, True), (101, False)])
def test_ten_thousand_places_are_all_looked_at_and_of_more_a_strip(
    theirs: int, whole: bool
) -> None:
    found = corridor([], 100, theirs)
    assert (found[0] == (0, theirs)) is whole
    assert found[0][1] == (theirs if whole else 50)


def test_a_strip_is_forty_wide_on_either_side_at_least() -> None:
    found = corridor([], 1000, 1000)
    assert found[500] == (460, 540)
    assert (found[0], found[1000]) == ((0, 40), (960, 1000))


@pytest.mark.parametrize(("away", "kept"), [(12, 5), (13, 4)])
def test_a_landmark_may_lead_twelve_sentences_away(away: int, kept: int) -> None:
    near = [(0, 0), (5, 5), (10, 10 + away), (15, 15), (20, 20)]
    assert len(trusted(near)) == kept
    assert trusted([(5, 90)]) == [(5, 90)]
    assert trusted([]) == []
