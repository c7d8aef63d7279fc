"""What runs and what must be closed: other processes by number, and our own resources."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self


class Closing:
    """Closes itself when a ``with`` statement ends."""

    def close(self) -> None:
        """Free what is held; closing twice is harmless."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


_ROUNDED = 2.0
"""Seconds by which a time written in whole seconds and the kernel's may differ."""


def alive(process: int, *, seen: float | None = None) -> bool:
    """Say whether a process runs on this machine (True if unknowable).

    A number is given again to another program: after a restart of the machine or of a
    container, often to the very next one.

    Args:
        process: Its number.
        seen: When it was known to run, in seconds since 1970; a process of this number that
            began later is another one. None: the number alone counts.
    """
    if process <= 0:
        return False
    if os.name == "nt":
        return True  # there, signal 0 would end the process instead of asking for it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's
    if seen is None:
        return True
    start = began(process)
    return start is None or start <= seen + _ROUNDED


def began(process: int) -> float | None:
    """Return when a process began, in seconds since 1970; None where the system does not say.

    Source: proc(5), ``/proc/PID/stat`` field 22 and ``btime`` of ``/proc/stat``; Linux alone
    has them.
    """
    try:
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        lines = Path("/proc/stat").read_bytes().splitlines()
        boot = next(int(line.split()[1]) for line in lines if line.startswith(b"btime "))
        return boot + int(fields[19]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, StopIteration):
        return None
