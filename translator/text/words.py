"""Words: CC-CEDICT's headwords in both scripts with jieba's frequencies, by rjieba.

Every Chinese word found this way has an entry in the dictionary; other Han characters stand
alone. Without the dictionary rjieba's own word list (Simplified only) takes its place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Protocol, cast

from translator.text import dictionary as dictionaries
from translator.text.languages import HAN_CLASS

_TOKENS = re.compile(
    rf"(?P<han>[{HAN_CLASS}]+)"
    r"|(?:https?|ftp)://[!-~]*[A-Za-z0-9/#=&_~-]"
    r"|[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_%+'’-]*"
    r"(?:[.:@,/][A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_%+'’-]*)*"
    r"|[０-９Ａ-Ｚａ-ｚ]+|——+|…+|[ \t]+|[\s\S]"
)


class Segmenter(Protocol):
    """What cuts a run of Han characters into words."""

    def cut(self, text: str, hmm: bool) -> list[str]:
        """Return the words; joined, they are the text."""
        ...


def words(text: str, dictionary: dictionaries.Dictionary | None = None) -> list[str]:
    """Split a text into words.

    Args:
        text: Any text; marks, numbers, Latin words and addresses are kept whole.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.

    Returns:
        The words, white space and punctuation included: joined, they are the text.
    """
    cutter = segmenter(dictionary or dictionaries.installed())
    result: list[str] = []
    for found in _TOKENS.finditer(text):
        if found.lastgroup == "han":
            result += cutter.cut(found.group(), False)
        else:
            result.append(found.group())
    return result


@lru_cache(maxsize=4)
def segmenter(dictionary: dictionaries.Dictionary | None) -> Segmenter:
    """Return the segmenter of a dictionary (0.3 s the first time), or rjieba's own."""
    import rjieba

    if dictionary is None:
        return cast("Segmenter", rjieba.Jieba())
    jieba: Any = rjieba.Jieba  # its stub leaves this method untyped
    result = jieba.empty()
    for word, frequency in dictionary.frequencies():
        result.add_word(word, max(frequency, 1), "x")
    return cast("Segmenter", result)
