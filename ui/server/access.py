"""Who may come in when the reader listens to other devices: who knows the token.

The token is made at every start and shown once, in the terminal; on this computer alone
(127.0.0.1) there is none. It is asked for before the whole server, not in its pages: who is not
let in gets the page that asks (``door.html``) and nothing else, neither the reader's program nor
its websocket, files or uploads.

Who gives the token once stays admitted, in every tab and after every reload, until the server
ends. Of the ways to remember that, a cookie which the server sets was chosen:

- The token left in the address would be in the history, in bookmarks and on every photograph
  of the screen. A right one in the address is answered with the same address without it.
- What a script writes (``localStorage``, ``document.cookie``) a script can read; a cookie that
  is ``HttpOnly`` is never shown to one. It holds a digest of the token, not the token.
- ``SameSite=Lax``: no page of another site can open the reader's websocket with it, and a link
  in a message still leads in. (With ``Strict`` that link would ask for the token again.)

It cannot be ``Secure``, for there is no encryption, and a browser sends it to every port of
this computer's address: do not run servers there that you do not trust.
"""

from __future__ import annotations

import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from html import escape
from importlib.resources import files
from secrets import token_urlsafe
from string import Template
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import URL
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from translator import config
from ui.i18n import strings

PARAMETER = "token"
"""Of the address, and of the form."""
GUESSES = 10
"""Wrong tokens an address may give before it has to wait."""
WAIT = 60.0
"""Seconds without a further guess after which an address may guess again."""
_ADDRESSES = 1000
"""Whose guesses are remembered; more do not fit into the memory an attacker may take."""
_STAYS = 30 * 24 * 3600
"""Seconds a browser keeps the cookie; it opens nothing once the server has ended."""
_LONGEST = 4096
"""Bytes of a form with a token."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_token = ""


def new_token() -> str:
    """Return a token nobody guesses: 128 bits, fit for an address."""
    return token_urlsafe(16)


def require(token: str) -> None:
    """Set the token that is asked for from now on."""
    global _token
    _token = token


class Throttle:
    """Counts wrong guesses by address.

    Args:
        clock: Returns seconds, never going back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def closed(self, address: str) -> bool:
        """Say whether an address has to wait."""
        count, last = self._wrong.get(address, (0, 0.0))
        if count and self._clock() - last >= WAIT:
            del self._wrong[address]
            return False
        return count >= GUESSES

    def wrong(self, address: str) -> None:
        """Count a wrong guess."""
        count, _ = self._wrong.pop(address, (0, 0.0))
        self._wrong[address] = count + 1, self._clock()
        if len(self._wrong) > _ADDRESSES:
            self._wrong.popitem(last=False)


class AccessMiddleware:
    """Stands before the server and lets in who knows the token.

    Args:
        app: The server.
        throttle: Of wrong guesses.
    """

    def __init__(self, app: ASGIApp, throttle: Throttle | None = None) -> None:
        self._app = app
        self._throttle = throttle or Throttle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)  # start and end of the server
            return
        admitted = _admitted(HTTPConnection(scope))
        if scope["type"] == "websocket":
            go_on = self._app if admitted else WebSocketClose()
            await go_on(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = None if admitted and not _given(request) else await self._answer(request)
        await (answer or self._app)(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        """Let in who gives the token, and ask who does not."""
        given = _given(request)
        if request.method == "POST":
            given = await _sent(request)
        if not given:
            return _ask(request)
        address = request.client.host if request.client else ""
        if self._throttle.closed(address):
            return _ask(request, "access.wait", status=429)
        if not hmac.compare_digest(given.encode("utf-8", "replace"), _token.encode()):
            self._throttle.wrong(address)
            return _ask(request, "access.wrong")
        # 303: whatever came, what follows is a plain look at the same page.
        answer = RedirectResponse(_without_token(request.url), status_code=303, headers=_HEADERS)
        answer.set_cookie(
            _cookie(request), _pass(), max_age=_STAYS, path="/", httponly=True, samesite="lax"
        )
        return answer


def _cookie(connection: HTTPConnection) -> str:
    """Return the cookie's name: of this port, for two readers would overwrite each other's."""
    server = connection.scope.get("server") or ("", 0)
    return f"duizhao-{server[1]}"


def _pass() -> str:
    """Return what the cookie holds: who has it has been given the token of this start."""
    return hmac.new(_token.encode(), b"admitted", "sha256").hexdigest()


def _admitted(connection: HTTPConnection) -> bool:
    shown = connection.cookies.get(_cookie(connection), "")
    # As bytes: text with other than ASCII letters cannot be compared in constant time.
    return bool(_token) and hmac.compare_digest(shown.encode("utf-8", "replace"), _pass().encode())


def _given(request: Request) -> str:
    """Return the token of the address."""
    return request.query_params.get(PARAMETER, "").strip()


async def _sent(request: Request) -> str:
    """Return the token of the form; ``""`` if there is none, or what came is no such form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return ""
    fields = parse_qs(body.decode("utf-8", "replace"))
    return fields.get(PARAMETER, [""])[0].strip()


def _without_token(url: URL) -> str:
    """Return the path and query of an address without the token; never another host's."""
    kept = [(k, v) for k, all_ in parse_qs(url.query).items() for v in all_ if k != PARAMETER]
    path = "/" + url.path.lstrip("/")  # // would begin another host's name
    return f"{path}?{urlencode(kept)}" if kept else path


def _ask(request: Request, problem: str = "", *, status: int = 403) -> Response:
    """Return the page that asks for the token; nothing to who wants something else."""
    if "text/html" not in request.headers.get("accept", ""):
        return Response(status_code=status, headers=_HEADERS)
    language = config.read().config.language or strings.of_browser(
        request.headers.get("accept-language", "").partition(",")[0].partition(";")[0]
    )

    def say(key: str) -> str:
        return escape(strings.sentence(key, language))

    wrong = f'<p class="wrong" role="alert">{say(problem)}</p>' if problem else ""
    page = _page().substitute(
        {key: say(f"access.{key}") for key in ("what", "next", "token", "enter")},
        language=language,
        action=escape(_without_token(request.url)),
        parameter=PARAMETER,
        wrong=wrong,
    )
    return HTMLResponse(page, status_code=status, headers=_HEADERS)


@cache
def _page() -> Template:
    return Template(files("ui.server").joinpath("door.html").read_text("utf-8"))
