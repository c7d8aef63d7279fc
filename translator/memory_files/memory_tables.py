"""The memory as TSV or CSV, and tables of pairs of any program as rows of the memory."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from translator.errors import FormatError
from translator.memory_files.memory_cells import COLUMNS, cells_of_row, row_of_cells
from translator.store.memory_flow import MemoryReading, Rows
from translator.store.memory_rows import MemoryRow
from translator.system.spreadsheets import guard, unguard
from translator.text.characters import encode
from translator.text.streamed_lines import lines_of
from translator.tmx.parse import memory_language

_DELIMITERS = ("\t", ",", ";")
"""Spreadsheets write the third where the comma is in numbers."""
_LARGEST_CELL = 1_000_000
"""Characters; the csv module takes 131,072 by itself."""
_BOM = b"\xef\xbb\xbf"


def write_table(rows: Rows, stream: BinaryIO, *, delimiter: str) -> int:
    """Write the memory as a table with a heading; return the number of rows.

    Args:
        rows: The memory.
        stream: Where to.
        delimiter: Tab, or a comma: then it is CSV as RFC 4180 has it, with a BOM for Excel.
    """
    is_csv = delimiter == ","
    line = io.StringIO()
    writer = csv.writer(line, delimiter=delimiter, lineterminator="\r\n" if is_csv else "\n")
    stream.write(_BOM if is_csv else b"")
    writer.writerow(COLUMNS)
    number = 0
    for row in rows():
        cells = cells_of_row(row) | {"findings": _said(row)}
        writer.writerow([guard(cells[name]) for name in COLUMNS])
        stream.write(encode(line.getvalue()))
        line.seek(0)
        line.truncate()
        number += 1
    stream.write(encode(line.getvalue()))  # the heading, where there is no row
    return number


def read_table(file: BinaryIO, *, name: str) -> MemoryReading:
    """Read a table row by row.

    It needs the columns ``source``, ``target``, ``source_lang`` and ``target_lang``, in any
    order, or two columns that are called as their languages are (``zh``, ``en``; the first is the
    source). The tables of documents have them, and so have those written here.

    Returns:
        Its rows; going through them raises FormatError where columns are missing or a row is
        broken, EncodingError and InputError as ``lines_of``.
    """
    return MemoryReading(partial(_read, file, name))


def is_table(head: str) -> bool:
    """Say whether the first line of a text names the columns of a table of pairs."""
    return bool(_delimiter(head))


def _read(file: BinaryIO, name: str, reading: MemoryReading) -> Iterator[MemoryRow]:
    csv.field_size_limit(_LARGEST_CELL)
    lines = lines_of(file, name=name)
    first = next(lines, None)
    delimiter = "" if first is None else _delimiter(first[1])
    if first is None or not delimiter:
        raise FormatError("memory-file.columns", name=name)
    metered, head = first
    columns = _columns(next(csv.reader([head.strip("\r\n")], delimiter=delimiter)))
    table = csv.reader((line for _, line in lines), delimiter=delimiter)
    try:
        for cells in table:
            metered.mark()
            if not any(cells):
                continue
            row = row_of_cells(_named(columns, cells))
            if row is not None:
                yield row
            reading.left_out += row is None
    except csv.Error as error:
        line = table.line_num + 1
        raise FormatError("memory-file.broken", name=name, line=line, why=error) from error


def _delimiter(head: str) -> str:
    """Return what parts the columns of a heading; empty: it is none."""
    for delimiter in _DELIMITERS:
        cells: list[str] = next(csv.reader([head.strip("\r\n")], delimiter=delimiter), [])
        if {"source", "target"} <= set(_columns(cells)):
            return delimiter
    return ""


def _columns(heading: list[str]) -> list[str]:
    """Return what the columns are called; two languages are a source and a target."""
    names = [cell.strip().lower() for cell in heading]
    if "source" in names:
        complete = {"target", "source_lang", "target_lang"} <= set(names)
        return names if complete else []
    spoken = [(at, tag) for at, one in enumerate(names) if (tag := memory_language(one))]
    if len(spoken) != 2:
        return []
    for (at, tag), side in zip(spoken, ("source", "target"), strict=True):
        names[at] = f"{side}={tag}"
    return [one.partition("=")[0] for one in names] + [
        one.replace("=", "_lang=", 1) for one in names if "=" in one
    ]


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    """Return the cells of a row by the columns' names; what is said of all rows is said here."""
    named = {
        name: unguard(cell) for name, cell in zip(columns, cells, strict=False) if "=" not in name
    }
    said = (name.partition("=") for name in columns if "=" in name)
    return named | {name: value for name, _, value in said}


def _said(row: MemoryRow) -> str:
    """Write a row's findings in one cell."""
    return "; ".join(f"{one.level.value}: {one.check}: {one.message}" for one in row.findings)
