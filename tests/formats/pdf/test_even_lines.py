"""Lines measured in a picture are of the size and at the edge that was printed."""

from __future__ import annotations

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf.even_lines import evened


def sizes(*measured: float, printed: float | None = None) -> list[float]:
    page = [stretch("早市在河边", 50, 20.0 * at, size=size) for at, size in enumerate(measured)]
    (made,) = evened([page], printed)
    return [one.size for one in made]


def edges(*measured: float, size: float = 10.0) -> list[float]:
    page = [stretch("早市", left, 20.0 * at, size=size) for at, left in enumerate(measured)]
    (made,) = evened([page])
    return [one.left for one in made]


def test_sizes_that_are_near_become_one_in_halves_of_a_point() -> None:
    assert sizes(10.0, 10.4, 10.6) == [10.5, 10.5, 10.5]
    assert sizes(10.0, 10.0, 16.0) == [10.0, 10.0, 16.0]


@pytest.mark.parametrize(("other", "same"), [(11.25, True), (11.5, False)])
def test_near_is_an_eighth_of_the_size(other: float, same: bool) -> None:
    assert (len(set(sizes(10.0, 10.0, 10.0, other))) == 1) is same


def test_the_size_of_most_letters_takes_what_is_near_first() -> None:
    page = [stretch("早" * 50, 50, 0, size=10.0), stretch("市", 50, 20, size=11.2),
            stretch("河边", 50, 40, size=12.9)]  # fmt: skip
    (made,) = evened([page])
    assert [one.size for one in made] == [10.0, 10.0, 13.0]
    assert [one.text for one in made] == [one.text for one in page]


def test_running_text_is_as_large_as_that_of_the_printed_pages() -> None:
    assert sizes(10.0, 10.4, printed=11.0) == [11.0, 11.0]
    assert sizes(10.0, 10.4, printed=14.0) == [10.0, 10.0]
    assert sizes(10.0, 10.0, 16.0, printed=15.0) == [10.0, 10.0, 16.0]  # a heading is none


def test_sizes_are_evened_over_all_pages() -> None:
    first, second = [stretch("早市", 50, 0, size=10.0)], [stretch("河边", 50, 0, size=10.8)]
    made = evened([first, second])
    assert [[one.size for one in page] for page in made] == [[10.5], [10.5]]
    assert evened([]) == []
    assert evened([[], first])[0] == ()


def test_a_size_is_never_nothing() -> None:
    assert sizes(0.1) == [0.5]


def test_left_edges_that_are_near_become_the_middle_one() -> None:
    assert edges(50.0, 51.0, 54.0) == [51.0, 51.0, 51.0]
    assert edges(54.0, 50.0) == [54.0, 54.0]
    assert edges(50.0, 70.0, 51.0) == [51.0, 70.0, 51.0]


@pytest.mark.parametrize(("other", "same"), [(54.5, True), (55.0, False)])
def test_near_edges_are_within_half_a_size_of_the_first(other: float, same: bool) -> None:
    assert (len(set(edges(50.0, other))) == 1) is same
