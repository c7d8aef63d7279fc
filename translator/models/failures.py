"""How a source can fail, and the gate before anything is written."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from translator.errors import ModelError, OutputError
from translator.errors.error_sentences import Piece, because

SPARE = 64 * 1024 * 1024
"""Bytes that must stay free beside what a download needs."""


class UnreachableError(ModelError):
    """The source did not answer, or the connection broke: another try may succeed."""


class NotOfferedError(ModelError):
    """The source answered, and does not have what the list says."""


class MismatchError(ModelError):
    """What arrived is not what was asked for; it has been deleted."""


def require_space(folder: Path, needed: int, what: Piece | str) -> None:
    """Check that ``needed`` bytes fit on the disk of ``folder`` (which may not exist yet).

    Raises:
        OutputError: they do not fit; nothing has been written.
    """
    place = folder
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < needed + SPARE:
        raise OutputError(
            "models.no-space",
            what=what,
            needed=in_words(needed + SPARE),
            folder=folder,
            free=in_words(free),
        )


def write_failed(error: OSError, path: Path) -> OutputError:
    """Return the error to raise when writing below the store failed."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return OutputError("models.disk-full", name=path.name)
    return OutputError("models.unwritable", path=path, why=because(error))


def in_words(size: int) -> str:
    """Write a number of bytes for people: ``1.1 GB``, ``9.8 MB`` (powers of 1000)."""
    value = float(size)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"
