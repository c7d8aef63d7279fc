"""Glossaries in files: CSV, TSV and TBX, by suffix."""

from __future__ import annotations

from pathlib import Path, PurePath

from translator.errors import InputError, UsageError
from translator.errors.error_sentences import because
from translator.glossary.glossary import Glossary
from translator.glossary.tables import read_table, write_table
from translator.glossary.tbx import read_tbx, write_tbx
from translator.system.atomic import write_atomic
from translator.system.bounded_reading import read_file
from translator.text.encoding import decode

FORMATS = ("tsv", "csv", "tbx")
_LARGEST = 100 * 1024 * 1024
"""Bytes; the largest public glossaries (UNTERM, IATE exports) are below this."""


def read(path: Path, *, encoding: str | None = None) -> Glossary:
    """Read a glossary.

    Args:
        path: ``.tsv``, ``.csv``, ``.tbx``; ``.txt`` and ``.xml`` are looked at.
        encoding: Python codec name, of a table; None: detected.

    Raises:
        InputError: it cannot be read.
        FormatError: it is broken; the message has the line.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError("glossary.too-large", path=path, size=path.stat().st_size)
        data = read_file(path, _LARGEST)
    except OSError as error:
        raise InputError("glossary.unreadable", path=path, why=because(error)) from error
    return parse(data, name=path.name, encoding=encoding)


def parse(data: bytes, *, name: str, encoding: str | None = None) -> Glossary:
    """Read a glossary that is not a file of this computer's.

    Args:
        data: The whole file.
        name: With its suffix.
        encoding: As ``read`` takes it.

    Raises:
        FormatError: it is broken; the message has the line.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in (".tbx", ".xml") or data.lstrip().startswith(b"<?xml"):
        return read_tbx(data, name=name)
    text = decode(data, encoding).text.replace("\r\n", "\n").replace("\r", "\n")
    return read_table(
        text, name=name, delimiter="\t" if suffix == ".tsv" and "\t" in text else None
    )


def render(glossary: Glossary, name: str) -> bytes:
    """Return a glossary as a file's bytes; CSV with a BOM, without which Excel misreads Chinese.

    Raises:
        UsageError: there is no such format.
        FormatError: the format cannot hold a term.
    """
    if name == "tbx":
        return write_tbx(glossary)
    if name == "csv":
        return write_table(glossary, delimiter=",").encode("utf-8-sig")
    if name == "tsv":
        return write_table(glossary, delimiter="\t").encode()
    raise UsageError("glossary.no-format", name=name, choices=", ".join(FORMATS))


def write(glossary: Glossary, path: Path) -> None:
    """Write a glossary to a file in one step, in the format of its suffix.

    Raises:
        UsageError: the suffix is not one of ``FORMATS``.
        OutputError: it cannot be written.
    """
    write_atomic(path, render(glossary, path.suffix.lower().lstrip(".")))
