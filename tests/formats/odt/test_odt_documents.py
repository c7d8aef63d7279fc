"""What is read in an OpenDocument text, what is written into it, and what stays."""

from __future__ import annotations

import re

import pytest

from tests.formats.odt.writer_files import (
    AUTOMATIC,
    HEAD,
    NAMES,
    body_of,
    flat,
    members,
    p,
    package,
    read,
    shown,
    span,
    write,
)  # fmt: skip
from translator import placeholders
from translator.errors import FormatError
from translator.formats import registry
from translator.formats.odt.format import Odt
from translator.types import Layout, Table

OPEN, CLOSE, ATOM = placeholders.opening(0), placeholders.closing(0), placeholders.atom(0)
NOTE = (
    '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1'
    f"</text:note-citation><text:note-body>{p('去年的事。')}</text:note-body></text:note>"
)
FRAME = (
    '<draw:frame draw:name="F"><draw:text-box>' + p("框里的话。") + "</draw:text-box>"
    "<svg:title>一棵树</svg:title></draw:frame>"
)  # fmt: skip
HEADING = '<text:h text:style-name="Heading_20_1" text:outline-level="2">第一章</text:h>'


def test_spans_that_make_no_difference_are_one_text() -> None:
    body = p("今天" + span("很", "N") + '<text:bookmark text:name="x"/>' + span("热", "N") + "。")
    assert shown(read(package(body))) == ["今天很热。"]


def test_formatting_becomes_marks_of_its_kind() -> None:
    body = p("买" + span("豆腐", "B") + "，面积 5 m" + span("2", "U") + "，运行 "
             + span("make", "Source_20_Text") + " 即可" + span("秘密", "H") + "。")  # fmt: skip
    document = read(package(body))
    kinds = [item.kind for item in document.blocks[0].inline]
    assert kinds == ["strong", "superscript", "code", "html"]
    assert [one.kind for one in document.skipped] == ["hidden"]


def test_white_space_is_read_as_it_is_shown() -> None:
    body = p('\n  天气<text:s text:c="2"/>很\n  好<text:tab/>出门<text:line-break/>回家 ')
    document = read(package(body))
    assert document.blocks[0].text == f"天气  很 好{ATOM}出门{placeholders.atom(1)}回家"


