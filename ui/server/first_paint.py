"""What is seen before the page's program is there: its shape, not a white window.

Streamlit's page is an empty shell until some megabytes of scripts have run. Its shell is sent on
with the outlines of our page inside; React replaces what stands in ``#root`` with its first
drawing. There are no words in it, so it is in every language, and no script.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_ROOT = b'<div id="root"></div>'
_TITLE = b"<title>Streamlit</title>"
_OWN_TITLE = "<title>对照 Duizhao</title>".encode()


def filled(page: bytes) -> bytes:
    """Return Streamlit's shell with the outlines in it; any other page as it is."""
    if page.count(_ROOT) != 1:
        return page
    return page.replace(_ROOT, _outlines()).replace(_TITLE, _OWN_TITLE)


@cache
def _outlines() -> bytes:
    inside = files("ui.server").joinpath("first_paint.html").read_bytes().strip()
    return b'<div id="root">' + inside + b"</div>"


class FirstPaintMiddleware:
    """Fills the shell of the pages that a server answers with.

    Args:
        app: The server.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a page that comes back is filled."""
        accepted = Headers(scope=scope).get("accept", "") if scope["type"] == "http" else ""
        if scope.get("method") != "GET" or "text/html" not in accepted:
            await self._app(scope, receive, send)
            return
        await self._app(_unpacked(scope), receive, _Filling(send))


def _unpacked(scope: Scope) -> Scope:
    """Return a request for the whole page as it is: neither packed nor a part of it."""
    dropped = (b"accept-encoding", b"range", b"if-none-match", b"if-modified-since")
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return {**scope, "headers": [one for one in headers if one[0] not in dropped]}


class _Filling:
    """Holds an answer back until it is whole, if it is a page."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if "text/html" in Headers(raw=message["headers"]).get("content-type", ""):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body", False):
                return
            page = filled(self._body)
            headers = MutableHeaders(scope=self._start)
            headers["Content-Length"] = str(len(page))
            await self._send(self._start)
            self._start = None
            message = {"type": "http.response.body", "body": page}
        await self._send(message)
