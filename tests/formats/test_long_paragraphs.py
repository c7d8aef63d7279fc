"""A paragraph of many thousand lines is translated to its last."""

from __future__ import annotations

import pytest

from translator.formats.html.format import Html
from translator.formats.markdown.format import Markdown
from translator.formats.plain import Plain
from translator.formats.source.long_paragraphs import MOST_LINES, cuts
from translator.placeholders import MARK
from translator.types import Layout

LINES = 16_500
"""More than a block may have marks."""


def lines(end: str) -> list[str]:
    return [f"第{number}行邻居家的猫又来看雨了{end}" for number in range(LINES)]


def whole(name: str, end: str) -> tuple[object, str]:
    if name == "quote":
        return Markdown(), "".join(f"> {line}\n" for line in lines(end))
    if name == "plain":
        return Plain(), "\n".join(lines(end)) + "\n"
    return Html(), "<p>" + "<br>\n".join(lines(end)) + "</p>\n"


@pytest.mark.parametrize(("name", "end"), [("quote", ""), ("plain", "。"), ("html", "。")])
def test_no_line_of_a_paragraph_is_left_behind(name: str, end: str) -> None:
    kind, text = whole(name, end)
    document = kind.read(text.encode(), name="novel")
    assert document.skipped == ()
    read = "".join(MARK.sub("", block.text) for block in document.blocks)
    assert read.count("第") == LINES
    same = {block.id: block.text for block in document.blocks}
    assert kind.write(document, same, layout=Layout.TARGET, target_language="en") == text.encode()
    changed = {block.id: block.text.replace("邻居", "张家") for block in document.blocks}
    for layout in (Layout.TARGET, Layout.BILINGUAL):
        out = kind.write(document, changed, layout=layout, target_language="en").decode()
        assert out.count("张家") == LINES
        assert out.count("邻居") == (0 if layout is Layout.TARGET else LINES)


def test_a_part_ends_with_a_sentence_where_one_ends_nearby() -> None:
    text = ["没有句号"] * (MOST_LINES * 2 + 10)
    text[MOST_LINES - 50] = "一句话完了。"
    assert cuts(text) == [0, MOST_LINES - 49, MOST_LINES * 2 - 49]
    assert cuts(text[:MOST_LINES]) == [0]


def test_a_sentences_end_counts_within_two_hundred_lines() -> None:
    text = ["没有句号"] * (MOST_LINES + 10)
    text[MOST_LINES - 200] = "一句话完了。"
    assert cuts(text) == [0, MOST_LINES - 199]
    text[MOST_LINES - 200], text[MOST_LINES - 201] = "没有句号", "一句话完了。"
    assert cuts(text) == [0, MOST_LINES]
    text[MOST_LINES - 1] = "一句话完了。"
    assert cuts(text) == [0, MOST_LINES]


def test_a_paragraph_of_a_thousand_lines_is_whole() -> None:
    assert MOST_LINES == 1000
    assert cuts(["没有句号"] * 1001) == [0, 1000]
    assert cuts([]) == [0]
