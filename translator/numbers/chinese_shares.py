"""Read Chinese shares: 百分之五, 三成五, 一半, 翻一番."""

from __future__ import annotations

import re
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers import numerals
from translator.numbers.chinese_measures import CURRENCY, MEASURE
from translator.numbers.prefixes import prefix
from translator.numbers.quantity import Quantity, parts

PERCENT = lazy_regex(r"\s?[%％﹪]")
_OUT_OF = lazy_regex("([百千万萬])分(?:之(?![0-9]*[个個])|(?=[一二两兩]百(?!分)))")
_UNIT_OF_MEASURE = lazy_regex("毫?秒|[毫厘分千微纳]?米|[毫千微]?克|毫?升|英寸|[安伏瓦度]")
POINTS = lazy_regex("[个個]?百分[点點]")
TENTH = lazy_regex(
    "成(?![为為立员員绩績果本功都长長就份型语語品套交效败敗熟千百家天像因才分形双雙对對群衣]"
    "|年(?:[人男女子期后後礼禮犬猫]|$))"
)
TO = lazy_regex(r"\s?(?:[到至~～—–－]|——|-)\s?")


def read_out_of(text: str, at: int) -> Quantity | None:
    """Read 百分之五, 千分之三, 百分之十到百分之十五, 百分之五到八."""
    found = _OUT_OF.match(text, at)
    if found is None:
        return None
    per = {"百": 1, "千": 10, "万": 100, "萬": 100}[found.group(1)]
    first = numerals.read(text, found.end())
    if first is None:
        return None
    values, end = [first.value / per], first.end
    joined = TO.match(text, end)
    if joined:
        again = _OUT_OF.match(text, joined.end())
        second = numerals.read(text, again.end() if again else joined.end())
        if second and first.value < second.value and (again or _is_bare_share(text, second)):
            values, end = [*values, second.value / per], second.end
    elif first.second is not None:
        values.append(first.second / per)
    if _UNIT_OF_MEASURE.match(text, end) and len(values) == 1:  # 千分之三秒 is 0.003 seconds
        return Quantity.of(text, at, end, "cardinal", parts("number", values[0] / 100), scaled=True)
    kind = "percent" if len(values) == 1 else "range"
    return Quantity.of(text, at, end, kind, parts("percent", *values), about=first.about)


def _is_bare_share(text: str, number: numerals.Numeral) -> bool:
    """Whether a number behind 百分之五到 is a share too: not 百分之二十至三百亿元, 至三十人."""
    after = text[number.end : number.end + 1]
    return (
        number.value <= _WHOLE
        and not MEASURE.match(after)
        and not CURRENCY.match(text, number.end)
        and not prefix(text, number.end) > 1
    )


_WHOLE = 100
_TWO_DIGITS = 2


def read_half(text: str, at: int) -> Quantity | None:
    """Read 一半, 半数, 过半."""
    found = re.compile("一半|半数|半數|过半|過半|大半").match(text, at)
    if found is None:
        return None
    return Quantity.of(
        text, at, found.end(), "fraction", parts("fraction", Fraction(1, 2)), bare=True
    )


def read_doubling(text: str, at: int) -> Quantity | None:
    """Read 翻一番, 翻了两番."""
    found = re.compile("翻(?:了)?([一二两兩三四])?番").match(text, at)
    if found is None:
        return None
    times = 2 ** numerals.DIGITS[found.group(1) or "一"]
    return Quantity.of(text, at, found.end(), "multiple", parts("multiple", times))


def tenths(text: str, at: int, end: int, values: list[Fraction]) -> Quantity:
    """三成 is 30 %, 七成五 75 %, 三成半 35 %, 六七成 60–70 %."""
    values = [value * 10 for value in values]
    more = text[end : end + 1]
    following = text[end + 1 : end + 2]
    if len(values) == 1 and more == "半":
        values, end = [values[0] + 5], end + 1
    elif len(values) == 1 and numerals.DIGITS.get(more, 0) and not MEASURE.match(following):
        values, end = [values[0] + numerals.DIGITS[more]], end + 1
    kind = "range" if len(values) == 2 else "percent"
    return Quantity.of(text, at, end, kind, parts("percent", *values))
