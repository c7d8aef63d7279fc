"""Connections that send nothing, or half a request, keep nobody out.

uvicorn waits for ever for the rest of a request, and where the system has no more descriptors,
asyncio prints a traceback for each that is refused. Here a request has to be whole in time, and
of those that are not yet, only so many are kept: the oldest goes first, so that who has
something to ask is heard.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEADERS_WITHIN = 10.0
"""Seconds for the first line and the headers of a request, the first or a later one."""
WAITING = 128
"""Connections that may be without a whole request at once. A browser opens six, and asks."""
CONNECTIONS = 512
"""Connections at once, of every kind; well below the descriptors that a process has (1024)."""

ACCEPTED = 128
"""Connections that asyncio takes in one go, before the first of them is looked at. It takes as
many as may queue; with uvicorn's 2048, a server that was busy would run out of descriptors."""


class LimitedProtocol(H11Protocol):
    """uvicorn's protocol, which closes what does not ask."""

    _waiting: ClassVar[OrderedDict[LimitedProtocol, asyncio.TimerHandle]] = OrderedDict()
    """Of all connections, the oldest first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request; one connection too many is closed."""
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS and not self._drop_oldest():
            transport.abort()
            return
        self._wait()
        if len(self._waiting) > WAITING:
            self._drop_oldest()

    def data_received(self, data: bytes) -> None:
        """Take what came; whether the headers are whole is seen afterwards."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE or self.transport.is_closing():
            self._done_waiting()
        elif self not in self._waiting:
            self._wait()  # the beginning of a further request

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._done_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting[self] = self.loop.call_later(HEADERS_WITHIN, self._too_late)

    def _done_waiting(self) -> None:
        if (timer := self._waiting.pop(self, None)) is not None:
            timer.cancel()

    def _too_late(self) -> None:
        self._done_waiting()
        self.transport.abort()

    def _drop_oldest(self) -> bool:
        """Close the connection that has been without a request longest; say if there was one."""
        if not self._waiting:
            return False
        next(iter(self._waiting))._too_late()
        return True


def options() -> dict[str, Any]:
    """Return what uvicorn is told besides where it listens.

    Beyond the limits, it says no more about what strangers send than what went wrong here.
    """
    return {
        "http": LimitedProtocol,
        "backlog": ACCEPTED,
        "ws": "websockets-sansio",  # as Streamlit asks for
        "ws_ping_interval": 30,
        "ws_ping_timeout": 30,
        "ws_max_size": 200_000_000,  # Streamlit's server.maxMessageSize
        "ws_per_message_deflate": False,
        "timeout_keep_alive": 15,
        "timeout_graceful_shutdown": 3,
        "access_log": False,
        "log_level": "error",
        "use_colors": False,
        "server_header": False,
        "lifespan": "on",
    }
