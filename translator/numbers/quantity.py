"""What a number expression means, whichever language it was written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

KINDS = (
    "cardinal",
    "ordinal",
    "percent",
    "fraction",
    "multiple",
    "money",
    "range",
    "date",
    "year",
    "decade",
    "century",
    "time",
)
"""Every kind a quantity can be of."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One value inside a quantity, and what it counts."""

    field: str
    """number, ordinal, percent, fraction, multiple, year, month, day, decade, century, hour
    or minute."""
    value: Fraction
    """Exact. Percent: 5 for 5 %. Hour: 0 to 24. Decade: its first year, or 90 when the
    century is left open (90年代)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A number expression: where it stands and what it is worth."""

    start: int
    end: int
    text: str
    """The characters ``start:end`` of the text it was found in."""
    kind: str
    """One of ``KINDS``."""
    parts: tuple[Part, ...]
    """One part; two for a range; a date's year, month and day as far as they are given."""
    about: str = ""
    """``more`` (十多, over 20), ``several`` (数千: the value is the scale, 1000), ``nearly``
    or empty: exact."""
    unit: str = ""
    """Currency as its ISO 4217 code; ``points`` for percentage points; ``lunar`` where the
    months of an era's year are not those of the Gregorian calendar; else empty."""
    scaled: bool = False
    """Written with a scale word (万, 亿, million) rather than with digits alone."""
    bare: bool = False
    """A single small word (两, 三, one) that as often as not counts nothing; or a number that is
    part of a name or a score and stays as it is (路易十六, 二十大, 十五比十二). It is never written
    and never missed; on the other side its value is known."""
    also: tuple[Fraction, ...] = ()
    """Other figures for the same thing: 3 of 同治三年 (1864), 3000 of 三千米, which is 3 km."""
    era: str = ""
    """The era, in Latin letters, whose year this is: Tongzhi."""

    @property
    def value(self) -> Fraction:
        """The first value."""
        return self.parts[0].value

    @property
    def values(self) -> tuple[Fraction, ...]:
        """All values in order."""
        return tuple(part.value for part in self.parts)

    @classmethod
    def of(
        cls,
        text: str,
        start: int,
        end: int,
        kind: str,
        parts: Iterable[Part],
        *,
        about: str = "",
        unit: str = "",
        scaled: bool = False,
        bare: bool = False,
        also: tuple[Fraction, ...] = (),
        era: str = "",
    ) -> Quantity:
        """Make the quantity that stands at ``text[start:end]``; the rest as the fields say."""
        return cls(
            start=start, end=end, text=text[start:end], kind=kind, parts=tuple(parts),
            about=about, unit=unit, scaled=scaled, bare=bare, also=also, era=era,
        )  # fmt: skip

    def moved(self, offset: int) -> Quantity:
        """Return the same quantity this many characters further on."""
        return replace(self, start=self.start + offset, end=self.end + offset)


def parts(field: str, *values: Fraction | int) -> tuple[Part, ...]:
    """Make parts of one field from values."""
    return tuple(Part(field=field, value=Fraction(value)) for value in values)
