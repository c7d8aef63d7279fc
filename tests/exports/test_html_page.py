from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import html

from tests.row_chunks import rows_together
from translator import exports
from translator.exports.html_text import HeadingTags
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
        }
        if element.tag == "input":  # those of the bar alone
            assert element.get("id") in {"show-source", "show-both", "show-target"}
            assert element.getparent().getparent().getparent().get("class") == "controls"
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


@rows_together("source", HOSTILE)
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
    assert root.find("body/footer/p").text == "機器翻譯；帶 ✎ 的句子經過人工修改。"


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


@pytest.mark.parametrize("level", [0, 1, 2, 6])
def test_a_heading_stands_below_the_pages_own(one: Build, level: int) -> None:
    made = one("早市", "Dawn market")
    block = replace(made.document.blocks[0], kind="heading", level=level)
    root = page(replace(made, document=replace(made.document, blocks=(block,))))
    found = list(root.find("body/main").iter("h2"))
    assert [item.text_content() for item in found] == ["早市", "Dawn market"]
    assert {item.get("class") for item in found} == {f"level{level}"}


@pytest.mark.parametrize(
    ("levels", "tags"),
    [
        ((1, 2, 3, 2, 1), (2, 3, 4, 3, 2)),
        ((3, 3, 1, 2), (2, 2, 2, 3)),
        ((1, 4, 3, 2, 6), (2, 3, 3, 3, 4)),
        ((1, 2, 3, 4, 5, 6), (2, 3, 4, 5, 6, 6)),
    ],
)
def test_no_heading_skips_a_level(levels: tuple[int, ...], tags: tuple[int, ...]) -> None:
    headings = HeadingTags()
    assert [headings.next(level) for level in levels] == [f"h{tag}" for tag in tags]


@pytest.mark.parametrize(("lines", "folded"), [(1, False), (14, False), (15, True), (30, True)])
def test_what_is_long_and_untranslated_is_folded(lines: int, folded: bool) -> None:
    code = "\n".join(["a", *["b"] * (lines - 4), "c"])
    text = f"```\n{code}\n```\n" if lines > 1 else "2024\n"
    root = page(read(f"早市。\n\n{text}"))
    (verbatim,) = root.find_class("verbatim")
    assert verbatim.find(".//pre").text.count("\n") + 1 == lines
    assert (verbatim.find("details") is not None) is folded
    if folded:
        assert verbatim.findtext("details/summary") == f"{lines} lines"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_pairs_and_those_to_look_at_are_counted(garden: Bitext, number: int) -> None:
    finding = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
    quiet = Finding(check="score", level=Level.INFO, message="0.3")
    pairs = tuple(
        replace(pair, findings=(finding, quiet) if at < number else (quiet,))
        for at, pair in enumerate(garden.pairs)
    )
    root = page(replace(garden, pairs=pairs))
    told = f"4 pairs, {number} to look at" if number else "4 pairs"
    assert root.find_class("counts")[0].text == told
    assert len(root.find_class("flagged")) == number
    assert len([item for notes in root.find_class("findings") for item in notes]) == number


def test_every_side_of_a_table_is_its_own() -> None:
    root = page(read("| 菜 | 1 |\n|---|---|\n| 番茄 | 2 |\n", lambda text: f"<{text}>"))
    (row,) = root.find_class("table")
    source, target = row.find_class("s")[0], row.find_class("t")[0]
    assert [cell.text_content() for cell in source.iter("th", "td")] == ["菜", "1", "番茄", "2"]
    assert [cell.text_content() for cell in target.iter("th", "td")] == ["<菜>", "1", "<番茄>", "2"]
    assert [cell.tag for cell in source.iter("th", "td")] == ["th", "th", "td", "td"]
    assert len(source.findall("div/table/tr")) == 2
    only = page(read("| 菜 |\n|---|\n"), Layout.TARGET)
    assert only.find_class("s") == [] and len(only.find_class("table")) == 1


def test_there_is_a_rule_for_each_number_of_a_row_and_no_more() -> None:
    def rules(root: html.HtmlElement) -> list[str]:
        return re.findall(r"\.row:has\(\.(n\d+):is", root.findtext("head/style"))

    assert rules(page(read("2024\n"))) == []
    assert rules(page(read("一。\n\n二。\n"))) == ["n0"]
    assert rules(page(read("| 菜 | 瓜 |\n|---|---|\n| 豆 | 茶 |\n\n一。\n"))) == [
        "n0", "n1", "n2", "n3",
    ]  # fmt: skip


def test_numbers_begin_again_after_two_hundred() -> None:
    cells = "".join(f"| 菜{number} |\n" for number in range(202))
    root = page(read(f"| 名 |\n|---|\n{cells}"))
    (row,) = root.find_class("table")
    classes = [item.get("class") for item in row.find_class("s")[0].find_class("g")]
    assert classes[:2] == ["g n0", "g n1"]
    assert classes[199:203] == ["g n199", "g n0", "g n1", "g n2"]
    style = root.findtext("head/style")
    assert ".n199:is" in style and ".n200:is" not in style


@pytest.mark.parametrize(("length", "shown"), [(80, 80), (81, 81), (200, 81)])
def test_a_long_address_of_a_picture_is_cut(one: Build, length: int, shown: int) -> None:
    address = ("https://a.example/" + "x" * length)[:length]
    picture = Inline(id=0, kind="image", source=f"![]({address})")
    text = f"看{atom(0)}。"
    (source, _) = page(one(text, text, picture)).find_class("address")
    assert len(source.text) == shown
    assert source.text.rstrip("…") == address[:80]
    assert source.text.endswith("…") is (length > 80)


