"""A model on loopback that knows the sentences of the walks, and waits when it is told to.

It speaks as much of the OpenAI interface as the reader asks for. What it says of a sentence is
written in ``data/journeys.tsv``, so that the walks look the same each time; it is no measure of
any model.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from journey_files import pairs
from rapidfuzz import fuzz, process

_FENCED = re.compile(r"<text>\n(.*)\n</text>", re.DOTALL)
_LONGEST_WAIT = 120
"""Seconds a sentence is held back at most."""


class Model:
    """What a walk decides."""

    def __init__(self, port: int) -> None:
        self.name = f"openai:journeys@http://127.0.0.1:{port}"
        self._allowed = threading.Semaphore(0)
        self.open = threading.Event()
        """Every sentence is answered at once."""

    def allow(self, sentences: int) -> None:
        """Answer so many sentences and then wait."""
        for _ in range(sentences):
            self._allowed.release()

    def wait(self) -> None:
        """Wait until a sentence may be answered."""
        for _ in range(20 * _LONGEST_WAIT):
            if self.open.is_set() or self._allowed.acquire(timeout=0.05):
                return


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *words: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer({"object": "list", "data": [{"id": "journeys", "owned_by": "us"}]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
        self.server.model.wait()  # type: ignore[attr-defined]
        users = [one["content"] for one in asked["messages"] if one["role"] == "user"]
        fenced = _FENCED.search(users[-1])
        message = {"role": "assistant", "content": says(fenced[1] if fenced else users[-1])}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._answer({"choices": [choice], "usage": {"completion_tokens": 7}})

    def _answer(self, payload: object) -> None:
        content = json.dumps(payload, ensure_ascii=False).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def says(asked: str) -> str:
    """Return the translation of the sentence that is most like what is asked.

    What is certain is written into a source before a model sees it, so it need not be the same.
    """
    known = pairs()
    found = process.extractOne(asked.strip(), list(known), scorer=fuzz.ratio)
    return known[found[0]]


@contextmanager
def answering() -> Iterator[Model]:
    """Run the model."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    model = Model(server.server_address[1])
    server.model = model  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.open.set()
        server.shutdown()
        thread.join()
        server.server_close()
