"""Markdown: what is read, and that a translation changes nothing but the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.markdown.marked_text import MARKDOWN, read, shown, written
from tests.row_chunks import rows_together
from translator import placeholders
from translator.types import Layout

READ = [
    ("# 春天 #\n", ["heading: 春天"]),
    ("## 春天 {#spring}\n", ["heading: 春天"]),
    ("春天\n===\n", ["heading: 春天"]),
    ("看 `代码` 吧\n", ["paragraph: 看 {`代码`} 吧"]),
    ("见[茶](a.md \"t\")。\n", ['paragraph: 见{[|茶|](a.md "t")}。']),
    ("见[茶][x]。\n\n[x]: a.md\n", ["paragraph: 见{[|茶|][x]}。"]),
    ("**重**和*轻*和~~删~~\n", ["paragraph: {**|重|**}和{*|轻|*}和{~~|删|~~}"]),
    ("***都*要**\n", ["paragraph: {**|{*|都|*}要|**}"]),
    ("**注意：**请看\n", ["paragraph: {**|注意：|**}请看"]),
    ("第一行\n第二行  \n第三行\n", ["paragraph: 第一行{\n}第二行{  \n}第三行"]),
    ("> 引\n> 用\n", ["quote: 引{\n> }用"]),
    ("> [!NOTE]\n> 提示\n", ["quote: 提示"]),
    ("> [!TIP] 提示\n> 文\n", ["container_title: 提示", "quote: 文"]),
    ("- [x] 买菜\n", ["list_item: 买菜"]),
    ("| 甲 | 乙 |\n|---|---|\n| a\\|字 | `x\\|y` |\n", [
        "table_cell: 甲", "table_cell: 乙", "table_cell: a{\\|}字"]),
    ("注[^1]\n\n[^1]: 脚注\n", ["paragraph: 注{[^1]}", "footnote: 脚注"]),
    ("公式$x^2$好\n", ["paragraph: 公式{$x^2$}好"]),
    ("价格是$5到$10。\n", ["paragraph: 价格是$5到$10。"]),
    (":house:回家 10:30:45\n", ["paragraph: {:house:}回家 10:30:45"]),
    ("见http://a.cn/b_c_d，好\n", ["paragraph: 见{http://a.cn/b_c_d}，好"]),
    ("见<http://a.cn>和www.b.cn。\n", ["paragraph: 见{<http://a.cn>}和{www.b.cn}。"]),
    ("甲&amp;乙\\*丙&nbsp;丁\n", ["paragraph: 甲{&amp;}乙{\\*}丙{&nbsp;}丁"]),
    ("甲<br>乙<b>丙</b><code>x y</code>\n", [
        "paragraph: 甲{<br>}乙{<b>|丙|</b>}{<code>x y</code>}"]),
    ("图![山](a.png)好\n", ["paragraph: 图{![山](a.png)}好", "alt: 山"]),
    ("![山](a.png)\n", ["alt: 山"]),
    ("　　段落\u2028一\n", ["paragraph: 段落\u2028一"]),
    ("参见{{< ref x >}}一章\n", ["paragraph: 参见{{{< ref x >}}}一章"]),
    ("字\U000f0000字\n", ["paragraph: 字{\U000f0000}字"]),
    ("---\ntitle: \"说 \\\"茶\\\"\"\ndate: 2024-01-01\n---\n\n文\n", [
        'front_matter: 说 {\\"}茶{\\"}', "paragraph: 文"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_reads(text: str, expected: list[str]) -> None:
    assert shown(read(text)) == expected


@rows_together("text", [text for text, _ in READ])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_block_stands_where_it_says(text: str, ending: str) -> None:
    document = read(text.replace("\n", ending))
    for block in document.blocks:
        original = document.skeleton[block.start : block.end]
        assert placeholders.restore(block.text, block.inline) == original
        for item in block.inline:
            for child, start, end in item.children:
                inner = document.blocks[child]
                assert item.source[start:end] == document.skeleton[inner.start : inner.end]


SKIPPED = [
    ("```\n代码\n```\n", "code"),
    ("    缩进\n", "code"),
    ("<pre>\n字\n</pre>\n", "pre"),
    ("$$\nx = a\n$$\n", "math"),
    ("[茶]: a.md\n", "definition"),
    ("| 甲 |\n|---|\n| 乙 | 丙 |\n", "table_cell"),
    ("[茶](a.md '题')\n", "title"),
    ("---\nauthor: 老王\n---\n", "front_matter"),
    (">" * 200 + " 字\n", "nested"),
]


@pytest.mark.parametrize(("text", "kind"), SKIPPED)
def test_says_what_is_skipped(text: str, kind: str) -> None:
    assert [item.kind for item in read(text).skipped] == [kind]


WRITTEN = [
    # a translation's own characters make no structure
    ("春天\n", "# Spring", "\\# Spring\n"),
    ("春天\n", "- Spring", "\\- Spring\n"),
    ("春天\n", "1. Spring", "1\\. Spring\n"),
    ("春天\n", "> Spring", "\\> Spring\n"),
    ("春天\n", "a *b* c", "a \\*b\\* c\n"),
    ("春天\n", "[a](b)", "\\[a\\](b)\n"),
    ("春天\n", "<script>", "\\<script>\n"),
    ("春天\n", "snake_case 2 * 3", "snake_case 2 * 3\n"),
    ("春天\n", "one\ntwo", "one two\n"),
    ("# 春天\n", "C #", "# C \\#\n"),
    # marks come back, in any order
    ("**茶**和`x`\n", "@0 and <0tea>0", "`x` and **tea**\n"),
    ("甲&lt;b&gt;乙\n", "a@0b@1c", "a&lt;b&gt;c\n"),
    # soft breaks may go, and the container's prefix goes with them
    ("> 引\n> 用\n", "quote", "> quote\n"),
    ("> 引\n> 用\n", "to@0quote", "> to\n> quote\n"),
    # emphasis that would not render beside CJK punctuation is moved
    ("**Note:** look\n", "<0注意：>0请看", "**注意**：请看\n"),
    ("The _core_ part\n", "这是<0重点>0部分", "这是*重点*部分\n"),
    ("He **said “yes”** then\n", "他<0说“好”>0了", "他 **说“好”** 了\n"),
    # a link whose text is its label keeps the label
    ("[茶]\n\n[茶]: a.md\n", "<0tea>0", "[tea][茶]\n\n[茶]: a.md\n"),
    # unknown and half marks do not reach the file
    ("**茶**\n", "<0tea @7", "tea\n"),
]


@pytest.mark.parametrize(("source", "target", "expected"), WRITTEN)
def test_writes(source: str, target: str, expected: str) -> None:
    to = "zh-Hans" if source.isascii() else "en"
    assert written(source, target, to=to) == expected


def test_a_cell_cannot_be_left() -> None:
    text = "| 甲 |\n|---|\n| 乙 |\n"
    assert written(text, "a|b", "c\nd") == "| a\\|b |\n|---|\n| c d |\n"


def test_alternative_text_is_written_inside_the_image() -> None:
    text = "图![山](a.png)好\n"
    assert written(text, "Picture @0 good", "a [hill]") == ("Picture ![a \\[hill\\]](a.png) good\n")


def test_front_matter_stays_valid() -> None:
    text = "---\ntitle: 茶\ndescription: '说'\n---\n"
    assert written(text, "Tea: a story", "It's") == (
        "---\ntitle: \"Tea: a story\"\ndescription: 'It''s'\n---\n"
    )


BILINGUAL = [
    ("茶好\n\n水\n", ["Tea", "Water"], "茶好\n\nTea\n\n水\n\nWater\n"),
    ("# 茶\n", ["Tea"], "# 茶 / Tea\n"),
    ("茶\n---\n", ["Tea"], "茶 / Tea\n---\n"),
    ("> 茶\n", ["Tea"], "> 茶\n>\n> Tea\n"),
    (">>- 茶\n", ["Tea"], ">>- 茶\n>>\n>>   Tea\n"),
    ("1. 茶\n2. 水\n", ["Tea", "Water"], "1. 茶\n\n   Tea\n2. 水\n\n   Water\n"),
    ("- 茶\n  - 水\n", ["Tea", "Water"], "- 茶\n\n  Tea\n  - 水\n\n    Water\n"),
    ("|茶|\n|-|\n|水|\n", ["Tea", "Water"], "|茶<br/>Tea|\n|-|\n|水<br/>Water|\n"),
    ("> [^1]: 茶\n", ["Tea"], "> [^1]: 茶\n>\n>     Tea\n"),
    ("[^1]: - 茶\n", ["Tea"], "[^1]: - 茶\n\n       Tea\n"),
    ("[^1]:   茶\n", ["Tea"], "[^1]:   茶\n\n    Tea\n"),
    ("图![山](a.png)\n", ["Picture @0", "hill"], "图![山 / hill](a.png)\n\nPicture\n"),
    ("---\ntitle: 茶\n---\n", ["Tea"], "---\ntitle: 茶 / Tea\n---\n"),
    ("# Tea\n", ["Tea"], "# Tea\n"),
    ("茶\r\n", ["Tea"], "茶\r\n\r\nTea\r\n"),
    # spaces at the end of a line stay where they are
    ("茶  \n\n水\u3000\r\n", ["Tea", "Water"], "茶  \n\nTea\n\n水\u3000\n\nWater\r\n"),
    ("- 茶  \n- 水 ", ["Tea", "Water"], "- 茶  \n\n  Tea\n- 水 \n\n  Water"),
    ("# 茶  \n", ["Tea"], "# 茶 / Tea  \n"),
]


@pytest.mark.parametrize(("source", "targets", "expected"), BILINGUAL)
def test_bilingual(source: str, targets: list[str], expected: str) -> None:
    assert written(source, *targets, layout=Layout.BILINGUAL) == expected


def test_side_by_side_paragraphs_share_a_table() -> None:
    result = written("茶\n\n水\n", "Tea", "Water", layout=Layout.SIDE_BY_SIDE)
    assert result.count("<table ") == result.count("</table>") == 1
    assert result.count("<tr ") == 2
    assert "\n\nTea\n\n" in result
    # Python-Markdown and kramdown read Markdown only in elements that say so, and in all of them.
    assert result.count('markdown="1"') == 1 + 2 + 4


def test_a_paragraph_that_ends_in_ideographic_spaces_goes_beside_its_target() -> None:
    result = written("茶\n　\n## 水\n", "Tea", "Water", layout=Layout.SIDE_BY_SIDE)
    assert result.startswith("<table ")
    assert result.endswith("</table>\n\n## 水 / Water\n")


def test_a_block_without_target_is_not_doubled() -> None:
    document = read("茶\n\n水\n")
    data = MARKDOWN.write(document, {1: "Water"}, layout=Layout.BILINGUAL, target_language="en")
    assert data.decode() == "茶\n\n水\n\nWater\n"


def test_byte_order_mark_and_encoding_come_back() -> None:
    data = b"\xef\xbb\xbf" + "# 茶\r\n".encode()
    document = MARKDOWN.read(data, name="a.md")
    result = MARKDOWN.write(document, {0: "Tea"}, layout=Layout.TARGET, target_language="en")
    assert result == b"\xef\xbb\xbf# Tea\r\n"


TEXTS = st.text(
    st.sampled_from("字a *_`[]()<>!#-+|~$&\\\n\r\t1.:\"'　\u2028\U000f0001"), max_size=60
)


@settings(max_examples=150, deadline=5000)
@given(TEXTS)
def test_any_text_is_itself(text: str) -> None:
    document = read(text)
    parts = []
    cursor = 0
    for block in document.blocks:
        if block.attributes["context"] == "alt":
            continue
        restored = placeholders.restore(block.text, block.inline)
        parts += [document.skeleton[cursor : block.start], restored]
        cursor = block.end
    assert "".join([*parts, document.skeleton[cursor:]]) == text


@settings(max_examples=100, deadline=5000, derandomize=True)
@given(TEXTS, st.sampled_from(list(Layout)))
def test_any_translation_keeps_the_structure(text: str, layout: Layout) -> None:
    # write raises FormatError if the result's blocks are not the expected ones
    document = read(text)
    targets = {block.id: f"{block.text}。z" for block in document.blocks}
    MARKDOWN.write(document, targets, layout=layout, target_language="en")


@pytest.mark.parametrize(
    "text",
    [
        ">" * 5000 + "字", "[" * 3000, "[" * 2000 + "字" + "]" * 2000, "**a** " * 2000,
        "字" * 100_000, "a" + " " * 50_000 + "b", "<a " * 5000, "`a``b" * 2000, "![" * 1000,
        "\n".join("  " * depth + "- 字" for depth in range(150)), "[a](b) " * 17_000,
    ],
    ids=range(11),
)  # fmt: skip
def test_hostile_text_is_itself_in_bounded_time(text: str) -> None:
    document = read(text)
    targets = {block.id: block.text for block in document.blocks}
    result = MARKDOWN.write(document, targets, layout=Layout.TARGET, target_language="en")
    assert result == text.encode()


def test_a_script_in_a_sentence_is_no_part_of_it() -> None:
    text = "正文在这里<script>alert(2)</script>，还有<code>茶</code>。\n"
    (block,) = MARKDOWN.read(text.encode(), name="a.md").blocks
    assert [(item.kind, item.source) for item in block.inline] == [
        ("html", "<script>alert(2)</script>"),
        ("code", "<code>茶</code>"),
    ]
