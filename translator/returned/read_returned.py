"""A file that comes back, whatever it is: told by what is in it, not by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from translator.errors import FormatError
from translator.returned.from_docx import read_docx
from translator.returned.from_moses import is_corpus, is_line_file, read_corpus, read_line_files
from translator.returned.from_pages import read_page
from translator.returned.from_tables import (
    is_table,
    json_rows,
    read_json_lines,
    read_table,
    table_rows,
)
from translator.returned.from_tmx import read_tmx
from translator.returned.from_xliff import read_xliff
from translator.returned.returned_file import ReturnedFile
from translator.returned.row_spool import spooled
from translator.system.bounded_reading import MEGABYTE, read_file
from translator.text.encoding import decode
from translator.text.streamed_lines import lines_of

_LOOKED_AT = 4_096
"""Bytes at the beginning that tell what a file is."""
_HELD = 16 * MEGABYTE
"""Bytes of a table up to which its encoding is looked for in all of it, not in its beginning."""


def read_returned(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read a file that was handed over, one document after the other.

    Args:
        data: XLIFF, TMX, a table, JSON lines, a Moses archive, the page or the Word document of
            both sides.
        name: For messages.

    Raises:
        FormatError: it is none of these, or broken.
        EncodingError: a table is no text.
    """
    if data.startswith(b"PK"):
        return (read_corpus if is_corpus(data) else read_docx)(data, name=name)
    head = _head(data)
    if head.startswith("{"):
        return read_json_lines(data, name=name)
    if head.startswith("<"):
        beginning = head.lower()
        if "<!doctype html" in beginning or "<html" in beginning:
            return read_page(data, name=name)
        return (read_tmx if "<tmx" in beginning else read_xliff)(data, name=name)
    if is_table(head.partition("\n")[0]):
        return read_table(data, name=name)
    raise FormatError("returned.unknown", name=name)


def read_returned_file(path: Path, *, most: int, held: int = _HELD) -> Iterable[ReturnedFile]:
    """Read a file that was handed over, and those beside it that it belongs to.

    A large table, or large JSON lines, are read row by row: they may hold any number of documents
    and have any size, and one document at a time is in memory. They are gone through once only.

    Args:
        path: The file; of a Moses corpus, any of the three.
        most: Bytes any other file may have.
        held: Bytes up to which a table is held as it is.

    Raises:
        InputError: it is too large.
        OSError: it cannot be read.
        FormatError, EncodingError: as ``read_returned``.
    """
    if is_line_file(path):
        return read_line_files(path, most=most)
    if path.is_file() and path.stat().st_size > held:
        with path.open("rb") as file:
            rows = _streamed(file, path.name)
            if rows is not None:
                return spooled(rows)
    return read_returned(read_file(path, most), name=path.name)


def _streamed(file: BinaryIO, name: str) -> Iterator[Mapping[str, str]] | None:
    """Return the rows of a table or of JSON lines as they are read; None: it is another file."""
    head = _head(file.read(_LOOKED_AT))
    file.seek(0)
    if head.startswith("{"):
        return json_rows(_marked(file, name), name=name)
    if is_table(head.partition("\n")[0]):
        return table_rows(_marked(file, name), name=name)
    return None


def _marked(file: BinaryIO, name: str) -> Iterator[str]:
    """Yield lines; what was asked for the next one has dealt with the last."""
    for metered, line in lines_of(file, name=name):
        metered.mark()
        yield line


def _head(data: bytes) -> str:
    """Return how a file begins, decoded as far as it goes."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide:  # an even number of bytes, which a spreadsheet's UTF-16 needs
        return decode(data[:_LOOKED_AT]).text.lstrip("\ufeff \t\r\n")
    return data[:_LOOKED_AT].decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
