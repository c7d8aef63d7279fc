"""Say whether a translation has the source's numbers: by value, not by how they are written.

A number counts as there when any reading of the target gives it: 三成 is "30%", "three in
ten" or "3/10"; 90年代 is "the 1990s" or "the nineties"; 两倍 is "twice" or "double". The check
accuses only numbers that translators do not drop or turn into words, so that its word can be
believed: small counts (两个人, "one of") are never missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from translator.numbers.chinese import parse_chinese
from translator.numbers.english import parse_english
from translator.numbers.quantity import Part, Quantity
from translator.numbers.wordings import month_in, worded

ROUNDING = Fraction(6, 1000)
"""How far apart two large values may be and still be the same, rounded: 6 per mille."""
EXACT = 10_000
"""Below this nothing is rounded: years must agree to the year."""
SMALL = 12
"""Counts up to a dozen are left to the translator: "both", "a couple", "twelve"."""
CROWD = 100
"""Vague crowds (dozens, hundreds) below this are left to the translator."""

_GROUPS = re.compile(
    r"(?<!\d)(?<!\d[.,，])\d{1,3}"
    r"(?:(?:[ \u00a0\u2009\u202f]\d{3})+|(?:(?:，|, )\d{3})+)(?!\d)(?![.,，]\d)"
)
"""1 300, 1，300, 1, 300: digits in groups set off as ISO 80000 wants it, or by a wrong comma."""
_BETWEEN_GROUPS = re.compile("[ \u00a0\u2009\u202f，,]")
_LENGTH_OF_TIME = re.compile(r"\s?(?:以?[前后後来來]|之[前后後]|多|以來)")
_NAME = 12
_NAMED_BEFORE = re.compile(r"\b(?:[A-Z][A-Za-z]+|covid)-$")
_AS_ERA = re.compile(r"\byears?\b|\bMinguo\b|\bR\.?O\.?C\b|\bRepublic\b|[年載载]", re.IGNORECASE)
_ASCENDING = "一二三四五六七八九"


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What became of the numbers."""

    missing: tuple[Quantity, ...]
    """In the source; no reading of the target has them."""
    added: tuple[Quantity, ...]
    """In the target; no reading of the source has them."""
    changed: tuple[tuple[Quantity, Quantity], ...]
    """A missing and an added one of the same kind: (source, target). They are not listed
    in the other two."""

    @property
    def same(self) -> bool:
        """Whether nothing is amiss."""
        return not self.faults

    @property
    def faults(self) -> int:
        """How many numbers are amiss."""
        return len(self.missing) + len(self.added) + len(self.changed)


def parse(text: str, language: str) -> list[Quantity]:
    """Find the numbers of a text in Chinese (``zh``) or English (``en``); else none."""
    primary = language.split("-", 1)[0].lower()
    if primary == "zh":
        return parse_chinese(text)
    return parse_english(text) if primary == "en" else []


def compare(source: str, target: str, *, source_language: str, target_language: str) -> Comparison:
    """Compare the numbers of a segment and its translation.

    Args:
        source: The segment.
        target: Its translation.
        source_language: BCP 47 tag; Chinese and English are read, others have no numbers.
        target_language: Likewise.

    """
    plain = _compare(source, target, source_language, target_language)
    if plain.same or not (_GROUPS.search(source) or _GROUPS.search(target)):
        return plain
    # whether "1 300" is one number or two, the other side tells
    joined = _compare(_joined(source), _joined(target), source_language, target_language)
    return min(joined, plain, key=lambda result: result.faults)


def _joined(text: str) -> str:
    return _GROUPS.sub(lambda found: _BETWEEN_GROUPS.sub("", found.group()), text)


def _compare(source: str, target: str, source_language: str, target_language: str) -> Comparison:
    ours, theirs = parse(source, source_language), parse(target, target_language)
    missing = [q for q in ours if _telling(q, source) and not found_in(q, theirs, target)]
    added = [q for q in theirs if _telling(q, target) and not found_in(q, ours, source)]
    changed = []
    for one in list(missing):
        other = next((q for q in added if _family(q) == _family(one)), None)
        if other is not None:
            changed.append((one, other))
            missing.remove(one)
            added.remove(other)
    return Comparison(missing=tuple(missing), added=tuple(added), changed=tuple(changed))


def _family(quantity: Quantity) -> str:
    field = quantity.parts[0].field
    families = {"fraction": "percent", "month": "date", "day": "date", "year": "date"}
    return families.get(field, field)


