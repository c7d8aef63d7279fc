"""Conversion between Simplified and Traditional as an engine: Chinese to Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from translator import placeholders
from translator.chinese.scripts import converter
from translator.engines.base import Output, Request
from translator.grounding.people_in_text import people_for

_VERSION = 2
"""Raise it when a conversion changes: what memory keeps is then converted again."""


class ScriptEngine:
    """OpenCC with our word boundaries; nothing is translated.

    Each request is judged by itself, who is a person in it and what it is about: memory keeps
    its target for every document. ``duizhao convert`` looks at the whole document.

    Args:
        to: ``zh-Hans``, ``zh-Hant``, ``zh-Hant-TW`` or ``zh-Hant-HK``.
        regional: Which words of a region replace others: ``safe``, ``all`` or ``none``.

    Raises:
        UsageError: ``regional`` is none of these.
    """

    passthrough = True
    notation = False
    remote_host = ""
    batch = 256
    concurrency = 1
    max_tokens = 1_000_000_000

    def __init__(self, to: str, *, regional: str = converter.SAFE) -> None:
        self.name = f"convert:{to}"
        self._to = to
        self._regional = converter.normalise_regional(regional)

    def supports(self, source: str, target: str) -> bool:
        """Chinese to Chinese."""
        return source == target == "zh"

    def signature(self) -> str:
        """Return the engine, the script and what decides on words of a region."""
        return f"{self.name}:{_VERSION}:regional={self._regional}"

    def load(self) -> None:
        """OpenCC loads its tables when first used."""

    def count_tokens(self, text: str) -> int:
        """Count characters."""
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Convert each source; placeholders pass through."""
        return [Output(text=self._converted(request.text)) for request in requests]

    def _converted(self, text: str) -> str:
        people = people_for(placeholders.strip(text), self._to)
        return converter.convert(text, self._to, regional=self._regional, people=people)

    def close(self) -> None:
        """Nothing to free."""
