"""Characters become stretches, stretches lines: with spaces where there are some."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.pdf.stretches import stretch
from translator.formats.pdf.characters import Character, Ruled
from translator.formats.pdf.rows import Stretch, lines_of, side_by_side, stretches


def typed(
    text: str, *, gap: float = 0.0, left: float = 0.0, base: float = 100.0, size: float = 10.0,
    bold: bool = False, spaced: bool = False,
) -> list[Character]:  # fmt: skip
    """Return characters one after the other, each as wide as its size, so far apart."""
    return [
        Character(
            text=char, left=left + at * (size + gap), right=left + at * (size + gap) + size,
            base=base, size=size, bold=bold, spaced=spaced and at > 0,
        )
        for at, char in enumerate(text)
    ]  # fmt: skip


def texts(characters: list[Character], *ruled: Ruled) -> list[str]:
    return [one.text for one in stretches(characters, ruled)]


def wall(left: float, top: float = 0.0, bottom: float = 200.0) -> Ruled:
    return Ruled(left=left, right=left, top=top, bottom=bottom)


@pytest.mark.parametrize(
    ("text", "gap", "found"),
    [
        ("ab", 1.6, "ab"), ("ab", 1.8, "a b"), ("ab", 9.0, "a b"),
        ("茶水", 7.9, "茶水"), ("茶水", 8.1, "茶 水"), ("茶b", 7.9, "茶b"),
        ("ab", -6.0, "ab"),
    ],
)  # fmt: skip
def test_a_gap_is_a_space_where_the_script_has_some(text: str, gap: float, found: str) -> None:
    assert texts(typed(text, gap=gap)) == [found]


def test_a_gap_wider_than_a_space_parts_stretches() -> None:
    assert texts(typed("茶水", gap=9.1)) == ["茶", "水"]


def test_a_space_of_the_file_counts_but_between_chinese() -> None:
    assert texts(typed("ab", spaced=True)) == ["a b"]
    assert texts(typed("茶水", spaced=True)) == ["茶水"]
    assert texts(typed("茶b", spaced=True)) == ["茶 b"]


def test_a_gap_pdfium_sees_counts_from_a_tenth_of_the_size() -> None:
    for gap, found in ((0.9, "ab"), (1.1, "a b")):
        first, second = typed("ab", gap=gap)
        assert texts([first, replace(second, gap=True)]) == [found]


@pytest.mark.parametrize(("raised", "joined"), [(5.0, True), (5.1, False), (-5.0, True)])
def test_a_raised_character_belongs_to_its_line(raised: float, joined: bool) -> None:
    first, second = typed("茶2")
    assert len(texts([first, replace(second, base=100 - raised)])) == 2 - joined


def test_a_ruled_line_parts_what_stands_on_its_sides() -> None:
    assert texts(typed("茶水"), wall(10)) == ["茶", "水"]
    assert texts(typed("茶水"), wall(10, bottom=90)) == ["茶水"]
    assert texts(typed("茶水"), wall(10, top=100)) == ["茶水"]
    assert texts(typed("茶水"), wall(30)) == ["茶水"]
    assert texts(typed("茶水"), wall(-5)) == ["茶水"]
    assert texts(typed("茶水"), Ruled(left=0, right=40, top=97, bottom=97)) == ["茶水"]
    assert texts(typed("茶水"), wall(9, bottom=50), wall(10)) == ["茶", "水"]


def test_a_stretch_is_as_most_of_its_characters() -> None:
    (made,) = stretches([*typed("茶水", bold=True), *typed("b", left=20, size=6.0)], [])
    assert (made.text, made.left, made.right, made.size) == ("茶水b", 0, 26, 10.0)
    assert (made.bold, made.letters, made.base, made.table) == (True, 3, 100.0, -1)
    assert (made.top, made.bottom) == (90.0, 102.0)
    (half,) = stretches([*typed("茶", bold=True), *typed("水", left=10)], [])
    assert not half.bold
    assert stretches([], []) == []


def test_the_place_of_a_stretch_is_that_of_its_large_characters() -> None:
    large = typed("茶水", base=100.0)
    raised = typed("234", left=20, size=5.0, base=96.0)
    (made,) = stretches([*large, *raised], [])
    assert made.base == 96.0  # most of them are small: then all count
    (made,) = stretches(
        [*typed("茶水山", base=100.0), *typed("23", left=30, size=5.0, base=96.0)], []
    )
    assert (made.base, made.size) == (100.0, 10.0)


def test_what_the_file_has_in_another_order_is_put_together() -> None:
    assert texts([*typed("水", left=10), *typed("茶", left=0)]) == ["茶水"]
    assert texts([*typed("下", base=130), *typed("上", base=100)]) == ["上", "下"]
    far = [*typed("水", left=40), *typed("茶", left=0)]
    assert texts(far) == ["茶", "水"]
    assert texts([*typed("水", left=10), *typed("茶", left=0)], wall(10)) == ["茶", "水"]


def test_two_stretches_of_a_line_become_one() -> None:
    one, other = stretch("tea", 0, 100, width=30), stretch("pots", 32, 101, width=40, bold=True)
    made = side_by_side(one, other)
    assert made == Stretch(
        text="tea pots", left=0, right=72, base=101, size=10.0, bold=True, letters=7
    )
    same = side_by_side(one, stretch("cup", 31, 101, width=30, bold=True))
    assert (same.text, same.base, same.bold, same.letters) == ("teacup", 100, False, 6)


@pytest.mark.parametrize(("gap", "found"), [(8.0, "茶水"), (8.1, "茶 水")])
def test_a_wide_gap_in_chinese_is_a_space_on_purpose(gap: float, found: str) -> None:
    assert side_by_side(stretch("茶", 0, 9), stretch("水", 10 + gap, 9)).text == found


def test_a_column_is_read_in_lines_from_top_to_bottom() -> None:
    made = lines_of(
        [stretch("下", 20, 120), stretch("右", 60, 101), stretch("左", 10, 100)], page=4, region=2
    )
    assert [(one.text, one.left, one.right) for one in made] == [("左 右", 10, 70), ("下", 20, 30)]
    assert {(one.page, one.region, one.column, one.table) for one in made} == {(4, 2, (10, 70), -1)}
    assert lines_of([], page=1, region=0) == []


def test_a_table_stands_on_a_line_of_its_own() -> None:
    made = lines_of([stretch("表", 0, 100, table=0), stretch("文", 30, 100)], page=1, region=0)
    assert [(one.text, one.table) for one in made] == [("表", 0), ("文", -1)]
    made = lines_of([stretch("文", 0, 100), stretch("表", 30, 100, table=0)], page=1, region=0)
    assert [(one.text, one.table) for one in made] == [("文", -1), ("表", 0)]
