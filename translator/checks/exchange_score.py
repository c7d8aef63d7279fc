"""How likely two numbers of a target have taken each other's place: all that speaks, added up.

Each sign alone is often wrong: a translator may turn a sentence round, leave a unit out, or say
the same word beside both numbers. So they are weighed together, by logistic regression. The
weights were fitted to good translations and to the same with two numbers exchanged: halves of news
of 2017 (two human and two machine translations) and of texts on an epidemic, and the tuning halves
of FLORES-200 dev and WMT22, both directions (``benchmarks/README.md``).
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
"""Score above which two numbers are suspected. On the text fitted to, of 1,021 exchanges and 1,930
good translations with numbers to compare, it finds 979 and accuses 25; -0.3 finds 989 and accuses
27, -1 finds 1,004 and accuses 38. On the other half of WMT17 and TICO-19, which nothing was fitted
to, it finds 709 of 745 and suspects 19 of 9,250 good pairs; -0.3 finds 713 and suspects 23."""
_NOTHING = 0.15
"""Added to what the words say, so that little of it says little."""
_MOST = 2.0
"""Difference of the words, and places out of order, beyond which nothing is added."""
_WEIGHTS: Mapping[str, float] = {
    "always": -3.86,
    "turned": 3.76,
    "not turned though English turns": 5.32,
    "turned in a list": 2.67,
    "turned, a list in one text": 1.46,
    "bound of the other": 0.48,
    "turned with clauses": 1.23,
    "order": 0.62,
    "words, ratio": 1.52,
    "words, difference": 2.87,
    "what is counted": -0.87,
    "other's unit": 1.86,
    "own unit": -2.36,
    "kinds agree": -0.59,
    "kinds differ": -0.83,
    "kind in one text": -0.03,
    "kind of the other": 2.28,
    "nothing to tell them by": 1.06,
    "place of a year": 3.59,
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
    of: bool
    """Whether Chinese puts the one before the other that English puts behind it
    (``turns_in_chinese``)."""
    listed: tuple[bool, bool]
    """Whether they stand in one list with nothing but numbers: in Chinese, in English."""
    bounds: tuple[tuple[str, str], tuple[str, str]]
    """What they are bounds of (``bounds.bound_of``), in Chinese and in English."""
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
    bounds = list(zip(*signs.bounds, strict=True))
    listed = [
        said and kinds[0] == kinds[1] for said, kinds in zip(signs.listed, signs.kinds, strict=True)
    ]
    within = all(listed)
    # Words around a list say nothing about the places in it.
    stays, moved = (0.0, 0.0) if within else (signs.stays, signs.moved)
    return {
        "always": 1.0,
        "turned": float(signs.turned and not signs.turning and not signs.of),
        "not turned though English turns": float(signs.turning and not signs.turned),
        "turned in a list": float(signs.turned and within),
        "turned, a list in one text": float(
            signs.turned and listed[0] != listed[1] and not signs.turning
        ),
        "bound of the other": sum(
            (b == second != a and b != "") + (a == fourth != b and a != "")
            for (a, b), (second, fourth) in zip(bounds, bounds[::-1], strict=True)
        ),
        "turned with clauses": float(signs.clauses),
        "order": max(-_MOST, min(_MOST, signs.order)),
        "words, ratio": math.log((moved + _NOTHING) / (stays + _NOTHING)),
        "words, difference": max(-_MOST, min(_MOST, moved - stays)),
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
