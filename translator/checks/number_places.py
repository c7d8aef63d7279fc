"""The numbers of a text whose places are compared: each as one thing, with all it consists of."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from fractions import Fraction

from translator.checks import dates
from translator.checks.figures import is_code
from translator.checks.number_kinds import TELLING, kind_of
from translator.checks.ranges import written
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_OFTEN = 2
"""Places up to which a value is compared; all of them have to say the same."""
_SURE = 10_000
"""From this on, a value that both texts have is no chance, even where one may be a word."""
_DATES = 10**9
"""Added to 1224 of December 24, which is no amount."""
_CLOCKS = 10**8
"""Added to the minutes of a day that 18:40 is."""
_NUMBERS, _NUMBERED = 10**7, 3
"""Added to the number 008, and digits of one: fewer are a clock's or a date's, more a code."""
_HOUR, _MINUTES = lazy_regex(r"\d ?[:：点點时時] ?$"), lazy_regex(r" ?[:：点點时時] ?(\d\d)(?!\d)")
_LEFT_OUT = frozenset({"weekday", "month"})
_LEAST = 10


def by_value(
    text: str, figures: Sequence[Figure], days: Sequence[dates.Day], others: Container[Fraction]
) -> dict[Fraction, tuple[Figure, ...]]:
    """Return the figures of a text that are no mere words, by value; a date is one.

    What may be a word, 每万字, is a number where the other text has its value. What stands more
    than twice is left out: somewhere it will be right.

    Args:
        text: In Chinese or English.
        figures: Its figures.
        days: Its days of the year.
        others: The values of the other text.
    """
    dated = [
        Figure(
            start=start, end=end, text=one.text, value=_DATES + 100 * one.month + one.day,
            kind="date", run=(start, end),
        )
        for one in days
        for start, end in [one.span]
    ]  # fmt: skip
    in_days = dates.places(days)
    every = dated + [
        _whole(one, text)
        for one in figures
        if one.about != "several"
        and (one.about != "doubtful" or (one.value >= _SURE and one.value in others))
        and one.kind not in _LEFT_OUT
        and not _is_label(one, text)
        and not _HOUR.search(text, max(0, one.run[0] - 3), one.run[0])
        and one.run[0] not in in_days
    ]
    found: dict[Fraction, list[Figure]] = {}
    for one in every:
        if one.value >= _LEAST or one.kind in TELLING or one.value.denominator > 1:
            found.setdefault(written(one), []).append(one)
    return {value: tuple(some) for value, some in found.items() if len(some) <= _OFTEN}


def _is_label(figure: Figure, text: str) -> bool:
    """Say whether a figure is part of a name: JAS 39C, but not a post-90s, 12V."""
    if figure.text[0] == "0":
        return figure.run[1] - figure.run[0] != _NUMBERED
    unit = kind_of(figure, text, "en")
    return is_code(figure, text) and unit not in ("decade", "volt", "watt", "ampere")


def _whole(figure: Figure, text: str) -> Figure:
    """Return a figure as one: 18:40 with its minutes, SAU 008 with its zeros."""
    if figure.text[0] == "0":
        return replace(figure, value=_NUMBERS + figure.value, others=())
    minutes = _MINUTES.match(text, figure.run[1]) if figure.kind == "clock" else None
    if minutes is None or not int(minutes[1]):
        return figure
    value = _CLOCKS + 60 * figure.value + int(minutes[1])
    return replace(figure, end=max(figure.end, minutes.end()), value=value, others=())
