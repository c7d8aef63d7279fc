"""Streamlit's one page, changed on its way: language, font, style, what is seen first.

All else that the server answers passes as it is.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.server.first_paint import filled
from ui.server.font_files import headed
from ui.server.narrow_sidebar import closing
from ui.server.page_language import changed, of_page
from ui.server.page_scheme import followed
from ui.server.page_style import styled


class StreamlitPageMiddleware:
    """Stands before Streamlit and changes its page; all else passes as it is.

    Args:
        app: Streamlit's.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and change a page that answers it."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self._app(scope, receive, send)
            return
        # What is to be changed has to come, and not packed.
        unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        kept = [(name, value) for name, value in scope["headers"] if name not in unwanted]
        language = of_page(Headers(scope=scope).get("accept-language", ""))
        await self._app({**scope, "headers": kept}, receive, _changing(language, send))


def _changing(language: str, send: Send) -> Send:
    """Return ``send`` for a server whose pages are changed."""
    begun: list[Message] = []
    body: list[bytes] = []

    async def changing(message: Message) -> None:
        if message["type"] == "http.response.start":
            if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                begun.append(message)
                return
        elif begun and message["type"] == "http.response.body":
            body.append(message.get("body", b""))
            if message.get("more_body", False):
                return
            text = styled(followed(closing(headed(filled(b"".join(body).decode())))))
            page = changed(text, language).encode()
            headers = MutableHeaders(scope=begun[0])
            headers["content-length"] = str(len(page))
            headers["cache-control"] = "no-cache"
            for name in ("etag", "last-modified", "accept-ranges"):
                del headers[name]  # they are those of the file
            await send(begun[0])
            await send({"type": "http.response.body", "body": page})
            return
        await send(message)

    return changing
