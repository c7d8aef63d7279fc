"""Rows of many documents put aside on disk, until those of each document are together.

A table of a whole library is sorted by whatever column somebody looked at: no document is complete
before the last row was read. So that a file of any length needs no more memory than its largest
document, the rows wait in a database of their own, which SQLite deletes by itself.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from translator.returned.from_tables import ABOUT, USED, document_of
from translator.returned.returned_file import ReturnedFile
from translator.system.structured_text import json_of

_TOGETHER = 1_000
"""Rows that are handed to the database at once."""


def spooled(rows: Iterable[Mapping[str, str]]) -> Iterator[ReturnedFile]:
    """Read all rows, and return their documents in the order they begin in, one at a time.

    Args:
        rows: Column → cell. All are gone through before the first document is returned: what is
            wrong with the last row is known before anything is done with the first.

    Raises:
        sqlite3.OperationalError: the disk is full.
    """
    # An empty name is a database in a temporary file; of that, this much is held in memory.
    connection = sqlite3.connect("", isolation_level=None)
    try:
        connection.executescript(
            """
            PRAGMA cache_size = -2000; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE documents (number INTEGER PRIMARY KEY, about TEXT UNIQUE);
            CREATE TABLE rows (document INTEGER, place INTEGER, cells TEXT,
                               PRIMARY KEY (document, place)) WITHOUT ROWID;
            BEGIN;
            """
        )
        _fill(connection, rows)
    except BaseException:
        connection.close()
        raise
    return _documents(connection)


def _fill(connection: sqlite3.Connection, rows: Iterable[Mapping[str, str]]) -> None:
    waiting: list[tuple[int, int, str]] = []
    last, number = "", 0
    for place, row in enumerate(rows):
        about = json.dumps([row.get(one, "") for one in ABOUT])  # in ASCII, whatever was in it
        if about != last:
            connection.execute("INSERT OR IGNORE INTO documents (about) VALUES (?)", (about,))
            found = connection.execute("SELECT number FROM documents WHERE about = ?", (about,))
            last, (number,) = about, found.fetchone()
        waiting.append((number, place, json.dumps([row.get(one, "") for one in USED])))
        if len(waiting) >= _TOGETHER:
            _put(connection, waiting)
    _put(connection, waiting)


def _put(connection: sqlite3.Connection, waiting: list[tuple[int, int, str]]) -> None:
    connection.executemany("INSERT INTO rows VALUES (?, ?, ?)", waiting)
    waiting.clear()


def _documents(connection: sqlite3.Connection) -> Iterator[ReturnedFile]:
    with closing(connection):
        order = "SELECT number, about FROM documents ORDER BY number"
        for number, about in connection.execute(order):
            cells = connection.execute(
                "SELECT cells FROM rows WHERE document = ? ORDER BY place", (number,)
            )
            rows = (dict(zip(USED, json_of(one), strict=True)) for (one,) in cells)
            yield document_of(json_of(about), rows)
