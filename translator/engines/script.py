"""Conversion between Simplified and Traditional as an engine: Chinese to Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from translator.engines.base import Output, Request
from translator.text import scripts


class ScriptEngine:
    """OpenCC with our word boundaries; nothing is translated.

    Args:
        to: ``zh-Hans``, ``zh-Hant``, ``zh-Hant-TW`` or ``zh-Hant-HK``.
    """

    verbatim = True
    notation = False
    leaves = ""
    batch = 256
    calls = 1
    longest = 1_000_000_000

    def __init__(self, to: str) -> None:
        self.name = f"convert:{to}"
        self._to = to

    def supports(self, source: str, target: str) -> bool:
        """Chinese to Chinese."""
        return source == target == "zh"

    def signature(self) -> str:
        """Return the engine and the script."""
        return self.name

    def load(self) -> None:
        """OpenCC loads its tables when first used."""

    def count_tokens(self, text: str) -> int:
        """Count characters."""
        return len(text)

    def translate(self, requests: Sequence[Request], *, source: str, target: str) -> list[Output]:
        """Convert each source; marks pass through."""
        return [Output(text=scripts.convert(request.text, self._to)) for request in requests]

    def close(self) -> None:
        """Nothing to free."""
