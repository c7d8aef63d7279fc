"""Times, weekdays and crowds in English words, which are numbers in Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.numbers.english import parse_english
from translator.numbers.render import chinese_numeral

WEEKDAY = "weekday"
"""The list of days: looked for and not written, see ``stage.ONLY_CHECKED``."""
_CERTAINTY = 0.96  # above the plain numbers inside: half past six is no half
_HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_CLOCK = lazy_regex(
    rf"\b(half past|quarter past|quarter to) ({'|'.join(_HOURS)}|1[0-2]|[1-9])\b", re.IGNORECASE
)
_DAYS = {
    "Monday": "一", "Tuesday": "二", "Wednesday": "三", "Thursday": "四", "Friday": "五",
    "Saturday": "六", "Sunday": "日",
}  # fmt: skip
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|(?:Morning|Afternoon|Evening)\b"
)
_WEEKDAY = lazy_regex(
    rf"(?<!Black )(?<!Good )(?<!Easter )(?<!Palm )(?<!Bloody )\b({'|'.join(_DAYS)})\b"
    rf"(?!\s(?!{_MONTH})[A-Z])(?!-)"
)
_UNITS = {
    "minute": "分钟", "hour": "小时", "day": "天", "week": "周", "month": "个月", "year": "年",
}  # fmt: skip
# Two to twelve of a unit; "an hour" only where it is a length of time and no rate (60 km an hour).
_DURATION = lazy_regex(
    rf"\b(?:({'|'.join(_HOURS[1:])})|(?<=only )an|(?<=lasted )an|(?<=about )an|(?<=for )an"
    rf"|(?<=than )an|(?<=within )an) ({'|'.join(_UNITS)})s?\b"
    r"(?!-|['’]|\s+(?:old|ago|later)\b|(?<=seven days)\s+a\s+week)",
    re.IGNORECASE,
)
_CENTS = lazy_regex(r"\b([a-z]+(?:-[a-z]+)?|\d{1,2}) cents\b", re.IGNORECASE)
_CROWDS = ((lazy_regex(r"\ba dozen or so\b", re.IGNORECASE), "十几", ("十几", "十来", "十多")),)


def spans(text: str) -> Iterator[Span]:
    """Find half past six, Thursday, a dozen or so."""
    for match in _CLOCK.finditer(text):
        yield _clock(match)
    for match in _WEEKDAY.finditer(text):
        day = _DAYS[match.group()]
        days = (day, "天") if day == "日" else (day,)
        accepted = tuple(f"{week}{one}" for week in ("周", "星期", "礼拜") for one in days)
        yield replace(_span(match, accepted[0], accepted), origin=WEEKDAY)
    for match in _DURATION.finditer(text):
        if match.group(2)[0].islower():  # not Seven Years in Tibet
            yield _duration(match)
    for match in _CENTS.finditer(text):
        numbers = parse_english(match.group(1))
        if len(numbers) == 1 and numbers[0].kind == "cardinal":
            coin = "欧分" if "euro" in text.lower() else "美分"
            value = int(numbers[0].value)
            written = f"{value}{coin}"
            yield _span(match, written, (written, f"{value}分", f"{chinese_numeral(value)}分"))
    for pattern, written, accepted in _CROWDS:
        for match in pattern.finditer(text):
            yield _span(match, written, accepted)


def _duration(match: re.Match[str]) -> Span:
    word = (match.group(1) or "one").lower()
    value, unit = _HOURS.index(word) + 1, _UNITS[match.group(2).lower()]
    numerals = [str(value), chinese_numeral(value), *(["两"] if value == 2 else [])]
    forms = [f"{numeral}{unit}" for numeral in numerals]
    forms += [f"{numeral}个{unit}" for numeral in numerals if unit == "小时"]
    forms += [f"{numeral}多{unit}" for numeral in numerals]
    forms += [f"{numeral}个多{unit.removeprefix('个')}" for numeral in numerals]
    if value == 6 and unit == "个月":
        forms.append("半年")
    if unit == "周":
        forms += [f"{numeral}{week}" for numeral in numerals for week in ("个星期", "星期")]
    forms += [f"{value} {form.removeprefix(str(value))}" for form in forms if form[0].isdigit()]
    return _span(match, forms[0], tuple(forms))


def _clock(match: re.Match[str]) -> Span:
    word = match.group(2).lower()
    hour = _HOURS.index(word) + 1 if word in _HOURS else int(word)
    minute = {"half past": 30, "quarter past": 15, "quarter to": 45}[match.group(1).lower()]
    if minute == 45:
        hour = (hour + 10) % 12 + 1
    spoken = {30: "半", 15: "一刻", 45: "三刻"}[minute]
    forms = []
    for value in (hour, hour % 12 + 12):
        for written in (str(value), chinese_numeral(value), *(["两"] if value == 2 else [])):
            forms += [f"{written}{mark}{minute}" for mark in (":", "：", "点")]
            forms += [f"{written}点{chinese_numeral(minute)}", f"{written}点{spoken}"]
    return _span(match, f"{hour}:{minute}", tuple(forms))


def _span(match: re.Match[str], replacement: str, accepted: tuple[str, ...]) -> Span:
    return Span(
        start=match.start(), end=match.end(), source=match.group(), replacement=replacement,
        kind="number", origin="phrase", certainty=_CERTAINTY, accepted=accepted,
    )  # fmt: skip
