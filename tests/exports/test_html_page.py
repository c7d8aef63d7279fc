from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from translator import exports
from translator.formats.markdown.format import Markdown
from translator.placeholders import atom, closing, opening
from translator.types import (
    Bitext,
    Document,
    Finding,
    Inline,
    Layout,
    Level,
    Pair,
    Provenance,
    Segment,
)

Build = Callable[..., Bitext]

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '"><svg/onload=alert(1)>',
    "</span></div></main><script>alert(1)</script>",
    "<!--<style>*{display:none}</style>-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{constructor.constructor('alert(1)')()}}",
    "\u202eevil\u202c \x00 \x1b[31m ]]> <![CDATA[",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "file:///etc/passwd",
    'https://a.example/"onmouseover="alert(1)',
]


def page(
    bitext: Bitext, layout: Layout = Layout.SIDE_BY_SIDE, *, says: str = ""
) -> html.HtmlElement:
    data = exports.by_name("html", says=says).write(bitext, layout=layout)
    return html.document_fromstring(data.decode())


def assert_harmless(root: html.HtmlElement) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            raise AssertionError(f"a comment or instruction got in: {element!r}")
        assert element.tag not in {
            "script",
            "img",
            "svg",
            "iframe",
            "object",
            "embed",
            "form",
            "base",
            "link",
            "input",
        }
        for name, value in element.attrib.items():
            assert not name.startswith("on"), (element.tag, name, value)
            assert name not in {"src", "srcset", "action", "formaction", "background", "ping"}
            if name == "href":
                assert re.match(r"(https?://|mailto:)", value), value
            if name == "style":
                assert re.fullmatch(r"--depth:\d", value)
    styles = "".join(style.text or "" for style in root.iter("style"))
    assert "url(" not in styles
    assert "@import" not in styles
    assert len(list(root.iter("style"))) == 1


