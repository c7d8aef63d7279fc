"""Where words end: what a name costs, beside the words of the dictionary in its place.

A run of Chinese characters can be cut into words in many ways. A way is worth the product of how
often each of its words is used (jieba's counts); the best way is found from both ends, as
dynamic programming has it, so that for any stretch it can be said what the run would be worth
if the stretch were one word. 许|多人 loses against 许多|人, 周|建平 wins against its pieces.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from functools import cache, lru_cache
from typing import cast

from translator.grounding.evidence import Lexicon, words_of

_TOTAL = 6e7
"""Words of the corpus behind jieba's counts."""
_LONGEST = 8
_UNKNOWN = math.log(0.5 / _TOTAL)
_FAMILY_ALONE = 300
"""Uses taken for a character that is hardly anything but a family name (李, 陈): the corpus
counts it in people's names."""


class Run:
    """A run of Chinese characters and what its best way into words is worth."""

    def __init__(self, text: str, weight: Callable[[str], float]) -> None:
        """Find the best way from both ends.

        Args:
            text: Nothing but Chinese characters.
            weight: The logarithm of how often a word is used; ``-inf``: no word.
        """
        self.text = text
        size = len(text)
        found = [
            [
                (start + length, value)
                for length in range(1, min(_LONGEST, size - start) + 1)
                if (value := weight(text[start : start + length])) > -math.inf
            ]
            for start in range(size)
        ]
        self._ends = [{end for end, _ in ends} for ends in found]
        self._before = [0.0, *(-math.inf for _ in text)]
        self._last = [0] * (size + 1)
        for start, ends in enumerate(found):
            for end, value in ends:
                if self._before[start] + value > self._before[end]:
                    self._before[end] = self._before[start] + value
                    self._last[end] = start
        self._after = [*(-math.inf for _ in text), 0.0]
        self._next = [size] * (size + 1)
        for start in reversed(range(size)):
            for end, value in found[start]:
                if self._after[end] + value > self._after[start]:
                    self._after[start] = self._after[end] + value
                    self._next[start] = end

    def gain(self, start: int, end: int, worth: float) -> float:
        """Return by how much the run is worth more with a stretch of it as one word."""
        return self._before[start] + worth + self._after[end] - self._before[-1]

    def has_word_over(self, edge: int) -> bool:
        """Say whether the dictionary has a word that begins before a place and ends after it."""
        first = max(0, edge - _LONGEST + 1)
        return any(end > edge for start in range(first, edge) for end in self._ends[start])

    def before(self, end: int) -> str:
        """Return the last word before a place; nothing at the beginning."""
        return self.text[self._last[end] : end] if end else ""

    def after(self, start: int) -> str:
        """Return the first word after a place; nothing at the end."""
        return self.text[start : self._next[start]]


def weights(lexicon: Lexicon) -> Callable[[str], float]:
    """Return what says how often a word is used, for the words of a dictionary."""
    return _weights(cast("Hashable", lexicon))


@lru_cache(maxsize=4)
def _weights(lexicon: Hashable) -> Callable[[str], float]:
    from translator.chinese.dictionary.dictionary import Dictionary
    from translator.chinese.words import (
        segmenter,  # loads the segmenter's part of the package
    )

    families = words_of("family")
    known: Callable[[str], int | None]
    if isinstance(lexicon, Dictionary):
        known = segmenter.headwords(lexicon).get
    else:
        other = cast("Lexicon", lexicon)
        known = cache(lambda word: other.frequency(word) or (1 if other.lookup(word) else None))
    seldom = segmenter.seldom_words()

    def weight(word: str) -> float:
        uses = known(word)
        if len(word) == 1:
            if word in families:
                uses = min(uses or 0, _FAMILY_ALONE)
            return math.log(uses / _TOTAL) if uses else _UNKNOWN
        if uses is None or word in seldom:
            return -math.inf
        return math.log(max(uses, 1) / _TOTAL)

    return weight
