"""HTML: read for positions, written by splicing; every untouched byte stays.

What is decided here, and why:

- A page is read as browsers read it, whatever is wrong with it; nothing is mended.
- All text a reader of the page sees is translated, menus and footers included: to pick the
  article out of a page is another program's work. What is not is named (``html_elements``).
- ``lang`` follows the text: in the layout ``target`` the elements around what was translated,
  and ``html`` itself, name the new language where they named the old one; in the other layouts
  each inserted element does. An attribute that is not there is not added, ``dir`` stays.
- The encoding stays. What it lacks is written as ``&#…;``, which every browser shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import PurePath

from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.html.blocks import read_blocks, skipped
from translator.formats.html.charset import decode_page
from translator.formats.html.contents import contents
from translator.formats.html.link_attributes import link_attributes
from translator.formats.html.readings import with_readings
from translator.formats.html.recognise import looks_like_page
from translator.formats.html.scan import scan
from translator.formats.html.write import write_page
from translator.formats.source.readdress import readdressed
from translator.formats.source.source_text import running_text
from translator.text.encoding import encode
from translator.text.languages import detect
from translator.types import Document, Layout

_XML_SUFFIXES = (".xhtml", ".xht")


class Html:
    """Pages of HTML, and XHTML."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", *_XML_SUFFIXES)

    def recognises(self, sample: str) -> bool:
        """Say whether a text begins as a page of HTML does."""
        return looks_like_page(sample)

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a page; see ``Format.read``. No page is broken for HTML."""
        decoded = decode_page(data, encoding)
        page = scan(decoded.text, xml=is_xml(name, decoded.text))
        found = read_blocks(page)
        return Document(
            name=name,
            format=self.name,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=decoded.encoding,
            bom=decoded.bom,
            language=detect(running_text(found.blocks)).tag,
            blocks=found.blocks,
            skipped=skipped(page, found),
            skeleton=decoded.text,
            contents=tuple(contents(page, found)),
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
        """Splice targets into the original; see ``Format.write``.

        Places in a page have names that are written out, and keep them.
        """
        xml = is_xml(document.name, document.skeleton)
        written = write_page(
            document, targets, layout=layout, target_language=target_language, xml=xml
        )
        if links.addresses:
            places = link_attributes(written, xml=xml)
            written = readdressed(written, places, links.addresses)
        return encode(written, document.encoding, document.bom)

    def annotated(
        self, document: Document, data: bytes, over: Callable[[str], str]
    ) -> bytes | None:
        """Return a page with readings over its Chinese text; see ``Annotating``."""
        page = decode_page(data, document.encoding)
        xml = is_xml(document.name, page.text)
        text = with_readings(page.text, over, xml=xml, encoding=page.encoding)
        return encode(text, page.encoding, page.bom)

    def addresses(self, document: Document) -> list[Address]:
        """Return where links and pictures lead; see ``Format.addresses``."""
        xml = is_xml(document.name, document.skeleton)
        return [place.address for place in link_attributes(document.skeleton, xml=xml)]

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return none: a page's links find places by names that are written out."""
        return {}

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Return the page as it is; see ``heading_words``."""
        return encode(document.skeleton, document.encoding, document.bom)


def is_xml(name: str, text: str) -> bool:
    """Say whether a page is read by the rules of XML: by its suffix, as browsers tell.

    A page that has no suffix of HTML (standard input, a part of a book) is, where it begins as
    XML does.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in Html.suffixes:
        return suffix in _XML_SUFFIXES
    return text.startswith("<?xml")
