"""Segments cover their block, and a segment is its core with its edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.standins import planned
from translator import placeholders
from translator.document.segments import core, meant_breaks, segment_block, unwrap
from translator.types import Block, Inline


def block(markdown: str) -> tuple[Block, dict[str, Inline]]:
    (only,) = planned(markdown + "\n").document.blocks
    return only, placeholders.table(only)


@pytest.mark.parametrize(
    "markdown",
    [
        "第一句。第二句！第三句？",
        "**第一句。第二句。**第三句。",
        "看[第一句。第二句。](x)完了。",
        "第一行  \n第二行\\\n第三行",
        "没有句号",
        "  前后有空白。 ",
        "他说：“好的。”然后走了。3.14是一个数。",
    ],
)
def test_segments_cover_the_block_without_a_gap(markdown: str) -> None:
    whole, _ = block(markdown)
    segments = segment_block(whole, "zh")
    assert "".join(whole.text[s.start : s.end] for s in segments) == whole.text
    assert all(s.block_id == whole.id and s.start < s.end for s in segments)


def test_a_hard_line_break_ends_a_segment() -> None:
    whole, _ = block("第一行没有句号  \n第二行也没有")
    assert len(segment_block(whole, "zh")) == 2


def test_a_pair_around_the_whole_sentence_stays_outside() -> None:
    whole, table = block("**今天的天气很好。**")
    taken = core(whole.text, table)
    assert taken.text == "今天的天气很好。"
    assert taken.leading + taken.text + taken.trailing == whole.text


def test_a_picture_before_the_sentence_stays_outside_and_code_inside() -> None:
    whole, table = block("![](a.png) `make`已经运行过了。")
    taken = core(whole.text, table)
    assert placeholders.strip(taken.text) == "已经运行过了。"
    assert len(placeholders.MARK.findall(taken.text)) == 1
    assert len(placeholders.MARK.findall(taken.leading)) == 1


def test_half_a_pair_stays_outside_of_its_sentence() -> None:
    whole, table = block("**第一句话。第二句话。**")
    for segment in segment_block(whole, "zh"):
        taken = core(whole.text[segment.start : segment.end], table)
        assert placeholders.strip(taken.text) == taken.text
        assert taken.text in ("第一句话。", "第二句话。")


def test_lines_of_a_paragraph_are_joined_as_each_language_joins_them() -> None:
    whole, table = block("天还没有亮，\n街上已经很热闹，the\nend。")
    assert unwrap(whole.text, table, "zh") == "天还没有亮，街上已经很热闹，the end。"


@given(
    st.lists(
        st.one_of(
            st.text(alphabet="天。 a", min_size=1, max_size=3),
            st.sampled_from(["(", ")", "code", "image"]),
        ),
        max_size=12,
    )
)
def test_any_segment_is_its_core_with_its_edges(pieces: list[str]) -> None:
    text, table, opened = "", {}, []
    for number, piece in enumerate(pieces):
        if piece == "(":
            item = Inline(id=number, kind="link", source="[", closing="](x)")
            table[placeholders.opening(number)] = table[placeholders.closing(number)] = item
            text += placeholders.opening(number)
            opened.append(number)
        elif piece == ")":
            text += placeholders.closing(opened.pop()) if opened else ""
        elif piece in ("code", "image"):
            table[placeholders.atom(number)] = Inline(id=number, kind=piece, source="x")
            text += placeholders.atom(number)
        else:
            text += piece
    taken = core(text, table)
    assert taken.leading + taken.text + taken.trailing == text
    assert taken.text == taken.text.strip()
    assert placeholders.strip(taken.text).strip() == placeholders.strip(text).strip()


def wrapped(*lines: str, **attributes: str) -> Block:
    """Return a block whose lines end softly, each with a mark of its own."""
    inline = tuple(
        Inline(id=number, kind="softbreak", source="\n") for number in range(len(lines) - 1)
    )
    text = lines[0] + "".join(
        placeholders.atom(number) + line for number, line in enumerate(lines[1:])
    )
    return Block(
        id=0, kind="paragraph", text=text, start=0, end=len(text), inline=inline,
        attributes=attributes,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        # A margin of twenty: a line ended on purpose where fourteen would have held the next word.
        (("字" * 20, "字" * 12, "字" * 20, "字"), [33]),
        (("字" * 20, "字" * 13, "字" * 20, "字"), []),
        (("字" * 20, "字" * 10, "abc 字字"), [31]),
        (("字" * 20, "字" * 10, "abcd 字字"), []),
        (("字" * 20, "字" * 10, "a字字字 字"), []),
        (("字" * 20, "字" * 12, "字b字"), [33]),
        (("字" * 20, "字" * 13, "字b字"), []),
        (("字" * 20, "字" * 11, "a b c d e f"), [32]),
        # No editor wraps at fifteen.
        (("字" * 15, "字" * 14, "字" * 15), [15, 30]),
        (("字" * 16, "字" * 15, "字" * 16), []),
        (("字" * 16, "字" * 8, "字" * 16), [25]),
        (("字",), []),
        (("字", "字"), [1]),
    ],
)
def test_a_line_is_ended_on_purpose_where_the_next_word_had_room(
    lines: tuple[str, ...], meant: list[int]
) -> None:
    assert sorted(meant_breaks(wrapped(*lines))) == meant
    assert meant_breaks(wrapped(*lines, line_ends="spaces")) == set()
    assert sorted(meant_breaks(wrapped(*lines, line_ends="other"))) == meant


def test_a_line_that_was_ended_on_purpose_ends_a_segment() -> None:
    verse = wrapped("床前明月光", "疑是地上霜")
    assert [verse.text[s.start : s.end] for s in segment_block(verse, "zh")] == [
        f"床前明月光{placeholders.atom(0)}", "疑是地上霜",
    ]  # fmt: skip
    filled = wrapped("河边的早市天还没有亮就已经很热闹了", "人们在这里买菜也在这里聊天说话呢")
    assert len(segment_block(filled, "zh")) == 1


IMAGE, CODE = placeholders.atom(0), placeholders.atom(1)
OPEN, CLOSE = placeholders.opening(0), placeholders.closing(0)
BEGIN, END = placeholders.opening(1), placeholders.closing(1)
MARKS = {
    IMAGE: Inline(id=0, kind="image", source="![](a)"),
    CODE: Inline(id=1, kind="code", source="`a`"),
    OPEN: Inline(id=0, kind="strong", source="**", closing="**"),
    CLOSE: Inline(id=0, kind="strong", source="**", closing="**"),
    BEGIN: Inline(id=1, kind="link", source="[", closing="](a)"),
    END: Inline(id=1, kind="link", source="[", closing="](a)"),
}


@pytest.mark.parametrize(
    ("leading", "text", "trailing"),
    [
        ("", "茶。", ""),
        (" \n", "茶 水", "\t"),
        (f"{IMAGE} {IMAGE}", f"{CODE}茶{IMAGE}茶{CODE}", f" {IMAGE} "),
        (OPEN, "茶", CLOSE),
        (f" {OPEN}{BEGIN} ", "茶", f"{END}{IMAGE}{CLOSE} "),
        ("", f"{OPEN}茶{CLOSE}水", ""),
        ("", f"水{OPEN}茶{CLOSE}", ""),
        ("", f"{OPEN}茶{CLOSE}和{BEGIN}水{END}", ""),
        (OPEN, "茶", ""),  # the other half stands in another segment
        ("", "茶", CLOSE),
        (f"{CLOSE} ", "茶", f" {OPEN}"),
        (CLOSE, f"{OPEN}茶{BEGIN}水{END}", IMAGE),
        ("", f"{OPEN}{CLOSE}茶", ""),
        (OPEN, "", CLOSE),
        ("  ", "", ""),
        ("", "", ""),
        ("", "a", ""),
        ("", CODE, ""),
        (IMAGE, "", ""),
    ],
)
def test_what_is_no_word_of_a_sentence_stands_at_its_edges(
    leading: str, text: str, trailing: str
) -> None:
    taken = core(leading + text + trailing, MARKS)
    if text:
        assert (taken.leading, taken.text, taken.trailing) == (leading, text, trailing)
    else:
        assert taken.text == "" and taken.leading + taken.trailing == leading + trailing


@pytest.mark.parametrize(
    ("before", "after", "language", "expected"),
    [
        ("天还没有亮，", "街上很热闹", "zh", "天还没有亮，街上很热闹"),
        ("the", "end", "zh", "the end"),
        ("the", "街", "zh", "the街"),
        ("街", "the", "zh", "街the"),
        ("the", "end", "en", "the end"),
        ("街", "上", "en", "街 上"),
        ("街a", "b上", "zh", "街a b上"),
        ("a街", "上b", "zh", "a街上b"),
    ],
)
def test_a_line_end_is_what_the_language_puts_there(
    before: str, after: str, language: str, expected: str
) -> None:
    block = wrapped(before, after)
    assert unwrap(block.text, placeholders.table(block), language) == expected


def test_readings_over_words_go_and_every_other_mark_stays() -> None:
    ruby = Inline(id=2, kind="ruby", source="<ruby>", closing="</ruby>")
    reading = Inline(id=2, kind="reading", source="<rt>chá</rt>")
    table = dict(MARKS) | {
        placeholders.opening(2): ruby,
        placeholders.closing(2): ruby,
        placeholders.atom(2): reading,
    }
    text = f"{OPEN}喝{placeholders.opening(2)}茶{placeholders.atom(2)}{placeholders.closing(2)}"
    assert unwrap(f"{text}{CODE}{CLOSE}。", table, "zh") == f"{OPEN}喝茶{CODE}{CLOSE}。"
