"""Who may come in: who knows the token. It stands before the whole server, not in its pages.

Who is not let in gets the page that asks (``door.html``) and nothing else, neither the reader's
program nor its websocket, files or uploads. On this computer alone it is no different: other
people use the same computer, and any page in a browser may ask its addresses.

Who gives the token once stays admitted, in every tab and after every reload. Of the ways to
remember that, a cookie which the server sets was chosen:

- The token left in the address would be in the history, in bookmarks and on every photograph
  of the screen. A right one in the address is answered with the same address without it.
- What a script writes (``localStorage``, ``document.cookie``) a script can read; a cookie that
  is ``HttpOnly`` is never shown to one. It holds a digest (``door``), not the token.
- ``SameSite=Lax``: no page of another site can open the reader's websocket with it, and a link
  in a message still leads in. (With ``Strict`` that link would ask for the token again.)
- It is of a folder nobody can guess, because a browser sends an address's cookies to every
  port of it. It cannot be ``Secure``, for there is no encryption.

One script stands on the page that asks (``door.js``): it leads who was admitted into that
folder, whose name the reader's own page keeps for it (``localStorage`` is of this address and
port alone). So a bookmark, and the bookmarklet, need hold no secret; the cookie, which
no script can read, decides as before.

A name that leads to this computer without being one of its own (DNS rebinding) is answered
nothing, nor is a page of another origin, not even one of the same address at another port.
"""

from __future__ import annotations

import asyncio
import time
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import URL, MutableHeaders
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from ui.i18n import strings
from ui.server.door import Door
from ui.server.page_language import of_page

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
_SENT_WITHIN = 20.0
"""Seconds in which a form has to be there."""
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Referrer-Policy": "same-origin",  # with "no-referrer" the form would come from "null"
    "X-Content-Type-Options": "nosniff",
}


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
        door: Who is admitted.
        throttle: Of wrong guesses.
    """

    def __init__(self, app: ASGIApp, door: Door, throttle: Throttle | None = None) -> None:
        self._app = app
        self._door = door
        self._throttle = throttle or Throttle()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)  # start and end of the server
            return
        connection = HTTPConnection(scope)
        admitted = self._door.admits(connection.cookies.get(_cookie(connection), ""))
        if scope["type"] == "websocket":
            own = _is_own(connection, self._door) and "origin" in connection.headers
            go_on = self._app if admitted and own else WebSocketClose()
            await go_on(scope, receive, send)
            return
        request = Request(scope, receive)
        answer: Response | None = None
        if not _is_own(connection, self._door):
            answer = Response(status_code=403, headers=_HEADERS)
        elif not admitted or _given(request):
            answer = await self._answer(request)
        elif not self._is_inside(request):
            answer = RedirectResponse(self._place(request), status_code=303, headers=_HEADERS)
        if answer is not None:
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, _with_cookies_below(self._door.folder, send))

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
        if not self._door.opens(given):
            self._throttle.wrong(address)
            return _ask(request, "access.wrong")
        # 303: whatever came, what follows is a plain look at the same page.
        answer = RedirectResponse(self._place(request), status_code=303, headers=_HEADERS)
        answer.headers["Referrer-Policy"] = "no-referrer"  # this address held the token
        answer.set_cookie(
            _cookie(request),
            self._door.admission,
            max_age=_STAYS,
            path=self._door.folder,
            httponly=True,
            samesite="lax",
        )
        return answer

    def _is_inside(self, request: Request) -> bool:
        return f"{request.url.path}/".startswith(f"{self._door.folder}/")

    def _place(self, request: Request) -> str:
        """Return where the reader has what was asked for."""
        place = _without_token(request.url)
        return place if self._is_inside(request) else self._door.folder + place


def _with_cookies_below(folder: str, send: Send) -> Send:
    """Return ``send`` for a server whose own cookies, too, other ports are not sent."""

    async def narrowed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            cookies = headers.getlist("set-cookie")
            del headers["set-cookie"]
            for cookie in cookies:
                parts = [one.strip() for one in cookie.split(";")]
                kept = [one for one in parts if not one.lower().startswith("path=")]
                headers.append("set-cookie", "; ".join([*kept, f"Path={folder}"]))
        await send(message)

    return narrowed


def _is_own(connection: HTTPConnection, door: Door) -> bool:
    """Say whether a request names this reader, and comes from a person or one of its pages."""
    host = connection.headers.get("host", "").lower()
    if host not in door.hosts:
        return False
    origin = connection.headers.get("origin")
    if origin is not None and origin.lower() != f"http://{host}":
        return False
    # A link from elsewhere is followed by a person; all else asked from elsewhere is not.
    followed = connection.headers.get("sec-fetch-mode", "navigate") == "navigate"
    from_elsewhere = connection.headers.get("sec-fetch-site") in ("cross-site", "same-site")
    return followed or not from_elsewhere


def _cookie(connection: HTTPConnection) -> str:
    """Return the cookie's name: of this port, for two readers would overwrite each other's."""
    server = connection.scope.get("server") or ("", 0)
    return f"duizhao-{server[1]}"


def _given(request: Request) -> str:
    """Return the token of the address."""
    return request.query_params.get(PARAMETER, "").strip()


async def _sent(request: Request) -> str:
    """Return the token of the form; ``""`` if there is none, or what came is no such form."""
    body = b""
    try:
        async with asyncio.timeout(_SENT_WITHIN):
            async for part in request.stream():
                body += part
                if len(body) > _LONGEST:
                    return ""
    except (TimeoutError, ClientDisconnect):
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
    language = of_page(request.headers.get("accept-language", ""))

    def say(key: str) -> str:
        return escape(strings.sentence(key, language))

    wrong = f'<p class="wrong" role="alert">{say(problem)}</p>' if problem else ""
    page = _page().substitute(
        {key: say(f"access.{key}") for key in ("what", "next", "token", "enter")},
        language=language,
        action=escape(_without_token(request.url)),
        parameter=PARAMETER,
        wrong=wrong,
        script=_script(),
    )
    digest = b64encode(sha256(_script().encode()).digest()).decode()
    policy = f"{_POLICY}; script-src 'sha256-{digest}'; connect-src 'self'"
    headers = _HEADERS | {"Content-Security-Policy": policy}
    return HTMLResponse(page, status_code=status, headers=headers)


@cache
def _script() -> str:
    return files("ui.server").joinpath("door.js").read_text("utf-8")


@cache
def _page() -> Template:
    return Template(files("ui.server").joinpath("door.html").read_text("utf-8"))
