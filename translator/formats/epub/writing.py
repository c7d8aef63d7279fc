"""Targets put into a book: the parts that change are spliced, all others keep their bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from xml.parsers import expat

from translator.errors import EncodingError, FormatError
from translator.formats.epub.compound import BlocksOf, by_part
from translator.formats.epub.descriptions import description_of, descriptions
from translator.formats.epub.fonts import TargetFonts
from translator.formats.epub.labels import Label, ncx_labels, read_labels
from translator.formats.epub.line_direction import (
    horizontal_page,
    horizontal_styles,
    is_vertical,
    style_sheets,
    turned_package,
)
from translator.formats.epub.package import MIMETYPE, Book, Part, PartKind, open_book
from translator.formats.epub.package_languages import lang_splices, language_splices
from translator.formats.epub.reading import DESCRIPTION, is_xml, package_labels
from translator.formats.epub.xml_elements import XmlElement, XmlFile
from translator.formats.html.readings import with_readings
from translator.formats.html.splices import Splice, changed_at, spliced
from translator.formats.html.write import ONE_LINE, changed_targets, splices_of, write_page
from translator.text.characters import xml_text
from translator.text.encoding import Decoded, encode
from translator.types import Document, Layout

_LABELS = ("html",)
"""What labels stand in to the HTML reader: each is a line of its own."""
_ENTRIES = ONE_LINE | {"li"}
"""What stands on one line in a table of contents: an entry holds one link and nothing else."""


def write_book(
    document: Document, targets: Mapping[int, str], *, layout: Layout, target_language: str
) -> bytes:
    """Return the book with targets in it; see ``Format.write``.

    Raises:
        FormatError: a part would not have the original's structure.
    """
    changed = changed_targets(document, targets, layout)
    if not changed:
        return document.package
    held = {number: xml_text(target) for number, target in changed.items()}
    book = open_book(document.package, name=document.name)
    writing = _Writing(book, document, held, layout, target_language)
    return book.archive.written(writing.members(), first=MIMETYPE)


def annotated_book(book: Book, over: Callable[[str], str]) -> bytes:
    """Return a book with readings over the Chinese text of its pages.

    Args:
        book: Of EPUB 3.
        over: Writes a text as HTML, with ruby over its words.
    """
    new: dict[str, bytes] = {}
    for part in book.parts:
        if part.kind is PartKind.PAGE:
            page = book.decoded(part.name)
            xml = is_xml(book, part.name, page.text)
            text = with_readings(page.text, over, xml=xml, encoding=page.encoding)
            if text != page.text:
                new[part.name] = encode(text, page.encoding, page.bom)
    return book.archive.written(new, first=MIMETYPE)


def becomes_horizontal(book: Book, *, layout: Layout, target_language: str) -> bool:
    """Say whether a vertical book is set in horizontal lines: an English one without Chinese."""
    english = target_language.partition("-")[0] == "en"
    return layout is Layout.TARGET and english and is_vertical(book)


class _Writing:
    """Writes the parts of a book; holds the book and what is put into it."""

    def __init__(
        self,
        book: Book,
        document: Document,
        changed: Mapping[int, str],
        layout: Layout,
        language: str,
    ) -> None:
        self._book = book
        self._document = document
        self._changed = changed
        self._layout = layout
        self._language = language
        self._blocks = by_part(document.blocks)
        self._fonts = TargetFonts(source=document.language, target=language, layout=layout)
        self._horizontal = becomes_horizontal(book, layout=layout, target_language=language)

    def members(self) -> dict[str, bytes]:
        """Return the members that change."""
        new: dict[str, bytes] = {}
        for part in self._book.parts:
            groups = self._blocks.get(part.name, [])
            if not groups and part.kind is not PartKind.PACKAGE and not self._horizontal:
                continue
            try:
                decoded = self._book.decoded(part.name)
            except EncodingError:
                continue  # it was left when the book was read, and said to be
            written = self._part(part, decoded, groups)
            if written != decoded.text:
                new[part.name] = encode(written, decoded.encoding, decoded.bom)
        for name, text in style_sheets(self._book):
            styled = horizontal_styles(text) if self._horizontal else text
            styled = self._fonts.in_sheet(styled)
            if styled != text:
                decoded = self._book.decoded(name)
                new[name] = encode(styled, decoded.encoding, decoded.bom)
        return new

    def _part(self, part: Part, decoded: Decoded, groups: list[BlocksOf]) -> str:
        match part.kind:
            case PartKind.PACKAGE:
                return self._package(part, decoded, groups)
            case PartKind.NCX:
                ncx = XmlFile(decoded.text)
                splices = self._labels(part, decoded, groups, ncx_labels(ncx))
                root = ncx.first("ncx")
                if root is not None and self._layout is Layout.TARGET:
                    splices += self._lang(ncx, root)
                return _ordered(decoded.text, splices)
            case _:
                return self._page(part, decoded, groups)

    def _page(self, part: Part, decoded: Decoded, groups: list[BlocksOf]) -> str:
        text = decoded.text
        for group in groups:
            text = write_page(
                self._document_of(part, decoded, text, group),
                self._targets(group),
                layout=self._layout,
                target_language=self._language,
                xml=is_xml(self._book, part.name, decoded.text),
                one_line=_ENTRIES if part.kind is PartKind.NAVIGATION else ONE_LINE,
            )
        if self._horizontal:
            text = horizontal_page(text)
        if groups:
            text = self._fonts.in_page(text)
        if text != decoded.text and _is_xml(decoded.text) and not _is_xml(text):
            line = groups[0].blocks[0].attributes["line"] if groups else "1"
            name = f"{self._document.name}: {part.name}"
            raise FormatError("format.page-changes", name=name, line=line)
        return text

    def _package(self, part: Part, decoded: Decoded, groups: list[BlocksOf]) -> str:
        opf, text = self._book.opf, decoded.text
        own = [group for group in groups if not group.place]
        splices = self._labels(part, decoded, own, package_labels(opf))
        described = {group.place: group for group in groups if group.place}
        for number, element in enumerate(descriptions(opf)):
            hidden = description_of(text, element)
            group = described.get(f"{DESCRIPTION} {number}")
            if hidden is not None and group is not None:
                written = write_page(
                    self._document_of(part, decoded, hidden.html, group),
                    self._targets(group),
                    layout=self._layout,
                    target_language=self._language,
                    xml=False,
                )
                if written != hidden.html:
                    splices.append(
                        Splice(hidden.start, hidden.end, hidden.hidden(written), group.first)
                    )
        splices += language_splices(
            opf, source=self._document.language, target=self._language, layout=self._layout
        )
        if self._horizontal:
            splices += turned_package(self._book)
        return _ordered(text, splices)

    def _labels(
        self, part: Part, decoded: Decoded, groups: Iterable[BlocksOf], labels: list[Label]
    ) -> list[Splice]:
        """Return what is put into the labels of a part."""
        text, found = decoded.text, read_labels(decoded.text, labels).found
        splices: list[Splice] = []
        for group in groups:
            document = self._document_of(part, decoded, text, group)
            splices = splices_of(
                document,
                found,
                self._targets(group),
                layout=self._layout,
                target_language=self._language,
                xml=True,
                one_line=_LABELS,
            )
            wrong = changed_at(text, splices, spliced(text, splices), xml=True)
            if wrong is not None:
                line = group.blocks[splices[wrong].block].attributes["line"]
                raise FormatError("format.page-changes", name=document.name, line=line)
        return splices

    def _lang(self, file: XmlFile, element: XmlElement) -> Iterable[Splice]:
        return lang_splices(file, element, source=self._document.language, target=self._language)

    def _targets(self, group: BlocksOf) -> dict[int, str]:
        numbers = range(group.first, group.first + len(group.blocks))
        return {
            number - group.first: self._changed[number]
            for number in numbers
            if number in self._changed
        }

    def _document_of(self, part: Part, decoded: Decoded, text: str, group: BlocksOf) -> Document:
        return replace(
            self._document,
            name=f"{self._document.name}: {part.name}",
            encoding=decoded.encoding,
            bom=decoded.bom,
            blocks=group.blocks,
            skeleton=text,
            package=b"",
        )


def _ordered(text: str, splices: Iterable[Splice]) -> str:
    return spliced(text, sorted(splices, key=lambda one: (one.start, one.end)))


def _is_xml(text: str) -> bool:
    """Say whether a text is well-formed XML, as readers of books ask for.

    Entities of a document type that is not read (``&nbsp;``) count as known, as they do to every
    parser that reads no document types. One that is declared in the text is not expanded.
    """
    parser = expat.ParserCreate("utf-8")  # whatever it says of itself: it is text already
    parser.DefaultHandler = lambda _: None  # with one, internal entities are not expanded
    parser.UseForeignDTD(True)
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except (expat.ExpatError, ValueError):
        return False
    return True
