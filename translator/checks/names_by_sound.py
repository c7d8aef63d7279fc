"""Names that are heard: a word in Latin letters that sounds like characters of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from translator.checks.alike import FOREIGN_CHARACTERS, FOREIGN_RUN, is_foreign
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_LONG = 4
"""Characters from which the beginning of a run is listened to alone."""
_ALIKE = 0.6
"""Likeness by sound (``grounding.sounds``) from which a transliteration is the name."""
_MORE_ALIKE = 0.85
"""The same where a character is rarer in transliterations: 兹 of 朗兹曼."""
_HAN = lazy_regex("[\u4e00-\u9fff]")
_TITLES = "先生|女士|太太|小姐|夫人|爵士|夫妇"
_LONGEST, _PIECES = 7, 60
"""Characters of a transliteration, and how many pieces of a run are listened to."""


def is_heard(word: str, text: str, dictionary: Dictionary) -> bool:
    """Say whether a word sounds like characters of a text that may be written as they sound.

    Args:
        word: In Latin letters.
        text: In Simplified characters.
        dictionary: How characters are read.
    """
    from translator.grounding.sounds import likeness  # only then: it loads the stage

    for match in _addressed().finditer(text):  # 科先生 is Mr Coe
        name = match.group()
        single = len(name) == 1 and name in surnames()  # 马先生 has his name in pinyin
        if not single and likeness(name, word, dictionary) >= _ALIKE:
            return True
    for match in (*FOREIGN_RUN.finditer(text), *_listened().finditer(text)):
        run = match.group()
        if not (len(run) >= 3 or is_foreign(run)):
            continue
        before = text[match.start() - 1 : match.start()]
        if _HAN.fullmatch(before):  # 泽连斯基: 泽 alone is not used for sounds
            run = before + run
        pieces: Sequence[str] = [
            run[at : at + size]
            for size in range(2, min(len(run), _LONGEST) + 1)
            for at in range(len(run) - size + 1)
            if at or size >= _LONG or run == match.group()
        ]
        least = _ALIKE if FOREIGN_RUN.fullmatch(match.group()) else _MORE_ALIKE
        if any(likeness(one, word, dictionary) >= least for one in pieces[:_PIECES]):
            return True
    return False


@cache
def _transliterating() -> str:
    from translator.grounding.evidence import transliterating  # only then: it loads the stage

    return "".join(sorted(transliterating() | set(FOREIGN_CHARACTERS)))


@cache
def _listened() -> re.Pattern[str]:
    """Return what finds the runs that may be written as they sound."""
    return re.compile(f"[{_transliterating()}]{{2,}}")


@cache
def _addressed() -> re.Pattern[str]:
    """Return what finds a short name before a title."""
    return re.compile(f"(?<![{_transliterating()}])[{_transliterating()}]{{1,3}}(?={_TITLES})")
