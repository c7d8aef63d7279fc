"""The span of a number, and how a vague one is put into words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.numbers import Quantity

CERTAINTY = 0.95
_TRADITIONAL_UNITS = {"亩": "mu", "畝": "mu", "斤": "jin"}
_SAID_BEFORE = lazy_regex("(?:[约約近逾超]|大概|超[过過]|不到|不足|至少|最少)[有达達]?$")
_REACH = 4


def span_of(text: str, start: int, end: int, replacement: str) -> Span:
    """Return the span of a number at ``text[start:end]``."""
    return Span(
        start=start, end=end, source=text[start:end], replacement=replacement,
        kind="number", origin="number", certainty=CERTAINTY, accepted=(replacement,),
    )  # fmt: skip


@lru_cache(maxsize=64)
def speaks_of(subject: re.Pattern[str], text: str) -> bool:
    """Say whether a text speaks of something anywhere; asked for each of its numbers."""
    return subject.search(text) is not None


def traditional_unit(text: str, at: int) -> str:
    """Return mu or jin for the unit that stands here; none, or half a unit more: empty."""
    if text[at + 1 : at + 2] in tuple("半多来來"):  # 一斤半
        return ""
    return _TRADITIONAL_UNITS.get(text[at : at + 1], "")


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
