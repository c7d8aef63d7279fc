"""The size of the characters of a line: from what they fill, and how far they are apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from translator.formats.pdf.page_pictures import Picture
from translator.formats.pdf.ring_glyphs import Placed
from translator.text.languages import is_han

_LEAST_INK = 3
"""Dots in a row of a line that count."""
_HIGH, _LOW = frozenset("bdfhklt"), frozenset("gjpqy,;()[]{}Q")


def size_of(characters: Sequence[Placed], ink: Picture) -> float:
    """Return the size of a line's characters, in dots."""
    if not characters:
        return float(ink.shape[0])
    rows = np.flatnonzero((ink > 0).sum(axis=1) >= min(_LEAST_INK, ink.shape[1]))
    height = float(rows[-1] - rows[0] + 1) if len(rows) else float(ink.shape[0])
    han = [at for at, one in enumerate(characters) if is_han(one.text)]
    if not han:
        return height / _share_of_size("".join(one.text for one in characters))
    if len(han) < 4:
        return height / 0.92
    apart = [
        characters[at + 1].middle - characters[at].middle
        for at in han
        if at + 1 < len(characters) and is_han(characters[at + 1].text)
    ]
    pitch = float(np.median(apart)) if len(apart) >= 3 else height / 0.92
    return min(height / 0.92, pitch * 1.06)


def _share_of_size(text: str) -> float:
    """Return how much of their size the letters of a Latin line fill from top to bottom."""
    above = 0.73 if any(one.isupper() or one.isdigit() or one in _HIGH for one in text) else 0.52
    return above + (0.2 if _LOW & set(text) else 0.0)
