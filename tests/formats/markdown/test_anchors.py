"""Links inside a document still find their headings after a translation, in every layout."""

from __future__ import annotations

import re

import pytest

from tests.row_chunks import rows_together
from tests.standins import word_by_word
from translator.formats.base import Links
from translator.formats.html.format import Html
from translator.formats.markdown.format import Markdown
from translator.formats.markdown.heading_slugs import heading_slugs
from translator.formats.markdown.scan import structure
from translator.formats.source.source_text import SourceText
from translator.types import Layout

MARKDOWN = Markdown()
LAYOUTS = list(Layout)


def translated(
    text: str, layout: Layout = Layout.TARGET, *, outside: frozenset[str] = frozenset()
) -> str:
    document = MARKDOWN.read(text.encode(), name="a.md")
    targets = {block.id: word_by_word(block.text) for block in document.blocks}
    return MARKDOWN.write(
        document,
        targets,
        layout=layout,
        target_language="en",
        links=Links(fragments=outside),
    ).decode()


def heading(text: str, number: int = 0) -> str:
    """Return a heading's line: those with #, and those above === or ---."""
    lines = text.split("\n")
    found = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if line.startswith("#") or re.fullmatch(r"=+|-+", after)
    ]
    return found[number]


@pytest.mark.parametrize("layout", LAYOUTS)
@rows_together(
    "link",
    [
        "[看](#安装)",
        "[看](<#安装>)",
        '[看](#安装 "题")',
        "[看](#%E5%AE%89%E8%A3%85)",
        "[看][x]\n\n[x]: #安装",
        "[x]\n\n[x]: <#%E5%AE%89%E8%A3%85> '题'",
        '看<a href="#安装">这里</a>',
        "看<a href='#安装'>这里</a>",
        '<div>\n<a href="#安装">这里</a>\n</div>',
        "> - 看[这里](#安装)吧",
        "| 看 |\n|---|\n| [这里](#安装) |",
        "[看](?id=安装)",
        "[![图](a.png)](#安装)",
        "文字[^1]。\n\n[^1]: 看[这里](#安装)。",
    ],
)
@pytest.mark.parametrize("title", ["# 安装", "## 安装 ##", "安装\n====", "安装\n----", "> ## 安装"])
def test_the_old_name_of_a_heading_lives_on(layout: Layout, link: str, title: str) -> None:
    written = translated(f"{link}\n\n{title}\n\n正文。\n", layout)
    assert written.count('<a id="安装"></a>') == 1
    assert '<a id="安装"></a>' in heading(written.replace("> #", "#"))


def test_only_headings_that_are_linked_to_get_an_anchor() -> None:
    written = translated("[看](#用法)和[远](b.md#安装)\n\n# 安装\n\n# 用法\n")
    assert written.count("<a id=") == 1
    assert '# <a id="用法"></a>' in written


def test_a_link_that_led_nowhere_makes_no_anchor() -> None:
    assert "<a id=" not in translated("[看](#没有这节)\n\n# 安装\n")


@pytest.mark.parametrize(
    ("fragment", "number"),
    [("用法", 0), ("用法-1", 1), ("用法_1", 1), ("用法-2", 2), ("_2", 1)],
)
def test_headings_of_one_name_are_told_apart(fragment: str, number: int) -> None:
    written = translated(f"[看](#{fragment})\n\n# 用法\n\n## 用法\n\n### 用法\n")
    assert f'<a id="{fragment}"></a>' in heading(written, number)
    assert written.count("<a id=") == 1


@pytest.mark.parametrize(
    ("title", "fragment"),
    [
        ("安装 Node.js（推荐）", "安装-nodejs推荐"),
        ("安装 Node.js（推荐）", "安装-node-js-推荐"),
        ("安装 Node.js（推荐）", "安装-Node-js（推荐）"),
        ("`npm` 的**用法**", "npm-的用法"),
        ("看[这里](b.md)", "看这里"),
        ("甲 &amp; 乙", "甲--乙"),
        ("![图](a.png)早市", "早市"),
        ("甲\\_乙", "甲_乙"),
    ],
)
def test_a_heading_is_known_by_what_a_reader_sees_of_it(title: str, fragment: str) -> None:
    written = translated(f"[看](<#{fragment}>)\n\n## {title}\n")
    assert f'<a id="{fragment}"></a>' in heading(written)


def test_two_names_of_one_heading_both_live_on() -> None:
    written = translated("[看](#装-a-b)[看](#装-ab)\n\n## 装 a.b\n")
    assert '<a id="装-a-b"></a>' in written
    assert '<a id="装-ab"></a>' in written


@pytest.mark.parametrize(
    "document",
    [
        "[看](#install)\n\n## 安装 {#install}\n",
        "[看](#install)\n\n## 安装\n{: #install}\n",
        "[看](#install)\n\n## 安装 :id=install\n",
        '[看](#安装)\n\n<a name="安装"></a>\n\n## 安装\n',
        '[看](#安装)\n\n## <span id="安装"></span>安装\n',
    ],
)
def test_a_name_that_is_written_out_needs_no_other(document: str) -> None:
    written = translated(document)
    assert written.count("安装") == document.count("安装") - 1
    assert "<a id=" not in written
    for kept in ("{#install}", "{: #install}", ":id=install"):
        assert (kept in written) == (kept in document)


