"""The best way through two texts, and how sure each of its steps is: dynamic programming.

Source of the method: Gale & Church 1993, "A program for aligning sentences in bilingual corpora".
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import exp, log

from translator.alignment.sentences.cell_scores import PRIORS, Scores

Step = tuple[range, range]
Corridor = Sequence[tuple[int, int]]
"""For each number of sentences of the first side that were passed, 0 to all, the least and the
largest number of the second side. Both never go back, and each range shares a number with the
next one."""
_KINDS = tuple(PRIORS)
_NEVER = float("-inf")
_DOUBT = 2.0
"""By what differences of scores are divided before they are probabilities: words of a sentence
are not independent, and naive Bayes is too sure of itself (fitted on the texts for tuning)."""
_EVERY = 64
"""Rows after which what a path has passed is forgotten."""
_REACH = 8
"""Rows that may be asked for again."""


class Lattice:
    """The steps that a corridor allows, with their scores; as many numbers as it has places."""

    def __init__(self, scores: Scores, corridor: Corridor, first: tuple[int, int] = (0, 0)) -> None:
        """Score every step.

        Args:
            scores: Of steps.
            corridor: Where ways may lead.
            first: Numbers of the sentences at which both sides of the corridor begin.
        """
        self.corridor, self.first = corridor, first
        self._values: list[array[float]] = []
        for ours, (low, high) in enumerate(corridor):
            row = array("d", [_NEVER]) * ((high - low + 1) * len(_KINDS))
            at = 0
            for theirs in range(low, high + 1):
                for one, other in _KINDS:
                    back, beside = ours - one, theirs - other
                    if back >= 0 and corridor[back][0] <= beside <= corridor[back][1]:
                        row[at] = scores.bead(first[0] + back, one, first[1] + beside, other)
                    at += 1
            self._values.append(row)
            if ours % _EVERY == 0:
                behind = max(0, ours - _REACH)
                scores.forget(first[0] + behind, first[1] + corridor[behind][0] - _REACH)

    def arriving(self, ours: int, theirs: int) -> Sequence[tuple[int, int, float]]:
        """Return the steps that end at a place: how many sentences of each side, and the score."""
        at = (theirs - self.corridor[ours][0]) * len(_KINDS)
        values = self._values[ours][at : at + len(_KINDS)]
        return [
            (one, other, value)
            for (one, other), value in zip(_KINDS, values, strict=True)
            if value != _NEVER
        ]

    def value(self, ours: int, theirs: int, one: int, other: int) -> float:
        """Return the score of one of them."""
        at = (theirs - self.corridor[ours][0]) * len(_KINDS) + _KINDS.index((one, other))
        return self._values[ours][at]

    @property
    def end(self) -> tuple[int, int]:
        """The place where both texts are passed."""
        return len(self.corridor) - 1, self.corridor[-1][1]

    def table(self) -> list[array[float]]:
        """Return room for a number at every place, none of which was reached yet."""
        return [array("d", [_NEVER]) * (high - low + 1) for low, high in self.corridor]


def best_path(lattice: Lattice) -> list[Step]:
    """Return the steps of the best way."""
    corridor = lattice.corridor
    best = lattice.table()
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for ours, (low, high) in enumerate(corridor):
        row = best[ours]
        for theirs in range(low, high + 1):
            winner = row[theirs - low]
            for one, other, value in lattice.arriving(ours, theirs):
                back = ours - one
                value += best[back][theirs - other - corridor[back][0]]
                if value > winner:
                    winner = value
                    came[ours, theirs] = (one, other)
            row[theirs - low] = winner
    ours, theirs = lattice.end
    found = []
    while ours or theirs:
        one, other = came[ours, theirs]
        found.append(_step(lattice.first, ours - one, ours, theirs - other, theirs))
        ours, theirs = ours - one, theirs - other
    return found[::-1]


def certainties(lattice: Lattice, steps: Sequence[Step]) -> list[float]:
    """Return how likely each step of a way is, 0 to 1, given all the others there are.

    The forward-backward algorithm (Baum et al. 1970).
    """
    if not steps:
        return []
    corridor, first = lattice.corridor, lattice.first
    ahead, behind = lattice.table(), lattice.table()
    ahead[0][0] = 0.0
    for ours, (low, high) in enumerate(corridor):
        for theirs in range(low, high + 1):
            if ours or theirs:
                ahead[ours][theirs - low] = _sum(
                    [
                        ahead[ours - one][theirs - other - corridor[ours - one][0]] + value / _DOUBT
                        for one, other, value in lattice.arriving(ours, theirs)
                    ]
                )
    _go_back(lattice, behind)
    total = ahead[-1][-1]
    found = []
    for here, there in steps:
        back, beside = here.start - first[0], there.start - first[1]
        ours, theirs = here.stop - first[0], there.stop - first[1]
        value = (
            ahead[back][beside - corridor[back][0]]
            + lattice.value(ours, theirs, len(here), len(there)) / _DOUBT
            + behind[ours][theirs - corridor[ours][0]]
        )
        found.append(min(1.0, exp(value - total)))
    return found


def _go_back(lattice: Lattice, behind: list[array[float]]) -> None:
    """Fill in the probability, as a logarithm, of all ways from each place to the end.

    Each place hands what it has to those it is reached from; none is looked at before all that
    lie behind it handed theirs over.
    """
    corridor = lattice.corridor
    behind[-1][-1] = 0.0
    for ours in range(len(corridor) - 1, -1, -1):
        low, high = corridor[ours]
        for theirs in range(high, low - 1, -1):
            here = behind[ours][theirs - low]
            if here == _NEVER:
                continue
            for one, other, value in lattice.arriving(ours, theirs):
                back = ours - one
                place = theirs - other - corridor[back][0]
                behind[back][place] = _sum([behind[back][place], here + value / _DOUBT])


def certainty(gain: float) -> float:
    """Return how likely it is, 0 to 1, that what gains so much is right."""
    return 1 / (1 + exp(-gain / _DOUBT)) if gain > -_LARGE else 0.0


_LARGE = 200.0
"""What is so much less likely is as good as nothing."""


def _sum(values: Sequence[float]) -> float:
    """Return the logarithm of the sum of what logarithms stand for."""
    most = max(values, default=_NEVER)
    if most == _NEVER:
        return most
    return most + log(sum(exp(value - most) for value in values))


def _step(first: tuple[int, int], back: int, ours: int, beside: int, theirs: int) -> Step:
    return (
        range(first[0] + back, first[0] + ours),
        range(first[1] + beside, first[1] + theirs),
    )
