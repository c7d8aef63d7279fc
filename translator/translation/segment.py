"""A segment that is to be translated, with all that helps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import Grounded
from translator.text.typography.apply import DEFAULT, Typography
from translator.types import Inline


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A segment to translate, with all that helps."""

    source: str
    """The core of the segment, with marks, as the document has it."""
    table: Mapping[str, Inline]
    grounded: Callable[[str], Grounded]
    """Grounds a text of the source language; also brings it into Simplified characters."""
    ungrounded: Callable[[str], Grounded]
    """The same without replacing anything."""
    source_language: str
    target_language: str
    """Primary languages."""
    context: tuple[tuple[str, str], ...] = ()
    dictionary: Dictionary | None = None
    """For the checks: what the source's words are in English."""
    typography: Typography = DEFAULT
