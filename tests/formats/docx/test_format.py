"""A Word document is known by its inside; where its links lead changes with its place."""

from __future__ import annotations

import pytest

from tests.formats.docx.word_files import members, package, paragraph, read, run, zipped
from translator.formats.base import Address, Leads, Links
from translator.formats.docx.format import Docx
from translator.types import Layout

LINK = paragraph("见", f'<w:hyperlink r:id="k">{run("说明")}</w:hyperlink>', "。")
NOTE = package(LINK, links={"k": "notes/tea.docx"})
ADDRESS = Address(Leads.LINK, "notes/tea.docx")
TARGET = "../notes/tea.docx"


def moved(data: bytes, targets: dict[int, str], links: Links) -> bytes:
    return Docx().write(
        read(data), targets, layout=Layout.TARGET, target_language="en", links=links
    )


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (package(paragraph("茶")), True), (zipped({"word/other.xml": b""}), False),
        (b"word/document.xml", False), (b"", False), (b"PK", False),
        (b"x" + package(paragraph("茶")), False),
    ],
)  # fmt: skip
def test_a_document_is_an_archive_with_a_body(data: bytes, ours: bool) -> None:
    assert Docx().opens(data) is ours
    assert Docx().recognises("word/document.xml") is False


def test_links_out_of_the_document_are_named() -> None:
    assert Docx().addresses(read(NOTE)) == [ADDRESS]
    assert Docx().addresses(read(package(paragraph("茶很香。")))) == []
    without = {name: text.encode() for name, text in members(NOTE).items()}
    del without["word/_rels/document.xml.rels"]
    assert Docx().addresses(read(zipped(without))) == []


def test_a_link_is_written_anew_with_and_without_a_translation() -> None:
    links = Links(addresses={ADDRESS: TARGET})
    for targets, said in (({}, "见"), ({0: "See the notes."}, "See")):
        parts = members(moved(NOTE, targets, links))
        assert f'Target="{TARGET}"' in parts["word/_rels/document.xml.rels"]
        assert said in parts["word/document.xml"]
    assert moved(NOTE, {}, Links()) == NOTE
    elsewhere = Links(addresses={Address(Leads.LINK, "other.docx"): TARGET})
    assert moved(NOTE, {}, elsewhere) == NOTE


def test_links_find_headings_by_bookmarks_which_stay() -> None:
    document = read(NOTE)
    assert Docx().heading_words(document, document) == {}
    assert Docx().follow(document, {}) == NOTE
