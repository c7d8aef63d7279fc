"""Names that are written by their sound: 焦维新 and Jiao Weixin, 罗戈津 and Rogozin."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from translator.alignment.candidates import Candidate
from translator.alignment.tokenise import Token, covered
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.dictionary.surnames import surnames
from translator.chinese.words.compounds import foreign_characters
from translator.grounding.sounds import likeness
from translator.text.languages import is_han

_SPELT = 0.95
_ALONE = 0.8
_ALIKE = 0.62
"""Likeness of sounds from which on a transliteration is believed (of 40 pairs of names of our
own those that belong together had 0.67 and more, others 0.5 and less)."""
_SYLLABLES = 4
_MOST = 8
"""Places of one name that are considered, the nearest ones."""
_SHORTEST = 3
"""Letters of a name of one syllable that stands alone; shorter ones are words by chance."""


def by_pinyin(
    text: str, ours: Sequence[Token], theirs: Sequence[Token], lexicon: Dictionary
) -> Iterator[Candidate]:
    """Yield the names that stand on the English side in pinyin."""
    found: dict[int, list[tuple[int, int]]] = {}
    if not any(token.text[0].isupper() and not token.function for token in theirs):
        return
    readings = [_readings(char, lexicon) if is_han(char) else frozenset[str]() for char in text]
    for number, token in enumerate(theirs):
        if token.text[0].isupper() and not token.function:
            spelt = re.sub("['’-]", "", token.text).lower().replace("ü", "v")
            places = [
                (start, end)
                for start in range(len(text))
                for end in _ends(spelt, readings, start, _SYLLABLES)
            ]
            near = int(number / len(theirs) * len(text))
            found[number] = sorted(places, key=lambda place: abs(place[0] - near))[:_MOST]
    pairs: set[int] = set()
    for one, other in pairwise(sorted(found)):
        if other - one != 1 or theirs[other].clause != theirs[one].clause:
            continue
        for start, end in found[one]:
            for begin, stop in found[other]:
                whole = (start, stop) if end == begin else (begin, end)
                if end != begin and (stop != start or text[begin] not in surnames()):
                    continue
                pairs |= {one, other}
                yield Candidate(
                    chinese=covered(ours, *whole), english=(one, other), score=_SPELT,
                    evidence="name",
                )  # fmt: skip
    for number, places in found.items():
        if number in pairs:
            continue
        for start, end in places:
            if end - start > 1 or (
                len(theirs[number].text) >= _SHORTEST and number and text[start] in surnames()
            ):
                score = _SPELT if end - start > 1 else _ALONE
                yield Candidate(
                    chinese=covered(ours, start, end), english=(number,), score=score,
                    evidence="name",
                )  # fmt: skip


def by_sound(
    ours: Sequence[Token], theirs: Sequence[Token], free: Collection[int], lexicon: Dictionary
) -> Iterator[Candidate]:
    """Yield foreign names by how they sound.

    Args:
        ours: The Chinese words.
        theirs: The English words.
        free: Numbers of the Chinese words that nothing else links.
        lexicon: Has the readings.
    """
    names = list(_runs(ours, free))
    for number, token in enumerate(theirs):
        if not token.text[0].isupper() or token.function or len(token.text) < _SHORTEST:
            continue
        for places in names:
            name = "".join(ours[place].text for place in places)
            if (alike := likeness(name, token.text, lexicon)) >= _ALIKE:
                yield Candidate(chinese=places, english=(number,), score=alike, evidence="name")


def _runs(ours: Sequence[Token], free: Collection[int]) -> Iterator[tuple[int, ...]]:
    """Yield neighbouring free words whose characters are those of foreign names."""
    run: list[int] = []
    for number, token in enumerate(ours):
        fits = number in free and foreign_characters().issuperset(token.text)
        if run and not (fits and ours[number - 1].end == token.start):
            yield from _long_enough(run, ours)
            run = []
        if fits:
            run.append(number)
    yield from _long_enough(run, ours)


def _long_enough(run: list[int], ours: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    if sum(len(ours[place].text) for place in run) > 1:
        yield tuple(run)


@lru_cache(maxsize=8192)
def _readings(character: str, lexicon: Dictionary) -> frozenset[str]:
    spelt = [entry.pinyin for entry in lexicon.lookup(character)]
    spelt += [lexicon.reading(character), surnames().get(character, "")]
    return frozenset(
        re.sub("[1-5 ]", "", one).lower().replace("u:", "v").replace("ü", "v")
        for one in spelt
        if one
    ) | frozenset("lyu" for one in spelt if one.lower().startswith("lu:"))


def _ends(spelt: str, readings: Sequence[frozenset[str]], start: int, most: int) -> Iterator[int]:
    """Yield where the characters end that are spelt like this and begin at ``start``."""
    if not spelt:
        yield start
    elif most and start < len(readings):
        for reading in readings[start]:
            if spelt.startswith(reading):
                yield from _ends(spelt[len(reading) :], readings, start + 1, most - 1)
