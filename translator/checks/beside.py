"""Which of two numbers stands among which words: what each is drawn to in the other text.

A word near a number in one text, whose translation is near a number of the other, says that the
two numbers are one: the more the nearer it is to both. What stands as near to the one as to the
other says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from translator.checks.linked_words import linked, outside
from translator.checks.shared_words import Anchor, Span
from translator.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary
    from translator.numbers.second_reading import Figure

_CHARACTERS = {"zh": 2.0, "en": 6.0}
"""Characters that a word takes in either language, with its space."""
_STOP = 3.0
"""Words that a comma or a full stop counts for: what is behind it belongs to something else."""
STOPS = lazy_regex("[，。；：、！？,;:!?()（）]")
_AND = 1.5
"""Words that an "and" counts for: 150 pigs and 2,000 chickens."""
_ANDS = {"zh": lazy_regex("[和与與及]"), "en": lazy_regex(r"\b(?:and|or)\b")}
_OF = 2.0
"""Words that a 的 counts for between a word and the number behind it: in 来自34个国家的620名选手
the countries are not 620."""
_NEAR = {False: 2.0, True: 3.0}
"""Words within which evidence falls to 1/e, of other numbers and of dates."""
_FAR = 12.0
"""Words beyond which it is nothing."""
_DATED = frozenset({"year", "date"})
_SIDES = {
    ("zh", False): (1.0, 1.5),
    ("en", False): (1.0, 1.0),
    ("zh", True): (0.7, 1.5),
    ("en", True): (1.5, 0.7),
}
"""(language, whether a date) → what a word counts for before a number and behind it. Behind it is
what is counted, unless a comma parts them; a date stands before its verb in Chinese, 1984年成立,
and behind it in English."""

_BEHIND = {"zh": 4, "en": 16}
"""Characters behind a number within which a word says what it counts."""
_PARTED = {
    "zh": lazy_regex(r"[\d，。；：、！？（）和与與及的]"),
    "en": lazy_regex(
        r"[\d,.;:!?()]|\b(?:and|or|of|in|on|at|to|from|by|for|with|than|is|was|are)\b"
    ),
}
"""What stands between a number and a word that it does not count."""
_HEAD = lazy_regex(
    r"(?:^|[.;!?,:“\"])\s*(?:(?:[Ii]n|[Oo]n|[Ss]ince|[Bb]y|[Ff]rom|[Aa]fter|[Bb]efore|[Uu]ntil|[Dd]uring"
    r"|[Aa]s of|(?:[Aa]t|[Bb]y) the (?:end|beginning) of|[Ii]n (?:early|late|mid))[\s-])?$"
)
"""What stands before a date that heads its sentence or clause: its words are behind it, where they
are in Chinese, and the comma between is none."""
_LONGEST_HEAD = 30

Pair = tuple["Figure", "Figure"]


class Beside:
    """The words of two texts, asked about their numbers."""

    def __init__(self, chinese: str, english: str, lexicon: Dictionary) -> None:
        self._texts = {"zh": chinese, "en": english}
        self._lexicon = lexicon

    @cached_property
    def _words(self) -> Sequence[Anchor]:
        return linked(self._texts["zh"], self._texts["en"], self._lexicon)

    def drawn(self, chinese: Pair, english: Pair) -> tuple[float, float]:
        """Weigh what two numbers have beside them.

        Args:
            chinese: Both figures in the Chinese text.
            english: The figures of the same values in the English text, in the same order.

        Returns:
            How much draws each to itself in the other text, and how much to the other one.
        """
        dated = [
            bool(_DATED & {one.kind, other.kind})
            for one, other in zip(chinese, english, strict=True)
        ]
        spans = [_span(one) for one in chinese], [_span(one) for one in english]
        stays = moved = 0.0
        for word in outside(self._words, *spans):
            ours = [
                self._nearness("zh", one, word.chinese, dated=of_day)
                for one, of_day in zip(spans[0], dated, strict=True)
            ]
            theirs = [
                self._nearness("en", one, word.english, dated=of_day)
                for one, of_day in zip(spans[1], dated, strict=True)
            ]
            stays += word.weight * (ours[0] * theirs[0] + ours[1] * theirs[1])
            moved += word.weight * (ours[0] * theirs[1] + ours[1] * theirs[0])
        return stays, moved

    def counted(self, chinese: Pair, english: Pair) -> float:
        """Say by what two numbers count whether each stands with its own words.

        Only a word right behind a number counts, and where its translation stands right behind
        one, too: 2000只鸡和150头猪, 150 pigs and 2,000 chickens.

        Args:
            chinese: Both figures in the Chinese text.
            english: The figures of the same values in the English text, in the same order.

        Returns:
            More than 0 where they stand with their own, less where with each other's.
        """
        spans = [_span(one) for one in chinese], [_span(one) for one in english]
        own = 0.0
        for word in outside(self._words, *spans):
            ours = [self._is_behind("zh", one, word.chinese) for one in spans[0]]
            theirs = [self._is_behind("en", one, word.english) for one in spans[1]]
            if sum(ours) == sum(theirs) == 1:
                own += word.weight if ours == theirs else -word.weight
        return own

    def _is_behind(self, language: str, number: Span, word: Span) -> bool:
        between = self._texts[language][number[1] : word[0]]
        near = 0 <= word[0] - number[1] <= _BEHIND[language]
        return near and not _PARTED[language].search(between)

    def _nearness(self, language: str, number: Span, word: Span, *, dated: bool) -> float:
        text, characters = self._texts[language], _CHARACTERS[language]
        behind = word[0] >= number[1]
        start, end = (number[1], word[0]) if behind else (word[1], number[0])
        if end - start > _FAR * characters:
            return 0.0
        stops = len(STOPS.findall(text, start, end))
        side = _SIDES[language, dated][behind]
        if dated and language == "en" and self._heads(number):
            stops -= stops > 0 and behind and text.startswith(",", number[1])
            side = _SIDES["zh", True][behind]
        words = max(end - start, 0) / characters + _STOP * stops
        words += _AND * len(_ANDS[language].findall(text, start, end))
        if language == "zh" and not behind:
            words += _OF * text.count("的", start, end)
        return (min(side, 1.0) if stops else side) * math.exp(-words / _NEAR[dated])

    def _heads(self, number: Span) -> bool:
        start = max(0, number[0] - _LONGEST_HEAD)
        return bool(_HEAD.search(self._texts["en"][start : number[0]]))


def _span(figure: Figure) -> Span:
    """Return where a figure stands, with its unit: both may have the same one."""
    return min(figure.start, figure.run[0]), max(figure.end, figure.run[1])
