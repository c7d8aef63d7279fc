"""The words of a sentence, their readings, and which of them go together with its target's.

``words`` has a list for each side: ``[start, end]`` or, where a reading is to be shown,
``[start, end, reading]``, in characters of the source or target as it is shown. ``links`` are
``[word of the source, word of the target, confidence]``, by their numbers in these lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translator import alignment, marks
from translator.alignment import Link, Words
from translator.errors import ModelError
from translator.numbers.numerals import NUMERALS
from translator.planning import primary
from translator.text import dictionary as dictionaries
from translator.text import levels, pinyin
from translator.text.dictionary import Dictionary
from translator.text.languages import HAN
from translator.text.syllables import Style
from translator.text.vocabulary import NOTHING, Vocabulary
from ui.reader.aids import Aids

SHOWN = 0.6
"""Least confidence of a link that is shown: below, one in two would be wrong."""
_REMEMBERED = 4096
"""Sentences whose words and links are kept: ten pages."""
_STYLES = {"pinyin": Style.MARKS, "zhuyin": Style.ZHUYIN}

Json = dict[str, Any]


def of_sentence(
    source: str,
    target: str | None,
    source_language: str,
    target_language: str,
    *,
    aids: Aids,
    linked: bool = True,
    vocabulary: Vocabulary = NOTHING,
) -> Json:
    """Return the words of both sides, readings over the Chinese ones, and links.

    Args:
        source: As the page shows it, with marks.
        target: Likewise; None: there is none yet.
        source_language: BCP 47 tag.
        target_language: Likewise.
        aids: Which readings are shown.
        linked: Also links; a few milliseconds the first time.
        vocabulary: The document's own words, in the script that is shown.
    """
    try:
        dictionary = dictionaries.installed()
    except ModelError:
        dictionary = None  # damaged: the page of the models says so; here the text is to be read
    sides = {"source": (source, source_language)}
    if target is not None:
        sides["target"] = (target, target_language)
    found: Json = {
        "words": {name: _words(*side, aids, dictionary, vocabulary) for name, side in sides.items()}
    }
    if target is not None and linked:
        found["links"] = _links(
            source, target, source_language, target_language, dictionary, vocabulary
        )
    return found


@lru_cache(maxsize=_REMEMBERED)
def _words(
    text: str,
    language: str,
    aids: Aids,
    dictionary: Dictionary | None,
    vocabulary: Vocabulary,
) -> list[list[int | str]]:
    spans = alignment.word_spans(text, language, dictionary, vocabulary=vocabulary)
    if primary(language) != "zh":
        return [[start, end] for start, end in spans]
    readings = _readings(text, spans, aids, dictionary, vocabulary)
    return [
        [start, end, reading] if reading else [start, end]
        for (start, end), reading in zip(spans, readings, strict=True)
    ]


def _readings(
    text: str,
    spans: Words,
    aids: Aids,
    dictionary: Dictionary | None,
    vocabulary: Vocabulary,
) -> list[str]:
    """Return the reading to be shown over each word; "" where there is none."""
    style = _STYLES.get(aids.readings)
    if style is None or dictionary is None:
        return [""] * len(spans)
    # Without its marks the text is read as a whole: emphasis inside it changes no reading.
    plain = marks.strip(text)
    places = _places_without_marks(text)
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += [plain[last : places[start]], plain[places[start] : places[end]]]
        last = places[end]
    pieces = [piece for piece in (*pieces, plain[last:]) if piece]
    read = {
        one.start: one.text
        for one in pinyin.readings(
            plain, dictionary, style=style, cut=lambda _: pieces, vocabulary=vocabulary
        )
    }
    return [
        read.get(places[start], "") if _wanted(text[start:end], aids.beyond) else ""
        for start, end in spans
    ]


def _places_without_marks(text: str) -> list[int]:
    """Return where each character, and the end, stands when the marks are taken out."""
    places = []
    place = 0
    for character in text:
        places.append(place)
        place += not marks.MARK.match(character)
    return [*places, place]


def _wanted(word: str, beyond: int) -> bool:
    if not HAN.search(word) or (beyond and NUMERALS.issuperset(word.removeprefix("第"))):
        return False  # who knows some levels can count: 二十三, 第一
    level = levels.level(word) if beyond else None
    return level is None or level > beyond


@lru_cache(maxsize=_REMEMBERED)
def _links(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    dictionary: Dictionary | None,
    vocabulary: Vocabulary,
) -> list[list[float]]:
    links = alignment.align(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        dictionary=dictionary,
        vocabulary=vocabulary,
    )
    return _by_word(
        [link for link in links if link.confidence >= SHOWN],
        alignment.word_spans(source, source_language, dictionary, vocabulary=vocabulary),
        alignment.word_spans(target, target_language, dictionary, vocabulary=vocabulary),
    )


def _by_word(links: Sequence[Link], ours: Words, theirs: Words) -> list[list[float]]:
    """Return links between single words, each with its best confidence."""
    found: dict[tuple[int, int], float] = {}
    for link in links:
        for one in _inside(ours, link.source_start, link.source_end):
            for other in _inside(theirs, link.target_start, link.target_end):
                found[one, other] = max(link.confidence, found.get((one, other), 0.0))
    return [[one, other, sure] for (one, other), sure in sorted(found.items())]


def _inside(words: Words, start: int, end: int) -> list[int]:
    return [number for number, word in enumerate(words) if word[0] < end and start < word[1]]