def read(text: str, translate: Callable[[str], str] = lambda source: source) -> Bitext:
    """Read Markdown and pair every block with what ``translate`` makes of it."""
    document: Document = Markdown().read(text.encode(), name="a.md", encoding="utf-8")
    pairs = tuple(
        Pair(
            segment=Segment(block_id=block.id, start=0, end=len(block.text)),
            source=block.text,
            target=translate(block.text),
            provenance=Provenance(kind="engine", signature="echo"),
        )
        for block in document.blocks
    )
    return Bitext(
        document=document,
        source_language="zh-Hans",
        target_language="en",
        pairs=pairs,
        signature="echo",
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_never_runs(one: Build, text: str) -> None:
    finding = Finding(check=text, level=Level.ERROR, message=text)
    bitext = one(f"好{text}", text, name=text, findings=[finding])
    bitext = replace(bitext, signature=text)
    root = page(bitext)
    assert_harmless(root)
    shown = text.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")
    assert shown in "".join(root.find_class("t")[1].itertext())


@pytest.mark.parametrize("source", HOSTILE)
@pytest.mark.parametrize("kind", ["code", "html", "image", "math", "rest", "softbreak", "entity"])
def test_hostile_marks_are_shown_and_never_run(one: Build, kind: str, source: str) -> None:
    text = f"好{atom(0)}{opening(0)}x{closing(0)}"
    pair = Inline(id=0, kind="html", source=source, closing=source)
    assert_harmless(page(one(text, text, Inline(id=0, kind=kind, source=source), pair)))


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_web_and_mail_addresses_can_be_clicked(one: Build, address: str) -> None:
    text = f"{opening(0)}点这里{closing(0)}{opening(1)}那里{closing(1)}"
    text += f"{atom(0)}{atom(1)}"
    inline = (
        Inline(id=0, kind="link", source="[", closing=f"]({address})"),
        Inline(id=1, kind="link", source=f'<a href="{address}">', closing="</a>"),
        Inline(id=0, kind="image", source=f"![x]({address})"),
        Inline(id=1, kind="autolink", source=f"<{address}>"),
    )
    assert_harmless(page(one(text, text, *inline)))


@pytest.mark.parametrize("text", HOSTILE + [f"[x]({address})" for address in ADDRESSES])
def test_a_hostile_article_from_the_reader_is_harmless(text: str) -> None:
    article = (
        f"---\ntitle: 好{text}\n---\n\n# 好{text}\n\n{text}\n\n```\n{text}\n```\n\n- 好{text}\n"
    )
    article += f"\n|a好|b|\n|-|-|\n|{text}|1|\n\n[引用][r]\n\n[r]: javascript:alert(1)\n"
    assert_harmless(page(read(article)))


def test_good_links_can_be_clicked(one: Build) -> None:
    text = f"{opening(0)}邻居{closing(0)}{atom(0)}"
    root = page(
        one(
            text,
            text,
            Inline(id=0, kind="link", source="[", closing="](https://a.example/?x=1&amp;y=2 'T')"),
            Inline(id=0, kind="autolink", source="<me@a.example>"),
        )
    )
    assert [link.get("href") for link in root.iter("a")] == 2 * [
        "https://a.example/?x=1&y=2",
        "mailto:me@a.example",
    ]


def test_a_reference_leads_to_its_definition() -> None:
    root = page(read("看[邻居][n]。\n\n[N]: <https://a.example/>\n"))
    assert {link.get("href") for link in root.iter("a")} == {"https://a.example/"}


def test_pictures_are_named_with_their_address_and_not_loaded(garden: Bitext) -> None:
    root = page(garden)
    assert ["".join(item.itertext()) for item in root.find_class("picture")] == [
        "番茄 a.jpg",
        "Tomato a.jpg",
    ]
    assert len(root.find_class("row")) == 3  # the heads, the paragraph, the heading: no alt


def test_both_sides_say_their_language_and_partners_share_a_number(garden: Bitext) -> None:
    root = page(garden)
    row = root.find_class("row")[1]
    for side, language in (("s", "zh-Hans"), ("t", "en")):
        element = row.find_class(side)[0]
        assert element.get("lang") == language
        assert [item.get("class") for item in element.find_class("g")] == ["g n0", "g n1"]
    assert ".row:has(.n1:is(:hover,:focus)) .n1" in root.findtext("head/style")


def test_emphasis_over_two_sentences_is_closed_in_each(garden: Bitext) -> None:
    row = page(garden).find_class("row")[1]
    assert [item.text_content() for item in row.find_class("s")[0].iter("strong")] == [
        "早上浇。",
        "晚上",
    ]


def test_crossed_marks_still_give_nested_elements(one: Build) -> None:
    inline = (
        Inline(id=0, kind="emphasis", source="*", closing="*"),
        Inline(id=1, kind="strong", source="**", closing="**"),
    )
    a, b = opening(0), opening(1)
    c, d = closing(0), closing(1)
    root = page(one(f"{a}一{b}二{c}三{d}", f"{c}one{a}two{b}three{d}four", *inline))
    span = root.find_class("row")[1].find_class("s")[0].find_class("g")[0]
    inner = html.tostring(span, encoding="unicode")
    assert "<em>一<strong>二</strong></em><strong>三</strong>" in inner


def test_structure_is_that_of_the_article() -> None:
    article = (
        "# 菜园\n\n小标题\n------\n\n1. 买土\n2. 播种\n   - [x] 番茄\n\n> 老话\n\n"
        "| 菜 | 数 |\n|---|---|\n| 番茄 | 12 |\n| 99 | 黄瓜 |\n\n"
        "```\ncode 好\n```\n\n***\n\n2024\n\n![图](a.png)\n"
    )
    root = page(read(article))
    main = root.find("body/main")
    assert [item.text_content() for item in main.iter("h2")] == ["菜园", "菜园"]
    assert [item.text_content() for item in main.iter("h3")] == ["小标题", "小标题"]
    assert [item.text for item in main.find_class("marker")] == ["1.", "1.", "2.", "2.", "☑", "☑"]
    assert len(list(main.iter("blockquote"))) == 2
    table = next(main.iter("table"))
    assert [[cell.text_content() for cell in line] for line in table] == [
        ["菜", "数"],
        ["番茄", "12"],
        ["99", "黄瓜"],
    ]
    verbatim = [item.findtext("pre") for item in main.find_class("verbatim")]
    assert verbatim == ["```\ncode 好\n```", "2024"]
    assert [item.text for item in main.find_class("reason")] == ["Code is never translated."]
    assert len(list(main.iter("hr"))) == 1
    assert [item.text_content() for item in main.find_class("picture")] == ["图 a.png", "图 a.png"]


def test_cells_of_a_table_light_up_one_by_one() -> None:
    table = page(read("| 菜 | 数 |\n|---|---|\n| 番茄 | 黄瓜 |\n")).find_class("table")[0]
    for side in ("s", "t"):
        numbers = [item.get("class") for item in table.find_class(side)[0].find_class("g")]
        assert numbers == ["g n0", "g n1", "g n2", "g n3"]


def test_the_header_of_an_article_is_shown_without_its_fences() -> None:
    main = page(read("---\ntitle: 菜园\ntags: [a]\n---\n\n你好。\n")).find("body/main")
    assert list(main.iter("hr")) == []
    assert [item.findtext("pre") for item in main.find_class("verbatim")] == ["tags: [a]"]


def test_findings_are_counted_and_said_in_words(one: Build) -> None:
    finding = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
    quiet = Finding(check="score", level=Level.INFO, message="0.3")
    root = page(one("好12。", "Good.", findings=[finding, quiet]))
    assert root.find_class("counts")[0].text == "1 pair, 1 to look at"
    assert [item.text_content() for item in root.find_class("findings")[0]] == [
        "numbers 12 is missing."
    ]


@pytest.mark.parametrize(
    ("says", "counts", "check", "heads"),
    [
        ("", "1 pair, 1 to look at", "numbers 12 is missing.", ["Simplified Chinese", "English"]),
        ("zh-Hans", "1 句，1 句待检查", "数字 缺 12。", ["简体中文", "英文"]),
        ("zh-Hant-TW", "1 句，1 句待檢查", "數字 少了 12。", ["簡體中文", "英文"]),
        ("fr", "1 pair, 1 to look at", "numbers 12 is missing.", ["Simplified Chinese", "English"]),
    ],
)
def test_the_page_speaks_the_language_asked_for(
    one: Build, says: str, counts: str, check: str, heads: list[str]
) -> None:
    finding = Finding(
        check="numbers",
        level=Level.WARNING,
        message="12 is missing.",
        message_zh="缺 12。",
        message_hant="少了 12。",
    )
    root = page(one("好12。", "Good.", findings=[finding]), says=says)
    assert root.find_class("counts")[0].text == counts
    assert [item.text_content() for item in root.find_class("findings")[0]] == [check]
    assert [item.text for item in root.find_class("heads")[0]] == heads
    own = "" if says in ("", "fr") else says
    assert (root.find_class("counts")[0].get("lang") or "") == own
    assert (root.find("body/footer").get("lang") or "") == own
    assert root.find_class("findings")[0].get("lang") == (own or "en")


def test_a_page_for_readers_of_chinese_speaks_chinese(one: Build) -> None:
    english = one("Good.", "好。")
    chinese = replace(english, source_language="en", target_language="zh-Hant-TW")
    root = page(chinese)
    assert root.find_class("counts")[0].text == "1 句"
    assert [item.text for item in root.find_class("heads")[0]] == ["英文", "繁體中文（臺灣）"]
    assert root.find("body/footer/p").text == "機器翻譯；帶 ✎ 的句子已由人修改。"


def test_what_is_left_as_it_is_says_why_and_folds_beyond_fourteen_lines() -> None:
    short, long = ("\n".join(["x = 1"] * count) for count in (12, 13))
    root = page(read(f"好。\n\n```\n{short}\n```\n\n你好。\n\n```\n{long}\n```\n"), says="zh-Hans")
    first, second = root.find_class("verbatim")
    assert first.find("pre") is not None and first.find("details") is None
    assert second.find("details/summary").text == "15 行"
    assert [item.find_class("reason")[0].text for item in (first, second)] == ["代码从不翻译。"] * 2


def test_target_only_leaves_the_source_out(garden: Bitext) -> None:
    root = page(garden, Layout.TARGET)
    assert root.find_class("s") == []
    assert "菜园" not in root.find("body/main").text_content()


def test_the_page_forbids_itself_scripts_and_requests(garden: Bitext) -> None:
    policies = [
        item.get("content")
        for item in page(garden).iter("meta")
        if item.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]


def test_a_line_of_a_megabyte_is_written_in_bounded_time(one: Build) -> None:
    text = "好" * 1_000_000
    assert len(exports.by_name("html").write(one(text, "x"), layout=Layout.BILINGUAL)) > 3_000_000
