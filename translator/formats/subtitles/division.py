"""A sentence's translation, divided over the cues its source was shown in.

Each cue is given about as much as can be read while it is shown, cut where a reader would pause.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate, pairwise

from translator.formats.subtitles.breaking_places import Place, breaking_places, room

READING_SPEED = {"en": 20.0, "zh": 9.0}
"""Characters a second for adults: Netflix, Timed Text Style Guides for English (20; its template
guide for translators asks for 17) and for Simplified and Traditional Chinese (9)
(https://partnerhelp.netflixstudios.com, articles 217350977 and 215986007; side by side with those
of other languages: https://sublingo.cc/guides/subtitle-specs-by-language, 2026). The BBC's 160 to
180 words a minute are 16 to 18."""
_EVEN = 1.2
"""How much a cue weighs that has more or less than its share; against ``breaking_places``."""
_TOO_FAST = 1.5
"""How much each part of reading speed weighs that is more than a reader's."""

_SHORTEST = 0.001
"""Seconds: the finest that the times of subtitles tell."""
_LOOKED_AT = 80
"""Places for each cut that are looked at: those of several lines before it and behind it."""


def divide(text: str, seconds: Sequence[float], language: str) -> list[str]:
    """Return the part of a text for each cue; joined, with spaces where they stood, they are it.

    A part is empty only if the text has fewer characters or words than there are cues; the
    empty ones are the last.

    Args:
        text: A translation, without marks.
        seconds: How long each cue is shown; 0: nobody knows.
        language: BCP 47 tag of the text.
    """
    ends = dividing_places(text, seconds, language)
    edges = [0, *ends, len(text)]
    return [text[a:b].strip() for a, b in pairwise(edges)]


def dividing_places(text: str, seconds: Sequence[float], language: str) -> list[int]:
    """Return the offsets at which ``divide`` cuts: one less than there are cues."""
    wanted = len(seconds) - 1
    if wanted <= 0:
        return []
    places = breaking_places(text)
    if len(places) <= wanted:
        return [one.at for one in places] + [len(text)] * (wanted - len(places))
    # A shorter time is none; divided by it, a speed would be infinite, and no place the cheapest.
    seconds = [one if one >= _SHORTEST else 0.0 for one in seconds]
    shares = _weighed(seconds)
    return _cheapest(text, language, shares, seconds, _near(places, shares, len(text)))


def _near(places: Sequence[Place], shares: Sequence[float], length: int) -> Sequence[Place]:
    """Return the places near to where a cut would be even, where there are very many."""
    if len(places) <= _LOOKED_AT * len(shares):
        return places
    kept: set[Place] = set()
    even = 0.0
    for share in shares[:-1]:
        even += share * length
        kept.update(sorted(places, key=partial(_distance, even))[:_LOOKED_AT])
    return sorted(kept, key=lambda one: one.at)


def _distance(even: float, place: Place) -> float:
    return abs(place.at - even)


def _weighed(seconds: Sequence[float]) -> list[float]:
    """Return the share of each cue; equal ones where their times make no sense."""
    if min(seconds) <= 0:
        return [1 / len(seconds)] * len(seconds)
    whole = sum(seconds)
    return [one / whole for one in seconds]


def _cheapest(
    text: str,
    language: str,
    shares: Sequence[float],
    seconds: Sequence[float],
    places: Sequence[Place],
) -> list[int]:
    """Return the cheapest places: each cue's best for every end, from the first cue on."""
    limit = READING_SPEED["zh" if language.startswith("zh") else "en"]
    until = [0.0, *accumulate(room(character, language) for character in text)]
    whole = until[-1]
    average = whole / len(shares)
    ends = [*places, Place(len(text), 0.0)]

    def cost(cue: int, start: int, end: int) -> float:
        length = until[end] - until[start]
        uneven = (length - shares[cue] * whole) / average
        total = _EVEN * uneven * uneven
        if seconds[cue] > 0:
            total += _TOO_FAST * max(0.0, length / seconds[cue] / limit - 1)
        return total

    count = len(shares)
    best: list[tuple[float, tuple[int, ...]]] = [
        (cost(0, 0, end.at) + end.cost, (end.at,)) for end in ends
    ]
    for cue in range(1, count):
        following: list[tuple[float, tuple[int, ...]]] = []
        for number, end in enumerate(ends):
            options = (
                (spent + cost(cue, cuts[-1], end.at) + end.cost, (*cuts, end.at))
                for spent, cuts in best[:number]
                if spent != float("inf")
            )
            following.append(min(options, default=(float("inf"), ())))
        best = following
    return list(best[-1][1][:-1])
