"""The words of a pair and which of them go together, for the reading component.

``words`` has a list for each side: ``[start, end]``, characters of the source or target as it
is shown; more may follow in each (its reading, its level). ``links`` are
``[word of the source, word of the target, confidence]``, by their numbers in these lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from translator import alignment
from translator.alignment import Link, Words
from translator.errors import ModelError
from translator.text import dictionary as dictionaries
from translator.text.dictionary import Dictionary

SHOWN = 0.6
"""Least confidence of a link that is shown: below, one in two would be wrong."""
_REMEMBERED = 4096
"""Pairs whose links are kept: ten pages."""

Json = dict[str, Any]


def of_pair(source: str, target: str, source_language: str, target_language: str) -> Json:
    """Return the words of both sides and their links; a few milliseconds the first time.

    Args:
        source: As the page shows it, with marks.
        target: Likewise.
        source_language: BCP 47 tag.
        target_language: Likewise.
    """
    try:
        dictionary = dictionaries.installed()
    except ModelError:
        dictionary = None  # damaged: the page of the models says so; here the text is to be read
    return _of_pair(source, target, source_language, target_language, dictionary)


@lru_cache(maxsize=_REMEMBERED)
def _of_pair(
    source: str,
    target: str,
    source_language: str,
    target_language: str,
    dictionary: Dictionary | None,
) -> Json:
    ours = alignment.word_spans(source, source_language, dictionary)
    theirs = alignment.word_spans(target, target_language, dictionary)
    links = alignment.align(
        source,
        target,
        source_language=source_language,
        target_language=target_language,
        dictionary=dictionary,
    )
    return {
        "words": {
            "source": [list(span) for span in ours],
            "target": [list(span) for span in theirs],
        },
        "links": _by_word([link for link in links if link.confidence >= SHOWN], ours, theirs),
    }


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
