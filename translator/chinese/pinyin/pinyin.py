"""Pinyin and zhuyin of words; how they are found is told in ``reading_chain``."""

from __future__ import annotations

from functools import lru_cache

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.pinyin.reader import Cut, Reader, Reading, Source
from translator.chinese.pinyin.syllables import Style, numbered_to_marked
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.errors import ModelError, UsageError

__all__ = [
    "Cut",
    "Reading",
    "Source",
    "Style",
    "numbered_to_marked",
    "pinyin",
    "readings",
    "style_of",
]


def readings(
    text: str,
    dictionary: dictionaries.Dictionary | None = None,
    *,
    style: Style = Style.MARKS,
    sandhi: bool = False,
    cut: Cut | None = None,
    vocabulary: Vocabulary = NOTHING,
) -> list[Reading]:
    """Read a text word by word.

    Args:
        text: Any text, in either script.
        dictionary: CC-CEDICT; None: the installed one.
        style: How readings are written.
        sandhi: Change tones as speech does: nǐ hǎo → ní hǎo (``translator.chinese.pinyin.sandhi``).
        cut: What cuts the text into the words readings are given for; None:
            ``translator.chinese.words.words`` with the vocabulary.
        vocabulary: What else is a word. Its names have a capital (罗戈津 Luógējīn); of its
            people the family name is read as one, and both parts have a capital (单文波 Shàn
            Wénbō).

    Returns:
        Each word in order; joined, the words are the text.

    Raises:
        ModelError: no dictionary is installed.
    """
    reader = _reader(required(dictionary))
    return reader.read(text, style=style, spoken=sandhi, cut=cut, vocabulary=vocabulary)


def pinyin(
    text: str,
    dictionary: dictionaries.Dictionary | None = None,
    *,
    style: Style = Style.MARKS,
    sandhi: bool = False,
    vocabulary: Vocabulary = NOTHING,
) -> list[tuple[str, str]]:
    """Return each word of a text with its reading (``Běijīng``); "" for what is not Chinese.

    Args:
        text: Any text, in either script.
        dictionary: CC-CEDICT; None: the installed one.
        style: How readings are written.
        sandhi: Change tones as speech does.
        vocabulary: What else is a word, and which of them are names (``readings``).

    Raises:
        ModelError: no dictionary is installed.
    """
    found = readings(text, dictionary, style=style, sandhi=sandhi, vocabulary=vocabulary)
    return [(reading.word, reading.text) for reading in found]


def style_of(name: str) -> Style:
    """Return a style by its name: ``marks`` (or ``pinyin``), ``numbers``, ``zhuyin``.

    Raises:
        UsageError: there is no such style.
    """
    try:
        return Style.MARKS if name == "pinyin" else Style(name)
    except ValueError as error:
        raise UsageError("pinyin.no-style", name=name, choices=", ".join(Style)) from error


def required(dictionary: dictionaries.Dictionary | None = None) -> dictionaries.Dictionary:
    """Return the dictionary that readings are from; None: the installed one.

    Raises:
        ModelError: no dictionary is installed.
    """
    found = dictionary or dictionaries.installed()
    if found is None:
        raise ModelError("pinyin.no-dictionary")
    return found


@lru_cache(maxsize=4)
def _reader(dictionary: dictionaries.Dictionary) -> Reader:
    return Reader(dictionary)
