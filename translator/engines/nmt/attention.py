"""Where a model looked while it wrote: its cross-attention, with the characters it stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_SPACE = "▁"
_LOOKED_AT = 8
"""Characters of the text among which a piece's next one must be: placeholders and white space that
the model was not given stand between, and what it was given in another form has no place."""
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Attention:
    """The cross-attention of one pair.

    Of a Marian model it is the first head of the last layer, the one that OPUS-MT's models
    ("transformer-align", https://github.com/Helsinki-NLP/OPUS-MT-train) were trained to align
    words with and that CTranslate2's converter therefore keeps (``alignment_heads``).
    """

    source_spans: Spans
    """The characters of each source token; empty spans for tokens that are none of the text."""
    target_spans: Spans
    weights: tuple[tuple[float, ...], ...]
    """A row for each target token, a column for each source token; rows add up to one."""

    def turned(self) -> Attention:
        """Return the same with source and target exchanged."""
        return Attention(
            source_spans=self.target_spans,
            target_spans=self.source_spans,
            weights=tuple(zip(*self.weights, strict=True)),
        )


def spans(pieces: Sequence[str], text: str) -> Spans:
    """Return the characters of a text that each SentencePiece token stands for.

    Args:
        pieces: The tokens in order, special ones included.
        text: The text before it was prepared for the model: placeholders may stand in it, and
            characters may have been normalised.
    """
    found: list[tuple[int, int]] = []
    at = 0
    for piece in pieces:
        start, end = -1, at
        letters = "" if _special(piece) else piece.replace(_SPACE, "")
        for letter in letters:
            place = _next(letter, text, end)
            if place >= 0:
                start = place if start < 0 else start
                end = place + 1
        found.append((start, end) if start >= 0 else (at, at))
        at = end
    return tuple(found)


def _special(piece: str) -> bool:
    """Say whether a token is none of the text: ``</s>``, ``>>cmn<<``, ``__zh__``, ``zho_Hans``."""
    enclosed = piece[:1] in "<>" and piece[-1:] in "<>" and len(piece) > 2
    return enclosed or piece.startswith("__") or piece[3:] in ("_Hans", "_Hant", "_Latn")


def _next(letter: str, text: str, at: int) -> int:
    for place in range(at, min(len(text), at + _LOOKED_AT)):
        if text[place] == letter or letter in unicodedata.normalize("NFKC", text[place]):
            return place
    return -1
