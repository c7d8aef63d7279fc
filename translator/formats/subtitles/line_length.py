"""A cue's text on one line or two.

At most 42 characters stand on a line (Netflix, Timed Text Style Guide, English,
https://partnerhelp.netflixstudios.com, article 217350977; the BBC asks for 68 % of the picture's
width, which is about 37 to 42), and of Chinese 16 (Netflix, Simplified and Traditional Chinese,
article 215986007), or 20 where two lines of 16 do not hold the text. There are two lines at most:
a text that is longer still is broken in the middle, and the player makes what it can of it.
"""

from __future__ import annotations

from translator.formats.subtitles.breaking_places import Place, breaking_places, room

LATIN, HAN, WIDEST_HAN = 42, 16, 20
_EVEN = 1.2
"""How much it weighs that one line is longer than the other."""


def line_break(text: str, language: str) -> int | None:
    """Return where the second line begins; None: the text stands on one.

    Args:
        text: Of one cue, without marks and line ends.
        language: BCP 47 tag of the text.
    """
    chinese = language.startswith("zh")
    most = HAN if chinese else LATIN
    if room(text, language) <= most:
        return None
    places = breaking_places(text)
    if not places:
        return None
    for limit in (most, WIDEST_HAN) if chinese else (most,):
        fitting = [one for one in places if _longest(text, one.at, language) <= limit]
        if fitting:
            return _best(text, fitting, language)
    return min(places, key=lambda one: _longest(text, one.at, language)).at


def _best(text: str, places: list[Place], language: str) -> int:
    whole = room(text, language)

    def cost(place: Place) -> float:
        first = room(text[: place.at].strip(), language)
        second = room(text[place.at :].strip(), language)
        # Where one has to be longer it is the lower one: it covers less of the picture.
        uneven = abs(first - second) / whole + (0.1 if first > second else 0.0)
        return place.cost + _EVEN * uneven

    return min(places, key=cost).at


def _longest(text: str, at: int, language: str) -> float:
    return max(room(text[:at].strip(), language), room(text[at:].strip(), language))
