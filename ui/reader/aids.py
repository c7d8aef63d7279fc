"""Reading aids: what a person wants to see over the words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Aids:
    """What a reader wants to see over the words."""

    readings: str = "none"
    """``none``, ``pinyin`` or ``zhuyin``."""
    beyond: int = 0
    """Only over words beyond this HSK level; 0: over all."""
    known: frozenset[str] = frozenset()
    """Words, Simplified, that have no reading: a person knows or ignores them."""
    unknown: frozenset[str] = frozenset()
    """Words, Simplified, that have one whatever their level is: new, or being learned."""
    tones: bool = False
    """Each tone in its colour."""
