"""PDF: read as the Markdown of its text; a translation of it is written as Markdown.

A PDF holds characters at places, and neither paragraphs nor an order of reading. Both are found
from the places (``article``). What is sure becomes structure: headings by their size, tables that
are ruled or stand in line, lists by their signs; the rest is paragraphs.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from translator.errors import FormatError
from translator.errors.error_sentences import Said, piece
from translator.formats.base import AS_THEY_ARE, Address, Format, Links, Tell
from translator.formats.pdf.as_markdown import markdown
from translator.formats.pdf.remarks import (
    next_step,
    numbers,
    picture_remark,
    recognition_remarks,
    remark,
)
from translator.text.characters import excerpt
from translator.types import Block, Document, Layout, Skipped

if TYPE_CHECKING:
    from translator.formats.pdf.article import Article


class Pdf:
    """PDF files."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)
    written_suffix = ".md"
    media_type = "text/markdown"

    def __init__(self, text: Format) -> None:
        """Take the format that reads and writes the text: Markdown."""
        self._text = text

    def recognises(self, sample: str) -> bool:
        """Say no: a PDF is no text."""
        return False

    def opens(self, data: bytes) -> bool:
        """Say whether a file is a PDF; programs take the sign in its first kilobyte."""
        return b"%PDF-" in data[:1024]

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a PDF; see ``Format.read``.

        Raises:
            FormatError: it is broken, locked, too large, or has no text at all.
        """
        return self.read_telling(data, name=name, encoding=encoding, tell=None)

    def read_telling(
        self, data: bytes, *, name: str, encoding: str | None = None, tell: Tell | None
    ) -> Document:
        """Read a PDF; see ``Patient.read_telling``. Raises as ``read``."""
        from translator.formats.pdf.article import read_article  # PDFium is seldom needed

        article = read_article(data, name, tell)
        if not article.parts:
            step = next_step(article.recognition.ability)
            raise FormatError("pdf.no-text", name=name, pages=article.pages, next=step)
        text, pages = markdown(article.parts)
        document = self._text.read(text.encode(), name=name, encoding="utf-8")
        return replace(
            document,
            format=self.name,
            sha256=hashlib.sha256(data).hexdigest(),
            package=data,
            blocks=tuple(_on_page(block, pages) for block in document.blocks),
            skipped=(*_left(article), *document.skipped),
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
        """Write the text with its targets as Markdown; see ``Format.write``."""
        return self._text.write(
            document, targets, layout=layout, target_language=target_language, links=links
        )

    def addresses(self, document: Document) -> Iterable[Address]:
        """Return where links in the text lead; see ``Format.addresses``."""
        return self._text.addresses(document)

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return under which words headings are found; see ``Format.heading_words``."""
        return self._text.heading_words(before, after)

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Lead links to headings under their new words; see ``Format.follow``."""
        return self._text.follow(document, words)


def _on_page(block: Block, pages: list[tuple[int, int]]) -> Block:
    """Return a block that knows on which page it begins."""
    line = int(block.attributes["line"])
    at = bisect_right(pages, line, key=lambda begun: begun[0]) - 1  # the first begins on line 1
    return replace(block, attributes={**block.attributes, "part": str(pages[at][1])})


def _left(article: Article) -> list[Skipped]:
    """Say what of the pages is not in the text, each kind once."""
    found = [
        *recognition_remarks(article.recognition),
        picture_remark(article.without_text, article.recognition.ability),
    ]
    for kind, key, pages in (
        ("page-fonts", "left.page-fonts", article.unreadable),
        ("page-unknown", "left.page-unknown", article.unknown),
        ("page-broken", "left.page-broken", article.broken),
        ("page-slanted", "left.page-slanted", article.slanted),
        ("page-crowded", "left.page-crowded", article.crowded),
    ):
        found.append(remark(kind, piece(key, pages=numbers(pages)), pages))
    if article.furniture:
        shown = excerpt(" / ".join(article.furniture))
        reason = Said(piece("left.page-furniture"))
        found.append([Skipped(kind="page-furniture", line=1, excerpt=shown, reason=reason)])
    if article.pictures:
        reason = Said(piece("left.page-images", number=article.pictures))
        found.append([Skipped(kind="page-images", line=1, excerpt="", reason=reason)])
    return [one for some in found for one in some]
