"""Figures by the second reading: what the target says is held against the original source.

Grounding writes what the first reading reads, so the first reading cannot see its own faults.
The second shares nothing with it (``numbers.second_reading``). A figure is held by a text that
has it by value: converted (5 miles, 8公里), rounded (1.24万亿, 1.2 trillion), as a share (三成,
30 %), in an era (民国99年, 2010), on another clock (15时, 3 p.m.), or in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from translator.checks.figure_readings import as_date, readings, spelt
from translator.checks.impossible import MONTH
from translator.checks.rounding import both_exact, close, rounds
from translator.checks.worded import day_with_a_point, ends_a_decade, in_words, is_dotted
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import MEASURES, Figure, values

SMALL = 12
"""Counts up to a dozen are left to the translator."""
_CONVERTED = Fraction(6, 100)
"""How far a converted measure may be off: 5 miles are 8 km (0.6 %), 100 feet are 30 m (1.6 %),
a yard is "a metre" (9 % is not the same)."""
_ROUNDED = Fraction(6, 1000)
_A_YEAR, _LAST_YEAR = 1000, 2200
"""Years that are written with four digits."""
_LARGE = 10_000
"""Below it a figure of two digits and more is not rounded, a year least of all."""
_SILENT = frozenset({"weekday", "clock", "times", "month", "day"})
"""Kinds that translators turn into words or leave out; the first reading watches dates."""
_LONGEST_NUMBER = 30
_NUMERAL = lazy_regex(r"\d[\d,]*(?:\.\d+)?")
_THIS_YEAR = lazy_regex("[今去明前后後当當同次隔本来來]年|年(?:初|底|末|中)")
_YEARS_IN_WORDS = lazy_regex(
    r"\b(?:this|last|next|that|the same|the following|the previous|same) year\b", re.IGNORECASE
)
_SHORT_YEAR = lazy_regex(r"(?<!\d)(?:1\d|20)\d\d[-–/]\d\d$")
_CENTURY = 100
_YEARS = lazy_regex(r"(?<!\d)((?:1\d|20)\d\d)[-–/](\d\d)(?!\d)")
_ADDRESS = lazy_regex(r"(?:https?://|www\.)[!-~]*$")
_LONGEST_ADDRESS = 200
_MONTHS = lazy_regex(rf"\b(?:{MONTH})|\d ?月")
_CODE_BEFORE = lazy_regex(r"(?:[A-Za-z][-–]?|[#№@/_])$")
_CODE_AFTER = lazy_regex(r"[-–]?[A-Za-z]{1,3}\d|[A-Z]{1,4}\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What the second reading finds in one text only."""

    missing: tuple[Figure, ...]
    """In the source; the target does not hold them."""
    added: tuple[Figure, ...]
    """In the target; the source does not hold them."""
    source: Side
    target: Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """The figures of one text and the judge of the other."""

    figures: tuple[Figure, ...]
    held: Callable[[Figure], bool]

    def clears(self, start: int, end: int) -> bool:
        """Say whether all figures of a piece of this text are held by the other one."""
        inside = [one for one in self.figures if one.start < end and start < one.end]
        return bool(inside) and all(one.about != "doubtful" and self.held(one) for one in inside)


class Held:
    """Says whether a text holds a figure of its translation, or of what it translates."""

    def __init__(
        self, text: str, figures: Sequence[Figure], language: str, other: str = ""
    ) -> None:
        self._text = text
        self._other = other
        self._language = language
        self._figures = figures

    @cached_property
    def _folded(self) -> str:
        return self._text.casefold()

    @cached_property
    def _digits(self) -> frozenset[str]:
        return frozenset(match.replace(",", "") for match in _NUMERAL.findall(self._text))

    @cached_property
    def _dates(self) -> frozenset[Fraction]:
        return frozenset(one.value for one in self._figures if one.value <= 31)

    @cached_property
    def _values(self) -> frozenset[Fraction]:
        found = {v for one in self._figures for v in (one.value, *one.others, *as_date(one))}
        found |= {one.value * 100 for one in self._figures if one.kind == "share"}
        found |= {one.measure for one in self._figures if one.kind == "money"}
        found |= {Fraction(one) for one in self._digits if len(one) < _LONGEST_NUMBER}
        return frozenset(found | set(spelt(self._text) if self._language == "zh" else ()))

    def __call__(self, figure: Figure) -> bool:
        """Say whether the figure is here, however it is written."""
        if figure.kind in MEASURES and self._measured(figure):
            return True
        if self._other_measure(figure):
            return False
        if not set(readings(figure)).isdisjoint(self._values) or self._ends_years(figure):
            return True
        if ends_a_decade(figure, self._figures) or is_dotted(figure, self._text):
            return True
        if self._is_day(figure):
            return True
        if figure.kind == "year" and figure.value >= _A_YEAR:  # no amount that may be rounded
            return self._as_year(figure)
        return in_words(figure, self._folded, self._dates) or any(
            _near(figure, other) for other in self._figures
        )

    def _is_day(self, figure: Figure) -> bool:
        """Say whether 7.19 is July 19 here, or 19 belongs to the 7.19 that stands here."""
        day = day_with_a_point(figure)
        if day:
            return day[0] in self._months and day[1] in self._dates
        return (figure.value, figure.kind) in self._pointed and bool(_MONTHS.search(self._other))

    @cached_property
    def _months(self) -> frozenset[Fraction]:
        return frozenset(one.value for one in self._figures if one.kind == "month")

    @cached_property
    def _pointed(self) -> frozenset[tuple[Fraction, str]]:
        """The months and days that stand here with a point between."""
        found = [day for one in self._figures if (day := day_with_a_point(one))]
        ends = [(day[0], "month") for day in found]
        return frozenset(
            ends + [(day[1], kind) for day in found for kind in ("day", "", "ordinal")]
        )

    def _as_year(self, figure: Figure) -> bool:
        """Say whether a year is here in other words: this year, ’98."""
        said = _YEARS_IN_WORDS if self._language == "en" else _THIS_YEAR
        asked = _THIS_YEAR if self._language == "en" else _YEARS_IN_WORDS
        if said.search(self._folded) and not asked.search(self._other):
            return True
        short = f"{int(figure.value) % 100:02}"
        return bool(re.search(rf"(?:[’'‘`/-]{short}(?!\d)|(?<!\d){short} ?[年届屆/-])", self._text))

    def _ends_years(self, figure: Figure) -> bool:
        """Say whether a figure is the second year of 1995-96, which is here in full."""
        if figure.value in self._shortened and figure.kind in ("year", "time", ""):
            return True
        if not _SHORT_YEAR.search(self._other, max(0, figure.start - 5), figure.end):
            return False
        return any(
            one.value % _CENTURY == figure.value
            for one in self._figures
            if one.kind == "year" or (one.kind == "" and _A_YEAR <= one.value < _LAST_YEAR)
        )

    @cached_property
    def _shortened(self) -> frozenset[int]:
        """The second years of 1995-96, in full."""
        return frozenset(
            int(first) // _CENTURY * _CENTURY + int(second)
            for first, second in _YEARS.findall(self._text)
        )

    def _measured(self, figure: Figure) -> bool:
        return any(
            close(figure.measure, other.measure, _CONVERTED)
            for other in self._figures
            if other.kind == figure.kind
        )

    def _other_measure(self, figure: Figure) -> bool:
        """Say whether the same number stands here in units of another size: 5 km, 5米.

        That it stands here with no unit as well, or with one of another kind (the 5 of 5 o'clock,
        of 五国), does not make it this measure.
        """
        return figure.kind in MEASURES and any(
            one.kind == figure.kind and figure.value in (one.value, *one.others)
            for one in self._figures
        )


