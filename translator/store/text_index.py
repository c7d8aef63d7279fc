"""The index of what memory holds: sentences, sources and targets, by the grams they have.

It says nothing that memory does not say: whatever is wrong with it, it is made anew. Whoever
changes what memory or corrections hold calls ``sync`` for their keys in the same transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from translator.store.comparable import FORM, comparable, edges, grams
from translator.store.records import DamagedError, text_column

SOURCE, TARGET = 0, 1
"""Sides: a text of the index is what was translated, or what it became."""
_CHUNK = 250
"""Keys at a time: SQLite takes 999 parameters at least, and a query names each key twice."""
_HELD = """
    SELECT key, source, target FROM memory WHERE key IN ({0})
    UNION ALL
    SELECT key, source, target FROM corrections WHERE id IN
        (SELECT max(id) FROM corrections WHERE reverted IS NULL AND key IN ({0}) GROUP BY key)
"""

Held = tuple[bytes, int, str]
"""Key, side and form of a text."""


def is_current(connection: sqlite3.Connection) -> bool:
    """Say whether the index is of this version, and was not found damaged."""
    return connection.execute("SELECT form FROM text_form").fetchall() == [(FORM,)]


def sync(connection: sqlite3.Connection, digests: Iterable[bytes]) -> None:
    """Bring the index up to what memory and corrections hold now of some keys.

    A damaged index stands in nobody's way: it is left to whoever opens the library next.

    Args:
        connection: In a transaction that changed something about them.
        digests: Of the keys.
    """
    keys = sorted(set(digests))
    if not is_current(connection):
        return
    try:
        with _savepoint(connection):
            for first in range(0, len(keys), _CHUNK):
                _sync(connection, keys[first : first + _CHUNK])
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
        give_up(connection)


def damaged(error: sqlite3.Error) -> bool:
    """Say whether it is the index alone that SQLite found damaged."""
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT_VTAB


def give_up(connection: sqlite3.Connection) -> None:
    """Note that the index has to be made anew."""
    connection.execute("DELETE FROM text_form")


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew of all that memory and corrections hold, in a write transaction."""
    made = "SELECT sql FROM sqlite_schema WHERE name = 'text_grams'"
    (statement,) = connection.execute(made).fetchone()
    connection.execute("DROP TABLE text_grams")
    connection.execute("DELETE FROM texts")
    connection.execute("DELETE FROM text_form")
    connection.execute(statement)
    for keys in _all_keys(connection):
        _sync(connection, keys)
    connection.execute("INSERT INTO text_form VALUES (?)", (FORM,))


def is_sound(connection: sqlite3.Connection) -> bool:
    """Let SQLite look at how the index is built, in a write transaction."""
    try:
        connection.execute("INSERT INTO text_grams (text_grams) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
        return False
    return True


def is_complete(connection: sqlite3.Connection) -> bool:
    """Say whether the index has every text of the memory with all its grams, and nothing else."""
    postings = expected = 0
    for keys in _all_keys(connection):
        there = _there(connection, keys)
        if _held(connection, keys) != there.keys():
            return False
        expected += sum(len(_grams(text).split()) for _, _, text in there)
    strays = connection.execute(
        "SELECT count(*) FROM texts WHERE key NOT IN"
        " (SELECT key FROM memory UNION SELECT key FROM corrections)"
    ).fetchone()[0]
    counts = "CREATE VIRTUAL TABLE temp.text_counts USING fts5vocab (main, text_grams, row)"
    connection.execute(counts)
    try:
        postings = connection.execute("SELECT total(doc) FROM temp.text_counts").fetchone()[0]
    finally:
        connection.execute("DROP TABLE temp.text_counts")
    return not strays and int(postings) == expected


def _sync(connection: sqlite3.Connection, keys: Sequence[bytes]) -> None:
    held, there = _held(connection, keys), _there(connection, keys)
    gone = [(number, one) for one, number in there.items() if one not in held]
    if gone:
        connection.executemany("DELETE FROM texts WHERE id = ?", [(number,) for number, _ in gone])
        connection.executemany(
            "INSERT INTO text_grams (text_grams, rowid, grams) VALUES ('delete', ?, ?)",
            [(number, _grams(text)) for number, (_, _, text) in gone],
        )
    first = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM texts").fetchone()[0]
    new = list(enumerate(sorted(held - there.keys()), start=first))
    connection.executemany(
        "INSERT INTO texts VALUES (?, ?, ?, ?)", [(number, *one) for number, one in new]
    )
    connection.executemany(
        "INSERT INTO text_grams (rowid, grams) VALUES (?, ?)",
        [(number, _grams(text)) for number, (_, _, text) in new],
    )


def _grams(text: str) -> str:
    """Return what a text is found by, as FTS5 takes it; no gram is written twice."""
    return " ".join([*grams(text), *edges(text)])


def _held(connection: sqlite3.Connection, keys: Sequence[bytes]) -> set[Held]:
    """Return the texts that the index should have of some keys."""
    holes = ", ".join(f"?{number}" for number in range(1, len(keys) + 1))
    found: set[Held] = set()
    for key, source, target in connection.execute(_HELD.format(holes), keys):
        try:
            forms = comparable(text_column(source)), comparable(text_column(target))
        except DamagedError:  # whoever reads the row sets it aside
            continue
        found |= {(key, side, form) for side, form in enumerate(forms) if form}
    return found


def _there(connection: sqlite3.Connection, keys: Sequence[bytes]) -> dict[Held, int]:
    """Return the texts that the index has of some keys, with their numbers."""
    holes = ", ".join("?" * len(keys))
    rows = connection.execute(f"SELECT id, key, side, text FROM texts WHERE key IN ({holes})", keys)
    return {(key, side, text): number for number, key, side, text in rows}


def _all_keys(connection: sqlite3.Connection) -> Iterator[list[bytes]]:
    """Yield every key that has something to be found, some at a time."""
    last = b""
    query = (
        "SELECT key FROM memory WHERE key > ?1"
        " UNION SELECT key FROM corrections WHERE key > ?1 AND reverted IS NULL"
        " ORDER BY key LIMIT ?2"
    )
    while rows := connection.execute(query, (last, _CHUNK)).fetchall():
        keys = [bytes(row[0]) for row in rows]
        last = keys[-1]
        yield keys


@contextmanager
def _savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """Undo what is done within, and nothing else, where it fails."""
    connection.execute("SAVEPOINT text_index")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has rolled back already
            connection.execute("ROLLBACK TO text_index")
            connection.execute("RELEASE text_index")
        raise
    connection.execute("RELEASE text_index")
