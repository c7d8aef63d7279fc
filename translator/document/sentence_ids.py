"""Ids that sentences carry out of here, so that what people change comes back to its place.

``12.0.3fa94c21.77ab01cd``: the first sentence of block 12, what tells its source from another
(``spoken`` of it), and what tells whether its target is still the one that was handed over. A
table has it in a column, a page and a Word document at the sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from translator.document.rendering import pieces
from translator.lazy_regex import lazy_regex
from translator.text.characters import xml_text
from translator.types import Bitext, Block, Pair

_DIGITS = 8
"""Hexadecimal digits of a digest: they tell two wordings apart, and hide nothing from anybody."""
_BLANK = lazy_regex("[ \t\r\n\f\v]+")
_NUMBER, _DIGEST = r"(\d{1,9})", f"([0-9a-f]{{{_DIGITS}}})"
_ID = lazy_regex("[._]".join((_NUMBER, _NUMBER, _DIGEST, _DIGEST)), re.ASCII)


@dataclass(frozen=True, slots=True)
class SentenceId:
    """What an id says."""

    block: int
    number: int
    """Of the sentence in its block, from 0."""
    source: str
    """``digest`` of what is ``spoken`` of the source, cut."""
    target: str
    """``digest`` of the target as it was written, cut."""


def numbered_pairs(bitext: Bitext) -> Iterator[tuple[Block, int, Pair]]:
    """Yield each pair with its block and its number there, from 0, as ids have it."""
    blocks = {block.id: block for block in bitext.document.blocks}
    numbers = {number: count() for number in blocks}
    for pair in bitext.pairs:
        number = pair.segment.block_id
        yield blocks[number], next(numbers[number]), pair


def digest(text: str) -> str:
    """Return what tells a text from others: 16 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_same(text: str, told: str) -> bool:
    """Say whether a text is the one whose ``digest``, whole or cut, was written down."""
    return bool(told) and digest(text).startswith(told)


def one_line(text: str) -> str:
    """Return a text as tables, pages and Word documents keep it: white space counts once.

    So does what XML cannot hold, which some of them write as a space and some as U+FFFD.
    """
    return " ".join(xml_text(_BLANK.sub(" ", text)).replace("\ufffd", " ").split())


def spoken(text: str, block: Block) -> str:
    """Return what of a text is words: code its content, a link its text, pictures nothing.

    Args:
        text: Of the block, with marks.
        block: Where it stands.
    """
    return one_line(
        "".join(
            " " if piece.role == "break" else "" if piece.role == "image" else piece.text
            for piece in pieces(text, block)
        )
    )


def sentence_id(block: Block, number: int, source: str, shown: str) -> str:
    """Return the id of a sentence.

    Args:
        block: Where it stands.
        number: Of the sentence in the block, from 0.
        source: With marks.
        shown: The target as it is written where the id stands.
    """
    told = digest(spoken(source, block))[:_DIGITS], digest(shown)[:_DIGITS]
    return f"{block.id}.{number}.{told[0]}.{told[1]}"


def read_id(text: str) -> SentenceId | None:
    """Return what an id says, also with ``_`` for its dots; None: it is none of ours."""
    found = _ID.fullmatch(text.strip())
    if found is None:
        return None
    return SentenceId(int(found[1]), int(found[2]), found[3], found[4])
