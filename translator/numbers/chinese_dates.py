"""Read Chinese dates and times: 二〇二四年3月5日, 上世纪九十年代, 下午3时30分."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers import numerals
from translator.numbers.quantity import Part, Quantity, parts

_D = "[0-9０-９]"
_YEAR = f"(?:{_D}{{4}}|[一二][零〇○一二三四五六七八九]{{3}})"
_MONTH = "(?:1[0-2]|0?[1-9]|１[０-２]|[１-９]|十[一二]?|[一二三四五六七八九])"
_DAY = (
    "(?:3[01]|[12][0-9]|0?[1-9]|３[０１]|[１２]?[０-９]|三十一?|二?十[一二三四五六七八九]?"
    "|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
)
_TO = r"\s?(?:[到至~～—–－-]|——)\s?"
_SPACE = r"\s?"
_DATE = lazy_regex(
    rf"(?P<year>{_YEAR}){_SPACE}年(?:{_SPACE}(?P<month>{_MONTH}){_SPACE}月(?:份)?"
    rf"(?:{_SPACE}(?P<day>{_DAY}){_SPACE}[日号號])?)?"
    rf"|(?P<month2>{_MONTH}){_SPACE}月(?:{_SPACE}(?P<day2>{_DAY}){_SPACE}[日号號]"
    rf"(?:{_TO}(?P<day3>{_DAY})[日号號])?|份)?"
    rf"|(?P<day4>{_DAY}){_SPACE}[日号號](?![本报常子语語元益夜线線码碼召楼樓院])"
)
_MONTH_TO_DAY = lazy_regex(
    rf"(?P<month>{_MONTH})月(?P<day>{_DAY})[日号號]?{_TO}"
    rf"(?:(?P<month2>{_MONTH})月)?(?P<day2>{_DAY})[日号號]"
)
_MONTHS = lazy_regex(rf"(?P<one>{_MONTH})月?{_TO}(?P<two>{_MONTH})月(?![0-9一二三四五六七八九十])")
_YEARS = lazy_regex(rf"(?P<one>{_YEAR})年?{_TO}(?P<two>{_YEAR})年")
_SHORT_YEARS = lazy_regex(rf"(?P<one>[12]{_D}{{3}})[—–~～-](?P<two>{_D}{{2}})年")
_ISO = lazy_regex(
    r"(?P<year>[12][0-9]{3})([-/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>[0-3]?[0-9])(?![0-9])"
)
_SPAN_OF_TIME = lazy_regex(
    "年?(?:[的之]?(?:历史|歷史|歲月|岁月|光阴)|以来|以來|[前后後来來](?!夏|春|秋|冬)|间(?!的)|多年)"
)
_DECADE = lazy_regex(
    rf"(?P<which>(?:上个?世纪|上個?世紀|本世纪|本世紀|{_D}{{2}}\s?世[纪紀]|[二十一九]{{2,3}}世[纪紀])的?\s?)?"
    rf"(?:(?P<pair>[二三四五六七八][三四五六七八九])十|(?P<tens>[1-9１-９][0０]|[二三四五六七八九]十|(?:1[0-9]|20)[0-9]0|一九[一二三四五六七八九][零〇]|二〇[一二三][零〇]))\s?年代"
)
_CENTURY = lazy_regex(
    rf"(?:第)?(?P<one>{_D}{{1,2}}|[一二十三四五六七八九]{{1,3}})(?:{_TO}(?P<two>{_D}{{1,2}}|[一二十三四五六七八九]{{1,3}}))?\s?世[纪紀]"
)
_LUNAR_BEFORE = lazy_regex("(?:[农農阴陰旧舊夏][历曆]|[农農][历曆]的)[^，。；！？]{0,4}$")
_LUNAR_REACH = 8
_GREGORIAN = 1912
_MONTH_NUMERALS = frozenset("一二三四五六七八九十")
_PART_OF_DAY = "凌晨|清晨|早上|早晨|上午|中午|午间|下午|傍晚|晚上|晚间|晚間|当晚|深夜|午夜|早|晚"
_HOUR = (
    "(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两兩三四五六七八九])"
)
_MINUTE = "(?:[0-5]?[0-9]|[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])"
_CLOCK = lazy_regex(
    rf"(?P<part>{_PART_OF_DAY})?{_SPACE}(?P<hour>{_HOUR})"
    rf"(?:[:：](?P<colon>[0-5][0-9])(?![0-9:：])"
    rf"|{_SPACE}(?P<word>[点點时時])(?:{_SPACE}(?P<minute>{_MINUTE}){_SPACE}分(?!之)|(?P<half>半)|(?P<quarter>[一三])刻|(?P<sharp>[整钟鐘]))?)"
)


def _number(text: str) -> int:
    """Return the value of a short numeral: 3, 三, 十二, 廿五."""
    found = numerals.read(text, 0)
    return int(found.value) if found else 0


def _stands_alone(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    if text[at] in numerals.NUMERALS:
        return before not in numerals.NUMERALS and before not in ("几", "数", "第")
    return not (before.isascii() and (before.isalnum() or before in ".-:/")) or not before


def read_date(text: str, at: int) -> Quantity | None:
    """Read a date, a year, a month and day, or a range of them; 农历 makes it a lunar one."""
    found = _read_date(text, at)
    if found is None or not {part.field for part in found.parts} & {"month", "day"}:
        return found
    lunar = _LUNAR_BEFORE.search(text[max(0, at - _LUNAR_REACH) : at]) or _is_old(found)
    return replace(found, unit="lunar") if lunar else found


def _is_old(date: Quantity) -> bool:
    """Whether a date is one of the old calendar: 1360年五月, with the month in characters.

    China has had the Gregorian calendar since 1912; months of the old one are written in
    characters (GB/T 15835-2011, 5.2).
    """
    year = date.parts[0]
    return (
        year.field == "year"
        and year.value < _GREGORIAN
        and any(character in _MONTH_NUMERALS for character in date.text)
    )


def _read_date(text: str, at: int) -> Quantity | None:
    if not (text[at].isdigit() or text[at] in numerals.NUMERALS) or not _stands_alone(text, at):
        return None
    for pattern, field in ((_YEARS, "year"), (_SHORT_YEARS, "year"), (_MONTHS, "month")):
        found = pattern.match(text, at)
        if found:
            one, two = (_value(found.group(name), field) for name in ("one", "two"))
            if pattern is _SHORT_YEARS:
                two += one // 100 * 100
            if one < two:
                return Quantity.of(text, at, found.end(), "range", parts(field, one, two))
    found = _MONTH_TO_DAY.match(text, at)
    if found:
        values = parts("month", _number(found["month"])) + parts("day", _number(found["day"]))
        if found["month2"]:
            values += parts("month", _number(found["month2"]))
        values += parts("day", _number(found["day2"]))
        return Quantity.of(text, at, found.end(), "range", values)
    found = _ISO.match(text, at)
    if found:
        values = tuple(
            Part(field=name, value=Fraction(int(found[name]))) for name in ("year", "month", "day")
        )
        return Quantity.of(text, at, found.end(), "date", values)
    found = _DATE.match(text, at)
    return _plain_date(text, at, found) if found else None


def _value(text: str, field: str) -> int:
    return numerals.read_digits(text) if field == "year" else _number(text)


def _plain_date(text: str, at: int, found: re.Match[str]) -> Quantity | None:
    year = found["year"]
    month = found["month"] or found["month2"]
    day = found["day"] or found["day2"] or found["day4"]
    if (
        month
        and not year
        and text[found.end() : found.end() + 1] in tuple("球饼餅薪亮光票台臺经經嫂子")
    ):
        return None
    if year:
        value = numerals.read_digits(year)
        spans_time = value % 100 == 0 and _SPAN_OF_TIME.match(text, found.end())
        if not month and (spans_time or not 1000 <= value <= 2199):
            return None
    values: tuple[Part, ...] = ()
    if year:
        values += parts("year", numerals.read_digits(year))
    if month:
        values += parts("month", _number(month))
    if day:
        values += parts("day", _number(day))
    if found["day3"]:
        values += parts("day", _number(found["day3"]))
        return Quantity.of(text, at, found.end(), "range", values)
    if found["day4"] and not _is_day(text, at, found):
        return None
    return Quantity.of(
        text, at, found.end(), "year" if len(values) == 1 and year else "date", values
    )


def _is_day(text: str, at: int, found: re.Match[str]) -> bool:
    """Whether 5日 or 5号 is a day of the month, not a house number or a count of days."""
    sign = text[found.end() - 1]
    before = text[at - 1] if at else ""
    if sign in "号號":
        return (
            before not in tuple("路街道巷弄楼栋室院第房线厅") and not before.isascii()
        ) or not before
    return before not in tuple("十百几数") or not before


def read_decade(text: str, at: int) -> Quantity | None:
    """Read 90年代, 上世纪九十年代, 1990年代, 20世纪90年代, 六七十年代."""
    if not _stands_alone(text, at):
        return None
    found = _DECADE.match(text, at)
    if found is None:
        return None
    tens, which = found["tens"] or "", found["which"] or ""
    century = 0
    if which and len(tens) != 4:
        century = 19 if which.startswith("上") else 20 if which.startswith("本") else 0
        century = century or _number(which.split("世")[0].strip()) - 1
    if found["pair"]:  # 六七十年代
        values = [century * 100 + 10 * numerals.DIGITS[digit] for digit in found["pair"]]
        if values[0] >= values[1]:
            return None
        return Quantity.of(text, at, found.end(), "range", parts("decade", *values))
    value = numerals.read_digits(tens) if len(tens) == 4 else century * 100 + _number(tens)
    return Quantity.of(text, at, found.end(), "decade", parts("decade", value))


def read_century(text: str, at: int) -> Quantity | None:
    """Read 21世纪, 十九世纪, 第21世纪, 17至18世纪; 两个世纪 is a count."""
    if not _stands_alone(text, at):
        return None
    found = _CENTURY.match(text, at)
    if found is None:
        return None
    values = [_number(found["one"]), *([_number(found["two"])] if found["two"] else [])]
    if not all(1 <= value <= 30 for value in values):
        return None
    kind = "century" if len(values) == 1 else "range"
    return Quantity.of(text, at, found.end(), kind, parts("century", *values))


def read_time(text: str, at: int) -> Quantity | None:
    """Read 下午3时30分, 晚上八点半, 15:30; a bare 三点 only where a part of the day says so."""
    found = _CLOCK.match(text, at)
    if found is None or (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return None
    part, word = found["part"] or "", found["word"]
    if not part and not _stands_alone(text, at):
        return None
    following = text[found.end() : found.end() + 1]
    if word in ("点", "點") and numerals.DIGITS.get(following) is not None:
        return None
    exact = any(found[name] for name in ("minute", "half", "quarter", "sharp"))
    if (
        word
        and not part
        and not exact
        and (word in "点點" or following in tuple("间間代期候常刻段速"))
    ):
        return None
    if word in ("时", "時") and not part and not exact and not text[at].isdigit():
        return None
    hour = _number(found["hour"])
    minute = int(found["colon"] or 0)
    if found["minute"]:
        minute = _number(found["minute"])
    elif found["half"]:
        minute = 30
    elif found["quarter"]:
        minute = 15 * _number(found["quarter"])
    if part in ("下午", "傍晚", "晚上", "晚间", "晚間", "当晚", "深夜", "晚") and 1 <= hour < 12:
        hour += 12
    if part in ("凌晨", "午夜", "深夜", "晚上") and hour == 12:
        hour = 0
    if part == "中午" and hour in (1, 2):
        hour += 12
    values = parts("hour", hour)
    if minute or found["colon"]:
        values += parts("minute", minute)
    return Quantity.of(text, at, found.end(), "time", values)
