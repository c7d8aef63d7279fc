"""Pinyin as people type it, and whether it is how a word sounds.

A word is found by its letters alone (``zhongguo``); then the tones and the places between
syllables that the query names must be the word's own: ``zhong1guo2``, ``zhōngguó``,
``Zhong guo``, ``xi'an``, ``lü4``, ``lv4``, ``lu:4``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex

_MARKS: Mapping[str, int] = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
"""Combining macron, acute, caron, grave → tone."""
_DIAERESIS = "\u0308"
_SEPARATORS = frozenset(" \t\u3000'’‘`´-‐·•")
_SYLLABLE = lazy_regex(r"([a-z]+)([1-5]?)")
_LETTERS = lazy_regex(r"[^a-z]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sound:
    """Pinyin somebody typed."""

    letters: str
    """a to z alone; ü is v."""
    marked: tuple[tuple[int, int], ...] = ()
    """(index of a letter, tone): the syllable with that letter has that tone."""
    numbered: tuple[tuple[int, int], ...] = ()
    """(end, tone): a syllable ends there and has that tone."""
    breaks: frozenset[int] = frozenset()
    """Ends of syllables: where a space or an apostrophe was typed."""

    @property
    def toned(self) -> bool:
        """Whether a tone was typed."""
        return bool(self.marked or self.numbered)


def key(pinyin: str) -> str:
    """Return the letters a dictionary's pinyin is found by: ``Lu:4 huang2`` → ``lvhuang``."""
    return _LETTERS.sub("", pinyin.lower().replace("u:", "v").replace("ü", "v"))


def read(query: str) -> Sound | None:
    """Read pinyin as it was typed; None: it is none (other letters, digits or signs)."""
    letters: list[str] = []
    marked: list[tuple[int, int]] = []
    numbered: list[tuple[int, int]] = []
    breaks: set[int] = set()
    for character in unicodedata.normalize("NFD", query.strip().lower()):
        last = len(letters) - 1
        if "a" <= character <= "z":
            letters.append(character)
        elif last < 0:
            return None
        elif character in _MARKS:
            marked.append((last, _MARKS[character]))
        elif character in (_DIAERESIS, ":") and letters[last] in "uv":
            letters[last] = "v"
        elif character in "012345" and not (numbered and numbered[-1][0] == last + 1):
            numbered.append((last + 1, int(character) or 5))
        elif character in _SEPARATORS:
            breaks.add(last + 1)
        else:
            return None
    if not letters:
        return None
    return Sound(
        letters="".join(letters),
        marked=tuple(marked),
        numbered=tuple(numbered),
        breaks=frozenset(breaks - {len(letters)}),
    )


def fits(sound: Sound, pinyin: str) -> bool:
    """Say whether a word has the tones and breaks that were typed.

    Args:
        sound: As typed; its letters are the word's, or their beginning.
        pinyin: The dictionary's: ``hua1 r5``. The tone of an -r is that of its syllable.
    """
    return not (sound.breaks or sound.toned) or _agrees(sound, pinyin)


def _agrees(sound: Sound, pinyin: str) -> bool:
    spans: list[tuple[int, int, int]] = []  # start, end, tone
    at = 0
    for letters, tone in _SYLLABLE.findall(pinyin.lower().replace("u:", "v").replace("ü", "v")):
        start, at = at, at + len(letters)
        spans.append((start, at, int(tone or 0)))
        if letters == "r" and len(spans) > 1:
            spans.append((spans[-2][0], at, spans[-2][2]))
    ends = {end: {one[2] for one in spans if one[1] == end} for _, end, _ in spans}
    return (
        all(end in ends for end in sound.breaks)
        and all(tone in ends.get(end, ()) for end, tone in sound.numbered)
        and all(
            any(start <= index < end and tone == own for start, end, own in spans)
            for index, tone in sound.marked
        )
    )
