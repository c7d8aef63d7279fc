"""The markers of lists in an OpenDocument text, as they are counted."""

from __future__ import annotations

import pytest

from translator.formats.odt.lists import Lists
from translator.formats.odt.styles import ListLevel


def lists(*levels: ListLevel, **others: ListLevel) -> Lists:
    styles = {"a": dict(enumerate(levels, start=1))}
    return Lists(styles=styles | {name: {1: one} for name, one in others.items()})


def number(**more: object) -> ListLevel:
    return ListLevel(bullet=False, **({"suffix": "."} | more))  # type: ignore[arg-type]


def item(found: Lists, start: str = "") -> str:
    found.item(start)
    return found.marker()


def test_items_are_counted_and_have_one_marker_each() -> None:
    found = lists(number())
    assert found.depth == 0 and found.marker() == ""
    found.begin("a", goes_on=False)
    assert found.depth == 1 and found.marker() == ""
    assert [item(found), item(found), item(found, "7"), item(found)] == ["1.", "2.", "7.", "8."]
    assert found.marker() == ""  # a second paragraph of the item
    found.end()
    assert found.depth == 0


@pytest.mark.parametrize(
    ("level", "markers"),
    [
        (number(start=5), ["5.", "6."]), (number(start=0), ["0.", "1."]),
        (number(form="a", prefix="(", suffix=")"), ["(a)", "(b)"]),
        (number(form="I"), ["I.", "II."]),
        (number(form=""), ["", ""]), (ListLevel(bullet=True), ["•", "•"]),
        (number(form="一, 二, 三, ...", suffix="、"), ["一、", "二、"]),
        (number(form="?"), ["1.", "2."]),
    ],
)  # fmt: skip
def test_a_level_says_how_it_is_counted(level: ListLevel, markers: list[str]) -> None:
    found = lists(level)
    found.begin("a", goes_on=False)
    assert [item(found), item(found)] == markers


@pytest.mark.parametrize(
    ("start", "marker"),
    [("3", "3."), ("x", "1."), ("-1", "1."), ("999999", "999999."), ("1000000", "1.")],
)
def test_an_item_begins_anew_with_a_number_that_makes_sense(start: str, marker: str) -> None:
    found = lists(number())
    found.begin("a", goes_on=False)
    assert item(found, start) == marker


@pytest.mark.parametrize(("levels", "marker"), [(1, "b."), (2, "1.b."), (3, "1.b."), (0, "b.")])
def test_a_marker_shows_the_levels_above(levels: int, marker: str) -> None:
    found = lists(number(), number(form="a", levels=levels))
    found.begin("a", goes_on=False)
    item(found)
    found.begin("", goes_on=False)  # of the style around it
    item(found)
    assert (item(found), found.depth) == (marker, 2)


def test_a_list_goes_on_where_one_of_its_style_ended() -> None:
    found = lists(number(), b=number())
    for style, goes_on, marker in (("a", False, "1."), ("a", True, "2."), ("a", False, "1."),
                                   ("b", True, "1."), ("a", True, "2.")):  # fmt: skip
        found.begin(style, goes_on=goes_on)
        assert item(found) == marker
        found.end()


def test_a_list_without_a_style_has_no_markers() -> None:
    found = lists(number())
    found.begin("unknown", goes_on=False)
    assert [item(found), item(found)] == ["", ""]
    found.begin("a", goes_on=False)
    assert item(found) == ""  # which has no second level