def test_headings_lists_and_tables() -> None:
    cells = "".join(f"<table:table-cell>{p(one)}</table:table-cell>" for one in ("时间", "9:00"))
    body = HEADING + (
        f'<text:list text:style-name="L"><text:list-item>{p("洗菜")}{p("洗两遍")}<text:list>'
        f"<text:list-item>{p('白菜')}</text:list-item></text:list></text:list-item>"
        f"<text:list-item>{p('切菜')}</text:list-item></text:list>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    )
    document = read(package(body))
    assert [(one.kind, one.level, one.marker, one.depth) for one in document.blocks] == [
        ("heading", 2, "", 0), ("list_item", 0, "1.", 0), ("list_item", 0, "", 0),
        ("list_item", 0, "•", 1), ("list_item", 0, "2.", 0), ("table_cell", 0, "", 0),
    ]  # fmt: skip
    assert document.contents[-1] == Table(lines=((5, "9:00"),))


def test_notes_frames_headers_and_the_title_are_read_and_comments_are_left() -> None:
    comment = f"<office:annotation><dc:creator>甲</dc:creator>{p('这里要改')}</office:annotation>"
    body = p("牌子是新的" + NOTE + "，" + comment + "请看。" + FRAME)
    document = read(package(body, title="说明", header=p("页眉")))
    assert shown(document) == [
        "牌子是新的⟨1⟩，请看。", "去年的事。", "框里的话。", "一棵树", "页眉", "说明"
    ]  # fmt: skip
    assert [one.attributes["part"] for one in document.blocks[-2:]] == ["styles.xml", "meta.xml"]
    assert [(one.kind, one.text) for one in document.skipped] == [("comment", "这里要改")]


def test_values_of_fields_are_carried_over_and_links_keep_where_they_lead() -> None:
    body = p('第<text:page-number>3</text:page-number>页，见<text:a xlink:href="https://a.example">'
             "网页</text:a>。")  # fmt: skip
    (block,) = read(package(body)).blocks
    assert [(one.kind, one.shown, one.address) for one in block.inline] == [
        ("untranslated", "3", ""), ("link", None, "https://a.example")
    ]  # fmt: skip


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    deleted = f"<text:changed-region><text:deletion>{p('两')}</text:deletion></text:changed-region>"
    body = f"<text:tracked-changes>{deleted}</text:tracked-changes>" + p(
        '他说了<text:change-start text:change-id="c"/>三<text:change-end text:change-id="c"/>遍。'
    )
    document = read(package(body))
    assert shown(document) == ["他说了三遍。"]
    assert [one.kind for one in document.skipped] == ["change"]


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("make", [package, flat], ids=["archive", "flat"])
def test_its_own_text_makes_the_same_file(make, layout: Layout) -> None:
    data = make(HEADING + p("天气" + span("很好", "B") + "。" + NOTE + FRAME))
    document = read(data)
    own = {block.id: block.text for block in document.blocks}
    assert Odt().write(document, own, layout=layout, target_language="en") == data


def test_what_is_not_translated_keeps_its_bytes() -> None:
    data = package(p("天气" + span("很好", "B") + "。") + p(""), header=p("页眉"))
    before, after = members(data), write(read(data), {0: f"{OPEN}Good{CLOSE} weather."})
    assert {name for name in before if before[name] != after[name]} == {"content.xml"}
    assert next(iter(after)) == "mimetype"
    good = span("Good", "B") + " weather."
    assert after["content.xml"] == before["content.xml"].replace(
        "天气" + span("很好", "B") + "。", good
    )


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.SIDE_BY_SIDE])
def test_a_target_beside_its_source_has_its_style_and_not_its_notes(layout: Layout) -> None:
    document = read(package(p("牌子" + NOTE + "是新的。" + FRAME, "Mine")))
    targets = {0: f"The sign{ATOM} is new.", 1: "Last year.", 2: "In the box.", 3: "a tree"}
    body = body_of(write(document, targets, layout))
    assert p("The sign is new.", "Mine") in body
    assert body.count("<text:note ") == body.count("<draw:frame ") == 1
    assert p("去年的事。") + p("Last year.") in body
    assert "<svg:title>一棵树 / a tree</svg:title>" in body


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.SIDE_BY_SIDE])
def test_a_heading_stays_one_paragraph(layout: Layout) -> None:
    body = body_of(write(read(package(HEADING)), {0: "Chapter 1"}, layout))
    assert "第一章<text:line-break/>Chapter 1</text:h>" in body


def test_an_entry_of_the_contents_holds_both_before_its_page() -> None:
    entry = p('<text:a xlink:href="#x">天气<text:tab/>3</text:a>')
    body = (
        f"<text:table-of-content><text:index-body>{entry}</text:index-body></text:table-of-content>"
    )
    document = read(package(body))
    assert shown(document) == ["天气"]
    assert "天气 / Weather<text:tab/>3</text:a>" in body_of(
        write(document, {0: "Weather"}, Layout.BILINGUAL)
    )


def test_no_page_begins_twice() -> None:
    written = write(read(package(p("天气很好。", "P1"))), {0: "Fine."}, Layout.BILINGUAL)
    assert p("天气很好。", "P1") + p("Fine.", "Duizhao-paragraph-1") in body_of(written)
    made = re.search(r'<style:style style:name="Duizhao-paragraph-1".*?</style:style>',
                     written["content.xml"])  # fmt: skip
    assert made is not None
    assert "break-before" not in made[0]
    assert "master-page-name" not in made[0]
    assert 'fo:text-align="center"' in made[0]


