"""What is read in a Word document, and what marks it gets."""

from __future__ import annotations

from tests.formats.docx.word_files import (
    NAMES,
    OFFICE,
    STRICT,
    field,
    instruction,
    members,
    package,
    paragraph,
    read,
    run,
    shown,
    write,
    zipped,
)  # fmt: skip
from translator.formats import registry
from translator.types import Table, Verbatim

BOLD = "<w:b/>"


def test_runs_that_look_alike_are_one_text() -> None:
    body = paragraph(
        "今天", run("很", "<w:rFonts w:hint='eastAsia'/>"), '<w:proofErr w:type="spellStart"/>',
        '<w:bookmarkStart w:id="1" w:name="x"/>', run("热", "<w:lang w:eastAsia='zh-CN'/>"),
        '<w:bookmarkEnd w:id="1"/>', run("。", "<w:color w:val='000000'/>"),
    )  # fmt: skip
    assert shown(read(package(body))) == ["今天很热。"]


def test_what_most_of_a_paragraph_looks_like_is_no_mark() -> None:
    bold = run("整段都是粗体，只有", BOLD)
    document = read(package(paragraph(bold, "这里", run("不是。", BOLD))))
    assert shown(document) == ["整段都是粗体，只有⟨1›这里‹1⟩不是。"]


def test_formatting_becomes_pairs_of_its_kind() -> None:
    body = paragraph(
        "买一块", run("豆腐", BOLD), "，要", run("嫩", "<w:i/>"), "的，水是 H",
        run("2", "<w:vertAlign w:val='subscript'/>"), "O，", run("不要", "<w:strike/>"), "葱，",
        run("谢谢", "<w:rStyle w:val='Strong'/>"), "老板了。",
    )  # fmt: skip
    (block,) = read(package(body)).blocks
    kinds = [item.kind for item in block.inline]
    assert kinds == ["strong", "emphasis", "subscript", "strikethrough", "strong"]


def test_the_font_of_latin_letters_in_chinese_is_no_mark() -> None:
    latin = run("3 kg", "<w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman'/>")
    assert shown(read(package(paragraph("称了", latin, "苹果。")))) == ["称了3 kg苹果。"]


def test_another_font_for_chinese_is_a_mark() -> None:
    kai = run("床前明月光", "<w:rFonts w:eastAsia='KaiTi'/>")
    document = read(package(paragraph("他在墙上写下了这样一句：", kai, "。")))
    assert shown(document) == ["他在墙上写下了这样一句：⟨1›床前明月光‹1⟩。"]


def test_headings_are_known_by_the_styles_they_are_based_on() -> None:
    body = "".join((
        paragraph("第一章", properties="<w:pStyle w:val='Mine'/>"),
        paragraph("小节", properties="<w:outlineLvl w:val='2'/>"),
        paragraph("不是标题", properties="<w:pStyle w:val='Mine'/><w:outlineLvl w:val='9'/>"),
    ))  # fmt: skip
    blocks = read(package(body)).blocks
    assert [(one.kind, one.level) for one in blocks] == [
        ("heading", 1), ("heading", 3), ("paragraph", 0)
    ]  # fmt: skip


NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:lvlText w:val='%1、'/><w:pPr><w:ind w:left='420' w:hanging='420'/></w:pPr></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val='•'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='6'><w:abstractNumId w:val='1'/></w:num>"
)


def item(text: str, number: int, level: int = 0) -> str:
    numbered = f"<w:ilvl w:val='{level}'/><w:numId w:val='{number}'/>"
    return paragraph(text, properties=f"<w:numPr>{numbered}</w:numPr>")


def test_lists_show_their_markers_and_depth() -> None:
    body = (
        item("洗菜", 5) + item("白菜", 5, 1) + item("萝卜", 5, 1) + item("切菜", 5) + item("盐", 6)
    )
    blocks = read(package(body, numbering=NUMBERING)).blocks
    assert [(one.marker, one.depth) for one in blocks] == [
        ("一、", 0), ("一.1", 1), ("一.2", 1), ("二、", 0), ("•", 0)
    ]  # fmt: skip
    assert all(one.kind == "list_item" for one in blocks)