def compare(source: str, target: str, languages: tuple[str, str]) -> Difference:
    """Return the figures each of the two texts does not hold of the other."""
    ours, theirs = values(source, languages[0]), values(target, languages[1])
    there = Held(target, theirs, languages[1], source)
    here = Held(source, ours, languages[0], target)
    return Difference(
        missing=tuple(one for one in ours if telling(one, source) and not there(one)),
        added=tuple(
            one for one in theirs if (telling(one, target) or _weighed(one)) and not here(one)
        ),
        source=Side(figures=ours, held=there),
        target=Side(figures=theirs, held=here),
    )


def telling(figure: Figure, text: str) -> bool:
    """Say whether a faithful translation must show this figure of a text."""
    if figure.about in ("doubtful", "several") or figure.kind in _SILENT:
        return False
    if figure.kind == "ordinal" and figure.about == "nearly":  # a Roman numeral
        return False
    if "://" in text or "www." in text:  # the address may be kept, or not be shown
        start = figure.run[0]
        if _ADDRESS.search(text, max(0, start - _LONGEST_ADDRESS), start):
            return False
    if is_code(figure, text):
        return figure.value >= 100  # COVID-19 is 新冠; Expo-2020 has its year
    if figure.text[0] in "百千万亿萬億":  # 百年 may be a long time
        return False
    has_digits = any(one.isdecimal() for one in figure.text)
    if figure.kind == "share":
        return has_digits or any(
            word in figure.text.casefold() for word in ("百分", "成", "percent", "per cent")
        )
    if figure.kind in ("decade", "century", "year"):
        return 10 <= figure.value < _LAST_YEAR or has_digits  # 三四五六年级 is no year
    if has_digits:
        return figure.value > SMALL or figure.value.denominator > 1
    return figure.value > SMALL and len(figure.text) > 1


def is_code(figure: Figure, text: str) -> bool:
    """Say whether the figure is a part of a name or a code: JAS 39C, Covid-19."""
    start, end = figure.run
    if figure.kind in MEASURES and figure.end > end:
        return False  # 500ML: the letters are its unit
    before = _CODE_BEFORE.search(text, max(0, start - 2), start)
    return bool(before or _CODE_AFTER.match(text, end))


def _weighed(figure: Figure) -> bool:
    """Say whether a figure counts however small it is: 2 km for 2米."""
    sure = figure.kind in MEASURES and figure.kind != "time" and not figure.about
    return sure and figure.text[0].isdecimal()


def _near(figure: Figure, other: Figure) -> bool:
    """Say whether two figures are the same, rounded, or one is vague and holds the other."""
    one, two = figure.value, other.value
    if figure.kind in MEASURES and other.kind == figure.kind:
        one, two = figure.measure, other.measure  # 800 m are not "more than 500 miles"
    if other.about == "several" and two <= one < 10 * two:
        return True
    if "more" in (figure.about, other.about) and min(one, two) > 0:
        low, high = sorted((one, two))
        if high < 2 * low and min(figure.value, other.value) >= 10:
            return True
    if figure.kind == other.kind == "share":
        return abs(one - two) <= Fraction(1, 100) * max(one, two) or round(one * 100) == round(
            two * 100
        )
    if max(one, two) >= _LARGE and not both_exact(one, two) and close(one, two, _ROUNDED):
        return True
    scaled = figure.scale > 1 or other.scale > 1
    return scaled and max(one, two) >= _LARGE and rounds(one, two)
