"""Read a Chinese numeral that counts, and ranges: 60万到80万, 3至5天, 三、四百, 二三成."""

from __future__ import annotations

import re
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers import numerals
from translator.numbers.chinese_measures import CURRENCIES, CURRENCY, MEASURE, whose_yuan
from translator.numbers.chinese_shares import PERCENT, POINTS, TENTH, TO, tenths
from translator.numbers.not_amounts import changes_by
from translator.numbers.numerals import DIGITS
from translator.numbers.prefixes import prefix
from translator.numbers.quantity import Quantity, parts

_ONE_DIGIT_SCALED = lazy_regex("([二三四五六七八九2-9])[十百千万萬亿億]+")
_OR = lazy_regex("[、或](?!第)")
_HEADING = lazy_regex(r"(?:^|[。！？；：:\n])[\s（(]*$")
_FARTHEST = 1000
"""How many times its lower end the upper end of a range may be: beyond that they are two
numbers, as in 由2019至300万."""
_CODE_BEFORE = lazy_regex(r"(?:[A-Za-z0-9]|[A-Za-z0-9][.\-_/]|[/@#])$")


def read_number(text: str, at: int) -> numerals.Numeral | None:
    """Read a numeral that stands on its own feet: not in a word, a code or an address."""
    character = text[at] if at < len(text) else ""
    before = text[at - 1] if at else ""
    if before and character.isdigit() and _CODE_BEFORE.search(text[max(0, at - 2) : at]):
        return None
    if character in numerals.UNITS and before in numerals.NUMERALS and before:
        return None  # 亿元 of 一百万亿亿元
    number = numerals.read(text, at)
    if number is None:
        return None
    after = text[number.end : number.end + 1]
    if number.arabic and after.isascii() and after.isalpha():
        return None
    return number


def is_scaled(number: numerals.Numeral) -> bool:
    """Say whether a numeral ends in a unit of a hundred or more."""
    return number.unit in ("百", "千", "万", "亿", "萬", "億", "佰", "仟")


def read_range(text: str, at: int, first: numerals.Numeral) -> Quantity | None:
    """60万到80万, 3至5天, 10%–15%, 3-5万元, 二三成; not 20%至300亿元, whose ends are unlike."""
    percent = PERCENT.match(text, first.end)
    unit = CURRENCY.match(text, first.end)
    tail = percent.end() if percent else unit.end() if unit else first.end
    in_tenths = not percent and not unit and TENTH.match(text, tail) and first.value <= 10
    if in_tenths:
        tail += 1
    whole = tail > first.end or first.scale > 1
    joined = TO.match(text, tail) or (None if whole else _OR.match(text, tail))
    if joined is None or (whole and changes_by(text, at)):
        return None
    minus = joined.group().strip() == "-"
    second = read_number(text, joined.end()) if not minus else numerals.read(text, joined.end())
    if first.about or second is None or second.digits >= 2 or (first.digits and not second.digits):
        return None
    low, high = first.value, second.second or second.value  # 三四十万至五六十万
    borrowed = second.scale > 1 and first.scale == 1 and low < second.mantissa
    leading = _ONE_DIGIT_SCALED.fullmatch(text, joined.end(), second.end)
    if joined.re == _OR and not (leading and _are_neighbours(text, at, first.value, leading)):
        return None
    if leading and first.end - at == 1 and 0 < low < _digit(leading[1]) and joined.group() != "-":
        low *= high / _digit(leading[1])  # 两到三百万 is two to three million
    elif borrowed:
        low *= second.scale
    if text[at] == "0" and first.end - at > 1:
        return None
    if high <= low or (minus and re.compile(r"[-–:：.][0-9]").match(text, second.end)):
        return None
    if not minus and not first.arabic and first.end - at == 1 and second.end - joined.end() == 1:
        after = text[second.end : second.end + 1]
        if not after or not (MEASURE.match(after) or after in "成倍"):
            return None
    end, field, money = second.end, "number", ""
    closing, currency = PERCENT.match(text, end), CURRENCY.match(text, end)
    if percent and not closing:
        return None
    if unit and (currency is None or currency_code(currency) != currency_code(unit)):
        return None
    if in_tenths and not (TENTH.match(text, end) and high <= 10):
        return None
    if high > _FARTHEST * low or (_is_year(first) and is_scaled(second)):
        return None
    if prefix(text, end) > 1 and is_scaled(first):
        return None
    if closing:
        end, field = closing.end(), "percent"
    elif POINTS.match(text, end):
        end, field, money = POINTS.match(text, end).end(), "percent", "points"  # type: ignore[union-attr]  # matched in the line above
    elif TENTH.match(text, end) and high <= 10:
        more = tenths(text, at, end + 1, [high])
        end, field, low, high = more.end, "percent", low * 10, more.value
    elif currency:
        end, money = currency.end(), whose_yuan(text, at, currency_code(currency))
    elif text[end : end + 1] == "倍":
        end, field = end + 1, "multiple"
    return Quantity.of(
        text, at, end, "range", parts(field, low, high),
        about=second.about, unit=money, scaled=is_scaled(first) or is_scaled(second),
    )  # fmt: skip


def _are_neighbours(text: str, at: int, low: Fraction, leading: re.Match[str]) -> bool:
    """Whether 三、四百 is 300 to 400: neighbours, no heading, no list of more."""
    before = text[max(0, at - 2) : at]
    return (
        low + 1 == _digit(leading[1])
        and not _HEADING.search(before)
        and before[-1:] not in ("、", "第")
        and text[leading.end() : leading.end() + 1] != "、"
    )


def _digit(character: str) -> int:
    return int(character) if character.isdecimal() else DIGITS[character]


def currency_code(found: re.Match[str]) -> str:
    """Return the code of a match of ``CURRENCY``."""
    return CURRENCIES[found.group(1)]


def _is_year(number: numerals.Numeral) -> bool:
    return number.arabic and not is_scaled(number) and 1900 <= number.value <= 2100
