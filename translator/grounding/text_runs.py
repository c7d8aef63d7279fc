"""The runs of Chinese characters of a text, each cut into words once, however often it is asked.

A segment without punctuation may be one run with thousands of names in it; each of them asks
what stands beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from functools import lru_cache
from typing import cast

from translator.grounding.evidence import Lexicon
from translator.grounding.lattice import Run, weights
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS

RUN = lazy_regex(f"[{HAN_CLASS}]+")


class TextRuns:
    """Finds the run that a stretch of a text stands in."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._spans = [found.span() for found in RUN.finditer(text)]
        self._starts = [start for start, _ in self._spans]
        self._cut: dict[int, Run] = {}

    def around(self, start: int, end: int) -> tuple[int, int, Run] | None:
        """Return where the run around a stretch begins and ends, cut into words; None: no run."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or end > self._spans[number][1]:
            return None
        first, last = self._spans[number]
        if number not in self._cut:
            self._cut[number] = Run(self._text[first:last], weights(self._lexicon))
        return first, last, self._cut[number]


def runs_of(text: str, lexicon: Lexicon) -> TextRuns:
    """Return the runs of a text; those of the last few texts are kept."""
    return _runs_of(text, cast("Hashable", lexicon))


@lru_cache(maxsize=8)
def _runs_of(text: str, lexicon: Hashable) -> TextRuns:
    return TextRuns(text, cast("Lexicon", lexicon))
