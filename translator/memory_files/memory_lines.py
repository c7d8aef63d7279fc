"""The memory as JSON lines, and JSON lines of pairs as rows of the memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.memory_files.memory_cells import cells_of_row, row_of_cells
from translator.store.memory_flow import MemoryReading, Rows
from translator.store.memory_rows import MemoryRow
from translator.system.structured_text import json_of
from translator.text.characters import encode
from translator.text.streamed_lines import lines_of


def write_json_lines(rows: Rows, stream: BinaryIO) -> int:
    """Write the memory, an object a line, and return how many (``docs/memory.md``)."""
    number = 0
    for row in rows():
        fields: dict[str, object] = {name: cell for name, cell in cells_of_row(row).items() if cell}
        fields["provenance"] = {
            "kind": row.provenance.kind,
            "signature": fields.pop("signature", ""),
            "created": fields.pop("created", ""),
        }
        fields["findings"] = [
            {"check": one.check, "level": one.level.value, "message": one.message}
            for one in row.findings
        ]
        # U+2028 and U+2029 end a line for some readers: written as escapes.
        line = json.dumps(fields, ensure_ascii=False)
        line = line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        stream.write(encode(f"{line}\n"))
        number += 1
    return number


def read_json_lines(file: BinaryIO, *, name: str) -> MemoryReading:
    """Read lines that were written here or for a document (``exports.jsonl``).

    Returns:
        Their rows; going through them raises FormatError where a line is no object, EncodingError
        and InputError as ``lines_of``.
    """
    return MemoryReading(partial(_read, file, name))


def _read(file: BinaryIO, name: str, reading: MemoryReading) -> Iterator[MemoryRow]:
    for number, (metered, line) in enumerate(lines_of(file, name=name), start=1):
        metered.mark()
        if not line.strip():
            continue
        try:
            found = json_of(line)
        except ValueError as error:
            raise FormatError("memory-file.broken", name=name, line=number, why=error) from error
        if not isinstance(found, dict):
            why = piece("returned.object")
            raise FormatError("memory-file.broken", name=name, line=number, why=why)
        row = row_of_cells(_cells(found))
        if row is not None:
            yield row
        reading.left_out += row is None


def _cells(found: dict[str, Any]) -> dict[str, str]:
    cells = {name: value for name, value in found.items() if isinstance(value, str)}
    if isinstance(origin := found.get("provenance"), dict):
        said = {name: value for name, value in origin.items() if isinstance(value, str)}
        cells |= {
            "provenance": said.get("kind", ""),
            "signature": said.get("signature", ""),
            "created": said.get("created", ""),
        }
    return cells
