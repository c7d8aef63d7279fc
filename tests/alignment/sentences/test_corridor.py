"""The corridor leads from the beginning to the end and grows with the text."""

from __future__ import annotations

import random
from itertools import pairwise

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
