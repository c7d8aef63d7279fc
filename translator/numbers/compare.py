"""Say whether a translation has the source's numbers: by value, not by how they are written.

A number counts as there when any reading of the target gives it: 三成 is "30%", "three in
ten" or "3/10"; 90年代 is "the 1990s" or "the nineties"; 两倍 is "twice" or "double". The check
accuses only numbers that translators do not drop or turn into words, so that its word can be
believed: small counts (两个人, "one of") are never missed.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex
from translator.numbers.chinese import parse_chinese
from translator.numbers.counterpart import Counterpart
from translator.numbers.english import parse_english
from translator.numbers.quantity import Quantity

SMALL = 12
"""Counts up to a dozen are left to the translator: "both", "a couple", "twelve"."""
CROWD = 100
"""Vague crowds (dozens, hundreds) below this are left to the translator."""

_GROUPS = lazy_regex(
    r"(?<!\d)(?<!\d[.,，])\d{1,3}"
    r"(?:(?:[ \u00a0\u2009\u202f]\d{3})+|(?:(?:，|, )\d{3})+)(?!\d)(?![.,，]\d)"
)
"""1 300, 1，300, 1, 300: digits in groups set off as ISO 80000 wants it, or by a wrong comma."""
_BETWEEN_GROUPS = lazy_regex("[ \u00a0\u2009\u202f，,]")
_LENGTH_OF_TIME = lazy_regex(r"\s?(?:以?[前后後来來]|之[前后後]|多|以來)")
_NAME = 12
_NAMED_BEFORE = lazy_regex(r"\b(?:[A-Z][A-Za-z]+|covid)-$")
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
    here, there = Counterpart(ours, source), Counterpart(theirs, target)
    missing, changed = [], []
    added: dict[str, deque[Quantity]] = defaultdict(deque)
    for one in theirs:
        if _telling(one, target) and not here.has(one):
            added[_family(one)].append(one)
    for one in ours:
        if not _telling(one, source) or there.has(one):
            continue
        if added[_family(one)]:
            changed.append((one, added[_family(one)].popleft()))
        else:
            missing.append(one)
    left = sorted((one for some in added.values() for one in some), key=lambda one: one.start)
    return Comparison(missing=tuple(missing), added=tuple(left), changed=tuple(changed))


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
