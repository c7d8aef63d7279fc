"""A bilingual book of any article, for reading systems and phones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from uuid import UUID

from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.exports.epub.chapters import Chapter, Entry, chapters_of
from translator.exports.laid_out.archive_bytes import Member, archive
from translator.exports.laid_out.lay_out import LaidOut
from translator.exports.laid_out.over_words import reader_of
from translator.exports.laid_out.parts import Sheet
from translator.exports.laid_out.xml_strings import (
    DECLARATION,
    Xml,
    closing,
    element,
    opening,
    text,
)
from translator.types import Bitext, Layout

_MEDIA_TYPE = "application/epub+zip"
_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_MODIFIED = "2000-01-01T00:00:00Z"
"""EPUB asks for a day; the same pairs give the same bytes, so it is none of ours."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Epub:
    """Chapters by the article's own headings, both languages tagged."""

    name: str = "epub"
    suffix: str = ".epub"
    media_type: str = _MEDIA_TYPE
    ruby: Style | None = None
    """How readings over Chinese words are written; None: no readings."""
    vocabulary: Vocabulary = NOTHING
    """Words and names of the document that readings are given for."""
    says: str = ""
    """BCP 47 tag of the language of the book's own words; empty: the target's."""

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the book."""
        readings = reader_of(self.ruby, self.vocabulary)
        laid_out = LaidOut(bitext, layout, says=self.says, readings=readings)
        sheet = laid_out.sheet()
        chapters = chapters_of(laid_out, sheet)
        return archive(_members(sheet, chapters))


def _members(sheet: Sheet, chapters: list[Chapter]) -> Iterator[Member]:
    style = files("translator.exports.epub").joinpath("book.css").read_text("utf-8")
    yield Member(name="mimetype", parts=(text(_MEDIA_TYPE),), stored=True)
    yield Member(name="META-INF/container.xml", parts=_container())
    yield Member(name="EPUB/package.opf", parts=_package(sheet, chapters))
    yield Member(name="EPUB/nav.xhtml", parts=_contents(sheet, chapters))
    yield Member(name="EPUB/book.css", parts=(Xml(style),))
    for chapter in chapters:
        yield Member(name=f"EPUB/{chapter.file}", parts=_chapter(sheet, chapter))


def _container() -> Iterator[Xml]:
    yield DECLARATION
    leads = {"full-path": "EPUB/package.opf", "media-type": "application/oebps-package+xml"}
    yield element(
        "container",
        {"version": "1.0", "xmlns": "urn:oasis:names:tc:opendocument:xmlns:container"},
        element("rootfiles", None, element("rootfile", leads)),
    )


def _package(sheet: Sheet, chapters: list[Chapter]) -> Iterator[Xml]:
    yield DECLARATION
    yield opening(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "version": "3.0",
            "unique-identifier": "book",
            "xml:lang": sheet.says,
        },
    )
    identity = UUID(bytes=bytes.fromhex(sheet.identity)[:16], version=5)
    languages = [sheet.target_language] + [sheet.source_language] * sheet.both
    yield element(
        "metadata",
        {"xmlns:dc": "http://purl.org/dc/elements/1.1/"},
        element("dc:identifier", {"id": "book"}, text(f"urn:uuid:{identity}")),
        element("dc:title", None, text(sheet.title)),
        *(element("dc:language", None, text(tag)) for tag in dict.fromkeys(languages)),
        element("meta", {"property": "dcterms:modified"}, text(_MODIFIED)),
        element("meta", {"name": "generator", "content": "Duizhao"}),
    )
    page = "application/xhtml+xml"
    yield element(
        "manifest",
        None,
        element("item", {"id": "nav", "href": "nav.xhtml", "media-type": page,
                         "properties": "nav"}),
        element("item", {"id": "css", "href": "book.css", "media-type": "text/css"}),
        *(
            element("item", {"id": one.name, "href": one.file, "media-type": page})
            for one in chapters
        ),
    )  # fmt: skip
    yield element(
        "spine", None, *(element("itemref", {"idref": chapter.name}) for chapter in chapters)
    )
    yield closing("package")


def _page(sheet: Sheet, title: str) -> Iterator[Xml]:
    """Yield the beginning of a page, up to and with its body's opening tag."""
    yield DECLARATION
    yield Xml("<!DOCTYPE html>\n")
    own = sheet.target_language
    yield opening("html", {"xmlns": _XHTML, "xmlns:epub": _OPS, "lang": own, "xml:lang": own})
    style = {"rel": "stylesheet", "type": "text/css", "href": "book.css"}
    yield element("head", None, element("title", None, text(title)), element("link", style))
    yield opening("body", {"class": sheet.layout.value})


def _contents(sheet: Sheet, chapters: list[Chapter]) -> Iterator[Xml]:
    yield from _page(sheet, sheet.title)
    entries = [entry for chapter in chapters for entry in chapter.entries]
    yield element(
        "nav",
        {"epub:type": "toc", "id": "toc"},
        element("h1", None, text(sheet.title)),
        _entries(entries),
    )
    yield closing("body")
    yield closing("html")


def _entries(entries: list[Entry]) -> Xml:
    """Return entries as a list, deeper ones inside the one before them."""
    found: list[Xml] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        at += 1
        below = at
        while at < len(entries) and entries[at].level > entry.level:
            at += 1
        inner = [_entries(entries[below:at])] if at > below else []
        found.append(
            element("li", None, element("a", {"href": entry.leads}, text(entry.words)), *inner)
        )
    return element("ol", None, *found)


def _chapter(sheet: Sheet, chapter: Chapter) -> Iterator[Xml]:
    yield from _page(sheet, chapter.title)
    yield from chapter.parts
    yield closing("body")
    yield closing("html")
