"""English number words for the second reading, and what a run of them is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen"
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}
SCALES = {
    "trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100,
    "dozen": 12,
}  # fmt: skip
"""The largest first."""
BASES = {"megabase": 10**6, "kilobase": 1000}
"""Lengths of a genome, in bases."""
SHORT = {
    "trn": 10**12, "tn": 10**12, "bn": 10**9, "b": 10**9, "mn": 10**6, "m": 10**6, "mln": 10**6,
    "k": 1000,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
CROWDS = {"dozens": 10, "tens": 10, "scores": 10, "hundreds": 100, "thousands": 1000} | {
    f"{word}s": size for word, size in SCALES.items() if size > 1000
}
TIMES = {
    "twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2,
    "triple": 3, "tripled": 3, "tripling": 3, "thrice": 3, "threefold": 3, "quadruple": 4,
    "quadrupled": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "tenfold": 10,
}  # fmt: skip
DECADES = {word[:-1] + "ies": value for word, value in SMALL.items() if value >= 20}
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
LENGTHS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100,
            "millennium": 1000, "millennia": 1000}  # fmt: skip


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


SMALL_WORD = one_of([*SMALL, "hundred"])
SCALE_WORD = one_of(SCALES)
"""Patterns of the words that numbers are made of."""


def worth(words: str) -> Fraction | None:
    """Work number words out: what stands before the largest scale, times it, plus the rest."""
    run = [word for word in re.split(r"[\s-]+", words.lower()) if word not in ("and", "a", "an")]
    return _worth(run)


def _worth(run: list[str]) -> Fraction | None:
    for word, size in SCALES.items():
        if word in run:
            at = len(run) - 1 - run[::-1].index(word)
            times = _worth(run[:at]) if at else Fraction(1)
            rest = _worth(run[at + 1 :]) if run[at + 1 :] else Fraction(0)
            return None if times is None or rest is None else times * size + rest
    values = [SMALL[word] for word in run if word in SMALL]
    if len(values) != len(run) or not run or len(run) > 3:
        return None
    if len(values) == 1:
        return Fraction(values[0])
    if len(values) == 2 and values[0] >= 20 and 0 < values[1] < 10:
        return Fraction(sum(values))
    year = values[0] * 100 + sum(values[1:])  # nineteen eighty-four
    return Fraction(year) if 10 <= values[0] <= 20 and values[1] >= 10 else None
