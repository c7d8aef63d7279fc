"""What people wrote: kept with its author, never overwritten, taken back one by one."""

from __future__ import annotations

import sqlite3

from translator.errors import ChangedMeanwhileError, StoreError
from translator.store import text_index
from translator.store.database import Database
from translator.store.keys import make_key
from translator.store.records import Correction, DamagedError, Remembered, now, text_column
from translator.store.taken_back import back_to_engine
from translator.store.translation_memory import current_corrections


class Corrections:
    """The corrections' part of ``Library``."""

    database: Database

    def correct(
        self,
        source: str,
        target: str,
        *,
        source_language: str,
        target_language: str,
        author: str = "",
        standing: int | None = None,
    ) -> Correction:
        """Keep a target a person wrote; it stands for this source in every document.

        Args:
            source: As it stands in its block, white space and marks included.
            target: With marks of the source.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
            author: Who wrote it.
            standing: What ``standing`` gave when the target was looked at; None: whatever
                stands, this is newer.

        Raises:
            ChangedMeanwhileError: another correction stands by now; nothing was kept.
            StoreError: the source holds no text.
        """
        key = make_key(source, source_language=source_language, target_language=target_language)
        if not key.source:
            raise StoreError("library.blank-correction")
        written = key.normalise(target.strip())
        created = now()
        with self.database.write() as connection:
            _still(connection, key.digest, standing)
            done = connection.execute(
                """
                INSERT INTO corrections
                    (key, source_language, target_language, source, target, author, created)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    key.digest,
                    source_language,
                    target_language,
                    key.source,
                    written,
                    author,
                    created,
                ),
            )
            text_index.sync(connection, [key.digest])
        assert done.lastrowid is not None  # a row was inserted
        return Correction(
            id=done.lastrowid,
            target=key.localise(written),
            author=author,
            created=created,
            reverted=None,
        )

    def standing(self, source: str, *, source_language: str, target_language: str) -> int:
        """Return the number of the correction that stands for a source; 0: none does."""
        key = make_key(source, source_language=source_language, target_language=target_language)
        with self.database.read() as connection:
            return _standing(connection, key.digest)

    def keep_aside(
        self, source: str, target: str, *, source_language: str, target_language: str
    ) -> None:
        """Keep what a person wrote in the history alone: they chose what somebody else wrote.

        Args:
            source: As it stands in its block, white space and marks included.
            target: With marks of the source.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
        """
        key = make_key(source, source_language=source_language, target_language=target_language)
        time = now()
        languages = (source_language, target_language)
        written = key.normalise(target.strip())
        with self.database.write() as connection:
            connection.execute(
                """
                INSERT INTO corrections (key, source_language, target_language, source, target,
                                         author, created, reverted)
                VALUES (?, ?, ?, ?, ?, '', ?, ?)
                """,
                (key.digest, *languages, key.source, written, time, time),
            )

    def revert(
        self,
        source: str,
        *,
        source_language: str,
        target_language: str,
        standing: int | None = None,
    ) -> Remembered | None:
        """Take the newest correction back; the one before it, if any, stands again.

        Pairs of jobs that were saved from a correction get their engine's target again where
        memory has it; otherwise they are removed and a finished job is open again.

        Args:
            source: As it stands in its block, white space and marks included.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
            standing: As ``correct`` takes it.

        Returns:
            The correction that stands now, or None.

        Raises:
            ChangedMeanwhileError: another correction stands by now; it was left.
            StoreError: there is no correction to take back.
        """
        key = make_key(source, source_language=source_language, target_language=target_language)
        with self.database.write() as connection:
            _still(connection, key.digest, standing)
            done = connection.execute(
                """
                UPDATE corrections SET reverted = ? WHERE id = (
                    SELECT max(id) FROM corrections WHERE key = ? AND reverted IS NULL)
                """,
                (now(), key.digest),
            )
            if not done.rowcount:
                raise StoreError("library.no-correction")
            left = current_corrections(connection, [key.digest], self.database.set_aside).get(
                key.digest
            )
            if left is None:
                back_to_engine(connection, key.digest)
            text_index.sync(connection, [key.digest])
        if left is None:
            return None
        return Remembered(target=key.localise(left.target), provenance=left.provenance)

    def history(
        self, source: str, *, source_language: str, target_language: str
    ) -> list[Correction]:
        """Return every correction of a source, oldest first, those taken back included."""
        key = make_key(source, source_language=source_language, target_language=target_language)
        with self.database.read() as connection:
            rows = connection.execute(
                """
                SELECT id, target, author, created, reverted FROM corrections
                WHERE key = ? ORDER BY id
                """,
                (key.digest,),
            ).fetchall()
        found = []
        for number, *written, reverted in rows:
            try:
                target, author, created = map(text_column, written)
            except DamagedError:
                self.database.set_aside("corrections", number)
                continue
            found.append(
                Correction(
                    id=number,
                    target=key.localise(target),
                    author=author,
                    created=created,
                    reverted=reverted,
                )
            )
        return found

    def engine_targets(
        self, job_id: int, *, first_block: int = 0, last_block: int | None = None
    ) -> dict[tuple[int, int], str]:
        """Return what an engine wrote where a correction stands now.

        Args:
            job_id: Of the pairs.
            first_block: From this block id on.
            last_block: Up to this block id; None: to the end.

        Returns:
            (block id, start) → the target with the marks of its source. Where a pair was
            saved from a correction it is what memory has of the job's engine, if anything.
        """
        with self.database.read() as connection:
            rows = connection.execute(
                """
                SELECT block_id, start, pairs.source, jobs.source_language,
                       jobs.target_language,
                       CASE WHEN json_valid(pairs.provenance)
                            AND json_extract(pairs.provenance, '$.kind') != 'person'
                       THEN pairs.target ELSE (
                           SELECT target FROM memory WHERE memory.key = pairs.key
                           AND (memory.signature = jobs.signature
                                OR instr(memory.signature, jobs.signature || ':terms=') = 1)
                           ORDER BY memory.rowid DESC LIMIT 1) END AS said
                FROM pairs JOIN jobs ON jobs.id = pairs.job_id
                WHERE job_id = :job AND block_id >= :first
                  AND (:last IS NULL OR block_id <= :last)
                  AND EXISTS (SELECT 1 FROM corrections
                              WHERE corrections.key = pairs.key AND reverted IS NULL)
                  AND said IS NOT NULL
                """,
                {"job": job_id, "first": first_block, "last": last_block},
            ).fetchall()
        found = {}
        for block_id, start, source, source_language, target_language, target in rows:
            key = make_key(source, source_language=source_language, target_language=target_language)
            found[block_id, start] = key.localise(target)
        return found


def _still(connection: sqlite3.Connection, digest: bytes, standing: int | None) -> None:
    """Raise where another correction stands than a writer saw; in the writer's transaction."""
    if standing is not None and _standing(connection, digest) != standing:
        raise ChangedMeanwhileError("library.changed-meanwhile")


def _standing(connection: sqlite3.Connection, digest: bytes) -> int:
    (number,) = connection.execute(
        "SELECT coalesce(max(id), 0) FROM corrections WHERE key = ? AND reverted IS NULL",
        (digest,),
    ).fetchone()
    return int(number)
