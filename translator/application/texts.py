"""What can be asked of a text by itself: its language, sentences, words, script and readings.

Part of the public interface, where these functions are ``translator.detect`` and so on. What
they need is loaded when they are first called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.types import Detection, Document, Entry, ScriptChoice, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translator.chinese.cards import Card
    from translator.chinese.words.vocabulary import Vocabulary
    from translator.glossary import Glossary


def detect(text: str) -> Detection:
    """Say what language and script a text is in."""
    from translator.text import languages

    return languages.detect(text)


def segment(text: str, *, language: str | None = None) -> list[str]:
    """Split a text into sentences; joined, they are the text."""
    from translator.text import sentences

    return sentences.split(text, language)


def words(text: str, *, vocabulary: Vocabulary | None = None) -> list[str]:
    """Split a text into words; joined, they are the text.

    Args:
        text: Any text.
        vocabulary: What else is a word here, as ``vocabulary`` gathers it; None: nothing.
    """
    from translator.chinese.words import words as cutter
    from translator.chinese.words.vocabulary import NOTHING

    return cutter.words(text, vocabulary=vocabulary or NOTHING)


def explain(text: str, *, vocabulary: Vocabulary | None = None) -> list[Word]:
    """Split a text into words and say why each is one; see ``words``."""
    from translator.chinese.words import words as cutter
    from translator.chinese.words.vocabulary import NOTHING

    return cutter.explain(text, vocabulary=vocabulary or NOTHING)


def vocabulary(
    text: str | Document,
    *,
    user_words: Iterable[str] | None = None,
    glossary: Glossary | None = None,
) -> Vocabulary:
    """Gather what is a word in a text beside the dictionary's: names, terms, the user's words.

    Args:
        text: The whole text: evidence anywhere in it counts everywhere.
        user_words: In either script; None: the user's own list, ``words.txt`` in the data
            directory.
        glossary: Its Chinese terms are words; None: none.

    Raises:
        InputError: the user's list cannot be read, or is broken.
    """
    from translator.grounding import document_vocabulary

    if isinstance(text, Document):
        return document_vocabulary.of_document(text, user_words=user_words, glossary=glossary)
    return document_vocabulary.of_text(text, user_words=user_words, glossary=glossary)


def convert(text: str, to: str, *, source: str | None = None, regional: str = "safe") -> str:
    """Convert between Simplified and Traditional characters.

    Args:
        text: Any text; Japanese sentences in it stay.
        to: ``zh-Hans``, ``zh-Hant``, ``zh-Hant-TW`` or ``zh-Hant-HK``.
        source: The script it is in; None: as it looks.
        regional: Which words of Taiwan (``zh-Hant-TW``) or Hong Kong (``zh-Hant-HK``) replace
            others: ``safe`` (软件 always, words of computing such as 程序 only in their field),
            ``all`` (whatever OpenCC lists) or ``none`` (characters only).

    Raises:
        LanguageError: a tag is not one of these.
        UsageError: ``regional`` is none of these.
    """
    from translator.chinese.scripts import converter
    from translator.grounding.people_in_text import people_for

    people = people_for(text, to, source)
    return converter.convert(text, to, source, regional=regional, people=people)


def script_choices(
    text: str, to: str, *, source: str | None = None, regional: str = "safe"
) -> list[ScriptChoice]:
    """List what ``convert`` had a choice for, and what decided each.

    Takes and raises what ``convert`` does.
    """
    from translator.chinese.scripts import converter
    from translator.grounding.people_in_text import people_for

    people = people_for(text, to, source)
    return converter.choices(text, to, source, regional=regional, people=people)


def pinyin(
    text: str,
    *,
    style: str = "marks",
    sandhi: bool = False,
    vocabulary: Vocabulary | None = None,
) -> list[tuple[str, str]]:
    """Return (word, reading) for each word; the reading is "" where there is none.

    Args:
        text: Any text, in either script.
        style: ``marks`` (Běijīng), ``numbers`` (Bei3 jing1) or ``zhuyin`` (ㄅㄟˇ ㄐㄧㄥ).
        sandhi: Change tones as speech does: nǐ hǎo → ní hǎo.
        vocabulary: What else is a word here, as ``vocabulary`` gathers it; names of people in
            it are read as such (单文波 Shàn Wénbō). None: nothing.

    Raises:
        ModelError: the dictionary is not installed.
        UsageError: there is no such style.
    """
    from translator.chinese.pinyin import pinyin as readings
    from translator.chinese.words.vocabulary import NOTHING

    return readings.pinyin(
        text,
        style=readings.style_of(style),
        sandhi=sandhi,
        vocabulary=vocabulary or NOTHING,
    )


def lookup(word: str) -> list[Entry]:
    """Return the dictionary's entries for a word in either script.

    Raises:
        ModelError: the dictionary is not installed.
    """
    from translator.chinese.dictionary import dictionary

    return dictionary.lookup(word)


def search(query: str, *, kind: str | None = None, limit: int = 20) -> list[Card]:
    """Look up what somebody typed, the likeliest first.

    Args:
        query: A word in either script, a text (word by word), pinyin with or without tones,
            English, or a pattern with ``*`` and ``?``.
        kind: ``word``, ``text``, ``pinyin``, ``english`` or ``pattern``; None: as it looks.
        limit: Cards at most, for each word of a text.

    Raises:
        ModelError: the dictionary is not installed.
        UsageError: there is no such kind, or a text has more than 10,000 characters.
    """
    from translator.chinese import cards
    from translator.chinese.dictionary import dictionary, queries

    source = dictionary.required()
    answer = queries.find(query, source, kind=queries.kind_of(kind), limit=limit)
    return [cards.card(entry, source) for entry in answer.entries]


def level(word: str) -> int | None:
    """Return the level of a word in HSK 3.0 (GF0025-2021): 1 to 6; 7 is 7–9; None: not listed."""
    from translator.chinese.dictionary import levels
    from translator.chinese.scripts import converter

    return levels.level(converter.to_simplified(word))


def typography(text: str, language: str) -> str:
    """Write punctuation and spaces as the language does (``zh`` or ``en``)."""
    from translator.text.typography import apply as rules

    return rules.typography(text, language)
