"""A file that comes back, whatever it is: told by what is in it, not by its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from translator.returned.from_tmx import read_tmx, stream_tmx
from translator.returned.from_xliff import read_xliff, stream_xliff
from translator.returned.pair_spool import spooled_pieces, spooled_rows
from translator.returned.returned_file import ReturnedFile
from translator.system.bounded_reading import MEGABYTE, read_file
from translator.system.metered_reading import MeteredReader
from translator.text.encoding import decode
from translator.text.streamed_lines import lines_of

_LOOKED_AT = 4_096
"""Bytes at the beginning that tell what a file is."""
_HELD = 16 * MEGABYTE
"""Bytes of a file up to which it is held; of a table, its encoding is then looked for in all of
it, not in its beginning."""


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
        if _is_page(head):
            return read_page(data, name=name)
        return (read_tmx if _is_tmx(head) else read_xliff)(data, name=name)
    if is_table(head.partition("\n")[0]):
        return read_table(data, name=name)
    raise FormatError("returned.unknown", name=name)


def read_returned_file(path: Path, *, most: int, held: int = _HELD) -> Iterable[ReturnedFile]:
    """Read a file that was handed over, and those beside it that it belongs to.

    Large XLIFF, TMX, tables and JSON lines are read piece by piece: they may hold any number of
    documents and have any size, and their sentences wait on the disk. They are gone through once
    only, and to their end before the first document is returned.

    Args:
        path: The file; of a Moses corpus, any of the three.
        most: Bytes any other file may have.
        held: Bytes up to which each of these is held as it is.

    Raises:
        InputError: it is too large.
        OSError: it cannot be read.
        FormatError, EncodingError: as ``read_returned``.
    """
    if is_line_file(path):
        return read_line_files(path, most=most)
    if path.is_file() and path.stat().st_size > held:
        with path.open("rb") as file:
            streamed = _streamed(file, path.name)
            if streamed is not None:
                return streamed
    return read_returned(read_file(path, most), name=path.name)


def _streamed(file: BinaryIO, name: str) -> Iterable[ReturnedFile] | None:
    """Return what a file holds that can be read piece by piece; None: it cannot."""
    head = _head(file.read(_LOOKED_AT))
    file.seek(0)
    if head.startswith("{"):
        return spooled_rows(json_rows(_marked(file, name), name=name))
    if head.startswith("<") and not _is_page(head):
        reads = stream_tmx if _is_tmx(head) else stream_xliff
        return spooled_pieces(reads(MeteredReader(file, name=name), name=name))
    if is_table(head.partition("\n")[0]):
        return spooled_rows(table_rows(_marked(file, name), name=name))
    return None


def _is_page(head: str) -> bool:
    beginning = head.lower()
    return "<!doctype html" in beginning or "<html" in beginning


def _is_tmx(head: str) -> bool:
    return "<tmx" in head.lower()


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
