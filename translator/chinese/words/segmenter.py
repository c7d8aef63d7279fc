"""Tokens: the longest words of the dictionary, cut by rjieba, and everything that is not Han.

The words are CC-CEDICT's headwords in both scripts with jieba's frequencies. Without the
dictionary rjieba's own word list (Simplified only) takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Protocol, cast

from translator.chinese.dictionary import dictionary as dictionaries
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.languages import HAN_CLASS

TOKENS = lazy_regex(
    rf"(?P<han>[{HAN_CLASS}]+)"
    r"|(?:https?|ftp)://[!-~]*[A-Za-z0-9/#=&_~-]"
    r"|[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_%+'’-]*"
    r"(?:[.:@,/][A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_%+'’-]*)*"
    r"|[０-９Ａ-Ｚａ-ｚ]+(?:[．：，][０-９]+)*％?|——+|…+|[ \t]+|[\s\S]"
)
"""Every character is in one of them: a run of Han characters, an address, a Latin word or a
number with what belongs to it, a dash, an ellipsis, white space, any other character."""


class Segmenter(Protocol):
    """What cuts a run of Han characters into words."""

    def cut(self, text: str, hmm: bool) -> list[str]:
        """Return the words; joined, they are the text."""
        ...

    def has_word(self, word: str) -> bool:
        """Say whether a word is in its list."""
        ...


def cut(text: str, dictionary: dictionaries.Dictionary | None = None) -> list[str]:
    """Split a text into the longest words of the dictionary, and nothing else.

    Args:
        text: Any text; marks, numbers, Latin words and addresses are kept whole.
        dictionary: Whose headwords count; None: the installed one, or rjieba's own list.

    Returns:
        The words, white space and punctuation included: joined, they are the text.
    """
    segment = segmenter(dictionary or dictionaries.installed()).cut
    first = TOKENS.match(text)
    if first is not None and first.end() == len(text) and first.lastgroup == "han":
        return segment(text, False)  # most often: one run
    result: list[str] = []
    for found in TOKENS.finditer(text):
        if found.lastgroup == "han":
            result += segment(found.group(), False)
        else:
            result.append(found.group())
    return result


@lru_cache(maxsize=4)
def segmenter(dictionary: dictionaries.Dictionary | None) -> Segmenter:
    """Return the segmenter of a dictionary (0.3 s the first time), or rjieba's own."""
    import rjieba

    if dictionary is None:
        return cast("Segmenter", rjieba.Jieba())
    seldom = seldom_words()
    jieba: Any = rjieba.Jieba  # its stub leaves this method untyped
    result = jieba.empty()
    for word, frequency in headwords(dictionary).items():
        if word not in seldom:
            result.add_word(word, max(frequency, 1), "x")
    return cast("Segmenter", result)


@lru_cache(maxsize=4)
def headwords(dictionary: dictionaries.Dictionary) -> Mapping[str, int]:
    """Return every headword of a dictionary in either script with its frequency."""
    return dict(dictionary.frequencies())


@cache
def seldom_words() -> frozenset[str]:
    """Return the dictionary words that are not cut, with the reason in ``seldom_words.tsv``."""
    rows = text_tables.rows("translator.chinese.words", "seldom_words.tsv", 2)
    return frozenset(word for forms, _ in rows for word in forms.split())
