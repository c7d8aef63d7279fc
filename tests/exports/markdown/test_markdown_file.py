"""Markdown made of other documents is read back as the same blocks, whatever they say."""

from __future__ import annotations

import re
from functools import partial

import pytest

from tests.exports import awkward as articles
from tests.exports.awkward import in_order
from tests.row_chunks import rows_together
from translator.document.read import read_bytes
from translator.exports.markdown.escapes import destination, escaped, guarded
from translator.exports.markdown.markdown_file import MarkdownText
from translator.types import Bitext, Block, Layout

HOSTILE = [
    "# Not a heading", "- no list", "+ no list", "1. no number", "2) no number", "> no quote",
    "``` code", "~~~ code", "--- rule", "=== line", "| a | b |", "[x]: http://evil.example",
    "$$ x $$", "<!-- gone -->", "<script>alert(1)</script>", "[x](http://evil.example)",
    "![x](a.png)", "`code` and *stars* and _lines_", "    four spaces", "[^1]: a footnote",
    "trailing backslash\\", "&lt;b&gt; &amp;amp; &#65;", "::: tip", "!!! note", "??? note",
    '=== "Tab"',
    ": meaning", "{{ template }}", "{% raw %}", "==high== %%gone%%", "#tag", "+++ a", ";;; a",
    "[TOC]", "[[page]]", "a | b", "- - - a",
    "see https://example.org/a_b_(c)?x=1&y=2.", "import x from 'y'", "[a]b](c)", "a #tag",
]  # fmt: skip


awkward = partial(articles.awkward, person=False)


def written(bitext: Bitext, layout: Layout = Layout.BILINGUAL, says: str = "") -> str:
    return MarkdownText(says=says).write(bitext, layout=layout).decode()


def blocks(text: str) -> list[Block]:
    return list(read_bytes(text.encode(), name="a.md").document.blocks)


def shape(found: list[Block]) -> list[tuple[str, int, str, int]]:
    return [(one.kind, one.level, one.marker, one.depth) for one in found]


PAGE = """<h1>菜园</h1><p>用<b>水</b>浇<i>番茄</i>，见<a href="https://example.org/a">邻居</a>。</p>
<ol start="3"><li>翻土<li>播种<ul><li>白菜<p>不要太湿。</p><li>菠菜</ul></ol>
<blockquote><p>急不得。</p></blockquote><table><tr><th>菜<th>天<tr><td>番茄<td>六十</table>
<h3>小节</h3><p>第一行<br>第二行</p><p><img src="a.png" alt="菜园的门"></p><hr><p>完。</p>"""


def test_a_page_comes_back_with_the_same_blocks() -> None:
    bitext = awkward(PAGE, lambda number, source: source.strip(), name="a.html")
    back = blocks(written(bitext, Layout.TARGET))
    known = list(bitext.document.blocks)
    assert shape(back) == shape(known)
    plain = [re.sub("[\U000f0000-\U000fbfff]", "", one.text) for one in back]
    assert plain == [re.sub("[\U000f0000-\U000fbfff]", "", one.text) for one in known]
    kinds = {item.kind for one in back for item in one.inline}
    assert {"strong", "emphasis", "link", "hardbreak"} <= kinds
    assert back[-2].address == "a.png"


@pytest.mark.parametrize("layout", list(Layout))
def test_every_pair_stands_once_and_in_order(layout: Layout) -> None:
    bitext = awkward()
    text = written(bitext, layout).replace("\\", "")
    assert in_order(bitext, text, layout) == []


def test_both_sides_are_blocks_of_the_same_kind() -> None:
    text = written(awkward("# 菜园\n\n浇水。\n\n- 白菜\n\n> 急不得。\n\n|菜|\n|-|\n|豆|\n"))
    assert [one.kind for one in blocks(text)][:9] == [
        "heading", "paragraph", "paragraph", "paragraph", "list_item", "list_item", "quote",
        "quote", "table_cell",
    ]  # fmt: skip
    assert "# 菜园 / t0x\n" in text and "| 菜<br>t4x |" in text
    assert "\n- 白菜\n\n  t2x\n" in text and "\n> 急不得。\n\n> t3x。\n" in text


