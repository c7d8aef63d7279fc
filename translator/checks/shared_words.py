"""Words of a Chinese text that its English one has, by the dictionary: what stands where.

Meanings are compared by their stems alone, so that a word is met in any form. That finds about
two thirds of the words of a good translation, and a third of those of a text it does not
translate, by chance: evidence to be weighed, not to be believed one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.checks.common_words import stem
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_LONGEST = 4
"""Characters of a headword: longer ones are titles and sayings."""
_ENTRIES, _MEANINGS = 3, 6
"""Entries of a headword and meanings of an entry that are looked at: the usual ones."""
_SINGLE = 0.5
"""What one character alone says, which means many things, beside a word of several."""
_OFTEN = 6
"""A word that an English text says more often tells no place in it."""
_HAN_RUN = lazy_regex(f"[{HAN_CLASS}]+")
_WORD = lazy_regex(r"[A-Za-z]{3,}")
_LATIN = lazy_regex(r"[A-Za-z][A-Za-z0-9]{2,}")
_NOTE = lazy_regex(r"\([^()]*\)|\[[^\[\]]*\]")
_EMPTY = frozenset(
    [
        "the", "and", "for", "with", "from", "that", "this", "into", "than", "more", "less", "over",
        "about", "etc", "also", "part", "sth", "one", "two", "who", "has", "have", "had", "was",
        "were", "are", "not", "but", "its", "his", "her", "their", "all", "per", "abbr",
        "classifier",
    ]
)  # fmt: skip
"""Words of grammar, and those that dictionaries explain with."""

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Anchor:
    """A word of the Chinese text and one of the English that may be its translation."""

    chinese: Span
    english: Span
    weight: float
    """1 where nothing else may be; less for single characters and for words said often."""


def anchors(chinese: str, english: str, lexicon: Dictionary) -> list[Anchor]:
    """Return the words of both texts that may go together, in the order of the Chinese."""
    places: dict[str, list[Span]] = defaultdict(list)
    for span, word in _english(english):
        places[word].append(span)
    found = []
    for start, word, meanings in _chinese(chinese, lexicon):
        for meaning in sorted(meanings & places.keys()):
            where = places[meaning]
            weight = (1.0 if len(word) > 1 else _SINGLE) / len(where)
            found += [
                Anchor(chinese=(start, start + len(word)), english=one, weight=weight)
                for one in (where if len(where) <= _OFTEN else ())
            ]
    return found + list(_latin(chinese, english))


def said(source: str, target: str, language: str, lexicon: Dictionary) -> list[bool]:
    """Say of each word of content of a source, in order, whether the target may have it.

    Args:
        source: In Chinese or English.
        target: In the other of the two.
        language: Of the source, ``zh`` or ``en``.
        lexicon: What Chinese words mean.
    """
    if language == "zh":
        words = {word for _, word in _english(target)}
        return [
            not words.isdisjoint(meanings)
            for _, word, meanings in _chinese(source, lexicon)
            if len(word) > 1 and meanings
        ]
    known = {meaning for _, _, meanings in _chinese(target, lexicon) for meaning in meanings}
    return [word in known for _, word in _english(source)]


def _english(text: str) -> Iterator[tuple[Span, str]]:
    """Yield the words of content of an English text, as stems."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word not in _EMPTY:
            yield match.span(), _stem(word)


def _chinese(text: str, lexicon: Dictionary) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Yield the headwords of a Chinese text, the longest from the left on, and their meanings."""
    for run in _HAN_RUN.finditer(text):
        at, end = run.span()
        while at < end:
            for size in range(min(_LONGEST, end - at), 0, -1):
                word = text[at : at + size]
                meanings = _meanings(word, lexicon)
                if meanings is not None:
                    yield at, word, meanings
                    break
            at += size


def _latin(chinese: str, english: str) -> Iterator[Anchor]:
    """Yield the words in Latin letters that stand once in both texts."""
    ours, theirs = ({m.group(): m.span() for m in _LATIN.finditer(t)} for t in (chinese, english))
    for word in ours.keys() & theirs.keys():
        if chinese.count(word) == english.count(word) == 1:
            yield Anchor(chinese=ours[word], english=theirs[word], weight=1.0)


_stem = lru_cache(maxsize=16384)(stem)


@lru_cache(maxsize=16384)
def _meanings(word: str, lexicon: Dictionary) -> frozenset[str] | None:
    """Return the stems of what a word means; None: it is no headword."""
    entries = lexicon.lookup(word)
    if not entries:
        return None
    english = " ".join(
        meaning for entry in entries[:_ENTRIES] for meaning in entry.meanings[:_MEANINGS]
    )
    return frozenset(word for _, word in _english(_NOTE.sub(" ", english)))
