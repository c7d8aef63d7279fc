"""Whether an English word is a common one, not a name: ``common_words.txt.gz`` (from SCOWL)."""

from __future__ import annotations

from functools import cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables

_ENDINGS = (
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ings", ""),
    ("ly", ""),
    ("ness", ""),
    ("our", "or"),
    ("tre", "ter"),
)
"""Inflections that are not in the list when their stem is: (ending, what replaces it). The last two
are British spellings."""


@cache
def _words() -> frozenset[str]:
    return frozenset(text_tables.lines("translator.checks", "common_words.txt.gz"))


def is_common(word: str) -> bool:
    """Say whether a word, however it is capitalised, is in the list or a form of such a word."""
    word = word.lower()
    return word in _words() or any(
        word.removesuffix(ending) + instead in _words()
        for ending, instead in _ENDINGS
        if word.endswith(ending)
    )


_STEM = lazy_regex(r"(?:ies|es|s|ed|ing|ion|er|al|ly|e|y)$")


def stem(word: str) -> str:
    """Cut off what inflection adds, so that countries is country and arrived is arrival."""
    for _ in range(2):
        cut = _STEM.sub("", word)
        if len(cut) < 3:
            break
        word = cut
    return word
