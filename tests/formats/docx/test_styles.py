"""What the styles of a Word document mean."""

from __future__ import annotations

import pytest

from tests.formats.docx.word_files import NAMES
from translator.formats.docx.package import SPACES
from translator.formats.docx.styles import Defaults, Styles, read_styles
from translator.formats.office.xml_nodes import XmlNodes


def read(inside: str) -> Styles:
    return read_styles(XmlNodes(f"<w:styles {NAMES}>{inside}</w:styles>", SPACES, name="a.docx"))


def style(
    name: str, inside: str = "", *, key: str = "a", kind: str = "paragraph", **more: str
) -> str:
    attributes = "".join(f" w:{one}='{value}'" for one, value in more.items())
    return (
        f"<w:style w:type='{kind}' w:styleId='{key}'{attributes}><w:name w:val='{name}'/>{inside}"
        "</w:style>"
    )


def based(on: str) -> str:
    return f"<w:basedOn w:val='{on}'/>"


def outline(level: object) -> str:
    return f"<w:pPr><w:outlineLvl w:val='{level}'/></w:pPr>"


def listed(number: str = "", level: str = "") -> str:
    inside = f"<w:numId w:val='{number}'/>" if number else ""
    inside += f"<w:ilvl w:val='{level}'/>" if level else ""
    return f"<w:pPr><w:numPr>{inside}</w:numPr></w:pPr>"


DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi' w:eastAsia='SimSun'/>"
    "<w:lang w:val='en-US' w:eastAsia='zh-CN'/></w:rPr></w:rPrDefault></w:docDefaults>"
)


def test_the_style_of_most_paragraphs_changes_what_it_names_alone() -> None:
    everywhere = Defaults(
        western="minorHAnsi", eastern="SimSun", language="en-US", eastern_language="zh-CN"
    )
    assert read(DEFAULTS).defaults == everywhere
    assert read(DEFAULTS + style("Normal", default="1")).defaults == everywhere
    own = "<w:rPr><w:rFonts w:ascii='Arial'/><w:lang w:eastAsia='zh-TW'/></w:rPr>"
    assert read(DEFAULTS + style("Normal", own, default="true")).defaults == Defaults(
        western="Arial", eastern="SimSun", language="en-US", eastern_language="zh-TW"
    )
    for other in (style("A", own), style("A", own, kind="character", default="1"),
                  style("A", own, default="0")):  # fmt: skip
        found = read(DEFAULTS + other)
        assert (found.defaults, found.normal) == (everywhere, "")
    assert read("").defaults == Defaults()


def test_paragraphs_that_name_no_style_have_the_default_one() -> None:
    styles = read(style("heading 2", key="n", default="1") + style("Body", key="b"))
    assert styles.normal == "n"
    assert (styles.paragraph("").level, styles.paragraph("b").level) == (2, 0)
    assert styles.paragraph("nobody's").kind == "paragraph"


@pytest.mark.parametrize(
    ("name", "inside", "level"),
    [
        ("heading 1", "", 1), ("标题 9", "", 6), ("標題7", "", 6), ("Heading 6", "", 6),
        ("Title", "", 1), ("标题", "", 1), ("Subtitle", "", 0), ("heading 0", "", 0),
        ("Mine", outline(0), 1), ("Mine", outline(4), 5), ("Mine", outline(5), 6),
        ("Mine", outline(8), 6), ("Mine", outline(9), 0), ("heading 1", outline(9), 0),
        ("heading 1", outline(10), 0), ("Mine", outline(100), 0), ("heading 3", outline(100), 3),
        ("heading 3", outline("-1"), 3), ("heading_2", "", 2),
    ],
)  # fmt: skip
def test_a_style_is_a_heading_by_its_outline_or_its_name(
    name: str, inside: str, level: int
) -> None:
    found = read(style(name, inside)).paragraph("a")
    assert (found.level, found.kind) == (level, "heading" if level else "paragraph")


def test_the_nearest_style_that_says_so_decides() -> None:
    styles = read(
        style("heading 1", key="h")
        + style("Plain", based("h") + outline(9), key="p")
        + style("Deep", based("p") + outline(2), key="d")
        + style("Circle", based("e"), key="c")
        + style("Circle too", based("c"), key="e")
    )
    assert [styles.paragraph(one).level for one in "hpdc"] == [1, 0, 3, 0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quote", "quote"), ("Intense Quote", "quote"), ("引文", "quote"), ("Caption", "caption"),
        ("题注", "caption"), ("Quoted by", "paragraph"), ("Normal", "paragraph"),
    ],
)  # fmt: skip
def test_quotations_and_captions_are_known_by_name(name: str, kind: str) -> None:
    styles = read(style(name) + style("Mine", based("a"), key="b"))
    assert styles.paragraph("a").kind == styles.paragraph("b").kind == kind


def test_code_and_contents_are_known_by_name() -> None:
    styles = read(
        style("Source Code", key="c") + style("toc 2", key="t") + style("Body", key="b")
        + style("Verbatim Char", key="v", kind="character")
        + style("Strong", "<w:rPr><w:b/></w:rPr>", key="s", kind="character")
    )  # fmt: skip
    assert [(styles.paragraph(one).code, styles.paragraph(one).contents) for one in "ctb"] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert [(styles.character(one).code, styles.character(one).kinds) for one in "vs"] == [
        (True, ()), (False, ("strong",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "numbering"),
    [
        ("", None), (listed(), None), (listed("5"), ("5", 0)), (listed("5", "3"), ("5", 3)),
        (listed("5", "10"), ("5", 10)), (listed("5", "100"), ("5", 0)),
        (listed("5", "x"), ("5", 0)),
        (listed("", "2"), ("7", 2)), (based("l"), ("7", 1)),
    ],
)  # fmt: skip
def test_a_list_and_its_level_are_named_by_the_style_or_by_what_it_is_based_on(
    inside: str, numbering: tuple[str, int] | None
) -> None:
    below = based("l") if "ilvl" in inside and "numId" not in inside else ""
    styles = read(style("List", listed("7", "1"), key="l") + style("Mine", below + inside))
    assert styles.paragraph("a").numbering == numbering


@pytest.mark.parametrize(
    ("inside", "kinds"),
    [
        ("<w:b/><w:i w:val='1'/>", ("strong", "emphasis")),
        ("<w:b w:val='0'/><w:i w:val='false'/><w:strike w:val='off'/>", ()),
        ("<w:strike/><w:vertAlign w:val='superscript'/>", ("strikethrough", "superscript")),
        ("<w:vertAlign w:val='subscript'/>", ("subscript",)),
        ("<w:vertAlign w:val='baseline'/><w:u/>", ()),
    ],
)
def test_a_style_of_characters_says_what_is_seen_of_it(inside: str, kinds: tuple[str, ...]) -> None:
    styles = read(style("Mine", f"<w:rPr>{inside}</w:rPr>", kind="character"))
    assert styles.character("a").kinds == kinds


def test_the_font_of_latin_letters_is_the_nearest_style_s() -> None:
    font = "<w:rPr><w:rFonts w:ascii='Arial' w:asciiTheme='x'/></w:rPr>"
    styles = read(style("A", font) + style("B", based("a"), key="b") + style("C", key="c"))
    assert [styles.paragraph(one).western for one in "abc"] == ["Arial", "Arial", ""]
