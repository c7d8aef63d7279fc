"""Units that two numbers took from each other: 99 people, 7,700 % for 7,700 people, 99 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.checks.number_kinds import currency
from translator.checks.ranges import written
from translator.numbers.second_reading import MEASURES, Figure

Pair = tuple[Figure, Figure]
Kinds = tuple[str, str]

_LEAST = 10
_BARE = frozenset({""})
_HELD_FAST = MEASURES - {"time"} | {"money"}
"""Kinds that translations do not give to a bare number while they take it from another."""
_SAID_OTHERWISE = frozenset({"year", "ordinal", "date", "time"})
"""Kinds that translators often say without their unit: on the 8th, 8日, 1984."""


def taken(figures: tuple[Sequence[Figure], Sequence[Figure]]) -> Iterator[Pair]:
    """Yield two numbers of which one lost its unit to the other, however often they stand.

    So two times 30 hours for 600 yuan become 600 hours and 30 hours for 30 yuan.
    """
    for held in _HELD_FAST:
        ours, theirs = (
            {written(one): one for one in own if one.kind == held and one.value >= _LEAST}
            for own in figures
        )
        gained = [one for value, one in theirs.items() if value not in ours]
        lost = ours.keys() - theirs.keys()
        if len(gained) != 1 or len(lost) != 1:
            continue
        (value,) = lost
        bare = [one for one in figures[1] if one.value == value and _is_bare(one)]
        known = any(one.value == gained[0].value and _is_bare(one) for one in figures[0])
        if bare and known:
            yield bare[0], gained[0]


def _is_bare(figure: Figure) -> bool:
    return figure.kind == "" and not figure.about


def by_units(pairs: tuple[Pair, Pair], kinds: tuple[Kinds, Kinds], *, turned: bool) -> bool | None:
    """Say whether two numbers took each other's units; None: nobody can tell by them."""
    before, after = kinds
    if _has_the_unit(pairs[0][0], pairs[1]) or _has_the_unit(pairs[0][1], pairs[1][::-1]):
        return True
    sizes = [one.size for pair in pairs for one in pair if one.kind in MEASURES]
    ours, theirs = sizes[:2], sizes[2:]
    apart = before[0] == before[1] and len(sizes) == 4 and ours[0] != ours[1]
    if apart and ours in (theirs, theirs[::-1]):
        return ours != theirs  # 20 minutes and an hour
    currencies = [currency(one) for pair in pairs for one in pair]
    if all(currencies) and currencies[0] != currencies[1]:
        return currencies[:2] == currencies[:1:-1]
    if before[0] != before[1]:
        if after == (before[1], before[0]) and (all(before) or {*before} - _HELD_FAST - _BARE):
            return True
        shares = [one == "share" for one in (*before, *after)]
        if any(shares) and shares[0] != shares[2] and shares[1] != shares[3]:
            return True
        if any(
            before[own]
            and before[own] not in _SAID_OTHERWISE
            and "" != after[own] == before[1 - own] != after[1 - own]
            for own in (0, 1)
        ):
            return True  # it lost its own unit to have the other's
        if any(
            one and one == two and (two in _HELD_FAST or after[0] != after[1])
            for one, two in zip(before, after, strict=True)
        ):
            return False  # it has kept its unit; that both are years or shares says nothing
        if after == (before[1], before[0]) and _BARE & {*before} and _HELD_FAST & {*before}:
            # 42度500ML: 500 degrees, 42 ml. But of 500的和千元的, only 500 may be called yuan.
            return turned or "money" not in before or None
    return None


def _has_the_unit(figure: Figure, pair: Pair) -> bool:
    """Say whether the unit of a figure stands with the other value: 16 days, 52 days for 52.

    Args:
        figure: Of the source.
        pair: Of the target, the figure of the same value first.
    """
    own, other = pair
    if figure.kind not in MEASURES or own.kind in (figure.kind, "year"):
        return False
    return other.kind == figure.kind and other.size == figure.size
