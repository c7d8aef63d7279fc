"""GitHub's alerts and Obsidian's callouts: the first line of a quote says what it is."""

from __future__ import annotations

import pytest

from tests.formats.markdown.marked_text import read, shown, written
from translator.types import Layout

READ = [
    ("> [!NOTE]\n> 文\n", ["quote: 文"]),
    ("> [!note]+ 题\n> 文\n", ["container_title: 题", "quote: 文"]),
    ("> [!note|right]- 题 **重**\n> 文\n", ["container_title: 题 {**|重|**}", "quote: 文"]),
    ("> [!note]题\n> 文\n", ["container_title: 题", "quote: 文"]),
    ("> [!a]\n> 文\n>\n> > [!b] 题\n> > 里\n", ["quote: 文", "container_title: 题", "quote: 里"]),
    ("> [!NOTE]\n> - 项\n>\n> ```\n> 代码\n> ```\n", ["list_item: 项"]),
    ("- > [!NOTE]\n  > 文\n", ["quote: 文"]),
    # no callouts
    ("> 文\n> [!NOTE]\n", ["quote: 文{\n> }[!NOTE]"]),
    ("> [![图](a.png)](b.md) 文\n", ["quote: {[|{![图](a.png)}|](b.md)} 文", "alt: 图"]),
    ("> [!a](b.md) 文\n", ["quote: {[|!a|](b.md)} 文"]),
    ("[!NOTE] 文\n", ["paragraph: [!NOTE] 文"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


def test_a_type_of_ones_own_is_said_to_be_left() -> None:
    (skipped,) = read("> [!提示] 题\n> 文\n").skipped
    assert (skipped.kind, skipped.excerpt) == ("container", "[!提示]")


def test_both_languages_stand_in_one_callout() -> None:
    text = "> [!note]+ 题\n> 文\n> > [!tip] 里\n> > 又\n"
    assert written(text, "Title", "Text", "In", "More", layout=Layout.BILINGUAL) == (
        "> [!note]+ 题 / Title\n> 文\n>\n> Text\n> > [!tip] 里 / In\n> > 又\n> >\n> > More\n"
    )


def test_a_title_right_behind_the_type_stays_a_title() -> None:
    assert written("> [!note]题\n> 文\n", "(a)", "b") == "> [!note]\\(a)\n> b\n"


def test_a_target_makes_no_callout() -> None:
    assert written("> 文\n", "[!note] x") == "> \\[!note] x\n"