def test_paragraphs_side_by_side_are_rows_of_one_table() -> None:
    document = read(package(p("早。") + p("晚。") + p("") + p("夜。")))
    body = body_of(write(document, {0: "A", 1: "B", 2: "C"}, Layout.SIDE_BY_SIDE))
    assert [one.count("<table:table-row>") for one in body.split("<table:table>")] == [0, 2, 1]


@pytest.mark.parametrize(("language", "named"), [("zh-Hant-TW", True), ("zh-Hans", False)])
def test_the_language_is_named_where_it_is_not_the_usual_one(language: str, named: bool) -> None:
    document = read(package(p("The weather is fine today, so we went out.")))
    written = write(document, {0: "天氣很好。"}, language=language)
    assert ("Duizhao-text" in body_of(written)) == named
    assert ('style:country-asian="TW"' in written["content.xml"]) == named


def test_a_flat_file_is_written_as_one() -> None:
    data = flat(p("天气很好。"))
    document = read(data, "a.fodt")
    targets = {block.id: f"T{block.id}" for block in document.blocks}
    written = Odt().write(document, targets, layout=Layout.TARGET, target_language="en").decode()
    assert written == data.decode().replace("天气很好。", "T1").replace("说明", "T0")


def test_spaces_are_written_so_that_they_are_shown() -> None:
    document = read(package(p("天气很好。")))
    assert 'a <text:s text:c="2"/>b' in body_of(write(document, {0: "a   b"}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("天气很好。".encode(), "no OpenDocument text"),
        (package(p("天气"))[:-40], "damaged or cut off"),
        (package("", others={"mimetype": b"application/vnd.oasis.opendocument.presentation"}),
         "no OpenDocument text"),
        (package("", others={"META-INF/manifest.xml": b"<a><b:encryption-data/></a>"}), "password"),
        (package("", others={"content.xml": b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'}),
         "entities"),
        (package("<text:section>" * 300 + "</text:section>" * 300), "levels deep"),
    ],
    ids=["text", "cut", "slides", "locked", "entity", "deep"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert said in caught.value.what
    assert caught.value.hint


def test_an_old_document_type_is_passed_over() -> None:
    old = '<!DOCTYPE office:document-content PUBLIC "-//OpenOffice.org//DTD" "office.dtd">'
    content = (
        f"{HEAD}{old}<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}"
        f"</office:automatic-styles><office:body><office:text>{p('天气')}</office:text>"
        "</office:body></office:document-content>"
    )
    assert shown(read(package("", others={"content.xml": content.encode()}))) == ["天气"]


def test_a_file_without_a_suffix_is_known_by_its_inside() -> None:
    assert registry.by_path("report", package(p("天气很好。"))).name == "odt"
    assert {".odt", ".ott", ".fodt"} <= set(registry.suffixes())


def test_english_in_a_style_with_a_chinese_font_gets_one_of_its_own() -> None:
    song = (
        '<style:style style:name="Song" style:family="paragraph"><style:text-properties '
        'style:font-name="SimSun"/></style:style>'
    )
    body = '<text:p text:style-name="Song">天气很好。</text:p>' + p("我们出门。")
    document = read(package(body, automatic=AUTOMATIC + song))
    written = write(document, {0: "Fine.", 1: "Out."})["content.xml"]
    assert written.count('fo:font-family="Liberation Serif"') == 1
    assert '<text:span text:style-name="Duizhao-text">Fine.</text:span>' in written
    assert ">Out.</text:p>" in written


def test_a_part_declares_the_prefixes_it_gains() -> None:
    odf = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{HEAD}<office:document-content xmlns:office="{odf}:office:1.0" '
        f'xmlns:text="{odf}:text:1.0"><office:body><office:text>{p("天气很好。")}'
        "</office:text></office:body></office:document-content>"
    )
    data = package("", styles="", others={"content.xml": content.encode()})
    document = read(data)
    written = write(document, {0: "Fine."})["content.xml"]
    assert f'xmlns:style="{odf}:style:1.0"' in written and "xmlns:table" not in written
    assert write(document, {0: document.blocks[0].text})["content.xml"] == content
