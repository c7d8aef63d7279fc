"""How often links of a kind and score are right: what a score is worth.

The figures come from the first half of benchmarks/data/alignment.tsv: (right + 6) / (all + 10),
that is, each kind counts as if ten more had been seen of which six were right (nine of what is
certain). The second
half, which was not looked at, tests them (benchmarks/chinese_alignment.py). Attention alone is not
measured yet: no model with real weights could be had; it is given no more than place alone.
"""

from __future__ import annotations

from collections.abc import Iterable

CERTAIN = ("term", "number", "name", "copy")
_TABLE: tuple[tuple[tuple[str, ...], float, float], ...] = (
    (CERTAIN, 0.9, 0.97),
    (CERTAIN, 0.8, 0.94),
    (CERTAIN, 0.0, 0.69),
    (("dictionary",), 0.9, 0.96),
    (("dictionary",), 0.7, 0.87),
    (("dictionary",), 0.5, 0.83),
    (("dictionary",), 0.0, 0.77),
    (("function",), 0.5, 0.90),
    (("function",), 0.3, 0.78),
    (("function",), 0.0, 0.60),
    (("parts",), 0.4, 0.66),
    (("parts",), 0.0, 0.60),
    (("attention",), 0.0, 0.60),
    (("position",), 0.0, 0.61),
)
"""Kinds of evidence, the least score, how often such links are right."""


def confidence(evidence: str, score: float) -> float:
    """Return how likely a link is right, 0 to 1."""
    return next(sure for kinds, least, sure in _rows(evidence) if score >= least)


def _rows(evidence: str) -> Iterable[tuple[tuple[str, ...], float, float]]:
    return (row for row in _TABLE if evidence in row[0])
