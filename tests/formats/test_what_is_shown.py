"""What formats fill in, so that nobody else need know their syntax."""

from __future__ import annotations

import pytest

from translator.formats import registry
from translator.types import Document, Inline, Rule, Table, Verbatim


def read(name: str, text: str) -> Document:
    return registry.by_name(name).read(text.encode(), name="article")


def only(name: str, text: str, kind: str) -> Inline:
    found = [item for block in read(name, text).blocks for item in block.inline]
    (item,) = [item for item in found if item.kind == kind]
    return item


@pytest.mark.parametrize(
    ("name", "text", "kind", "display", "shown", "address"),
    [
        ("markdown", "运行`` a`b ``。", "code", "code", "a`b", ""),
        ("markdown", "按<kbd>Ctrl&lt;</kbd>。", "code", "code", "Ctrl<", ""),
        ("markdown", "茶&amp;饭", "entity", "text", "&", ""),
        ("markdown", "五\\*六", "escape", "text", "*", ""),
        ("markdown", "甲  \n乙", "hardbreak", "break", "\n", ""),
        ("markdown", "甲<br/>乙", "html", "break", "\n", ""),
        ("markdown", "甲<!-- 注 -->乙", "html", "text", "", ""),
        ("markdown", "甲<img alt='猫 &amp; 狗' src=x.png>乙", "html", "image", "猫 & 狗", "x.png"),
        ("markdown", "看![番茄](a.jpg '夏天')吧", "image", "image", "番茄", "a.jpg"),
        ("markdown", "看![番茄][图]吧\n\n[图]: <b.jpg>\n", "image", "image", "番茄", "b.jpg"),
        (
            "markdown",
            "见<https://a.cn/>。",
            "autolink",
            "address",
            "https://a.cn/",
            "https://a.cn/",
        ),
        ("markdown", "写信给<me@a.cn>。", "autolink", "address", "me@a.cn", "mailto:me@a.cn"),
        ("markdown", "见www.a.cn。", "autolink", "address", "www.a.cn", "https://www.a.cn"),
        ("markdown", "算$a<b$吧", "math", "text", "$a<b$", ""),
        ("html", "<p>按<kbd>Ctrl&lt;</kbd>。", "code", "code", "Ctrl<", ""),
        ("html", "<p>甲<br>乙", "hardbreak", "break", "\n", ""),
        (
            "html",
            "<p>看<img src=a.jpg alt='番茄 &amp; 茶'>吧",
            "image",
            "image",
            "番茄 & 茶",
            "a.jpg",
        ),
        ("html", "<p>看<img data-alt=x src=a.jpg>吧", "image", "image", "", "a.jpg"),
        ("html", "<p>甲<!-- 注 -->乙", "html", "text", "", ""),
        ("html", "<p>字&#1;字", "entity", "text", "", ""),
        ("html", "<p>说<q translate=no>茶<b>饭</b></q>吧", "untranslated", "text", "茶饭", ""),
        ("html", "<ruby>茶<rt>chá</rt></ruby>好", "reading", "text", "", ""),
        (
            "html",
            "<p>见https://a.cn/?b=1&amp;c=2，好",
            "autolink",
            "address",
            "https://a.cn/?b=1&c=2",
            "https://a.cn/?b=1&c=2",
        ),
        ("plain", "写信给me@a.cn。", "autolink", "address", "me@a.cn", "mailto:me@a.cn"),
    ],
)
def test_a_mark_says_what_it_shows_and_where_it_leads(
    name: str, text: str, kind: str, display: str, shown: str, address: str
) -> None:
    item = only(name, text, kind)
    assert (item.display, item.text, item.address) == (display, shown, address)


@pytest.mark.parametrize(
    ("name", "text", "address"),
    [
        ("markdown", "见[茶](a.md '题')。", "a.md"),
        ("markdown", "见[茶](<a b.md>)。", "a b.md"),
        ("markdown", "见[茶][CHA]。\n\n[cha]: https://a.cn/?x=1\n", "https://a.cn/?x=1"),
        ("markdown", "见[茶][一]。\n\n```\n[一]: code.md\n```\n\n[一]: a.md\n", "a.md"),
        ("html", "<p>见<a class=x href='a.html?x=1&amp;y=2'><b>茶</b></a>。", "a.html?x=1&y=2"),
        ("html", "<p>见<a data-href=b title='href=c' href=a>茶</a>。", "a"),
        ("html", "<p>见<a name=x>茶</a>。", ""),
    ],
)
def test_a_link_says_where_it_leads(name: str, text: str, address: str) -> None:
    assert only(name, text, "link").address == address


