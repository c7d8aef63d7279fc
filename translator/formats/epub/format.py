"""EPUB 2 and 3: read part by part, written by splicing; every untouched member keeps its bytes.

What is decided here, and why:

- A book is one document: title and description, the pages in the order they are read in, then
  the tables of contents. Pages are read and written by the HTML format.
- Names of files stay, and so do places in pages: links between parts need no change.
- The archive is written anew with the members that changed; all others are the same bytes.
- A book that is broken is read as far as readers show it, and what was missing is said.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from translator.errors.error_sentences import Piece, piece
from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.epub.compound import Compound
from translator.formats.epub.line_direction import is_fixed
from translator.formats.epub.package import CONTAINER, MIMETYPE, open_book
from translator.formats.epub.reading import read_passages
from translator.formats.epub.writing import annotated_book, becomes_horizontal, write_book
from translator.formats.source.source_text import running_text
from translator.system.safe_zip import member_names
from translator.text.languages import detect
from translator.types import Document, Layout

_SIGNATURES = "META-INF/signatures.xml"


class Epub:
    """Books for reading programs and devices."""

    name = "epub"
    suffixes: tuple[str, ...] = (".epub",)
    written_suffix = ""
    media_type = "application/epub+zip"

    def recognises(self, sample: str) -> bool:
        """Say no: a book is no text."""
        return False

    def opens(self, data: bytes) -> bool:
        """Say whether an archive holds a book."""
        names = member_names(data)
        return CONTAINER in names and MIMETYPE in names

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a book; see ``Format.read``. Its parts say themselves how they are encoded.

        Raises:
            FormatError: it is no book, is protected, or holds more than a book has.
        """
        book = open_book(data, name=name)
        compound = Compound()
        for passage in read_passages(book):
            compound.add(passage)
        return Document(
            name=name,
            format=self.name,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding="utf-8",
            bom=b"",
            language=detect(running_text(compound.blocks)).tag,
            blocks=tuple(compound.blocks),
            skipped=tuple(compound.skipped),
            skeleton=compound.skeleton,
            package=data,
            contents=tuple(compound.contents),
        )

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
        links: Links = AS_THEY_ARE,
    ) -> bytes:
        """Splice targets into the parts of a book; see ``Format.write``."""
        return write_book(document, targets, layout=layout, target_language=target_language)

    def remarks(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
    ) -> Iterator[Piece]:
        """Yield what a person should know about a translation; see ``Remarking``."""
        book = open_book(document.package, name=document.name)
        lacking = sum(1 for one in document.skipped if one.kind == "part")
        if lacking:
            yield piece("epub.lacking", number=lacking)
        if becomes_horizontal(book, layout=layout, target_language=target_language):
            yield piece("epub.horizontal")
        if is_fixed(book.opf):
            yield piece("epub.fixed")
        if _SIGNATURES in book.archive.members:
            yield piece("epub.signed")

    def annotated(
        self, document: Document, data: bytes, over: Callable[[str], str]
    ) -> bytes | None:
        """Return a book with readings over its Chinese text; see ``Annotating``.

        EPUB 2 is XHTML 1.1 without its module for ruby (OPS 2.0.1, 2.2), so its books get none.
        """
        book = open_book(data, name=document.name)
        if not book.version.startswith("3"):
            return None
        return annotated_book(book, over)

    def addresses(self, document: Document) -> list[Address]:
        """Return none: what a book's links lead to is inside it, or far away."""
        return []

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return none: places in a book have names that are written out."""
        return {}

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Return the book as it is; see ``heading_words``."""
        return document.package
