"""How a syllable is written, and how a word's syllables are written together.

Inside, syllables are CC-CEDICT's: ``zhong1``, ``lu:4``, ``r5`` (a neutral tone is 5). The
spelling follows GB/T 16159-2012 (基本规则) and ISO 7098:2015: the tone mark on a or e, on the
o of ou, otherwise on the last vowel; the syllables of a word together; an apostrophe before a
syllable that begins with a, o or e; capitals for proper names.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from translator.chinese.dictionary.cedict import UNKNOWN
from translator.chinese.pinyin import zhuyin
from translator.lazy_regex import lazy_regex

_TONES = {
    "a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ",
    "A": "ĀÁǍÀ", "E": "ĒÉĚÈ", "I": "ĪÍǏÌ", "O": "ŌÓǑÒ", "U": "ŪÚǓÙ", "Ü": "ǕǗǙǛ",
    "m": ["m̄", "ḿ", "m̌", "m̀"], "n": ["n̄", "ń", "ň", "ǹ"],
}  # fmt: skip
_CIRCUMFLEX = ("ê̄", "ế", "ê̌", "ề")
_SYLLABLE = lazy_regex("([A-Za-züÜ:êÊ]+)([1-5])")
_OPENS_WITH_VOWEL = "aāáǎàeēéěèêếềoōóǒò"


class Style(StrEnum):
    """How readings are written: ``--style``."""

    MARKS = "marks"
    """Pinyin with tone marks: Běijīng."""
    NUMBERS = "numbers"
    """Pinyin with tone numbers, 5 for the neutral tone, as CC-CEDICT has it: Bei3 jing1."""
    ZHUYIN = "zhuyin"
    """Zhuyin (bopomofo): ㄅㄟˇ ㄐㄧㄥ."""


def numbered_to_marked(syllable: str) -> str:
    """Turn a syllable with a tone number into one with a tone mark: ``lu:4`` → ``lǜ``.

    What is no syllable of pinyin is returned as it is; of an unknown one (``xx5``) nothing is.
    """
    if syllable == UNKNOWN:
        return ""
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return syllable
    letters = found[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü").replace("V", "Ü")
    tone = int(found[2])
    if tone == 5:
        return letters
    if "ê" in letters:
        return letters.replace("ê", _CIRCUMFLEX[tone - 1])
    lower = letters.lower()
    places = [lower.find("a"), lower.find("e"), lower.find("ou")]
    place = next((place for place in places if place >= 0), -1)
    if place < 0:
        vowels = [index for index, letter in enumerate(lower) if letter in "iouü"]
        nasals = [index for index, letter in enumerate(lower) if letter in "mn"]
        place = vowels[-1] if vowels else nasals[0] if nasals else -1
    if place < 0:
        return letters
    return letters[:place] + _TONES[letters[place]][tone - 1] + letters[place + 1 :]


@lru_cache(maxsize=16384)
def written(syllables: Sequence[str], style: Style) -> str:
    """Write a word's syllables.

    Args:
        syllables: With tone numbers; a tuple, so that what is written often is kept.
        style: How.

    Returns:
        Marks: one string, ``Xī'ān``; numbers and zhuyin: the syllables with spaces between.
    """
    if style is Style.ZHUYIN:
        return zhuyin.written(syllables)
    if style is Style.NUMBERS:
        return " ".join(syllables)
    return _together([numbered_to_marked(syllable) for syllable in syllables])


def _together(syllables: Sequence[str]) -> str:
    """Write a word's syllables together; an apostrophe where one begins with a vowel."""
    result = ""
    for syllable in syllables:
        if not result or syllable == "r" or not syllable[:1].isalpha():  # erhua: 花儿 huār
            result += syllable
        elif syllable[0].isupper():
            result += f" {syllable}"
        elif syllable[0] in _OPENS_WITH_VOWEL:
            result += f"'{syllable}"
        else:
            result += syllable
    return result
