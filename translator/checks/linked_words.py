"""Words of a Chinese text with their translations in the English one, each in one place.

The aligner chooses among all meanings at once, so it is right far more often than a look-up of
one word; where it says nothing, the look-up (``shared_words``) may still know something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.alignment import align
from translator.checks.shared_words import Anchor, Span, anchors
from translator.chinese.dictionary.dictionary import Dictionary

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRUSTED = {"term": 1.0, "name": 1.0, "copy": 1.0, "dictionary": 1.0, "parts": 0.8}
"""What a link counts for by its evidence. Words of grammar stand everywhere, numbers are what is
asked about, and what was only left over between two links proves nothing."""
_LOOKED_UP = 0.8
"""What a word counts for that only the look-up knows."""


def linked(chinese: str, english: str, lexicon: Dictionary) -> list[Anchor]:
    """Return the words of both texts that go together, those of the aligner first.

    Of a word that stands twice, the aligner takes the one beside the same number: that proves
    nothing about the number, so such words are left to the look-up, which counts each place.
    """
    looked_up = anchors(chinese, english, lexicon)
    if not isinstance(lexicon, Dictionary):  # a stand-in has no English to be searched
        return looked_up
    links = align(
        chinese, english, source_language="zh", target_language="en", dictionary=lexicon
    )  # fmt: skip
    found = [
        Anchor(
            chinese=(one.source_start, one.source_end),
            english=(one.target_start, one.target_end),
            weight=_TRUSTED[one.evidence],
        )
        for one in links
        if one.evidence in _TRUSTED
        and any(map(str.isalpha, english[one.target_start : one.target_end]))
        and _stands_once(chinese[one.source_start : one.source_end], chinese)
        and _stands_once(english[one.target_start : one.target_end], english)
    ]
    taken = bytearray(len(chinese))
    for anchor in found:
        start, end = anchor.chinese
        taken[start:end] = b"\1" * (end - start)
    return found + [
        Anchor(chinese=one.chinese, english=one.english, weight=_LOOKED_UP * one.weight)
        for one in looked_up
        if not any(taken[slice(*one.chinese)])
    ]


def _stands_once(word: str, text: str) -> bool:
    return text.casefold().count(word.casefold()) == 1


def outside(
    words: Sequence[Anchor], chinese: Sequence[Span], english: Sequence[Span]
) -> list[Anchor]:
    """Return the words that are no part of some pieces of the two texts."""
    return [
        one
        for one in words
        if not any(_overlap(one.chinese, piece) for piece in chinese)
        and not any(_overlap(one.english, piece) for piece in english)
    ]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
