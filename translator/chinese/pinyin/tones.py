"""The tones of a reading as it is written, for those who want each in its own colour."""

from __future__ import annotations

from collections.abc import Sequence

from translator.chinese.pinyin.syllables import Style, numbered_to_marked

Pieces = tuple[tuple[str, int], ...]
"""What is written and its tone, 1 to 5 (5: the neutral tone), 0: no syllable. Joined, the pieces
are the reading."""


def tone(syllable: str) -> int:
    """Return the tone of a syllable with a number, ``gong1``; 0: it has none."""
    last = syllable[-1:]
    return int(last) if last and last in "12345" and len(syllable) > 1 else 0


def in_tones(syllables: Sequence[str], reading: str, style: Style = Style.MARKS) -> Pieces:
    """Cut a reading at its syllables.

    Args:
        syllables: With tone numbers, as the dictionary has them.
        reading: The same, as a style writes them together: ``gōngyuán``, ``Xī'ān``.
        style: Which one.

    Returns:
        The pieces; the whole reading without a tone where it is not made of these syllables.
    """
    whole: Pieces = ((reading, 0),) if reading else ()
    written = reading.split(" ") if style is Style.ZHUYIN else _marked(syllables)
    if len(written) != len(syllables):
        return whole
    found: list[tuple[str, int]] = []
    end = 0
    for syllable, piece in zip(syllables, written, strict=True):
        start = reading.lower().find(piece.lower(), end)
        if start < 0 or not piece:
            return whole
        if start > end:
            found.append((reading[end:start], 0))
        end = start + len(piece)
        found.append((reading[start:end], tone(syllable)))
    return (*found, (reading[end:], 0)) if end < len(reading) else tuple(found)


def _marked(syllables: Sequence[str]) -> list[str]:
    return [numbered_to_marked(syllable) for syllable in syllables]