def test_paragraphs_face_each_other_in_a_table() -> None:
    text = written(awkward("甲|一。\n\n乙。\n"), Layout.SIDE_BY_SIDE)
    assert "| Chinese | English |\n| --- | --- |\n| 甲\\|一。 | t0x\\|on。 |\n" in text


@rows_together("hostile", HOSTILE)
def test_a_text_that_looks_like_markdown_is_only_text(hostile: str) -> None:
    page = "<h1>早市</h1><p>天还没亮。</p><ul><li>茶</ul><table><tr><th>名<tr><td>张三</table>"
    bitext = awkward(page, lambda *_: hostile, name="a.html")
    text = written(bitext, Layout.TARGET)
    back = blocks(text)
    assert [one.kind for one in back] == [one.kind for one in bitext.document.blocks]
    marks = {item.kind for one in back for item in one.inline}
    assert marks <= {"escape", "autolink", "emoji", "entity"}
    shown = ["".join(_shown(one)) for one in back]
    assert {one.replace(" ", "") for one in shown} == {hostile.replace(" ", "")}


def _shown(block: Block) -> list[str]:
    from translator.document.rendering import pieces

    return [piece.text for piece in pieces(block.text, block)]


def test_brackets_in_a_link_do_not_close_it() -> None:
    page = '<p><a href="https://example.org/a">[注]<b>一</b></a>。</p>'
    text = written(awkward(page, lambda _, source: source, name="a.html"), Layout.TARGET)
    assert text.startswith("[\\[注\\]**一**](https://example.org/a)。\n")


def test_emphasis_beside_chinese_signs_renders() -> None:
    bitext = awkward(
        "<p><b>注意：</b>请看<b>“门”</b>和<i>窗</i>。</p>", lambda _, s: s, name="a.html"
    )
    text = written(bitext, Layout.TARGET)
    assert text.startswith("**注意**：请看“**门**”和*窗*。\n")
    (block,) = blocks(text)
    assert [item.kind for item in block.inline] == ["strong", "strong", "emphasis"]


def test_a_persons_sentence_is_marked_beside_its_source_alone() -> None:
    bitext = articles.awkward("好。\n")
    assert "t0x。\u00a0✎\n" in written(bitext)
    assert written(bitext, Layout.TARGET).startswith("t0x。\n")


def test_what_is_kept_is_fenced_and_cannot_get_out() -> None:
    text = written(awkward("<p>好。</p><pre>```\n<b>x</b>\n````</pre>", name="a.html"))
    assert re.search(r"^(`{5,})\n```\nx\n````\n\1$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("says", "words"),
    [("", "⚠ *numbers* 12 is missing."), ("zh-Hans", "⚠ *数字* 缺 12。"),
     ("zh-Hant", "⚠ *數字* 少了 12。")],
)  # fmt: skip
def test_findings_are_said_in_three_languages_beside_both_sides(says: str, words: str) -> None:
    assert words in written(awkward(), says=says)
    assert words not in written(awkward(), Layout.TARGET, says)


def test_the_translation_alone_names_its_origin_where_nobody_reads_it() -> None:
    text = written(awkward("好。\n"), Layout.TARGET)
    assert re.search(r"<!-- Machine translation.* sha256 [0-9a-f]{64} -->\n$", text)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org/a", "https://example.org/a"), ("a b.png", "<a b.png>"),
        ("a(1).png", "<a(1).png>"), ("a<b", ""), ("", ""), ("图/门.png", "<图/门.png>"),
    ],
)  # fmt: skip
def test_addresses_are_written_so_that_they_end_where_they_end(address: str, shown: str) -> None:
    assert destination(address) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("见https://example.org/a_b。", "见<https://example.org/a_b>。"),
        ("(https://example.org/a).", "(<https://example.org/a>)."),
        ("a_b & c", "a\\_b & c"), ("&amp;", "\\&amp;"), ("R&D", "R&D"), ("x==y", "x\\=\\=y"),
        ("#茶 a#b", "\\#茶 a#b"), ("[注]", "\\[注]"),
    ],
)  # fmt: skip
def test_only_what_means_something_gets_a_backslash(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("line", "shown"), [("1.5 元", "1.5 元"), ("2024. 年", "2024\\. 年"),
                        ("-5 度", "-5 度"), ("  - 茶", "\\- 茶")]
)  # fmt: skip
def test_lines_begin_no_block(line: str, shown: str) -> None:
    assert guarded(line) == shown
