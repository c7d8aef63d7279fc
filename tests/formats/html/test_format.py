"""HTML: what is read of a page, and what is left and said."""

from __future__ import annotations

import pytest

from tests.formats.shown_marks import shown
from tests.row_chunks import rows_together
from translator import placeholders
from translator.formats.html.format import Html
from translator.types import Document

HTML = Html()


def read(text: str, name: str = "page.html") -> Document:
    return HTML.read(text.encode(), name=name)


READ = [
    ("<p>早上好</p>", ["paragraph: 早上好"]),
    ("早上好", ["paragraph: 早上好"]),
    ("<title>标题</title><h2>春</h2>", ["front_matter: 标题", "heading: 春"]),
    ("<h1>春</h1><h6>夏</h6><h7>秋</h7>", ["heading: 春", "heading: 夏", "paragraph: 秋"]),
    ("<ul><li>茶<li>饭</ul>", ["list_item: 茶", "list_item: 饭"]),
    ("<blockquote>引<p>文</p></blockquote>", ["quote: 引", "quote: 文"]),
    ("<table><tr><th>甲<td>乙</table>", ["table_cell: 甲", "table_cell: 乙"]),
    ("<table><tr><td><p>甲</p><p>乙</p></table>", ["paragraph: 甲", "paragraph: 乙"]),
    ("<figure><figcaption>图说</figcaption></figure>", ["caption: 图说"]),
    ("<div>甲<p>乙</p>丙</div>", ["paragraph: 甲", "paragraph: 乙", "paragraph: 丙"]),
    ("<P CLASS=a>大写<P>没有结束", ["paragraph: 大写", "paragraph: 没有结束"]),
    # marks
    ("<p>见<a href=x>茶</a>。", ["paragraph: 见{<a href=x>|茶|</a>}。"]),
    ("<p>见<b><i>茶</i></b>。", ["paragraph: 见{<b><i>|茶|</i></b>}。"]),
    ("<p><span class=x>整段</span></p>", ["paragraph: 整段"]),
    ("<p>看<code>a&lt;b</code>吧", ["paragraph: 看{<code>a&lt;b</code>}吧"]),
    ("<p>甲<br>乙", ["paragraph: 甲{<br>}乙"]),
    ("<p>甲<i class=icon></i>乙", ["paragraph: 甲{<i class=icon></i>}乙"]),
    ("<p>甲<!-- 注 -->乙", ["paragraph: 甲{<!-- 注 -->}乙"]),
    ("<p>甲<sup><a href=#1>[1]</a></sup>乙", ["paragraph: 甲{<sup><a href=#1>[1]</a></sup>}乙"]),
    ("<p>第一行\n  第二行", ["paragraph: 第一行{\n  }第二行"]),
    ("<p>见http://a.cn/?b=1&amp;c=2，好", ["paragraph: 见{http://a.cn/?b=1&amp;c=2}，好"]),
    ("<p>写信给a@b.cn。", ["paragraph: 写信给{a@b.cn}。"]),
    ("<p><b>甲<i>乙</b>丙</i>丁", ["paragraph: {<b>|甲{<i>}乙|</b>}丙{</i>}丁"]),
    (
        "<p>甲<ruby>茶<rp>(<rt>chá<rp>)</ruby>乙",
        ["paragraph: 甲{<ruby>|茶{<rp>(}{<rt>chá}{<rp>)}|</ruby>}乙"],
    ),
    ("<p>甲<ruby>茶<rt>chá<rt>b</ruby>乙", ["paragraph: 甲{<ruby>|茶{<rt>chá}{<rt>b}|</ruby>}乙"]),
    ("<p>字\U000f0000字", ["paragraph: 字{\U000f0000}字"]),
    # characters
    ("<p>甲&amp;乙&lt;b&gt;&#20013;&#x6587;&copy", ["paragraph: 甲&乙<b>中文©"]),
    ("<p>a < b 是真的 &没有; &#1;完", ["paragraph: a < b 是真的 &没有; {&#1;}完"]),
    ("<p>甲  \t 乙", ["paragraph: 甲 乙"]),
    ("<p>&nbsp;&nbsp;甲&nbsp;", ["paragraph: 甲"]),
    ("　　段一<br><br>　　段二<br>　　段三",
     ["paragraph: 段一", "paragraph: 段二", "paragraph: 段三"]),
    # attributes
    ("<p>图<img alt='山 水'>好", ["paragraph: 图{<img alt='山 水'>}好", "alt: 山 水"]),
    ("<img alt=山>", ["alt: 山"]),
    ("<meta name=description content='说明'>", ["front_matter: 说明"]),
    ("<meta name=keywords content='茶'>", []),
    # left
    ("<script>var a='字'</script><style>p{content:'字'}</style>", []),
    ("<p>甲<script>'字'</script>乙", ["paragraph: 甲{<script>'字'</script>}乙"]),
    ("<pre>字</pre><template><p>字</p></template><noscript>字</noscript>", []),
    ("<template shadowrootmode=open><p>字</p></template>", ["paragraph: 字"]),
    ("<p>买<span translate=no>小米</span>", ["paragraph: 买{<span translate=no>小米</span>}"]),
    ("<div class='a notranslate'>字<p translate=yes>词</p></div>", ["paragraph: 词"]),
    ("<html translate=no><body class=notranslate><p>字", ["paragraph: 字"]),
    ("<!--[if IE]><p>字</p><![endif]--><![if !IE]><p>词</p><![endif]>", ["paragraph: 词"]),
    # tags out of place
    ("<p>未关<code>甲<p>乙", ["paragraph: 未关{<code>}甲", "paragraph: 乙"]),
    ("<title>未关<p>正文", ["front_matter: 未关", "front_matter: 正文"]),
    ("<td>甲</td><tr>乙", ["paragraph: 甲", "paragraph: 乙"]),
    ("</div></p>甲</b>乙", ["paragraph: 甲{</b>}乙"]),
    ("<p>好<a hre", ["paragraph: 好"]),
]  # fmt: skip


