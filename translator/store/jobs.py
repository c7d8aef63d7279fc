"""Jobs: which document is being translated, how far it is, and the pairs made so far."""

from __future__ import annotations

import os
from collections.abc import Iterable

from translator.errors import StoreError
from translator.store.database import Database
from translator.store.dismissals import pairs_with_dismissals
from translator.store.job_rows import SELECT_JOBS, job_row, languages_of, read_job
from translator.store.keys import make_key
from translator.store.records import (
    DamagedError,
    Job,
    JobState,
    now,
    pack_findings,
    pack_provenance,
    seconds,
    text_column,
    unpack_findings,
    unpack_provenance,
    worst,
)
from translator.store.translation_memory import current_corrections
from translator.system import processes
from translator.types import Layout, Pair, Segment

_SAVE = """
    INSERT INTO pairs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (job_id, block_id, start) DO UPDATE SET
        end = excluded.end, key = excluded.key, source = excluded.source,
        target = excluded.target, provenance = excluded.provenance, findings = excluded.findings,
        level = excluded.level, draft = excluded.draft
    WHERE draft OR NOT excluded.draft OR key != excluded.key
"""
_AWAITED = (JobState.RUNNING, JobState.STOPPED)
"""In these the better translation of a draft is still to come."""


class Jobs:
    """The jobs' part of ``Library``."""

    database: Database

    def start_job(
        self,
        document_id: int,
        *,
        source_language: str,
        target_language: str,
        signature: str,
        total: int,
        layout: Layout = Layout.BILINGUAL,
    ) -> int:
        """Begin a job, or go on with the one of the same document, target and signature.

        Args:
            document_id: As ``add_document`` returned it.
            source_language: BCP 47 tag.
            target_language: BCP 47 tag.
            signature: What decides the targets.
            total: Segments of the document.
            layout: What the result will look like.

        Returns:
            The job's id; its pairs so far are kept.

        Raises:
            StoreError: there is no such document.
        """
        time = now()
        with self.database.write() as connection:
            known = connection.execute("SELECT 1 FROM documents WHERE id = ?", (document_id,))
            if known.fetchone() is None:
                raise StoreError("library.no-document", number=document_id)
            connection.execute(
                """
                INSERT INTO jobs
                    (document_id, source_language, target_language, signature, layout, state,
                     total, process, created, updated)
                VALUES (?, ?, ?, ?, ?, 'running', ?, ?, ?, ?)
                ON CONFLICT (document_id, target_language, signature) DO UPDATE SET
                    source_language = excluded.source_language, layout = excluded.layout,
                    state = 'running', message = '', total = excluded.total,
                    process = excluded.process, updated = excluded.updated
                """,
                (
                    document_id,
                    source_language,
                    target_language,
                    signature,
                    layout.value,
                    total,
                    os.getpid(),
                    time,
                    time,
                ),
            )
            row = connection.execute(
                """
                SELECT id FROM jobs
                WHERE document_id = ? AND target_language = ? AND signature = ?
                """,
                (document_id, target_language, signature),
            ).fetchone()
        return int(row[0])

    def save_pairs(self, job_id: int, pairs: Iterable[Pair]) -> None:
        """Keep finished pairs in one transaction; a segment saved before is replaced.

        A draft replaces nothing but a draft: the better translation that is there stays.

        Raises:
            StoreError: there is no such job (its document may have been deleted).
        """
        with self.database.write() as connection:
            source_language, target_language = languages = languages_of(connection, job_id)
            rows = []
            for pair in pairs_with_dismissals(
                connection, pairs, languages, self.database.set_aside
            ):
                key = make_key(
                    pair.source, source_language=source_language, target_language=target_language
                )
                rows.append(
                    (
                        job_id,
                        pair.segment.block_id,
                        pair.segment.start,
                        pair.segment.end,
                        key.digest,
                        pair.source,
                        key.normalise(pair.target),
                        pack_provenance(pair.provenance),
                        pack_findings(pair.findings),
                        worst(pair.findings),
                        pair.provenance.draft,
                    )
                )
            connection.executemany(_SAVE, rows)
            connection.execute("UPDATE jobs SET updated = ? WHERE id = ?", (now(), job_id))

    def pairs(
        self,
        job_id: int,
        *,
        first_block: int = 0,
        last_block: int | None = None,
        flagged: bool = False,
    ) -> list[Pair]:
        """Return the pairs made so far, in the document's order.

        A person's correction that stands now is shown in place of the engine's target, also
        where it was written after the pair was saved. What the checks found in a draft is no
        finding while the better translation is to come.

        Args:
            job_id: As ``start_job`` returned it.
            first_block: From this block id on, to page through a long document.
            last_block: Up to this block id; None: to the end.
            flagged: Only pairs with a warning or an error.

        Raises:
            StoreError: there is no such job.
        """
        with self.database.read() as connection:
            source_language, target_language = languages_of(connection, job_id)
            (state,) = connection.execute(
                "SELECT state FROM jobs WHERE id = ?", (job_id,)
            ).fetchone()
            awaited = state in _AWAITED
            rows = connection.execute(
                """
                SELECT block_id, start, end, key, source, target, provenance, findings, rowid
                FROM pairs
                WHERE job_id = :job AND block_id >= :first
                  AND (:last IS NULL OR block_id <= :last)
                  AND (NOT :flagged OR (
                      level IN ('warning', 'error') AND NOT (draft AND :awaited)))
                ORDER BY block_id, start
                """,
                {
                    "job": job_id,
                    "first": first_block,
                    "last": last_block,
                    "flagged": flagged,
                    "awaited": awaited,
                },
            ).fetchall()
            digests = sorted({row[3] for row in rows})
            corrected = current_corrections(connection, digests, self.database.set_aside)
        found: list[Pair] = []
        for block_id, start, end, digest, source, target, provenance, findings, number in rows:
            person = corrected.get(digest)
            if flagged and person is not None:
                continue  # a person has looked at it
            try:
                source, target = text_column(source), text_column(target)
                made_by = person.provenance if person else unpack_provenance(provenance)
                found_in_it = () if person else unpack_findings(findings)
                if made_by.draft and awaited:
                    found_in_it = ()
            except DamagedError:
                self.database.set_aside("pairs", number)
                continue  # as if it were not made yet: the next run makes it again
            key = make_key(source, source_language=source_language, target_language=target_language)
            found.append(
                Pair(
                    segment=Segment(block_id=block_id, start=start, end=end),
                    source=source,
                    target=key.localise(person.target if person else target),
                    provenance=made_by,
                    findings=found_in_it,
                )
            )
        languages = (source_language, target_language)
        with self.database.read() as connection:
            return pairs_with_dismissals(connection, found, languages, self.database.set_aside)

    def finish_job(
        self, job_id: int, state: JobState = JobState.DONE, *, message: str = ""
    ) -> None:
        """Say how a job ended.

        Args:
            job_id: As ``start_job`` returned it.
            state: Done, stopped (it can go on) or failed.
            message: Why it stopped or failed.

        Raises:
            StoreError: there is no such job.
        """
        with self.database.write() as connection:
            languages_of(connection, job_id)
            connection.execute(
                "UPDATE jobs SET state = ?, message = ?, updated = ? WHERE id = ?",
                (state.value, message, now(), job_id),
            )

    def job(self, job_id: int) -> Job:
        """Return one job.

        Raises:
            StoreError: there is no such job.
        """
        with self.database.read() as connection:
            return job_row(connection, job_id)

    def jobs(self, document_id: int | None = None) -> list[Job]:
        """List jobs, newest first; of one document, or of all."""
        with self.database.read() as connection:
            rows = connection.execute(
                SELECT_JOBS
                + " WHERE :document IS NULL OR document_id = :document ORDER BY jobs.id DESC",
                {"document": document_id},
            ).fetchall()
        found = []
        for row in rows:
            try:
                found.append(read_job(row))
            except ValueError:
                self.database.set_aside("jobs", int(row[0]))
        return found

    def any_running(self) -> bool:
        """Say whether a job runs, in this process or another; quick, for pages that look often."""
        with self.database.read() as connection:
            row = connection.execute("SELECT 1 FROM jobs WHERE state = 'running'").fetchone()
        return row is not None

    def drop_empty_job(self, job_id: int) -> None:
        """Forget a job that has no pair; one that has any stays."""
        with self.database.write() as connection:
            connection.execute(
                "DELETE FROM jobs WHERE id = ? AND id NOT IN (SELECT job_id FROM pairs)", (job_id,)
            )

    def stop_abandoned_jobs(self) -> list[int]:
        """Mark running jobs whose process is gone as stopped, so that they can go on.

        Returns:
            Their ids.
        """
        with self.database.write() as connection:
            rows = connection.execute(
                "SELECT id, process, updated FROM jobs WHERE state = 'running' ORDER BY id"
            ).fetchall()
            gone = [
                int(number)
                for number, process, updated in rows
                if not processes.alive(int(process), seen=seconds(updated))
            ]
            connection.executemany(
                """
                UPDATE jobs SET state = 'stopped', message = 'the program ended', updated = ?
                WHERE id = ?
                """,
                [(now(), number) for number in gone],
            )
        return gone