@pytest.mark.parametrize(
    ("name", "text", "kind", "prompt"),
    [
        ("html", "<p>运行<code>a &amp;&amp; b</code>。", "code", "`a && b`"),
        ("html", "<p>说<q translate=no> 茶 </q>吧", "untranslated", "茶"),
        ("markdown", "按<kbd>Ctrl</kbd>。", "code", "`Ctrl`"),
        ("markdown", "运行``make``。", "code", None),
    ],
)
def test_a_model_is_shown_words_and_no_tags(
    name: str, text: str, kind: str, prompt: str | None
) -> None:
    assert only(name, text, kind).prompt == prompt


def places(document: Document) -> list[tuple[str, int, str, int]]:
    return [(block.kind, block.level, block.marker, block.depth) for block in document.blocks]


def test_markdown_blocks_know_their_level_marker_and_depth() -> None:
    text = "# 一\n\n二\n---\n\n### 三 ###\n\n2. 买土\n   - 播种\n     - [x] 番茄\n\n> - [ ] 黄瓜\n"
    assert places(read("markdown", text)) == [
        ("heading", 1, "", 0),
        ("heading", 2, "", 0),
        ("heading", 3, "", 0),
        ("list_item", 0, "2.", 0),
        ("list_item", 0, "•", 1),
        ("list_item", 0, "☑", 2),
        ("list_item", 0, "☐", 0),
    ]


def test_a_further_paragraph_is_as_deep_as_its_item() -> None:
    text = (
        "1. 买土\n\n   红土。\n   - 播种\n\n     浅些。\n\n   再浇水。\n\n10. 收菜\n\n    早收。\n"
    )
    assert [(marker, depth) for _, _, marker, depth in places(read("markdown", text))] == [
        ("1.", 0), ("", 0), ("•", 1), ("", 1), ("", 0), ("10.", 0), ("", 1),
    ]  # fmt: skip


def test_html_blocks_know_their_level_marker_and_depth() -> None:
    text = "<h2>一</h2><ol start=3><li>买土<ul><li>播种</ul><li>浇水</ol><p><img alt=猫 src=a.jpg>"
    document = read("html", text)
    assert places(document)[:4] == [
        ("heading", 2, "", 0),
        ("list_item", 0, "3.", 0),
        ("list_item", 0, "•", 1),
        ("list_item", 0, "4.", 0),
    ]
    assert document.blocks[-1].address == "a.jpg"


@pytest.mark.parametrize(
    ("name", "text", "contents"),
    [
        (
            "markdown",
            "字\n\n---\n\n```\nx = 1\n```\n\n| 甲 | 2 |\n|---|---|\n| 3 | 乙 |\n\n完\n",
            (
                0,
                Rule(),
                Verbatim(text="```\nx = 1\n```", reason="Code is never translated."),
                Table(lines=((1, "2"), ("3", 2))),
                3,
            ),
        ),
        (
            "html",
            "<p>字<hr><table><tr><td>甲<td>2<tr><td>3<td>乙</table><pre>x = 1</pre><p>12<p>完",
            (
                0,
                Rule(),
                Table(lines=((1, "2"), ("3", 2))),
                Verbatim(
                    text="x = 1",
                    reason="Preformatted text is taken for code, and code is never translated.",
                ),
                Verbatim(text="12", reason=""),
                3,
            ),
        ),
        ("plain", "字\n\n1234\n\n完\n", (0, Verbatim(text="1234", reason=""), 1)),
    ],
)
def test_a_document_lists_what_a_reader_sees(
    name: str, text: str, contents: tuple[object, ...]
) -> None:
    assert read(name, text).contents == contents


def test_a_picture_in_a_sentence_is_no_part_of_its_own() -> None:
    for name, text in (("markdown", "看![猫](a.jpg)吧"), ("html", "<p>看<img alt=猫>吧")):
        assert read(name, text).contents == (0,)