def test_a_table_is_shown_as_one_and_cells_without_letters_come_along() -> None:
    row = "<w:tr>{}</w:tr>"
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    body = "<w:tbl><w:tblPr/>" + "".join(
        row.format("".join(cell.format(paragraph(text)) for text in texts))
        for texts in (("时间", "地点"), ("9:00", "湖边"))
    ) + "</w:tbl>"  # fmt: skip
    document = read(package(body))
    assert [one.kind for one in document.blocks] == ["table_cell"] * 3
    assert document.contents == (Table(lines=((0, 1), ("9:00", 2))),)


def test_a_table_in_a_table_is_read_as_paragraphs() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('里面')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('外面')}{inner}<w:p/></w:tc></w:tr></w:tbl>"
    document = read(package(body))
    assert [one.kind for one in document.blocks] == ["paragraph", "paragraph"]
    assert document.contents == (0, 1)


def test_links_keep_where_they_lead() -> None:
    body = paragraph(
        "请看", f"<w:hyperlink r:id='k'>{run('网页')}</w:hyperlink>", "和", field("begin"),
        instruction('HYPERLINK "https://b.example"'), field("separate"), run("那个"),
        field("end"), "。",
    )  # fmt: skip
    document = read(package(body, links={"k": "https://a.example"}))
    assert shown(document) == ["请看⟨1›网页‹1⟩和⟨2›那个‹2⟩。"]
    addresses = [one.address for one in document.blocks[0].inline]
    assert addresses == ["https://a.example", "https://b.example"]


def test_the_value_of_a_field_is_carried_over_and_its_words_are_translated() -> None:
    body = paragraph(
        "见", field("begin"), instruction("REF _Ref1 \\h"), field("separate"), run("图 1"),
        field("end"), "，共", f"<w:fldSimple w:instr=' NUMPAGES '>{run('12')}</w:fldSimple>",
        "页。",
    )  # fmt: skip
    document = read(package(body))
    assert shown(document) == ["见⟨1›图 1‹1⟩，共⟨2⟩页。"]
    assert [one.kind for one in document.blocks[0].inline] == ["link", "untranslated"]


def test_fields_inside_of_fields_are_one() -> None:
    body = paragraph(
        "第", field("begin"), instruction("="), field("begin"), instruction("PAGE"),
        field("separate"), run("3"), field("end"), instruction("-1"), field("separate"),
        run("2"), field("end"), "页的说明。",
    )  # fmt: skip
    (block,) = read(package(body)).blocks
    assert shown(read(package(body))) == ["第⟨1⟩页的说明。"]
    assert block.inline[0].shown == "2"


def test_an_entry_of_the_contents_is_its_words_alone() -> None:
    body = paragraph(
        field("begin"), instruction('TOC \\o "1-3"'), field("separate"),
        "<w:hyperlink w:anchor='a'>" + run("1.1") + "<w:r><w:tab/></w:r>" + run("天气")
        + "<w:r><w:tab/></w:r>" + run("3") + "</w:hyperlink>",
        properties="<w:pStyle w:val='TOC1'/>",
    ) + paragraph(field("end"))  # fmt: skip
    assert shown(read(package(body))) == ["天气"]


def test_tabs_and_line_ends_part_sentences() -> None:
    body = paragraph("甲方：", "<w:r><w:tab/><w:t>张三</w:t><w:br/><w:t>乙方</w:t></w:r>")
    (block,) = read(package(body)).blocks
    assert [(one.kind, one.shown) for one in block.inline] == [
        ("hardbreak", "\t"), ("hardbreak", "\n")
    ]  # fmt: skip


NOTES = (
    "<w:footnote w:type='separator' w:id='0'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    "<w:footnote w:id='2'>"
    + paragraph("<w:r><w:footnoteRef/></w:r>", " 去年的事。")
    + "</w:footnote>"
)


def test_notes_headers_and_the_title_are_read_and_comments_are_left() -> None:
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    comment = "<w:comment w:id='0'>" + paragraph("这里要改") + "</w:comment>"
    document = read(
        package(
            paragraph("牌子是新的", note, "。"), footnotes=NOTES, header1=paragraph("页眉"),
            footer1=paragraph("页脚"), comments=comment, title="说明",
        )
    )  # fmt: skip
    assert shown(document) == ["牌子是新的⟨1⟩。", "去年的事。", "页眉", "页脚", "说明"]
    assert [one.attributes["part"].split("/")[1] for one in document.blocks] == [
        "document.xml", "footnotes.xml", "header1.xml", "footer1.xml", "core.xml"
    ]  # fmt: skip
    assert [(one.kind, one.text) for one in document.skipped] == [("comment", "这里要改")]


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


