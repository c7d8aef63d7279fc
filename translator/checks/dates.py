"""Days of the year: the month and the day of each date, as one thing; and days of the week.

By value alone 12月24日 and 24月12日 are the same, and so are two dates that exchanged their days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_DAY = lazy_regex(r" ?[日号號]|(?= ?[和与與及、至到~～—–-] ?\d)")
AND_DAY = {
    "zh": lazy_regex(r" ?[日号號]? ?(?:[和与與及、至到~～—–-]|——) ?"),
    "en": lazy_regex(r"(?:st|nd|rd|th)?(?:,? (?:and|to|or) | ?[-–—] ?)(?:the )?"),
}
"""Between the days of one month: 7月17日和22日, July 17 and 22, the 17th and 22nd of July."""
_IS_DAY = {
    "zh": lazy_regex(" ?[日号號]"),
    "en": lazy_regex(r"st\b|nd\b|rd\b|th\b|\s*(?:[,.;:)]|$)"),
}
"""Behind the second of them; July 17 and 22 people are something else."""
_BETWEEN = lazy_regex(r"[.,]? (?:the )?| of |(?:st|nd|rd|th) (?:of )?")
_BETWEEN_YEAR = lazy_regex(r"[.,]?\s")
_LAST = 31
_HIGHEST, _YEARS_END = 1000, 2200
"""A number beside a month below the one is a day, if a wrong one; up to the other, a year."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day of the year."""

    text: str
    span: tuple[int, int]
    month: Fraction
    day: Fraction

    @property
    def key(self) -> tuple[Fraction, Fraction]:
        """What two equal days have in common."""
        return self.month, self.day


def changed(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    languages: tuple[str, str],
) -> list[tuple[str, str]]:
    """Return the days of the source that the target has not, with those it has instead."""
    if not any(one.kind == "month" for one in figures[0]):
        return []
    found = [
        list(days(text, own, language))
        for text, own, language in zip(texts, figures, languages, strict=True)
    ]
    keys = [{one.key for one in some} for some in found]
    left = [one.text for one in found[0] if one.key not in keys[1]]
    instead = [one.text for one in found[1] if one.key not in keys[0]]
    if left and not instead and languages[1] == "en":
        lost = [one for one in found[0] if one.key not in keys[1]]
        return list(_dayless(texts, lost, figures))
    return list(zip(left, instead, strict=False)) or became_another("month", figures)


def became_another(
    kind: str, figures: tuple[Sequence[Figure], Sequence[Figure]]
) -> list[tuple[str, str]]:
    """Return what became another one of its kind, where each text has one of its own.

    Args:
        kind: ``month`` or ``weekday``.
        figures: Of the source and the target.
    """
    ours, theirs = ({one.value: one.text for one in own if one.kind == kind} for own in figures)
    left, instead = list(ours.keys() - theirs.keys()), list(theirs.keys() - ours.keys())
    if len(left) == len(instead) == 1:
        return [(ours[left[0]], theirs[instead[0]])]
    return []


def _dayless(
    texts: tuple[str, str],
    lost: Sequence[Day],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
) -> Iterator[tuple[str, str]]:
    """Yield days whose month stands beside a year that the source has elsewhere: May 2016.

    Only where the day stands in the target as a bare number: the two changed places.
    """
    bare = {one.value for one in figures[1] if one.kind not in ("month", "year", "ordinal")}
    for one, other in pairwise(figures[1]):
        if one.kind != "month" or other.kind != "year":
            continue
        if not _BETWEEN_YEAR.fullmatch(texts[1], one.run[1], other.run[0]):
            continue
        dated = re.search(rf"{int(other.value)} ?年 ?{int(one.value)} ?月", texts[0])
        for day in lost:
            if day.month == one.value and day.day in bare and not dated:
                yield day.text, texts[1][one.run[0] : other.run[1]]


def days(text: str, figures: Sequence[Figure], language: str) -> Iterator[Day]:
    """Return the days of the year in a text, in order."""
    found = list((_chinese if language == "zh" else _english)(text, figures))
    yield from found
    yield from _listed(text, figures, language, found)


def _listed(
    text: str, figures: Sequence[Figure], language: str, found: Sequence[Day]
) -> Iterator[Day]:
    """Yield the days that stand beside one of the same month."""
    taken = places(found)
    at = {one.run[0]: place for place, one in enumerate(figures)}
    for day in found:
        inside = [at[place] for place in range(*day.span) if place in at]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        beside = [(figures[last], one, one) for one in figures[last + 1 : last + 2]]
        if language == "en":
            beside += [(one, figures[first], one) for one in figures[max(0, first - 1) : first]]
        for before, after, one in beside:
            between = text[before.run[1] : after.run[0]]
            may_be = one.run[0] not in taken and 1 <= one.value <= _LAST
            said = one is not after or _IS_DAY[language].match(text, one.run[1])
            if may_be and said and AND_DAY[language].fullmatch(between):
                yield Day(text=one.text, span=one.run, month=day.month, day=one.value)


def _chinese(text: str, figures: Sequence[Figure]) -> Iterator[Day]:
    for one, other in pairwise(figures):
        between = text[one.run[1] : other.run[0]].strip()
        day = _DAY.match(text, other.run[1])
        if between == "月" and day:
            span = one.run[0], day.end()
            yield Day(text=text[slice(*span)], span=span, month=one.value, day=other.value)


def _english(text: str, figures: Sequence[Figure]) -> Iterator[Day]:
    taken: set[int] = set()
    for one, other in pairwise(figures):
        month, day = (one, other) if one.kind == "month" else (other, one)
        if month.kind != "month" or day.kind not in ("", "ordinal", "time") or day.start in taken:
            continue
        if month.start in taken or not _may_be_a_day(day, text, one.run[1], other.run[0]):
            continue
        if _BETWEEN.fullmatch(text, one.run[1], other.run[0]):
            taken |= {month.start, day.start}
            span = one.run[0], other.run[1]
            yield Day(text=text[slice(*span)], span=span, month=month.value, day=day.value)


def _may_be_a_day(figure: Figure, text: str, start: int, end: int) -> bool:
    """Say whether a number beside a month is meant as its day: 22, and wrongly 10,000 or 64."""
    if text[max(0, figure.run[0] - 1) : figure.run[0]] == ":":
        return False  # 19:00 of July 6
    if figure.value < _HIGHEST:
        return True
    no_year = "," in figure.text or figure.value >= _YEARS_END
    return no_year and text[start:end] == " "


def places(days: Sequence[Day]) -> frozenset[int]:
    """Return the places of a text's characters that are part of its days."""
    return frozenset(place for one in days for place in range(*one.span))


def lone(
    text: str,
    figures: Sequence[Figure],
    language: str,
    own: Sequence[Day],
    other: Sequence[Day],
) -> Iterator[Day]:
    """Return the days of a Chinese text without a month, 11日, with the one the other text adds.

    Args:
        text: The Chinese text; of others there are none.
        figures: Its figures.
        language: Its language.
        own: Its days with a month.
        other: Those of the other text.
    """
    if language != "zh":
        return
    keys, dated = {one.key for one in own}, places(own)
    added: dict[Fraction, list[Day]] = {}
    for one in other:
        if one.key not in keys:
            added.setdefault(one.day, []).append(one)
    for figure in figures:
        if figure.kind != "day" or figure.start in dated:
            continue
        same = added.get(figure.value, [])
        if len(same) == 1:
            span = figure.run[0], figure.end
            yield Day(text=figure.text, span=span, month=same[0].month, day=same[0].day)
