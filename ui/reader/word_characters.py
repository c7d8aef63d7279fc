"""The characters of a word on its card: each as it is read in the word, and what it is made of."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from translator.chinese import cards
from translator.chinese.character_parts import Part, parts_of
from translator.chinese.dictionary import components
from translator.chinese.dictionary.cedict import spaced
from translator.chinese.dictionary.components import Components
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.tones import Pieces, in_tones
from translator.errors import ModelError
from translator.text.languages import is_han
from translator.types import Entry
from ui.reader import word_glosses

Node = dict[str, Any]

NONE: Node = {"characters": [], "made_of": [], "drawn_from": ""}
"""What is said of the characters of no word."""
_SHORT = 20
"""Characters of a part's meaning where it stands below its character: two parts share a line."""
_log = logging.getLogger(__name__)


def of_word(word: str, entries: Sequence[Entry], dictionary: Dictionary) -> Node:
    """Return what a card says of a word's characters.

    Args:
        word: As it stands in the text.
        entries: The dictionary's, the one that is meant first.
        dictionary: Where characters are looked up.

    Returns:
        ``characters``, none of a single one; ``made_of``, the parts of a single one;
        ``drawn_from``, whose decompositions they are, where there are any.
    """
    data = _components()
    characters = _characters(word, entries, dictionary, data)
    made_of = _parts(word, dictionary, data, word_glosses.LONGEST) if len(word) == 1 else []
    shown = made_of or any(one["parts"] for one in characters)
    return {
        "characters": characters,
        "made_of": made_of,
        "drawn_from": components.ATTRIBUTION if shown else "",
    }


def _components() -> Components | None:
    try:
        return components.installed()
    except ModelError as error:  # damaged: the page of the models says so; the card goes without
        _log.warning("what characters are made of is left out: %s", error)
        return None


def _characters(
    word: str, entries: Sequence[Entry], dictionary: Dictionary, data: Components | None
) -> list[Node]:
    """Return the characters of a word, each as it is read in it; none of a single one."""
    if len(word) < 2 or not entries:
        return []
    syllables = spaced(entries[0].pinyin).split()
    if len(syllables) != len(word):
        return []  # letters and numbers in it: which syllable is whose is not told
    found: list[Node] = []
    for character, syllable in zip(word, syllables, strict=True):
        known = dictionary.ranked(character) if is_han(character) else []
        if known and character not in {one["word"] for one in found}:
            meant = _as_read_inside(known, syllable.lower())
            found.append(
                {
                    "word": character,
                    "sounds": syllable,
                    "reading": _marked(syllable),
                    "gloss": word_glosses.brief(meant),
                    "parts": _parts(character, dictionary, data, _SHORT),
                }
            )
    return found


def _as_read_inside(entries: Sequence[Entry], syllable: str) -> Entry:
    """Return the entry of a character that is meant in a word: by its sound, else the usual one.

    A syllable that lost its tone in the word has it back: 友 of péngyou is yǒu.
    """
    exact = [one for one in entries if one.pinyin.lower() == syllable]
    bare = syllable.removesuffix("5")
    alike = [one for one in entries if bare != syllable and one.pinyin.lower()[:-1] == bare]
    return next(iter((*exact, *alike, *entries)))


def _parts(
    character: str, dictionary: Dictionary, data: Components | None, longest: int
) -> list[Node]:
    """Return what a character is made of; ``longest``: characters of a meaning."""
    if data is None:
        return []
    return [_part(one, longest) for one in parts_of(character, data, dictionary)]


def _part(part: Part, longest: int) -> Node:
    node: Node = {"shown": part.shown, "word": part.word, "sounds": "", "reading": [], "gloss": ""}
    if part.entry is not None:
        syllables = spaced(part.entry.pinyin).split()
        node["sounds"] = " ".join(syllables)
        node["reading"] = in_tones(tuple(syllables), cards.marked(part.entry.pinyin))
        node["gloss"] = word_glosses.brief(part.entry, longest)
    return node


def _marked(syllable: str) -> Pieces:
    return in_tones((syllable,), cards.marked(syllable))
