"""Other numbers in a translation: those of a sentence that differs from its source in them alone.

早市5点开始 is "The market opens at 5"; 早市6点开始 is then "The market opens at 6". A number is
exchanged only where its old value stands once in the translation and the new one can be written
the way the old one is; what came of it is read again, and given only if it has the new sentence's
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import zip_longest

from translator.lazy_regex import lazy_regex
from translator.numbers.compare import compare, parse
from translator.numbers.english_numerals import ONES
from translator.numbers.quantity import Quantity
from translator.numbers.render import chinese_numeral, decimal, render_chinese, render_english
from translator.text.languages import primary

_FIGURES = lazy_regex(r"\d+(?:[.,:/]\d+)*", re.ASCII)
_NUMERAL = lazy_regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_WORDS = {Fraction(value): word for word, value in ONES.items() if 1 < value <= 12}
"""Counts that are written in words where others were."""
_SCALES = (1, 100, 10**3, 10**4, 10**6, 10**8, 10**9, 10**12)
_PLACES = 4
"""Decimals with which a scaled number (12.34 million) is still one that people write."""


def exchange(
    target: str, *, old: str, new: str, source_language: str, target_language: str
) -> str | None:
    """Return a translation with the numbers of another source.

    Args:
        target: The translation of ``old``; marks stay where they are.
        old: A source.
        new: Another one.
        source_language: BCP 47 tag, like the next.
        target_language: Of the target.

    Returns:
        The target as it is where the numbers are the same; None where more differs than numbers,
        or a number cannot be exchanged with certainty.
    """
    pairs = _differing(old, new, source_language)
    if pairs is None:
        return None
    found: list[tuple[int, int, str]] = []
    for one, other in pairs:
        change = (
            _figures(target, one, other)
            if isinstance(one, str) and isinstance(other, str)
            else _quantity(target, one, other, target_language)
        )
        if change is None or any(change[0] < end and start < change[1] for start, end, _ in found):
            return None
        found.append(change)
    for start, end, written in sorted(found, reverse=True):
        target = target[:start] + written + target[end:]
    compared = compare(
        new, target, source_language=source_language, target_language=target_language
    )
    return target if compared.same or not found else None


_Number = Quantity | str


def numbers_of(text: str, language: str) -> list[tuple[Fraction, ...] | str]:
    """Return what a text's numbers are worth, in order; figures that count nothing as they are.

    Args:
        text: With or without marks.
        language: BCP 47 tag.
    """
    taken = _taken_apart(text, language)
    return [one if isinstance(one, str) else one.values for one in taken[1]] if taken else []


def _differing(old: str, new: str, language: str) -> list[tuple[_Number, _Number]] | None:
    """Return the numbers that differ, in pairs; None where anything else does."""
    one, other = _taken_apart(old, language), _taken_apart(new, language)
    if one is None or other is None or one[0] != other[0]:
        return None
    pairs: list[tuple[_Number, _Number]] = []
    for was, will in zip_longest(one[1], other[1]):
        if isinstance(was, str) != isinstance(will, str):
            return None
        if isinstance(was, Quantity) and isinstance(will, Quantity):
            if not _alike(was, will):
                return None
            if was.values != will.values:
                pairs.append((was, will))
        elif was != will:
            pairs.append((was, will))
    return pairs


def _taken_apart(text: str, language: str) -> tuple[str, list[_Number]] | None:
    """Return a text with holes for its numbers, and the numbers; figures count as well."""
    numbers: list[_Number] = []
    rest: list[str] = []
    cursor = 0
    quantities = parse(text, language)

    def plain(part: str) -> None:
        last = 0
        for figures in _FIGURES.finditer(part):
            rest.append(part[last : figures.start()] + "\0")
            numbers.append(figures.group())
            last = figures.end()
        rest.append(part[last:])

    for one in quantities:
        if one.start < cursor:
            return None
        plain(text[cursor : one.start])
        rest.append("\0")
        numbers.append(one)
        cursor = one.end
    plain(text[cursor:])
    return "".join(rest), numbers


def _alike(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers count the same thing the same way."""
    return (one.kind, one.about, one.unit, one.era) == (
        other.kind, other.about, other.unit, other.era,
    ) and [part.field for part in one.parts] == [part.field for part in other.parts]  # fmt: skip


def _figures(target: str, old: str, new: str) -> tuple[int, int, str] | None:
    """Return where figures that count nothing (A4, 3:2) stand in the target, and the new ones."""
    places = [one for one in _FIGURES.finditer(target) if one.group() == old]
    return (places[0].start(), places[0].end(), new) if len(places) == 1 else None


def _quantity(
    target: str, old: _Number, new: _Number, language: str
) -> tuple[int, int, str] | None:
    if not isinstance(old, Quantity) or not isinstance(new, Quantity):
        return None
    english = primary(language) == "en"
    places = [one for one in parse(target, language) if set(one.values) == set(old.values)]
    if len(places) != 1:
        return None
    place = places[0]
    if english and 1 in {*old.values, *new.values} and old.kind in ("cardinal", "money"):
        return None  # one apple, two apples
    render = render_english if english else render_chinese
    if render(old).lower() == place.text.lower():
        return place.start, place.end, render(new)
    written = _spelt(place, new, english=english) or _rewritten(place.text, old.values, new.values)
    return None if written is None else (place.start, place.end, written)


def _spelt(place: Quantity, new: Quantity, *, english: bool) -> str:
    """Write a plain count in words where the old one is in words; empty where it is not."""
    if place.kind != "cardinal" or place.about or _NUMERAL.search(place.text):
        return ""
    old, value = place.value, new.value
    if len(new.parts) != 1 or old.denominator != 1 or value.denominator != 1:
        return ""
    if english:
        return _WORDS.get(value, decimal(value))
    if max(old, value) > 99 or 2 in (old, value):  # 二 or 两
        return ""
    if place.text != chinese_numeral(int(old)):
        return ""
    return chinese_numeral(int(value))


def _rewritten(text: str, old: Sequence[Fraction], new: Sequence[Fraction]) -> str | None:
    """Write the new values with figures where the old ones are, in the same scale."""
    changed = {one: other for one, other in zip(old, new, strict=True) if one != other}
    parts: list[str] = []
    cursor = 0
    for numeral in _NUMERAL.finditer(text):
        value = Fraction(numeral.group().replace(",", ""))
        for scale in _SCALES:
            if value * scale in changed:
                exact = changed.pop(value * scale) / scale
                if (exact * 10**_PLACES).denominator != 1:
                    return None
                commas = "," in numeral.group() or (value < 1000 <= exact)
                parts += [text[cursor : numeral.start()], decimal(exact, commas=commas)]
                cursor = numeral.end()
                break
    return None if changed else "".join(parts) + text[cursor:]
