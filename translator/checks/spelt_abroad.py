"""Chinese people with names of another spelling: Daniel Wu for 吴彦祖, Sean Lau for 刘青云."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from translator.checks.wade_giles import wade_giles
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex
from translator.system import text_tables

_GIVEN = lazy_regex(
    "(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an"
    "|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)){1,2}"
)
"""A given name in pinyin (the finals of Hanyu Pinyin, GB/T 16159)."""
_SHORTEST = 3
"""Letters of a given name that no Chinese one is: Eva, Tom."""


def letters(word: str) -> str:
    """Return the plain small letters of a word; ü is v."""
    plain = unicodedata.normalize("NFKD", word.casefold()).replace("u\u0308", "v")  # ü, ǚ
    return "".join(one for one in plain if one.isascii() and one.isalpha())


def is_mandarin(words: Sequence[str]) -> bool:
    """Say whether a name is written as Mandarin ones are: then only pinyin explains it."""
    if len(words) != 2 or words[0].casefold() not in _families():
        return False
    return bool(_GIVEN.fullmatch(letters(words[1])))


def is_of_family(words: Sequence[str], families: Iterable[str]) -> bool:
    """Say whether a name may be that of somebody of some families, who is spelt otherwise.

    What is all pinyin is spelt as it is meant, and must be right: Chen Haibo is not 陈海燕.

    Args:
        words: Of a name in Latin letters.
        families: Family names in Simplified characters.
    """
    plain = [letters(word) for word in words]
    for place, word in enumerate(plain):
        others = [other for at, other in enumerate(plain) if at != place]
        for family in families:
            pinyin = letters(surnames().get(family, ""))
            if others and word in (*spelt_abroad(family), wade_giles(pinyin)) and word != pinyin:
                return True
            if word == pinyin:
                return any(
                    len(other) >= _SHORTEST and not _GIVEN.fullmatch(other) for other in others
                )
    return False


@cache
def spelt_abroad(family: str) -> frozenset[str]:
    """Return how a family name is spelt where it is not written in pinyin: 李 lee."""
    for name, spellings in text_tables.rows("translator.checks", "surname_spellings.tsv", 2):
        if name == family:
            return frozenset(spellings.split())
    return frozenset()


@cache
def families_spelt(spelling: str) -> str:
    """Return the family names with such a spelling: lee → 李."""
    rows = text_tables.rows("translator.checks", "surname_spellings.tsv", 2)
    return "".join(name for name, spellings in rows if spelling in spellings.split())


@cache
def _families() -> frozenset[str]:
    return frozenset(letters(pinyin) for pinyin in surnames().values())
