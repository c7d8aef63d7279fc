"""What a person may choose about a run, besides the model."""

from __future__ import annotations

from dataclasses import dataclass

from translator.chinese.scripts import converter
from translator.grounding import DEFAULT
from translator.text.typography import apply as rules
from translator.text.typography.apply import Typography
from translator.translation.signature import fields
from translator.types import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What a person may choose about a run, besides the model."""

    grounding: frozenset[str] = DEFAULT
    quality: Quality = Quality.BALANCED
    fresh: bool = False
    """Translate again what memory knows; corrections made by people are kept all the same."""
    typography: Typography = rules.DEFAULT
    retries: bool = True
    """False: first attempts only, to measure them; their faults are told all the same."""
    regional: str = converter.SAFE
    """Which words of Taiwan or Hong Kong replace others: a key of ``scripts.REGIONAL``."""
    fuzzy: int = 0
    """Percent from which on the target of a similar sentence is used; 0: none ever is."""
    reading_order: bool = False
    """A person waits for the next sentence; otherwise the order is the quickest one."""


def settings_of(signature: str) -> Settings:
    """Return what a signature says was chosen, so that a job goes on as it was begun.

    Args:
        signature: As the module ``signature`` writes it; what it does not say is the default.
    """
    said = fields(signature)
    typography = said.get("typography")
    return Settings(
        quality=Quality(said.get("quality", Quality.BALANCED)),
        typography=Typography.of(typography.split("+")) if typography else rules.DEFAULT,
        regional=said.get("regional", converter.SAFE),
    )
