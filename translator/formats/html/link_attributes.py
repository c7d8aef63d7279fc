"""The attributes of HTML that hold addresses, and the names by which places are linked to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.formats.base import Address, Leads
from translator.formats.html.tokens import Attribute, Kind, Token, attributes, tokens
from translator.formats.source.readdress import LinkPlace
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

_HOLDS = lazy_regex(r"\b(?:href|src|srcset|poster|data)\b", re.IGNORECASE)
_NAMES = lazy_regex(r"\b(?:id|name)\b", re.IGNORECASE)
_LEADS = {"href": Leads.LINK, "src": Leads.FILE, "poster": Leads.FILE}
_CANDIDATE = lazy_regex(r"[^\s,]\S*")
_DESCRIPTOR_END = lazy_regex(r"[^,]*")
_UNSAFE = str.maketrans({
    character: f"%{ord(character):02X}" for character in " \t\n\f\r\"'<>`"
})  # fmt: skip
"""What ends an attribute's value, with quotation marks or without them."""


def link_attributes(text: str, *, xml: bool = False) -> Iterator[LinkPlace]:
    """Find the addresses in a page, or in a piece of HTML, in order.

    A page with a ``base`` says itself where its relative addresses begin: none is found.

    Args:
        text: With tags.
        xml: Whether it is XHTML that is read as XML.
    """
    found: list[LinkPlace] = []
    for token in tokens(text, xml=xml):
        if token.kind is not Kind.START:
            continue
        if token.name == "base" and any(one.name == "href" for one in attributes(text, token)):
            return
        if _HOLDS.search(text, token.start, token.end):
            for one in attributes(text, token):
                found += _places(text, token, one)
    yield from found


def _places(text: str, tag: Token, one: Attribute) -> Iterator[LinkPlace]:
    value = text[one.start : one.end]
    if one.name == "srcset":
        yield from _candidates(value, one.start)
        return
    leads = Leads.FILE if (tag.name, one.name) == ("object", "data") else _LEADS.get(one.name)
    if leads is None or not (address := value.strip()):
        return
    start = one.start + value.index(address)
    kept = Address(Leads.FILE if tag.name == "link" else leads, unescape(address))
    yield LinkPlace(start, start + len(address), kept, _written)


def _candidates(value: str, offset: int) -> Iterator[LinkPlace]:
    """Find the addresses in ``srcset`` (HTML standard, "Parsing a srcset attribute")."""
    position = 0
    while (found := _CANDIDATE.search(value, position)) is not None:
        address = found.group().rstrip(",")
        position = found.end()
        if address == found.group():
            descriptor = _DESCRIPTOR_END.match(value, position)
            position = descriptor.end() if descriptor else position
        start = offset + found.start()
        kept = Address(Leads.FILE, unescape(address))
        yield LinkPlace(start, start + len(address), kept, _candidate)


def _written(address: str) -> str:
    return address.translate(_UNSAFE).replace("&", "&amp;")


def _candidate(address: str) -> str:
    return _written(address).replace(",", "%2C")


def anchor_names(text: str) -> Iterator[str]:
    """Yield the names of places in a piece of HTML: ``id``, and ``name`` as old pages have it."""
    if not _NAMES.search(text):
        return
    for token in tokens(text):
        if token.kind is Kind.START and _NAMES.search(text, token.start, token.end):
            for one in attributes(text, token):
                if one.name == "id" or (one.name == "name" and token.name == "a"):
                    yield unescape(text[one.start : one.end])
