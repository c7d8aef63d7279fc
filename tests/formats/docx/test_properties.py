"""The properties of a paragraph that one more beside it gets."""

from __future__ import annotations

import pytest

from tests.formats.docx.word_files import NAMES
from translator.formats.docx.package import SPACES
from translator.formats.docx.properties import ParagraphSource, copied, properties_of, wrapped
from translator.formats.office.xml_nodes import XmlNodes

STYLE, NEXT, CENTRE = "<w:pStyle w:val='H1'/>", "<w:keepNext/>", "<w:jc w:val='center'/>"
SECTION, BREAK = "<w:sectPr><w:pgSz w:w='1'/></w:sectPr>", "<w:pageBreakBefore/>"
UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'


def copy(properties: str, *, numbered: bool = False, indent: str = "", **where: bool) -> str:
    text = f"<w:p {NAMES}><w:pPr>{properties}</w:pPr></w:p>"
    nodes = XmlNodes(text, SPACES, name="a.docx")
    (node,) = (one.node for one in nodes.events(("w:pPr",)) if one.kind == "whole")
    source = ParagraphSource(
        content=node.end, content_end=node.end, properties=properties_of(node),
        numbered=numbered, indent=indent,
    )  # fmt: skip
    return copied(source, nodes, section=where.pop("section", False), **where)


@pytest.mark.parametrize(
    ("properties", "kept"),
    [
        ("", ""),
        (STYLE + CENTRE, STYLE + CENTRE),
        (STYLE + BREAK + CENTRE, STYLE + CENTRE),  # the page is that of the source
        (STYLE + "<w:numPr><w:numId w:val='5'/></w:numPr>", STYLE),
        (STYLE + SECTION, STYLE),
        ("<w:strange/>" + CENTRE, CENTRE + "<w:strange/>"),  # nobody knows its place
    ],
)
def test_what_belongs_to_the_source_alone_is_not_copied(properties: str, kept: str) -> None:
    assert copy(properties) == (f"<w:pPr>{kept}</w:pPr>" if kept else "")


def test_a_section_ends_with_the_paragraph_that_is_said_to_end_it() -> None:
    assert copy(STYLE + BREAK + SECTION, section=True) == f"<w:pPr>{STYLE}{SECTION}</w:pPr>"


def test_in_a_cell_beside_it_nothing_is_kept_on_a_page_or_in_a_frame() -> None:
    properties = STYLE + NEXT + "<w:framePr w:w='9'/>" + CENTRE
    assert copy(properties) == f"<w:pPr>{properties}</w:pPr>"
    assert copy(properties, row=True) == f"<w:pPr>{STYLE}{CENTRE}</w:pPr>"
    assert copy(STYLE + SECTION, row=True, section=True) == f"<w:pPr>{STYLE}{SECTION}</w:pPr>"


def test_beside_a_number_it_is_indented_as_the_list_unless_it_is_itself() -> None:
    own = "<w:ind w:left='300'/>"
    listed = '<w:ind w:left="420" w:firstLine="0"/>'
    assert copy(STYLE + CENTRE, numbered=True, indent="420") == (
        f"<w:pPr>{STYLE}{UNNUMBERED}{listed}{CENTRE}</w:pPr>"
    )
    assert copy(own, numbered=True, indent="420") == f"<w:pPr>{UNNUMBERED}{own}</w:pPr>"
    assert copy("", numbered=True) == f"<w:pPr>{UNNUMBERED}</w:pPr>"
    assert copy("", indent="420") == ""


def test_a_paragraph_without_properties_has_none() -> None:
    assert properties_of(None) == ()
    assert wrapped("w:pPr", ()) == ""


def test_the_section_of_a_paragraph_is_found() -> None:
    places = (("w:jc", 3, 5), ("w:sectPr", 7, 9))
    for properties, found in ((places, (7, 9)), (places[:1], None)):
        source = ParagraphSource(
            content=0, content_end=9, properties=properties, numbered=False, indent=""
        )
        assert source.section == found
