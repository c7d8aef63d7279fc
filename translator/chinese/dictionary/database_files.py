"""The databases made of dictionaries, as files: written beside their names, opened only whole."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock

from translator.chinese.dictionary import seal
from translator.errors import OutputError
from translator.system.atomic import set_apart


@contextmanager
def writing(database: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """Give an empty database to fill; it gets its name when the block ends.

    Two processes may do it at once: each writes its own, and the last one stays.

    Args:
        database: Where it shall stand; its folder is made.
        schema: Statements that make its tables.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        with (
            set_apart(database) as apart,
            closing(sqlite3.connect(apart)) as connection,
            connection,
            _uncollected(),
        ):
            connection.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;{schema}"
            )
            yield connection
    except (OSError, sqlite3.Error) as error:
        raise OutputError("dictionary.unwritable", path=database, why=error) from error


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert rows of as many values as the table has columns (its name is one of ours)."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    connection.execute(statement, first)
    connection.executemany(statement, rows)


def open_whole(database: Path, make: Callable[[], None], lock: Lock) -> sqlite3.Connection:
    """Open a database for reading from several threads; make it where it is not there or damaged.

    Args:
        database: The file.
        make: Writes it.
        lock: Held while it is looked through and made: who comes second finds what the first made.

    Raises:
        OutputError: it cannot be written; also what ``make`` raises.
    """
    with lock:
        if not seal.is_whole(database):
            _make(database, make)
    try:
        return _open(database)
    except sqlite3.DatabaseError:  # damaged on the disk: all of it can be made again
        _make(database, make)
        return _open(database)


def _make(database: Path, make: Callable[[], None]) -> None:
    make()
    seal.seal(database)


def _open(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{database.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
    )
    connection.execute("SELECT count(*) FROM sqlite_master")  # it opens the file only now
    return connection


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away: it would walk through a million tuples for nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
