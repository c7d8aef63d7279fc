"""The HTML in a Markdown text: read as the HTML format reads it, written back in its place."""

from __future__ import annotations

import re

import pytest

from tests.row_chunks import rows_together
from translator import placeholders
from translator.errors import FormatError
from translator.formats.markdown import html_parts
from translator.formats.markdown.format import Markdown
from translator.types import Document, Layout, Rule, Table, Verbatim

MARKDOWN = Markdown()


def read(text: str) -> Document:
    return MARKDOWN.read(text.encode(), name="readme.md")


def words(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, placeholders.strip(block.text)) for block in document.blocks]


def written(text: str, layout: Layout) -> str:
    """Write each block's text between angle marks, as the target of itself."""
    document = read(text)
    targets = {block.id: f"⟦{block.text}⟧" for block in document.blocks}
    return MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()


DETAILS = "<details open><summary>点开看看</summary>\n\n里面是**正文**。\n\n</details>\n"

READ = [
    (DETAILS, [("paragraph", "点开看看"), ("paragraph", "里面是正文。")]),
    ('<p align="center">居中的<b>字</b></p>\n', [("paragraph", "居中的字")]),
    ("<center>\n\n# 茶馆\n\n</center>\n", [("heading", "茶馆")]),
    ("<h1 align=center>茶馆</h1>\n", [("heading", "茶馆")]),
    ("<figure>\n<img src=a.png alt=小桥>\n<figcaption>流水</figcaption>\n</figure>\n", [
        ("alt", "小桥"), ("caption", "流水")]),
    ("<table>\n<tr><td>茶<td>5\n\n<tr><td>水<td>1\n\n</table>\n", [
        ("table_cell", "茶"), ("table_cell", "水")]),
    ("- 买菜\n\n  <div>白菜</div>\n", [("list_item", "买菜"), ("paragraph", "白菜")]),
    ("> <div>\n> 雨停了，\n> 天晴了\n> </div>\n", [("paragraph", "雨停了，天晴了")]),
    ("<div>甲\n\n乙\n\n<div>丙</div></div>\n", [
        ("paragraph", "甲"), ("paragraph", "乙"), ("paragraph", "丙")]),
    ("<span>\n上文\n\n<span>\n下文\n", [("paragraph", "上文"), ("paragraph", "下文")]),
    ("<!-- 便条 -->\n\n<script>\nx('字')\n</script>\n\n<style>\n/* 字 */\n</style>\n", []),
    ('<div translate="no">不译</div>\n\n<div><code>代码</code></div>\n', []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_text_of_html_is_read(text: str, expected: list[tuple[str, str]], ending: str) -> None:
    assert words(read(text.replace("\n", ending))) == expected


@rows_together("text", [text for text, _ in READ])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("layout", list(Layout))
def test_no_tag_is_lost_or_doubled_but_a_paragraph_again(
    text: str, ending: str, layout: Layout
) -> None:
    text = text.replace("\n", ending)
    document = read(text)
    same = {block.id: block.text for block in document.blocks}
    assert MARKDOWN.write(document, same, layout=layout, target_language="en") == text.encode()
    names = r"</?(?:details|summary|center|figure|figcaption|h1|div|script|style)\b"
    result = written(text, layout)
    assert re.findall(names, result) == re.findall(names, text)
    assert result.count("⟦") == len(document.blocks)


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            Layout.TARGET,
            "<details open><summary>⟦点开看看⟧</summary>\n\n⟦里面是**正文**。⟧\n\n</details>\n",
        ),
        (
            Layout.BILINGUAL,
            '<details open><summary>点开看看<br/><span lang="en">⟦点开看看⟧</span></summary>\n\n'
            "里面是**正文**。\n\n⟦里面是**正文**。⟧\n\n</details>\n",
        ),
    ],
)
def test_markdown_between_two_parts_of_an_element(layout: Layout, expected: str) -> None:
    assert written(DETAILS, layout) == expected


def test_a_quote_keeps_its_marks_inside_html() -> None:
    text = "> <div>\n> 雨停了，\n> 天<i>晴</i>了\n> </div>\n"
    assert written(text, Layout.TARGET) == ("> <div>\n> ⟦雨停了，\n> 天<i>晴</i>了⟧\n> </div>\n")


def test_what_a_target_brings_stays_text() -> None:
    document = read("<div>茶 &amp; 水</div>\n")
    target = {0: "a\n\n<script>b</script> & &lt; {c}"}
    result = MARKDOWN.write(document, target, layout=Layout.TARGET, target_language="en")
    assert result.decode() == "<div>a &lt;script&gt;b&lt;/script&gt; &amp; &amp;lt; {c}</div>\n"


