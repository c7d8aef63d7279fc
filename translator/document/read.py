"""Read a file or a stream into a document, keeping its bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from translator.errors import EncodingError, InputError
from translator.errors.error_sentences import because
from translator.formats import registry
from translator.formats.base import Patient, Tell
from translator.system.bounded_reading import read_file
from translator.system.printable import printable
from translator.types import Document

LARGEST = 100_000_000
"""Bytes of the largest file read: twenty times the longest novel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """A document with the bytes it was read from."""

    document: Document
    data: bytes


def as_text(path: Path) -> str:
    """Return a path for programs; bytes in it that are no UTF-8 (old Chinese zips) become �."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def readable(path: Path) -> str:
    """Return a path for people, and for a document's name: no control character is left."""
    return printable(as_text(path))


def read(path: Path, *, encoding: str | None = None, tell: Tell | None = None) -> Original:
    """Read a file.

    Args:
        path: Of the file.
        encoding: Python codec name; None: detected.
        tell: Told of each page that takes long, before it is read.

    Raises:
        InputError: it is missing, unreadable, empty, too large or no text.
    """
    shown = readable(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise InputError("document.is-folder", name=shown)
        if size > LARGEST:
            raise InputError("document.too-large", name=shown, size=size / 1e6, most=LARGEST / 1e6)
        data = read_file(path, LARGEST)
    except OSError as error:
        raise InputError("document.unreadable", name=shown, why=because(error)) from error
    name = readable(Path(path.name))
    return read_bytes(data, name=name, shown=shown, encoding=encoding, tell=tell)


def read_bytes(
    data: bytes,
    *,
    name: str,
    shown: str | None = None,
    encoding: str | None = None,
    tell: Tell | None = None,
    address: str = "",
) -> Original:
    """Read a document that is in memory (standard input, an upload).

    Args:
        data: The whole file.
        name: File name; its suffix tells the format.
        shown: What messages call it; None: the name.
        encoding: Python codec name; None: detected.
        tell: Told of each page that takes long, before it is read.
        address: Where on the web it comes from; empty: from elsewhere, or the document says.
    """
    name = printable(name)  # an upload's, too, is shown as what it is
    chosen = registry.by_path(shown or name, data)
    try:
        if isinstance(chosen, Patient):
            document = chosen.read_telling(data, name=name, encoding=encoding, tell=tell)
        else:
            document = chosen.read(data, name=name, encoding=encoding)
    except EncodingError as error:  # it knows the bytes, not whose they are
        raise EncodingError("document.not-text", name=shown or name, problem=error) from error
    if address:
        document = replace(document, address=address)
    return Original(document=document, data=data)
