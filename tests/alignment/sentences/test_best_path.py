"""The best way is the best of all ways, and a step is as sure as the ways that have it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import exp, inf, log

import pytest

from translator.alignment.sentences import best_path as paths
from translator.alignment.sentences.best_path import (
    Corridor,
    Lattice,
    Step,
    best_path,
    certainties,
    certainty,
)
from translator.alignment.sentences.cell_scores import PRIORS


@cache
def _drawn(*place: int) -> float:
    return random.Random(str(place)).uniform(-6.0, 0.0)


class Chance:
    """Scores that are what a seed says, and that remember what they were asked."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.forgotten = (-inf, -inf)
        self.forgets: list[tuple[int, int]] = []

    def bead(self, one: int, ours: int, other: int, theirs: int) -> float:
        assert one >= self.forgotten[0] and other >= self.forgotten[1]
        return _drawn(self.seed, one, ours, other, theirs)

    def forget(self, before: int, beside: int) -> None:
        self.forgotten = (before, beside)
        self.forgets.append(self.forgotten)


def lattice(corridor: Corridor, seed: int = 1, first: tuple[int, int] = (0, 0)) -> Lattice:
    return Lattice(Chance(seed), corridor, first)  # type: ignore[arg-type]


def ways(corridor: Corridor) -> Iterator[list[tuple[int, int]]]:
    """Yield every way through a corridor, as the places it comes by."""
    end = len(corridor) - 1, corridor[-1][1]

    def on(way: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
        ours, theirs = way[-1]
        if (ours, theirs) == end:
            yield way
        for one, other in PRIORS:
            there = ours + one, theirs + other
            if there[0] <= end[0] and corridor[there[0]][0] <= there[1] <= corridor[there[0]][1]:
                yield from on([*way, there])

    return on([(0, 0)])


def score(way: list[tuple[int, int]], seed: int, first: tuple[int, int], doubt: float) -> float:
    chance = Chance(seed)
    return sum(
        chance.bead(
            first[0] + one[0], other[0] - one[0], first[1] + one[1], other[1] - one[1]
        ) / doubt
        for one, other in pairwise(way)
    )  # fmt: skip


def places(steps: list[Step], first: tuple[int, int]) -> list[tuple[int, int]]:
    return [(0, 0), *((one.stop - first[0], other.stop - first[1]) for one, other in steps)]


CORRIDORS = {
    "whole": [(0, 3)] * 4,
    "narrow": [(0, 1), (0, 2), (1, 2), (2, 4)],
    "one side alone": [(0, 0), (0, 0), (0, 0)],
    "the other alone": [(0, 3)],
    "wide": [(0, 5)] * 2,
}


@pytest.mark.parametrize("first", [(0, 0), (7, 3)])
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("corridor", CORRIDORS.values(), ids=CORRIDORS)
def test_of_all_ways_it_is_the_best_and_as_sure_as_it_is_likely(
    corridor: Corridor, seed: int, first: tuple[int, int]
) -> None:
    made = lattice(corridor, seed, first)
    steps = best_path(made)
    every = list(ways(corridor))
    best = max(every, key=lambda way: score(way, seed, first, 1.0))
    assert places(steps, first) == best
    weights = [exp(score(way, seed, first, paths._DOUBT)) for way in every]
    for (one, other), sure in zip(pairwise(best), certainties(made, steps), strict=True):
        with_it = [
            weight for way, weight in zip(every, weights, strict=True)
            if (one, other) in pairwise(way)
        ]  # fmt: skip
        assert sure == pytest.approx(sum(with_it) / sum(weights))


def test_no_text_has_no_steps() -> None:
    nothing = lattice([(0, 0)])
    assert (best_path(nothing), certainties(nothing, [])) == ([], [])
    assert nothing.end == (0, 0)


def test_what_is_passed_is_forgotten_every_64_rows_and_never_asked_for_again() -> None:
    scores = Chance(1)
    corridor = [(max(0, row - 2), min(200, row + 2)) for row in range(201)]
    Lattice(scores, corridor, (10, 20))  # type: ignore[arg-type]
    assert scores.forgets == [(10, 12), (66, 66), (130, 130), (194, 194)]


@pytest.mark.parametrize(
    ("gain", "likely"), [(0.0, 0.5), (2 * log(3), 0.75), (-2 * log(3), 0.25), (-200.0, 0.0)]
)
def test_what_gains_more_is_more_likely(gain: float, likely: float) -> None:
    assert certainty(gain) == pytest.approx(likely)
    assert certainty(-1e9) == 0.0
    assert certainty(-199.9) > 0.0
