"""What a page asks beside Streamlit: answered at once, without a run of its script.

A run makes all of a surface anew, and waits for the run before it: for the card of a word, which
changes nothing, that is most of the time somebody waits for it. Who has no answer here sends what
is asked as any other action.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from translator.errors import TranslatorError
from translator.system.structured_text import json_of

Json = dict[str, Any]
LONGEST = 16_384
"""Bytes of a question at most."""
_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Offer:
    """Answers the questions of one page, as long as somebody holds it.

    Args:
        answer: Called in threads; None: there is no answer.
    """

    def __init__(self, answer: Callable[[Json], Json | None]) -> None:
        self.answer = answer


_offers: WeakValueDictionary[str, Offer] = WeakValueDictionary()


def offer(name: str, answer: Callable[[Json], Json | None]) -> Offer:
    """Answer what a page asks; whoever keeps the page keeps what is returned.

    Args:
        name: Of the page: one nobody can guess.
        answer: As ``Offer`` takes it.
    """
    made = _offers[name] = Offer(answer)
    return made


def route(folder: str) -> Route:
    """Return what takes the questions.

    Args:
        folder: Path that the reader lies below.
    """
    return Route(f"{folder}/answers/{{name}}", _answer, methods=["POST"])


async def _answer(request: Request) -> Response:
    found = _offers.get(request.path_params["name"])
    asked = await _asked(request) if found is not None else None
    told = await run_in_threadpool(found.answer, asked) if found and asked is not None else None
    if told is None:
        return Response(status_code=404, headers=_HEADERS)
    return JSONResponse(told, headers=_HEADERS)


async def _asked(request: Request) -> Json | None:
    """Return a question; None: it is none, or too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return None
    try:
        asked = json_of(body.decode("utf-8"))
    except (TranslatorError, UnicodeDecodeError, ValueError):
        return None
    return asked if isinstance(asked, dict) else None
