"""Segments cover their block, and a segment is its core with its edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.standins import planned
from translator import placeholders
from translator.document.segments import core, segment_block, unwrap
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
