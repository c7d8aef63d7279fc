"""Markers of tables of contents, and lines of attributes, are no text."""

from __future__ import annotations

import pytest

from translator.formats.markdown.format import Markdown
from translator.types import Layout

MARKDOWN = Markdown()


@pytest.mark.parametrize(
    "text",
    [
        "[TOC]\n", "[toc]\n", "[[toc]]\n", "[[_TOC_]]\n", "@[TOC](目录)\n", "${toc}\n",
        "* 目录\n{:toc}\n", "1. 目录\n{: toc }\n", "> [TOC]\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("layout", list(Layout))
def test_a_table_of_contents_is_left_to_the_generator(text: str, layout: Layout) -> None:
    whole = f"# 早市\n\n{text}\n正文。\n"
    document = MARKDOWN.read(whole.encode(), name="a.md")
    assert [block.text for block in document.blocks] == ["早市", "正文。"]
    targets = {block.id: "Words" for block in document.blocks}
    written = MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()
    assert text in written


def test_brackets_in_a_sentence_are_text() -> None:
    document = MARKDOWN.read("写上 [TOC] 就有目录。\n".encode(), name="a.md")
    assert [block.text for block in document.blocks] == ["写上 [TOC] 就有目录。"]


def test_attributes_below_a_paragraph_stay_below_it() -> None:
    document = MARKDOWN.read("喝茶。\n{: .note}\n".encode(), name="a.md")
    assert [block.text for block in document.blocks] == ["喝茶。"]
    written = MARKDOWN.write(
        document, {0: "Tea."}, layout=Layout.TARGET, target_language="en"
    ).decode()
    assert written == "Tea.\n{: .note}\n"


def test_an_empty_anchor_is_one_mark_and_no_pair() -> None:
    (block,) = MARKDOWN.read('<a id="tea"></a>茶\n'.encode(), name="a.md").blocks
    assert [(item.kind, item.source) for item in block.inline] == [("html", '<a id="tea"></a>')]