def test_a_second_translation_adds_nothing() -> None:
    once = translated("[看](#安装)\n\n## 安装\n\n正文。\n")
    document = MARKDOWN.read(once.encode(), name="a.md")
    assert "安装" not in "".join(block.text for block in document.blocks)  # no anchor is text
    targets = {block.id: f"{block.text} again" for block in document.blocks}
    twice = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en").decode()
    assert twice.count("<a id=") == 1


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        ("[看](#安装)\n\n{{< tip >}}茶{{< /tip >}}\n\n## 安装\n", " {#安装}"),
        ("[看](#api)\n\n# 茶 {#tea}\n\n## API：\n", " {#api}"),
        ("[看](#安装)\n\n# 茶 {#tea}\n\n## 安装\n", '<a id="安装"></a>'),
        ("[看](#安装)\n\n{{< tip >}}茶{{< /tip >}}\n\n## 安装 {.wide}\n", '<a id="安装"></a>'),
    ],
)
def test_the_name_stands_in_braces_where_the_document_writes_them_so(
    document: str, wanted: str
) -> None:
    text = MARKDOWN.read(document.encode(), name="a.md")
    targets = {block.id: "Any words" for block in text.blocks}
    written = MARKDOWN.write(text, targets, layout=Layout.TARGET, target_language="en").decode()
    assert wanted in heading(written, -1)
    assert written.count(wanted) == 1


def test_other_documents_link_to_headings_too() -> None:
    written = translated("## 安装\n\n## 用法\n", outside=frozenset(("%E7%94%A8%E6%B3%95",)))
    assert written.count("<a id=") == 1
    assert '<a id="用法"></a>' in heading(written, 1)


@pytest.mark.parametrize(
    ("target", "added"),
    [("v2", 0), ("v2 ", 0), ("V2", 1), ("v2 again", 1)],  # Hexo keeps capitals
)
def test_a_heading_whose_name_stays_by_every_rule_gets_no_anchor(target: str, added: int) -> None:
    document = MARKDOWN.read("[看](#v2)\n\n## v2\n".encode(), name="a.md")
    targets = {0: "See", 1: target}
    written = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert written.decode().count('<a id="v2"></a>') == added


def test_the_identity_adds_nothing() -> None:
    text = "[看](#安装)\n\n## 安装\n"
    document = MARKDOWN.read(text.encode(), name="a.md")
    targets = {block.id: block.text for block in document.blocks}
    for layout in LAYOUTS:
        written = MARKDOWN.write(
            document,
            targets,
            layout=layout,
            target_language="en",
            links=Links(fragments=frozenset(("安装",))),
        )
        assert written == text.encode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_footnotes_have_names_that_no_text_decides(layout: Layout) -> None:
    written = translated("喝茶[^tea]。\n\n# 茶\n\n[^tea]: 绿茶。\n", layout)
    assert written.count("[^tea]:") == 1
    assert "[^tea]" in written.replace("[^tea]:", "")
    assert "<a id=" not in written


def test_line_ends_and_containers_are_kept() -> None:
    written = translated("- [看](#安装)\r\n\r\n  安装\r\n  ====\r\n\r\n  正文。\r\n")
    assert '\r\n  <a id="安装"></a>' in written
    assert "\n" not in written.replace("\r\n", "")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_places_in_a_web_page_keep_their_names(layout: Layout) -> None:
    page = (
        '<html lang="zh"><body><a href="#安装">看</a><h2 id="安装">安装</h2><p id="p1">正文。</p>'
        '<a name="用法"></a><h3>用法</h3><p><a href="#用法">回</a></p></body></html>'
    )
    document = Html().read(page.encode(), name="a.html")
    targets = {block.id: word_by_word(block.text) for block in document.blocks}
    written = Html().write(document, targets, layout=layout, target_language="en").decode()
    for name in ('id="安装"', 'id="p1"', 'name="用法"'):
        assert written.count(name) == 1
    assert 'href="#安装"' in written
    assert 'href="#用法"' in written


@pytest.mark.parametrize("layout", LAYOUTS)
@rows_together(
    "title",
    [
        "- 茶", "1. 茶", "> 茶", "[茶]: x", "[茶]", "`茶`", "**茶**", "***茶***", "<b>茶</b>",
        "<!-- 绿 -->茶", "\\# 茶", "--- 茶", "![图](a.png)茶", "$x$ 茶", "&amp;茶", "~~茶~~",
        ":tea: 茶", "https://a.example 茶", "茶 {.tea}", "<a href='b.md'>茶</a>", "茶\\", "茶 #",
    ],
)  # fmt: skip
def test_an_anchor_adds_no_block_and_changes_none(layout: Layout, title: str) -> None:
    for form in (
        f"# {title}\n",
        f"- # {title}\n",
        f"茶水 {title}\n===\n",
        f"> 茶水 {title}\n> ---\n",
    ):
        text = f"{form}\n正文。\n"
        fragments = {name for names in heading_slugs([title, f"茶水 {title}"]) for name in names}
        document = MARKDOWN.read(text.encode(), name="a.md")
        targets = {block.id: word_by_word(block.text) for block in document.blocks}
        plain, named = (
            MARKDOWN.write(
                document,
                targets,
                layout=layout,
                target_language="en",
                links=Links(fragments=frozenset(outside)),
            ).decode()
            for outside in ((), fragments)
        )
        without = re.sub(r'<a id="[^"]*"></a>', "", named)
        assert without == plain
        assert structure(SourceText(named)) == structure(SourceText(plain))


def test_a_link_in_code_is_none() -> None:
    assert "<a id=" not in translated("`[看](#安装)`\n\n```\n[看](#安装)\n```\n\n# 安装\n")
