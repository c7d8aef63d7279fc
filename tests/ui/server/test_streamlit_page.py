"""Streamlit's page comes whole, in the reader's language, with its outlines; all else untouched."""

from __future__ import annotations

from typing import Any

import pytest

from ui.server.streamlit_page import StreamlitPageMiddleware

PAGE = (
    '<!DOCTYPE html>\n<html lang="en">\n  <head>\n<title>Streamlit</title></head>'
    '<body><div id="root"></div></body></html>\n'
)


def answered(
    body: bytes = PAGE.encode(), kind: str = "text/html; charset=utf-8", **asked: str
) -> tuple[dict[str, str], str, dict[str, str]]:
    """Ask an app that answers this; return headers and body, and what the app was asked."""
    sent: list[Any] = []
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        headers = [(b"content-type", kind.encode()), (b"etag", b"x"), (b"content-length", b"9")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body[:40], "more_body": True})
        await send({"type": "http.response.body", "body": body[40:]})

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("nothing is read")

    headers = [(key.replace("_", "-").encode(), one.encode()) for key, one in asked.items()]
    scope: Any = {"type": "http", "headers": headers}
    coroutine = StreamlitPageMiddleware(app)(scope, receive, send)
    with pytest.raises(StopIteration):  # without a loop: playwright's may run in this thread
        coroutine.send(None)
    first, *rest = sent
    told = {key.decode(): one.decode() for key, one in first["headers"]}
    given = {key.decode(): one.decode() for key, one in seen[0]["headers"]}
    return told, b"".join(one["body"] for one in rest).decode(), given


def test_the_page_is_sent_in_the_language_the_browser_asks_for() -> None:
    told, page, _ = answered(accept="text/html,*/*", accept_language="zh-TW,en;q=0.8")
    assert '<html lang="zh-Hant">' in page
    assert "<title>对照 Duizhao</title>" in page
    assert page.index("<script>") < page.index("<title>")
    assert told["content-length"] == str(len(page.encode()))
    assert told["cache-control"] == "no-cache"
    assert "etag" not in told
    assert "dz-first" in page


def test_a_page_is_asked_for_whole_and_as_text() -> None:
    asked = {"accept": "text/html", "accept_encoding": "gzip", "if_none_match": "x", "range": "a"}
    assert set(answered(**asked)[2]) == {"accept"}


def test_what_is_no_page_passes_as_it_is() -> None:
    told, body, asked = answered(accept="*/*", accept_encoding="gzip")
    assert (body, told["etag"], asked["accept-encoding"]) == (PAGE, "x", "gzip")
    told, body, _ = answered(kind="text/css", accept="text/html")
    assert (body, told["etag"]) == (PAGE, "x")
