"""The span of a number."""

from __future__ import annotations

from translator.grounding.spans import Span

CERTAINTY = 0.95


def span_of(text: str, start: int, end: int, replacement: str) -> Span:
    """Return the span of a number at ``text[start:end]``."""
    return Span(
        start=start, end=end, source=text[start:end], replacement=replacement,
        kind="number", origin="number", certainty=CERTAINTY, accepted=(replacement,),
    )  # fmt: skip