def _telling(quantity: Quantity, text: str) -> bool:
    """Whether a faithful translation must show this number of a text."""
    if quantity.bare or quantity.kind in ("time", "fraction", "multiple"):
        return False
    if quantity.text == "一日" or (len(quantity.text) > 2 and quantity.text in _ASCENDING):
        return False  # a day trip; grades three, four, five and six
    if _NAMED_BEFORE.search(text[max(0, quantity.start - _NAME) : quantity.start]):
        return False  # Covid-19, Expo-2020
    field = quantity.parts[0].field
    if field == "century" and _LENGTH_OF_TIME.match(text, quantity.end):
        return False  # 一世纪前 is a century ago
    alone = quantity.kind == "date" and field == "month" and len(quantity.parts) == 1
    if alone and quantity.text.isascii() and len(quantity.text.rstrip(".")) < len("June"):
        return quantity.text == "May"  # an abbreviation is as often a name: Liang Jun, Jan
    if quantity.kind == "ordinal":
        return quantity.value > SMALL
    if quantity.about == "several":
        return quantity.value >= CROWD * 100
    if quantity.parts[0].field in ("month", "day"):
        return True
    if quantity.parts[0].field in ("percent", "year", "century", "decade"):
        return True
    return any(value > SMALL or value.denominator > 1 for value in quantity.values)


def found_in(quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Whether every part of the quantity is among the values of the other side."""
    if worded(quantity, text):
        return True
    if quantity.about == "several" and quantity.kind in ("cardinal", "money"):
        return any(
            other.about == "several" and _same_size(value, quantity.value)
            for other in others
            for value in other.values
        ) or any(quantity.value <= v < 10 * quantity.value for v in _values(others))
    parts = [part for part in quantity.parts if _must(part, quantity)]
    return all(_part_found(part, quantity, others, text) for part in parts)


def _same_size(one: Fraction, other: Fraction) -> bool:
    return Fraction(1, 4) < one / other < 4


def _must(part: Part, quantity: Quantity) -> bool:
    """In a full date the year says enough to be wrong; months and days may be words."""
    return part.field != "minute" or quantity.kind == "time"


def _values(quantities: Iterable[Quantity]) -> list[Fraction]:
    return [value for quantity in quantities for value in quantity.values]


def _part_found(part: Part, quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    values = _values(others)
    readings = _readings(part, quantity)
    if _said_otherwise(part, quantity, others, text):
        return True
    if part.field == "month" and month_in(part.value, text):
        return True
    if part.field == "number" and any(part.value in _dotted(other) for other in others):
        return True
    if any(_close(reading, value) for reading in readings for value in values):
        return True
    # 十几, twelve-odd, "over 20": anything from the value to twice it
    if quantity.about == "more" and any(part.value <= v < 2 * part.value for v in values):
        return True
    if any(q.about == "several" and q.value <= part.value < 10 * q.value for q in others):
        return True  # 几百万 is "5 million"
    # a part of the other side that leaves the century open, or the scale to its neighbour
    if part.field in ("year", "decade") and any(part.value % 100 == v for v in values if v < 100):
        return True
    if any(
        reading == value
        for reading in _shares(part)
        for other in others
        for p in other.parts
        for value in _shares(p)
    ):
        return True
    if part.value.denominator == 2 and ("半" in text or "half" in text.lower()):
        return True  # 两年半, "two and a half"
    if part.value % 10 == 0 and part.value < 1000 and "decade" in text.lower():
        return True  # 三十年, "three decades"
    return any(_plain(reading) in _digit_runs(text) for reading in readings)


def _said_otherwise(part: Part, quantity: Quantity, others: Sequence[Quantity], text: str) -> bool:
    """Whether the same thing is there by another count: an era's year, kilometres in metres.

    The number of an era's year must stand beside "year" or the era's name (``_AS_ERA``); a day
    of the old calendar has no fixed counterpart, so any month and day will do for it.
    """
    if part.field in ("month", "day") and any(q.unit == "lunar" for q in (quantity, *others)):
        return True
    if part.field in ("number", "ordinal", "year", "decade") and any(
        part.value in other.also for other in others
    ):
        return True
    if not quantity.also or part.field not in ("number", "year", "decade"):
        return False
    if quantity.era:
        named = _AS_ERA.search(text) or quantity.era.lower() in text.lower()
        return bool(named) and bool({*quantity.also} & {*_values(others)})
    return bool({*quantity.also} & {*_values(others)})


def _readings(part: Part, quantity: Quantity) -> list[Fraction]:
    value = part.value
    readings = [value]
    if part.field == "multiple" or (part.field == "number" and quantity.kind == "cardinal"):
        readings += [value + 1, value - 1] if part.field == "multiple" and value > 1 else []
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


def _digit_runs(text: str) -> set[str]:
    return set(re.findall(r"\d+", text.replace(",", "")))
