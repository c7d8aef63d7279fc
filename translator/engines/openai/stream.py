"""What a server answers: a stream of server-sent events, or one JSON text all the same.

Formats: the OpenAI API reference ("Chat completions", "Streaming") and the HTML standard's
"Server-sent events"; what llama-server, vLLM, Ollama and LM Studio send is within them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from translator.engines.openai.backoff import PassingError
from translator.errors.error_sentences import piece
from translator.system.structured_text import json_of

_LINE = 1 << 20
_ALL = 16 << 20
"""Bytes of the longest line and of the longest answer read: far above any real one."""


class Stream(Protocol):
    """The part of an HTTP response that is needed."""

    def readline(self, limit: int = ..., /) -> bytes:
        """Return a line with its end."""
        ...

    def read(self, amount: int = ..., /) -> bytes:
        """Return up to that many bytes; none at the end."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A whole answer."""

    text: str
    cut: bool
    """It ended at a limit."""
    tokens: int = 0
    """Tokens generated, where the server says it."""


class ReportedError(Exception):
    """The server says, inside an answer that began well, that it failed."""

    def __init__(self, content: Any) -> None:
        super().__init__(str(content))
        self.content = content


class _Draft:
    """An answer as far as it has come."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._parts: list[str] = []
        self._length = 0
        self.finish = ""
        self._tokens = 0

    @property
    def full(self) -> bool:
        """More than was asked for: the server does not keep to the limit."""
        return self._length > self._most

    def add(self, payload: Any) -> int:
        """Take one event, or the whole answer; return how many choices it had."""
        if not isinstance(payload, dict):
            raise PassingError(piece("server.other-json"))
        if payload.get("error"):
            raise ReportedError(payload)
        choices = payload.get("choices") or []
        if not isinstance(choices, list) or not all(isinstance(one, dict) for one in choices):
            raise PassingError(piece("server.no-list"))
        for choice in choices:
            if choice.get("index") in (0, None):
                self._take(choice)
        self._tokens = _tokens(payload) or self._tokens
        return len(choices)

    def _take(self, choice: dict[str, Any]) -> None:
        if "text" in choice:  # of ``/completions``
            content = _content(choice["text"])
        else:
            message = choice.get("delta") or choice.get("message") or {}
            if not isinstance(message, dict):
                raise PassingError(piece("server.other-message"))
            content = _content(message.get("content"))
        if not self.full:  # what is beyond the limit is not kept
            self._parts.append(content)
        self._length += len(content)
        self.finish = str(choice.get("finish_reason") or self.finish)

    def done(self) -> Answer:
        """Return the answer."""
        return Answer(
            text="".join(self._parts),
            cut=self.finish == "length" or self.full,
            tokens=self._tokens,
        )


def read(stream: Stream, *, most: int) -> Answer:
    """Read one answer to its end.

    Args:
        stream: The body of a response.
        most: Characters after which it is cut off, for a server that does not stop.

    Raises:
        PassingError: it broke off, or is not what was agreed.
        ReportedError: the server says that it failed.
    """
    first = stream.readline(_LINE)
    while first and not first.strip():
        first = stream.readline(_LINE)
    draft = _Draft(most)
    if not first.startswith((b"data:", b"event:", b"id:", b"retry:", b":")):
        if not draft.add(_parsed(first + _rest(stream))):
            raise PassingError(piece("server.no-choices"))
        return draft.done()
    ended, choices = False, 0
    for event in _events(stream, first):
        ended = event == b"[DONE]"
        if ended:
            break
        choices += draft.add(_parsed(event))
        if draft.full:
            break
    if not (ended or draft.finish or draft.full):
        raise PassingError(piece("server.cut"))
    if not choices:
        raise PassingError(piece("server.no-choices"))
    return draft.done()


def listed(content: bytes) -> tuple[list[str], frozenset[str]]:
    """Return the models of a ``GET /models`` answer and who owns them: some servers say so.

    Raises:
        PassingError: it is no such list.
    """
    payload = _parsed(content)
    entries = payload.get("data") if isinstance(payload, dict) else None
    if entries is None and isinstance(payload, dict) and payload.get("object") == "list":
        entries = []  # Ollama without a model
    if not isinstance(entries, list):
        raise PassingError(piece("server.other-models"))
    # What is not printable is no name, and is not to reach a terminal.
    models = [
        one
        for one in entries
        if isinstance(one, dict) and isinstance(one.get("id"), str) and one["id"].isprintable()
    ]
    return [one["id"] for one in models], frozenset(str(one.get("owned_by")) for one in models)


def _events(stream: Stream, first: bytes) -> Iterator[bytes]:
    """Yield the data of each event; the end of the stream ends the last one."""
    data: list[bytes] = []
    read, line = 0, first
    while line:
        read += len(line)
        if read > _ALL or (len(line) >= _LINE and not line.endswith(b"\n")):
            raise PassingError(piece("server.endless"))
        text = line.strip(b"\r\n")
        if text.startswith(b"data:"):
            data.append(text.removeprefix(b"data:").strip())
        elif not text and data:
            yield b"\n".join(data)
            data = []
        line = stream.readline(_LINE)
    if data:
        yield b"\n".join(data)


def _rest(stream: Stream) -> bytes:
    parts, size = [], 0
    while part := stream.read(_LINE):
        parts.append(part)
        size += len(part)
        if size > _ALL:
            raise PassingError(piece("server.endless"))
    return b"".join(parts)


def _parsed(content: bytes) -> Any:
    try:
        return json_of(content)
    except ValueError as error:
        start = " ".join(content[:60].decode("utf-8", "replace").split())
        raise PassingError(piece("server.no-json", start=start)) from error


def _content(content: Any) -> str:
    """Return the text of a message; nothing where the server sends null."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list):  # parts, as some servers write them
        return "".join(
            part["text"]
            for part in content
            if isinstance(part, dict) and isinstance(part.get("text"), str)
        )
    raise PassingError(piece("server.other-text"))


def _tokens(payload: dict[str, Any]) -> int:
    """Return what the server counted: ``usage``, or llama.cpp's ``timings`` in a stream."""
    for part, name in (("usage", "completion_tokens"), ("timings", "predicted_n")):
        found = payload.get(part)
        number = found.get(name) if isinstance(found, dict) else None
        if isinstance(number, int) and number > 0:
            return number
    return 0
