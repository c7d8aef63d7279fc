"""Score: a target the engine was far less sure of than of the others of the document."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from translator.checks.wording import say
from translator.types import Finding, Level

_FEWEST = 20
"""Scored segments from which a document has a distribution of its own."""
_TO_SIGMA = 1.4826
"""The median absolute deviation of a normal distribution times this is its deviation."""
_FAR = 3.5
"""Deviations below the median that are an outlier (Iglewicz and Hoaglin, 1993)."""
_LEAST = 0.05
"""Deviation, in natural logarithm a token, below which scores are taken to be all alike."""


def low(scores: Sequence[float | None]) -> dict[int, Finding]:
    """Find the outliers below.

    Args:
        scores: Mean log-probability a token of each target of one document and one engine;
            None: it has none.
    """
    known = [score for score in scores if score is not None]
    if len(known) < _FEWEST:
        return {}
    middle = median(known)
    spread = _TO_SIGMA * median(abs(score - middle) for score in known)
    bound = middle - _FAR * max(spread, _LEAST)
    return {
        number: say("score.low", Level.INFO)
        for number, score in enumerate(scores)
        if score is not None and score < bound
    }
