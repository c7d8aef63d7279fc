"""A page of the web as a tree, within bounds, and the words its elements are labelled with.

Pages are parsed by libxml2, which mends what is broken; it fetches nothing and runs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from translator.errors import FormatError
from translator.lazy_regex import lazy_regex

MOST_TAGS = 200_000
"""Of a page: the longest articles have a tenth of it; a tree of so many fills 80 MB."""
DEEPEST = 150
"""Elements around a text whose structure is kept; what stands deeper is text and no more."""
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
))  # fmt: skip
"""Elements that begin on a line of their own
(https://html.spec.whatwg.org/#flow-content-3 and what table and list parts are shown as)."""
_UNHELD = lazy_regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WORD = lazy_regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[\u4e00-\u9fff]+")

Element = Any
"""An element of lxml, which has no types."""


def parse_page(text: str, *, name: str) -> Element:
    """Return the ``html`` element of a page.

    Args:
        text: The page, decoded.
        name: For messages.

    Raises:
        FormatError: it has far more elements than any article, or none.
    """
    from lxml import etree  # slow to import, and most documents are no pages

    if text.count("<") > MOST_TAGS:
        raise FormatError("web.too-many-tags", name=name, most=MOST_TAGS)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(_UNHELD.sub(" ", text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError("web.no-text", address=name, more="") from error
    if root is None:
        raise FormatError("web.no-text", address=name, more="")
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise FormatError("web.too-deep", name=name)
    _flatten(root)
    return root


def _flatten(root: Element) -> None:
    """Take the elements away below the depth that is kept; their text stays."""
    from lxml import etree

    level = [root]
    for _ in range(DEEPEST):
        level = [child for one in level for child in one]
        if not level:
            return
    for one in level:
        etree.strip_tags(one, "*")


def tag(element: Element) -> str:
    """Return an element's name; empty for what is none."""
    return element.tag if isinstance(element.tag, str) else ""


def labels(element: Element) -> frozenset[str]:
    """Return the words of an element's class and id, in lower case: ``post-body`` → post, body."""
    said = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    return frozenset(word.lower() for word in _WORD.findall(said))


def text_of(element: Element) -> str:
    """Return an element's text in one line; of a large one that takes long."""
    return " ".join("".join(element.itertext()).split())


def take_out(element: Element) -> None:
    """Take an element out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def ancestors(element: Element) -> Iterator[Element]:
    """Yield what an element stands in, the innermost first."""
    yield from element.iterancestors()
