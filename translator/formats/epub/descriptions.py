"""What a book says about itself: a text, or a piece of a web page with its tags escaped.

Programs that keep descriptions with paragraphs and emphasis (Calibre, Sigil, shops) write the
tags as text, ``&lt;p&gt;…``, or in a raw section (CDATA). Readers show them as a page, so they
are read as one: without what hides the tags, and hidden again when they are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.formats.epub.xml_elements import XmlElement, XmlFile
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

_CDATA = lazy_regex(r"\s*<!\[CDATA\[(?P<inside>.*?)\]\]>\s*", re.DOTALL)
_TAG = lazy_regex(r"</?[A-Za-z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Description:
    """A description whose tags are hidden in its XML."""

    start: int
    end: int
    """Where its text stands in the package."""
    html: str
    """The page it is."""
    raw: bool
    """Whether it stands in a raw section rather than escaped."""

    def hidden(self, html: str) -> str:
        """Return a changed page as it stands in the package."""
        if self.raw:
            return html.replace("]]>", "]]&gt;")
        return html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def descriptions(opf: XmlFile) -> list[XmlElement]:
    """Return the elements that describe the book."""
    return [
        one
        for one in opf.named("description")
        if one.tag.name in ("dc:description", "description") and one.parent is not None
    ]


def description_of(text: str, element: XmlElement) -> Description | None:
    """Return what a description hides; None: it is a plain text, a label like others.

    Args:
        text: The package.
        element: One of ``descriptions``.
    """
    start, end = element.inside
    inside = text[start:end]
    if section := _CDATA.fullmatch(inside):
        start, end = start + section.start("inside"), start + section.end("inside")
        return Description(start, end, section["inside"], raw=True)
    html = unescape(inside)
    if "<" in inside or not _TAG.search(html):
        return None
    return Description(start, end, html, raw=False)
