"""Which of two numbers stands among which words: what each is drawn to in the other text.

A word near a number in one text, whose translation is near a number of the other, says that the
two numbers are one: the more the nearer it is to both, and the fewer places it can be in.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator.checks.shared_words import Anchor, Span, anchors

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary
    from translator.numbers.second_reading import Figure

_CHARACTERS = {"zh": 2.0, "en": 6.0}
"""Characters that a word takes in either language, with its space."""
_STOP = 2.0
"""Words that a comma or a full stop counts for: what is behind it belongs to something else."""
_STOPS = re.compile("[，。；：、！？,;:!?()（）]")
_NEAR = 2.0
"""Words within which evidence falls to 1/e."""
_FAR = 12.0
"""Words beyond which it is nothing."""
_COUNTED = 1.5
"""What a word behind both numbers counts for: as a rule it is what they count."""

Pair = tuple["Figure", "Figure"]
_Place = tuple[float, bool]
"""Words between a word and a number, and whether the word is behind it."""


class Beside:
    """The words of two texts, asked about their numbers."""

    def __init__(self, chinese: str, english: str, lexicon: Dictionary) -> None:
        self._texts = {"zh": chinese, "en": english}
        self._anchors: Sequence[Anchor] = anchors(chinese, english, lexicon)

    def drawn(self, chinese: Pair, english: Pair) -> tuple[float, float]:
        """Weigh what two numbers have beside them.

        Args:
            chinese: Both figures in the Chinese text.
            english: The figures of the same values in the English text, in the same order.

        Returns:
            How much draws each to itself in the other text, and how much to the other one.
        """
        ours = [self._places(one.run, "zh") for one in chinese]
        theirs = [self._places(one.run, "en") for one in english]
        stays = self._weight(ours[0], theirs[0]) + self._weight(ours[1], theirs[1])
        moved = self._weight(ours[0], theirs[1]) + self._weight(ours[1], theirs[0])
        return stays, moved

    def _weight(self, one: Sequence[_Place], other: Sequence[_Place]) -> float:
        total = 0.0
        for anchor, (near, behind), (far, behind_too) in zip(
            self._anchors, one, other, strict=True
        ):
            if near <= _FAR and far <= _FAR:
                counted = _COUNTED if behind and behind_too else 1.0
                total += anchor.weight * counted * math.exp(-(near + far) / _NEAR)
        return total

    def _places(self, run: Span, language: str) -> list[_Place]:
        text = self._texts[language]
        spans = (one.chinese if language == "zh" else one.english for one in self._anchors)
        return [_place(text, run, span, _CHARACTERS[language]) for span in spans]


def _place(text: str, run: Span, word: Span, characters: float) -> _Place:
    behind = word[0] >= run[1]
    start, end = (run[1], word[0]) if behind else (word[1], run[0])
    if end - start > _FAR * characters:
        return _FAR + 1, behind
    stops = len(_STOPS.findall(text, start, end))
    return max(end - start, 0) / characters + _STOP * stops, behind
