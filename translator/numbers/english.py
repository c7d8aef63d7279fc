"""Find every number in an English text and say what it is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from translator.numbers import english_dates
from translator.numbers.english_numerals import ONES, SCALES, TENS, WORD, Number, read_number
from translator.numbers.numerals import without_endless_runs
from translator.numbers.quantity import Part, Quantity, parts

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
PARTS_OF_ONE = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
TIMES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "twofold": 2,
    "two-fold": 2, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3,
    "trebled": 3, "thrice": 3, "threefold": 3, "quadruple": 4, "quadrupled": 4,
    "quadrupling": 4, "fourfold": 4, "fivefold": 5, "quintupled": 5, "sixfold": 6,
    "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "halved": 2,
}  # fmt: skip
CURRENCIES = {
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "us dollars": "USD", "u.s. dollars": "USD",
    "dollars": "USD", "dollar": "USD", "us dollar": "USD", "euros": "EUR", "euro": "EUR",
    "pounds": "GBP", "yen": "JPY", "hong kong dollars": "HKD", "won": "KRW", "rubles": "RUB",
    "roubles": "RUB", "rupees": "INR", "swiss francs": "CHF", "new taiwan dollars": "TWD",
    "australian dollars": "AUD", "canadian dollars": "CAD", "singapore dollars": "SGD",
}  # fmt: skip
_PERCENT = re.compile(
    r"\s?(?:%|per\s?cent\b|percent\b|percentage)(?P<points>\s?points?\b)?", re.IGNORECASE
)
_CURRENCY = re.compile(
    r"[\s-](" + "|".join(sorted(map(re.escape, CURRENCIES), key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)
_ORDINAL_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_MULTIPLE = re.compile(r"(?:\s(?:times\b|fold\b)|-fold\b|[x×]\b|fold\b)")
_TO = re.compile(r"\s?(?:[-–—~]|to|through)\s?(?=[\d$€£¥a-z.])|\sand\s", re.IGNORECASE)
_CROWD = re.compile(
    r"\b(?:(?P<many>tens|dozens|hundreds)\sof\s)?(?P<crowd>dozens|scores|hundreds|thousands|millions|billions|trillions)\b"
    r"|\b(?:several|a\sfew|few|some)\s(?P<some>dozen|hundred|thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s?(?:\+|plus\b|-plus\b|odd\b|-odd\b)")
_FRACTION_DIGITS = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,3})(?![\d/])")
_CODE_BEFORE = re.compile(r"[A-Z]-$|[#@/_]$")
_COUNTED = re.compile(
    r"\s?(?:%|(?:years?|days?|months?|weeks?|hours?|minutes?|countries|cities)\b)"
)
_SECOND_WORD = re.compile(r"[-\s]([A-Za-z]+)\b")
_NO_ORDINAL = re.compile(r"(?i)[\s-](?:hand|class|ly)\b")
_SOME_PARTS = re.compile(
    r"(?i)(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})[\s-]([a-z]+?)(s?)\b"
)
_PART_OF = re.compile(r"\s(?:of|the|less|more)\b")
_HALF = re.compile(r"(?i)half\b(?![\s-]a[\s-](?:million|billion|trillion|dozen))")
_FOLD = re.compile("[A-Za-z]+(?:-fold)?")
_NO_COUNT = re.compile(r"\s(?:another|of\sthe\s(?:most|best))\b|-(?:way|off|sided)")
_BETWEEN = re.compile(r"(?i)between\s$")
_MORE_DIGITS = re.compile(r"[-/.:]\d")
_IN = re.compile(r"\s(?:in|out of)(?:\severy)?\s", re.IGNORECASE)


_REMEMBERED = 512
"""Texts whose numbers are kept: a segment is read for grounding, for its checks, for retries."""
_LONGEST = 4000
"""Characters of the longest text kept."""
_TOKEN = re.compile(r"[A-Za-z]+|[^\W\d]+|\w+(?:[-./]\w+)*|.", re.DOTALL)
_LETTERS = re.compile("[A-Za-z]+")
_CODE_ENDS = frozenset("-#@/_\n")
_ARTICLE = re.compile(
    r"an?(?:\$|[\s-](?:few|hund|thou|mill|bill|tril|doz|hal|thi|quar|four|fif|six|sev|eig|nin|ten))",
    re.IGNORECASE,
)


def parse_english(text: str) -> list[Quantity]:
    """Find the numbers of an English text, in order, without overlaps."""
    return list(_remembered(text)) if len(text) <= _LONGEST else _parse(text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(text: str) -> tuple[Quantity, ...]:
    return tuple(_parse(text))


def _parse(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    text = without_endless_runs(text)
    at = 0
    while at < len(text):
        before = text[at - 1] if at else " "
        if not (text[at].isalnum() or text[at] in "$€£¥￥.'’") or (
            (before.isalnum() and before.isascii())
            or (before in _CODE_ENDS and _CODE_BEFORE.search(text[max(0, at - 2) : at]))
        ):
            at += 1
            continue
        word = _LETTERS.match(text, at)
        if word and not _may_begin(text, word):
            at = word.end()
            continue
        quantity = next((q for reader in READERS if (q := reader(text, at)) is not None), None)
        if quantity is None:
            at = _past_token(text, at)
            continue
        found.append(quantity)
        at = quantity.end
    return found


def _past_token(text: str, at: int) -> int:
    found = _TOKEN.match(text, at)
    return found.end() if found else at + 1


def _may_begin(text: str, word: re.Match[str]) -> bool:
    """Say whether any reader could read something here: quick, and never wrongly no."""
    letters, end = word.group(), word.end()
    if text[end : end + 1] > "\x7f" or letters.startswith("May"):
        return True
    lower = letters.lower()
    if lower in ("a", "an"):
        return _ARTICLE.match(text, word.start()) is not None
    if lower == "the":
        return text[end + 1 : end + 2].isdigit()  # the 5th of May
    return lower[:4] in _BEGINNINGS


def _crowd(text: str, at: int) -> Quantity | None:
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
    return Quantity(
        start=at, end=end, text=text[at:end], kind="money" if currency else "cardinal",
        parts=parts("number", value), about="several", scaled=True,
        unit=CURRENCIES[currency.group(1).lower()] if currency else "",
    )  # fmt: skip


def _ordinal(text: str, at: int) -> Quantity | None:
    found = _ORDINAL_DIGITS.match(text, at)
    if found:
        value = int(found.group(1).replace(",", ""))
        return _single(text, at, found.end(), "ordinal", Fraction(value))
    word = WORD.match(text, at)
    if word is None:
        return None
    first = word.group().lower()
    if first in TENS:
        second = _SECOND_WORD.match(text, word.end())
        ending = second.group(1).lower() if second else ""
        if second and 1 <= ORDINALS.get(ending, 99) <= 9:
            return _single(
                text, at, second.end(), "ordinal", Fraction(TENS[first] + ORDINALS[ending])
            )
    if first in ORDINALS and not _NO_ORDINAL.match(text, word.end()):
        return _single(text, at, word.end(), "ordinal", Fraction(ORDINALS[first]), bare=True)
    return None


def _single(
    text: str, at: int, end: int, kind: str, value: Fraction, *, bare: bool = False
) -> Quantity:
    return Quantity(
        start=at, end=end, text=text[at:end], kind=kind, parts=parts(kind, value), bare=bare
    )


_OF_A_MILLION = re.compile(r"\s+of\s+a\s+(million|billion|trillion)\b", re.IGNORECASE)
_LARGE = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


def _fraction(text: str, at: int) -> Quantity | None:
    found = _plain_fraction(text, at)
    scale = _OF_A_MILLION.match(text, found.end) if found else None
    if found is None or scale is None:
        return found
    value = found.value * _LARGE[scale.group(1).lower()]  # a quarter of a million
    return Quantity(
        start=at, end=scale.end(), text=text[at : scale.end()], kind="cardinal",
        parts=parts("number", value), scaled=True,
    )  # fmt: skip


def _plain_fraction(text: str, at: int) -> Quantity | None:
    found = _FRACTION_DIGITS.match(text, at)
    if found and 0 < int(found.group(1)) < int(found.group(2)):
        value = Fraction(int(found.group(1)), int(found.group(2)))
        return _single(text, at, found.end(), "fraction", value)
    number = _SOME_PARTS.match(text, at)
    if number:
        top = number.group(1).lower()
        bottom = PARTS_OF_ONE.get(number.group(2).lower())
        count = 1 if top in ("a", "an") else int(top) if top.isdigit() else ONES[top]
        if bottom and count < bottom and (number.group(3) or count == 1):
            if (
                top in ("a", "an")
                and bottom in (3, 5, 6, 7, 8, 9)
                and not _PART_OF.match(text, number.end())
            ):
                return None
            return _single(text, at, number.end(), "fraction", Fraction(count, bottom))
    half = _HALF.match(text, at)
    if half:
        return _single(text, at, half.end(), "fraction", Fraction(1, 2), bare=True)
    return None


def _multiple_word(text: str, at: int) -> Quantity | None:
    found = _FOLD.match(text, at)
    value = TIMES.get(found.group().lower()) if found else None
    if found is None or value is None:
        return None
    return _single(text, at, found.end(), "multiple", Fraction(value), bare=True)


def _cardinal(text: str, at: int) -> Quantity | None:
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


def _range(text: str, at: int, first: Number) -> Quantity | None:
    percent = _PERCENT.match(text, first.end)
    tail = percent.end() if percent else first.end
    joined = _TO.match(text, tail)
    if joined is None:
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
    if second.scale > 1 and first.scale == 1 and low < second.value / second.scale:
        low *= second.scale
    if high <= low:
        return None
    end, field, unit = second.end, "number", second.unit or first.unit
    closing, currency = _PERCENT.match(text, end), _CURRENCY.match(text, end)
    if closing or percent:
        end, field = (closing.end() if closing else end), "percent"
        unit = "points" if closing and closing["points"] else ""
    elif _MULTIPLE.match(text, end):
        found = _MULTIPLE.match(text, end)
        end, field = (found.end() if found else end), "multiple"
    elif currency:
        end, unit = currency.end(), CURRENCIES[currency.group(1).lower()]
    return Quantity(
        start=at, end=end, text=text[at:end], kind="range", parts=parts(field, low, high),
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
            return _single(text, at, second.end, "fraction", value)
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
    return Quantity(
        start=at, end=end, text=text[at:end], kind=kind,
        parts=(Part(field=field, value=number.value),),
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


READERS: tuple[Callable[[str, int], Quantity | None], ...] = (
    english_dates.read_decade,
    english_dates.read_date,
    english_dates.read_century,
    english_dates.read_time,
    _crowd,
    _fraction,
    _ordinal,
    _multiple_word,
    _cardinal,
)
"""Asked in this order at every position."""

_CROWDS = (
    "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
    "several", "few", "some",
)  # fmt: skip
_SIGN_LETTERS = ("us", "hk", "nt", "c", "usd", "rmb", "cny", "eur", "euro", "gbp")
_BEGINNINGS = frozenset(
    word[:4]
    for words in (
        ONES, TENS, ORDINALS, PARTS_OF_ONE, TIMES, english_dates.MONTHS,
        english_dates.DECADES, english_dates.CENTURIES, _CROWDS, _SIGN_LETTERS,
    )
    for word in words
)  # fmt: skip
"""First four letters of every word a reader begins with (`a`, `an`, `the`, `May` apart)."""