def test_where_nobody_is_led_is_said_beside_a_link_unless_its_text_does(one: Build) -> None:
    address = "ftp://a.example/" + "x" * 100
    text = f"{opening(0)}邻居{closing(0)}和{atom(0)}{opening(1)}空{closing(1)}"
    link = Inline(id=0, kind="link", source="[", closing=f"]({address})")
    nowhere = Inline(id=1, kind="link", source="[", closing="]()")
    bare = Inline(id=0, kind="autolink", source=f"<{address}>")
    first, second, third, *_ = page(one(text, text, link, nowhere, bare)).find_class("link")
    assert (first.get("title"), second.get("title")) == (address[:80], None)
    assert second.text_content() == address
    assert third.get("title") is None


def test_who_corrected_a_sentence_is_said_beside_its_target(one: Build) -> None:
    made = one("好。", "Good.")
    for signature, said in (("person:Li", "corrected by Li"), ("", "corrected by a person")):
        person = Provenance(kind="person", signature=signature)
        pairs = (replace(made.pairs[0], provenance=person),)
        source, target = page(replace(made, pairs=pairs)).find_class("g")
        assert (source.get("title"), source.get("class")) == (None, "g n0")
        assert (target.get("title"), target.get("class")) == (said, "g n0 person")


def test_findings_are_told_on_the_target_in_both_languages(one: Build) -> None:
    finding = Finding(check="a", level=Level.WARNING, message="Short.", message_zh="偏短。")
    quiet = Finding(check="b", level=Level.INFO, message="0.3")
    source, target = page(one("好。", "Good.", findings=[finding, quiet])).find_class("g")
    assert source.get("title") is None
    assert target.get("title") == "Short. 偏短。\n0.3"
    assert target.get("class") == "g n0 flagged"
    (_, target) = page(one("好。", "Good.", findings=[quiet])).find_class("g")
    assert (target.get("title"), target.get("class")) == ("0.3", "g n0")


def test_elements_that_cross_are_closed_and_opened_again(one: Build) -> None:
    kinds = ("emphasis", "strong", "strikethrough")
    inline = tuple(
        Inline(id=number, kind=kind, source="*", closing="*") for number, kind in enumerate(kinds)
    )
    a, b, c = opening(0), opening(1), opening(2)
    text = f"{a}一{b}二{c}三{closing(1)}四{closing(2)}五{closing(0)}六{closing(1)}"
    root = page(one(text, text, *inline))
    span = root.find_class("row")[1].find_class("s")[0].find_class("g")[0]
    inner = html.tostring(span, encoding="unicode")
    assert ">".join(inner.split(">")[1:]).removesuffix("</span>") == (
        "<em>一<strong>二<s>三</s></strong><s>四</s>五</em>六"
    )


def test_sentences_of_a_target_are_joined_and_those_of_a_source_stand_as_they_are(
    garden: Bitext,
) -> None:
    row = page(garden).find_class("row")[1]
    assert row.find_class("t")[0].text_content() == (
        "Use water(), see the neighbour. Early. Evenings too Tomato a.jpg."
    )
    assert row.find_class("s")[0].text_content().startswith("用water()浇水，见邻居。早上浇。晚上")


def test_each_target_stands_under_its_source_in_one_column_if_asked_for() -> None:
    root = page(read("# 菜园\n\n浇水。\n", lambda text: f"<{text}>"), Layout.BILINGUAL)
    assert root.find("body").get("class") == "stacked"
    sides = [item.get("class") for item in root.find_class("row")[2]]
    assert sides == ["s", "t"]


def test_what_was_copied_stands_once_in_one_column_and_twice_in_two() -> None:
    made = read("OpenAI\n")
    copy = replace(made.pairs[0], provenance=Provenance(kind="copy"))
    made = replace(made, pairs=(copy,))
    counts = [
        page(made, layout).find("body/main").text_content().count("OpenAI") for layout in Layout
    ]
    assert dict(zip(Layout, counts, strict=True)) == {
        Layout.BILINGUAL: 1, Layout.SIDE_BY_SIDE: 2, Layout.TARGET: 1,
    }  # fmt: skip


def test_items_of_a_list_stand_in_one_with_what_belongs_to_them() -> None:
    article = "1. 买土\n2. 播种\n\n   浇一点水。\n   - 番茄\n\n完了。\n\n- 收\n"
    main = page(read(article)).find("body/main")
    lists = [
        [[row.find_class("s")[0].text_content() for row in item] for item in one]
        for one in main
        if one.get("role") == "list"
    ]
    assert lists == [[["1.买土"], ["2.播种", "浇一点水。"], ["•番茄"]], [["•收"]]]
    assert {item.get("role") for one in main if one.get("role") for item in one} == {"listitem"}
    assert [one.tag for one in main] == ["div"] * 3


def test_what_scrolls_by_itself_is_reached_with_the_tab_key() -> None:
    code = "\n".join(["x = 1"] * 20)
    wide, narrow = "|一|二|三|四|\n|-|-|-|-|\n|好|好|好|好|\n", "|一|二|\n|-|-|\n|好|好|\n"
    main = page(read(f"{wide}\n{narrow}\n```\n{code}\n```\n\n好。\n\n```\nls\n```\n")).find(
        "body/main"
    )
    assert [item.get("tabindex") for item in main.find_class("scroll")] == ["0"] * 2 + [None] * 2
    assert [item.get("tabindex") for item in main.iter("pre")] == ["0", None]


def test_an_empty_cell_heads_no_column() -> None:
    main = page(read("|菜||\n|-|-|\n|番茄|好|\n")).find("body/main")
    assert [[cell.tag for cell in line] for line in next(main.iter("table"))] == [
        ["th", "td"],
        ["td", "td"],
    ]
