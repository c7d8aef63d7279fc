"""Tar files as models travel in: read in bounded pieces, whatever their headers claim.

``tarfile`` reads an extended header whole into memory, and its size is what the file says;
and it unpacks what is compressed without being asked.
"""

from __future__ import annotations

import gzip
import stat
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from translator.errors import InputError, ModelError
from translator.errors.error_sentences import because
from translator.models.failures import UnreachableError
from translator.models.verified import CHUNK

TOP = "duizhao-model"
_MOST = 4 * CHUNK
"""Bytes that may be read in one go: our own headers are a few hundred."""
_GZIP = b"\x1f\x8b"


class _Bounded:
    """A file that refuses to be read in large pieces."""

    def __init__(self, file: BinaryIO | gzip.GzipFile) -> None:
        self._file = file

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes.

        Raises:
            ReadError: too many at once.
        """
        if not 0 <= size <= _MOST:
            raise tarfile.ReadError("a header is larger than any")
        return self._file.read(size)

    def seek(self, position: int, whence: int = 0, /) -> int:
        return self._file.seek(position, whence)

    def tell(self) -> int:
        return self._file.tell()


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """Open a tar file, plain or compressed with gzip.

    Raises:
        InputError: it cannot be read, or is no regular file.
        TarError, EOFError: it is damaged.
    """
    try:
        stream = _stream(path)
    except OSError as error:
        raise InputError("file.unreadable", path=path, why=because(error)) from error
    with stream, tarfile.open(fileobj=_Bounded(stream), mode="r:") as archive:  # type: ignore[call-overload]
        yield archive


def _stream(path: Path) -> BinaryIO | gzip.GzipFile:
    if not stat.S_ISREG(path.stat().st_mode):
        raise InputError("archive.nothing", path=path)
    with path.open("rb") as start:
        compressed = start.read(2) == _GZIP
    return gzip.open(path) if compressed else path.open("rb")


def is_ours(path: Path) -> bool:
    """Say whether a file is a tar file at all; what is cut off or compressed otherwise is not."""
    try:
        with opened(path):
            return True
    except (tarfile.TarError, EOFError, OSError):
        return False  # whoever reads it as something else says so


def member_of(archive: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    """Return a member's content.

    Raises:
        ModelError: it is no file.
    """
    source = archive.extractfile(member)
    if source is None:
        raise ModelError("archive.no-file", name=member.name)
    return source


def readable(path: Path) -> BinaryIO:
    """Open a file of the store.

    Raises:
        UnreachableError: it cannot be read.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise UnreachableError("models.unreadable", path=path, why=because(error)) from error
