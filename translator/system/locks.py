"""One process at a time works on something; the lock falls with the process that held it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from translator.system.atomic import unwritable

_LOOK_AGAIN = 0.2
"""Seconds between two tries."""


@contextlib.contextmanager
def locked(path: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file ``path`` for the length of a ``with`` block.

    Args:
        path: Made if missing; left behind, because deleting it would let two in.
        waiting: Called once if another process holds the lock.

    Raises:
        OutputError: the lock file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        told = False
        while not _try(descriptor):
            if not told:
                waiting()
                told = True
            time.sleep(_LOOK_AGAIN)
        yield
    finally:
        os.close(descriptor)  # which also gives up the lock


@contextlib.contextmanager
def free(path: Path) -> Iterator[bool]:
    """Hold an existing lock file if nobody else does; say whether it is held.

    Not for a lock this process holds already: it would not get it twice.
    """
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:  # of another user: whatever it protects is theirs
        yield False
        return
    try:
        yield _try(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
