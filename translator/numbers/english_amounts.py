"""Read English amounts: 3.8 million people, 5 to 7 percent, $12bn, dozens of, three in ten."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.numbers.english_numerals import SCALES, Number, read_number
from translator.numbers.quantity import Quantity, parts

CURRENCIES = {
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "us dollars": "USD", "u.s. dollars": "USD",
    "dollars": "USD", "dollar": "USD", "us dollar": "USD", "euros": "EUR", "euro": "EUR",
    "pounds": "GBP", "yen": "JPY", "hong kong dollars": "HKD", "won": "KRW", "rubles": "RUB",
    "roubles": "RUB", "rupees": "INR", "swiss francs": "CHF", "new taiwan dollars": "TWD",
    "australian dollars": "AUD", "canadian dollars": "CAD", "singapore dollars": "SGD",
}  # fmt: skip
_PERCENT = lazy_regex(
    r"\s?(?:%|per\s?cent\b|percent\b|percentage)(?P<points>\s?points?\b)?", re.IGNORECASE
)
_CURRENCY = lazy_regex(
    r"[\s-](" + "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_MULTIPLE = lazy_regex(r"(?:\s(?:times\b|fold\b)|-fold\b|[x×]\b|fold\b)")
_TO = lazy_regex(r"\s?(?:[-–—~]|to|through)\s?(?=[\d$€£¥a-z.])|\sand\s", re.IGNORECASE)
_OR = lazy_regex(r"\sor\s(?=[\da-z])", re.IGNORECASE)
"""Two or three million is a range; two million or three million are two numbers."""
_CROWD = lazy_regex(
    r"\b(?:(?P<many>tens|dozens|hundreds)\sof\s)?(?P<crowd>dozens|scores|hundreds|thousands|millions|billions|trillions)\b"
    r"|\b(?:several|a\sfew|few|some)\s(?P<some>dozen|hundred|thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)
_MORE = lazy_regex(r"\s?(?:\+|plus\b|-plus\b|odd\b|-odd\b)")
_COUNTED = lazy_regex(
    r"\s?(?:%|(?:years?|days?|months?|weeks?|hours?|minutes?|countries|cities)\b)"
)
_NO_COUNT = lazy_regex(r"\s(?:another|of\sthe\s(?:most|best))\b|-(?:way|off|sided)")
_BETWEEN = lazy_regex(r"(?i)between\s$")
_FARTHEST = 1000
"""How many times its lower end the upper end of a range may be: beyond that they are two."""
_CHANGE = lazy_regex(
    r"(?i)\b(?:r[io]s(?:es?|en|ing)|up|falls?|fell|fallen|falling|down|gain(?:s|ed|ing)?|los(?:es?|t|ing)|dropp?(?:s|ed|ing)?"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|slipp?(?:s|ed|ing)?|sl(?:id|ides?|iding)|s[au]nk|sinks?|tumbl(?:es?|ed|ing)"
    r"|advanc(?:es?|ed|ing)|declin(?:es?|ed|ing)|(?:in|de)creas(?:es?|ed|ing)|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?"
    r"|plung(?:es?|ed|ing)|add(?:s|ed|ing)?|shed(?:s|ding)?|gr(?:ows?|ew|own|owing)|dipp?(?:s|ed|ing)?|slump(?:s|ed|ing)?"
    r"|higher|lower|narrow(?:s|ed|ing)?|widen(?:s|ed|ing)?|cut|rais(?:es?|ed|ing)|reduc(?:es?|ed|ing))"
    r"(?:\s(?:by|about|another|nearly|almost|some|roughly|over|a further|more than)){0,2}"
    r"\s$"
)
"""Words of growing and shrinking right before an amount: what "to" joins to it is the outcome."""
_CHANGE_REACH = 40
_MORE_DIGITS = lazy_regex(r"[-/.:]\d")
_IN = lazy_regex(r"\s(?:in|out of)(?:\severy)?\s", re.IGNORECASE)


def read_crowd(text: str, at: int) -> Quantity | None:
    """Read dozens, hundreds of thousands, several thousand."""
    found = _CROWD.match(text, at)
    if found is None:
        return None
    if found["some"]:
        value = SCALES[found["some"].lower()]
        if value == 12:
            value = 10
    else:
        sizes = {"dozens": 10, "scores": 20, "tens": 10}
        crowd = found["crowd"].lower()
        value = sizes.get(crowd) or SCALES[crowd[:-1]]
        if found["many"]:
            value *= sizes.get(found["many"].lower(), 100)
    end = found.end()
    currency = _CURRENCY.match(text, end + 3 if text.startswith(" of", end) else end)
    if currency:
        end = currency.end()
    return Quantity.of(
        text, at, end, "money" if currency else "cardinal", parts("number", value),
        about="several", scaled=True,
        unit=CURRENCIES[currency.group(1).lower()] if currency else "",
    )  # fmt: skip


def read_cardinal(text: str, at: int) -> Quantity | None:
    """Read a number, a range, a share; with its percent, currency or times."""
    first = read_number(text, at)
    if first is None:
        return None
    if (
        first.end - at == 3
        and text[at : first.end].lower() == "one"
        and _NO_COUNT.match(text, first.end)
    ):
        return None
    whole = _range(text, at, first)
    if whole is not None:
        return whole
    return _with_unit(text, at, first)


def _is_year(number: Number) -> bool:
    return not number.scaled and not number.unit and 1900 <= number.value <= 2100


def _range(text: str, at: int, first: Number) -> Quantity | None:
    percent = _PERCENT.match(text, first.end)
    tail = percent.end() if percent else first.end
    joined = _TO.match(text, tail) or _OR.match(text, tail)
    if joined is None:
        return None
    whole = percent or first.unit or first.scaled
    if whole and _CHANGE.search(text, max(0, at - _CHANGE_REACH), at):
        return None
    if joined.group().strip().lower() == "and" and not _BETWEEN.search(text[max(0, at - 9) : at]):
        return None
    second = read_number(text, joined.end())
    if second is None or text[second.end : second.end + 2].lower() in ("st", "nd", "rd", "th"):
        return None
    minus = joined.group() == "-"
    if minus and (_MORE_DIGITS.match(text, second.end) or (first.bare and second.bare)):
        return None
    low, high = first.value, second.value
    if joined.re == _OR and not (first.scale == 1 < second.scale and not first.unit):
        return None
    if second.scale > 1 and first.scale == 1 and low < second.value / second.scale:
        low *= second.scale
    if high <= low or high > _FARTHEST * low or (_is_year(first) and second.scaled):
        return None
    end, field, unit = second.end, "number", second.unit or first.unit
    closing, currency = _PERCENT.match(text, end), _CURRENCY.match(text, end)
    money = second.unit or (CURRENCIES[currency.group(1).lower()] if currency else "")
    if (percent and not closing) or (first.unit and (closing or money not in ("", first.unit))):
        return None  # up 20% to 30 billion yuan
    if closing:
        end, field = closing.end(), "percent"
        unit = "points" if closing["points"] else ""
    elif _MULTIPLE.match(text, end):
        found = _MULTIPLE.match(text, end)
        end, field = (found.end() if found else end), "multiple"
    elif currency:
        end, unit = currency.end(), CURRENCIES[currency.group(1).lower()]
    return Quantity.of(
        text, at, end, "range", parts(field, low, high),
        unit=unit, scaled=first.scaled or second.scaled,
    )  # fmt: skip


def _with_unit(text: str, at: int, number: Number) -> Quantity | None:
    end, kind, field, unit = number.end, "cardinal", "number", number.unit
    percent, currency = _PERCENT.match(text, end), _CURRENCY.match(text, end)
    times, more = _MULTIPLE.match(text, end), _MORE.match(text, end)
    share = _IN.match(text, end)
    about = ""
    if share and number.value < 100:
        second = read_number(text, share.end())
        if second is not None and _is_share(number, second, text):
            value = number.value / second.value
            return Quantity.of(text, at, second.end, "fraction", parts("fraction", value))
    if percent:
        end, kind, field = percent.end(), "percent", "percent"
        unit = "points" if percent["points"] else ""
    elif times:
        end, kind, field = times.end(), "multiple", "multiple"
    elif currency:
        end, kind, unit = currency.end(), "money", CURRENCIES[currency.group(1).lower()]
    elif unit:
        kind = "money"
    elif more:
        end, about = more.end(), "more"
    return Quantity.of(
        text, at, end, kind, parts(field, number.value),
        about=about, unit=unit, scaled=number.scaled, bare=number.bare and kind == "cardinal",
    )  # fmt: skip


def _is_share(top: Number, bottom: Number, text: str) -> bool:
    """Whether "3 in 10" is a share: not "3 in 2008", not "two in three days"."""
    return (
        top.value < bottom.value < 10**6
        and (bottom.value in (3, 4, 5, 6, 8, 10, 20, 50, 100) or bottom.value >= 1000)
        and not 1900 <= bottom.value <= 2100
        and not _COUNTED.match(text, bottom.end)
    )
