"""Lines become paragraphs, headings get levels, and divided words are whole again."""

from __future__ import annotations

import pytest

from translator.formats.pdf.paragraphs import (
    Measure,
    Paragraph,
    Vocabulary,
    body_size,
    join_lines,
    measure,
    name_headings,
)
from translator.formats.pdf.rows import Line

USUAL = Measure(body=10.0, pitch=1.5, indented=False)
INDENTED = Measure(body=10.0, pitch=1.5, indented=True)


def line(text: str, base: float = 100, left: float = 50, right: float = 350, *, size: float = 10.0,
         bold: bool = False, page: int = 1, region: int = 0) -> Line:  # fmt: skip
    return Line(
        text=text, left=left, right=right, base=base, size=size, bold=bold, page=page,
        column=(50, 350), region=region,
    )  # fmt: skip


def joined(*lines: Line, usual: Measure = USUAL) -> list[str]:
    return ["".join(one.text for one in made.lines) for made in join_lines(lines, usual)]


def two(second: Line, first: Line | None = None, usual: Measure = USUAL) -> bool:
    """Say whether a second line begins a paragraph of its own."""
    return len(joined(first or line("早市在河边"), second, usual=usual)) == 2


def test_the_size_of_most_characters_is_that_of_the_text() -> None:
    assert body_size([(10.1, 5), (9.9, 4), (12.0, 8)]) == 10.0
    assert body_size([(10.0, 5), (12.0, 5)]) == 10.0
    assert body_size([]) == 10.0


def test_what_is_usual_is_measured_on_lines_of_the_texts_size() -> None:
    lines = [line("市", 100 + 16 * at) for at in range(6)]
    assert measure(lines, 10.0) == Measure(body=10.0, pitch=1.6, indented=False)
    assert measure([], 10.0).pitch == 1.5
    assert measure(lines[:1], 10.0).pitch == 1.5
    assert measure([line("市", 100), line("市", 120, page=2)], 10.0).pitch == 1.5
    assert measure([line("市", 100), line("市", 120, region=1)], 10.0).pitch == 1.5
    assert measure([line("市", 100), line("市", 120, size=11.0)], 10.0).pitch == 1.5
    assert measure([line("市", 100, size=9.0), line("市", 120)], 10.0).pitch == 1.5


@pytest.mark.parametrize(("left", "indented"), [(59, True), (58, False)])
def test_paragraphs_are_set_in_where_two_are(left: float, indented: bool) -> None:
    lines = [line("市", 100 + 15 * at, left if at in (3, 9) else 50) for at in range(30)]
    assert measure(lines, 10.0).indented is indented


def test_one_that_is_set_in_is_enough_among_few() -> None:
    def usual(count: int) -> bool:
        lines = [line("市", 100 + 15 * at, 70 if at == 3 else 50) for at in range(count)]
        return measure(lines, 10.0).indented

    assert usual(9)
    assert not usual(10)


def test_lines_of_a_paragraph_are_one() -> None:
    assert joined(line("早市", 100), line("在河边", 115), line("。", 130)) == ["早市在河边。"]
    assert joined() == []


@pytest.mark.parametrize(
    ("second", "begins"),
    [
        (line("市", 115, size=11.0), False), (line("市", 115, size=9.0), False),
        (line("市", 115, size=8.9), True), (line("市", 115, size=11.1), False),
        (line("市", 120.9), False), (line("市", 121.1), True),
        (line("市", 115, left=58), False), (line("市", 115, left=59), True),
        (line("1. 市", 115), True), (line("• 市", 115), True), (line("三、市", 115), True),
        (line("1.5 元", 115), False), (line("市", 115, bold=True), False),
        (line("市", 115, right=300, bold=True), True),
    ],
)  # fmt: skip
def test_a_paragraph_begins_where_something_says_so(second: Line, begins: bool) -> None:
    assert two(second) is begins


@pytest.mark.parametrize(
    ("text", "right", "ended"),
    [
        ("早市", 332, False),
        ("早市", 331, True),
        ("at the market", 284, False),
        ("at the market", 283, True),
        ("at the market.", 311, False),
        ("at the market.", 310, True),
    ],
)
def test_a_line_that_ends_before_the_margin_is_the_last(
    text: str, right: float, ended: bool
) -> None:
    assert two(line("市", 115), line(text, right=right)) is ended


def test_a_line_of_contents_is_one_by_itself() -> None:
    assert two(line("市", 115), line("早市见闻……………… 12"))
    assert not two(line("市", 115), line("早市…… 12"))


def test_a_heading_goes_on_while_its_lines_are_near() -> None:
    def heading(base: float, **more: int) -> bool:
        return two(line("市", base, size=12.0, **more), line("早市", 100, size=12.0))

    assert not heading(122)
    assert heading(123)
    assert heading(115, page=2)
    assert heading(115, region=1)
    assert two(line("市", 124, size=12.0), line("早市", 100, size=12.0))
    wide = Measure(body=10.0, pitch=1.8, indented=False)
    assert not two(line("市", 126, size=12.0), line("早市", 100, size=12.0), wide)


