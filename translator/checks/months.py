"""What stands beside a month, its year or its day, and what took its place in the target.

In October 6,600 may be 6,600 of something; but where the source has 2017年10月, has 6,600 of
something else, and the target has its 2017 elsewhere, the two changed places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from translator.checks.dates import AND_DAY
from translator.checks.impossible import MONTH
from translator.checks.ranges import written
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_MONTH_THEN = lazy_regex(r"[.,]? (?:the |of )?|[-–—/]")
_THEN_MONTH = lazy_regex(r" (?:of )?|[-–—/]")
_DAYS = lazy_regex(r" ?[-–—~] ?")
_SPAN = lazy_regex(r" ?[-–—~] ?\d{1,2} ")
_DAY_THEN_YEAR = lazy_regex(r",? (?:in )?")
_YEAR_THEN_MONTH = lazy_regex(r" ?(?:年 ?)?")
_MONTH_THEN_DAY = lazy_regex(r" ?月? ?")
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEAR_FIRST = lazy_regex(
    rf"(?<=[a-z] )({_YEAR}) (?:{MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!,? ?\d|:\d| ?[-–—])"
)
"""2016 June 15 within a sentence: no year stands there in English. A list may have it so."""
_SHORT_YEAR = lazy_regex(
    rf"(?<!\d)\d{{1,2}} (?:{MONTH}) (\d{{1,2}})(?= (?:until|to|and|through|in|at)\b|[.,;:)]|$)"
    rf"|\b(?:{MONTH}) \d{{1,2}}, (\d{{1,2}})(?= (?:until|to|and|through|in|at)\b|[.;:)]|$)"
)
"""15 June 14, March 28, 12: what stands in the place of a year."""
_LAST_DAY = 31
_NO_PARTNER = frozenset({"money", "share", "month", "weekday", "clock"})

Pair = tuple[Figure, Figure]
Partners = dict[Fraction, dict[Fraction, Figure]]
"""Month → what stands beside it, by value."""


def misdated(
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    texts: tuple[str, str],
    languages: tuple[str, str],
) -> Iterator[Pair]:
    """Yield numbers of the target of which one took the place of a month's year or day.

    Args:
        figures: Those of source and target, in order.
        texts: Source and target.
        languages: Primary languages.
    """
    if not all(any(one.kind == "month" for one in own) for own in figures):
        return
    ours, theirs = (
        _partners(text, own, language)
        for text, own, language in zip(texts, figures, languages, strict=True)
    )
    known, said = ({written(one): one for one in own if one.kind != "month"} for own in figures)
    if languages[1] == "en":
        yield from _in_a_years_place(ours, texts[1], figures[1])
    yield from _moved_days(ours, theirs, said)
    for month in ours.keys() & theirs.keys():
        lost = [value for value in ours[month] if value not in theirs[month] and value in said]
        gained = [value for value in theirs[month] if value not in ours[month] and value in known]
        if len(lost) == len(gained) == 1:
            pair = theirs[month][gained[0]], said[lost[0]]
            if not _is_listed(pair, texts[1], languages[1]):
                yield pair


def _in_a_years_place(ours: Partners, text: str, figures: Sequence[Figure]) -> Iterator[Pair]:
    """Yield a year and the day that stand in each other's place: 2016 June 15, 15 June 16."""
    at = {one.run[0]: one for one in figures}
    years = {value for partners in ours.values() for value in partners if value > _LAST_DAY}
    for match in _YEAR_FIRST.finditer(text):
        year, day = at.get(match.start(1)), at.get(match.start(2))
        if year and day and year.value in years:
            yield year, day
    elsewhere = {one.value: one for one in figures if one.value in years}
    for match in _SHORT_YEAR.finditer(text):
        short = at.get(match.start(match.lastindex or 0))
        if short and elsewhere and all(year % 100 != short.value for year in years):
            yield short, next(iter(elsewhere.values()))


def _moved_days(
    ours: Partners, theirs: Partners, said: Mapping[Fraction, Figure]
) -> Iterator[Pair]:
    """Yield the day of one month that stands beside another: February 2020–March 28, 12."""
    for month in ours.keys() & theirs.keys():
        for day in ours[month]:
            if day > _LAST_DAY or day in theirs[month] or len(ours[month]) < 2:
                continue
            for other in ours.keys() & theirs.keys() - {month}:
                years = [value for value in ours[month] if value > _LAST_DAY and value in said]
                if day in theirs[other] and day not in ours[other] and years:
                    yield theirs[other][day], said[years[0]]


def _is_listed(pair: Pair, text: str, language: str) -> bool:
    """Say whether two days of one month stand side by side: the 17th and 22nd of July."""
    first, second = sorted(pair, key=lambda one: one.run)
    between = text[first.run[1] : second.run[0]]
    return language in AND_DAY and bool(AND_DAY[language].fullmatch(between))


def _partners(text: str, figures: Sequence[Figure], language: str) -> Partners:
    found: Partners = {}
    for place, month in enumerate(figures):
        if month.kind == "month":
            beside = (_chinese if language == "zh" else _english)(text, figures, place)
            found.setdefault(month.value, {}).update({one.value: one for one in beside})
    return found


def _chinese(text: str, figures: Sequence[Figure], place: int) -> Iterator[Figure]:
    month = figures[place]
    before, after = figures[:place][-1:], figures[place + 1 :][:1]
    for one in before:
        if one.kind in ("year", "time") and _YEAR_THEN_MONTH.fullmatch(
            text, one.run[1], month.run[0]
        ):
            yield one
    for one in after:
        if _MONTH_THEN_DAY.fullmatch(text, month.run[1], one.run[0]):
            yield one


def _english(text: str, figures: Sequence[Figure], place: int) -> Iterator[Figure]:
    month = figures[place]
    for one in figures[:place][-1:]:
        if _may_be_beside(one) and _THEN_MONTH.fullmatch(text, one.end, month.run[0]):
            yield one
            for first in figures[:place][-2:-1]:  # 1–10 January
                if _may_be_beside(first) and _DAYS.fullmatch(text, first.end, one.run[0]):
                    yield first
    last, between = month, _MONTH_THEN
    following = figures[place + 1 : place + 3]
    if [one.kind == "month" for one in following] == [False, True] and _SPAN.fullmatch(
        text[month.run[1] : following[1].run[0]]
    ):
        return  # 1 January–15 March: the day is the next month's
    for one in following:
        if not _may_be_beside(one) or not between.fullmatch(text, last.end, one.run[0]):
            return
        yield one
        last, between = one, _DAY_THEN_YEAR


def _may_be_beside(figure: Figure) -> bool:
    return figure.kind not in _NO_PARTNER and figure.text[0].isdecimal()
