"""Tables and JSON lines that come back (``exports.delimited``, ``exports.jsonl``).

The columns may stand in any order, and others beside them: ``id`` says which sentence a row is,
``target`` what it is now. Rows of several documents may stand in one file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from translator.document.sentence_ids import is_same, one_line, read_id
from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.returned.returned_file import (
    About,
    ReturnedFile,
    ReturnedPair,
    file_of,
    pair_of_words,
)
from translator.system.spreadsheets import unguard
from translator.system.structured_text import json_of
from translator.text.encoding import decode

_NEEDED = frozenset(("id", "target"))
_DELIMITERS = ("\t", ",", ";")
"""Spreadsheets write the third where the comma is in numbers."""
_LARGEST_CELL = 1_000_000
"""Characters; the csv module takes 131,072 by itself."""
Row = Mapping[str, str]


def is_table(head: str) -> bool:
    """Say whether the first line of a text names the columns of a table of ours."""
    return bool(_delimiter(head))


def read_table(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read TSV or CSV, in whatever encoding a spreadsheet saved it.

    Raises:
        FormatError: it is no table with the columns ``id`` and ``target``, or broken.
        EncodingError: it is no text.
    """
    return files_of(table_rows(io.StringIO(decode(data).text, newline=""), name=name))


def table_rows(lines: Iterable[str], *, name: str) -> Iterator[Row]:
    """Yield the rows of a table; raises as ``read_table``."""
    csv.field_size_limit(_LARGEST_CELL)
    waiting = iter(lines)
    head = next(waiting, "")
    delimiter = _delimiter(head)
    if not delimiter:
        raise FormatError("returned.columns", name=name)
    table = csv.reader(chain([head], waiting), delimiter=delimiter)
    try:
        columns = [cell.strip().lower() for cell in next(table)]
        for cells in table:
            if any(cells):
                yield dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise FormatError("returned.broken", name=name, line=table.line_num, why=error) from error


def read_json_lines(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read JSON lines.

    Raises:
        FormatError: a line is no JSON object.
        EncodingError: it is no text.
    """
    return files_of(json_rows(io.StringIO(decode(data).text, newline="\n"), name=name))


def json_rows(lines: Iterable[str], *, name: str) -> Iterator[Row]:
    """Yield the rows of JSON lines; raises as ``read_json_lines``."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = json_of(line)
        except ValueError as error:
            raise FormatError("returned.broken", name=name, line=number, why=error) from error
        if not isinstance(found, dict):
            raise FormatError(
                "returned.broken", name=name, line=number, why=piece("returned.object")
            )
        yield {key: value for key, value in found.items() if isinstance(value, str)}


def files_of(rows: Iterable[Row]) -> tuple[ReturnedFile, ...]:
    """Return rows (column → cell) by their document, in the order they come in."""
    documents: dict[About, list[ReturnedPair | None]] = {}
    for row in rows:
        documents.setdefault(about_of(row), []).append(pair_of(row))
    return tuple(
        file_of(about, tuple(one for one in pairs if one is not None), pairs.count(None))
        for about, pairs in documents.items()
    )


def about_of(row: Row) -> About:
    """Return which document a row is of."""
    return About(
        document=unguard(row.get("document", "")),
        sha256=row.get("sha256", ""),
        source_language=row.get("source_lang", ""),
        target_language=row.get("target_lang", ""),
    )


def pair_of(row: Row) -> ReturnedPair | None:
    """Return the pair of a row; None: it is not ours, or has no target."""
    known = read_id(row.get("id", ""))
    written = one_line(row.get("target", ""))
    if known is None or not written:
        return None
    bare = one_line(unguard(written))
    target = written if is_same(written, known.target) else bare
    return pair_of_words(known, target, source=one_line(unguard(row.get("source", ""))))


def _delimiter(head: str) -> str:
    """Return what parts the columns of a head; empty: it is no head of ours."""
    for delimiter in _DELIMITERS:
        cells: list[Any] = next(csv.reader([head.strip()], delimiter=delimiter), [])
        if {str(cell).strip().lower() for cell in cells} >= _NEEDED:
            return delimiter
    return ""
