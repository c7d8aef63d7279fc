"""The titles of a book and the entries of its table of contents are blocks."""

from __future__ import annotations

import pytest

from translator.formats.epub.labels import Label, ncx_labels, read_labels, title_labels
from translator.formats.epub.xml_elements import XmlFile


def point(text: str, inside: str = "") -> str:
    return f"<navPoint><navLabel><text>{text}</text></navLabel>{inside}</navPoint>"


NCX = (
    "<ncx><docTitle><text>茶馆</text></docTitle><docAuthor><text>方小雨</text></docAuthor>"
    f"<navMap><navInfo><text>说明</text></navInfo>{point('第一章', point('第一节'))}{point('12')}"
    "</navMap></ncx>"
)


def drawn(text: str, labels: list[Label]) -> list[tuple[str, str, int]]:
    return [(one.text, one.kind, one.depth) for one in read_labels(text, labels).found.blocks]


def test_a_table_of_contents_has_a_title_and_entries_at_their_depths() -> None:
    assert drawn(NCX, ncx_labels(XmlFile(NCX))) == [
        ("茶馆", "front_matter", 0), ("说明", "list_item", 0), ("第一章", "list_item", 0),
        ("第一节", "list_item", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("levels", "depth"), [(7, 6), (8, 6), (6, 5)])
def test_very_deep_entries_are_no_deeper(levels: int, depth: int) -> None:
    inside = ""
    for number in range(levels):
        inside = point(f"第{number}层", inside)
    text = f"<ncx><navMap>{inside}</navMap></ncx>"
    assert drawn(text, ncx_labels(XmlFile(text)))[-1][2] == depth


def test_titles_of_a_package_are_labels_and_other_elements_are_not() -> None:
    opf = (
        "<package><metadata><dc:title>茶馆</dc:title><title>下午</title><opf:title>别的</opf:title>"
        "<dc:title/><dc:creator>方小雨</dc:creator></metadata></package>"
    )
    assert drawn(opf, title_labels(XmlFile(opf))) == [
        ("茶馆", "front_matter", 0), ("下午", "front_matter", 0),
    ]  # fmt: skip
    assert title_labels(XmlFile("<title>茶馆</title>")) == []
    assert drawn("<a/>", []) == []
