"""Weights of signs that speak for a yes or a no: logistic regression by Newton's method."""

from __future__ import annotations

from typing import Any

import numpy as np

ROUNDS = 40
"""Newton's steps; far fewer are needed."""


def logistic(table: Any, truth: Any, counts: Any, penalty: float) -> Any:
    """Return the weight of each sign.

    Args:
        table: Examples × signs.
        truth: Of each example 1.0 or 0.0.
        counts: Of each example how much it counts, above 0.
        penalty: On the square of each weight (a ridge).
    """
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (likely - truth)) + penalty * weights
        bend = (table.T * (counts * likely * (1 - likely))) @ table
        weights -= np.linalg.solve(bend + penalty * np.eye(table.shape[1]), slope)
    return weights
