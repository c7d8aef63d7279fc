"""Addresses taken apart: what is the path of a file, and what the page itself makes of.

Rules: RFC 3986, "Syntax Components"; only what tells relative addresses of files from others.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_to_bytes

from translator.lazy_regex import lazy_regex

_SCHEME = lazy_regex(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_NAMED = lazy_regex(r"\?(?:[^#]*&)?id=([^&#]+)")
_UNSAFE = lazy_regex(r"[\x00-\x20\x7f\"#%<>?\\^`{|}]")
"""What may not stand in a path as it is (RFC 3986, 2.1, and the URL standard's path set)."""


@dataclass(frozen=True, slots=True)
class AddressParts:
    """The parts of a relative address; joined they are the address."""

    path: str
    """Of a file, percent-encoded as it was; empty: the page itself."""
    query: str
    """With its ``?``; empty: none."""
    fragment: str
    """With its ``#``; empty: none."""

    @property
    def file(self) -> str:
        """The path as the file system has it."""
        return os.fsdecode(unquote_to_bytes(self.path))

    @property
    def rest(self) -> str:
        """What follows the path."""
        return self.query + self.fragment

    @property
    def place(self) -> str:
        """The place in the page that is meant, as it is written; empty: its beginning.

        docsify writes it as a query: ``page?id=place``.
        """
        if len(self.fragment) > 1:
            return self.fragment[1:]
        found = _NAMED.match(self.query)
        return found.group(1) if found else ""


def split_address(address: str) -> AddressParts | None:
    """Take an address apart; None: it leads to another computer, or to no file."""
    if _SCHEME.match(address) or address.startswith(("//", "\\\\")):
        return None
    before, hash_sign, fragment = address.partition("#")
    path, question, query = before.partition("?")
    return AddressParts(path, question + query, hash_sign + fragment)


def decoded(place: str) -> str:
    """Return a fragment as the page has it: ``#%E8%8C%B6`` leads to ``茶``."""
    return unquote(place)


def path_address(file: str, *, like: str = "") -> str:
    """Return the path of a file as an address.

    Args:
        file: With ``/`` between the folders.
        like: An address whose ways are kept: where it percent-encodes letters, so is done here.
    """
    try:
        file.encode()
        if "%" not in like or not like.isascii():
            return _UNSAFE.sub(lambda found: quote(found.group(), safe=""), file)
    except UnicodeEncodeError:
        pass  # the file system's own bytes can only be written as such
    return quote(os.fsencode(file), safe="/!$&'()*+,;=:@~-._")
