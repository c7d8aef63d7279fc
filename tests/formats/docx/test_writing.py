"""What is written into a Word document in each layout, and what stays."""

from __future__ import annotations

import re

import pytest

from tests.formats.docx.test_reading import BOLD, NOTES, NUMBERING, PICTURE, item
from tests.formats.docx.word_files import (
    body_of,
    field,
    instruction,
    members,
    package,
    paragraph,
    read,
    run,
    shown,
    write,
)  # fmt: skip
from translator import placeholders
from translator.formats.docx.format import Docx
from translator.types import Layout

OPEN, CLOSE, ATOM = placeholders.opening(0), placeholders.closing(0), placeholders.atom(0)
BESIDE = (Layout.BILINGUAL, Layout.SIDE_BY_SIDE)


def text_of(xml: str) -> str:
    """Return the text of each paragraph, one a line."""
    lines = re.findall(r"<w:p[ >].*?</w:p>", xml, re.DOTALL)
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for one in lines)


@pytest.mark.parametrize("layout", list(Layout))
def test_its_own_text_makes_the_same_file(layout: Layout) -> None:
    data = package(
        paragraph("天气", run("很好", BOLD), "。", PICTURE), footnotes=NOTES, title="说明"
    )
    document = read(data)
    own = {block.id: block.text for block in document.blocks}
    assert Docx().write(document, own, layout=layout, target_language="en") == data


def test_what_is_not_translated_keeps_its_bytes() -> None:
    data = package(
        paragraph("天气很好。") + paragraph("<w:r><w:tab/></w:r>"), header1=paragraph("页眉")
    )
    written = write(read(data), {0: "Good weather."})
    before = members(data)
    assert {name for name in before if before[name] != written[name]} == {"word/document.xml"}
    assert list(before) == list(written)
    text = before["word/document.xml"]
    assert written["word/document.xml"] == text.replace("天气很好。", "Good weather.")


def test_a_target_keeps_the_formatting_of_its_marks() -> None:
    document = read(
        package(paragraph("天气", run("很好", BOLD + "<w:color w:val='FF0000'/>"), "。"))
    )
    body = body_of(write(document, {0: f"The weather is {OPEN}fine & dry{CLOSE}."}))
    assert '<w:t xml:space="preserve">The weather is </w:t>' in body
    red = "<w:r><w:rPr><w:b/><w:color w:val='FF0000'/></w:rPr>"
    assert f'{red}<w:t xml:space="preserve">fine &amp; dry</w:t></w:r>' in body


def test_bookmarks_and_comments_stay_around_the_text() -> None:
    body = paragraph(
        '<w:bookmarkStart w:id="1" w:name="_Toc1"/>', "天气", '<w:commentRangeStart w:id="0"/>',
        "很好", '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', "。",
        '<w:bookmarkEnd w:id="1"/>',
    )  # fmt: skip
    written = body_of(write(read(package(body)), {0: "Fine."}))
    names = re.findall(r"<w:((?:bookmark|comment)\w+|t) ", written)
    assert names == ["bookmarkStart", "commentRangeStart", "t", "commentRangeEnd",
                     "commentReference", "bookmarkEnd"]  # fmt: skip
    copy = body_of(write(read(package(body)), {0: "Fine."}, Layout.BILINGUAL)).partition("Fine.")
    assert "bookmark" not in copy[0].rpartition("<w:p>")[2] + copy[2]


@pytest.mark.parametrize("layout", BESIDE)
def test_notes_and_pictures_stand_with_the_source_only(layout: Layout) -> None:
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    document = read(package(paragraph("牌子", note, "是新的。", PICTURE), footnotes=NOTES))
    parts = write(document, {0: f"The sign{ATOM} is new."}, layout)
    assert body_of(parts).count("footnoteReference") == 1
    assert body_of(parts).count("<mc:AlternateContent>") == 1
    assert "The sign is new." in text_of(body_of(parts))


def test_a_note_or_picture_that_a_target_lost_comes_at_its_end() -> None:
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    document = read(package(paragraph("牌子", note, "是新的。"), footnotes=NOTES))
    assert "footnoteReference" in body_of(write(document, {0: "The sign is new."}))


@pytest.mark.parametrize("layout", list(Layout))
def test_both_likenesses_of_a_text_box_are_translated(layout: Layout) -> None:
    document = read(package(paragraph("看图。", PICTURE)))
    targets = {0: "Look.", 1: "a tree", 2: "In the box."}
    body = body_of(write(document, targets, layout))
    assert body.count("In the box.") == 2
    assert body.count("a tree") == 2
    assert body.count("<w:drawing>") == 1


