"""Files of any length read piece by piece: what is held of one at a time stays small.

Whoever reads says after each thing it has dealt with (``mark``) that this is done. What goes on
for too long without is no row, no unit and no line of anybody: a file made to fill the memory.
"""

from __future__ import annotations

import io
from typing import Any

from translator.errors import InputError
from translator.system.bounded_reading import MEGABYTE

LARGEST = 8_000 * MEGABYTE
"""Bytes of the largest file that is gone through: some ten million pairs."""
WINDOW = 16 * MEGABYTE
"""Bytes of one row, unit or line, and of what may stand between two of them."""


class MeteredReader(io.RawIOBase):
    """A stream whose bytes are counted as they come, whatever the file says of its size."""

    def __init__(self, stream: Any, *, name: str) -> None:
        """Count from here on.

        Args:
            stream: Open for reading bytes; the caller closes it.
            name: For messages.
        """
        self._stream, self._name = stream, name
        self._read = self._marked = 0

    def mark(self) -> None:
        """Say that what was read so far is dealt with."""
        self._marked = self._read

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer as far as there is something.

        Raises:
            InputError: more comes than there may be, in all or since the last mark.
            OSError: it cannot be read.
        """
        piece: bytes = self._stream.read(len(buffer))
        self._read += len(piece)
        if self._read > LARGEST:
            raise InputError("file.too-large", path=self._name, most=LARGEST / MEGABYTE)
        if self._read - self._marked > WINDOW:
            raise InputError("file.no-rows", path=self._name, most=WINDOW / MEGABYTE)
        buffer[: len(piece)] = piece
        return len(piece)
