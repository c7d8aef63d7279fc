"""The weights of what speaks for an omission, ``omission_weights.tsv``: a benchmark writes it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from translator.system import text_tables


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return question → sign → weight. ``word zh``: how often such a word is said."""
    found: dict[str, dict[str, float]] = {}
    for question, sign, weight in text_tables.rows("translator.checks", "omission_weights.tsv", 3):
        found.setdefault(question, {})[sign] = float(weight)
    return found


def weighed(question: str, signs: Mapping[str, float]) -> float:
    """Return the sum of what speaks for the answer yes, as the logarithm of its odds.

    Args:
        question: One of the table's.
        signs: Each has a weight there; 0 where the question is not in the table.
    """
    its = weights().get(question, {})
    return sum(its[sign] * value for sign, value in signs.items() if sign in its)
