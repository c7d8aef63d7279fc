"""What a word means in a few words, for the pointer that rests on it.

A word takes the dictionary a third of a millisecond the first time. So glosses are found beside
the page, with the links of its sentences (``word_links``), and a page has those that are there.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

from translator.chinese import cards
from translator.chinese.dictionary.dictionary import Dictionary
from translator.text.languages import HAN
from translator.types import Entry

LONGEST = 56
"""Characters of a gloss: a line below the pointer."""
_ENTRIES = 2
"""Readings of a word that are told: 长 is cháng and zhǎng."""
_REMEMBERED = 16_384
"""Words whose glosses are kept: some articles, 3 MB."""

Gloss = tuple[tuple[str, str], ...]
"""A reading with its meaning, for each of a word's first entries."""


def brief(entry: Entry, longest: int = LONGEST) -> str:
    """Return the first meanings of an entry, as many as a line has room for."""
    shown = ""
    for meaning in cards.gist(entry).split("; "):
        longer = f"{shown}; {meaning}" if shown else meaning
        if shown and len(longer) > longest:
            break
        shown = longer
    return shown if len(shown) <= longest else f"{shown[: longest - 1].rstrip()}…"


def gloss(word: str, dictionary: Dictionary) -> Gloss:
    """Return what is told of a word; empty: the dictionary does not have it."""
    found: dict[str, str] = {}
    for entry in dictionary.ranked(word):
        reading = cards.marked(entry.pinyin)
        if reading.lower() not in {one.lower() for one in found} and len(found) < _ENTRIES:
            found[reading] = brief(entry)
    return tuple(found.items())


class Glosses:
    """Glosses that were found, by word and dictionary; asked from several threads."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, Dictionary], Gloss] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, words: Iterable[str], dictionary: Dictionary | None) -> None:
        """Look words up and keep what they mean."""
        if dictionary is None:
            return
        for word in words:
            if not HAN.search(word) or (word, dictionary) in self._known:
                continue
            found = gloss(word, dictionary)
            with self._lock:
                self._known[word, dictionary] = found
                while len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)

    def known(self, words: Iterable[str], dictionary: Dictionary | None) -> dict[str, Gloss]:
        """Return the glosses that are there already."""
        if dictionary is None:
            return {}
        with self._lock:
            found = {word: self._known.get((word, dictionary), ()) for word in words}
        return {word: one for word, one in found.items() if one}
