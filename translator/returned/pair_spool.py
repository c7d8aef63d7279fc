"""Sentences of many documents put aside on disk, until those of each document are together.

A table of a whole library is sorted by whatever column somebody looked at: no document is complete
before the last row was read. And whatever the file is, what is wrong with its end has to be known
before anything is done with its beginning. So that a file of any length needs little memory, its
sentences wait in a database of their own, which SQLite deletes by itself.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, overload

from translator.returned.from_tables import about_of, pair_of
from translator.returned.returned_file import (
    About,
    Form,
    ReturnedFile,
    ReturnedPair,
    Streamed,
    file_of,
)
from translator.system.structured_text import json_of

_TOGETHER = 1_000
"""Sentences that are handed to the database at once."""
_FIELDS = tuple(ReturnedPair.__dataclass_fields__)


def spooled_rows(rows: Iterable[Mapping[str, str]]) -> Iterator[ReturnedFile]:
    """Read all rows, and return their documents in the order they begin in, one at a time.

    Args:
        rows: Column → cell. All are gone through before the first document is returned: what is
            wrong with the last row is known before anything is done with the first.

    Raises:
        sqlite3.OperationalError: the disk is full.
    """
    spool = _Spool()
    last, number = None, 0
    for row in rows:
        about = about_of(row)
        if about != last:
            last, number = about, spool.number(about)
        spool.put(number, pair_of(row))
    return spool.files()


def spooled_pieces(pieces: Iterable[Streamed]) -> Iterator[ReturnedFile]:
    """Read a file whose documents stand one behind the other; otherwise as ``spooled_rows``."""
    spool = _Spool()
    number = 1
    for piece in pieces:
        if isinstance(piece, About):
            spool.add(number, piece)
            number += 1
        else:
            spool.put(number, piece)
    return spool.files()


class _Spool:
    """The database: sentences by their document and their place in the file."""

    def __init__(self) -> None:
        # An empty name is a database in a temporary file; of that, this much is held in memory.
        # Whoever drops it last closes it, which may be another thread than the one that filled it.
        self.connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self.connection.close)
        self._waiting: list[tuple[int, int, str | None]] = []
        self._place = 0
        self.connection.executescript(
            """
            PRAGMA cache_size = -2000; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            CREATE TABLE documents (number INTEGER PRIMARY KEY, key TEXT UNIQUE, about TEXT);
            CREATE TABLE pairs (document INTEGER, place INTEGER, cells TEXT,
                                PRIMARY KEY (document, place)) WITHOUT ROWID;
            BEGIN;
            """
        )

    def number(self, about: About) -> int:
        """Return the number of the document that is described so."""
        told = _ascii(asdict(about))
        self.connection.execute(
            "INSERT OR IGNORE INTO documents (key, about) VALUES (?, ?)", (told, told)
        )
        found = self.connection.execute("SELECT number FROM documents WHERE key = ?", (told,))
        return int(found.fetchone()[0])

    def add(self, number: int, about: About) -> None:
        """Say what a document is whose sentences were put already."""
        self.connection.execute(
            "INSERT INTO documents (number, about) VALUES (?, ?)", (number, _ascii(asdict(about)))
        )

    def put(self, number: int, pair: ReturnedPair | None) -> None:
        """Put the next sentence of a document."""
        self._place += 1
        cells = None if pair is None else _ascii([getattr(pair, one) for one in _FIELDS])
        self._waiting.append((number, self._place, cells))
        if len(self._waiting) >= _TOGETHER:
            self._flush()

    def files(self) -> Iterator[ReturnedFile]:
        """Return the documents; nothing can be put any more."""
        self._flush()
        return self._files()

    def _flush(self) -> None:
        self.connection.executemany("INSERT INTO pairs VALUES (?, ?, ?)", self._waiting)
        self._waiting.clear()

    def _files(self) -> Iterator[ReturnedFile]:
        order = "SELECT number, about FROM documents ORDER BY number"
        for number, about in self.connection.execute(order):
            counted = "SELECT count(cells), count(*) FROM pairs WHERE document = ?"
            pairs, every = self.connection.execute(counted, (number,)).fetchone()
            waiting = _Waiting(spool=self, document=number, number=pairs)
            yield file_of(About(**json_of(about)), waiting, every - pairs)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Waiting(Sequence[ReturnedPair]):
    """The sentences of a document on disk, in the order of the file."""

    spool: _Spool
    document: int
    number: int

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[ReturnedPair]:
        return self._from(0)

    @overload
    def __getitem__(self, at: int) -> ReturnedPair: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ReturnedPair]: ...
    def __getitem__(self, at: int | slice) -> ReturnedPair | Sequence[ReturnedPair]:
        if isinstance(at, slice):
            return tuple(self)[at]
        return next(self._from(range(self.number)[at]))

    def _from(self, place: int) -> Iterator[ReturnedPair]:
        order = (
            "SELECT cells FROM pairs WHERE document = ? AND cells IS NOT NULL "
            "ORDER BY place LIMIT -1 OFFSET ?"
        )
        for (cells,) in self.spool.connection.execute(order, (self.document, place)):
            fields: dict[str, Any] = dict(zip(_FIELDS, json_of(cells), strict=True))
            yield ReturnedPair(**fields | {"form": Form(fields["form"])})


def _ascii(values: Sequence[object] | Mapping[str, object]) -> str:
    """Return values as JSON in ASCII, whatever is in them: SQLite takes no lone surrogates."""
    return json.dumps(values)
