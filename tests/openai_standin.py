"""A server on loopback that speaks the OpenAI interface, and misbehaves when told to."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.standins import word_by_word

Behaviour = Callable[["Handler"], None]
_FENCED = re.compile(r"<text>\n(.*)\n</text>", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    """Names in lower case."""
    body: dict[str, Any]

    @property
    def text(self) -> str:
        """The source inside the fence."""
        users = [one["content"] for one in self.body["messages"] if one["role"] == "user"]
        found = _FENCED.search(users[-1])
        assert found is not None
        return found[1]


class StandIn:
    """What a test decides and looks at."""

    def __init__(self, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.models = ["model-a"]
        self.owner = "someone"
        self.script: list[Behaviour] = []
        """How the next chats are answered, one each; then well."""
        self.listing: list[Behaviour] = []
        """The same for the list of models."""
        self.always: Behaviour | None = None
        """How every chat is answered."""
        self.chats: list[Asked] = []
        self.lists: list[Asked] = []
        self.over = threading.Event()
        """The test has ended: nothing waits any longer."""
        self.broken_off = threading.Event()
        """Somebody who waited for an answer went away."""
        self.lock = threading.Lock()

    @property
    def name(self) -> str:
        return f"openai:model-a@{self.base}"


class Handler(BaseHTTPRequestHandler):
    """Answers as the script says."""

    protocol_version = "HTTP/1.1"
    asked: Asked

    @property
    def standin(self) -> StandIn:
        return self.server.standin  # type: ignore[attr-defined, no-any-return]

    def log_message(self, format: str, *words: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._record({}, self.standin.lists)
        with self.standin.lock:
            behaviour = self.standin.listing.pop(0) if self.standin.listing else None
        if behaviour is not None:
            behaviour(self)
            return
        data = [{"id": name, "owned_by": self.standin.owner} for name in self.standin.models]
        self.whole({"object": "list", "data": data})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        self._record(json.loads(self.rfile.read(length)), self.standin.chats)
        with self.standin.lock:
            behaviour = self.standin.script.pop(0) if self.standin.script else None
        (behaviour or self.standin.always or good)(self)

    def _record(self, body: dict[str, Any], where: list[Asked]) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.asked = Asked(path=self.path, headers=headers, body=body)
        with self.standin.lock:
            where.append(self.asked)

    def raw(
        self, content: bytes, *, status: int = 200, kind: str = "application/json", **headers: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def whole(self, payload: Any, *, status: int = 200, **headers: str) -> None:
        self.raw(json.dumps(payload, ensure_ascii=False).encode(), status=status, **headers)

    def stream(self, *events: Any, end: bool = True, line: str = "\n") -> None:
        """Send events in chunks; without ``end`` the connection breaks after them."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for event in events:
            data = event if isinstance(event, str) else json.dumps(event, ensure_ascii=False)
            self.chunk(f"data: {data}{line}{line}".encode())
        if end:
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.close_connection = True

    def chunk(self, content: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(content), content))
        self.wfile.flush()


def piece(text: str | None, finish: str | None = None) -> dict[str, Any]:
    """Return one event of a streamed answer."""
    return {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]}


def answer(text: Any, finish: str | None = "stop") -> dict[str, Any]:
    """Return a whole answer."""
    message = {"role": "assistant", "content": text}
    return {
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"completion_tokens": 7},
    }


def good(handler: Handler) -> None:
    """Translate word by word, streamed in pieces."""
    text = word_by_word(handler.asked.text)
    half = len(text) // 2
    handler.stream(
        piece(None), piece(text[:half]), piece(text[half:]), piece(None, "stop"), "[DONE]"
    )


def whole(handler: Handler) -> None:
    """Ignore that a stream was asked for."""
    handler.whole(answer(word_by_word(handler.asked.text)))


def status(code: int, payload: Any = None, **headers: str) -> Behaviour:
    """Refuse."""
    return lambda handler: handler.whole(
        payload or {"error": {"message": f"this is {code}"}}, status=code, **headers
    )


def says(text: Any, finish: str | None = "stop") -> Behaviour:
    """Give this answer, whole."""
    return lambda handler: handler.whole(answer(text, finish))


def body(content: bytes, *, kind: str = "application/json", code: int = 200) -> Behaviour:
    """Give these bytes."""
    return lambda handler: handler.raw(content, kind=kind, status=code)


def half(handler: Handler) -> None:
    """Announce more bytes than are sent, and go."""
    handler.raw(b'{"choices": [{"index"', Content_Length="400")
    handler.close_connection = True


def cut_stream(handler: Handler) -> None:
    """Break off between two events."""
    handler.stream(piece("The river"), end=False)


def cut_event(handler: Handler) -> None:
    """Break off inside an event, whose end is announced."""
    handler.stream(piece("The river"), end=False)
    handler.wfile.write(b'80\r\ndata: {"choices": [{"ind')


def gone(handler: Handler) -> None:
    """Close without a word."""
    handler.close_connection = True


def hang(handler: Handler) -> None:
    """Say nothing until the test is over."""
    handler.standin.over.wait(60)
    handler.close_connection = True


def hang_within(handler: Handler) -> None:
    """Begin, and then say nothing."""
    handler.stream(piece("The river"), end=False)
    hang(handler)


@contextmanager
def serving() -> Iterator[StandIn]:
    """Run a server for a test."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *words: None  # type: ignore[method-assign]  # they break off
    standin = StandIn(server.server_address[1])
    server.standin = standin  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        standin.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
