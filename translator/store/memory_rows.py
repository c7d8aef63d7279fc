"""The translation memory as a person looks through it: row by row, with what decided each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from translator.errors import StoreError
from translator.store import text_index
from translator.store.database import Database
from translator.store.dismissals import with_dismissals
from translator.store.keys import Key, make_key
from translator.store.records import (
    DamagedError,
    now,
    pack_findings,
    pack_provenance,
    person,
    text_column,
    unpack_findings,
    unpack_provenance,
)
from translator.store.stored_documents import escape_like
from translator.store.translation_memory import current_corrections
from translator.types import Finding, Provenance

_ROWS = """
    WITH standing AS (SELECT max(id) AS id FROM corrections WHERE reverted IS NULL GROUP BY key)
    SELECT 1 AS by_person, corrections.id AS number, source, target, source_language,
           target_language, author, created, '[]'
    FROM corrections JOIN standing ON standing.id = corrections.id
    WHERE source LIKE :pattern ESCAPE '\\' OR target LIKE :pattern ESCAPE '\\'
    UNION ALL
    SELECT 0, rowid, source, target, source_language, target_language, signature, provenance,
           findings
    FROM memory
    WHERE (source LIKE :pattern ESCAPE '\\' OR target LIKE :pattern ESCAPE '\\')
      AND key NOT IN (SELECT key FROM corrections WHERE reverted IS NULL)
    ORDER BY by_person DESC, number DESC LIMIT :limit OFFSET :offset
"""

_PEOPLE_ROWS = """
    SELECT 1, id, source, target, source_language, target_language, author, created, '[]'
    FROM corrections WHERE id IN (
        SELECT max(id) FROM corrections WHERE reverted IS NULL GROUP BY key)
    UNION ALL
    SELECT 0, rowid, source, target, source_language, target_language, signature, provenance,
           findings
    FROM memory WHERE signature GLOB 'aligned:*'
    ORDER BY 1 DESC, 2
"""
_ROWS_OF_KEYS = """
    SELECT key, 1 AS by_person, id AS number, source, target, source_language, target_language,
           author, created, '[]'
    FROM corrections WHERE id IN (
        SELECT max(id) FROM corrections WHERE reverted IS NULL AND key IN ({0}) GROUP BY key)
    UNION ALL
    SELECT key, 0, rowid, source, target, source_language, target_language, signature, provenance,
           findings
    FROM memory WHERE key IN ({0})
      AND key NOT IN (SELECT key FROM corrections WHERE reverted IS NULL AND key IN ({0}))
    ORDER BY by_person DESC, number DESC
"""
_INDEXED = 2_000
"""Rows after which the index of sentences is brought up to them."""
_CHUNK = 250
"""Keys of a query: SQLite takes 999 parameters at least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MemoryRow:
    """A source with what it becomes, and who or what made it; marks are numbered from 0."""

    source: str
    target: str
    source_language: str
    target_language: str
    provenance: Provenance
    findings: tuple[Finding, ...] = ()

    @property
    def by_person(self) -> bool:
        """Whether a person wrote the target."""
        return self.provenance.kind == "person"


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What became of rows that were put into the memory."""

    added: int
    same: int
    """Rows that were there already."""
    left: int
    """Rows that a person's word, which says something else, stands against: it stays. Drafts,
    too: they are nobody's last word."""


class MemoryRows:
    """The part of ``Library`` that shows, forgets and takes in rows of the memory."""

    database: Database

    def memory_rows(
        self, search: str = "", *, limit: int | None = 50, offset: int = 0
    ) -> list[MemoryRow]:
        """List the memory: what people wrote first, then what engines made, newest first.

        A target that a person corrected is listed once, as corrected.

        Args:
            search: Only rows whose source or target holds this; empty: all.
            limit: At most so many; None: all.
            offset: Skip so many.
        """
        return listed(self.database, search, limit=limit, offset=offset)

    def people_rows(self) -> list[MemoryRow]:
        """Return what people wrote: corrections, and the pairs of translations that existed."""
        with self.database.read() as connection:
            rows = connection.execute(_PEOPLE_ROWS).fetchall()
        return [row for _, row in sound(((b"", *row) for row in rows), self.database.set_aside)]

    def forget(self, row: MemoryRow) -> None:
        """Take an engine's row out of the memory; pairs of documents stay as they are.

        A person's word is taken back with ``revert``, which keeps its history.

        Raises:
            StoreError: there is no such row.
        """
        key = make_key(
            row.source, source_language=row.source_language, target_language=row.target_language
        )
        with self.database.write() as connection:
            done = connection.execute(
                "DELETE FROM memory WHERE key = ? AND signature = ?",
                (key.digest, row.provenance.signature),
            )
            text_index.sync(connection, [key.digest])
        if not done.rowcount:
            raise StoreError("library.no-sentence")

    def put_memory(self, rows: Iterable[MemoryRow], *, author: str = "") -> Taken:
        """Take rows in, in one transaction; what a person wrote before is never overwritten.

        A row of an engine keeps its signature and counts for that signature alone; one of an
        aligned translation counts where an engine would be asked; any other row counts as a
        person's word.

        Args:
            rows: As they stand in a file, marks numbered in any way.
            author: Of people's rows that do not name theirs.
        """
        added = same = left = 0
        changed: list[bytes] = []  # never many: a file may have millions of rows
        with self.database.write() as connection:
            for row in rows:
                key = make_key(
                    row.source,
                    source_language=row.source_language,
                    target_language=row.target_language,
                )
                outcome = _put(connection, key, row, author, self.database.set_aside)
                changed += [key.digest] if outcome == "added" else []
                added += outcome == "added"
                same += outcome == "same"
                left += outcome == "left"
                if len(changed) == _INDEXED:
                    text_index.sync(connection, changed)
                    changed.clear()
            text_index.sync(connection, changed)
        return Taken(added=added, same=same, left=left)