def test_what_stands_under_an_item_goes_on_with_it() -> None:
    item = line("1. 早市", 100)
    short = line("1. 早市", 100, right=200)
    assert not two(line("在河边", 115, left=65), item)
    assert not two(line("在河边", 115, left=65), short)
    assert not two(line("在河边", 115, left=50), item)
    assert two(line("在河边", 115, left=54), short)
    assert not two(line("在河边", 115, left=54.5), short)


def test_a_quotation_that_is_set_in_whole_is_one_paragraph() -> None:
    margin = [line("市", 20 + 15 * at) for at in range(4)]
    first = line("早市在河边", 115, left=70)
    last = joined(*margin, first, line("天不亮", 130, left=70))[-1]
    assert last == "早市在河边天不亮"
    assert joined(*margin, first, line("天不亮", 130, left=79))[-1] == "天不亮"
    ended = line("早市在河边。", 115, left=70)
    assert joined(*margin, ended, line("天不亮", 130, left=70))[-1] == "天不亮"


@pytest.mark.parametrize("place", [{"page": 2}, {"region": 1}])
def test_a_paragraph_goes_on_elsewhere_unless_it_is_over(place: dict[str, int]) -> None:
    after = line("市", 20, **place)
    assert not two(after, line("早市"))
    assert two(after, line("早市", right=200))
    assert two(after, line("早市。"))
    assert not two(after, line("早市。"), INDENTED)
    assert two(after, line("早市", bold=True), INDENTED)
    assert not two(after, line("早市。"), INDENTED)
    further = [after, line("市", 35, **place)]
    assert joined(line("早市"), line("市", 20, left=70, **place), *further)[0] == "早市"


def levels(*made: Paragraph) -> list[int]:
    name_headings(made, USUAL)
    return [one.level for one in made]


def paragraph(*lines: Line) -> Paragraph:
    return Paragraph(lines=list(lines))


def sized(size: float) -> Paragraph:
    return paragraph(line("早市", size=size))


def test_headings_have_levels_by_their_size_and_bold_ones_the_next() -> None:
    bold = paragraph(line("早市", right=200, bold=True))
    assert levels(sized(20), sized(14), sized(20), sized(10), bold) == [1, 2, 1, 0, 3]
    bold = paragraph(line("早市", right=200, bold=True))
    assert levels(*(sized(size) for size in (30, 25, 20, 16, 13)), bold) == [1, 2, 3, 4, 4, 5]
    assert levels(paragraph(line("早市", right=200, bold=True))) == [1]
    assert levels(sized(11.3), sized(11.1)) == [1, 0]
    assert levels(paragraph(line("12", size=20)), sized(14)) == [0, 1]


@pytest.mark.parametrize(("length", "level"), [(150, 1), (151, 0)])
def test_a_heading_has_an_end(length: int, level: int) -> None:
    assert levels(paragraph(line("市" * length, size=20))) == [level]


@pytest.mark.parametrize(
    ("lines", "level"),
    [
        ([line("早市", right=200)], 0),
        ([line("早市", bold=True)], 0),
        ([line("早市，", right=200, bold=True)], 0),
        ([line("• 早市", right=200, bold=True)], 0),
        ([line("早市", right=200, bold=True, size=9.4)], 0),
        ([line("早市", right=200, bold=True, size=9.5)], 1),
        ([line("早"), line("市", right=200, bold=True)], 0),
        ([line("早", bold=True), line("市", right=200, bold=True)], 1),
        ([line("早", bold=True), line("上", bold=True), line("市", right=200, bold=True)], 0),
    ],
)
def test_a_bold_line_by_itself_is_a_heading(lines: list[Line], level: int) -> None:
    assert levels(paragraph(*lines)) == [level]


def test_a_paragraph_is_on_the_page_it_begins_on() -> None:
    assert paragraph(line("早", page=3), line("市", page=4)).page == 3


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("at the mar-", "ket"), "at the market"), (("at the", "market"), "at the market"),
        (("早市", "在"), "早市在"), (("well-", "known tea"), "well-known tea"),
        (("pages 3-", "5"), "pages 3-5"), (("North-", "South"), "North-South"),
        (("mar\u00ad", "ket"), "market"), (("so\u00adft", "tea"), "soft tea"),
        (("re-", "done"), "redone"), (("tea -", "and water"), "tea - and water"),
        (("tea-", "(green)"), "tea- (green)"),
    ],
)  # fmt: skip
def test_a_divided_word_is_whole_and_a_hyphen_of_its_own_stays(
    texts: tuple[str, ...], whole: str
) -> None:
    words = Vocabulary([line("a well-known street"), line("re-done, redone")])
    made = words.joined([line(text) for text in texts])
    assert made == whole
