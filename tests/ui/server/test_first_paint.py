"""Before the page's program is there, its outlines are; nothing else of an answer changes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import streamlit
from starlette.types import Message, Receive, Scope, Send

from ui.server.first_paint import FirstPaintMiddleware, filled

SHELL = b'<title>Streamlit</title><body><div id="root"></div></body>'


def answered(
    parts: list[bytes], *, kind: str = "text/html", accept: str = "text/html", method: str = "GET"
) -> tuple[dict[bytes, bytes], bytes, list[bytes]]:
    """Return headers and body of an answer, and the names of the headers the server was given."""
    asked: list[bytes] = []
    heard: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        asked.extend(name for name, _ in scope["headers"])
        headers = [(b"content-type", kind.encode()), (b"content-length", b"58")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, part in enumerate(parts, 1):
            more = number < len(parts)
            await send({"type": "http.response.body", "body": part, "more_body": more})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        heard.append(message)

    given = [(b"accept", accept.encode()), (b"accept-encoding", b"gzip"), (b"if-none-match", b"x")]
    scope = {"type": "http", "method": method, "headers": given}
    asyncio.run(FirstPaintMiddleware(app)(scope, receive, send))
    body = b"".join(one["body"] for one in heard[1:])
    return dict(heard[0]["headers"]), body, asked


def test_streamlits_shell_is_the_one_that_is_filled() -> None:
    shell = Path(streamlit.__file__).parent.joinpath("static", "index.html").read_bytes()
    page = filled(shell)
    assert b"dz-first" in page and "<title>对照 Duizhao</title>".encode() in page
    assert page.count(b"<script") == shell.count(b"<script")


def test_a_page_that_comes_in_parts_is_filled_and_its_length_is_right() -> None:
    headers, body, asked = answered([SHELL[:30], SHELL[30:]])
    assert b"dz-first" in body
    assert int(headers[b"content-length"]) == len(body)
    assert asked == [b"accept"]  # neither packed nor "you have it already"


@pytest.mark.parametrize(
    "how",
    [{"kind": "text/javascript"}, {"accept": "*/*"}, {"method": "POST"}],
)
def test_all_else_goes_through_as_it_is(how: dict[str, str]) -> None:
    assert answered([SHELL], **how)[1] == SHELL  # type: ignore[arg-type]


def test_a_page_of_another_shape_stays_as_it_is() -> None:
    assert filled(b"<p>another</p>") == b"<p>another</p>"
