"""Files read up to a size: a device that never ends, or a file of gigabytes, fills no memory.

The bytes are counted as they come: what a file says of its own size is not believed (devices and
pipes have none, and a file grows). Devices are refused before they are opened.
"""

from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from translator.errors import InputError

MEGABYTE = 1_000_000
SETTINGS = 4 * MEGABYTE
"""Bytes of the largest file a person writes by hand or Duizhao for itself: settings, lists."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def read_file(path: Path, most: int) -> bytes:
    """Return a file's bytes.

    Args:
        path: A regular file, or a pipe.
        most: How many it may have.

    Raises:
        InputError: it is a device, or has more.
        OSError: it cannot be read.
    """
    refuse_device(path)
    with path.open("rb") as file:
        return read_stream(file, most, shown=str(path))


def read_text_file(path: Path, most: int, *, encoding: str = "utf-8") -> str:
    """Return a file's text, every line end a line feed.

    Raises:
        InputError: as ``read_file``.
        OSError: it cannot be read.
        UnicodeDecodeError: it is not in that encoding.
    """
    text = read_file(path, most).decode(encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_device(path: Path) -> None:
    """Refuse a device: it may have no end, and reading may do something.

    Raises:
        InputError: it is one.
        OSError: it cannot be looked at.
    """
    mode = path.stat().st_mode
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode):
        raise InputError("file.device", path=path)


def read_stream(stream: BinaryIO | _Readable, most: int, *, shown: object) -> bytes:
    """Return what is left of a stream, which may be one that unpacks.

    Args:
        stream: Open for reading bytes.
        most: How many it may have.
        shown: What messages call it.

    Raises:
        InputError: it has more.
        OSError: it cannot be read.
    """
    held = read_and_one_more(stream, most)
    if len(held) > most:
        raise InputError("file.too-large", path=shown, most=most / MEGABYTE)
    return held


def read_and_one_more(stream: BinaryIO | IO[bytes] | _Readable, most: int) -> bytes:
    """Return what is left of a stream, up to ``most`` bytes; one more if it has more.

    A stream may give less at once than it is asked for, and one that unpacks is never asked
    for all of what it may hold.

    Raises:
        OSError: it cannot be read.
    """
    held = bytearray()
    while part := stream.read(min(io.DEFAULT_BUFFER_SIZE, most + 1 - len(held))):
        held += part
    return bytes(held)
