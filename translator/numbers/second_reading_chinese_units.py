"""What stands behind a Chinese run of numerals, for the second reading: units and dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure, eras, figure, units
from translator.numbers.second_reading_runs import DIGITS, NUMERALS, ONE_DIGIT, digits

_SHARE = lazy_regex("[ \u00a0]?(?:[%‰]|个?百分点|个?(?P<basis>基本?点))")
_TENTHS = lazy_regex(
    f"成(半|[{ONE_DIGIT}](?![{ONE_DIGIT}十百千万个名人年]))?(?![为员绩功果本长立交就群套语都型熟])"
)
_OFF = lazy_regex("折(?![磨腾断扣叠线页子返回射旧合中]|起来)")
"""八折 and 八五折 are 80 and 85 % of a price, 20 and 15 % off it."""
_BEHIND = lazy_regex(
    "[ \u00a0]?(年代|世纪|月(?!球|亮|饼|薪|票|租|供|光|嫂|子|台)|[日号](?![元本常])"
    "|学?年(?![级糕货轻迈代])|载)"
)
_CLOCK = lazy_regex(
    "[ \u00a0]?(?:[点时](?!钟爱|代|间|段|期|候|速|评|子|尚|装)|[:：](?=[0-5][0-9]))"
)
_MINUTES = lazy_regex("[点时:：]$")
_HALF = lazy_regex("个?半")
_TENTH = lazy_regex(
    f"(?<=块)[{ONE_DIGIT}0-9]"
    "(?![十百千万亿0-9.边角星层 英寸吋米平厘毫公千克升斤吨瓦伏年月日号天小时分秒点人个%])"
)
"""The tenths of 三块五; in 一块5英寸的屏幕 the 5 has a unit of its own."""
_HEADED = lazy_regex("[（(]([^（）()]{1,4})[）)][ :：]?$")
_LONGEST_HEAD = 8
"""Characters of a unit in brackets, and what may stand behind it."""
_METRE = lazy_regex(
    f"(?<=米)(?:[{ONE_DIGIT}]{{1,2}}|[0-9]{{1,2}})(?![{NUMERALS}0-9.米厘公高长宽深左右个])"
)
_SECOND = lazy_regex("(?<=秒)[0-9]{1,2}(?![0-9.]|秒)")
"""Hundredths behind a sprinter's seconds: 11秒23."""
_AFTER_HOUR = {"半": 30, "一刻": 15, "三刻": 45}
_PAST_HOUR = lazy_regex(f"(?<=[{NUMERALS}0-9]点)(?:半|[一三]刻)")
_BORN = lazy_regex("(?<![0-9.])([5-9五六七八九01零一][0零]|[5-9][0-9])后(?![来面续天])")
_HALVES = lazy_regex("(?:一半|半数|过半|大半|半)(?!岛|场|决|径|导|夜|空|路|途|山|球|价)")
_DOUBLING = lazy_regex(f"翻(?:了)?([{ONE_DIGIT}])?番")
_ERA_FIRST = lazy_regex("元年")
_WEEK = lazy_regex(
    "(?:(?:星期|礼拜)([一二三四五六日天])"
    f"|(?<![{NUMERALS}0-9半几数多])周([一二三四五六日])(?![次趟回天个家种款份场篇更练报岁围遭]))"
    "(?![期本年周])"
)
"""Not the week of 一周一次, nor that of 每周三天."""


def with_unit(text: str, plain: str, one: Figure, run: str) -> Figure:
    """Add what stands behind a run: a share, a date, a time, a unit.

    Args:
        text: As it is.
        plain: The same in Simplified characters and half-width digits.
        one: The run, read.
        run: Its numerals.
    """
    start, end, value = one.start, one.run[1], one.value
    before = plain[max(0, start - 6) : start].rstrip()

    def ending(at: int, kind: str, **more: Any) -> Figure:
        return replace(one, end=at, text=text[start:at], kind=kind, **more)

    if share := _SHARE.match(plain, end):
        per = 10_000 if share["basis"] else 1000 if share.group().endswith("‰") else 100
        return ending(share.end(), "share", value=value / per)
    tenths = _TENTHS.match(plain, end)
    if tenths and value <= 10 and not one.about:
        more = tenths[1] or ""
        rest = Fraction(5 if more == "半" else DIGITS.get(more, 0), 100)
        return ending(tenths.end(), "share", value=value / 10 + rest)
    if value < 100 and one.about in ("", "doubtful") and (off := _OFF.match(plain, end)):
        paid = value / (10 if value <= 10 else 100)
        return replace(ending(off.end(), "share", value=paid, others=(1 - paid,)), about="")
    if before.endswith("第"):
        return replace(one, kind="ordinal")
    behind = _BEHIND.match(plain, end)
    if behind and (dated := _date(one, behind[1], run, before)):
        at = behind.end()
        if dated.kind == "time" and (half := _HALF.match(plain, at)):  # 两年半
            dated, at = replace(dated, value=value + Fraction(1, 2)), half.end()
        return replace(dated, end=at, text=text[dated.start : at])
    clock = _CLOCK.match(plain, end)
    if value <= 24 and clock and not one.about:
        return ending(clock.end(), "clock", others=(value - 12, value + 12))
    if _MINUTES.search(before) and plain[end : end + 1] == "分" and value < 60:
        return ending(end + 1, "clock")
    return _measured(plain, one, run, ending)


