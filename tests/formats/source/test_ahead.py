"""The next of some signs, and how many there are between two places."""

from __future__ import annotations

import pytest

from translator.formats.source.ahead import Ahead

TEXT = "茶--水--米-\n--面"


@pytest.mark.parametrize(
    ("start", "place"), [(0, (1, 3)), (1, (1, 3)), (2, (4, 6)), (4, (4, 6)), (5, (9, 11)),
                         (9, (9, 11)), (10, None), (99, None)]
)  # fmt: skip
def test_the_first_match_at_a_place_or_after_it_is_found(
    start: int, place: tuple[int, int] | None
) -> None:
    assert Ahead(TEXT).find("--", start) == place


@pytest.mark.parametrize(
    ("end", "stop"), [(0, None), (1, None), (2, 3), (4, 3), (5, 6), (9, 6), (10, 11), (99, 11)]
)
def test_the_last_match_that_began_before_a_place_is_found(end: int, stop: int | None) -> None:
    assert Ahead(TEXT).last("--", end) == stop


@pytest.mark.parametrize(
    ("start", "end", "number"),
    [(0, 12, 3), (1, 4, 1), (1, 5, 2), (2, 5, 1), (2, 4, 0), (4, 4, 0), (5, 9, 0), (5, 10, 1)],
)
def test_matches_are_counted_where_they_begin(start: int, end: int, number: int) -> None:
    assert Ahead(TEXT).count("--", start, end) == number


def test_a_line_begins_after_a_line_end() -> None:
    assert Ahead(TEXT).find("^--", 0) == (9, 11)


def test_a_sign_is_looked_for_once() -> None:
    text = Ahead("-" * 9)
    text.find("-", 0)
    places = text._places["-"]
    assert text.count("-", 0, 9) == 9
    assert text._places == {"-": places} and text._places["-"] is places
