"""A page of the web → its article as a Markdown document, with what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from translator.errors import FormatError
from translator.errors.error_sentences import Piece, Said, piece
from translator.formats.article.article_writer import ArticleWriter, Places
from translator.formats.article.furniture import take_out_furniture
from translator.formats.article.main_part import main_part, take_out_unseen
from translator.formats.article.page_facts import PageFacts, base_of, facts, refresh
from translator.formats.article.page_tree import Element, parse_page, tag
from translator.formats.article.text_weight import letters_of
from translator.formats.html.charset import decode_page
from translator.lazy_regex import lazy_regex
from translator.text.encoding import Decoded

LARGEST_PAGE = 5_000_000
"""Bytes of a page that is taken apart: ten times the longest article with all its markup."""
_FEWEST = 30.0
"""Letters of the shortest text that is called an article."""
_FILE = lazy_regex(r"\.(?:pdf|epub|docx)(?:[?#]|$)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageArticle:
    """An article that was taken out of a page."""

    title: str
    """Empty: the page has none."""
    data: bytes = field(repr=False)
    """The Markdown document, in UTF-8."""
    remarks: tuple[Said, ...] = ()
    """What a person should know: that the article goes on at another address."""
    sent_on: str = ""
    """Where the page sends its readers on to at once, as it has it; nothing else is known then."""


def read_page(
    data: bytes,
    *,
    address: str,
    charset: str = "",
    encoding: str | None = None,
    whole: bool = False,
    absolute: Callable[[str, str], str],
) -> PageArticle:
    """Take the article out of a page.

    Args:
        data: The page as it came.
        address: Where it came from.
        charset: As the server says; empty: it says nothing.
        encoding: Python codec name, as a person named it; None: found out.
        whole: Keep everything a reader of the page sees, menus and comments included.
        absolute: Returns where a place leads that stands on a page of an address; empty:
            nowhere.

    Raises:
        EncodingError: it is no text.
        FormatError: it has no article, or is no page that can be taken apart.
    """
    if len(data) > LARGEST_PAGE:
        raise FormatError("web.too-large", host=address, most=LARGEST_PAGE / 1e6)
    root = parse_page(decoded(data, charset, encoding).text, name=address)
    if place := refresh(root):
        return PageArticle(title="", data=b"", sent_on=place)
    about = facts(root)
    base = absolute(address, base_of(root)) or address
    linked = _linked_file(root, base, absolute)
    take_out_unseen(root)
    part = root if whole else main_part(root)
    if not whole:
        take_out_furniture(part, about.title)
    writer = ArticleWriter(Places(absolute=lambda place: absolute(base, place)), part)
    blocks = writer.blocks(part)
    if letters_of("".join(part.itertext())) < _FEWEST:
        more: Piece | str = piece("web.to-file", address=linked) if linked else ""
        raise FormatError("web.no-text", address=address, more=more)
    following = absolute(base, about.following) if about.following else ""
    remarks = (Said(piece("web.goes-on", address=following)),) if following else ()
    text = _header(about, address) + "\n\n".join(blocks) + "\n"
    return PageArticle(title=about.title, data=text.encode("utf-8", "replace"), remarks=remarks)


def decoded(data: bytes, charset: str, encoding: str | None) -> Decoded:
    """Return a page's text; single damaged characters are no reason to refuse a page."""
    return decode_page(data, encoding, declared=charset, mending=True)


def _header(about: PageFacts, address: str) -> str:
    rows = {
        "title": about.title,
        "author": about.author,
        "date": about.date,
        "site": about.site,
        "source": address,
    }
    lines = [f"{key}: {_quoted(value)}" for key, value in rows.items() if value]
    return "\n".join(["---", *lines, "---", "", ""])


def _quoted(value: str) -> str:
    """Return a value as YAML reads it back (1.2.2, 7.3.1: JSON's strings are YAML's)."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", " ").replace("\u2029", " ")


def _linked_file(root: Element, base: str, absolute: Callable[[str, str], str]) -> str:
    """Return the first file of a kind we read that a page links to; empty: there is none."""
    for one in root.iter("a", "iframe", "embed", "object"):
        place = one.get("href") or one.get("src") or one.get("data") or ""
        if tag(one) and _FILE.search(place):
            return absolute(base, place)
    return ""
