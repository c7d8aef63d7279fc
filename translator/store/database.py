"""The SQLite file: opened, brought up to date, locked, copied and checked."""

from __future__ import annotations

import contextlib
import itertools
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from translator.errors import StoreError
from translator.errors.error_sentences import because, piece
from translator.store import text_index
from translator.store.damage import damaged_rows
from translator.store.schema import APPLICATION_ID, MIGRATIONS
from translator.system.processes import Closing

_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)
PATIENCE = 10.0
"""Seconds to wait for another process before giving up."""

_MANY = 20_000
"""Sentences of memory from which on indexing them takes so long that it is said."""

_opened = itertools.count()
_CONDITIONS = {
    sqlite3.SQLITE_BUSY: "library.busy",
    sqlite3.SQLITE_LOCKED: "library.busy",
    sqlite3.SQLITE_FULL: "library.full",
    sqlite3.SQLITE_READONLY: "library.read-only",
    sqlite3.SQLITE_CANTOPEN: "library.cannot-open",
    sqlite3.SQLITE_PERM: "library.may-not",
    sqlite3.SQLITE_NOTADB: "library.not-a-library",
    sqlite3.SQLITE_CORRUPT: "library.damaged",
    sqlite3.SQLITE_IOERR: "library.disk",
}
"""The error of each of SQLite's result codes."""


class Database(Closing):
    """One connection, used by one thread at a time; other processes have their own.

    Reads and writes of several threads take turns; a write is a transaction that is on the
    disk when it returns.
    """

    def __init__(self, path: Path, *, patience: float = PATIENCE) -> None:
        """Open the file, making it and its folder where there is none.

        Args:
            path: The SQLite file.
            patience: Seconds to wait for other processes.

        Raises:
            StoreError: it cannot be opened, is no library, is damaged, or is newer than this.
        """
        self.path = path
        self._patience = patience
        self._lock = threading.RLock()
        self._number = next(_opened)
        self._aside: set[tuple[str, int]] = set()
        with self._explained():
            # The library holds what a person reads: closed to other users from the start.
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    "library.no-folder", folder=path.parent, why=because(error)
                ) from error
            self.connection = self._connect()
            try:
                self._prepare()
            except BaseException:
                self.connection.close()
                raise

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        with self._lock:
            self.connection.close()

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for reading one consistent state."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a transaction: all of it is kept, or nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def mark(self) -> tuple[int, int, int]:
        """Return what is another one after any change of the file; it takes microseconds.

        What is read after it may be newer than it, and is never older. Other connections' changes
        are told by SQLite (https://sqlite.org/pragma.html#pragma_data_version), our own counted.
        """
        with self.read() as connection:
            others = int(connection.execute("PRAGMA data_version").fetchone()[0])
            return self._number, others, connection.total_changes

    def indexed(self, ask: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        """Ask something of the index of sentences; one that is damaged is made anew first.

        Args:
            ask: Called with the connection for reading, a second time where the index failed it.
        """
        try:
            with self.read() as connection:
                if text_index.is_current(connection):
                    return ask(connection)
        except StoreError as error:
            cause = error.__cause__
            if not isinstance(cause, sqlite3.Error) or not text_index.damaged(cause):
                raise
            with self.write() as connection:
                text_index.give_up(connection)
        self.index_anew()
        with self.read() as connection:
            return ask(connection)

    def mend_index(self) -> bool:
        """Look through the index of sentences; one that is not as it should be is made anew.

        Returns:
            Whether it was.
        """
        with self.write() as connection:
            sound = text_index.is_current(connection) and text_index.is_sound(connection)
        if sound:
            with self.read() as connection:  # nobody waits for this to write
                if text_index.is_complete(connection):
                    return False
        with self.write() as connection:
            text_index.give_up(connection)
        self.index_anew()
        return True

    def set_aside(self, table: str, row: int) -> None:
        """Say that a row is damaged and was left out, once for each; reading goes on."""
        if (table, row) not in self._aside:
            self._aside.add((table, row))
            said = piece("library.aside", row=row, table=table, path=self.path)
            if table == "corrections":
                said = piece("library.aside.correction", row=row, path=self.path)
            _log.warning("%s", said)

    def backup(self, path: Path) -> None:
        """Copy the library, also while it is being written to, into a new file.

        Raises:
            StoreError: there is a file already, or the copy failed (nothing is left of it).
        """
        if path.exists():
            raise StoreError("library.backup-there", path=path)
        with self._explained(), contextlib.closing(self._connect()) as source:
            copy = None
            try:
                copy = sqlite3.connect(path)
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
            except BaseException:
                if copy is not None:
                    copy.close()
                path.unlink(missing_ok=True)
                raise
            copy.close()

    def check(self) -> list[str]:
        """Return what is wrong with the file and with what its rows hold; empty: nothing."""
        with self._explained(), contextlib.closing(self._connect()) as connection:
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            found = [str(row[0]) for row in rows if row[0] != "ok"]
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
            found += [f"table {row[0]}: row {row[1]} points nowhere" for row in loose]
            if not found:
                found += damaged_rows(connection)
        return found

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _prepare(self) -> None:
        version = self._version()
        self._use_wal()
        if version < len(MIGRATIONS):
            self._migrate()
        if not text_index.is_current(self.connection):
            self.index_anew()

    def index_anew(self) -> None:
        """Make the index of sentences anew, unless another process has just done it."""
        with self.write() as connection:
            if text_index.is_current(connection):
                return
            number = connection.execute("SELECT count(*) FROM memory").fetchone()[0]
            if number > _MANY:
                _log.warning("%s", piece("library.indexing", number=number, path=self.path))
            text_index.rebuild(connection)

    def _version(self) -> int:
        """Return the file's version; 0 for a new, empty file."""
        version = int(self.connection.execute("PRAGMA user_version").fetchone()[0])
        owner = int(self.connection.execute("PRAGMA application_id").fetchone()[0])
        tables = int(self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        if owner != APPLICATION_ID and (tables or version):
            raise StoreError("library.not-a-library", path=self.path)
        if version > len(MIGRATIONS):
            raise StoreError(
                "library.newer", path=self.path, version=version, known=len(MIGRATIONS)
            )
        return version

    def _use_wal(self) -> None:
        # SQLite does not wait for other processes while it changes this mode: wait here.
        deadline = time.monotonic() + self._patience
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                busy = _condition(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
                if not busy or time.monotonic() > deadline:
                    raise
                time.sleep(0.01)

    def _migrate(self) -> None:
        with self.write() as connection:
            # Another process may have done it while this one waited for the lock.
            version = self._version()
            for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
                step(connection)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    @contextlib.contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, self._explained():
            self.connection.execute(begin)
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # a full disk has rolled back already
                    self.connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            known = _CONDITIONS.get(_condition(error))
            if known is None:
                raise StoreError("library.unusable", path=self.path, why=error) from error
            raise StoreError(known, path=self.path) from error
        except OverflowError as error:
            raise StoreError("library.number") from error
        except UnicodeDecodeError as error:  # SQLite quotes what is wrong with the schema
            raise StoreError("library.damaged", path=self.path) from error
        except UnicodeEncodeError as error:
            number = ord(error.object[error.start])
            raise StoreError("library.half-character", number=number) from error


def _condition(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code; -1 when the error comes from elsewhere."""
    code: int = getattr(error, "sqlite_errorcode", -1)
    return code & 0xFF if code >= 0 else -1
