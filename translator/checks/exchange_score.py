"""How likely two numbers of a target have taken each other's place: all that speaks, added up.

Each sign alone is often wrong: a translator may turn a sentence round, leave a unit out, or say
the same word beside both numbers. So they are weighed together, by logistic regression. The
weights were fitted to 9,000 pairs of numbers of good translations and 1,300 of the same with two
numbers exchanged: news of three years, talks, and the tuning halves of FLORES-200 dev and WMT22,
both directions (``benchmarks/README.md``).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from translator.checks.ranges import written
from translator.numbers.second_reading import Figure

Pair = tuple[Figure, Figure]

LEAST = 0.0
"""Score above which two numbers are suspected: as likely exchanged as not. A lower one (-0.3 was
tried) finds a few exchanges more, and accuses more good translations: what is not certain is left
alone."""
_NOTHING = 0.15
"""Added to what the words say, so that little of it says little."""
_MOST = 2.0
"""Difference of the words, and places out of order, beyond which nothing is added."""
_WEIGHTS: Mapping[str, float] = {
    "always": -4.48,
    "turned": 4.55,
    "not turned though English turns": 4.57,
    "turned with clauses": 0.47,
    "order": 0.63,
    "words, ratio": 1.85,
    "words, difference": 1.87,
    "what is counted": -0.91,
    "other's unit": 1.97,
    "own unit": -3.02,
    "kinds agree": -0.38,
    "kinds differ": -0.74,
    "kind in one text": -0.38,
    "kind of the other": 2.88,
    "nothing to tell them by": 1.75,
    "place of a year": 3.72,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Signs:
    """What speaks for and against an exchange of two numbers."""

    kinds: tuple[tuple[str, str], tuple[str, str]]
    """What both count, in the Chinese and the English text (``number_kinds.kind_of``)."""
    dated: tuple[bool, ...]
    """Whether they stand where a year does: both in Chinese, both in English."""
    units: bool | None
    """Whether they have each other's units; None: nobody can tell."""
    turned: bool
    """Whether they stand the other way round in the target."""
    turning: bool
    """Whether English puts what stands between them the other way round (``turning``)."""
    clauses: bool
    """Whether they are turned round together with their clauses."""
    order: int
    """By how much the order among the other numbers gains if they are put back."""
    stays: float
    moved: float
    """How much the words beside them draw each to its own place and to the other's."""
    counted: float
    """Whether they stand with what they count: more than 0, or with what the other does."""


def score(signs: Signs) -> float:
    """Return the logarithm of the odds that two numbers were exchanged."""
    return sum(_WEIGHTS[name] * value for name, value in features(signs).items())


def features(signs: Signs) -> dict[str, float]:
    """Return what has a weight, by its name."""
    (one, other), (its, others) = signs.kinds
    alike = [(one, its), (other, others)]
    return {
        "always": 1.0,
        "turned": float(signs.turned and not signs.turning),
        "not turned though English turns": float(signs.turning and not signs.turned),
        "turned with clauses": float(signs.clauses),
        "order": max(-_MOST, min(_MOST, signs.order)),
        "words, ratio": math.log((signs.moved + _NOTHING) / (signs.stays + _NOTHING)),
        "words, difference": max(-_MOST, min(_MOST, signs.moved - signs.stays)),
        "what is counted": max(-_MOST, min(_MOST, signs.counted)),
        "other's unit": float(signs.units is True),
        "own unit": float(signs.units is False),
        "kinds agree": sum(a == b != "" for a, b in alike),
        "kinds differ": sum("" != a != b != "" for a, b in alike),
        "kind in one text": sum(a != b and "" in (a, b) for a, b in alike),
        "kind of the other": sum(
            (b == second != a and b != "") + (a == fourth != b and a != "")
            for (a, b), second, fourth in zip(alike, (other, one), (others, its), strict=True)
        ),
        "nothing to tell them by": float(one == other and its == others),
        "place of a year": _crossing(signs.dated),
    }


def _crossing(dated: Sequence[bool]) -> int:
    """Return 1 where the year of one text stands for the other number in the other, -1 where not.

    0 where not exactly one of them is a year in both.
    """
    one, other, its, others = dated
    return -(one - other) * (its - others)


def out_of_order(pairs: tuple[Pair, Pair], figures: tuple[Sequence[Figure], ...]) -> int:
    """Count by how many the pairs of numbers in another order shrink if two are put back.

    Args:
        pairs: The two figures of the source, and those of the same values in the target.
        figures: All figures of both.
    """
    places = [_places(own) for own in figures]
    both = places[0].keys() & places[1].keys()
    values = [written(one) for one in pairs[0]]
    if not both.issuperset(values):
        return 0
    gained = 0
    for third in both.difference(values):
        for own, theirs in (values, values[::-1]):
            before = places[0][own] < places[0][third]
            now = places[1][own] < places[1][third]
            then = places[1][theirs] < places[1][third]
            gained += (before != now) - (before != then)
    return gained


def _places(figures: Sequence[Figure]) -> dict[Fraction, int]:
    """Return the place of each value that stands once."""
    counted = Counter(map(written, figures))
    return {written(one): at for at, one in enumerate(figures) if counted[written(one)] == 1}
