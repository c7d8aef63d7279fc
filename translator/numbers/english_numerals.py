"""Read one English number: 12 million, $3.8bn, three hundred and twenty-five, half a dozen."""

from __future__ import annotations

import re
from fractions import Fraction

from translator.lazy_regex import lazy_regex

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = {word: value for value, word in enumerate(_SMALL)}
TENS = {word: 10 * value for value, word in enumerate(_TENS, start=2)}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9,
    "tn": 10**12, "trn": 10**12,
}  # fmt: skip
SIGNS = {
    "$": "USD", "US$": "USD", "USD": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY",
    "RMB": "CNY", "CNY": "CNY", "EUR": "EUR", "EURO": "EUR", "GBP": "GBP",
    "HK$": "HKD", "NT$": "TWD", "A$": "AUD", "C$": "CAD", "JPY": "JPY", "HKD": "HKD",
    "KRW": "KRW", "TWD": "TWD", "AUD": "AUD", "CAD": "CAD",
}  # fmt: skip

_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"  # as India groups them: 2,06,737
    r"|\d+)(?:\.\d+)?|(?<![\d.)\]])\.\d+"
)
_SIGN = (
    r"US\$|HK\$|NT\$|A\$|C\$|[$€£¥￥]|(?:USD|RMB|CNY|EURO?|GBP|JPY|HKD|KRW|TWD|AUD|CAD)(?=\s?\d)"
)
_SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_SHORT_SCALE = r"(?:bn|tn|trn|mn|mln|k|m|b)\b"
_ARABIC = lazy_regex(
    rf"(?P<sign>{_SIGN})?\s?(?P<digits>{_DIGITS})"
    rf"(?:(?P<short>{_SHORT_SCALE})|(?P<scales>(?:[\s-]{_SCALE_WORD}\b(?!th))+))?",
    re.IGNORECASE,
)
WORD = lazy_regex(r"[A-Za-z]+")
_A_HUNDRED = lazy_regex(
    r"(?:a|an)\s(?:hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE
)
_HALF_A_MILLION = lazy_regex(r"half[\s-]a[\s-](?:million|billion|trillion|dozen)\b", re.IGNORECASE)
_HALF_A = lazy_regex(r"(?i)half[\s-]a")
_UNIT_AFTER = lazy_regex(r"(?:st|nd|rd|th|s|x|fold|am|pm|km|kg|cm|mm|GB|MB|TB|kW|MW|GW)\b")
_AND_A_HALF = lazy_regex(r"(?i)\sand\sa\shalf\b")


class Number:
    """A number read at a position: value, end, and how it was written."""

    __slots__ = ("about", "bare", "end", "scale", "scaled", "unit", "value")

    def __init__(self, value: Fraction, end: int) -> None:
        self.value, self.end = value, end
        self.unit, self.about = "", ""
        self.scale, self.scaled, self.bare = 1, False, False


def read_number(text: str, at: int) -> Number | None:
    """Read digits or words at this position; None: no number."""
    return _arabic(text, at) or _in_words(text, at)


def _arabic(text: str, at: int) -> Number | None:
    found = _ARABIC.match(text, at)
    if found is None:
        return None
    number = Number(Fraction(re.sub("[,]", "", "0" + found["digits"])), found.end())
    sign = found["sign"]
    if sign:
        number.unit = SIGNS[sign.upper()]
    scales = [found["short"]] if found["short"] else re.findall(r"[A-Za-z]+", found["scales"] or "")
    for scale in scales:
        number.scale *= SCALES[scale.lower()]
        number.scaled = True
    if found["short"] in ("m", "b") and not sign:
        return None  # 5m is a length as often as a number
    number.value *= number.scale
    after = text[number.end : number.end + 1]
    if after.isalpha() and after.isascii() and not _UNIT_AFTER.match(text, number.end):
        return None
    return number


def _in_words(text: str, at: int) -> Number | None:
    """Read twenty-five, three hundred and six thousand, a dozen, half a million."""
    total = section = Fraction(0)
    end, position, last, scale, words = at, at, "", 1, 0
    while found := WORD.match(text, position):
        word = found.group().lower()
        if (
            word in ONES
            and last not in ("ones",)
            and not (last == "tens" and not 1 <= ONES[word] <= 9)
        ):
            section += ONES[word]
            last = "ones"
        elif word in TENS and last not in ("ones", "tens"):
            section += TENS[word]
            last = "tens"
        elif word in ("a", "an") and not words:
            if not _A_HUNDRED.match(text, at):
                return None
            section, last = Fraction(1), "article"
        elif word == "half" and _HALF_A_MILLION.match(text, at):
            section, last = Fraction(1, 2), "article"
            found = _HALF_A.match(text, at) or found
        elif word in ("hundred", "dozen") and section and last:
            section *= SCALES[word]
            last, scale = "scale", SCALES[word]
        elif word in ("thousand", "million", "billion", "trillion") and section:
            total += section * SCALES[word]
            scale, section, last = SCALES[word], Fraction(0), "scale"
        elif word == "and" and last == "scale":
            follow_word = WORD.match(text, found.end() + 1)
            if (
                follow_word is None
                or follow_word.group().lower() not in ONES | TENS
                or scale > 1000
            ):
                break
            position = found.end() + 1
            continue
        else:
            break
        words += 1
        end = found.end()
        if text[end : end + 1] not in (" ", "-", "\u00a0"):
            break
        position = end + 1
    if end == at or last == "article":
        return None
    half = _AND_A_HALF.match(text, end)
    if half and last == "ones":
        section, end, words = section + Fraction(1, 2), half.end(), 2
    number = Number(total + section, end)
    number.scale = scale if last == "scale" else 1
    number.scaled = number.scale > 1
    number.bare = (words == 1 and number.value <= 10) or (
        text[at : at + 2].lower() == "a " or "dozen" in text[at:end].lower()
    )
    return number