def test_a_target_beside_a_list_item_has_no_number_and_the_same_indent() -> None:
    document = read(package(item("洗菜", 5), numbering=NUMBERING))
    body = body_of(write(document, {0: "Wash."}, Layout.BILINGUAL))
    source, target = re.findall(r"<w:p>.*?</w:p>", body)
    assert "<w:numId w:val='5'/>" in source
    assert '<w:numId w:val="0"/></w:numPr><w:ind w:left="420" w:firstLine="0"/>' in target


@pytest.mark.parametrize("layout", BESIDE)
def test_a_heading_stays_one_paragraph(layout: Layout) -> None:
    heading = paragraph(
        '<w:bookmarkStart w:id="1" w:name="_Toc1"/>', "第一章", '<w:bookmarkEnd w:id="1"/>',
        properties="<w:pStyle w:val='H1'/>",
    )  # fmt: skip
    body = body_of(write(read(package(heading)), {0: "Chapter 1"}, layout))
    assert body.count("<w:p>") == body.count("<w:pStyle w:val='H1'/>") == 1
    assert re.search(r"第一章</w:t></w:r><w:r><w:br/></w:r><w:r><w:t [^>]*>Chapter 1<", body)


def test_an_entry_of_the_contents_holds_both_before_its_page() -> None:
    entry = paragraph(
        field("begin"), instruction("TOC"), field("separate"), "<w:hyperlink w:anchor='a'>"
        + run("天气") + "<w:r><w:tab/></w:r>" + run("3") + "</w:hyperlink>",
        properties="<w:pStyle w:val='TOC1'/>",
    ) + paragraph(field("end"))  # fmt: skip
    body = body_of(write(read(package(entry)), {0: "Weather"}, Layout.BILINGUAL))
    assert text_of(body).strip() == "天气 / Weather3"
    assert body.index("Weather") < body.index("<w:tab/>")


def test_the_end_of_a_page_and_a_section_come_after_the_target() -> None:
    section = "<w:sectPr><w:pgSz w:w='1'/></w:sectPr>"
    body = paragraph("天气很好。", "<w:r><w:br w:type='page'/></w:r>", properties=section)
    written = body_of(write(read(package(body)), {0: "Fine."}, Layout.BILINGUAL))
    source, target = re.findall(r"<w:p>.*?</w:p>", written)
    assert "w:br" not in source
    assert "sectPr" not in source
    assert section in target
    assert target.endswith("<w:r><w:br w:type='page'/></w:r></w:p>")


def test_paragraphs_side_by_side_are_rows_of_one_table() -> None:
    body = "".join((
        paragraph("天气很好。", PICTURE), paragraph("我们出门。"), paragraph("<w:r><w:tab/></w:r>"),
        paragraph("天黑了。"), "<w:sectPr/>",
    ))  # fmt: skip
    document = read(package(body))
    targets = {block.id: f"T{block.id}" for block in document.blocks}
    written = body_of(write(document, targets, Layout.SIDE_BY_SIDE))
    assert written.count("<w:tbl>") == 2
    assert [one.count("<w:tr>") for one in written.split("<w:tbl>")] == [0, 2, 1]
    assert "</w:tbl><w:p><w:r><w:tab/>" in written  # what has no text stands between
    assert written.endswith("</w:tbl><w:p/><w:sectPr/>")  # a table is never last


def test_two_tables_do_not_touch() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('九点')}</w:tc></w:tr></w:tbl>"
    body = body_of(write(read(package(paragraph("早。") + table)), {0: "Hi."}, Layout.SIDE_BY_SIDE))
    assert "</w:tbl><w:p/><w:tbl>" in body


def test_a_section_that_ends_with_a_row_ends_after_the_table() -> None:
    section = "<w:sectPr><w:pgSz w:w='1'/></w:sectPr>"
    body = paragraph("上篇。", properties=section) + paragraph("下篇。")
    written = body_of(write(read(package(body)), {0: "One.", 1: "Two."}, Layout.SIDE_BY_SIDE))
    assert f"</w:tbl><w:p><w:pPr>{section}</w:pPr></w:p><w:tbl>" in written
    assert written.count("<w:sectPr>") == 1


def test_chinese_fonts_and_hints_leave_latin_letters_alone() -> None:
    fonts = "<w:rFonts w:hint='eastAsia' w:ascii='宋体' w:hAnsi='宋体' w:eastAsia='宋体'/>"
    document = read(package(paragraph(run("他说：“你好。”", fonts))))
    assert "<w:rFonts w:eastAsia='宋体'/>" in body_of(write(document, {0: "“Hello,” he said."}))


