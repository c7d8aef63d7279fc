"""The lines of a text file of any length, in whatever encoding a program saved it."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from translator.errors import FormatError
from translator.system.metered_reading import MeteredReader
from translator.text.encoding import decode

_HEAD = 1 << 16
"""Bytes in which the encoding is looked for."""
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def lines_of(file: BinaryIO, *, name: str) -> Iterator[tuple[MeteredReader, str]]:
    """Yield each line with its end, and the stream it comes from, for marking.

    Only a line feed ends a line, with or without a carriage return before it: what stands in a
    quoted cell may hold any other sign.

    Args:
        file: Open for reading bytes, at its beginning; it need not go back.
        name: For messages.

    Raises:
        EncodingError: it is no text.
        FormatError: it is no more from some line on.
        InputError: as ``MeteredReader``.
    """
    metered = MeteredReader(file, name=name)
    stream = io.BufferedReader(metered, _HEAD)
    head = bytes(stream.peek(_HEAD)[:_HEAD])
    encoding = _encoding(head)
    reader = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    number = 0
    try:
        for line in reader:
            number += 1
            yield metered, line.removeprefix("\ufeff") if number == 1 else line
    except UnicodeDecodeError as error:
        raise FormatError("memory-file.broken", name=name, line=number + 1, why=error) from error


def _encoding(head: bytes) -> str:
    """Return the encoding of a file that begins so."""
    for mark, wide in _WIDE:
        if head.startswith(mark):
            return wide
    whole = head[: head.rfind(b"\n") + 1] or head  # a character may be cut at the end
    found = decode(whole).encoding
    return "gb18030" if found == "cp936" else found
