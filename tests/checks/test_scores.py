"""Scores far below the others of the document, counted in deviations."""

from __future__ import annotations

import pytest

from translator.checks.scores import low
from translator.types import Level

ALIKE = [-0.5] * 19


def test_twenty_scores_make_a_distribution() -> None:
    assert low([*ALIKE[:18], -3.0]) == {}
    assert list(low([*ALIKE, -3.0])) == [19]
    assert list(low([None, -3.0, *ALIKE, None])) == [1]
    assert low([None] * 40) == {}
    (finding,) = low([*ALIKE, -3.0]).values()
    assert finding.level is Level.INFO


@pytest.mark.parametrize(("score", "told"), [(-0.674, False), (-0.676, True), (3.0, False)])
def test_scores_all_alike_have_a_deviation_of_a_twentieth(score: float, told: bool) -> None:
    assert bool(low([*ALIKE, score])) is told


@pytest.mark.parametrize(("score", "told"), [(-2.03, False), (-2.05, True)])
def test_three_and_a_half_deviations_are_far(score: float, told: bool) -> None:
    # Median -1, median distance 0.2: a deviation of 0.2965, and -1 - 3.5 * 0.2965 is -2.038.
    scores = [-0.8, -1.2] * 10 + [-1.0, -1.0, score]
    found = low(scores)
    assert (len(scores) - 1 in found) is told
