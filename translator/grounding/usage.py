"""Whether a Chinese word is what everybody writes for an English name (``reverse_build``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.grounding import glosses
from translator.grounding.edges import RARE
from translator.lazy_regex import lazy_regex
from translator.types import Entry

_ABBREVIATION = lazy_regex(r"abbr\. for (?:[^|\[\]/ ]+\|)?([^|\[\]/ ]+)")
_WORK = lazy_regex(
    r"\b(?:films?|movie|TV|novel|series|song|album|game|animated|cartoon|website|comic|app|software)\b"
)


def gloss_of(name: str, group: Sequence[Entry]) -> str:
    """Return the meaning a name was taken from."""
    meanings = [meaning for entry in group for meaning in entry.meanings]
    return next((meaning for meaning in meanings if name in meaning), meanings[0])


def is_usual(word: str, name: str, kind: str, frequency: int, group: Sequence[Entry]) -> bool:
    """Whether a word is what everybody writes for a name, and not one of several.

    Works and sites are called otherwise in every region; of people nobody wrote about when
    jieba's corpus was collected there are as many spellings as papers; firms of two characters
    are abbreviations (加航 Air Canada), and so are two countries (中朝). A single word of pinyin
    that is no place may be anybody's name (Xiaoxue, which is a day of the calendar too).
    """
    if frequency >= RARE:
        return True
    pinyin = any(_plain(entry.pinyin) == _plain(name) for entry in group)
    if (" and " in name and len(word) == 2) or (pinyin and " " not in name and kind != "place"):
        return False
    short = kind in ("body", "other") and len(word) == 2 and " " in name
    if short and not in_full(group):
        return False
    if frequency:
        return True
    gloss = gloss_of(name, group)
    if _WORK.search(gloss):
        return False
    return kind != "person" or not glosses.is_transliteration(word)


def in_full(group: Sequence[Entry]) -> str:
    """Return what a word is an abbreviation of: 德国汉莎航空公司 of 德航."""
    for entry in group:
        for meaning in entry.meanings:
            if found := _ABBREVIATION.match(meaning):
                return found[1]
    return ""


def _plain(text: str) -> str:
    return re.sub("[^a-z]", "", text.casefold())
