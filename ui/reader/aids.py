"""Reading aids: the words of a Chinese text, their readings, and the card of a word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from translator.errors import ModelError, TranslatorError
from translator.store import Library
from translator.store.wordlist import ListedWord
from translator.text import cards, dictionary, levels, pinyin
from translator.text import words as cutting
from translator.text.languages import HAN
from translator.text.syllables import Style, written
from translator.types import Entry

Node = dict[str, Any]
Span = tuple[int, int, str]
"""Start, end (in characters) and reading of a word; "" where none is shown."""

_STYLES = {"pinyin": Style.MARKS, "zhuyin": Style.ZHUYIN}
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


def annotate(nodes: list[Node], aids: Aids) -> None:
    """Give the text pieces of a segment their words, ``[start, end, reading]`` each.

    The segment is cut as a whole, so that emphasis does not change its words; a word that
    lies in two pieces is none.
    """
    pieces = _texts(nodes)
    spans = iter(spans_of("".join(piece["text"] for piece in pieces), aids))
    span = next(spans, None)
    offset = 0
    for piece in pieces:
        end = offset + len(piece["text"])
        inside: list[list[int | str]] = []
        while span is not None and span[0] < end:
            if span[0] >= offset and span[1] <= end:
                inside.append([span[0] - offset, span[1] - offset, *filter(None, span[2:])])
            if span[1] > end:
                break
            span = next(spans, None)
        if inside:
            piece["words"] = inside
        offset = end


@lru_cache(maxsize=8192)
def spans_of(text: str, aids: Aids) -> tuple[Span, ...]:
    """Return the Chinese words of a text and the readings to be shown over them."""
    found: list[Span] = []
    style = _STYLES.get(aids.readings)
    pairs: list[tuple[str, str]]
    try:
        if style is None:
            pairs = [(word, "") for word in cutting.words(text)]
        else:
            pairs = [(one.word, one.text) for one in pinyin.readings(text, style=style)]
    except ModelError:  # no dictionary: the page says how to get it, words stay
        pairs = [(word, "") for word in cutting.words(text)]
    start = 0
    for word, reading in pairs:
        end = start + len(word)
        if HAN.search(word):
            found.append((start, end, reading if _wanted(word, aids.beyond) else ""))
        start = end
    return tuple(found)


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
    raise TranslatorError(f"The dictionary has no entry for {simplified}.")


def _entry(entry: Entry, source: dictionary.Dictionary, library: Library, aids: Aids) -> Node:
    card = cards.card(entry, source)
    shown: Node = {
        "simplified": entry.simplified,
        "traditional": entry.traditional,
        "pinyin": card.pinyin,
        "senses": list(card.senses),
        "level": card.level_name,
        "band": card.band_name,
        "classifiers": [f"{one.simplified} {one.pinyin}".strip() for one in card.classifiers],
        "pronunciations": [f"{where}: {reading}" for where, reading in card.pronunciations],
        "listed": library.lists_word(entry.simplified, entry.traditional, card.pinyin),
    }
    if aids.readings == "zhuyin":
        shown["zhuyin"] = written(tuple(entry.pinyin.split()), Style.ZHUYIN)
    return shown


def _ways(entry: Entry) -> tuple[str, str]:
    return entry.simplified, entry.traditional


def _wanted(word: str, beyond: int) -> bool:
    if not beyond:
        return True
    level = levels.level(word)
    return level is None or level > beyond


def _texts(nodes: list[Node]) -> list[Node]:
    found = []
    for node in nodes:
        if node["kind"] == "text":
            found.append(node)
        found += _texts(node.get("inside", []))
    return found