def test_tags_that_would_change_stop_the_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read("<div>\n茶\n</div>\n")
    kept = html_parts.splices_of

    def broken(*given, **named):  # type: ignore[no-untyped-def]
        return [
            type(one)(one.start, one.end + 2, one.text, one.block) for one in kept(*given, **named)
        ]

    monkeypatch.setattr(html_parts, "splices_of", broken)
    with pytest.raises(FormatError):
        MARKDOWN.write(document, {0: "tea"}, layout=Layout.TARGET, target_language="en")


def test_the_language_a_part_names_becomes_the_targets() -> None:
    assert written('<div lang="zh-CN">茶</div>\n', Layout.TARGET) == '<div lang="en">⟦茶⟧</div>\n'


@pytest.mark.parametrize("prefix", ["", "> "])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_what_is_not_written_again_leaves_no_blank_line(prefix: str, ending: str) -> None:
    lines = ["<div>", "上\u2028文", "<img src=a.png>", "下文", "</div>", ""]
    text = ending.join(prefix + line for line in lines)
    assert written(text, Layout.BILINGUAL) == ending.join(
        prefix + line
        for line in [
            *lines[:3],
            '下文<br/><span lang="en">⟦上\u2028文',
            "下文⟧</span>",
            *lines[4:],
        ]
    )


@pytest.mark.parametrize("layout", list(Layout))
def test_a_tag_alone_on_its_line_stays_so(layout: Layout) -> None:
    text = "<label>\n  <input>\n  选我\n</label>\n\n<a href=x>\n<img alt=猫>\n</a>\n"
    document = read(text)
    targets = {block.id: f"x {block.text}" for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=layout, target_language="en").decode()
    assert result.startswith("<label>\n  ")
    assert "\n\n<a href=x>\n" in result
    assert words(read("<code>\n代码\n</code>\n")) == []


def test_what_html_keeps_back_is_said() -> None:
    text = "<pre>预排</pre>\n\n<div translate=no>不译</div>\n\n<p title=提示>茶</p>\n"
    assert [(item.kind, item.line) for item in read(text).skipped] == [
        ("pre", 1), ("div", 3), ("attribute", 5)]  # fmt: skip


def test_markdown_between_tags_may_ask_to_stay() -> None:
    text = '<div class="x notranslate">\n\n<div>\n\n不译\n\n</div>\n\n# 也不译\n\n</div>\n\n茶\n'
    document = read(text)
    assert words(document) == [("paragraph", "茶")]
    assert [(item.kind, item.line) for item in document.skipped] == [
        ("untranslated", 5), ("untranslated", 9)]  # fmt: skip
    assert words(read('<div translate="no">\n\n没有结束\n')) == [("paragraph", "没有结束")]


def test_words_in_the_tags_of_a_sentence_are_said() -> None:
    document = read('看<abbr title="世界卫生组织">世卫</abbr>和<img src=a.png alt=图>。\n')
    assert [(item.kind, item.excerpt) for item in document.skipped] == [
        ("attribute", "世界卫生组织"), ("attribute", "图")]  # fmt: skip


def test_a_reader_sees_no_tags() -> None:
    text = (
        f"{DETAILS}\n<table>\n<tr><td>茶</td><td>5</td></tr>\n</table>\n\n---\n\n<pre>\na\n</pre>\n"
    )
    assert read(text).contents == (
        0,
        1,
        Table(lines=((2, "5"),)),
        Rule(),
        Verbatim(
            text="a", reason="Preformatted text is taken for code, and code is never translated."
        ),
    )


def test_a_picture_in_html_stands_once_in_both_languages() -> None:
    assert written('看<img src="a.png" alt="猫">吧\n', Layout.BILINGUAL) == (
        '看<img src="a.png" alt="猫">吧\n\n⟦看吧⟧\n'
    )


def test_a_tag_behind_a_picture_that_is_left_out_begins_no_block() -> None:
    text = "看\n![猫](a.png)<p>\n"
    document = read(text)
    targets = {block.id: f"x{block.text}" for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=Layout.BILINGUAL, target_language="en")
    assert result.decode() == "看\n![猫 / x猫](a.png)<p>\n\nx看 <p>\n"


@pytest.mark.parametrize(
    "text",
    ["<div *注意\n*文字*\n", '<div class="茶馆\n\n文字。\n', "<div>文字</div\n", "<p>文字<a\n"],
)
def test_what_stands_in_a_tag_that_is_not_closed_is_left_and_said(text: str) -> None:
    document = Markdown().read(text.encode(), name="article.md")
    assert [block.text for block in document.blocks] in ([], ["文字。"])
    assert [(one.kind, one.line, str(one.reason)) for one in document.skipped] == [
        ("html", 1, "A tag is not closed here.")
    ]
