"""Values that a figure may stand for beside its own: 30 of 30 %, 4 and 18 of 418."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_HAN_DIGITS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")}
_HAN_PAIR = lazy_regex("[一二三四五六七八九十]{2,4}")
_BASIS = lazy_regex(r"基点|基點|\bbasis\b|\bbps?\b", re.IGNORECASE)


def readings(figure: Figure) -> list[Fraction]:
    """Return the values that a figure of another text may have instead, its own first."""
    value = figure.value
    found = [value, *figure.others]
    match figure.kind:
        case "share":
            found += [value * 100]
            if _BASIS.search(figure.text):
                found.append(value * 10_000)
        case "clock":
            found += [value - 12, value + 12]
        case "decade":
            found += [value % 100, value + 1900, value + 10]
            if value >= 1000 and value % 100 == 0:
                found.append(value / 100 + 1)
        case "century":
            found += [(value - 1) * 100, value * 100]
        case "times":
            found += [value + 1, value - 1]
        case "age":
            found += [value + 1, value - 1]
        case "money":
            found.append(figure.measure)
    return found


def as_date(figure: Figure) -> list[Fraction]:
    """Return the month and the day 418 and 1129 may stand for."""
    month, day = divmod(figure.value, 100)
    dated = figure.kind == "" and 1 <= month <= 12 and 1 <= day <= 31
    return [Fraction(month), day] if dated else []


def spelt(text: str) -> Iterable[Fraction]:
    """Return what Chinese digits side by side may say: 六一 is June 1, 双十一 November 11."""
    for match in _HAN_PAIR.finditer(text):
        run = match.group()
        for one in run:
            yield Fraction(10 if one == "十" else int(_HAN_DIGITS[one]))
        if "十" not in run:
            yield Fraction("".join(_HAN_DIGITS[one] for one in run))
        elif run[0] == "十" and len(run) == 2:
            yield Fraction(10 + int(_HAN_DIGITS.get(run[1], "0")))
