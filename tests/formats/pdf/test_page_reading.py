"""A page is read as it is shown: characters at their places, ruled lines, pictures."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from tests.formats.pdf.handmade_pdf import HEIGHT, WIDTH, Page, Rule, Text, downwards, pdf
from translator.formats.pdf.characters import UNKNOWN, PageText
from translator.formats.pdf.page_reading import _lines_of, read_page


def read(page: Page, **more: object) -> PageText:
    document = pdfium.PdfDocument(pdf([[Text(9, 9, "")], page], **more))  # type: ignore[arg-type]
    try:
        return read_page(document, 1)
    finally:
        document.close()


def test_a_page_has_its_number_its_size_and_what_is_on_it() -> None:
    made = read([Text(50, 100, "茶a", size=20), Rule(50, 200, 150, 200)])
    assert (made.number, made.width, made.height) == (2, WIDTH, HEIGHT)
    assert (made.pictures, made.covered, made.vertical) == (0, 0.0, False)
    assert not (made.slanted or made.unreadable or made.crowded or made.unknown)
    first, second = made.characters
    assert (first.text, first.size, first.bold, first.spaced, first.gap) == (
        "茶", 20, False, False, False,
    )  # fmt: skip
    assert (first.left, first.right, first.base) == pytest.approx((50, 70, 100))
    assert second.left == pytest.approx(70)
    (rule,) = made.ruled
    assert (rule.left, rule.right) == pytest.approx((50, 150), abs=1)
    assert (rule.top, rule.bottom) == pytest.approx((200, 200), abs=1)
    assert rule.level


@pytest.mark.parametrize(
    ("rotate", "size", "left", "base"),
    [
        (90, (HEIGHT, WIDTH), HEIGHT - 100, 50), (180, (WIDTH, HEIGHT), WIDTH - 50, 700),
        (270, (HEIGHT, WIDTH), 100, WIDTH - 50),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_turned(
    rotate: int, size: tuple[int, int], left: float, base: float
) -> None:
    made = read([Text(50, 100, "a")], rotate=rotate)
    assert (made.width, made.height) == size
    (one,) = made.characters
    places = (one.left, one.right)
    assert min(abs(place - left) for place in places) < 10
    assert one.base == pytest.approx(base, abs=1)


def test_a_page_of_vertical_text_is_turned_so_that_its_columns_are_lines() -> None:
    page = [*downwards(500, 100, "早市在河边"), *downwards(480, 100, "天不亮就开"),
            Rule(490, 90, 490, 300)]  # fmt: skip
    made = read(page)
    assert made.vertical
    assert (made.width, made.height) == (HEIGHT, WIDTH)
    first, second = made.characters[0], made.characters[1]
    assert second.left - first.left == pytest.approx(10, abs=0.1)
    assert first.base == pytest.approx(WIDTH - 505, abs=1)
    (rule,) = made.ruled
    assert rule.level
    assert (rule.left, rule.right) == pytest.approx((90, 300), abs=1)
    assert rule.top == pytest.approx(WIDTH - 490, abs=1)
    assert rule.top <= rule.bottom


def test_spaces_are_no_characters_and_are_known_to_the_next_one() -> None:
    made = read([Text(50, 100, "a b\u3000c")])
    assert [(one.text, one.spaced) for one in made.characters] == [
        ("a", False), ("b", True), ("c", True),
    ]  # fmt: skip


def test_bold_is_known_by_the_name_of_the_font() -> None:
    made = read([Text(50, 100, "茶"), Text(50, 130, "水", bold=True)])
    assert [one.bold for one in made.characters] == [False, True]


def test_what_is_printed_twice_in_a_place_is_read_once() -> None:
    assert len(read([Text(50, 100, "茶"), Text(50.4, 100.3, "茶")]).characters) == 1
    assert len(read([Text(50, 100, "茶"), Text(63, 100, "茶")]).characters) == 2
    assert len(read([Text(50, 100, "茶"), Text(50, 100, "水")]).characters) == 2


def test_text_across_the_page_is_left_out_and_told() -> None:
    made = read([Text(50, 100, "茶"), Text(200, 300, "印", turn="0.7 0.7 -0.7 0.7")])
    assert [one.text for one in made.characters] == ["茶"]
    assert made.slanted
    leaning = read([Text(50, 100, "茶", turn="1 0 0.3 1")])
    assert len(leaning.characters) == 1
    assert not leaning.slanted


@pytest.mark.parametrize(("known", "unreadable"), [(2, False), (1, True)])
def test_a_page_is_unreadable_where_more_than_a_third_is_unknown(
    known: int, unreadable: bool
) -> None:
    made = read([Text(50, 100, "茶水"[:known] + "\ue000")])
    assert made.characters[-1].text == UNKNOWN
    assert made.unknown == 1
    assert made.unreadable is unreadable


@pytest.mark.parametrize(("size", "read_"), [(1, 1), (0.9, 0), (1000, 1), (1001, 0)])
def test_a_size_that_makes_no_sense_is_no_text(size: float, read_: int) -> None:
    assert len(read([Text(50, 100, "茶", size=size)]).characters) == read_


def lines(*box: float) -> list[tuple[float, float, float, float]]:
    return [(one.left, one.top, one.right, one.bottom) for one in _lines_of(*box)]


def test_a_thin_shape_is_a_line_and_a_large_one_four() -> None:
    assert lines(10, 20, 40, 22.5) == [(10, 20, 40, 22.5)]
    assert lines(12.5, 60, 10, 20) == [(10, 20, 12.5, 60)]
    assert lines(10, 20, 17.5, 21) == []  # a dot
    assert lines(10, 20, 17.6, 21) == [(10, 20, 17.6, 21)]
    assert lines(10, 20, 40, 22.6) == [
        (10, 20, 40, 20), (10, 22.6, 40, 22.6), (10, 20, 10, 22.6), (40, 20, 40, 22.6),
    ]  # fmt: skip
    assert lines(10, 20, float("inf"), 22) == lines(10, float("nan"), 40, 22) == []
