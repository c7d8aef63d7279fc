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
    tones: bool = False
    """Each tone in its colour."""
