"""The memory as a Moses corpus, and line-aligned corpora of anybody as rows of the memory.

The Chinese side is one file and the English the other; which of them is the source stands in the
file of ids, line by line. A corpus without one was translated from Chinese, unless the English
file is the one that was named.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from translator import placeholders
from translator.errors import FormatError
from translator.memory_files.memory_cells import row_of_cells
from translator.moses.line_archive import (
    IDS,
    cells_of,
    endings_of,
    ids_line,
    is_language,
    one_line,
    write_archive,
)
from translator.store.memory_flow import MemoryReading, Rows
from translator.store.memory_rows import MemoryRow
from translator.text.streamed_lines import lines_of
from translator.tmx.parse import memory_language

_STEM = "memory"
_ENDINGS = ("zh", "en")


def write_corpus(rows: Rows, stream: BinaryIO) -> int:
    """Write the memory's sentences as an archive of line-aligned files, and return how many.

    A sentence with code, a picture or anything else that memory does not know the words of is
    left out: without it the line would be no sentence. Emphasis and links are their words.
    """
    number = 0

    def spoken(language: str) -> Iterator[str]:
        for row in rows():
            if sides := _sides(row):
                yield sides[language]

    def ids() -> Iterator[str]:
        nonlocal number
        for row in rows():
            if _sides(row):
                number += 1
                yield ids_line(
                    {
                        "source_lang": row.source_language,
                        "target_lang": row.target_language,
                        "provenance": f"{row.provenance.kind} {row.provenance.signature}".strip(),
                        "created": row.provenance.created,
                        "findings": "; ".join(
                            f"{one.level.value}: {one.check}: {one.message}" for one in row.findings
                        ),
                    }
                )

    files = {ending: partial(spoken, ending) for ending in _ENDINGS}
    write_archive(stream, _STEM, {**files, IDS: ids})
    return number


def read_archive(file: BinaryIO, *, name: str) -> MemoryReading:
    """Read an archive line by line: one that was written here, for a document, or by OPUS.

    Returns:
        Its rows; going through them raises FormatError where it is no archive of two sides, or
        they are not as long as each other, EncodingError and InputError as ``lines_of``.
    """
    return MemoryReading(partial(_read_archive, file, name))


def read_beside(path: Path) -> MemoryReading:
    """Read files that lie beside one another, their names but for the endings the same.

    Args:
        path: One of the two sides.

    Returns:
        As ``read_archive``; OSError where one cannot be read.
    """
    return MemoryReading(partial(_read_beside, path))


def is_side(path: Path) -> bool:
    """Say whether a file is called as one side of a corpus is."""
    return is_language(path.suffix.removeprefix("."))


def _sides(row: MemoryRow) -> dict[str, str]:
    """Return both sides of a row by their languages; nothing where they are no sentences."""
    spoken: dict[str, str] = {}
    for tag, text in ((row.source_language, row.source), (row.target_language, row.target)):
        if any(placeholders.role(mark) == "atom" for mark in placeholders.MARK.findall(text)):
            return {}
        spoken[tag[:2].lower()] = one_line(placeholders.strip(text))
    return spoken if spoken.keys() == set(_ENDINGS) and all(spoken.values()) else {}


def _read_archive(file: BinaryIO, name: str, reading: MemoryReading) -> Iterator[MemoryRow]:
    try:
        with zipfile.ZipFile(file) as archive, ExitStack() as opened:
            members = endings_of(archive.namelist())
            streams = {
                ending: opened.enter_context(archive.open(one)) for ending, one in members.items()
            }
            yield from _rows(streams, name, reading, first="")  # type: ignore[arg-type]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise FormatError("zip.broken", name=name) from error


def _read_beside(path: Path, reading: MemoryReading) -> Iterator[MemoryRow]:
    beside = sorted(one for one in path.parent.iterdir() if one.stem == path.stem)
    found = endings_of([path.name, *(one.name for one in beside)])
    with ExitStack() as opened:
        streams = {
            ending: opened.enter_context(path.with_name(one).open("rb"))
            for ending, one in found.items()
        }
        yield from _rows(streams, path.name, reading, first=path.suffix.removeprefix("."))


def _rows(
    streams: Mapping[str, BinaryIO], name: str, reading: MemoryReading, *, first: str
) -> Iterator[MemoryRow]:
    """Yield the rows of files by their endings; ``first``: the one that was named."""
    tags = {ending: memory_language(ending) for ending in streams if ending != IDS}
    sides = {tag[:2]: ending for ending, tag in reversed(tags.items())}
    if first:
        sides[tags[first][:2]] = first
    if sides.keys() != set(_ENDINGS):
        raise FormatError("memory-file.sides", name=name)
    source, target = ("en", "zh") if tags.get(first) == "en" else ("zh", "en")
    usual = {"source_lang": tags[sides[source]], "target_lang": tags[sides[target]]}
    files = [lines_of(streams[sides[one]], name=name) for one in _ENDINGS]
    if IDS in streams:
        files.append(lines_of(streams[IDS], name=name))
    for number, found in enumerate(zip_longest(*files), start=1):
        if None in found:
            raise FormatError("memory-file.uneven", name=name, line=number)
        for metered, _ in found:
            metered.mark()
        chinese, english, *ids = (line.strip("\r\n") for _, line in found)
        said = cells_of(ids[0]) if ids else {}
        cells = usual | {key: value for key, value in said.items() if value}
        spoken = {"zh": chinese, "en": english}
        pair = (cells["source_lang"][:2].lower(), cells["target_lang"][:2].lower())
        row = None
        if set(pair) == set(_ENDINGS):
            row = row_of_cells(cells | {"source": spoken[pair[0]], "target": spoken[pair[1]]})
        if row is not None:
            yield row
        reading.left_out += row is None
