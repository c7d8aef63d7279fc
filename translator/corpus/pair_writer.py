"""Pairs written one after the other into a file that is whole or not there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from translator.corpus.corpus_spans import open_parquet, require_parquet
from translator.corpus.pair_rows import SUFFIXES, PairRow
from translator.corpus.pair_schema import COMPRESSION, schema
from translator.errors import UsageError
from translator.exports.jsonl import json_line
from translator.store.memory_rows import MemoryRow
from translator.system.atomic import replacing
from translator.system.spreadsheets import guard
from translator.text.characters import encode
from translator.tmx.memory_file import tmx_parts
from translator.types import Provenance

Write = Callable[[PairRow], None]
_COLUMNS = ("source", "target", "source_lang", "target_lang", "document", "provenance")
_BATCH = 5000
"""Rows of a group of Parquet, and all that are held at a time."""


@contextmanager
def writing(path: Path, first: Path) -> Iterator[Write]:
    """Give a function that writes a pair; the file takes its name when the block ends.

    Args:
        path: Its suffix says what is written.
        first: The first file that is read: of Parquet, the columns are kept.

    Raises:
        OutputError: it cannot be written, or needs a package that is not installed.
        UsageError: the suffix says nothing.
    """
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        raise UsageError("corpus.no-form", name=path.name, suffixes=", ".join(SUFFIXES))
    if kind == ".parquet":
        require_parquet()
    with replacing(path) as file, ExitStack() as stack:
        if kind == ".parquet":
            yield stack.enter_context(_parquet(file, first))
        elif kind == ".tmx":
            yield stack.enter_context(_tmx(file))
        elif kind == ".tsv":
            file.write(encode("\t".join(_COLUMNS) + "\n"))
            yield lambda row: _put(file, "\t".join(map(_cell, _cells(row))) + "\n")
        else:
            yield lambda row: _put(file, json_line(fields_of(row)))


def fields_of(row: PairRow) -> dict[str, Any]:
    """Return what is written of a pair: what its file said, and its languages."""
    return dict(row.fields) | {
        "source": row.source, "target": row.target,
        "source_lang": row.source_language, "target_lang": row.target_language,
    }  # fmt: skip


def _put(file: BinaryIO, text: str) -> None:
    file.write(encode(text))


def _cells(row: PairRow) -> tuple[str, ...]:
    sides = row.source, row.target, row.source_language, row.target_language
    return (*sides, row.document, row.provenance)


def _cell(text: str) -> str:
    return guard(" ".join(text.split()))


@contextmanager
def _parquet(file: BinaryIO, first: Path) -> Iterator[Write]:
    import pyarrow as pa

    columns = open_parquet(first).schema_arrow if first.suffix.lower() == ".parquet" else schema()
    batch: list[dict[str, Any]] = []
    with require_parquet().ParquetWriter(file, columns, compression=COMPRESSION) as writer:

        def flush() -> None:
            writer.write_table(pa.Table.from_pylist(batch, schema=columns))
            batch.clear()

        def write(row: PairRow) -> None:
            batch.append(_as_columns(fields_of(row)))
            if len(batch) >= _BATCH:
                flush()

        yield write
        if batch:
            flush()


def _as_columns(fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields as the columns have them: a provenance in one cell is its kind."""
    origin = fields.get("provenance")
    said = {"provenance": {"kind": origin}} if isinstance(origin, str) else {}
    listed = {} if isinstance(fields.get("findings"), list | None) else {"findings": None}
    return fields | said | listed


@contextmanager
def _tmx(file: BinaryIO) -> Iterator[Write]:
    opening, ending = "", ""
    for part in tmx_parts(()):
        opening, ending = opening + ending, part
    _put(file, opening)

    def write(row: PairRow) -> None:
        for part in tmx_parts((_memory_row(row),), alone=True):
            _put(file, part)

    yield write
    _put(file, ending)


def _memory_row(row: PairRow) -> MemoryRow:
    said = row.fields.get("provenance")
    origin: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    return MemoryRow(
        source=row.source,
        target=row.target,
        source_language=row.source_language,
        target_language=row.target_language,
        provenance=Provenance(
            kind=row.provenance or "person",
            signature=str(origin.get("signature") or ""),
            created=str(origin.get("created") or ""),
        ),
    )
