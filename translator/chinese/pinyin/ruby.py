"""Chinese text as HTML with its reading above it: ``<ruby>`` over words."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.pinyin.pinyin import Cut, Reading, readings
from translator.chinese.pinyin.syllables import Style, written
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.text.languages import is_han


def ruby_html(
    text: str,
    dictionary: dictionaries.Dictionary | None = None,
    *,
    style: Style = Style.MARKS,
    sandhi: bool = False,
    by_character: bool = False,
    shown: Callable[[str], bool] | None = None,
    cut: Cut | None = None,
    vocabulary: Vocabulary = NOTHING,
) -> str:
    """Write a text as HTML with readings over its words.

    Args:
        text: Any text; it is escaped. The caller says which language it is (``lang``).
        dictionary: CC-CEDICT; None: the installed one.
        style: How readings are written.
        sandhi: Change tones as speech does.
        by_character: A reading over each character of a word instead of one over the word.
        shown: Whether a word gets a reading, for people who know the common ones; None: all.
        cut: What cuts the text into words; None: ``translator.chinese.words.words``.
        vocabulary: The document's own words and names.

    Returns:
        ``<ruby>北京<rp>(</rp><rt>Běijīng</rt><rp>)</rp></ruby>``: where ruby is unknown the
        reading stands in brackets. What has no reading is plain text.

    Raises:
        ModelError: no dictionary is installed.
    """
    found = readings(text, dictionary, style=style, sandhi=sandhi, cut=cut, vocabulary=vocabulary)
    return "".join(
        _annotated(reading, style, by_character)
        if reading.text and (shown is None or shown(reading.word))
        else escape(reading.word)
        for reading in found
    )


def _annotated(reading: Reading, style: Style, by_character: bool) -> str:
    if not by_character:
        return f"<ruby>{_over(reading.word, reading.text)}</ruby>"
    syllables = iter(reading.syllables)
    parts = [
        _over(character, written((next(syllables),), style))
        if is_han(character)
        else _over(character, "")
        for character in reading.word
    ]
    return f"<ruby>{''.join(parts)}</ruby>"


def _over(base: str, reading: str) -> str:
    if not reading:
        return f"{escape(base)}<rt></rt>"
    return f"{escape(base)}<rp>(</rp><rt>{escape(reading)}</rt><rp>)</rp>"
