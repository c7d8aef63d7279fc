"""Markdown: read for positions, written by splicing; every untouched byte stays."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import PurePath

from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.markdown.anchors import keep_anchors
from translator.formats.markdown.blocks import BlockReader
from translator.formats.markdown.contents import contents
from translator.formats.markdown.front_matter import source_address
from translator.formats.markdown.heading_words import followed, may_link, new_words
from translator.formats.markdown.html_contents import tables, without_tags
from translator.formats.markdown.link_places import link_places
from translator.formats.markdown.mdx import is_mdx
from translator.formats.markdown.recognise import looks_like_markdown
from translator.formats.markdown.scan import Scan, scan
from translator.formats.markdown.write import write_text
from translator.formats.source.readdress import readdressed
from translator.formats.source.source_text import SourceText, running_text
from translator.text.encoding import decode, encode
from translator.text.languages import detect
from translator.types import Document, Layout


class Markdown:
    """CommonMark with what GitHub adds, footnotes, front matter and dollar math."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd", ".mdx")

    def recognises(self, sample: str) -> bool:
        """Say whether a text has what a person writes only in Markdown."""
        return looks_like_markdown(sample)

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read an article; see ``Format.read``."""
        decoded = decode(data, encoding)
        scanned = scan(SourceText(decoded.text), mdx=is_mdx(name, decoded.text))
        blocks, skipped = BlockReader(scanned).read()
        visible = without_tags(decoded.text, scanned.html)
        return Document(
            name=name,
            format=self.name,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=decoded.encoding,
            bom=decoded.bom,
            language=detect(running_text(blocks)).tag,
            blocks=blocks,
            skipped=skipped,
            skeleton=decoded.text,
            address=source_address(decoded.text),
            contents=tuple(contents(visible, blocks, skipped, tables(blocks, scanned.html))),
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
        """Splice targets into the original; see ``Format.write``."""
        written = write_text(document, targets, layout=layout, target_language=target_language)
        apart = partial(_taken_apart, mdx=is_mdx(document.name, document.skeleton))
        text = keep_anchors(document.skeleton, written.text, links.fragments, apart)
        if may_link(text):
            words = new_words(apart(document.skeleton), apart(text))
            own = PurePath(document.name)
            text = followed(text, apart(text), dict.fromkeys(("", own.stem, own.name), words))
        if links.addresses:
            text = readdressed(text, link_places(apart(text)), links.addresses)
        return encode(text, document.encoding, document.bom)

    def addresses(self, document: Document) -> list[Address]:
        """Return where links and pictures lead; see ``Format.addresses``."""
        return [place.address for place in link_places(_scanned(document))]

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return what headings are called now; see ``Format.heading_words``."""
        return new_words(_scanned(before), _scanned(after))

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Lead links to headings by their new words; see ``Format.follow``."""
        text = followed(document.skeleton, _scanned(document), words)
        return encode(text, document.encoding, document.bom)


def _scanned(document: Document) -> Scan:
    return _taken_apart(document.skeleton, mdx=is_mdx(document.name, document.skeleton))


def _taken_apart(text: str, *, mdx: bool) -> Scan:
    return scan(SourceText(text), mdx=mdx)
