"""One request to a server and its response: what goes over the line, and nothing else.

No redirect is followed, no proxy of the environment is used, nothing is logged. Time is
limited between two pieces of an answer, never for the whole of it: a slow model is no fault.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from translator.engines.openai.backoff import PassingError
from translator.engines.openai.http_failures import failure
from translator.engines.openai.server import Key, Server, is_loopback
from translator.errors import EngineError
from translator.errors.error_sentences import because, piece

_ERROR_READ = 16_384
"""Bytes read of an answer that says what is wrong."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeouts:
    """How long the other side may be silent, in seconds."""

    connect: float = 10.0
    idle: float = 120.0
    """Also the first piece: a server may load its model, or have others to answer first."""


class UnreachableError(PassingError):
    """Nobody listens there."""


class StoppedError(EngineError):
    """The call this request belongs to has failed or was interrupted."""


class UnderWay:
    """The requests of one call, which can be broken off together."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()

    def stop(self) -> None:
        """Break off what is under way; whoever waits or begins afterwards gets an error."""
        self._stopped.set()
        with self._lock:
            for one in self._sockets:
                with suppress(OSError):  # it has ended by itself
                    # Of the plain class: TLS's own would wait for the other side's good-bye.
                    socket.socket.shutdown(one, socket.SHUT_RDWR)

    def check(self) -> None:
        """Raise ``StoppedError`` where the call is over."""
        if self._stopped.is_set():
            raise StoppedError("server.broken-off")

    def pause(self, seconds: float) -> None:
        """Wait, or raise ``StoppedError`` as soon as the call is over."""
        self._stopped.wait(seconds)
        self.check()

    @contextmanager
    def watched(self, one: socket.socket) -> Iterator[None]:
        """Let ``stop`` reach a connection."""
        with self._lock:
            self._sockets.add(one)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._sockets.discard(one)


@contextmanager
def exchange(
    server: Server,
    path: str,
    *,
    key: Key,
    timeouts: Timeouts,
    under_way: UnderWay,
    body: dict[str, Any] | None = None,
    models: tuple[str, ...] = (),
) -> Iterator[http.client.HTTPResponse]:
    """Send a request and hand over the response, whose status is 200.

    Args:
        server: Who is asked.
        path: Below the server's own, as ``/models``.
        key: What it is shown.
        timeouts: How long it may be silent.
        under_way: Where the request can be broken off.
        body: Sent as JSON; None: a GET.
        models: What the server is known to have, for messages.

    Raises:
        PassingError: trying again may help; also while the response is being read.
        EngineError: it will not.
    """
    connection = _connection(server, timeouts.connect)
    try:
        with _told(server, timeouts):
            line = _connected(connection, server)
            line.settimeout(timeouts.idle)
            with under_way.watched(line):
                try:
                    connection.request(
                        "GET" if body is None else "POST",
                        server.path + path,
                        None if body is None else json.dumps(body, ensure_ascii=False).encode(),
                        _headers(key, sends=body is not None),
                    )
                    response = connection.getresponse()
                    if response.status != http.client.OK:
                        raise failure(
                            response.status,
                            response.headers,
                            response.read(_ERROR_READ),
                            server=server,
                            key=key,
                            models=models,
                        )
                    yield response
                except (OSError, http.client.HTTPException, ValueError, AttributeError):
                    under_way.check()  # we broke it off ourselves
                    raise
    finally:
        connection.close()


def _connection(server: Server, timeout: float) -> http.client.HTTPConnection:
    if server.scheme == "https":
        return http.client.HTTPSConnection(
            server.host, server.port, timeout=timeout, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(server.host, server.port, timeout=timeout)


def _connected(connection: http.client.HTTPConnection, server: Server) -> socket.socket:
    try:
        connection.connect()
    except ssl.SSLCertVerificationError as error:
        raise EngineError(
            "server.certificate", server=server.origin, why=error.verify_message
        ) from error
    except OSError as error:
        raise UnreachableError(piece("server.nobody", why=because(error))) from error
    line: socket.socket = connection.sock
    if server.loopback and not is_loopback(str(line.getpeername()[0])):
        raise EngineError("server.elsewhere", host=server.host, address=line.getpeername()[0])
    return line


def _headers(key: Key, *, sends: bool) -> dict[str, str]:
    headers = {"Accept": "application/json, text/event-stream", "User-Agent": "duizhao"}
    if sends:
        headers["Content-Type"] = "application/json"
    if key.value:
        headers["Authorization"] = f"Bearer {key.value}"
    return headers


@contextmanager
def _told(server: Server, timeouts: Timeouts) -> Iterator[None]:
    """Say in words what happened on the line."""
    try:
        yield
    except TimeoutError as error:
        raise PassingError(piece("server.quiet", seconds=timeouts.idle)) from error
    except http.client.IncompleteRead as error:
        raise PassingError(piece("server.cut")) from error
    except (OSError, http.client.HTTPException) as error:
        why = because(error) if isinstance(error, OSError) else str(error) or type(error).__name__
        raise PassingError(piece("server.line", why=why)) from error
