"""Shares and times in English words for the second reading: two-thirds, half past six."""

from __future__ import annotations

import re
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure, figure
from translator.numbers.second_reading_words import (
    ONES,
    PARTS,
    SCALE_WORD,
    SCALES,
    SMALL_WORD,
    one_of,
    worth,
)  # fmt: skip

_TOP = one_of([*ONES[1:13]])
_PART = lazy_regex(
    rf"\b(?:(?P<top>an?|{_TOP}|\d+)[\s-])?(?P<bottom>{one_of(PARTS)})s?\b(?!\s(?:world|place|time|"
    r"century|quarter|floor|day|party|round|largest|most|half|person)\b)|(?<![\d./])\b(?P<up>\d{1,3})/(?P<down>\d{1,3})\b(?![/\d])",
    re.IGNORECASE,
)
_OUT_OF = lazy_regex(
    rf"\b(?P<top>{SMALL_WORD}|\d[\d,]*)\s(?:in|out\sof)(?:\severy)?\s"
    rf"(?P<bottom>{SMALL_WORD}|(?:a|one)\s(?:hundred|thousand)|\d[\d,]*)\b(?!\s?%)"
    r"(?!\s(?:years?|days?|months?|weeks?|hours?|minutes?|countries|cities))",
    re.IGNORECASE,
)
_OF = lazy_regex(
    rf"\s(?:in|out\sof)(?:\severy)?\s(?:\d|(?:a|one)\s(?:hundred|thousand)|{SMALL_WORD})",
    re.IGNORECASE,
)
"""What every one of them has in it: quick to look for."""
_RATE = 100
"""From this on, N in so many is a rate, and may be said in two numbers."""
_PAST = lazy_regex(rf"\b(half past|quarter past|quarter to) ({_TOP}|\d\d?)\b", re.IGNORECASE)
_OF_A_SCALE = lazy_regex(rf"\sof\sa\s({one_of(SCALES)})\b", re.IGNORECASE)
_AND_BEFORE = lazy_regex(rf"(?:{SMALL_WORD}|{SCALE_WORD}|\d)\sand\s$", re.IGNORECASE)


_OF_A_PERCENT = lazy_regex(
    r"\b(?P<part>half|quarter|third) (?:of )?a (?:percent|per cent|percentage point)\b",
    re.IGNORECASE,
)
_OF_ONE = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}


def clock(text: str) -> list[Figure]:
    """Read half past six, quarter to seven."""
    found = []
    for match in _PAST.finditer(text):
        hour = _number(match[2])
        minutes = {"half past": 30, "quarter past": 15, "quarter to": 45}[match[1].lower()]
        hour = (hour - 1 or Fraction(12)) if minutes == 45 else hour
        start, middle, end = match.start(), match.start(2), match.end()
        found.append(figure(text, middle, end, hour, kind="clock", others=(hour + Fraction(12),)))
        found.append(figure(text, start, middle, minutes, kind="clock"))
    return found


def _number(word: str) -> Fraction:
    word = word.lower().replace(",", "")
    if word in ("a", "an"):
        return Fraction(1)
    return Fraction(word) if word.isdecimal() and word.isascii() else worth(word) or Fraction(0)


def shares(text: str) -> list[Figure]:
    """Read two-thirds, 1/5, one in ten."""
    found = [
        figure(text, *match.span(), _OF_ONE[match["part"].lower()] / 100, kind="share")
        for match in _OF_A_PERCENT.finditer(text)
    ]
    for match in _OUT_OF.finditer(text) if _OF.search(text) else ():
        top, bottom = _number(match["top"]), _number(match["bottom"])
        if 0 < top < bottom and not 1900 <= bottom <= 2100:
            # 每10万人中有23人: where it is no share, the larger number goes without saying.
            apart = (top,) if bottom >= _RATE else ()
            found.append(figure(text, *match.span(), top / bottom, kind="share", others=apart))
    for match in _PART.finditer(text):
        if match["up"]:
            up, down = int(match["up"]), int(match["down"])
            if 0 < up < down:
                dated = (Fraction(up), Fraction(down))
                found.append(
                    figure(text, *match.span(), Fraction(up, down), kind="share", others=dated)
                )
            continue
        bottom_word, top_word = match["bottom"].lower(), match["top"]
        if top_word is None and bottom_word not in ("half", "halves", "quarter"):
            continue
        if bottom_word in ("half", "quarter") and text[match.end() :].startswith(
            (" million", " billion", "-million", "-billion", " a ", " an ", "-century", " century")
        ):
            continue
        if _AND_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            continue  # six and a half
        top = _number(top_word) if top_word else Fraction(1)
        plural = match.group().endswith("s")
        if top_word and top > 1 and not plural and bottom_word not in ("halves",):
            continue
        value = top / PARTS[bottom_word]
        whole = _OF_A_SCALE.match(text, match.end())
        if whole:  # a quarter of a million
            value *= SCALES[whole[1].lower()]
            found.append(figure(text, match.start(), whole.end(), value))
            continue
        found.append(figure(text, *match.span(), value, kind="share"))
    return found