@rows_together(("text", "expected"), READ)
def test_a_page_is_read_as_browsers_show_it(text: str, expected: list[str]) -> None:
    document = read(text)
    assert shown(document) == expected
    assert document.skeleton == text


def test_readings_over_words_are_no_words() -> None:
    (block,) = read("<p>看<ruby>漢字<rp>(</rp><rt>hàn zì</rt><rp>)</rp></ruby>").blocks
    assert placeholders.strip(block.text) == "看漢字"
    assert {item.kind for item in block.inline} == {"ruby", "reading"}


def test_readings_without_end_tags_are_readings_all_the_same() -> None:
    (block,) = read("<p><ruby>漢<rt>hàn<rp>)</ruby>字").blocks
    assert placeholders.strip(block.text) == "漢字"


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("<pre>字\n词</pre>", "pre", "字 词"),
        ("<p translate=no>字", "p", "字"),
        ("<noscript><p>请打开脚本</p></noscript>", "noscript", "请打开脚本"),
        ("<textarea>字</textarea>", "textarea", "字"),
        ("<svg><text>字</text></svg>", "svg", "字"),
        ("<p><a title=提示>字</a><input placeholder=词>", "attribute", "提示"),
        ("<input type=submit value=发送>", "attribute", "发送"),
        ("<script>var a</script>", "script", "var a"),
        ("字<a title='断", "cut", "<a title='断"),
    ],
)
def test_what_is_left_is_said(text: str, kind: str, excerpt: str) -> None:
    (part,) = read(text).skipped
    assert (part.kind, part.excerpt, part.line) == (kind, excerpt, 1)
    assert part.reason.endswith((".", ")."))


def test_things_there_are_many_of_are_said_once_with_their_number() -> None:
    parts = read("<p title=甲>字</p>" * 3 + "<script>a</script>" * 2).skipped
    assert [(part.kind, part.reason[-4:-1]) for part in parts] == [
        ("attribute", "(3)"),
        ("script", "(2)"),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blocks_know_their_line(newline: str) -> None:
    document = read(newline.join(["<h1>一</h1>", "", "<p>", "三</p>"]))
    assert [block.attributes["line"] for block in document.blocks] == ["1", "4"]


def test_the_language_is_told_by_the_text() -> None:
    assert read("<p>這裡的春天來得很早。").language == "zh-Hant"
    assert read("<html lang=zh><p>Spring comes early here, and stays.").language == "en"


def test_in_xhtml_a_tag_may_be_a_whole_element() -> None:
    text = (
        '<?xml version="1.0"?><html><head><title/><script src="a"/></head>'
        "<body><p>字</p></body></html>"
    )
    assert shown(read(text, "page.xhtml")) == ["paragraph: 字"]
    assert shown(read(text, "standard input")) == ["paragraph: 字"]
    assert shown(read(text, "page.html")) == []  # there the title goes on to the end


def test_cdata_of_xhtml_is_left_and_said() -> None:
    document = read("<p>字<![CDATA[词 & <b>]]>。</p>", "page.xhtml")
    assert [part.kind for part in document.skipped] == ["cdata"]


def test_line_ends_of_a_page_are_never_meant() -> None:
    from translator.document.segments import segment_block

    (block,) = read("<p>柳树长在湖边，春天最早\n发芽。</p>").blocks
    assert len(segment_block(block, "zh")) == 1


@pytest.mark.parametrize(
    ("page", "markers"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.", "2."]),
        ("<ol start=3><li>甲<li>乙</ol>", ["3.", "4."]),
        ("<ol><li value=5>甲<li>乙</ol>", ["5.", "6."]),
        ("<ol start=x><li>甲</ol>", ["1."]),
        ("<ol start=999999><li>甲</ol>", ["999999."]),
        ("<ol start=1234567><li>甲</ol>", ["1."]),
        ("<ul><li>甲</ul>", ["•"]),
    ],
)
def test_items_carry_their_number(page: str, markers: list[str]) -> None:
    assert [block.marker for block in read(page).blocks] == markers


def test_a_list_within_a_list_is_one_deeper() -> None:
    assert [block.depth for block in read("<ol><li>甲<ul><li>乙</ul></ol>").blocks] == [0, 1]


@pytest.mark.parametrize(
    ("text", "page"),
    [("<!DOCTYPE html>\n<p>茶</p>", True), ("\n<HTML><Body>", True), ("<html>", False),
     ("茶<html><body>", False),
     ("茶", False), ("", False)],
)  # fmt: skip
def test_a_page_is_known_by_its_beginning(text: str, page: bool) -> None:
    assert Html().recognises(text) is page
