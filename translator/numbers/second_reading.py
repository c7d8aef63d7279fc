"""A second reading of the numbers of a text, which shares no code and no table with the first.

The first reading (``chinese``, ``english``) knows what a number expression is, and is asked
what to write. This one is asked whether that can be true, so it is made to be seen through:
the longest run of numerals, its worth by arithmetic, and the unit that stands behind it. It
joins nothing that is not one run: 20%至300亿元 is twenty per cent and thirty billion yuan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from translator.lazy_regex import lazy_regex

MEASURES = frozenset({"length", "mass", "area", "volume", "time", "power", "frequency"})
"""Kinds whose units can be converted into each other."""
HIGHEST = 10**16
"""No amount in a text people read is this large: the world's wealth is 10^15 yuan."""
HIGHEST_SHARE = 100
"""Nor does anything in it grow by more than 10,000 %."""
_ERA_NAME, _LONGEST_ERA, _LATEST, _YEAR = 2, 130, 2200, 31_557_600
"""Characters of an era's name at least, years of the longest (民国 goes on), the latest year
anybody writes about as one, seconds of a year."""
_GROUPS = lazy_regex(r"(?<![\d.])(?<!\d,)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)")
_REMEMBERED, _FEW = 512, 4
"""Texts whose figures are kept: a segment is read for each of its numbers and for its checks."""
_LONGEST = 4000
"""Characters of the texts many of which are kept."""
_LONGEST_NUMBER = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A number and where it stands."""

    start: int
    end: int
    """With its unit."""
    text: str
    value: Fraction
    """As it is written, scale included: 1.2万亿 is 1.2·10¹². A share: 5 % is 1/20. A decade:
    its first year, or 90 where the century is left open."""
    kind: str = ""
    """share, money, year, month, day, weekday, decade, century, clock, ordinal, times, age, people,
    one of ``MEASURES``, or empty: anything."""
    size: Fraction = Fraction(1)
    """Of the unit, in the base unit of its kind."""
    about: str = ""
    """``more`` (十多), ``several`` (数千: the value is the scale), ``nearly``; ``doubtful``
    where it may be no number: 百 alone, 三四五."""
    others: tuple[Fraction, ...] = ()
    """What it may be worth as well: the year 99, the hour 3, the first of 3到5万."""
    run: tuple[int, int] = (0, 0)
    """Where its numerals stand, without the unit."""
    scale: int = 1
    """Of the scale word it ends in: 万, million."""

    @property
    def measure(self) -> Fraction:
        """Its worth in the base unit of its kind."""
        return self.value * self.size

    def moved(self, value: Fraction, *others: Fraction) -> Figure:
        """Return the same figure with another worth; the old one is kept beside it."""
        return replace(self, value=value, others=(*self.others, *others))


def figure(text: str, start: int, end: int, value: Fraction | int, **more: Any) -> Figure:
    """Return the figure that stands at ``text[start:end]``, with more of its fields."""
    return Figure(
        start=start, end=end, text=text[start:end], value=Fraction(value), run=(start, end), **more
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """What a unit counts."""

    kind: str
    size: Fraction


def values(text: str, language: str) -> tuple[Figure, ...]:
    """Read the figures of a text in Chinese (``zh``) or English (``en``), in order; else none."""
    return (_short if len(text) <= _LONGEST else _long)(text, language)


def _values(text: str, language: str) -> tuple[Figure, ...]:
    from translator.numbers import second_reading_chinese, second_reading_english

    primary = language.partition("-")[0].lower()
    if primary == "zh":
        return second_reading_chinese.figures(text)
    return second_reading_english.figures(text) if primary == "en" else ()


_short = lru_cache(maxsize=_REMEMBERED)(_values)
_long = lru_cache(maxsize=_FEW)(_values)


def with_groups(text: str, found: Sequence[Figure]) -> tuple[Figure, ...]:
    """Say of the pieces of 1 300 that they may be one number."""
    if len(found) < 2:
        return tuple(found)
    groups = [
        (match.span(), Fraction(re.sub("[^0-9]", "", match.group())))
        for match in _GROUPS.finditer(text)
        if match.end() - match.start() <= _LONGEST_NUMBER
    ]
    if not groups:
        return tuple(found)
    at, result = 0, []
    for one in found:
        while at < len(groups) - 1 and groups[at][0][1] <= one.run[0]:
            at += 1
        (start, end), value = groups[at]
        inside = start <= one.run[0] < end
        result.append(one.moved(one.value, value * one.scale) if inside else one)
    return tuple(result)


def agrees(text: str, start: int, end: int, written: str, *, source: str, target: str) -> bool:
    """Say whether what shall be written for a piece of a text is worth what stands there.

    Args:
        text: The whole text: what stands around the piece counts.
        start: Where the piece begins.
        end: Where it ends.
        written: What shall take its place, in the target language.
        source: Language of the text.
        target: Language of what is written.

    Returns:
        False also where a run of numerals reaches out of the piece, and where a value is one
        nobody writes.
    """
    before = [one for one in values(text, source) if start < one.run[1] and one.run[0] < end]
    after = values(written, target)
    if any(one.run[0] < start or one.run[1] > end for one in before):
        return False
    if not before or not all(map(is_plausible, (*before, *after))):
        return False
    era = start + _ERA_NAME <= before[0].run[0] and source == "zh"
    left = list(after)
    shown: set[tuple[int, int]] = set()
    for one in before:  # 2024年3月5日 is March 5, 2024
        at = next((n for n, other in enumerate(left) if _same(one, other, era=era)), None)
        if at is not None:
            del left[at]
            shown.add(one.run)
    runs = {one.run for one in before}
    ranges = len(runs) > 1  # of 三四十万至五六十万 the outermost are enough
    if shown != runs or not (ranges or len(before) + len(left) == len(after)):
        return False
    meant = {value for one in before for value in one.others}
    return all(one.value in meant for one in left)  # 1864 (the third year of Tongzhi)


def _same(one: Figure, other: Figure, *, era: bool) -> bool:
    if era and one.kind == "time" and one.size == _YEAR and other.kind in ("year", ""):
        # Of an era the table has not, nothing is known but that this can be a year of it.
        return one.value < _LONGEST_ERA and 100 <= other.value < _LATEST
    if "year" in (one.kind, other.kind) and other.value in one.others:
        return True
    if "doubtful" in (one.about, other.about):
        return False
    if (one.kind == "share") != (other.kind == "share"):
        return False
    if (one.about == "several") != (other.about == "several"):
        return False
    if one.kind == "clock" or other.kind == "clock":
        return {one.value, *one.others} & {other.value, *other.others} != set()
    if (
        one.kind == other.kind == "decade"
    ):  # which century 70年代 is in, the sentence may leave open
        return one.value == other.value or (one.value < 100 and one.value == other.value % 100)
    if one.kind == other.kind == "money":
        return one.measure == other.measure  # 六毛
    return other.value == one.value


def is_plausible(figure: Figure) -> bool:
    """Say whether a text people read may hold this value."""
    limit = HIGHEST_SHARE if figure.kind == "share" else HIGHEST
    return abs(figure.value) < limit


@cache
def units(language: str) -> dict[str, Unit]:
    """Return the words behind a number that say what it counts."""
    rows = [row for row in _rows("second_reading_units.tsv") if row[0] == language]
    return {word: Unit(kind=kind, size=Fraction(size)) for _, word, kind, size in rows}


@cache
def eras() -> dict[str, int]:
    """Return the eras and the Gregorian year before the first year of each."""
    return {name: int(year) for name, year in _rows("second_reading_eras.tsv")}


def _rows(name: str) -> list[list[str]]:
    # Not by ``text_tables``: the first reading's tables are read there.
    table = resources.files("translator.numbers").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
