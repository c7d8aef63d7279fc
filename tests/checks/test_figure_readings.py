"""What a figure may stand for beside its own value."""

from __future__ import annotations

from fractions import Fraction

import pytest

from translator.checks.figure_readings import as_date, readings, spelt
from translator.numbers.second_reading import Figure


def figure(value: float, kind: str = "", **more: object) -> Figure:
    said: dict[str, object] = {"text": str(value)} | more
    return Figure(
        start=0, end=1, value=Fraction(value), kind=kind, run=(0, 1), **said,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "kind", "found"),
    [
        (30, "", [30]), (0.25, "share", [0.25, 25]), (6, "clock", [6, -6, 18]),
        (18, "clock", [18, 6, 30]), (1980, "decade", [1980, 80, 3880, 1990]),
        (80, "decade", [80, 80, 1980, 90]), (1900, "decade", [1900, 0, 3800, 1910, 20]),
        (900, "decade", [900, 0, 2800, 910]), (21, "century", [21, 2000, 2100]),
        (3, "times", [3, 4, 2]), (9, "age", [9, 10, 8]),
    ],
)  # fmt: skip
def test_a_kind_of_figure_has_its_readings(value: float, kind: str, found: list[float]) -> None:
    assert [float(one) for one in readings(figure(value, kind))] == found


def test_basis_points_and_other_values_are_readings_too() -> None:
    points = readings(figure(0.0025, "share", text="25 basis points"))
    assert [float(one) for one in points] == pytest.approx([0.0025, 0.25, 25])
    assert readings(figure(4, others=(Fraction(5),))) == [4, 5]


@pytest.mark.parametrize(
    ("value", "kind", "dated"),
    [
        (418, "", [4, 18]), (1129, "", [11, 29]), (1232, "", []), (1231, "", [12, 31]),
        (1301, "", []), (100, "", []), (101, "", [1, 1]), (18, "", []), (418, "money", []),
    ],
)  # fmt: skip
def test_a_bare_figure_may_be_a_month_and_a_day(value: int, kind: str, dated: list[int]) -> None:
    assert as_date(figure(value, kind)) == dated


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("六一", [6, 1, 61]), ("双十一", [10, 1, 11]), ("二十", [2, 10]),
        ("九一八", [9, 1, 8, 918]),
        ("六", []), ("", []), ("十十", [10, 10, 10]), ("三十一", [3, 10, 1]),
    ],
)  # fmt: skip
def test_chinese_digits_side_by_side_may_say_several_things(text: str, values: list[int]) -> None:
    assert list(spelt(text)) == values
