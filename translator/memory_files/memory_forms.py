"""What files the memory is written as and read from, by name, by suffix and by content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from translator.errors import FormatError, UsageError
from translator.memory_files.memory_corpus import (
    is_side,
    read_archive,
    read_beside,
    write_corpus,
)
from translator.memory_files.memory_lines import read_json_lines, write_json_lines
from translator.memory_files.memory_tables import is_table, read_table, write_table
from translator.moses.line_archive import SUFFIX
from translator.store.memory_flow import MemoryReading, Rows
from translator.store.memory_rows import MemoryRow
from translator.system.bounded_reading import refuse_device
from translator.system.metered_reading import MeteredReader
from translator.text.characters import encode
from translator.tmx.memory_file import tmx_parts
from translator.tmx.parse import stream_tmx

_LOOKED_AT = 4_096
"""Bytes at the beginning that tell what a file is."""


def _write_tmx(rows: Rows, stream: BinaryIO) -> int:
    number = 0

    def counted() -> Iterator[MemoryRow]:
        nonlocal number
        for row in rows():
            number += 1
            yield row

    for part in tmx_parts(counted()):
        stream.write(encode(part))
    return number


_WRITERS: Mapping[str, tuple[str, Callable[[Rows, BinaryIO], int]]] = {
    "tmx": (".tmx", _write_tmx),
    "tsv": (".tsv", partial(write_table, delimiter="\t")),
    "csv": (".csv", partial(write_table, delimiter=",")),
    "jsonl": (".jsonl", write_json_lines),
    "moses": (SUFFIX, write_corpus),
}
"""Name → suffix, and what writes it."""


def memory_forms() -> list[str]:
    """Return the names of what the memory can be written as."""
    return list(_WRITERS)


def form_of(path: str) -> str:
    """Return the form that a file's name asks for; TMX where it asks for none."""
    suffix = Path(path).suffix.lower()
    fitting = (name for name, (ending, _) in _WRITERS.items() if ending.endswith(suffix))
    return next(fitting, "tmx") if suffix else "tmx"


def write_memory(rows: Rows, stream: BinaryIO, form: str) -> int:
    """Write the memory, a row at a time, and return how many rows are in the file.

    Args:
        rows: The memory.
        stream: Where to; it need not go back.
        form: Of ``memory_forms()``.

    Raises:
        UsageError: there is no such form.
    """
    if form not in _WRITERS:
        raise UsageError("export.unknown", name=form, choices=", ".join(_WRITERS))
    return _WRITERS[form][1](rows, stream)


@contextmanager
def reading_memory(path: Path) -> Iterator[MemoryReading]:
    """Open a file of pairs, whatever it is: what is in it tells, and its ending for Moses.

    Args:
        path: A file, or one side of a corpus whose other side lies beside it.

    Raises:
        FormatError: it is none of these; going through the rows raises what their readers say.
        OSError: it cannot be read.
    """
    refuse_device(path)
    name = path.name
    if is_side(path):
        yield read_beside(path)
        return
    with path.open("rb") as file:
        start = file.peek()[:_LOOKED_AT]  # a pipe cannot be gone back in
        head = _text(start)
        if start.startswith(b"PK"):
            yield read_archive(file, name=name)
        elif head.startswith("{"):
            yield read_json_lines(file, name=name)
        elif is_table(head.partition("\n")[0]):
            yield read_table(file, name=name)
        elif head.startswith("<") or path.suffix.lower() == ".tmx":
            yield stream_tmx(MeteredReader(file, name=name), name=name)
        else:
            raise FormatError("memory-file.unknown", name=name)


def _text(start: bytes) -> str:
    """Return how a file begins, decoded as far as it goes."""
    wide = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(start[:2], "utf-8")
    return start.decode(wide, "replace").lstrip("\ufeff \t\r\n")
