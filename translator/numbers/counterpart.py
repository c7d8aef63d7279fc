"""The other side of a comparison: whether a text has a number, in whatever way it is written.

A text may have hundreds of numbers, and each is looked for among all of the other side. What all
of them are held against is therefore worked out once, and a number that comes again is looked
for once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from translator.lazy_regex import lazy_regex
from translator.numbers.quantity import Part, Quantity
from translator.numbers.wordings import month_in, worded

ROUNDING = Fraction(6, 1000)
"""How far apart two large values may be and still be the same, rounded: 6 per mille."""
EXACT = 10_000
"""Below this nothing is rounded: years must agree to the year."""
_AS_ERA = lazy_regex(r"\byears?\b|\bMinguo\b|\bR\.?O\.?C\b|\bRepublic\b|[年載载]", re.IGNORECASE)
_HALF_A_YEAR = lazy_regex("年(?:零|又)?(?:六|6)[个個]月")


class _Meaning(NamedTuple):
    """All of a quantity but its place: two that mean the same are found together or not at all."""

    text: str
    kind: str
    parts: tuple[Part, ...]
    about: str
    unit: str
    also: tuple[Fraction, ...]
    era: str


class Counterpart:
    """The numbers of a text, as the numbers of another are looked for among them."""

    def __init__(self, quantities: Sequence[Quantity], text: str) -> None:
        """Take the numbers of a text and the text itself, which may have them in words."""
        self._quantities = quantities
        self._text = text
        self._answers: dict[_Meaning, bool] = {}
        self._months: dict[Fraction, bool] = {}

    def has(self, quantity: Quantity) -> bool:
        """Whether every part of a quantity of the other text is among the values of this one."""
        meaning = _Meaning(
            quantity.text, quantity.kind, quantity.parts, quantity.about, quantity.unit,
            quantity.also, quantity.era,
        )  # fmt: skip
        if meaning not in self._answers:
            self._answers[meaning] = self._look_for(quantity)
        return self._answers[meaning]

    def _look_for(self, quantity: Quantity) -> bool:
        if worded(quantity, self._text):
            return True
        value = quantity.value
        if quantity.about == "several" and quantity.kind in ("cardinal", "money"):
            return any(_same_size(one, value) for one in self._crowds) or self._has_between(
                value, 10 * value
            )
        return all(self._has_part(part, quantity) for part in quantity.parts)

    def _has_part(self, part: Part, quantity: Quantity) -> bool:
        readings = _readings(part)
        if self._says_otherwise(part, quantity):
            return True
        if part.field == "month" and self._names_month(part.value):
            return True
        if part.field == "number" and part.value in self._dotted:
            return True
        if any(self._has_close(reading) for reading in readings):
            return True
        # 十几, twelve-odd, "over 20": anything from the value to twice it
        if quantity.about == "more" and self._has_between(part.value, 2 * part.value):
            return True
        if any(scale <= part.value < 10 * scale for scale in self._scales):
            return True  # 几百万 is "5 million"
        # a part of the other side that leaves the century open, or the scale to its neighbour
        if part.field in ("year", "decade") and part.value % 100 in self._values:
            return True
        if not self._shares.isdisjoint(_shares(part)):
            return True
        if part.value.denominator == 2 and ("半" in self._text or "half" in self._lower):
            return True  # 两年半, "two and a half"
        if part.value.denominator == 2 and _HALF_A_YEAR.search(self._text):
            return True  # 三年零六个月
        if part.value % 10 == 0 and part.value < 1000 and "decade" in self._lower:
            return True  # 三十年, "three decades"
        return any(_plain(reading) in self._digit_runs for reading in readings)

    def _says_otherwise(self, part: Part, quantity: Quantity) -> bool:
        """Whether the same thing is there by another count: an era's year, kilometres in metres.

        The number of an era's year must stand beside "year" or the era's name (``_AS_ERA``); a
        day of the old calendar has no fixed counterpart, so any month and day will do for it.
        """
        if part.field in ("month", "day") and (quantity.unit == "lunar" or self._is_lunar):
            return True
        if part.field in ("number", "ordinal", "percent", "year", "decade") and (
            part.value in self._also
        ):
            return True
        if not quantity.also or part.field not in ("number", "year", "decade"):
            return False
        if quantity.era and not (self._has_era or quantity.era.lower() in self._lower):
            return False
        return not self._values.isdisjoint(quantity.also)

    def _names_month(self, value: Fraction) -> bool:
        if value not in self._months:
            self._months[value] = month_in(value, self._text)
        return self._months[value]

    def _has_between(self, least: Fraction, end: Fraction) -> bool:
        """Whether a value is at least the one and less than the other."""
        at = bisect_left(self._ordered, least)
        return at < len(self._ordered) and self._ordered[at] < end

    def _has_close(self, value: Fraction) -> bool:
        """Whether a value is there: the same, or where the larger is ``EXACT`` one that rounds it.

        What is apart by no more than ``ROUNDING`` of the larger lies between ``value * (1 -
        ROUNDING)`` and ``value / (1 - ROUNDING)``.
        """
        if value in self._values:
            return True
        if value < 0:  # a year before Christ is rounded as one after it
            return any(_close(value, other) for other in self._values)
        least = value * (1 - ROUNDING) if value >= EXACT else Fraction(EXACT)
        at = bisect_left(self._ordered, least)
        return at < len(self._ordered) and self._ordered[at] <= value / (1 - ROUNDING)

    @cached_property
    def _values(self) -> frozenset[Fraction]:
        return frozenset(value for one in self._quantities for value in one.values)

    @cached_property
    def _ordered(self) -> list[Fraction]:
        return sorted(self._values)

    @cached_property
    def _scales(self) -> frozenset[Fraction]:
        return frozenset(one.value for one in self._quantities if one.about == "several")

    @cached_property
    def _crowds(self) -> frozenset[Fraction]:
        several = (one for one in self._quantities if one.about == "several")
        return frozenset(value for one in several for value in one.values)

    @cached_property
    def _also(self) -> frozenset[Fraction]:
        return frozenset(value for one in self._quantities for value in one.also)

    @cached_property
    def _dotted(self) -> frozenset[Fraction]:
        return frozenset(value for one in self._quantities for value in _dotted(one))

    @cached_property
    def _shares(self) -> frozenset[Fraction]:
        parts = (part for one in self._quantities for part in one.parts)
        return frozenset(share for part in parts for share in _shares(part))

    @cached_property
    def _is_lunar(self) -> bool:
        return any(one.unit == "lunar" for one in self._quantities)

    @cached_property
    def _has_era(self) -> bool:
        return _AS_ERA.search(self._text) is not None

    @cached_property
    def _lower(self) -> str:
        return self._text.lower()

    @cached_property
    def _digit_runs(self) -> frozenset[str]:
        return frozenset(re.findall(r"\d+", self._text.replace(",", "")))


def _same_size(one: Fraction, other: Fraction) -> bool:
    return Fraction(1, 4) < one / other < 4


def _readings(part: Part) -> list[Fraction]:
    value = part.value
    readings = [value]
    if part.field == "multiple" and value > 1:
        readings += [value + 1, value - 1]
    if part.field == "hour":
        readings += [value - 12 if value > 12 else value + 12, value % 12]
    if part.field == "decade":
        readings += [value % 100, value % 100 + 1900]
        if value >= 1000 and value % 100 == 0:
            readings.append(value // 100 + Fraction(1))  # the 1800s are the 19th century
    if part.field == "century":
        readings += [(value - 1) * 100, value * 100]
    if part.field == "number" and value % 12 == 0:
        readings.append(value / 12)  # 36 is "three dozen"
    return readings


def _dotted(quantity: Quantity) -> tuple[Fraction, ...]:
    """Return a time or a day as it may be written in figures alone: 11.29, 1129, 18.12, 418."""
    if [part.field for part in quantity.parts[-2:]] == ["month", "day"]:
        month, day = quantity.values[-2:]
        return day + month / 100, month + day / 100, month * 100 + day
    if quantity.kind != "time" or len(quantity.parts) < 2:
        return ()
    hour, minute = quantity.values[:2]
    hours = (hour, hour - 12) if hour > 12 else (hour,)
    return tuple(value for h in hours for value in (h + minute / 100, h * 100 + minute))


def _shares(part: Part) -> list[Fraction]:
    """Return what a part is worth as a share of the whole."""
    if part.field == "percent":
        return [part.value / 100]
    if part.field == "multiple" and part.value < 10:
        return [part.value, part.value - 1]  # 增长一倍 is 100 %
    if part.field == "fraction":
        return [part.value, round(part.value * 100) / Fraction(100)]
    return []


def _close(one: Fraction, other: Fraction) -> bool:
    if one == other:
        return True
    largest = max(abs(one), abs(other))
    return largest >= EXACT and abs(one - other) <= ROUNDING * largest


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else ""
