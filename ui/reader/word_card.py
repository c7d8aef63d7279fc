"""The card of a word: its entries, the likeliest for its sentence first, and sentences with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translator.alignment.fitting_senses import fitting_first
from translator.chinese import cards
from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.cedict import spaced
from translator.chinese.pinyin.syllables import Style, written
from translator.chinese.pinyin.tones import in_tones, tone
from translator.errors import TranslatorError
from translator.store import Library
from translator.store.wordlist import ListedWord
from translator.types import Entry
from ui.reader import word_characters
from ui.reader.aids import Aids
from ui.reader.word_context import NOWHERE, WordContext

Node = dict[str, Any]

_PARTS = 6
_LONGEST = 40
"""Characters of a word that is looked up at most."""
_SENTENCES = 5
"""Other sentences of the library at most."""


def look_up(word: str, library: Library, aids: Aids, context: WordContext = NOWHERE) -> Node:
    """Return the card of a word: its entries, and sentences of the library that hold it.

    Args:
        word: As it stands in the text, in either script.
        library: Where other sentences are looked for, and the word list is.
        aids: Which readings a person wants.
        context: Where the word was met: which reading and which meanings come first.
    """
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
    else:
        entries = _as_read(entries, context.sounds)
    ways = [word] if parts else [word, *(way for one in entries for way in _ways(one))]
    found = library.sentences_with(ways, limit=_SENTENCES + 1)
    return {
        "kind": "word",
        "word": word,
        "parts": bool(parts),
        "entries": [_entry(one, source, library, aids, context) for one in entries],
        **(word_characters.NONE if parts else word_characters.of_word(word, entries, source)),
        "sentences": [
            {"source": one.source, "target": one.target, "document": one.document}
            for one in found
            if one.source != context.source
        ][:_SENTENCES],
        "ways": list(dict.fromkeys(ways)),
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


def has(word: str) -> bool:
    """Say whether the dictionary has a word, of which then something may be kept."""
    return bool(dictionary.required().lookup(word[:_LONGEST]))


def _as_read(entries: Sequence[Entry], sounds: tuple[str, ...]) -> list[Entry]:
    """Put the entries first that are read as the word is in its sentence: 长 as zhǎng."""
    return sorted(entries, key=lambda one: bool(sounds) and _sounds(one) != sounds)


def _sounds(entry: Entry) -> tuple[str, ...]:
    return tuple(spaced(entry.pinyin).lower().split())


def _entry(
    entry: Entry,
    source: dictionary.Dictionary,
    library: Library,
    aids: Aids,
    context: WordContext,
) -> Node:
    card = cards.card(entry, source)
    syllables = tuple(spaced(entry.pinyin).split())
    senses, fitting = fitting_first(
        card.senses, partners=context.partners, sentence=context.english
    )
    shown: Node = {
        "simplified": entry.simplified,
        "traditional": entry.traditional,
        "pinyin": card.pinyin,
        "reading": in_tones(syllables, card.pinyin),
        "tones": [tone(one) for one in syllables]
        if len(syllables) == len(entry.simplified)
        else [],
        "senses": list(senses),
        "fitting": fitting,
        "level": card.level_name,
        "band": card.band or 0,
        "classifiers": [f"{one.simplified} {one.pinyin}".strip() for one in card.classifiers],
        "pronunciations": [f"{where}: {reading}" for where, reading in card.pronunciations],
        "listed": library.lists_word(entry.simplified, entry.traditional, card.pinyin),
        "state": library.word_state(entry.simplified) or "",
    }
    if aids.readings == "zhuyin":
        zhuyin = written(tuple(entry.pinyin.split()), Style.ZHUYIN)
        shown["zhuyin"] = in_tones(tuple(entry.pinyin.split()), zhuyin, Style.ZHUYIN)
    return shown


def _ways(entry: Entry) -> tuple[str, str]:
    return entry.simplified, entry.traditional