def test_english_in_a_style_with_a_chinese_font_for_latin_letters_gets_one_of_its_own() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='Song'><w:name w:val='Song'/><w:rPr>"
        "<w:rFonts w:ascii='黑体' w:eastAsia='黑体'/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='More'><w:name w:val='More'/>"
        "<w:basedOn w:val='Song'/></w:style>"
    )
    named = paragraph("天气很好。", properties="<w:pStyle w:val='More'/>")
    document = read(package(named + paragraph("我们出门。"), styles=styles))
    body = body_of(write(document, {0: "Fine.", 1: "Out."}))
    assert body.count('w:ascii="Times New Roman" w:hAnsi="Times New Roman"') == 1
    assert body.index("Times New Roman") < body.index("Fine.") < body.index("Out.")


@pytest.mark.parametrize(
    ("language", "named"), [("zh-Hant-TW", 'w:eastAsia="zh-TW"'), ("zh-Hans", "")]
)
def test_the_language_is_named_where_it_is_not_the_usual_one(language: str, named: str) -> None:
    document = read(package(paragraph("The weather is fine today, so we went out.")))
    body = body_of(write(document, {0: "天氣很好。"}, language=language))
    assert named in body
    assert ("w:lang" in body) == bool(named)


def test_the_indent_of_ideographic_spaces_stays_for_chinese_only() -> None:
    document = read(package(paragraph("\u3000\u3000天气很好。")))
    assert shown(document) == ["天气很好。"]
    assert ">Fine.<" in body_of(write(document, {0: "Fine."}))
    assert ">\u3000\u3000天氣很好。<" in body_of(
        write(document, {0: "天氣很好。"}, language="zh-Hant")
    )


def test_readings_go_with_the_characters_they_belong_to() -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhòng</w:t></w:r></w:rt><w:rubyBase>"
        + run("重") + "</w:rubyBase></w:ruby></w:r>"
    )  # fmt: skip
    document = read(package(paragraph("这是", ruby, "要的事。")))
    assert "zhòng" not in body_of(write(document, {0: f"It is {OPEN}important{CLOSE}."}))
    chinese = body_of(write(document, {0: f"這是{OPEN}重{CLOSE}要的事。"}, language="zh-Hant"))
    assert chinese.count("zhòng") == chinese.count("<w:ruby>") == 1


def test_the_title_and_descriptions_show_both() -> None:
    document = read(package(paragraph("天气。", PICTURE), title="说明"))
    targets = {block.id: f'"T{block.id}"' for block in document.blocks}
    parts = write(document, targets, Layout.BILINGUAL)
    assert "<dc:title>说明 / &quot;T3&quot;</dc:title>" in parts["docProps/core.xml"]
    assert "descr='一棵树 / &quot;T1&quot;'" in body_of(parts)


def test_written_changes_are_accepted_and_others_stay() -> None:
    deleted = "<w:del w:id='2'><w:r><w:delText>两</w:delText></w:r></w:del>"
    changed = paragraph("他说了", f"<w:ins w:id='1'>{run('三')}</w:ins>", deleted, "遍。")
    body = body_of(write(read(package(changed + changed)), {1: "He said it three times."}))
    source, target = body.split("</w:p>")[:2]
    assert "w:ins" in source
    assert "w:ins" not in target
    assert "w:del" not in target


CAPTION = paragraph(
    '<w:bookmarkStart w:id="7" w:name="_Ref1"/>', "图 1", '<w:bookmarkEnd w:id="7"/>', " 湖边的柳树"
)


def test_a_bookmark_that_is_quoted_stays_around_its_words() -> None:
    document = read(package(CAPTION))
    assert shown(document) == ["⟨1›图 1‹1⟩ 湖边的柳树"]
    target = f"{OPEN}Figure 1{CLOSE}: Willows"
    body = body_of(write(document, {0: target}))
    assert re.search(r"bookmarkStart[^>]*><w:r><w:t [^>]*>Figure 1</w:t></w:r><w:bookmarkEnd", body)
    assert body_of(write(document, {0: target}, Layout.BILINGUAL)).count("bookmarkStart") == 1


def test_a_quoted_bookmark_that_a_target_lost_stands_around_all_of_it() -> None:
    body = body_of(write(read(package(CAPTION)), {0: "Figure 1: Willows"}))
    names = re.findall(r"<w:(bookmark\w+|t) ", body)
    assert names == ["bookmarkStart", "t", "bookmarkEnd"]
