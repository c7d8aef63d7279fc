"""Readings over the Chinese words of a laid-out document."""

from __future__ import annotations

from collections.abc import Iterator

from translator.chinese.pinyin.pinyin import readings
from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import Vocabulary
from translator.exports.laid_out.runs import Reader


def reader_of(style: Style | None, vocabulary: Vocabulary) -> Reader | None:
    """Return what reads a text word by word; None: nothing is read.

    Args:
        style: How readings are written; None: not at all.
        vocabulary: The document's own words and names.
    """
    if style is None:
        return None
    chosen = style

    def read(text: str) -> Iterator[tuple[str, str]]:
        for one in readings(text, style=chosen, vocabulary=vocabulary):
            yield one.word, one.text

    return read