def _measured(plain: str, one: Figure, run: str, ending: Callable[..., Figure]) -> Figure:
    headed = _headed(plain, one.start)
    if headed:
        unit = units("zh")[headed]
        return replace(one, kind=unit.kind, size=unit.size)
    halved = _HALF.match(plain, one.run[1])  # 一个半小时
    word = _unit_word(plain, halved.end() if halved else one.run[1])
    if word is None:
        return one
    name, at = word
    unit = units("zh")[name]
    more = _HALF.match(plain, at) or _TENTH.match(plain, at) or _METRE.match(plain, at)
    more = more or (_SECOND.match(plain, at) if name == "秒" else None)
    added = Fraction(1, 2) if halved or more else Fraction(0)
    if more and name == "块":  # 三块五
        added = Fraction(f"0.{digits(more.group())}") if more.re == _TENTH else Fraction(1, 2)
    elif more and more.re in (_METRE, _SECOND):  # 一米七, 1米75, 11秒23
        added = Fraction(f"0.{digits(more.group())}")
    others = (one.value + 1, one.value - 1) if unit.kind == "times" else ()
    teens = unit.kind == "age" and run == "十几"  # neither ten nor more than ten
    return ending(
        more.end() if more else at, unit.kind, value=one.value + added, size=unit.size,
        others=others, about="doubtful" if teens else one.about,
    )  # fmt: skip


def _headed(plain: str, start: int) -> str:
    """Return the unit that stands in brackets before a number: 重量（kg）8."""
    if start < 2 or not (plain[start - 1] in "）)" or plain[start - 2] in "）)"):
        return ""
    headed = _HEADED.search(plain, max(0, start - _LONGEST_HEAD), start)
    return headed[1] if headed and headed[1] in units("zh") else ""


def _date(one: Figure, word: str, run: str, before: str) -> Figure | None:
    value = one.value
    whole = value.denominator == 1 and not one.about
    if word in ("年代", "世纪"):
        return replace(one, kind="decade" if word == "年代" else "century")
    if word == "月" and whole and 1 <= value <= 12:
        return replace(one, kind="month")
    if word in "日号" and whole and 1 <= value <= 31:
        return replace(one, kind="day")
    if word not in ("年", "学年", "载") or not whole:
        return None
    if before.endswith("民国前"):
        return replace(one, value=1912 - value, kind="year", others=(value,))
    era = next((name for name in eras() if before.endswith(name)), "")
    if era:
        year = value + eras()[era]
        return replace(one, value=year, kind="year", others=(value,))
    if 1000 <= value < 3000 and not re.search("[十百千万]", run):
        return replace(one, kind="year")
    if word in ("学年", "载") or value < 200:
        others = (value + 1911, value + 1900, value + 2000)
        return replace(one, kind="time", size=units("zh")["年"].size, others=others)
    return None


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = sorted(units("zh"), key=len, reverse=True)
    return re.compile(
        "[ \u00a0]?((?:" + "|".join(map(re.escape, words)) + ")(?:(?<![A-Za-z])|(?![A-Za-z])))"
    )


def _unit_word(plain: str, at: int) -> tuple[str, int] | None:
    found = _unit_pattern().match(plain, at)
    return (found[1], found.end()) if found else None


def words(text: str, plain: str) -> list[Figure]:
    """Read halves, doublings, weekdays and first years of eras, which have no run."""
    found = []

    def add(match: re.Match[str], value: Fraction, kind: str, **more: Any) -> None:
        found.append(figure(text, *match.span(), value, kind=kind, **more))

    for match in _HALVES.finditer(plain):
        before = plain[max(0, match.start() - 3) : match.start()]
        if match.group() == "半" and re.search(f"[{NUMERALS}0-9][个成年天月倍点]?$", before):
            continue  # 三成半, 一个半小时: read there
        unit = _unit_word(plain, match.end())
        if match.group() == "半" and unit:
            measure = units("zh")[unit[0]]
            add(match, Fraction(1, 2), measure.kind, size=measure.size)
        elif match.group() != "半":
            add(match, Fraction(1, 2), "share")
    for match in _DOUBLING.finditer(plain):
        add(match, Fraction(2 ** DIGITS.get(match[1] or "一", 1)), "times")
    for match in _WEEK.finditer(plain):
        named = match[1] or match[2]
        day = "一二三四五六日".find("日" if named == "天" else named) + 1
        add(match, Fraction(day), "weekday")
    for match in _PAST_HOUR.finditer(plain):
        add(match, Fraction(_AFTER_HOUR[match.group()]), "clock")
    for match in _BORN.finditer(plain):
        tens = int(digits(match[1]))
        kind = "year" if tens % 10 else "decade"
        add(match, Fraction(tens + (1900 if tens >= 50 else 2000)), kind)
    for match in _ERA_FIRST.finditer(plain):
        before = plain[max(0, match.start() - 4) : match.start()].rstrip()
        era = next((name for name in eras() if before.endswith(name)), "")
        if era:
            add(match, Fraction(eras()[era] + 1), "year", others=(Fraction(1),))
    return found
