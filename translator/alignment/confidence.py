"""How often links of a kind and score are right."""

from __future__ import annotations

from translator.alignment.search import Chosen


def confidence(chosen: Chosen) -> float:
    """Return how likely a link is right, 0 to 1."""
    return round(min(chosen.score, 1.0), 2)
