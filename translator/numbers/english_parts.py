"""Read English ordinals, fractions and multiples: the 21st, two thirds, half, twofold."""

from __future__ import annotations

import re
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers.english_numerals import ONES, ORDINALS, SCALES, TENS, WORD, read_number
from translator.numbers.quantity import Quantity, parts

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
_ORDINAL_DIGITS = lazy_regex(r"(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b", re.IGNORECASE)
_FRACTION_DIGITS = lazy_regex(r"(?<![\d/])(\d{1,2})/(\d{1,3})(?![\d/])")
_CARDINALS = "|".join((*ONES, *TENS, "hundred", "thousand"))
_LONG_ORDINAL = lazy_regex(
    rf"(?P<before>(?:{_CARDINALS})(?:[\s-](?:and\s)?(?:{_CARDINALS}))*[\s-](?P<and>and\s)?)"
    rf"(?P<last>hundredth|thousandth|(?(and)(?:{'|'.join(tuple(ORDINALS)[3:])})|(?!)))\b",
    re.IGNORECASE,
)
"""Three thousand second-hand books and a hundred and first graders are no ordinals."""
_OF_ORDINALS = {
    value: word for word, value in {**ONES, **TENS, "hundred": SCALES["hundred"],
                                    "thousand": SCALES["thousand"]}.items()
}  # fmt: skip
"""Cardinals by value, for those that ordinals end with."""
_SECOND_WORD = lazy_regex(r"[-\s]([A-Za-z]+)\b")
_NO_ORDINAL = lazy_regex(r"(?i)[\s-](?:hand|class|ly)\b")
_SOME_PARTS = lazy_regex(
    r"(?i)(an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})[\s-]([a-z]+?)(s?)\b"
)
_PART_OF = lazy_regex(r"\s(?:of|the|less|more)\b")
_HALF = lazy_regex(r"(?i)half\b(?![\s-]a[\s-](?:million|billion|trillion|dozen))")
_FOLD = lazy_regex("[A-Za-z]+(?:-fold)?")
_OF_A_MILLION = lazy_regex(r"(?:\s+of\s+a\s+|[\s-])(million|billion|trillion)\b", re.IGNORECASE)
_LARGE = {"million": 10**6, "billion": 10**9, "trillion": 10**12}


def read_ordinal(text: str, at: int) -> Quantity | None:
    """Read 21st, twenty-first, third, nine hundredth, one hundred and fiftieth."""
    found = _ORDINAL_DIGITS.match(text, at)
    if found:
        value = int(found.group(1).replace(",", ""))
        return _single(text, at, found.end(), "ordinal", Fraction(value))
    word = WORD.match(text, at)
    if word is None:
        return None
    first = word.group().lower()
    if found := _LONG_ORDINAL.match(text, at):
        whole = _cardinal(found["before"] + _OF_ORDINALS[ORDINALS[found["last"].lower()]])
        if whole is not None:
            return _single(text, at, found.end(), "ordinal", whole)
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


def _cardinal(words: str) -> Fraction | None:
    """Return what the words of one number are worth; None: they are several, or a part of one."""
    number = read_number(words, 0)
    if number is None or number.end != len(words):
        return None
    # One hundredth is a part more often than the 100th.
    return None if number.value in (100, 1000) else number.value


def read_fraction(text: str, at: int) -> Quantity | None:
    """Read 3/4, two thirds, half, a quarter of a million."""
    found = _plain_fraction(text, at)
    scale = _OF_A_MILLION.match(text, found.end) if found else None
    if found is None or scale is None:
        return found
    value = found.value * _LARGE[scale.group(1).lower()]  # a quarter of a million
    return Quantity.of(text, at, scale.end(), "cardinal", parts("number", value), scaled=True)


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


def read_multiple(text: str, at: int) -> Quantity | None:
    """Read twice, tripled, tenfold."""
    found = _FOLD.match(text, at)
    value = TIMES.get(found.group().lower()) if found else None
    if found is None or value is None:
        return None
    return _single(text, at, found.end(), "multiple", Fraction(value), bare=True)


def _single(
    text: str, at: int, end: int, kind: str, value: Fraction, *, bare: bool = False
) -> Quantity:
    return Quantity.of(text, at, end, kind, parts(kind, value), bare=bare)
