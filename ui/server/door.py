"""What the reader asks of who wants in, made anew at each start, and what lasts beyond it.

Everything of the reader lies below a folder nobody can guess, and its cookie is of that folder
(``Path=``). Browsers send cookies to every port of an address: without the folder, a page
served by another program of this computer, at another port, would be sent the reader's.

The key that folder and cookie are made of is kept in the data directory (mode 600) where the
reader is for this computer alone, so that bookmarks and open tabs stay good after a restart.
Where other devices may come in, nothing outlives the server.
"""

from __future__ import annotations

import hmac
import logging
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from secrets import token_bytes, token_urlsafe

from translator.system import paths
from translator.system.atomic import create_private, sweep_once

_log = logging.getLogger(__name__)
_KEY_FILE = "reader.key"
_KEY = 32
"""Bytes of the key."""
_FOLDER = 20
"""Characters of the folder's name: 80 bits, written in hexadecimal digits."""
TICKET_LASTS = 300.0
"""Seconds in which a ticket is good: a browser may have to start first."""


class Door:
    """Knows who is admitted.

    Args:
        hosts: What the header ``Host`` may be, with the port where it is not 80.
        key: What folder and cookie are made of.
        clock: Returns seconds, never going back.
    """

    def __init__(
        self,
        hosts: Iterable[str],
        *,
        key: bytes | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.hosts = frozenset(host.lower() for host in hosts)
        self.token = token_urlsafe(16)
        """128 bits, fit for an address; another one at each start."""
        self._key = key or token_bytes(_KEY)
        self._clock = clock
        self._tickets: dict[str, float] = {}
        self.folder = "/" + self._made_of("folder")[:_FOLDER]
        """Path that everything of the reader lies below, without a slash at the end."""
        self.admission = self._made_of("admission")
        """What the cookie holds: it tells nothing about key or token."""

    def ticket(self) -> str:
        """Return a token for one use: programs show others what address they were started with."""
        made = token_urlsafe(16)
        self._tickets[made] = self._clock() + TICKET_LASTS
        return made

    def opens(self, given: str) -> bool:
        """Say whether a token or a ticket lets in; a ticket does so once."""
        shown = given.encode("utf-8", "replace")
        for ticket, until in list(self._tickets.items()):
            if hmac.compare_digest(shown, ticket.encode()):
                del self._tickets[ticket]
                return self._clock() < until
        return hmac.compare_digest(shown, self.token.encode())

    def admits(self, cookie: str) -> bool:
        """Say whether a cookie is that of somebody who was let in."""
        # As bytes: text with other than ASCII letters cannot be compared in constant time.
        return hmac.compare_digest(cookie.encode("utf-8", "replace"), self.admission.encode())

    def _made_of(self, purpose: str) -> str:
        return hmac.new(self._key, purpose.encode(), "sha256").hexdigest()


def kept_key() -> bytes | None:
    """Return the key of this data directory, made where there is none; None: it cannot be kept."""
    path = paths.home() / _KEY_FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep_once(path.parent)
        return _read(path) or _made(path)
    except OSError as error:
        _log.info("the reader's key cannot be kept: %s", error)
        return None


def _read(path: Path) -> bytes | None:
    """Return the key of a file; one that is no key, or that others can read, is deleted."""
    try:
        found = path.read_bytes()
        private = os.name != "posix" or not path.stat().st_mode & 0o077
        if private and len(found) == _KEY:
            return found
        path.unlink()
    except FileNotFoundError:
        pass
    return None


def _made(path: Path) -> bytes | None:
    made = token_bytes(_KEY)
    try:
        create_private(path, made)
    except FileExistsError:  # another reader was quicker
        return _read(path)
    return made
