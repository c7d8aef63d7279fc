"""Translation memory: what was translated once is not translated again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from translator.store import text_index
from translator.store.database import Database
from translator.store.dismissals import Checked, with_dismissals
from translator.store.keys import Key, make_key
from translator.store.records import (
    DamagedError,
    MemoryEntry,
    Remembered,
    now,
    pack_findings,
    pack_provenance,
    person,
    text_column,
    unpack_findings,
    unpack_provenance,
)

_CHUNK = 500  # SQLite takes 999 parameters at least
_ALIGNED = "aligned:*"
"""Signatures of what was found in translations that existed."""


class Memory:
    """The memory's part of ``Library``."""

    database: Database

    def recall(
        self,
        sources: Sequence[str],
        *,
        source_language: str,
        target_language: str,
        signature: str,
    ) -> dict[str, Remembered]:
        """Look sources up.

        A person's correction comes first, whatever the signature; otherwise only a target of
        exactly this signature is given: memory never mixes models or settings. What stands in a
        translation that was aligned comes between the two: that is somebody's, too.

        Args:
            sources: As they stand in their blocks, white space and marks included.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
            signature: What decides a target, see ``translator.translation.signature``.

        Returns:
            Source → what is known; unknown ones are absent.
        """
        keys = {
            source: make_key(
                source, source_language=source_language, target_language=target_language
            )
            for source in sources
            if source.strip()
        }
        digests = sorted({key.digest for key in keys.values()})
        with self.database.read() as connection:
            known = self._targets(connection, digests, "=", signature)
            if signature:
                known |= self._targets(connection, digests, "GLOB", _ALIGNED)
            known |= current_corrections(connection, digests, self.database.set_aside)
            found = {
                source: _localised(known[key.digest], key)
                for source, key in keys.items()
                if key.digest in known
            }
            checked = [
                Checked(
                    source=source, target=one.target, findings=one.findings,
                    source_language=source_language, target_language=target_language,
                )
                for source, one in found.items()
            ]  # fmt: skip
            marked = with_dismissals(connection, checked, self.database.set_aside)
        return {one.source: replace(found[one.source], findings=one.findings) for one in marked}

    def remember(
        self,
        entries: Iterable[MemoryEntry],
        *,
        source_language: str,
        target_language: str,
        signature: str,
    ) -> None:
        """Keep a finished batch in one transaction; it is on the disk when this returns.

        A target known for the same source and signature is replaced. Sources of nothing but
        white space are not kept.

        Args:
            entries: Sources and targets with the marks of their blocks.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
            signature: What decided the targets.
        """
        rows = []
        for entry in entries:
            key = make_key(
                entry.source, source_language=source_language, target_language=target_language
            )
            if not key.source:
                continue
            created = entry.provenance.created or now()
            rows.append(
                (
                    key.digest,
                    signature,
                    source_language,
                    target_language,
                    key.source,
                    key.normalise(entry.target),
                    pack_provenance(replace(entry.provenance, created=created)),
                    pack_findings(entry.findings),
                )
            )
        with self.database.write() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO memory VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows
            )
            text_index.sync(connection, (row[0] for row in rows))

    def known_targets(
        self, source: str, *, source_language: str, target_language: str
    ) -> list[str]:
        """Return every target of a source, whoever made it and by which settings.

        Args:
            source: With the marks of its block, as the targets have them.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
        """
        key = make_key(source, source_language=source_language, target_language=target_language)
        with self.database.read() as connection:
            rows = connection.execute(
                """
                SELECT target FROM memory WHERE key = :key AND typeof(target) = 'text'
                UNION SELECT target FROM corrections
                WHERE key = :key AND typeof(target) = 'text'
                """,
                {"key": key.digest},
            ).fetchall()
        return [key.localise(target) for (target,) in rows]

    def _targets(
        self, connection: sqlite3.Connection, digests: Sequence[bytes], like: str, signature: str
    ) -> dict[bytes, Remembered]:
        """Return what is known by a signature, the newest of several ones.

        A damaged row counts as nothing, and is made again.
        """
        rows = _chunked(
            connection,
            f"""
            SELECT key, target, provenance, findings, rowid FROM memory
            WHERE key IN ({{}}) AND signature {like} ? ORDER BY rowid
            """,
            digests,
            signature,
        )
        known = {}
        for digest, target, provenance, findings, number in rows:
            try:
                known[digest] = Remembered(
                    target=text_column(target),
                    provenance=unpack_provenance(provenance, from_memory=True),
                    findings=unpack_findings(findings),
                )
            except DamagedError:
                self.database.set_aside("memory", number)
        return known

    def memory_sizes(self) -> dict[str, int]:
        """Return how many pairs memory holds of each signature; ``person`` for corrections."""
        with self.database.read() as connection:
            rows = connection.execute(
                "SELECT signature, count(*) FROM memory GROUP BY signature ORDER BY signature"
            ).fetchall()
            people = connection.execute(
                "SELECT count(DISTINCT key) FROM corrections WHERE reverted IS NULL"
            ).fetchone()[0]
        sizes = {str(signature): int(number) for signature, number in rows}
        return sizes | ({"person": int(people)} if people else {})


def current_corrections(
    connection: sqlite3.Connection,
    digests: Sequence[bytes],
    set_aside: Callable[[str, int], None],
) -> dict[bytes, Remembered]:
    """Return the newest correction of each key that was not taken back.

    Args:
        connection: Of the library.
        digests: Of keys.
        set_aside: Told the table and the row of one that is damaged, which counts for nothing.
    """
    rows = _chunked(
        connection,
        """
        SELECT id, key, target, author, created FROM corrections
        WHERE reverted IS NULL AND key IN ({})
        ORDER BY id
        """,
        digests,
    )
    found: dict[bytes, Remembered] = {}
    for number, digest, *written in rows:  # a newer one replaces an older one
        try:
            target, author, created = map(text_column, written)
        except DamagedError:
            set_aside("corrections", number)
            continue
        provenance = replace(person(author, created), from_memory=True)
        found[digest] = Remembered(target=target, provenance=provenance)
    return found


def _chunked(
    connection: sqlite3.Connection, query: str, digests: Sequence[bytes], *others: str
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for first in range(0, len(digests), _CHUNK):
        chunk = digests[first : first + _CHUNK]
        holes = ", ".join("?" * len(chunk))
        rows += connection.execute(query.format(holes), (*chunk, *others)).fetchall()
    return rows


def _localised(remembered: Remembered, key: Key) -> Remembered:
    return replace(remembered, target=key.localise(remembered.target))
