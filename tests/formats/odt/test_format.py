"""An OpenDocument text is known by its inside; where its links lead changes with its place."""

from __future__ import annotations

import pytest

from tests.formats.odt.writer_files import flat, members, p, package, read
from translator.formats.base import Address, Leads, Links
from translator.formats.odt.format import Odt
from translator.types import Layout

LINK = '见<text:a xlink:href="{}">说明</text:a>。'
NOTE = package(p(LINK.format("../notes/tea.odt")))
ADDRESS = Address(Leads.LINK, "notes/tea.odt")
LINKS = Links(addresses={ADDRESS: "far/tea.odt"})


def moved(data: bytes, targets: dict[int, str], links: Links = LINKS) -> bytes:
    return Odt().write(read(data), targets, layout=Layout.TARGET, target_language="en", links=links)


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (NOTE, True), (package(p("茶"), others={"mimetype": b"application/epub+zip"}), False),
        (b"content.xml", False), (b"", False), (b"PK", False), (b"x" + NOTE, False),
        (flat(p("茶")), False),
    ],
)  # fmt: skip
def test_a_document_is_an_archive_that_says_so(data: bytes, ours: bool) -> None:
    assert Odt().opens(data) is ours
    assert Odt().recognises("content.xml") is False


def test_links_out_of_an_archive_are_counted_from_inside_of_it() -> None:
    assert Odt().addresses(read(NOTE)) == [ADDRESS]
    assert Odt().addresses(read(package(p("茶很香。")))) == []
    web = package(p(LINK.format("https://example.org/茶")))
    assert Odt().addresses(read(web)) == [Address(Leads.LINK, "https://example.org/茶")]
    one = read(flat(p(LINK.format("../notes/tea.odt"))), "a.fodt")
    assert Odt().addresses(one) == [Address(Leads.LINK, "../notes/tea.odt")]


@pytest.mark.parametrize(("targets", "said"), [({}, "见"), ({0: "See the notes."}, "See")])
def test_a_link_is_written_anew_with_and_without_a_translation(
    targets: dict[int, str], said: str
) -> None:
    content = members(moved(NOTE, targets))["content.xml"]
    assert said in content
    if not targets:
        assert 'xlink:href="../far/tea.odt"' in content
    assert ('xlink:href="../notes/tea.odt"' in content) is False


def test_a_document_without_such_a_link_keeps_its_bytes() -> None:
    assert moved(NOTE, {}, Links()) == NOTE
    assert moved(NOTE, {}, Links(addresses={Address(Leads.LINK, "other.odt"): "x.odt"})) == NOTE


def test_links_find_headings_by_bookmarks_which_stay() -> None:
    document = read(NOTE)
    assert Odt().heading_words(document, document) == {}
    assert Odt().follow(document, {}) == NOTE
