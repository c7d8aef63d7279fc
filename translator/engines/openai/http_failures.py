"""What a server's refusals mean: which pass, which stay, and what a person can do.

Statuses: RFC 9110 sections 15.4 to 15.6, RFC 6585 (429); ``Retry-After``: RFC 9110, 10.2.3.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from email.message import Message
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from translator.engines.openai.backoff import PassingError
from translator.engines.openai.server import KEY, PREFIX, Key, Server
from translator.errors import EngineError
from translator.errors.error_sentences import Piece, piece
from translator.system.structured_text import json_of

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
"""Statuses after which the same request may succeed; 529 is what overloaded clouds send."""
_NO_CREDIT = "insufficient_quota"
"""OpenAI's 429 that no waiting mends."""
_SHOWN = 200
"""Characters of a server's own words in a message."""
_MODELS_SHOWN = 8
_STEPS = {400: "step.http-400", 404: "step.http-404", 413: "step.http-413"}
"""What to do about a status; about any other, what ``step.http-other`` says."""


class RefusedError(EngineError):
    """The server refuses, and will do so again.

    Args:
        key: As in every error.
        code: Status of the response.
        said: The server's own words.
        fields: As in every error.
    """

    def __init__(self, key: str, /, *, code: int, said: str, **fields: object) -> None:
        super().__init__(key, **fields)
        self.status = code
        self.said = said


def failure(
    status: int,
    headers: Message,
    content: bytes,
    *,
    server: Server,
    key: Key,
    models: Sequence[str] = (),
) -> PassingError | RefusedError:
    """Return the error that a response of another status than 200 stands for.

    Args:
        status: Of the response.
        headers: Of the response.
        content: Its body, or the beginning of it.
        server: Who was asked.
        key: What it was shown; taken out of what is said.
        models: What the server is known to have.
    """
    said, code = _words(content)
    if key.value:
        said = said.replace(key.value, "…")
    if 300 <= status < 400:
        return RefusedError(
            "server.redirected",
            code=status,
            said=said,
            server=server.base,
            address=_shown(headers.get("Location", "nowhere")),
            prefix=PREFIX,
        )
    if status in PASSING and code != _NO_CREDIT:
        return PassingError(
            piece("server.passing", status=_titled(status), words=_after(said)),
            after=_retry_after(headers),
        )
    return RefusedError(
        "server.refused",
        code=status,
        said=said,
        server=server.base,
        status=_titled(status),
        words=_after(said),
        next=_step(status, key, models),
    )


def reported(payload: Any, *, server: Server, key: Key) -> PassingError | RefusedError:
    """Return the error that an answer stands for which turned into one on its way."""
    error = payload.get("error") if isinstance(payload, dict) else None
    status = error.get("code") if isinstance(error, dict) else None
    if not isinstance(status, int) or not 400 <= status < 600:
        status = 500
    content = json.dumps(payload, ensure_ascii=False).encode()
    return failure(status, Message(), content, server=server, key=key)


def _after(said: str) -> Piece | str:
    """Return a server's own words as they follow what it answered."""
    return piece("server.words", words=said.rstrip(".")) if said else ""


def _step(status: int, key: Key, models: Sequence[str]) -> Piece:
    if status in (401, 403):
        if key.value:
            return piece("step.key-wrong", variable=key.variable)
        return piece("step.key-wanted", variable=KEY)
    left = len(models) - _MODELS_SHOWN
    more = piece("server.has-more", number=left) if left > 0 else ""
    names = ", ".join(_shown(name) for name in models[:_MODELS_SHOWN])
    has = piece("server.has", names=names, more=more) if models else ""
    return piece(_STEPS.get(status, "step.http-other"), models=has)


def _titled(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _words(content: bytes) -> tuple[str, str]:
    """Return what an error says, on one line, and its code."""
    text = content.decode("utf-8", "replace")
    code = ""
    try:
        payload = json_of(text)
    except ValueError:
        title = re.search(r"<title[^>]*>(.*?)</title>", text, re.IGNORECASE | re.DOTALL)
        text = title[1] if title else re.sub(r"<[^>]*>", " ", text)
    else:
        error = payload.get("error", payload) if isinstance(payload, dict) else payload
        if isinstance(error, dict):
            code = str(error.get("code") or error.get("type") or "")
            error = error.get("message") or error.get("detail") or error
        text = error if isinstance(error, str) else json.dumps(error, ensure_ascii=False)
    return _shown(text), code


def _shown(text: str) -> str:
    """Return a stranger's words without line ends and without what steers a terminal."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return clean if len(clean) <= _SHOWN else clean[:_SHOWN] + "…"


def _retry_after(headers: Message) -> float | None:
    """Return the seconds a server asks for: a number, or a date against its own clock."""
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", value):
        return float(value)
    try:
        until, now = parsedate_to_datetime(value), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
