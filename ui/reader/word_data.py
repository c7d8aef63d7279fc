"""The words of a sentence and its target, and their readings.

A list for each side: ``[start, end]`` or, where a reading is to be shown, ``[start, end,
reading]``, in characters of the source or target as it is shown; where tones are to have their
colours, the reading is followed by its pieces with their tones (``pinyin.tones``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from translator import alignment, placeholders
from translator.alignment import Words
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary import levels
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin import pinyin
from translator.chinese.pinyin.pinyin import Reading
from translator.chinese.pinyin.syllables import Style
from translator.chinese.pinyin.tones import Pieces, in_tones
from translator.chinese.scripts import converter
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.errors import ModelError
from translator.numbers.numerals import NUMERALS
from translator.text.languages import HAN, primary
from ui.reader.aids import Aids

_REMEMBERED = 4096
"""Sides of sentences whose words are kept: five pages."""
_STYLES = {"pinyin": Style.MARKS, "zhuyin": Style.ZHUYIN}

Json = dict[str, Any]


def of_sentence(
    source: str,
    target: str | None,
    source_language: str,
    target_language: str,
    *,
    aids: Aids,
    vocabulary: Vocabulary = NOTHING,
) -> Json:
    """Return the words of each side, by ``source`` and ``target``; readings over Chinese ones.

    Args:
        source: As the page shows it, with marks.
        target: Likewise; None: there is none yet.
        source_language: BCP 47 tag.
        target_language: Likewise.
        aids: Which readings are shown.
        vocabulary: The document's own words, in the script that is shown.
    """
    try:
        dictionary = dictionaries.installed()
    except ModelError:
        dictionary = None  # damaged: the page of the models says so; here the text is to be read
    sides = {"source": (source, source_language)}
    if target is not None:
        sides["target"] = (target, target_language)
    return {name: _words(*side, aids, dictionary, vocabulary) for name, side in sides.items()}


@lru_cache(maxsize=_REMEMBERED)
def _words(
    text: str,
    language: str,
    aids: Aids,
    dictionary: Dictionary | None,
    vocabulary: Vocabulary,
) -> list[list[Any]]:
    spans = alignment.word_spans(text, language, dictionary, vocabulary=vocabulary)
    if primary(language) != "zh":
        return [[start, end] for start, end in spans]
    readings = _readings(text, spans, aids, dictionary, vocabulary)
    return [[start, end, *reading] for (start, end), reading in zip(spans, readings, strict=True)]


def _readings(
    text: str,
    spans: Words,
    aids: Aids,
    dictionary: Dictionary | None,
    vocabulary: Vocabulary,
) -> list[tuple[str] | tuple[str, Pieces] | tuple[()]]:
    """Return the reading to be shown over each word; nothing where there is none."""
    style = _STYLES.get(aids.readings)
    if style is None or dictionary is None:
        return [()] * len(spans)
    # Without its marks the text is read as a whole: emphasis inside it changes no reading.
    plain = placeholders.strip(text)
    places = _places_without_marks(text)
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += [plain[last : places[start]], plain[places[start] : places[end]]]
        last = places[end]
    pieces = [piece for piece in (*pieces, plain[last:]) if piece]
    read = {
        one.start: one
        for one in pinyin.readings(
            plain, dictionary, style=style, cut=lambda _: pieces, vocabulary=vocabulary
        )
    }
    shown = [
        read.get(places[start]) if _wanted(text[start:end], aids) else None for start, end in spans
    ]
    return [_reading(one, style, aids) if one is not None and one.text else () for one in shown]


def _reading(one: Reading, style: Style, aids: Aids) -> tuple[str] | tuple[str, Pieces]:
    if not aids.tones:
        return (one.text,)
    return one.text, in_tones(one.syllables, one.text, style)


def _places_without_marks(text: str) -> list[int]:
    """Return where each character, and the end, stands when the marks are taken out."""
    places = []
    place = 0
    for character in text:
        places.append(place)
        place += not placeholders.MARK.match(character)
    return [*places, place]


def _wanted(word: str, aids: Aids) -> bool:
    """Say whether a word has a reading: what a person said of it counts before its level."""
    if not HAN.search(word):
        return False
    selective = aids.beyond or aids.known or aids.unknown
    form = converter.to_simplified(word) if selective else word
    if form in aids.known:
        return False
    if form in aids.unknown:
        return True
    if aids.beyond and NUMERALS.issuperset(word.removeprefix("第")):
        return False  # who knows some levels can count: 二十三, 第一
    level = levels.level(form) if aids.beyond else None
    return level is None or level > aids.beyond
