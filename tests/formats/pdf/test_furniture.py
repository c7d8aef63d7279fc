"""What stands in the same place on many pages is no part of the article."""

from __future__ import annotations

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf.furniture import Sheet, find_furniture
from translator.formats.pdf.rows import Stretch

BODY = stretch("早市在河边。", 50, 400)


def left_out(pages: list[list[Stretch]], body: float = 10.0) -> list[list[str]]:
    """Return the texts that are left out, page by page; the text itself is on every page."""
    sheets = [
        Sheet(number=number, height=1000.0, stretches=(*page, BODY))
        for number, page in enumerate(pages, 1)
    ]
    found = find_furniture(sheets, body)
    return [sorted(one.text for one in found.get(sheet.number, ())) for sheet in sheets]


def test_a_running_head_is_one_from_three_pages_on_or_on_all_of_fewer() -> None:
    head = [stretch("早市见闻", 50, 40)]
    assert left_out([head] * 3) == [["早市见闻"]] * 3
    assert left_out([head, head, [], []]) == [[]] * 4
    assert left_out([head, head]) == [["早市见闻"]] * 2
    assert left_out([head]) == [[]]


@pytest.mark.parametrize(("base", "out"), [(130, True), (131, False), (870, True), (869, False)])
def test_only_the_edges_of_a_page_are_looked_at(base: float, out: bool) -> None:
    assert left_out([[stretch("早市见闻", 50, base)]] * 3) == [["早市见闻"] * out] * 3


@pytest.mark.parametrize(("apart", "out"), [(4.0, True), (4.5, False)])
def test_places_may_differ_by_four_points(apart: float, out: bool) -> None:
    pages = [[stretch("早市见闻", 50, 40 + apart * (at == 2))] for at in range(3)]
    assert left_out(pages)[0] == ["早市见闻"] * out


@pytest.mark.parametrize(("size", "out"), [(13.0, True), (13.5, False)])
def test_a_large_line_is_a_title_and_no_running_head(size: float, out: bool) -> None:
    assert left_out([[stretch("早市", 50, 40, size=size)]] * 3)[0] == ["早市"] * out


@pytest.mark.parametrize(("length", "out"), [(120, True), (121, False)])
def test_a_long_line_is_text(length: int, out: bool) -> None:
    assert bool(left_out([[stretch("市" * length, 5, 40, size=1.0)]] * 3)[0]) is out


@pytest.mark.parametrize(
    "written", ["{}", "- {} -", "第 {} 页", "Page {} of 9", "{} / 9", "第{}页，共9页"]
)
def test_page_numbers_are_the_same_whatever_they_count(written: str) -> None:
    pages = [[stretch(written.format(number), 300, 960)] for number in (8, 9, 10)]
    assert left_out(pages) == [[page[0].text] for page in pages]


def test_numbers_within_a_running_head_count_as_the_same() -> None:
    pages = [[stretch(f"chapter {number}", 50, 40)] for number in ("iv", "12", "3")]
    assert [len(page) for page in left_out(pages)] == [1, 1, 1]


def test_a_page_alone_has_its_number_at_the_foot_and_no_head() -> None:
    assert left_out([[stretch("3", 300, 960)]]) == [["3"]]
    assert left_out([[stretch("3", 300, 40)]]) == [[]]
    assert left_out([[stretch("早市", 300, 960)]]) == [[]]


def test_what_stands_at_the_top_is_not_what_stands_at_the_bottom() -> None:
    top, bottom = [stretch("早市", 50, 40)], [stretch("早市", 50, 960)]
    assert left_out([top, top, bottom]) == [[]] * 3


def test_a_head_in_two_pieces_is_one_row_and_goes_whole() -> None:
    pages = [[stretch(f"{number}", 500, 42), stretch("早市见闻", 50, 40)] for number in (2, 4, 6)]
    assert left_out(pages) == [[str(number), "早市见闻"] for number in (2, 4, 6)]


def test_three_rows_at_each_edge_are_looked_at_and_not_the_fourth() -> None:
    top = [stretch(f"行{sign}", 50, 20 + 20 * at) for at, sign in enumerate("甲乙丙丁")]
    foot = [stretch(f"脚{sign}", 50, 900 + 20 * at) for at, sign in enumerate("甲乙丙丁")]
    assert left_out([[*top, *foot]] * 3)[0] == sorted(
        ["行甲", "行乙", "行丙", "脚乙", "脚丙", "脚丁"]
    )


def test_rows_are_parted_by_half_a_size() -> None:
    near = [stretch("左", 50, 40), stretch("右", 300, 44.9)]
    apart = [stretch("左", 50, 40), stretch("右", 300, 45)]
    changing = [stretch("甲乙丙"[at], 500, 40) for at in range(3)]
    assert left_out([[*near, changing[at]] for at in range(3)]) == [[]] * 3  # one row, each other
    assert left_out([[*apart, changing[at]] for at in range(3)]) == [["右"]] * 3