PICTURE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
    "<wp:docPr id='1' name='x' descr='一棵树'/><a:graphic><wps:txbx>" + box("框里的话。")
    + "</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:shape alt='一棵树'><v:textbox>" + box("框里的话。") + "</v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)  # fmt: skip


def test_a_text_box_is_one_block_though_it_stands_there_twice() -> None:
    document = read(package(paragraph("看图。", PICTURE)))
    assert shown(document) == ["看图。", "一棵树", "框里的话。"]
    assert document.blocks[1].kind == "alt"


def test_code_and_hidden_text_are_left_and_said() -> None:
    body = paragraph("print(好)", properties="<w:pStyle w:val='Code'/>") + paragraph(
        "运行", run("make", "<w:rStyle w:val='Verb'/>"), "即可", run("秘密", "<w:vanish/>"), "了。"
    )
    document = read(package(body))
    assert shown(document) == ["运行⟨1⟩即可⟨2⟩了。"]
    assert document.blocks[0].inline[0].display == "code"
    assert [one.kind for one in document.skipped] == ["code", "hidden"]
    assert isinstance(document.contents[0], Verbatim)


def test_a_document_of_nothing_but_code_is_text() -> None:
    body = paragraph("天气很好。", properties="<w:pStyle w:val='Code'/>")
    assert shown(read(package(body, header1=paragraph("页眉")))) == ["天气很好。", "页眉"]


def test_readings_and_formulas() -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhòng</w:t></w:r></w:rt><w:rubyBase>"
        + run("重") + "</w:rubyBase></w:ruby></w:r>"
    )  # fmt: skip
    body = paragraph(ruby, "要的是", "<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>", "这个式子。")
    (block,) = read(package(body)).blocks
    assert [one.kind for one in block.inline] == ["ruby", "math"]
    assert "zhòng" not in block.text


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = paragraph(
        "他说了", f"<w:ins w:id='1'>{run('三')}</w:ins>",
        "<w:del w:id='2'><w:r><w:delText>两</w:delText></w:r></w:del>", "遍。",
    )  # fmt: skip
    document = read(package(body))
    assert shown(document) == ["他说了三遍。"]
    assert [one.kind for one in document.skipped] == ["change"]


def test_controls_are_carried_over_and_what_is_written_in_them_is_read() -> None:
    def control(inside: str, text: str) -> str:
        return f"<w:sdt><w:sdtPr>{inside}</w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"

    body = paragraph("姓名：", control("<w:text/>", run("李明")), "，性别：",
                     control("<w:dropDownList/>", run("男")), "。")  # fmt: skip
    body += control("", paragraph("一整段。"))
    assert shown(read(package(body))) == ["姓名：⟨1›李明‹1⟩，性别：⟨2⟩。", "一整段。"]


def test_the_strict_kind_is_read() -> None:
    names = NAMES.replace(f"{OFFICE}/wordprocessingml/2006/main", f"{STRICT}/wordprocessingml/main")
    data = package(paragraph("天气", run("很好", BOLD), "，出门了。"), names=names)
    assert shown(read(data)) == ["天气⟨1›很好‹1⟩，出门了。"]


def test_namespaces_count_and_not_prefixes() -> None:
    files = members(package(paragraph("天气", run("很好", BOLD), "，出门了。")))
    text = files["word/document.xml"]
    for before, after in (("<w:", "<q:"), ("</w:", "</q:"), ("xmlns:w=", "xmlns:q=")):
        text = text.replace(before, after)
    files["word/document.xml"] = text
    document = read(zipped({name: text.encode() for name, text in files.items()}))
    assert shown(document) == ["天气⟨1›很好‹1⟩，出门了。"]
    written = write(document, {0: "Good weather."})["word/document.xml"]
    assert '<q:p><q:r><q:t xml:space="preserve">Good weather.</q:t></q:r></q:p>' in written


def test_a_file_without_a_suffix_is_known_by_its_inside() -> None:
    assert registry.by_path("report", package(paragraph("天气很好。"))).name == "docx"
    assert {".docx", ".docm", ".dotx"} <= set(registry.suffixes())
