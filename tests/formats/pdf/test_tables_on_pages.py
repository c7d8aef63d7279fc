"""A table is one where it is sure: ruled, or of short cells that stand in line."""

from __future__ import annotations

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf.characters import Ruled
from translator.formats.pdf.rows import Stretch
from translator.formats.pdf.tables_on_pages import aligned_tables, ruled_tables


def grid(xs: list[float], ys: list[float]) -> list[Ruled]:
    level = [Ruled(left=xs[0], right=xs[-1], top=y, bottom=y) for y in ys]
    return level + [Ruled(left=x, right=x, top=ys[0], bottom=ys[-1]) for x in xs]


def cells(*rows: tuple[str, ...], left: float = 10, top: float = 15, across: float = 100,
          down: float = 20) -> list[Stretch]:  # fmt: skip
    return [
        stretch(text, left + across * column, top + down * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]


GRID = grid([0, 100, 200], [0, 20, 40])


def test_cells_between_ruled_lines_are_a_table() -> None:
    inside = cells(("茶", "三元"), ("水", "一元"))
    outside = [stretch("后", 10, 80), stretch("旁", 300, 15)]
    (made,) = ruled_tables([*inside, *outside], GRID)
    assert made.rows == (("茶", "三元"), ("水", "一元"))
    assert (made.top, made.bottom, made.left, made.right) == (0, 40, 0, 200)
    assert made.stretches == frozenset(inside)


def test_a_ruled_table_has_two_rows_two_columns_and_something_in_two_of_them() -> None:
    full = cells(("茶", "三元"), ("水", "一元"))
    assert ruled_tables(full, grid([0, 200], [0, 20, 30, 40])) == []
    assert ruled_tables(full, grid([0, 100, 150, 200], [0, 40])) == []
    assert ruled_tables([], GRID) == []
    assert ruled_tables(cells(("茶",), ("水",)), GRID) == []
    assert ruled_tables(cells(("茶", "")), GRID) == []
    assert len(ruled_tables(cells(("茶", ""), ("", "水")), GRID)) == 1


def test_empty_rows_are_left_out_and_empty_cells_stay() -> None:
    three = grid([0, 100, 200], [0, 20, 40, 60])
    found = [*cells(("茶", "三元"), ("", ""), ("水", ""))]
    (made,) = ruled_tables(found, three)
    assert made.rows == (("茶", "三元"), ("水", ""))


def test_what_stands_in_one_cell_is_joined() -> None:
    found = [*cells(("茶", "三元"), ("水", "一元")), stretch("杯", 30, 35)]
    assert ruled_tables(found, GRID)[0].rows[1] == ("水杯", "一元")


@pytest.mark.parametrize(("off", "tables"), [(3.0, 1), (3.5, 0)])
def test_ruled_lines_may_miss_each_other_by_three_points(off: float, tables: int) -> None:
    level = [Ruled(left=0, right=100, top=y, bottom=y) for y in (0, 20, 40)]
    upright = [Ruled(left=x, right=x, top=0, bottom=40) for x in (0, 60, 100 + off)]
    found = ruled_tables(cells(("茶", "三元"), ("水", "一元"), across=60), level + upright)
    assert len(found) == tables


def test_doubled_lines_are_one() -> None:
    doubled = GRID + [Ruled(left=x + 2, right=x + 2, top=0, bottom=40) for x in (0, 100)]
    (made,) = ruled_tables(cells(("茶", "三元"), ("水", "一元")), doubled)
    assert len(made.rows[0]) == 2


def test_two_grids_are_two_tables() -> None:
    below = [Ruled(left=one.left, right=one.right, top=one.top + 100, bottom=one.bottom + 100)
             for one in GRID]  # fmt: skip
    page = [*cells(("茶", "三元"), ("水", "一元")), *cells(("米", "两元"), ("盐", "一元"), top=115)]
    assert [one.rows[0] for one in ruled_tables(page, below + GRID)] == [
        ("茶", "三元"), ("米", "两元"),
    ]  # fmt: skip


def aligned(*rows: tuple[str, ...], across: float = 100, down: float = 20) -> int:
    return len(aligned_tables(cells(*rows, across=across, down=down)))


ROWS = (("茶", "三元"), ("水", "一元"), ("米", "两元"))


def test_three_rows_of_two_cells_are_a_table() -> None:
    found = cells(*ROWS)
    (made,) = aligned_tables(found)
    assert made.rows == ROWS
    assert (made.top, made.bottom, made.left, made.right) == (5, 57, 10, 130)
    assert made.stretches == frozenset(found)
    assert aligned(*ROWS[:2]) == aligned(("茶",), ("水",), ("米",)) == aligned() == 0


def test_cells_are_under_one_another_by_an_edge_or_the_middle() -> None:
    def moved(by: float, width: float = 20) -> int:
        pairs = [(stretch("茶", 10, 15 + 20 * at),
                  stretch("三元", 110 + by * at, 15 + 20 * at, width=width + 7 * at))
                 for at in range(3)]  # fmt: skip
        return len(aligned_tables([one for pair in pairs for one in pair]))

    assert moved(0) == moved(-7) == moved(-3.5) == 1
    assert moved(6) == 0


@pytest.mark.parametrize(("down", "found"), [(26, 1), (27, 0)])
def test_rows_of_a_table_are_near(down: float, found: int) -> None:
    assert aligned(*ROWS, down=down) == found


@pytest.mark.parametrize(("across", "found"), [(23, 1), (22.5, 0)])
def test_cells_are_apart(across: float, found: int) -> None:
    assert aligned(*ROWS, across=across) == found


def test_long_cells_are_text_and_so_are_columns_filled_to_their_edge() -> None:
    assert aligned(*(("市" * 18, "元") for _ in range(3)), across=300) == 0  # filled to the edge
    short = [("市" * length, "元") for length in (18, 3, 4)]
    assert aligned(*short, across=300) == 1
    assert aligned(*[("市" * length, "元") for length in (19, 3, 4)], across=300) == 0
    full = [("市" * length, "元") for length in (8, 8, 3)]
    assert aligned(*full, across=300) == 0
    assert aligned(*(("市" * 6, "元") for _ in range(3)), across=300) == 1
    assert aligned(*(("市" * 8, "元", "斤", "两") for _ in range(3)), across=300) == 1


def test_a_row_with_another_number_of_cells_ends_a_table() -> None:
    rows = [*ROWS, ("完",), *ROWS]
    assert aligned(*rows) == 2
    assert aligned(("题",), *ROWS) == 1
    (made,) = aligned_tables([*cells(*ROWS), stretch("注", 110, 80)])
    assert len(made.rows) == 3
