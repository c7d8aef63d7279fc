"""Every right way to write a number, date or name, as regular expressions.

The exam's ``expect`` column is a regular expression in which a placeholder stands for all
renderings of one value, e.g. ``{number 600000}`` for ``600,000``, ``600 thousand``,
``0.6 million`` and ``six hundred thousand``. This module knows nothing of
``translator.numbers``: an exam must not share its examinee's mistakes.

Placeholders: ``{number 1.5}``, ``{percent 12.5}``, ``{date 10-28}`` (month-day),
``{ordinal 3}``, ``{yuan}``, ``{person Jiao|wei|xin}`` (family name, then syllables).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "-", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = (
    "-", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ENGLISH_SCALES = (
    ("thousand", 10**3, "k"),
    ("million", 10**6, "m|mn|mln"),
    ("billion", 10**9, "b|bn|bln"),
    ("trillion", 10**12, "tn|trn|t"),
)
_CHINESE_SCALES = (
    ("千", 10**3),
    ("万", 10**4),
    ("百万", 10**6),
    ("千万", 10**7),
    ("亿", 10**8),
    ("千亿", 10**11),
    ("(?:万亿|兆)", 10**12),
)
_NOT_SCALED = r"(?![- ]?(?:hundred|thousand|million|billion|trillion|per ?cent|%))"
_CHINESE_DIGITS = "零一二三四五六七八九"
_LONGEST_FRACTION = 4
"""Decimals up to which a rescaled value is still a natural rendering (0.0375 million)."""


def _decimal(value: Fraction) -> str | None:
    """Write a value as a short decimal; None where it would need too many places."""
    text = f"{float(value):.6f}".rstrip("0").rstrip(".")
    exact = Fraction(text) == value
    return text if exact and len(text.partition(".")[2]) <= _LONGEST_FRACTION else None


def _digits(decimal: str, commas: str = "(?:, ?| )?") -> str:
    whole, _, fraction = decimal.partition(".")
    front = "0?" if whole == "0" and fraction else f"{int(whole):,}".replace(",", commas)
    return front + (rf"\.{fraction}0*" if fraction else r"(?:\.0+)?")


def _english_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        rest = f"[- ]{_ONES[number % 10]}" if number % 10 else ""
        return _TENS[number // 10] + rest
    for name, value in (
        *((name, value) for name, value, _ in reversed(_ENGLISH_SCALES)),
        ("hundred", 100),
    ):
        if number >= value:
            many = number // value
            front = "(?:a|one)" if many == 1 else _english_words(many)
            rest = f",?(?:[- ]and)?[- ]{_english_words(number % value)}" if number % value else ""
            return f"{front}[- ]{name}{rest}"
    raise AssertionError(number)


def _english_decimal_words(decimal: str) -> str:
    whole, _, fraction = decimal.partition(".")
    words = _english_words(int(whole))
    if fraction:
        words += "[- ]point[- ]" + "[- ]".join(_ONES[int(digit)] for digit in fraction)
    return rf"\b{words}"


def _english_number(argument: str) -> str:
    value = Fraction(argument)
    plain = _decimal(value)
    if plain is None:
        raise ValueError(f"{argument} has too many decimals")
    choices = [_digits(plain) + _NOT_SCALED]
    if value < 10**4 or value % 1000 == 0:
        choices.append(_english_decimal_words(plain) + _NOT_SCALED)
    for name, scale, short in _ENGLISH_SCALES:
        scaled = _decimal(value / scale)
        if scaled is None or (value < scale and (value * 10 < scale or scale == 1000)):
            continue
        choices.append(rf"{_digits(scaled)}[- ]?(?:{name}|{short})")
        if float(scaled) < 1000:
            choices.append(rf"{_english_decimal_words(scaled)}[- ]{name}")
    return "|".join(choices)


def _english_percent(argument: str) -> str:
    return rf"{_digits(argument)}[- ]?(?:%|percent|per cent|pct)|" + (
        rf"{_english_decimal_words(argument)}[- ]per ?cent"
    )


def _english_ordinal(argument: str) -> str:
    number = int(argument)
    suffix = (
        "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    if number < 20:
        word = _ORDINALS[number]
    elif number % 10:
        word = f"{_TENS[number // 10]}[- ]{_ORDINALS[number % 10]}"
    else:
        word = _TENS[number // 10][:-1] + "ieth"
    return rf"{number} ?{suffix}|\b{word}"


def _english_date(argument: str) -> str:
    month, day = argument.split("-")
    name = _MONTHS[int(month) - 1]
    short = "Sept?" if month == "9" else name[:3]
    months = rf"(?:{name}|{short}\.?)"
    days = rf"(?:0?{day}|{_english_ordinal(day)})"
    return rf"{months} (?:the )?{days}|(?:the )?{days}(?: day)?(?: of)?,? {months}"


def _person(argument: str) -> str:
    family, *given = argument.split("|")
    joined = "[- '’]?".join(given)
    return f"{family},? {joined}|{joined} {family}"


def _chinese_words(number: int) -> str:
    if number < 10:
        return _CHINESE_DIGITS[number]
    for unit, value in (
        ("万亿", 10**12),
        ("亿", 10**8),
        ("万", 10**4),
        ("千", 1000),
        ("百", 100),
        ("十", 10),
    ):
        if number >= value:
            many, rest = divmod(number, value)
            front = "一?" if value == 10 and many == 1 else _chinese_words(many)
            if many == 2 and value > 10:
                front = "[二两]"
            gap = "零" if rest and rest < value // 10 else ""
            return front + unit + (gap + _chinese_words(rest) if rest else "")
    raise AssertionError(number)


def _chinese_decimal_words(decimal: str) -> str:
    whole, _, fraction = decimal.partition(".")
    words = _chinese_words(int(whole))
    return words + ("点" + "".join(_CHINESE_DIGITS[int(d)] for d in fraction) if fraction else "")


def _chinese_number(argument: str) -> str:
    value = Fraction(argument)
    plain = _decimal(value)
    if plain is None:
        raise ValueError(f"{argument} has too many decimals")
    choices = [_digits(plain, "[,， ]?"), _chinese_decimal_words(plain)]
    if value == 2:
        choices.append("两")
    for name, scale in _CHINESE_SCALES:
        scaled = _decimal(value / scale)
        if scaled is None or (value < scale and (value * 10 < scale or scale < 10**8)):
            continue
        # 千, 百万, 千万 and 千亿 stand after a number below ten only.
        if name in ("千", "百万", "千万", "千亿") and not 1 <= float(scaled) < 10:
            continue
        choices.append(f"{_digits(scaled, '[,， ]?')} ?{name}")
        choices.append(f"{_chinese_decimal_words(scaled)}{name}")
    for name, scale, low_name, low in (("亿", 10**8, "万", 10**4), ("万", 10**4, "", 1)):
        if value > scale and value % scale and value % low == 0 and value < scale * 10**4:
            many, rest = divmod(int(value), scale)
            choices.append(f"{many} ?{name}零?{_digits(str(rest // low), '[,， ]?')} ?{low_name}")
    return "|".join(choices)


def _chinese_percent(argument: str) -> str:
    words = _chinese_decimal_words(argument)
    return rf"{_digits(argument)} ?(?:[%％]|个?百分点)|百分之{words}|{words}个百分点"


def _chinese_date(argument: str) -> str:
    month, day = argument.split("-")
    return f"0?{month} ?月 ?0?{day} ?[日号]|" + (
        f"{_chinese_words(int(month))}月{_chinese_words(int(day))}[日号]"
    )


def _chinese_ordinal(argument: str) -> str:
    return f"第 ?(?:{argument}|{_chinese_words(int(argument))})"


_ENGLISH: dict[str, Callable[[str], str]] = {
    "number": _english_number,
    "percent": _english_percent,
    "date": _english_date,
    "ordinal": _english_ordinal,
    "person": _person,
    "yuan": lambda argument: "yuan|RMB|CNY|renminbi|¥|￥|kuai",
}
_CHINESE: dict[str, Callable[[str], str]] = {
    "number": _chinese_number,
    "percent": _chinese_percent,
    "date": _chinese_date,
    "ordinal": _chinese_ordinal,
    "person": _person,
    "yuan": lambda argument: "元|人民币|¥|￥|块",
}
# No rendering is part of a longer number or word: 600,000 is not in 1,600,000, nor 60 万 in
# 60 万亿, nor five in twenty-five. Signs and words without a number (元, $) may touch one.
_NUMERALS = "〇零一二三四五六七八九十百千万亿"
_GUARDS = {
    "en": (
        r"(?:(?=[0-9])(?<![0-9])(?<![0-9][.,])|(?=[A-Za-z])(?<!ty-)|(?![A-Za-z0-9]))(?:",
        r")(?:(?<=[A-Za-z0-9])(?![A-Za-z0-9]|[.,][0-9])|(?<![A-Za-z0-9]))",
    ),
    "zh": (
        rf"(?:(?=[0-9{_NUMERALS}])(?<![0-9])(?<![0-9][.,])(?<![{_NUMERALS}点])"
        rf"|(?![0-9{_NUMERALS}]))(?:",
        rf")(?:(?<=[0-9{_NUMERALS}])(?![0-9十百千万亿]|[.,][0-9])|(?<![0-9{_NUMERALS}]))",
    ),
}
_PLACEHOLDER = re.compile(r"\{([a-z]+)(?: ([^{}]+))?\}")


def compile_fact(expect: str, language: str) -> re.Pattern[str]:
    """Return the pattern that finds one fact in a target.

    Args:
        expect: A regular expression with placeholders.
        language: Of the target, ``en`` or ``zh``.

    Raises:
        ValueError: an unknown placeholder, or a value that cannot be written.
    """
    table = _ENGLISH if language == "en" else _CHINESE

    def replace(found: re.Match[str]) -> str:
        kind, argument = found.groups()
        if kind not in table:
            raise ValueError(f"there is no placeholder {found.group()}")
        return f"(?:{table[kind](argument)})"

    before, after = _GUARDS[language]
    return re.compile(before + _PLACEHOLDER.sub(replace, expect) + after, re.IGNORECASE)
