"""Whether two numbers took each other's units."""

from __future__ import annotations

from fractions import Fraction

import pytest

from translator.checks.units_taken import by_units, taken
from translator.numbers.second_reading import Figure


def figure(value: int, kind: str = "", *, size: int = 1, about: str = "", text: str = "") -> Figure:
    return Figure(
        start=0, end=1, text=text or str(value), value=Fraction(value), kind=kind,
        size=Fraction(size), about=about, run=(0, 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ([(600, "money"), (30, "")], [(30, "money"), (600, "")], [(600, 30)]),
        ([(600, "money"), (30, "")], [(600, "money"), (30, "")], []),
        ([(600, "money"), (30, "")], [(30, "money")], []),  # 600 is nowhere
        ([(600, "money")], [(30, "money"), (600, "")], []),  # 30 was nowhere
        ([(9, "money"), (30, "")], [(30, "money"), (9, "")], []),  # too small to tell
        ([(10, "money"), (30, "")], [(30, "money"), (10, "")], [(10, 30)]),
        ([(600, "money"), (700, "money"), (30, "")], [(30, "money"), (600, "")], []),
        ([(600, "year"), (30, "")], [(30, "year"), (600, "")], []),
    ],
)  # fmt: skip
def test_a_unit_that_went_to_a_bare_number_is_taken(
    ours: list[tuple[int, str]], theirs: list[tuple[int, str]], found: list[tuple[int, int]]
) -> None:
    sides = [figure(*one) for one in ours], [figure(*one) for one in theirs]
    assert [(int(one.value), int(other.value)) for one, other in taken(sides)] == found


def test_a_number_that_is_about_something_is_not_bare() -> None:
    ours = [figure(600, "money"), figure(30, about="more")]
    assert list(taken((ours, [figure(30, "money"), figure(600)]))) == []


def told(
    before: tuple[str, str], after: tuple[str, str], *, turned: bool = False,
    sizes: tuple[int, int, int, int] = (1, 1, 1, 1),
) -> bool | None:  # fmt: skip
    """Ask by the kinds of 20 and 30 in the source and of the same values in the target."""
    pairs = (
        (figure(20, before[0], size=sizes[0]), figure(30, before[1], size=sizes[1])),
        (figure(20, after[0], size=sizes[2]), figure(30, after[1], size=sizes[3])),
    )
    return by_units(pairs, (before, after), turned=turned)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("money", "people"), ("people", "money"), True),
        (("money", "people"), ("money", "people"), False),
        (("money", ""), ("money", ""), False), (("", "money"), ("", "money"), False),
        (("year", "age"), ("year", "age"), False), (("share", ""), ("", "share"), True),
        (("", ""), ("", ""), None), (("year", ""), ("", ""), None),
        (("people", "people"), ("people", "people"), None),
        (("people", "age"), ("age", ""), True), (("year", "age"), ("age", ""), None),
        (("share", "people"), ("people", ""), True),
    ],
)  # fmt: skip
def test_kinds_tell_who_has_whose_unit(
    before: tuple[str, str], after: tuple[str, str], said: bool | None
) -> None:
    assert told(before, after) is said


def test_of_one_kind_the_sizes_of_units_tell() -> None:
    kinds = ("time", "time")
    assert told(kinds, kinds, sizes=(60, 3600, 3600, 60)) is True
    assert told(kinds, kinds, sizes=(60, 3600, 60, 3600)) is False
    assert told(kinds, kinds, sizes=(60, 60, 60, 60)) is None
    assert told(kinds, kinds, sizes=(60, 3600, 60, 60)) is None
