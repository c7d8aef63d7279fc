"""CC-CEDICT's text: its lines read into entries, plain or compressed.

The form is described at https://cc-cedict.org/wiki/format:syntax; version 2 of it, which
writes the pinyin of an entry in double brackets and without spaces, is read too.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from translator.errors import FormatError, InputError
from translator.lazy_regex import lazy_regex
from translator.system.bounded_reading import read_stream, refuse_device
from translator.types import Entry

UNKNOWN = "xx5"
"""What CC-CEDICT writes for a syllable nobody knows (https://cc-cedict.org/wiki/syntax): of Korean
and Japanese characters, signs and placeholders. It is no sound, and is never shown."""

_LINE = lazy_regex(r"(\S+) (\S+) \[(?:\[([^\]]*)\]|([^\]]*))\] /(.*)/\s*")
_SYLLABLE_ENDS = lazy_regex(r"(?<=[1-5])[-\s]*(?=[A-Za-z])")
_GZIP = b"\x1f\x8b"
_LIMIT = 64 << 20
"""Bytes of text at most: six times CC-CEDICT, so that no file fills the memory."""


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    """Read CC-CEDICT's text.

    Args:
        lines: ``傳統 传统 [chuan2 tong3] /tradition/traditional/``; comments begin with #.

    Raises:
        FormatError: a line is neither an entry nor a comment.
    """
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        found = _LINE.fullmatch(line.rstrip("\r\n"))
        if found is None:
            raise FormatError("dictionary.no-entry", line=number, text=line.strip()[:60])
        yield Entry(
            traditional=found[1],
            simplified=found[2],
            pinyin=found[4] if found[3] is None else spaced(found[3]),
            meanings=tuple(found[5].split("/")),
        )


def lines_of(text: str) -> Iterator[str]:
    """Return the lines of a text one by one: a list of them may be many times its size."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def spaced(pinyin: str) -> str:
    """Write a space between syllables: ``yi1mo2-yi1yang4`` → ``yi1 mo2 yi1 yang4``."""
    return _SYLLABLE_ENDS.sub(" ", pinyin.replace(" : ", ":"))


def known(pinyin: str) -> str:
    """Return an entry's pinyin, or nothing where a syllable of it is unknown."""
    return "" if UNKNOWN in pinyin and UNKNOWN in pinyin.lower().split() else pinyin


def read_text(path: Path) -> str:
    """Return the text of a dictionary file, which may be compressed with gzip.

    Raises:
        InputError: it is a device.
        FormatError: it is not UTF-8, is damaged, or is far too large.
        OSError: it cannot be read.
    """
    refuse_device(path)
    with path.open("rb") as file:
        compressed = file.read(2) == _GZIP
    try:
        with gzip.open(path) if compressed else path.open("rb") as file:
            data = read_stream(file, _LIMIT, shown=path)
    except InputError as error:
        raise FormatError("dictionary.too-large", path=path, size=_LIMIT >> 20) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FormatError("dictionary.damaged", path=path, why=error) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(
            "dictionary.not-utf8", path=path, line=line, offset=error.start
        ) from error
