"""The way into a reader that was started as a program: by the address it printed."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

_PRINTED = re.compile(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{20,}")


class Reader(str):
    """The address that a reader's pages lie below, with what lets in."""

    __slots__ = ("cookie", "printed")
    printed: str
    """With the token, as it was printed."""
    cookie: tuple[str, str]
    """Name and value."""

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return "://".join(urlsplit(self)[:2])

    @property
    def token(self) -> str:
        """What is typed where the reader asks for it."""
        return self.printed.rpartition("=")[2]

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self).port or 80

    def let_in(self, context: Any) -> None:
        """Give a browser's context the cookie of who came in."""
        name, value = self.cookie
        context.add_cookies(
            [{"name": name, "value": value, "domain": "127.0.0.1", "path": urlsplit(self).path}]
        )


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing: the answer itself says where the reader is."""


def entered(lines: Iterable[str]) -> Reader:
    """Come in once by the address that was printed.

    Raises:
        ValueError: none was printed, or it lets nobody in.
    """
    found = _PRINTED.search("".join(lines))
    if found is None:
        raise ValueError("no address with a token was printed")
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay)
    try:
        opener.open(found[0], timeout=30)
    except urllib.error.HTTPError as answer:
        place = answer.headers.get("Location", "")
        name, _, value = answer.headers.get("Set-Cookie", "").partition(";")[0].partition("=")
    else:
        raise ValueError("the address that was printed leads nowhere")
    if not (place and value):
        raise ValueError("the address that was printed lets nobody in")
    reader = Reader(f"{found[0].partition('/?')[0]}{place.rstrip('/')}")
    reader.printed, reader.cookie = found[0], (name, value)
    return reader
