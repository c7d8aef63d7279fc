"""The second reading of English: digits and number words, worked out, with the unit behind them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure, figure, units, with_groups
from translator.numbers.second_reading_shares import clock, shares
from translator.numbers.second_reading_words import (
    BASES,
    CROWDS,
    DAYS,
    DECADES,
    LENGTHS,
    MONTHS,
    ORDINALS,
    PARTS,
    SCALE_WORD,
    SCALES,
    SHORT,
    SMALL,
    SMALL_WORD,
    TIMES,
    one_of,
    worth,
)  # fmt: skip

_GRADES = {"first", "second", "third"}
"""What may begin something else: two hundred and first graders."""
_DIGITS = lazy_regex(
    r"(?<!\w)(?P<sign>(?:(?:US|HK|NT|AU?|C|S|R)?\$|[€£¥￥]"
    r"|(?:RMB|CNY|USD|EUR|GBP|Euro|JPY|HKD|KRW|TWD|AUD|CAD)\s?)\s?)?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"  # as India groups them: 2,06,737
    r"|(?<!\d\.)\d+\.\d+(?!\.?\d)|\d+|(?<![\d)\]])\.\d+)"
    rf"(?:\+?[\s-]?\s?(?P<scale>{one_of(SCALES)}|{one_of(BASES)})s?\b|\s?(?P<short>{one_of(SHORT)})\b)?"
    r"(?P<ordinal>(?:st|nd|rd|th)\b)?(?P<decade>['’]?s\b)?",
    re.IGNORECASE | re.ASCII,
)
_WORDS = lazy_regex(
    rf"\b(?:(?P<some>several|a\sfew|few|some)\s(?P<crowd>{SCALE_WORD})\b"
    rf"|(?P<crowds>(?:(?:{one_of(CROWDS)})\sof\s)?(?:{one_of(CROWDS)}))\b"
    rf"|(?P<part>half\s(?:a|an)\s(?={SCALE_WORD})|(?:an?\s)?(?:half|quarter)-(?={SCALE_WORD}))?(?P<couple>a\scouple\sof\s(?={SCALE_WORD}))?(?P<article>an?\s(?=(?:{SCALE_WORD})\b))?"
    rf"(?P<run>(?:(?:{SCALE_WORD})(?:\sand)?[\s-]|(?:{SMALL_WORD})[\s-](?=(?:{SMALL_WORD}|{SCALE_WORD})\b))*"
    rf"(?:{SMALL_WORD}|{SCALE_WORD}))(?:\sand\sa\s(?P<plus>half)(?:\s(?P<after>{SCALE_WORD}))?)?"
    rf"(?:-(?P<last>{one_of(ORDINALS)})"
    rf"|(?<=hundred|housand)\sand\s(?P<rest>{one_of(ORDINALS.keys() - _GRADES)})"
    r"|(?<!one)\s(?P<whole>hundredth|thousandth))?)\b",
    re.IGNORECASE,
)
_OTHER_WORDS = lazy_regex(
    rf"\b(?:(?P<ordinal>{one_of(ORDINALS)})(?!-)|(?P<times>{one_of(TIMES)})"
    rf"|(?P<decade>{one_of(DECADES)})|(?P<day>{one_of(DAYS)})s?"
    rf"|(?P<length>{one_of(LENGTHS)}))\b",
    re.IGNORECASE,
)
_MONTH = lazy_regex(
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
    r"|(?:JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
    r"|(?:MARCH|MAY|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)(?=\.? ?\d))(?![a-z])"
)
_SHARE = lazy_regex(
    r"\s?(?:%|per\s?cent\b|percent\b|percentage\b|-percent\b)(?:[\s-]points?\b)?|-percentage-point"
    r"|(?P<basis>[\s-](?:basis[\s-]points?|bps?)\b)",
    re.IGNORECASE,
)
_CENTURY = lazy_regex(r"[\s-](?:century|centuries)\b", re.IGNORECASE)
_HOUR = lazy_regex(r"(?::[0-5]\d)?\s?(?:[ap]\.?m\b|o[’']clock)|:[0-5]\d(?!\d)", re.IGNORECASE)
_DOTTED_TIME = lazy_regex(r"(?<=\d)\.(?=[0-5]\d\s?[ap]\.?m\b)", re.IGNORECASE)
_NOT_LENT = frozenset({"clock", "year", "month", "weekday", "ordinal", "century", "decade"})
_ROMAN = lazy_regex(r"\b(?=[IVX]{2,})(X{0,3})(IX|IV|V?I{0,3})\b")
_ROMAN_DIGITS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_RANGE = lazy_regex(r"\s?(?:[-–—~]|to)\s?|\sand\s|\sor\s")
_AN_HOUR = lazy_regex(r"\ban hour\b", re.IGNORECASE)


_LETTERS = lazy_regex("[a-z]+")
_SIGNS = {"0-9": lazy_regex("[0-9]"), "/": lazy_regex("[0-9]/[0-9]"), "XX": lazy_regex("[IVX]{2}")}
"""Signs that a reader may be asked for, beside words."""


def figures(text: str) -> tuple[Figure, ...]:
    """Read the figures of an English text, in order."""
    text = _DOTTED_TIME.sub(":", text)
    found: list[Figure] = []
    taken = bytearray(len(text) + 1)  # a character is read once
    said = set(_LETTERS.findall(text.lower()))
    signs = {name for name, sign in _SIGNS.items() if sign.search(text)}
    for read, wanted in _READERS:
        if wanted.isdisjoint(said) and wanted.isdisjoint(signs):
            continue
        free = [one for one in read(text) if not any(taken[slice(*one.run)])]
        for one in free:
            taken[slice(*one.run)] = b"\1" * (one.run[1] - one.run[0])
        found += free
    found.sort(key=lambda one: one.run)
    return with_groups(text, _borrowed(text, found))


def _numerals(text: str) -> list[Figure]:
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.start("digits"), match.end()
        before = text[max(0, match.start() - 1) : match.start()]
        if len(match["digits"]) > 300:
            continue
        value = Fraction(match["digits"].replace(",", ""))
        scale = 1
        others: tuple[Fraction, ...] = ()
        if match["scale"]:
            scale = (SCALES | BASES)[match["scale"].lower()]
            if match["scale"].lower() in BASES:
                others = (value,)  # 26 kilobases may be 26 kb as well
        elif match["short"]:
            size = SHORT[match["short"].lower()]
            unclear = match["short"].lower() in ("m", "b", "k") and not match["sign"]
            if unclear:
                others = (value * size,)
                end = match.end("digits")
            else:
                scale = size
        value *= scale
        start = match.start()
        one = figure(text, start, end, value, scale=scale, others=others)
        if before.isascii() and (before.isalnum() or before in tuple("_")):
            one = replace(one, about="doubtful")
        if match["sign"]:
            one = replace(one, kind="money")
        if match["scale"] and "+" in match.group():  # $300+ billion
            one = replace(one, about="more")
        if match["decade"] and value % 10 == 0 and scale == 1:
            one = replace(one, kind="decade")
        elif match["ordinal"]:
            one = replace(one, kind="ordinal")
        found.append(_with_unit(text, one))
    return found


def _in_words(text: str) -> list[Figure]:
    found = []
    for match in _WORDS.finditer(text):
        start, end = match.span()
        if match["crowd"]:
            size = SCALES[match["crowd"].lower()]
            value = Fraction(10 if size == 12 else size)
            found.append(figure(text, start, end, value, about="several"))
            continue
        if match["crowds"]:
            size = 1
            for word in re.split(r"\s(?:of\s)?", match["crowds"].lower()):
                size *= CROWDS.get(word, 1)
            found.append(figure(text, start, end, size, about="several"))
            continue
        known = worth(match["run"])
        if known is None:
            continue
        value = known
        last = re.split(r"[\s-]", match["run"].lower())[-1]
        scale = SCALES.get(last, 1)
        if match["part"]:
            value /= 4 if "quarter" in match["part"].lower() else 2
        if match["couple"]:
            value *= 2
        if match["plus"]:
            value += Fraction(scale, 2)
            scale = SCALES.get((match["after"] or "").lower(), 1)
            value *= scale
        if last == "dozen" and text.startswith(" or so", end):
            value = value * 10 / 12
        kind = ""
        if match["last"] or match["rest"]:
            added = ORDINALS[(match["last"] or match["rest"]).lower()]
            value, kind = value + added, "ordinal"
        if match["whole"]:  # nine hundredth; one hundredth is a part more often
            value, kind = value * SCALES[match["whole"].lower()[:-2]], "ordinal"
        one = figure(text, start, end, value, scale=scale, kind=kind)
        found.append(_with_unit(text, one))
    return found


def _others(text: str) -> list[Figure]:
    """Read ordinals, doublings, months, days of the week, decades, Roman numerals."""
    found = []
    for match in _OTHER_WORDS.finditer(text):
        word, span = match.group().lower(), match.span()
        if match["ordinal"]:
            one = figure(text, *span, ORDINALS[word], kind="ordinal")
            found.append(_with_unit(text, one))
        elif match["times"]:
            value = Fraction(TIMES[word])
            found.append(figure(text, *span, value, kind="times", others=(value - 1,)))
        elif match["decade"]:
            value = Fraction(DECADES[word])
            found.append(figure(text, *span, value, kind="decade", others=(value + 1900,)))
        elif match["day"]:
            day = DAYS.index(match["day"].lower()) + 1
            found.append(figure(text, *span, day, kind="weekday"))
    found += [
        figure(text, *match.span(), 1, kind="time", size=Fraction(3600))
        for match in _AN_HOUR.finditer(text)
    ]
    for match in _MONTH.finditer(text):
        month = MONTHS[match["month"].lower().rstrip(".")]
        found.append(figure(text, *match.span(), month, kind="month"))
    for match in _ROMAN.finditer(text):
        roman = 10 * len(match[1]) + _ROMAN_DIGITS.index(match[2])
        if match.group():  # XXXX is none
            found.append(figure(text, *match.span(), roman, kind="ordinal", about="nearly"))
    return found


@cache
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s-]?({one_of(units('en'))})\b", re.IGNORECASE)


def _with_unit(text: str, one: Figure) -> Figure:
    """Add what stands behind the numerals: per cent, a unit, a century."""
    end, start, value = one.end, one.start, one.value

    def ending(at: int, kind: str, **more: Any) -> Figure:
        return replace(one, end=at, text=text[start:at], kind=kind, **more)

    if one.kind == "ordinal":
        century = _CENTURY.match(text, end)
        return ending(century.end(), "century") if century else one
    if share := _SHARE.match(text, end):
        return ending(share.end(), "share", value=value / (10_000 if share["basis"] else 100))
    whole = value.denominator == 1
    if whole and value <= 24 and _HOUR.match(text, end):
        half = Fraction(12)
        return ending(end, "clock", others=(value - half, value + half))
    if text[start - 1 : start] in (":", ".") and text[start - 2 : start - 1].isdigit():
        return one  # the minutes of 15:30
    unit = _unit_pattern().match(text, end)
    if unit and not one.kind and (len(unit[1]) > 1 or unit[1].islower()):  # 5 G is no weight
        measure = units("en")[unit[1].lower()]
        others = (value + 1, value - 1) if measure.kind == "times" else one.others
        return ending(unit.end(), measure.kind, size=measure.size, others=others)
    year = 1000 <= value < 2200 and whole and one.scale == 1 and "," not in one.text
    return replace(one, kind="year") if year and not one.kind else one


def _borrowed(text: str, found: list[Figure]) -> list[Figure]:
    """Let the first of "3 to 5 million", "10-15%" borrow the scale and unit of the second."""
    result = list(found)
    for at in range(len(result) - 1):
        one, other = result[at], result[at + 1]
        joined = _RANGE.fullmatch(text, one.end, other.start)
        if joined is None or one.scale > 1 or one.about or other.kind in _NOT_LENT:
            continue
        value = one.value
        if other.kind == "share" and one.kind == "" and "/" not in other.text and other.value:
            result[at] = replace(one.moved(value / 100, value), kind="share")
        elif one.kind in ("", "money") and value < other.value / other.scale:
            kind, size = other.kind or one.kind, other.size
            result[at] = replace(one.moved(value * other.scale, value), kind=kind, size=size)
    return result


_NUMBERS = frozenset({*SMALL, *SCALES, *CROWDS})
_READERS: tuple[tuple[Callable[[str], list[Figure]], frozenset[str]], ...] = (
    (clock, frozenset({"past", "quarter"})),
    (shares, frozenset({"/", "half", "in", "out", *PARTS, *(f"{word}s" for word in PARTS)})),
    (_numerals, frozenset({"0-9"})),
    (_in_words, _NUMBERS),
    (
        _others,
        frozenset({"XX", "hour", *ORDINALS, *TIMES, *DECADES, *DAYS, *MONTHS, *LENGTHS})
        | {f"{day}s" for day in DAYS},
    ),
)
"""Who reads, in order, and words or signs without which there is nothing to read."""
