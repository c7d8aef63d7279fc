"""Word documents, read back by python-docx and against what ECMA-376 asks for."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from tests.exports.awkward import awkward, in_order
from translator.exports.docx.docx_file import Docx
from translator.exports.laid_out.typefaces import CODE, LATIN
from translator.types import Bitext, Layout

docx = pytest.importorskip("docx", reason="python-docx is not installed")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUTS = list(Layout)


def written(bitext: Bitext, layout: Layout = Layout.BILINGUAL, says: str = "") -> Any:
    return docx.Document(io.BytesIO(Docx(says=says).write(bitext, layout=layout)))


def root(bitext: Bitext, layout: Layout = Layout.BILINGUAL) -> Any:
    with zipfile.ZipFile(io.BytesIO(Docx().write(bitext, layout=layout))) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def text_of(element: Any) -> str:
    """Return what is read, a line end between paragraphs."""
    return "\n".join(
        "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        for paragraph in element.iter(f"{W}p")
    )


@pytest.fixture(scope="module")
def article() -> Bitext:
    return awkward()


@pytest.mark.parametrize("layout", [Layout.BILINGUAL, Layout.TARGET])
def test_every_pair_stands_once_and_in_order(article: Bitext, layout: Layout) -> None:
    assert in_order(article, text_of(root(article, layout)), layout) == []


def test_facing_columns_hold_every_pair_once(article: Bitext) -> None:
    text = text_of(root(article, Layout.SIDE_BY_SIDE))
    assert in_order(article, text, Layout.SIDE_BY_SIDE) == []
    tables = written(article, Layout.SIDE_BY_SIDE).tables
    assert [len(table.columns) for table in tables] == [2, 3, 2]
    head, title, heading, *_ = [[cell.text for cell in row.cells] for row in tables[0].rows]
    assert head == ["Simplified Chinese", "English"]
    assert title == ["院子里的菜园", "t0x\u00a0✎"]
    assert heading == ["院子里的菜园", "t1x\nnumbers 12 is missing."]


def test_blocks_have_the_styles_word_knows(article: Bitext) -> None:
    found = written(article)
    headings = [(one.style.name, one.text) for one in found.paragraphs
                if one.style.name.startswith("Heading")]  # fmt: skip
    assert [name for name, _ in headings] == ["Heading 1", "Heading 2", "Heading 3"]
    assert headings[1][1].startswith("怎么种\nt")  # both sides in one: an outline has it once
    names = {one.style.name for one in found.paragraphs}
    assert {"Body Text", "List Paragraph", "Quote", "Code", "Note Warning", "Rule"} <= names
    assert found.tables[0].style.name == "Article Table"
    assert [cell.text.split("\n")[0] for cell in found.tables[0].rows[0].cells] == [
        "菜", "天数", "备注",
    ]  # fmt: skip


def numbering(bitext: Bitext, layout: Layout = Layout.BILINGUAL) -> list[tuple[str, str, int]]:
    """Return each numbered paragraph: its text, its marker as Word shows it, its level."""
    found = written(bitext, layout)
    definitions = found.part.numbering_part.element
    kinds = {one.get(f"{W}abstractNumId"): one for one in definitions.iter(f"{W}abstractNum")}
    lists = {one.get(f"{W}numId"): one for one in definitions.iter(f"{W}num")}
    counts: dict[tuple[str, int], int] = {}
    shown = []
    for paragraph in found.element.body.iter(f"{W}p"):
        place = paragraph.find(f"{W}pPr/{W}numPr")
        if place is None:
            continue
        number = place.find(f"{W}numId").get(f"{W}val")
        level = int(place.find(f"{W}ilvl").get(f"{W}val"))
        one = lists[number]
        kind = kinds[one.find(f"{W}abstractNumId").get(f"{W}val")]
        marker = kind.findall(f"{W}lvl")[level].find(f"{W}lvlText").get(f"{W}val")
        override = one.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        start = int(override.get(f"{W}val")) if override is not None else 1
        counts[number, level] = counts.get((number, level), start - 1) + 1
        for deeper in [key for key in counts if key[0] == number and key[1] > level]:
            del counts[deeper]
        words = "".join(text.text for text in paragraph.iter(f"{W}t"))
        shown.append((words, re.sub("%[0-9]", str(counts[number, level]), marker), level))
    return shown


def test_lists_are_numbered_by_word_as_the_article_is(article: Bitext) -> None:
    assert numbering(article) == [
        ("先翻土", "3.", 0), ("再播种", "4.", 0), ("白菜", "◦", 1), ("挑种子", "1.", 2),
        ("泡一夜", "2.", 2), ("菠菜", "◦", 1), ("等发芽", "5.", 0),
        ("买铲子", "☑", 0), ("买水壶", "☐", 0), ("重新数", "1.", 0), ("数到二", "2.", 0),
    ]  # fmt: skip


def test_both_columns_count_for_themselves(article: Bitext) -> None:
    shown = numbering(article, Layout.SIDE_BY_SIDE)
    sources, targets = shown[::2], shown[1::2]
    assert [one[1:] for one in sources] == [one[1:] for one in targets]
    assert [marker for _, marker, level in targets if level == 0] == [
        "3.", "4.", "5.", "☑", "☐", "1.", "2.",
    ]  # fmt: skip


def test_runs_are_tagged_with_their_language_and_keep_their_looks(article: Bitext) -> None:
    tree = root(article)
    languages = {
        "".join(run.itertext()): run.find(f"{W}rPr/{W}lang").get(f"{W}val")
        for run in tree.iter(f"{W}r")
        if run.find(f"{W}rPr") is not None
    }
    assert languages["番茄"] == languages["怎么种"] == "zh-CN"
    assert {languages[words] for words in languages if words.startswith("t")} == {"en-US"}
    bold = ["".join(run.itertext()) for run in tree.iter(f"{W}r")
            if run.find(f"{W}rPr/{W}b") is not None]  # fmt: skip
    assert "番茄" in bold
    dotted = [run for run in tree.iter(f"{W}r") if run.find(f"{W}rPr/{W}em") is not None]
    assert "".join(dotted[0].itertext()) == "黄瓜"  # Chinese has no italics
    code = [run for run in tree.iter(f"{W}r")
            if run.find(f"{W}rPr/{W}rStyle[@{W}val='CodeText']") is not None]  # fmt: skip
    assert {"".join(run.itertext()) for run in code} >= {"rm -rf"}


def test_only_links_that_are_addresses_can_be_followed(article: Bitext) -> None:
    relations = written(article).part.rels.values()
    leads = [one.target_ref for one in relations if one.reltype.endswith("/hyperlink")]
    assert leads == [
        "https://example.org/a?x=1&y=2",
        "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF%E5%BE%84?%E9%97%AE=%E7%AD%94",
    ]


def test_pictures_are_named_with_their_address(article: Bitext) -> None:
    text = text_of(root(article))
    assert "▧ 菜园的门 images/gate.jpg" in text
    assert re.search("▧ t[0-9]+x images/gate.jpg", text)
    assert "门旁有▧ 一口井 images/well.png，水很凉。" in text


def test_a_line_that_was_ended_ends(article: Bitext) -> None:
    (found,) = [one for one in written(article).paragraphs if "第一行完了" in one.text]
    assert "第一行完了。\n第二行开始。" in found.text


@pytest.mark.parametrize(
    ("says", "words"),
    [("", "numbers 12 is missing."), ("zh-Hans", "数字 缺 12。"), ("zh-Hant", "數字 少了 12。")],
)
def test_findings_are_said_in_three_languages(article: Bitext, says: str, words: str) -> None:
    found = written(article, says=says)
    assert words in [one.text for one in found.paragraphs]
    assert found.core_properties.title.startswith("院子里的菜园 / t")


def test_a_persons_sentence_and_a_doubtful_one_are_marked(article: Bitext) -> None:
    tree = root(article)
    assert "t0x\u00a0✎" in text_of(tree)
    lines = [one for one in tree.iter(f"{W}u") if one.get(f"{W}val") == "dotted"]
    assert len(lines) >= 1


def test_an_empty_target_stays_empty_and_is_said() -> None:
    text = "第一段。\n\n第二段。\n\n第三段。\n"
    bitext = awkward(text, lambda number, _: "" if number == 2 else f"{number}.")
    rows = written(bitext, Layout.SIDE_BY_SIDE).tables[0].rows
    assert [cell.text for cell in rows[3].cells] == [
        "第三段。", "\nempty The engine gave nothing.",
    ]  # fmt: skip
    assert "empty The engine gave nothing." in text_of(root(bitext, Layout.TARGET))


def test_what_was_copied_stands_once_or_on_both_sides() -> None:
    bitext = awkward("第一段。\n\n第二段。\n\nOpenAI\n")
    assert text_of(root(bitext)).count("OpenAI") == 1
    rows = written(bitext, Layout.SIDE_BY_SIDE).tables[0].rows
    assert [cell.text for cell in rows[3].cells] == ["OpenAI", "OpenAI"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_pairs_give_the_same_bytes_and_no_clock(layout: Layout) -> None:
    data = Docx().write(awkward("好。\n"), layout=layout)
    assert data == Docx().write(awkward("好。\n"), layout=layout)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in archive.read("docProps/core.xml")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_xml_cannot_hold_becomes_a_replacement(layout: Layout) -> None:
    bitext = awkward("好\x0b的\x1b[31m\ufffe。\n", lambda _, source: "x\x00<&>\x08")
    text = text_of(root(bitext, layout))
    assert "x\ufffd<&>\ufffd" in text


def test_traditional_chinese_has_its_own_fonts_and_tag() -> None:
    bitext = awkward("The garden is green.\n", lambda _, source: "花園是綠的。", to="zh-Hant-HK")
    tree = root(bitext)
    assert {one.get(f"{W}val") for one in tree.iter(f"{W}lang")} == {"en-US", "zh-HK"}
    with zipfile.ZipFile(io.BytesIO(Docx().write(bitext, layout=Layout.BILINGUAL))) as archive:
        styles = archive.read("word/styles.xml").decode()
        fonts = archive.read("word/fontTable.xml").decode()
    assert 'w:eastAsia="PMingLiU"' in styles and "{" not in styles
    assert "Noto Serif CJK HK" in fonts


def part(bitext: Bitext, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(Docx().write(bitext, layout=Layout.BILINGUAL))) as archive:
        return etree.fromstring(archive.read(name))


def test_properties_of_its_own_are_numbered_from_two(article: Bitext) -> None:
    """1 is reserved (ECMA-376 part 1, 22.3.2.2), and Word takes a file that has it for damaged."""
    found = part(article, "docProps/custom.xml")
    assert [one.get("pid") for one in found] == ["2", "3", "4", "5"]
    assert [one.get("name").removeprefix("duizhao-") for one in found] == [
        "document", "sha256", "source-language", "target-language",
    ]  # fmt: skip


def test_word_is_told_the_language_of_each_script_and_its_fonts(article: Bitext) -> None:
    (theme,) = part(article, "word/settings.xml").iter(f"{W}themeFontLang")
    assert theme.get(f"{W}val").startswith("en")
    assert theme.get(f"{W}eastAsia").startswith("zh")
    fonts = {
        one.get(f"{W}{script}")
        for one in part(article, "word/styles.xml").iter(f"{W}rFonts")
        for script in ("ascii", "hAnsi")
    } - {None}
    assert fonts <= {LATIN.body[0], LATIN.heads[0], CODE[0]}
    assert {LATIN.body[0], LATIN.heads[0]} <= fonts
