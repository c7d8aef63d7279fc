"""The texts of a span: documents as they lie there, or one field of each line or row.

What cannot be read is named, never passed over: a line that is no JSON, a row without the field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.corpus.corpus_spans import FILES, LINES, Span, open_parquet
from translator.document.read import LARGEST
from translator.errors import InputError, TranslatorError
from translator.errors.error_sentences import because
from translator.system.bounded_reading import read_file
from translator.system.structured_text import json_of

_BATCH = 4096
"""Rows of a Parquet file that are looked at together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One text of a corpus."""

    name: str
    """Of its file within the input; of a line or row with its number: ``news.jsonl:17``."""
    data: bytes
    """The file's, or the text in UTF-8."""
    plain: bool
    """It is a text without markup, and not a file whose name tells its format."""
    record: str = ""
    """What the line or row calls itself (``id``); empty: nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A part of the input that could not be read, and why."""

    name: str
    error: TranslatorError


@dataclass(frozen=True, kw_only=True, slots=True)
class SpanTexts:
    """What a span holds."""

    texts: tuple[Text, ...]
    broken: tuple[Broken, ...]

    def digest(self, settings: str) -> str:
        """Return the id of this content under some settings: 32 hexadecimal digits.

        Names belong to the content: the same sentence in two documents is two pairs.
        """
        hashed = hashlib.sha256(settings.encode())
        for one in self.texts:
            for part in (one.name.encode(), one.record.encode(), one.data):
                hashed.update(len(part).to_bytes(8, "big"))
                hashed.update(part)
        for wrong in self.broken:
            hashed.update(f"\0{wrong.name}\0{wrong.error.key}".encode())
        return hashed.hexdigest()[:32]


def read_span(span: Span, field: str) -> SpanTexts:
    """Read a span.

    Args:
        span: As ``corpus_spans`` cut it.
        field: Of a line or a row, the field or column that holds the text.

    Raises:
        InputError: a file of lines or rows is not there any more.
    """
    path = Path(span.paths[0])
    try:
        if span.kind == FILES:
            found = list(_documents(span))
        elif span.kind == LINES:
            found = list(_lines(span, path, field))
        else:
            found = list(_rows(span, path, field))
    except OSError as error:
        raise InputError("document.unreadable", name=span.names[0], why=because(error)) from error
    return SpanTexts(
        texts=tuple(one for one in found if isinstance(one, Text)),
        broken=tuple(one for one in found if isinstance(one, Broken)),
    )


def _documents(span: Span) -> Iterator[Text | Broken]:
    for path, name in zip(span.paths, span.names, strict=True):
        try:
            yield Text(name=name, data=read_file(Path(path), LARGEST), plain=False)
        except TranslatorError as error:
            yield Broken(name=name, error=error)
        except OSError as error:
            problem = InputError("document.unreadable", name=name, why=because(error))
            yield Broken(name=name, error=problem)


def _lines(span: Span, path: Path, field: str) -> Iterator[Text | Broken]:
    with path.open("rb") as file:
        file.seek(span.start)
        left, number = span.end - span.start, span.first
        while left > 0 and (line := file.readline(min(left, LARGEST))):
            left -= len(line)
            length = len(line)
            while left > 0 and not line.endswith(b"\n"):  # larger than any document
                line = file.readline(min(left, LARGEST))
                left -= len(line)
                length += len(line)
            name = f"{span.names[0]}:{number}"
            number += 1
            if length > LARGEST:
                problem = InputError(
                    "document.too-large", name=name, size=length / 1e6, most=LARGEST / 1e6
                )
                yield Broken(name=name, error=problem)
            elif line.strip():
                yield _line(name, line, field)


def _line(name: str, line: bytes, field: str) -> Text | Broken:
    try:
        row = json_of(line)
    except (ValueError, RecursionError) as error:  # no UTF-8 is a ValueError, too
        return Broken(name=name, error=InputError("corpus.no-json", name=name, why=str(error)))
    if not isinstance(row, dict):
        return Broken(name=name, error=InputError("corpus.no-object", name=name))
    return _text(name, row.get(field), row.get("id"), field)


def _rows(span: Span, path: Path, field: str) -> Iterator[Text | Broken]:
    table = open_parquet(path)
    columns = [column for column in (field, "id") if column in table.schema_arrow.names]
    if field not in columns:
        for row in range(span.start, span.end):
            name = f"{span.names[0]}:{row + 1}"
            yield Broken(name=name, error=InputError("corpus.no-field", name=name, field=field))
        return
    for at, batch in _batches(table, span, columns):
        for after, cells in enumerate(batch, at + 1):
            name = f"{span.names[0]}:{after}"
            yield _text(name, cells[field], cells.get("id"), field)


def _batches(
    table: Any, span: Span, columns: Sequence[str]
) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Yield the rows of a span with the number of the first; a span lies in one row group."""
    at = 0
    for number in range(table.metadata.num_row_groups):
        rows = table.metadata.row_group(number).num_rows
        if at + rows <= span.start:
            at += rows
            continue
        for batch in table.iter_batches(_BATCH, row_groups=[number], columns=list(columns)):
            first, last = max(span.start - at, 0), min(span.end - at, batch.num_rows)
            if first < last:
                yield at + first, batch.slice(first, last - first).to_pylist()
            at += batch.num_rows
            if at >= span.end:
                return


def _text(name: str, text: object, record: object, field: str) -> Text | Broken:
    if text is None:
        return Broken(name=name, error=InputError("corpus.no-field", name=name, field=field))
    if not isinstance(text, str):
        return Broken(name=name, error=InputError("corpus.no-text", name=name, field=field))
    if not text.strip():
        return Broken(name=name, error=InputError("corpus.empty", name=name, field=field))
    called = str(record) if isinstance(record, str | int) else ""
    data = text.encode("utf-8", "surrogatepass")  # reading refuses it, in its own words
    return Text(name=name, data=data, plain=True, record=called)
