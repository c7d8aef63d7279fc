"""Read English dates and times: March 5, 2024; the 1990s; 3:30 p.m."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.numbers.english_numerals import ORDINALS
from translator.numbers.quantity import Part, Quantity, parts

MONTHS = {
    name: value
    for value, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:\.|\b))"
)
_MONTH2 = _MONTH.replace("?P<month>", "?P<month2>")
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|,\d{3}|\.\d|%|:\d)"
_YEAR = r"(?P<year>[12]\d{3})(?!\d|,\d|%)"
_TO = r"\s?(?:[-–—]|to|through|and)\s?"
_DATE = lazy_regex(
    rf"{_MONTH}\s(?P<day>{_DAY})(?:{_TO}(?:{_MONTH2}\s)?(?P<day2>{_DAY}))?(?:,?\s(?:of\s)?{_YEAR})?"
    rf"|{_MONTH.replace('month', 'month3')},?\s(?:of\s)?{_YEAR.replace('year', 'year3')}"
)
_DAY_FIRST = lazy_regex(
    rf"(?:the\s)?(?P<day>{_DAY})(?:{_TO}(?P<day2>{_DAY}))?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"
)
_MONTHS = lazy_regex(rf"{_MONTH}\s?(?:[-–—]|to|through|and)\s?{_MONTH2}(?!\s\d)")
_LONE_MONTH = lazy_regex(rf"{_MONTH}(?![a-z])")
_ISO = lazy_regex(r"(?P<year>[12]\d{3})([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>[0-3]?\d)(?!\d)")
_DECADE = lazy_regex(
    r"(?P<year>[12]\d\d0)['’]?s\b|['’]?(?P<short>[1-9]0)['’]?s\b|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
DECADES = dict(zip(
    ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"),
    range(20, 100, 10), strict=True,
))  # fmt: skip
CENTURIES = {name: value for name, value in ORDINALS.items() if value <= 20} | {
    f"twenty-{name}": 20 + value for name, value in ORDINALS.items() if value < 10
}
_CENTURY_NAME = "|".join(sorted(CENTURIES, key=len, reverse=True))
_CENTURY = lazy_regex(
    rf"(?P<one>\d{{1,2}}(?:st|nd|rd|th)|{_CENTURY_NAME})"
    rf"(?:\s?(?:to|and|[-–—])\s?(?:the\s)?(?P<two>\d{{1,2}}(?:st|nd|rd|th)|{_CENTURY_NAME}))?"
    r"[-\s](?:century|centuries)\b",
    re.IGNORECASE,
)
_HALF_OF_DAY = r"(?P<half>[ap])\.?\s?m\b\.?"
_CLOCK = lazy_regex(
    rf"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?![\d:])(?:\s?{_HALF_OF_DAY})?"
    rf"|\s?{_HALF_OF_DAY.replace('half', 'half2')}"
    r"|\so[’']clock\b"
    r"(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night)))?)",
    re.IGNORECASE,
)
_YEAR_RANGE = lazy_regex(
    r"(?P<one>1[5-9]\d\d|20\d\d)\s?(?:[-–—]|to|through)\s?(?P<two>1[5-9]\d\d|20\d\d|\d\d)(?!\d|[,.]\d|%)"
)
_PLAIN_YEAR = lazy_regex(
    r"(?:1[0-9]\d\d|20\d\d)(?!\d|%|[:,.]\d|\s(?:people|men|women|years|days|meters|metres|km|kilometers|tons|yuan|dollars|million|billion|thousand))\b"
)
_BEFORE_MONTH = lazy_regex(
    r"(?i)\b(?:in|since|until|last|this|next|by|of|from|to|late|early)\s$|mid-?$"
)
_BEFORE_YEAR = lazy_regex(
    r"(?i)(?:\b(?:in|since|by|of|from|until|till|year|before|after|to|between|and|late|early|mid|during|for|through|season|summer|spring|winter|autumn|fall)\s|\(|^|,\s)$"
)


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def read_date(text: str, at: int) -> Quantity | None:
    """Read a date, a month or a year."""
    found = _ISO.match(text, at)
    if found:
        values = tuple(
            part for name in ("year", "month", "day") for part in parts(name, int(found[name]))
        )
        return Quantity.of(text, at, found.end(), "date", values)
    found = _DATE.match(text, at)
    if found and found["month3"]:
        values = parts("year", int(found["year3"])) + parts("month", _month(found["month3"]))
        return Quantity.of(text, at, found.end(), "date", values)
    found = found or _DAY_FIRST.match(text, at)
    if found:
        return _full_date(text, at, found)
    found = _MONTHS.match(text, at)
    if found:
        months = [_month(found["month"]), _month(found["month2"])]
        return Quantity.of(text, at, found.end(), "range", parts("month", *months))
    found = _YEAR_RANGE.match(text, at)
    if found:
        one, two = int(found["one"]), int(found["two"])
        two += one // 100 * 100 if two < 100 else 0
        if one < two:
            return Quantity.of(text, at, found.end(), "range", parts("year", one, two))
    found = _PLAIN_YEAR.match(text, at)
    if found and _BEFORE_YEAR.search(text[max(0, at - 12) : at]):
        return Quantity.of(text, at, found.end(), "year", parts("year", int(found.group())))
    found = _LONE_MONTH.match(text, at)
    if found and (
        found.group() not in ("May", "March", "Mar")
        or _BEFORE_MONTH.search(text[max(0, at - 8) : at])
    ):
        return Quantity.of(text, at, found.end(), "date", parts("month", _month(found["month"])))
    return None


def _full_date(text: str, at: int, found: re.Match[str]) -> Quantity:
    values: tuple[Part, ...] = ()
    if found["year"]:
        values += parts("year", int(found["year"]))
    values += parts("month", _month(found["month"])) + parts("day", _day(found["day"]))
    if found["day2"]:
        second = found.groupdict().get("month2")
        if second:
            values += parts("month", _month(second))
        values += parts("day", _day(found["day2"]))
    return Quantity.of(text, at, found.end(), "range" if found["day2"] else "date", values)


def read_decade(text: str, at: int) -> Quantity | None:
    """Read 1990s, '90s, the nineties."""
    found = _DECADE.match(text, at)
    if found is None:
        return None
    value = int(found["year"] or found["short"] or DECADES[found["word"].lower()])
    return Quantity.of(text, at, found.end(), "decade", parts("decade", value))


def read_century(text: str, at: int) -> Quantity | None:
    """Read 21st century, nineteenth-century, 17th and 18th centuries."""
    found = _CENTURY.match(text, at)
    if found is None:
        return None
    values = [
        CENTURIES.get(name.lower()) or _day(name) for name in (found["one"], found["two"]) if name
    ]
    kind = "century" if len(values) == 1 else "range"
    return Quantity.of(text, at, found.end(), kind, parts("century", *values))


def read_time(text: str, at: int) -> Quantity | None:
    """Read 3:30 p.m., 15:30, 8 o'clock in the evening."""
    found = _CLOCK.match(text, at)
    if found is None:
        return None
    dotted = found["minute"] and "." in found.group()[: found.end("minute") - at]
    half = (found["half"] or found["half2"] or "").lower()
    if dotted and not half:
        return None
    hour = int(found["hour"])
    afternoon = half == "p" or found["part"] in ("afternoon", "evening") or found["night"]
    if afternoon and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    values = parts("hour", hour)
    if found["minute"]:
        values += parts("minute", int(found["minute"]))
    return Quantity.of(text, at, found.end(), "time", values)
