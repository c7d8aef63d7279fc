"""Reading aids: what a person wants to see over the words, and the card of a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from translator.chinese import cards
from translator.chinese.dictionary import dictionary
from translator.chinese.pinyin.syllables import Style, written
from translator.errors import TranslatorError
from translator.store import Library
from translator.store.wordlist import ListedWord
from translator.types import Entry

Node = dict[str, Any]

_PARTS = 6
_LONGEST = 40
"""Characters of a word that is looked up at most."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Aids:
    """What a reader wants to see over the words."""

    readings: str = "none"
    """``none``, ``pinyin`` or ``zhuyin``."""
    beyond: int = 0
    """Only over words beyond this HSK level; 0: over all."""
    known: frozenset[str] = frozenset()
    """Words, Simplified, that have no reading: a person knows or ignores them."""
    unknown: frozenset[str] = frozenset()
    """Words, Simplified, that have one whatever their level is: new, or being learned."""


def look_up(word: str, library: Library, aids: Aids) -> Node:
    """Return the card of a word: its entries, and sentences of the library that hold it."""
    word = word[:_LONGEST]
    source = dictionary.installed()
    if source is None:
        return {"kind": "word", "word": word, "missing": True, "entries": [], "sentences": []}
    entries = source.ranked(word)
    parts: list[str] = []
    if not entries:
        position = 0
        while position < len(word) and len(parts) < _PARTS:
            part = source.longest(word, position)
            if part:
                parts.append(part)
            position += max(len(part), 1)
        entries = [entry for part in parts for entry in source.ranked(part)[:1]]
    ways = [word] if parts else [word, *(way for one in entries for way in _ways(one))]
    return {
        "kind": "word",
        "word": word,
        "parts": bool(parts),
        "entries": [_entry(one, source, library, aids) for one in entries],
        "sentences": [
            {"source": one.source, "target": one.target, "document": one.document}
            for one in library.sentences_with(ways)
        ],
        "attribution": dictionary.ATTRIBUTION,
    }


def listed(
    simplified: str,
    traditional: str,
    reading: str,
    *,
    sentence: str,
    translation: str,
    document: str,
) -> ListedWord:
    """Return a dictionary's word as the word list keeps it.

    Raises:
        TranslatorError: the dictionary has no such word.
    """
    for entry in dictionary.required().lookup(simplified):
        card = cards.card(entry, dictionary.required())
        if (entry.traditional, card.pinyin) == (traditional, reading):
            return ListedWord(
                simplified=simplified,
                traditional=traditional,
                pinyin=card.pinyin,
                meanings="; ".join(card.senses),
                level=card.level,
                sentence=sentence,
                translation=translation,
                document=document,
            )
    raise TranslatorError("dictionary.no-word", word=simplified)


def _entry(entry: Entry, source: dictionary.Dictionary, library: Library, aids: Aids) -> Node:
    card = cards.card(entry, source)
    shown: Node = {
        "simplified": entry.simplified,
        "traditional": entry.traditional,
        "pinyin": card.pinyin,
        "senses": list(card.senses),
        "level": card.level_name,
        "band": card.band or 0,
        "classifiers": [f"{one.simplified} {one.pinyin}".strip() for one in card.classifiers],
        "pronunciations": [f"{where}: {reading}" for where, reading in card.pronunciations],
        "listed": library.lists_word(entry.simplified, entry.traditional, card.pinyin),
    }
    if aids.readings == "zhuyin":
        shown["zhuyin"] = written(tuple(entry.pinyin.split()), Style.ZHUYIN)
    return shown


def _ways(entry: Entry) -> tuple[str, str]:
    return entry.simplified, entry.traditional