def listed(database: Database, search: str, *, limit: int | None, offset: int) -> list[MemoryRow]:
    """Return what ``MemoryRows.memory_rows`` lists."""
    with database.read() as connection:
        rows = connection.execute(
            _ROWS,
            {
                "pattern": f"%{escape_like(search)}%",
                "limit": -1 if limit is None else limit,
                "offset": offset,
            },
        ).fetchall()
        found = [row for _, row in sound(((b"", *row) for row in rows), database.set_aside)]
        return with_dismissals(connection, found, database.set_aside)


def rows_of_keys(
    connection: sqlite3.Connection, keys: Sequence[bytes], set_aside: Callable[[str, int], None]
) -> list[tuple[bytes, MemoryRow]]:
    """Return the rows of some keys, in the order in which the memory is listed.

    Args:
        connection: Of the library.
        keys: Digests.
        set_aside: Told the table and the row of one that is damaged, which is left out.
    """
    rows: list[tuple[Any, ...]] = []
    for first in range(0, len(keys), _CHUNK):
        chunk = keys[first : first + _CHUNK]
        holes = ", ".join(f"?{number}" for number in range(1, len(chunk) + 1))
        rows += connection.execute(_ROWS_OF_KEYS.format(holes), chunk).fetchall()
    if len(keys) > _CHUNK:
        rows.sort(key=lambda row: (-row[1], -row[2]))
    found = list(sound(rows, set_aside))
    marked = with_dismissals(connection, (row for _, row in found), set_aside)
    return [(key, row) for (key, _), row in zip(found, marked, strict=True)]


def sound(
    rows: Iterable[tuple[Any, ...]], set_aside: Callable[[str, int], None]
) -> Iterator[tuple[bytes, MemoryRow]]:
    """Yield what rows of the tables hold, with their keys; what is damaged is set aside."""
    for key, *row in rows:
        try:
            yield key, _row(tuple(row))
        except DamagedError:
            set_aside("corrections" if row[0] else "memory", int(row[1]))


def _row(row: tuple[object, ...]) -> MemoryRow:
    by_person, _, *written = row
    source, target, source_language, target_language, who, what, findings = map(
        text_column, written
    )
    if by_person:
        provenance = person(who, what)
    else:
        # Older rows may lack it in the packed provenance: the column is the key's own.
        provenance = replace(unpack_provenance(what, from_memory=True), signature=who)
    return MemoryRow(
        source=source,
        target=target,
        source_language=source_language,
        target_language=target_language,
        provenance=provenance,
        findings=unpack_findings(findings),
    )


def _put(
    connection: sqlite3.Connection,
    key: Key,
    row: MemoryRow,
    author: str,
    set_aside: Callable[[str, int], None],
) -> str:
    target = key.normalise(row.target.strip())
    if not key.source or not target or row.provenance.draft:
        return "left"
    created = row.provenance.created or now()
    languages = (row.source_language, row.target_language)
    if row.provenance.kind == "engine" and row.provenance.signature:
        provenance = replace(row.provenance, created=created)
        done = connection.execute(
            "INSERT OR IGNORE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key.digest, row.provenance.signature, *languages, key.source, target,
                pack_provenance(provenance), pack_findings(row.findings),
            ),
        )  # fmt: skip
        return "added" if done.rowcount else "same"
    standing = current_corrections(connection, [key.digest], set_aside).get(key.digest)
    if standing is not None:
        return "same" if standing.target == target else "left"
    if row.provenance.aligned and row.provenance.signature:
        return _put_aligned(connection, row, key, target, created)
    who = row.provenance.signature.removeprefix("person:") or author
    connection.execute(
        """
        INSERT INTO corrections
            (key, source_language, target_language, source, target, author, created)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        (key.digest, *languages, key.source, target, who, created),
    )
    return "added"


def _put_aligned(
    connection: sqlite3.Connection, row: MemoryRow, key: Key, target: str, created: str
) -> str:
    """Keep a pair of an aligned translation; aligned anew, it takes the place of the old one."""
    signature = row.provenance.signature
    (same,) = connection.execute(
        "SELECT count(*) FROM memory WHERE key = ? AND signature = ? AND target = ?",
        (key.digest, signature, target),
    ).fetchone()
    if same:
        return "same"
    connection.execute(
        "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key.digest, signature, row.source_language, row.target_language, key.source, target,
            pack_provenance(replace(row.provenance, created=created)), pack_findings(row.findings),
        ),
    )  # fmt: skip
    return "added"
