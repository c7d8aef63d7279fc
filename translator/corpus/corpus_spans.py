"""What a corpus is made from, cut into spans that one worker reads and translates at a time.

    a folder → its documents, a few small ones together
    JSON lines → stretches of lines, found by reading the file once, a line at a time
    Parquet → stretches of rows, found in the file's own table of contents

How an input is cut depends on it alone, so that a command that is given again finds the same
spans, and what it finished of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, BinaryIO

from translator.document.read import readable
from translator.errors import InputError, OutputError
from translator.errors.error_sentences import because

LINES, ROWS, FILES = "lines", "rows", "files"
TABLES = {".jsonl": LINES, ".ndjson": LINES, ".parquet": ROWS}
"""Suffix → what a file of it is cut into; any other file is a document."""
SIZE = 120_000
"""Bytes of a span: about a thousand sentences, enough to fill an engine's calls, and a worker that
is killed loses a minute or two of work."""
_PIECE = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A stretch of the input."""

    kind: str
    """``files``, ``lines`` or ``rows``."""
    paths: tuple[str, ...]
    """Absolute; of lines and rows a single one."""
    names: tuple[str, ...]
    """What each is called in the corpus: its path within the input, with ``/``."""
    start: int = 0
    end: int = 0
    """Bytes of a file of lines, or rows of a table: half open."""
    first: int = 1
    """Number of the first line or row, from 1."""
    size: int = 0
    """Bytes, about: of a Parquet file they are shared out evenly."""
    alone: bool = False
    """The document was named itself, and not found in a folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorpusFile:
    """A file of the input."""

    path: Path
    name: str
    """Its path within the input, with ``/``."""
    alone: bool = False

    @property
    def kind(self) -> str:
        """What it is cut into."""
        return TABLES.get(self.path.suffix.lower(), FILES)


def tables_in(folder: Path, *, besides: Path | None = None) -> list[Path]:
    """Return a folder's files of lines and of rows, in order; hidden ones are none.

    Args:
        folder: It is searched through.
        besides: A folder of results: what lies in it is left alone.
    """
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in TABLES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not (besides is not None and path.is_relative_to(besides))
        and path.is_file()
    ]


def corpus_files(
    given: Path, documents: Sequence[Path], *, besides: Path | None
) -> list[CorpusFile]:
    """Return the files of an input, in the order of their names.

    Args:
        given: The file or folder that was named.
        documents: Those that were found in it.
        besides: A folder of results within it.
    """
    if not given.is_dir():
        return [CorpusFile(path=given, name=readable(Path(given.name)), alone=True)]
    found = sorted({*documents, *tables_in(given, besides=besides)})
    return [
        CorpusFile(path=path, name=readable(path.relative_to(given)).replace("\\", "/"))
        for path in found
    ]


def spans(files: Iterable[CorpusFile], *, size: int = SIZE) -> Iterator[Span]:
    """Cut an input into spans.

    Args:
        files: In order.
        size: Bytes of a span; a line, a row or a document is never cut.

    Raises:
        InputError: a file cannot be read, or is no Parquet.
        OutputError: Parquet cannot be read on this computer.
    """
    group: list[tuple[CorpusFile, int]] = []
    for one in files:
        try:
            if one.kind == FILES:
                group.append((one, one.path.stat().st_size))
                if one.alone or sum(bytes_ for _, bytes_ in group) >= size:
                    yield _together(group)
                    group = []
            else:
                yield from (_lines if one.kind == LINES else _rows)(one, size)
        except OSError as error:
            raise InputError(
                "document.unreadable", name=readable(one.path), why=because(error)
            ) from error
    if group:
        yield _together(group)


def _together(group: Sequence[tuple[CorpusFile, int]]) -> Span:
    return Span(
        kind=FILES,
        paths=tuple(str(one.path.absolute()) for one, _ in group),
        names=tuple(one.name for one, _ in group),
        size=sum(bytes_ for _, bytes_ in group),
        alone=group[0][0].alone,
    )


def _lines(one: CorpusFile, size: int) -> Iterator[Span]:
    with one.path.open("rb") as file:
        start = end = 0
        first = number = 1
        for length in _lengths(file):
            end += length
            number += 1
            if end - start >= size:
                yield _span(one, LINES, start, end, first, end - start)
                start, first = end, number
        if end > start:
            yield _span(one, LINES, start, end, first, end - start)


def _lengths(file: BinaryIO) -> Iterator[int]:
    """Yield the bytes of each line, with its end; a line of gigabytes is not held."""
    length = 0
    while piece := file.readline(_PIECE):
        length += len(piece)
        if piece.endswith(b"\n"):
            yield length
            length = 0
    if length:
        yield length


def _rows(one: CorpusFile, size: int) -> Iterator[Span]:
    table = open_parquet(one.path)
    groups = [table.metadata.row_group(at) for at in range(table.metadata.num_row_groups)]
    bounds = [0, *accumulate(int(group.num_rows) for group in groups)]
    for group, (begin, stop) in zip(groups, pairwise(bounds), strict=True):
        whole = max(1, int(group.total_byte_size))
        step = max(1, (stop - begin) * size // whole)
        for start in range(begin, stop, step):
            end = min(start + step, stop)
            share = whole * (end - start) // (stop - begin)
            yield _span(one, ROWS, start, end, start + 1, share)


def open_parquet(path: Path) -> Any:
    """Return a ``pyarrow.parquet.ParquetFile``.

    Raises:
        InputError: it is no Parquet.
        OutputError: pyarrow is not installed.
        OSError: it cannot be read.
    """
    parquet = require_parquet()
    import pyarrow

    try:
        return parquet.ParquetFile(path)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError) as error:
        why = str(error).partition("\n")[0]
        raise InputError("corpus.no-parquet", name=readable(path), why=why) from error


def require_parquet() -> Any:
    """Return the module ``pyarrow.parquet``.

    Raises:
        OutputError: it is not installed.
    """
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise OutputError("corpus.pyarrow") from error
    return parquet


def _span(one: CorpusFile, kind: str, start: int, end: int, first: int, size: int) -> Span:
    return Span(
        kind=kind, paths=(str(one.path.absolute()),), names=(one.name,),
        start=start, end=end, first=first, size=size,
    )  # fmt: skip
