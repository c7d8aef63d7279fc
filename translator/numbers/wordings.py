"""Other wordings of a number: what says the value without being read as a number.

*Centenary* is 100, 数以万计 is tens of thousands, 六一 is June 1, 十四五 is the fourteenth plan.
The fixed wordings stand in ``wordings.tsv``; those made of digits are computed here.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from fractions import Fraction
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.numbers.english_dates import MONTHS
from translator.numbers.quantity import Part, Quantity
from translator.numbers.render import chinese_numeral
from translator.system import text_tables

_MONTH_NAMES = {number: name.capitalize() for name, number in MONTHS.items() if len(name) > 4} | {
    5: "May",
    6: "June",
    7: "July",
}
_CAPITALISED = lazy_regex(r"\b[A-Z][a-z]{4,}\b")
_MISSPELT = 0.85
"""Likeness (``difflib``) from which a word is a month misspelt: Novemeber 0.95, Febuary 0.93."""
_SCALE_AFTER = lazy_regex(
    r"\s?(?:[百千万萬亿億]|(?:hundred|thousand|million|billion|trillion)\b)", re.IGNORECASE
)
_PARTS_OF_ONE = {
    2: "half", 3: "third", 4: "(?:quarter|fourth)", 5: "fifth", 6: "sixth", 7: "seventh",
    8: "eighth", 9: "ninth", 10: "tenth",
}  # fmt: skip
_DIGITS = "零一二三四五六七八九"


def worded(quantity: Quantity, text: str) -> bool:
    """Say whether a text has the quantity in other words or in the very same characters."""
    return (
        _verbatim(quantity, text)
        or any(pattern.search(text) for pattern in _fixed(quantity))
        or _known_by_its_digits(quantity, text)
        or _coins(quantity, text)
        or _part_of_one(quantity, text)
    )


def month_in(value: Fraction, text: str) -> bool:
    """Say whether an English text names a month, be it misspelt (Novemeber)."""
    name = _MONTH_NAMES.get(int(value), "")
    if not name:
        return False
    if re.search(rf"\b{name}\b", text):
        return True
    return any(
        word[:3] == name[:3] and SequenceMatcher(None, word, name).ratio() >= _MISSPELT
        for word in _CAPITALISED.findall(text)
    )


@cache
def _table() -> dict[tuple[str, str, Fraction], list[re.Pattern[str]]]:
    table: dict[tuple[str, str, Fraction], list[re.Pattern[str]]] = {}
    rows = text_tables.rows("translator.numbers", "wordings.tsv", 4)
    for field, about, value, pattern in rows:
        key = (field, about, Fraction(value))
        table.setdefault(key, []).append(re.compile(pattern, re.IGNORECASE))
    return table


def _fixed(quantity: Quantity) -> list[re.Pattern[str]]:
    part = quantity.parts[0]
    if len(quantity.parts) > 1:
        return []
    about = quantity.about if quantity.about == "several" else ""
    return _table().get((part.field, about, part.value), [])


def _verbatim(quantity: Quantity, text: str) -> bool:
    """1995-96, 105.3 and 4K are the same in both languages; 0.71 before 万 is not."""
    form = quantity.text.strip()
    if not form.isascii() or not any(character.isdigit() for character in form):
        return False
    return any(
        not _SCALE_AFTER.match(text, found.end())
        for found in re.finditer(rf"(?<!\d){re.escape(form)}(?!\d)", text)
    )


def _known_by_its_digits(quantity: Quantity, text: str) -> bool:
    """六一 is June 1, 六四 June Fourth, 九一八 September 18; 十四五 the fourteenth plan."""
    values = {part.field: int(part.value) for part in quantity.parts}
    if set(values) == {"ordinal"} and 10 < values["ordinal"] < 30:
        return f"{chinese_numeral(values['ordinal'])}五" in text
    if not values or not set(values) <= {"month", "day"} or "month" not in values:
        return False
    if "day" in values and re.search(rf"(?<!\d){values['month']}[.·]?{values['day']}(?!\d)", text):
        return True  # 418 is April 18, when shops give discounts
    months = _spelt(values["month"])
    days = _spelt(values["day"]) if "day" in values else [f"[{_DIGITS[1:]}十]"]
    return re.search(f"(?:{'|'.join(months)})·?(?:{'|'.join(days)})", text) is not None


def _spelt(value: int) -> list[str]:
    """Write a number as a numeral and digit by digit: 十八, 一八."""
    return [chinese_numeral(value), "".join(_DIGITS[int(digit)] for digit in str(value))]


def _coins(quantity: Quantity, text: str) -> bool:
    """五毛 is fifty cents."""
    part: Part = quantity.parts[0]
    if part.field != "number" or part.value % 10 or not 10 <= part.value <= 90:
        return False
    return re.search(f"{_DIGITS[int(part.value) // 10]}[毛角]", text) is not None


def _part_of_one(quantity: Quantity, text: str) -> bool:
    """五分之一 is a fifth, also where "of" does not show that it is no ordinal."""
    part = quantity.parts[0]
    if part.field != "fraction" or part.value.numerator != 1:
        return False
    word = _PARTS_OF_ONE.get(part.value.denominator)
    return (
        word is not None and re.search(rf"\b(?:a|one)[ -]{word}\b", text, re.IGNORECASE) is not None
    )
