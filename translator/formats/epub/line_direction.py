"""Books in vertical lines, and how one becomes a book in horizontal lines.

Chinese is set both ways, English only in horizontal lines. What sets a book vertically is a
property of its style sheets (CSS Writing Modes 3, with the prefixes that EPUB 3 and reading
systems gave it), the direction its pages turn in, and a hint for Kindle readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.errors import EncodingError
from translator.formats.epub.package import Book
from translator.formats.epub.package_languages import NO_BLOCK
from translator.formats.epub.xml_elements import XmlElement, XmlFile
from translator.formats.html.splices import Splice, spliced
from translator.formats.html.tokens import Kind, attributes, tokens
from translator.lazy_regex import lazy_regex

_VERTICAL = lazy_regex(
    r"(?P<property>(?P<prefix>-[a-z]+-)?writing-mode\s*:\s*)"
    r"(?P<value>(?:vertical|sideways)-(?:rl|lr)|tb(?:-rl|-lr)?)\b",
    re.IGNORECASE,
)
_OF_MICROSOFT = "-ms-"
_STYLES = "text/css"
_HINT = "primary-writing-mode"


def is_vertical(book: Book) -> bool:
    """Say whether a book's text stands in vertical lines."""
    if any(book.opf.value(one, "content").lower().startswith("vertical") for one in _hints(book)):
        return True
    if any(_VERTICAL.search(text) for _, text in style_sheets(book)):
        return True
    return any(
        _VERTICAL.search(text) and next(_in_page(text), None) is not None
        for text in (_text(book, part.name) for part in book.parts[1:])
    )


def style_sheets(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the names of a book's style sheets and their texts."""
    for item in book.items.values():
        if item.media_type == _STYLES and item.member:
            yield item.member, _text(book, item.member)


def horizontal_styles(text: str) -> str:
    """Return a style sheet that sets in horizontal lines what it set in vertical ones."""
    return _VERTICAL.sub(_turned, text)


def horizontal_page(text: str) -> str:
    """Return a page whose own styles set nothing in vertical lines."""
    return spliced(text, list(_in_page(text)))


def turned_package(book: Book) -> Iterator[Splice]:
    """Yield what has to change in the package for pages that turn from left to right.

    Fixed pages (drawn ones, mostly) keep their order: their pictures stand side by side.
    """
    spine = book.opf.first("spine")
    turning = book.opf.attributes(spine).get("page-progression-direction") if spine else None
    if turning is not None and not is_fixed(book.opf):
        text = book.opf.text
        begin = len(text[: turning.begin].rstrip())
        yield Splice(begin, turning.end + len(turning.quote), "", NO_BLOCK)
    for one in _hints(book):
        content = book.opf.attributes(one).get("content")
        if content is not None:
            yield Splice(content.start, content.end, "horizontal-lr", NO_BLOCK)


def is_fixed(opf: XmlFile) -> bool:
    """Say whether a book's pages are fixed: each thing has its place on them."""
    for one in opf.named("meta"):
        if opf.value(one, "property") == "rendition:layout" and opf.words(one) == "pre-paginated":
            return True
        if opf.value(one, "name") == "fixed-layout" and opf.value(one, "content") == "true":
            return True
    return any(
        "rendition:layout-pre-paginated" in opf.value(one, "properties").split()
        for one in opf.named("itemref")
    )


def _hints(book: Book) -> list[XmlElement]:
    return [one for one in book.opf.named("meta") if book.opf.value(one, "name") == _HINT]


def _text(book: Book, member: str) -> str:
    try:
        return book.decoded(member).text
    except EncodingError:
        return ""  # it was said when the book was read


def _turned(found: re.Match[str]) -> str:
    value = "lr-tb" if (found["prefix"] or "").lower() == _OF_MICROSOFT else "horizontal-tb"
    return found["property"] + value


def _in_page(text: str) -> Iterator[Splice]:
    """Yield what has to change in the style sheets and attributes of a page."""
    if not _VERTICAL.search(text):
        return
    inside = False
    for token in tokens(text, xml=True):
        spans: list[tuple[int, int]] = []
        if token.kind is Kind.START:
            inside = token.name == "style" and not token.closed
            spans = [(o.start, o.end) for o in attributes(text, token) if o.name == "style"]
        elif token.kind is Kind.END:
            inside = False
        elif inside:
            spans = [(token.start, token.end)]
        for start, end in spans:
            for found in _VERTICAL.finditer(text, start, end):
                yield Splice(*found.span(), _turned(found), NO_BLOCK)
