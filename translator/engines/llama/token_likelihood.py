"""How likely the model found what it wrote, from what llama.cpp says of each token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def mean_likelihood(told: Sequence[dict[str, Any]], text: str) -> float | None:
    """Return the mean log-probability of the tokens that make up a text; None: there are none.

    Args:
        told: Of each token its ``bytes`` and ``logprob``, in order, as ``/v1/completions`` lists
            them; of the model's free choice, before a grammar or a temperature changes it.
        text: The text; what was written after it, to end the answer, does not count.
    """
    size = len(text.encode())
    found: list[float] = []
    for token in told:
        if size <= 0:
            break
        size -= len(token["bytes"])
        found.append(float(token["logprob"]))
    return sum(found) / len(found) if found else None
