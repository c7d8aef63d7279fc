"""Whether a database that was made of a dictionary is still what was written.

Beside each stands a file with its size and checksum. A flipped bit in SQLite's own structure
would end a look-up in an error, one in a text would show a wrong word, and all of it can be made
again: so whoever opens such a database asks here first, and has a damaged one made anew. CRC-32
is against accidents, as of a disk; who may write here may also write the dictionary.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import zlib
from pathlib import Path

from translator.errors import OutputError
from translator.system.atomic import write_atomic
from translator.system.file_kinds import is_file

_log = logging.getLogger(__name__)
_CHUNK = 1 << 20
SUFFIX = ".sum"


def seal(database: Path) -> None:
    """Note what a database holds, now that it is whole."""
    try:
        write_atomic(_seal(database), _sum(database).encode())
    except (OSError, OutputError) as error:  # then it is looked through at each start
        _log.info("the checksum of %s cannot be kept: %s", database, error)


def is_whole(database: Path) -> bool:
    """Say whether a database is there and holds what was written.

    One without a checksum, of an older version, is looked through by SQLite.
    """
    if not is_file(database):
        return False
    try:
        kept = _seal(database).read_text(encoding="ascii")
        return kept == _sum(database)
    except FileNotFoundError:
        return _looks_whole(database)
    except (OSError, ValueError) as error:  # it cannot be read, or its checksum cannot
        _log.info("%s cannot be checked: %s", database, error)
        return False


def _seal(database: Path) -> Path:
    return database.with_name(f"{database.name}{SUFFIX}")


def _sum(database: Path) -> str:
    size = value = 0
    with database.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            value = zlib.crc32(chunk, value)
    return f"{size} {value:08x}\n"


def _looks_whole(database: Path) -> bool:
    try:
        address = f"{database.resolve().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
