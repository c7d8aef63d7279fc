"""Markdown: read for positions, written by splicing; every untouched byte stays."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from translator.formats.markdown.blocks import BlockReader
from translator.formats.markdown.contents import contents
from translator.formats.markdown.html_contents import tables, without_tags
from translator.formats.markdown.mdx import is_mdx
from translator.formats.markdown.recognise import looks_like_markdown
from translator.formats.markdown.scan import scan
from translator.formats.markdown.write import write_text
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
            contents=tuple(contents(visible, blocks, skipped, tables(blocks, scanned.html))),
        )

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
    ) -> bytes:
        """Splice targets into the original; see ``Format.write``."""
        written = write_text(document, targets, layout=layout, target_language=target_language)
        return encode(written.text, document.encoding, document.bom)
