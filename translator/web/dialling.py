"""One request to one server and its whole answer: the only module here that opens a connection.

The host's name is looked up once; what was looked up is judged and then connected to, so that no
second look can lead elsewhere (DNS rebinding). No redirect is followed here, no proxy of the
environment is used, no cookie and no password is sent, and certificates are always checked.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.message import Message

from translator.errors import InputError
from translator.errors.error_sentences import Piece, because, piece
from translator.web.public_places import is_public
from translator.web.unpacking import ASKED_FOR, Unpacker
from translator.web.web_address import WebAddress

REDIRECTS = frozenset((301, 302, 303, 307, 308))
_WHOLE = frozenset((200, 203))
_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5",
    "Accept-Encoding": ASKED_FOR,
    "Connection": "close",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much and how long."""

    connect: float = 10.0
    """Seconds to find the host, and again to be connected with it."""
    idle: float = 20.0
    """Seconds in which nothing comes."""
    whole: float = 90.0
    """Seconds until everything is there, redirects included."""
    largest: int = 20_000_000
    """Bytes of a page or file, unpacked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    data: bytes


def ask(
    address: WebAddress, *, agent: str, limits: Limits, until: float, allow_private: bool
) -> Answer:
    """Ask for a page; the answer to a redirect has no data.

    Args:
        address: Of the page.
        agent: What we call ourselves.
        limits: How much and how long.
        until: When all must be there, by ``time.monotonic``.
        allow_private: Whether addresses that are not of the internet may be asked.

    Raises:
        InputError: the host may not be asked or does not answer, or its answer is no page.
    """
    places = _places(address, limits)
    for place in places:
        if not allow_private and not is_public(place):
            raise InputError("web.private", host=address.shown, place=place)
    with _Line(address, until) as line, _told(address, line, limits):
        plain = _connected(address, places, limits)
        line.watch(plain)
        connection = http.client.HTTPConnection(address.host, address.port)
        connection.sock = line.secured(plain) if address.scheme == "https" else plain
        connection.sock.settimeout(limits.idle)
        connection.request("GET", address.target, headers={**_HEADERS, "User-Agent": agent})
        return _answer(connection.getresponse(), address, limits)


def _places(address: WebAddress, limits: Limits) -> list[str]:
    """Look a host up, in a thread: the system's own look-up knows no time limit."""
    found: list[str] = []
    failed: list[OSError] = []

    def look_up() -> None:
        try:
            known = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(one[4][0]) for one in known))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(limits.connect)
    if not found:
        cause = failed[0] if failed else TimeoutError()
        raise InputError("web.not-found", host=address.shown) from cause
    return list(found)


def _connected(address: WebAddress, places: list[str], limits: Limits) -> socket.socket:
    """Connect with the first of some addresses that answers."""
    refused: OSError = TimeoutError()
    for place in places:
        try:
            return _reached(place, address.port, limits.connect)
        except OSError as error:
            refused = error
    why: Piece | str = because(refused)
    if isinstance(refused, TimeoutError):
        why = piece("web.silent", seconds=limits.connect)
    raise InputError("web.nobody", host=address.shown, why=why, proxy=_proxy(address)) from refused


def _reached(place: str, port: int, timeout: float) -> socket.socket:
    """Connect with an address in figures: nothing is looked up."""
    one = socket.socket(socket.AF_INET6 if ":" in place else socket.AF_INET, socket.SOCK_STREAM)
    try:
        one.settimeout(timeout)
        one.connect((place, port))
    except BaseException:
        one.close()
        raise
    return one


def _proxy(address: WebAddress) -> Piece | str:
    """Return that the proxy of the environment is not used, where there is one."""
    return piece("web.no-proxy") if address.scheme in urllib.request.getproxies() else ""


class _Line:
    """The connection of one request, which is broken off when its time is over.

    Args:
        address: Who is asked.
        until: When all must be there, by ``time.monotonic``.
    """

    def __init__(self, address: WebAddress, until: float) -> None:
        self._address = address
        self._sockets: list[socket.socket] = []
        self.over = threading.Event()
        self._timer = threading.Timer(max(0.0, until - time.monotonic()), self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Line:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for one in self._sockets:
            one.close()

    def watch(self, one: socket.socket) -> None:
        """Break this off as well."""
        self._sockets.append(one)
        if self.over.is_set():
            self._end()

    def secured(self, plain: socket.socket) -> socket.socket:
        """Return the connection encrypted, with a host that has proved its name."""
        context = ssl.create_default_context()
        secured = context.wrap_socket(
            plain, server_hostname=self._address.host, do_handshake_on_connect=False
        )
        self.watch(secured)
        secured.do_handshake()
        return secured

    def _end(self) -> None:
        self.over.set()
        for one in self._sockets:
            with suppress(OSError):  # it has ended by itself
                # Of the plain class: TLS's own would wait for the other side's good-bye.
                socket.socket.shutdown(one, socket.SHUT_RDWR)


@contextmanager
def _told(address: WebAddress, line: _Line, limits: Limits) -> Iterator[None]:
    """Say in words what happened on the line."""
    host = address.shown
    try:
        yield
    except InputError as error:
        if line.over.is_set():  # and so an end is missing
            raise InputError("web.slow", host=host, seconds=limits.whole) from error
        raise
    except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
        if line.over.is_set():
            raise InputError("web.slow", host=host, seconds=limits.whole) from error
        if isinstance(error, ssl.SSLCertVerificationError):
            why = error.verify_message
            raise InputError("web.certificate", host=host, why=why) from error
        if isinstance(error, ssl.SSLError):
            raise InputError("web.tls", host=host, why=error.reason or str(error)) from error
        if isinstance(error, TimeoutError):
            raise InputError("web.quiet", host=host, seconds=limits.idle) from error
        if isinstance(error, http.client.IncompleteRead):
            raise InputError("web.cut", host=host) from error
        why_said = because(error) if isinstance(error, OSError) else type(error).__name__
        raise InputError("web.line", host=host, why=why_said) from error
    if line.over.is_set():  # what was cut off then looks like an end
        raise InputError("web.slow", host=host, seconds=limits.whole)


def _answer(response: http.client.HTTPResponse, address: WebAddress, limits: Limits) -> Answer:
    if response.status in REDIRECTS or response.status not in _WHOLE:
        return Answer(status=response.status, headers=response.headers, data=b"")
    if response.length is not None and response.length > limits.largest:
        raise InputError("web.too-large", host=address.shown, most=limits.largest / 1e6)
    coding = response.headers.get("Content-Encoding", "")
    unpacker = Unpacker(coding, most=limits.largest, host=address.shown)
    came = 0
    while part := response.read1(io.DEFAULT_BUFFER_SIZE):
        unpacker.feed(part)
        came += len(part)
        if came > limits.largest:  # packed so that nothing is in it, without an end
            raise InputError("web.too-large", host=address.shown, most=limits.largest / 1e6)
    if response.length:  # ``read1`` says nothing of what is missing
        raise http.client.IncompleteRead(b"", response.length)
    return Answer(status=response.status, headers=response.headers, data=unpacker.whole())
