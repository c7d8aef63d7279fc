"""Read the years of eras: 民國99年, 民國一〇八年, 108學年度, 昭和三十年, 同治三年五月.

An era's year is worth the Gregorian year in which most of it falls; its own number is the other
figure that a translation may show ("the third year of Tongzhi").
"""

from __future__ import annotations

import re
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.numbers import numerals
from translator.numbers.eras import ABROAD, REACH, Setting, choose, names
from translator.numbers.quantity import Part, Quantity, parts

MINGUO = 1911
"""The year before the first of the Republic of China."""
_DIGIT = "[0-9０-９]"
_NUMBER = f"{_DIGIT}{{1,3}}|元|[〇零○一二三四五六七八九十百廿卅]{{1,5}}"
_MONTH = "1[0-2]|0?[1-9]|[闰閏]?(?:十[一二]?|[一二三四五六七八九])|[正冬腊臘]"
_DAY = (
    "3[01]|[12][0-9]|0?[1-9]|初[一二三四五六七八九十]"
    "|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九]"
)
_SPACE = r"\s?"
_ERA_YEAR = rf"""
    (?:中[華华])?(?P<name>NAMES){_SPACE}(?P<before>前)?(?P<number>{_NUMBER}){_SPACE}
    (?:(?P<decade>年代)
    |(?P<unit>[學学]?年|載|载)
     (?:{_SPACE}(?P<month>{_MONTH}){_SPACE}月(?:{_SPACE}(?P<day>{_DAY})(?:{_SPACE}[日号號])?)?
     |(?P<span>{_SPACE}(?:[到至~～—–－-]|——){_SPACE})(?P<until>{_NUMBER}){_SPACE}[學学]?[年載载](?!代)
     )?
     (?![级級龄齡轻輕限多])
    |(?P<joined>[到至~～—–－-])(?P<last>{_NUMBER})[學学]?年(?![级級代])
    )
"""
_MAY_HOLD = lazy_regex(rf"[\u4e00-\u9fff]\s?前?(?:{_NUMBER})\s?[學学年載载到至~～—–－-]|[學学]年")
"""A quick look: most texts hold no year of an era."""
_SCHOOL_YEAR = lazy_regex(
    "(?<![0-9０-９〇零○一二三四五六七八九十百])"
    "(?P<number>(?P<three>1[0-4][0-9]|一[〇零一二三四][〇零一二三四五六七八九])|[4-9][0-9]"
    "|[四五六七八九]十[一二三四五六七八九]?)"
    r"\s?(?P<school>學年|学年)(?!制)"
)
_BRACKET = lazy_regex(r"\s?[（(](?:公元|西元)?(?P<year>[1-9][0-9]{1,3})[年）)—–-]")
_SEASON = lazy_regex("[春夏秋冬]|(?:正|[冬腊臘])月")
_LENGTH = lazy_regex(
    "[间間]|以?[来來]|[的之]?(?:历史|歷史|[岁歲]月|光[阴陰]|[时時][间間]|久|[统統]治)|皇帝"
)


@cache
def _era_year() -> re.Pattern[str]:
    return re.compile(_ERA_YEAR.replace("NAMES", names()), re.VERBOSE)


def find(text: str) -> list[Quantity]:
    """Find the years of eras in a text, in order."""
    found: list[Quantity] = []
    if not _MAY_HOLD.search(text):
        return found
    at, abroad = 0, ABROAD.search(text) is not None
    while match := _era_year().search(text, at):
        quantity = _read(text, match, abroad=abroad)
        if quantity is not None:
            found.append(quantity)
        at = quantity.end if quantity is not None else match.start() + 1
    taken = {place for quantity in found for place in range(quantity.start, quantity.end)}
    found += [
        _school_year(text, match)
        for match in _SCHOOL_YEAR.finditer(text)
        if match.start("number") not in taken and (match["three"] or match["school"] == "學年")
    ]
    return sorted(found, key=lambda quantity: quantity.start)


def _value(number: str) -> int:
    """Return the number of a year: 元 is 1, 一〇八 and 百零八 are 108, 九九 is 99."""
    if number == "元":
        return 1
    if number[0].isdigit() and number.isdecimal():
        return int(number)
    if all(character in numerals.DIGITS for character in number):
        return numerals.read_digits(number)
    numeral = numerals.read(number, 0)
    return int(numeral.value) if numeral and numeral.end == len(number) else 0


def _read(text: str, match: re.Match[str], *, abroad: bool) -> Quantity | None:
    number = _value(match["number"])
    bracket = _BRACKET.match(text, match.end())
    setting = Setting(
        before=text[max(0, match.start() - REACH) : match.start()], abroad=abroad,
        year=int(bracket["year"]) if bracket else None,
        dated=match["number"] == "元" or match["unit"] in ("載", "载") or bool(match["month"])
        or bool(_SEASON.match(text, match.end())),
    )  # fmt: skip
    until = match["until"] or match["last"]
    if not until and _LENGTH.match(text, match.end()):  # 康熙六十一年的历史
        return None
    if match["before"]:  # 民國前5年 is 1907
        if match["name"] not in ("民國", "民国") or not 1 <= number <= 50:
            return None
        return _of(text, match, parts("year", MINGUO + 1 - number), (number,), "Minguo")
    era = choose(match["name"], number, setting)
    if era is None:
        return None
    if match["decade"]:
        decade = era.year(number) // 10 * 10
        return _of(text, match, parts("decade", decade), (number, decade + 10), era.roman)
    if until:
        last = _value(until)
        if not number < last <= era.last:
            return None
        years = parts("year", era.year(number), era.year(last))
        return _of(text, match, years, (number, last), era.roman)
    also = (number, era.year(number) + 1) if match["unit"] in ("學年", "学年") else (number,)
    values = parts("year", era.year(number))
    if not match["month"]:
        return _of(text, match, values, also, era.roman)
    if not era.gregorian or number < era.gregorian:
        return _of(text, match, values, also, era.roman, unit="lunar")
    return _of(text, match, values + _month_and_day(match), also, era.roman)


def _month_and_day(match: re.Match[str]) -> tuple[Part, ...]:
    values = parts("month", _value(match["month"]))
    return values + parts("day", _value(match["day"])) if match["day"] else values


def _of(
    text: str,
    match: re.Match[str],
    values: tuple[Part, ...],
    also: tuple[int, ...],
    roman: str,
    *,
    unit: str = "",
) -> Quantity:
    fields = {part.field for part in values}
    kind = "range" if len(values) > 1 and len(fields) == 1 else "date" if len(values) > 1 else ""
    return Quantity.of(
        text, match.start(), match.end(), kind or values[0].field, values,
        unit=unit, also=tuple(part.value for part in parts("year", *also)), era=roman,
    )  # fmt: skip


def _school_year(text: str, match: re.Match[str]) -> Quantity:
    """Read 108學年度, a school year in Taiwan, where years are counted from 1912."""
    number = _value(match["number"])
    return _of(text, match, parts("year", MINGUO + number), (number, MINGUO + number + 1), "Minguo")
