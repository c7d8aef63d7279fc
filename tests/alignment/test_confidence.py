"""How surely a link is right: steps by evidence and score, each from both sides."""

from __future__ import annotations

import pytest

from translator.alignment.confidence import confidence


@pytest.mark.parametrize(
    ("evidence", "steps"),
    [
        ("term", [(0.0, 0.69), (0.79, 0.69), (0.8, 0.94), (0.89, 0.94), (0.9, 0.97), (1.0, 0.97)]),
        ("copy", [(0.0, 0.69), (0.8, 0.94), (0.9, 0.97)]),
        (
            "dictionary",
            [(0.0, 0.77), (0.49, 0.77), (0.5, 0.83), (0.69, 0.83), (0.7, 0.87), (0.89, 0.87),
             (0.9, 0.96)],
        ),
        ("function", [(0.0, 0.6), (0.29, 0.6), (0.3, 0.78), (0.49, 0.78), (0.5, 0.9)]),
        ("parts", [(0.0, 0.6), (0.39, 0.6), (0.4, 0.66)]),
        ("attention", [(0.0, 0.6), (1.0, 0.6)]),
        ("position", [(0.0, 0.61), (1.0, 0.61)]),
    ],
)  # fmt: skip
def test_a_link_is_as_sure_as_its_evidence(evidence: str, steps: list[tuple[float, float]]) -> None:
    assert [(score, confidence(evidence, score)) for score, _ in steps] == steps
