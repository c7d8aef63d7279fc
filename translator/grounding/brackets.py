"""How a document itself spells a name: 李显龙（Lee Hsien Loong）, 凯文·波尔彼得（Kevin Pollpeter）.

Nothing is surer than that. Where the name begins is not marked (总理李显龙), so each beginning is
tried: it must be the beginning of a word, and what follows must sound like the Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from translator.chinese.dictionary.surnames import surnames
from translator.grounding.evidence import DOTS, Lexicon, transliterating, words_of
from translator.grounding.lattice import Run, weights
from translator.grounding.sounds import likeness
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS

_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ÿĀ-žȘ-țḀ-ỿ’'.\-‑]*"
_LATIN = rf"{_WORD}(?:\s+(?:(?:de|da|di|du|la|le|van|von|der|den|bin|al|el|y)\s+)*{_WORD}){{0,4}}"
_NAME = rf"[{HAN_CLASS}{''.join(DOTS)}]"
_AFTER = lazy_regex(
    rf"(?P<name>{_NAME}{{2,24}})[”’」』》]?\s*[（(\[【]\s*(?:[{HAN_CLASS}]{{0,6}}[:：]\s*)?"
    rf"(?P<latin>{_LATIN})\s*(?=[)）\]】,，;；、])"
)
_LATIN_AFTER = lazy_regex(
    rf"[（(\[【]\s*(?:[{HAN_CLASS}]{{0,6}}[:：]\s*)?(?P<latin>{_LATIN})\s*(?=[)）\]】,，;；、])"
)
_BEFORE = lazy_regex(rf"(?P<latin>{_LATIN})\s*[（(]\s*(?P<name>{_NAME}{{2,16}})\s*(?=[)）,，;；])")
_ALIKE = 0.6
"""Likeness of sound from which on Latin letters are a name's."""
_ALIKE_CHINESE = 0.5
"""The same after a family name: Wong Kan Seng is read in another Chinese than 黄根成."""
_LONGEST = 8
_MOST_GAIN = 25.0
"""Gain over the words in its place that counts half as much as sounding alike."""
_WORTH = -7.0
"""Logarithm of how often a name of the document is used in it."""
_NEVER = 2.0
_KINDS = frozenset("河江湖海岛山市州省县镇村队语族人国区港湾")
"""Last characters that say what a place or people is, and are not in its Latin spelling."""


def spelled(text: str, *, lexicon: Lexicon) -> dict[str, str]:
    """Find the names that a document spells in Latin letters, in brackets.

    Args:
        text: The whole document.
        lexicon: Knows how characters sound and where words end.

    Returns:
        Name in characters → as it is spelled. Of a name with a dot also the last part.
    """
    found: dict[str, str] = {}
    for match in _AFTER.finditer(text):
        for name, latin in _of(match["name"], match["latin"], lexicon, whole=False):
            found.setdefault(name, latin)
    for match in _BEFORE.finditer(text):
        for name, latin in _of(match["name"], match["latin"], lexicon, whole=True):
            found.setdefault(name, latin)
    return found


def spelling_after(text: str, end: int) -> str:
    """Return what stands in Latin letters in a bracket right after a place in a text."""
    found = _LATIN_AFTER.match(text, end)
    return " ".join(found["latin"].split()) if found else ""


def _of(run: str, latin: str, lexicon: Lexicon, *, whole: bool) -> Iterator[tuple[str, str]]:
    latin = " ".join(latin.split())
    words = latin.split(" ")
    if not any(character.islower() for character in latin):
        return  # WHO
    parts = re.split(f"[{''.join(DOTS)}]", run)
    if len(parts) > 1:
        yield from _dotted(run, parts, words, lexicon, whole=whole)
        return
    turned = " ".join((words[-1], *words[:-1]))  # Ang Lee is 李安
    best = max(
        (_best(run, form, lexicon, whole=whole) for form in (latin, turned)), key=itemgetter(1)
    )
    last = _best(run, words[-1], lexicon, whole=whole) if len(words) > 1 else ("", 0.0)
    if best[0] and best[1] >= last[1]:
        yield best[0], latin
    elif last[0]:
        yield last[0], _family(words)


def _dotted(
    run: str, parts: list[str], words: list[str], lexicon: Lexicon, *, whole: bool
) -> Iterator[tuple[str, str]]:
    first = parts[0] if whole else _best(parts[0], words[0], lexicon, whole=False)[0]
    if not first or any(not part or len(part) > _LONGEST for part in parts[1:]):
        return
    name = first + run[len(parts[0]) :]
    if likeness("".join((first, *parts[1:])), " ".join(words), lexicon) < _ALIKE_CHINESE:
        return
    yield name, " ".join(words)
    family = _family(words)
    if len(parts[-1]) > 1 and likeness(parts[-1], family, lexicon) >= _ALIKE_CHINESE:
        yield parts[-1], family


def _family(words: list[str]) -> str:
    """Return the last word of a name and the small ones before it: von der Leyen."""
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return " ".join(words[at:])


def _best(run: str, latin: str, lexicon: Lexicon, *, whole: bool) -> tuple[str, float]:
    """Return the end of a run of characters that sounds most like Latin letters, and how much."""
    cut = Run(run, weights(lexicon))
    best, most = "", 0.0
    for size in range(2, min(_LONGEST, len(run)) + 1):
        start = len(run) - size
        name = run[start:]
        if (whole and start) or not _begins_a_word(cut, start):
            continue
        gain = cut.gain(start, len(run), _WORTH)
        least = _least(name, latin, lexicon, gain)
        alike = likeness(name, latin, lexicon)
        if alike < least:
            continue
        total = alike + min(max(gain, 0.0), _MOST_GAIN) / (2 * _MOST_GAIN)
        if total > most:
            best, most = name, total
    return best, most


def _begins_a_word(cut: Run, start: int) -> bool:
    """Whether what stands before is a word, and not the beginning of the name."""
    before = cut.before(start)
    return len(before) != 1 or (
        before not in transliterating() and before in (words_of("joining") | words_of("weak"))
    )


def _least(name: str, latin: str, lexicon: Lexicon, gain: float) -> float:
    """Return how alike a name has to sound; more than is possible where it can be none."""
    known = bool(lexicon.lookup(name))
    if known and not lexicon.is_proper_noun_only(name):
        return _NEVER
    family = 2 if name[:2] in surnames() else 1
    person = name[:family] in surnames() and len(name) - family in (1, 2)
    if known:
        sounds = sum(one in transliterating() or one in "大卫翰" for one in name) * 2 >= len(name)
        return _ALIKE if (sounds or person) and name[-1] not in _KINDS else _NEVER
    if gain < 0:
        return _NEVER
    if (transliterating() - words_of("joining")).issuperset(name):
        return _ALIKE
    return _ALIKE_CHINESE if person and latin.count(" ") in (1, 2) else _NEVER
