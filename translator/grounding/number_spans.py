"""The span of a number, and how a vague one is put into words."""

from __future__ import annotations

import re
from dataclasses import replace

from translator.grounding.spans import Span
from translator.numbers import Quantity

CERTAINTY = 0.95
_SAID_BEFORE = re.compile("(?:[约約近逾超]|大概|超[过過]|不到|不足|至少|最少)[有达達]?$")
_REACH = 4


def span_of(text: str, start: int, end: int, replacement: str) -> Span:
    """Return the span of a number at ``text[start:end]``."""
    return Span(
        start=start, end=end, source=text[start:end], replacement=replacement,
        kind="number", origin="number", certainty=CERTAINTY, accepted=(replacement,),
    )  # fmt: skip


def as_said(text: str, quantity: Quantity) -> Quantity:
    """Return a vague number as it is put into words in its place.

    约一百多人 has one vague word too many for English: about 100. 来 goes either way: 一百来人 is
    a hundred or so.
    """
    if quantity.about != "more":
        return quantity
    if _SAID_BEFORE.search(text, max(0, quantity.start - _REACH), quantity.start):
        return replace(quantity, about="")
    around = "来" in quantity.text or "來" in quantity.text
    return replace(quantity, about="around") if around else quantity
