"""The page of both sides (``exports.html_page``) that comes back from an editor of text or pages.

Each target is an element with the sentence's id; what it says is read as a browser shows it,
without readings over words and without pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from translator.document.sentence_ids import one_line, read_id
from translator.errors import FormatError
from translator.returned.returned_file import ReturnedFile, ReturnedPair, pair_of_words

_UNSPOKEN = frozenset(("rt", "rp", "rtc", "script", "style", "template"))
_APART = frozenset(("br", "p", "div", "li"))
"""What parts words without a space in the file."""


def read_page(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read a page.

    Args:
        data: The file.
        name: For messages.

    Raises:
        FormatError: it is no page of ours.
    """
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding=_encoding(data))
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError("returned.html-page", name=name) from error
    if root is None:
        raise FormatError("returned.html-page", name=name)
    known = {
        str(one.get("name")).removeprefix("duizhao-"): str(one.get("content") or "")
        for one in root.iter("meta")
        if str(one.get("name") or "").startswith("duizhao-")
    }
    pairs: list[ReturnedPair] = []
    left_out = 0
    for element in root.iter("span"):
        pair = _pair(element)
        pairs += [pair] if pair else []
        left_out += pair is None and read_id(_own(element)) is not None
    if not pairs and "sha256" not in known:
        raise FormatError("returned.html-page", name=name)
    return (
        ReturnedFile(
            document=known.get("document", ""),
            sha256=known.get("sha256", ""),
            source_language=known.get("source-language", ""),
            target_language=str(root.get("lang") or ""),
            pairs=tuple(pairs),
            left_out=left_out,
        ),
    )


def _encoding(data: bytes) -> str | None:
    return None if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"


def _own(element: Any) -> str:
    return str(element.get("id") or "").removeprefix("s")


def _pair(element: Any) -> ReturnedPair | None:
    """Return the pair of an element; None: it is no target of ours, or empty."""
    known = read_id(_own(element))
    target = "" if known is None else one_line("".join(_words(element)))
    if known is None or not target:
        return None
    return pair_of_words(known, target)


def _words(element: Any) -> Iterator[str]:
    """Yield what is read of an element; its depth is limited by the parser."""
    if not isinstance(element.tag, str) or element.tag in _UNSPOKEN or _is_picture(element):
        return
    if element.tag in _APART:
        yield " "
    yield element.text or ""
    for inner in element:
        yield from _words(inner)
        yield inner.tail or ""


def _is_picture(element: Any) -> bool:
    return "picture" in str(element.get("class") or "").split()
