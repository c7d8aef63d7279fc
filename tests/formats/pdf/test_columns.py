"""The columns of a page are read one after the other, and what is no column stays together."""

from __future__ import annotations

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf.columns import in_reading_order
from translator.formats.pdf.rows import Stretch


def column(name: str, left: float, *, rows: int = 5, top: float = 100, width: float = 150,
           pitch: float = 15) -> list[Stretch]:  # fmt: skip
    """Return rows of running text, each as wide as the column."""
    return [stretch(f"{name}{at}", left, top + pitch * at, width=width) for at in range(rows)]


def read(*stretches: Stretch) -> list[str]:
    """Return the text of each column in the order of reading."""
    return [" ".join(one.text for one in part) for part in in_reading_order(stretches)]


def rows(name: str, first: int = 0, stop: int = 5) -> str:
    return " ".join(f"{name}{at}" for at in range(first, stop))


def test_nothing_is_nothing_and_one_column_stays_as_the_file_has_it() -> None:
    assert in_reading_order([]) == []
    assert read(*column("甲", 50)) == [rows("甲")]


def test_the_left_column_is_read_before_the_right_one_whatever_the_file_says() -> None:
    assert read(*column("乙", 220), *column("甲", 50)) == [rows("甲"), rows("乙")]


def test_three_columns_are_read_from_left_to_right() -> None:
    found = read(*column("丙", 390), *column("乙", 220), *column("甲", 50))
    assert found == [rows("甲"), rows("乙"), rows("丙")]


def test_a_title_across_parts_the_page_into_bands() -> None:
    above = [*column("甲", 50), *column("乙", 220)]
    below = [*column("丙", 50, top=300), *column("丁", 220, top=300)]
    title, middle = stretch("题", 50, 60, width=320), stretch("中", 50, 250, width=320)
    assert read(*below, middle, *above, title) == [
        "题", rows("甲"), rows("乙"), "中", rows("丙"), rows("丁"),
    ]  # fmt: skip
    second = stretch("副", 50, 75, width=320)
    high = [*column("甲", 50, rows=6), *column("乙", 220, rows=6)]
    assert read(title, second, *high) == ["题 副", rows("甲", 0, 6), rows("乙", 0, 6)]


@pytest.mark.parametrize(("count", "parted"), [(3, True), (2, False)])
def test_a_column_has_three_rows_at_least(count: int, parted: bool) -> None:
    found = read(*column("甲", 50, rows=count), *column("乙", 220, rows=count))
    assert len(found) == 1 + parted


@pytest.mark.parametrize(("width", "parted"), [(75, True), (65, False)])
def test_a_narrow_column_is_one_of_a_table(width: float, parted: bool) -> None:
    found = read(*column("甲", 50, width=150), *column("乙", 220, width=width))
    assert len(found) == 1 + parted


@pytest.mark.parametrize(("gap", "parted"), [(10, True), (4, False)])
def test_a_gutter_has_a_width(gap: float, parted: bool) -> None:
    found = read(*column("甲", 50), *column("乙", 200 + gap))
    assert len(found) == 1 + parted


def test_cells_that_do_not_fill_their_column_are_no_running_text() -> None:
    names = [stretch(f"名{at}", 50, 100 + 15 * at, width=150 if at == 4 else 60)
             for at in range(5)]  # fmt: skip
    assert len(read(*names, *column("乙", 220))) == 1
    filled = [stretch(f"名{at}", 50, 100 + 15 * at, width=150 if at > 1 else 60)
              for at in range(5)]  # fmt: skip
    assert len(read(*filled, *column("乙", 220))) == 2


def test_rows_that_are_mostly_white_are_no_running_text() -> None:
    airy = [
        one
        for at in range(5)
        for one in (stretch("名", 50, 100 + 15 * at, width=30),
                    stretch("数", 170, 100 + 15 * at, width=30))
    ]  # fmt: skip
    assert len(read(*airy, *column("乙", 220))) == 1


def test_too_much_across_a_gutter_is_no_gutter() -> None:
    def crossing(count: int) -> list[Stretch]:
        return [stretch("横", 50, 300 + 15 * at, width=320) for at in range(count)]

    pair = [*column("甲", 50, rows=9), *column("乙", 220, rows=9)]
    assert len(read(*pair, *crossing(2))) == 3
    assert len(read(*pair, *crossing(8))) == 1


def test_of_two_gutters_the_one_nearest_the_middle_parts_first() -> None:
    page = [*column("甲", 50), *column("乙", 220), *column("丙", 390), *column("丁", 560)]
    assert read(*page) == [rows(name) for name in "甲乙丙丁"]
