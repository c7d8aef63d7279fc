"""What a server asks of the network, written down as it happens."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

_EVENTS = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def record(path: str) -> None:
    """Write every connection, datagram and name asked for to a file, a line each.

    Python's own audit events tell of them (https://docs.python.org/3/library/audit_events.html),
    so that no library can be forgotten. The file says first that it is being written.
    """
    place = Path(path)
    place.write_text("recording\n", "utf-8")

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _EVENTS:
            return
        asked = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
        with place.open("a", encoding="utf-8") as file:
            file.write(f"{event} {asked[0] if isinstance(asked, tuple) else asked}\n")

    sys.addaudithook(hook)


def left_the_machine(path: Path) -> list[str]:
    """Return the lines that tell of something beyond this computer.

    Raises:
        ValueError: nothing was recorded: an empty list would prove nothing.
    """
    first, *lines = path.read_text("utf-8").splitlines() or [""]
    if first != "recording":
        raise ValueError(f"{path} is no recording.")
    own = {"127.0.0.1", "::1", "localhost", "None", ""}
    return [line for line in lines if line.partition(" ")[2] not in own]
