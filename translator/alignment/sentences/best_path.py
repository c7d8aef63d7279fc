"""The best way through two texts, and how sure each of its steps is: dynamic programming.

Source of the method: Gale & Church 1993, "A program for aligning sentences in bilingual corpora".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log1p

from translator.alignment.sentences.cell_scores import PRIORS, Scores

Step = tuple[range, range]
Corridor = Sequence[tuple[int, int]]
"""For each number of sentences of the first side that were passed, 0 to all, the least and the
largest number of the second side. Both never go back, and each range shares a number with the
next one."""
_NEVER = float("-inf")
_BESIDE = 3
"""Sentences beside the best way at which other ways are weighed against it."""
_DOUBT = 2.0
"""By what differences of scores are divided before they are probabilities: words of a sentence
are not independent, and naive Bayes is too sure of itself (fitted on the texts for tuning)."""


def best_path(scores: Scores, corridor: Corridor, first: tuple[int, int] = (0, 0)) -> list[Step]:
    """Return the steps of the best way.

    Args:
        scores: Of steps.
        corridor: Where the way may lead.
        first: Numbers of the sentences at which both sides of the corridor begin.
    """
    best = [[_NEVER] * (high - low + 1) for low, high in corridor]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * len(row) for row in best]
    best[0][0] = 0.0
    for ours, (low, high) in enumerate(corridor):
        for theirs in range(low, high + 1):
            winner = best[ours][theirs - low]
            for one, other in PRIORS:
                back, beside = ours - one, theirs - other
                if back < 0 or not corridor[back][0] <= beside <= corridor[back][1]:
                    continue
                so_far = best[back][beside - corridor[back][0]]
                if so_far == _NEVER:
                    continue
                value = so_far + scores.bead(*_step(first, back, ours, beside, theirs))
                if value > winner:
                    winner = value
                    came[ours][theirs - low] = (one, other)
            best[ours][theirs - low] = winner
        if ours % 64 == 0:
            scores.forget(first[0] + ours - 8)
    return _walk_back(came, corridor, first)


def _walk_back(
    came: Sequence[Sequence[tuple[int, int]]], corridor: Corridor, first: tuple[int, int]
) -> list[Step]:
    ours = len(corridor) - 1
    theirs = corridor[-1][1]
    found = []
    while ours or theirs:
        one, other = came[ours][theirs - corridor[ours][0]]
        found.append(_step(first, ours - one, ours, theirs - other, theirs))
        ours, theirs = ours - one, theirs - other
    return found[::-1]


def certainties(scores: Scores, steps: Sequence[Step]) -> list[float]:
    """Return how likely each step of a way is, 0 to 1, given all ways beside it.

    The forward-backward algorithm (Baum et al. 1970) on the nodes near the way.
    """
    if not steps:
        return []
    first = steps[0][0].start, steps[0][1].start
    strip = _strip(steps)
    edges = _edges(scores, strip, first)
    nodes = sorted({end for _, end in edges} | {(0, 0)})
    ahead: dict[tuple[int, int], float] = {(0, 0): 0.0}
    arriving: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = {}
    leaving: dict[tuple[int, int], list[tuple[tuple[int, int], float]]] = {}
    for (start, end), value in edges.items():
        arriving.setdefault(end, []).append((start, value))
        leaving.setdefault(start, []).append((end, value))
    for node in nodes:
        for start, value in arriving.get(node, ()):
            if start in ahead:
                ahead[node] = _add(ahead.get(node, _NEVER), ahead[start] + value)
    last = nodes[-1]
    behind = {last: 0.0}
    for node in reversed(nodes):
        for end, value in leaving.get(node, ()):
            if end in behind:
                behind[node] = _add(behind.get(node, _NEVER), behind[end] + value)
    total = ahead[last]
    found = []
    for ours, theirs in steps:
        start = ours.start - first[0], theirs.start - first[1]
        end = ours.stop - first[0], theirs.stop - first[1]
        found.append(min(1.0, exp(ahead[start] + edges[start, end] + behind[end] - total)))
    return found


def certainty(gain: float) -> float:
    """Return how likely it is, 0 to 1, that what gains so much is right."""
    return 1 / (1 + exp(-gain / _DOUBT)) if gain > -100 else 0.0


def _strip(steps: Sequence[Step]) -> Corridor:
    """Return the corridor of the nodes near a way."""
    first = steps[0][0].start, steps[0][1].start
    rows = steps[-1][0].stop - first[0]
    columns = steps[-1][1].stop - first[1]
    low, high = [columns] * (rows + 1), [0] * (rows + 1)
    for ours, theirs in steps:
        begin, end = ours.start - first[0], ours.stop - first[0]
        left, right = theirs.start - first[1], theirs.stop - first[1]
        for row in range(max(0, begin - 1), min(rows, end + 1) + 1):
            low[row] = min(low[row], max(0, left - _BESIDE))
            high[row] = max(high[row], min(columns, right + _BESIDE))
    return list(zip(low, high, strict=True))


def _edges(
    scores: Scores, strip: Corridor, first: tuple[int, int]
) -> Mapping[tuple[tuple[int, int], tuple[int, int]], float]:
    found = {}
    for ours, (low, high) in enumerate(strip):
        for theirs in range(low, high + 1):
            for one, other in PRIORS:
                back, beside = ours - one, theirs - other
                if back < 0 or not strip[back][0] <= beside <= strip[back][1]:
                    continue
                value = scores.bead(*_step(first, back, ours, beside, theirs))
                found[(back, beside), (ours, theirs)] = value / _DOUBT
        if ours % 64 == 0:
            scores.forget(first[0] + ours - 8)
    return found


def _step(first: tuple[int, int], back: int, ours: int, beside: int, theirs: int) -> Step:
    return (
        range(first[0] + back, first[0] + ours),
        range(first[1] + beside, first[1] + theirs),
    )


def _add(one: float, other: float) -> float:
    """Return the logarithm of the sum of what two logarithms stand for."""
    if one < other:
        one, other = other, one
    return one if other == _NEVER else one + log1p(exp(other - one))
