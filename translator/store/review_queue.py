"""One queue of what a person should look at, across all documents or some of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from translator.store.database import Database
from translator.store.records import id_list

Position = tuple[int, int, int]
"""Job, block and start of a segment."""

# The newest translation of each document into each language, unless some are named.
_JOBS = """
    SELECT jobs.id, jobs.state, jobs.total, documents.added, documents.id AS document
    FROM jobs JOIN documents ON documents.id = jobs.document_id
    WHERE CASE WHEN :jobs IS NULL
        THEN jobs.id IN (SELECT max(id) FROM jobs GROUP BY document_id, target_language)
        ELSE jobs.id IN (SELECT value FROM json_each(:jobs)) END
"""
_UNSEEN = """
    NOT EXISTS (SELECT 1 FROM corrections
                WHERE corrections.key = pairs.key AND reverted IS NULL)
"""
_DOUBTFUL = f"""
    WITH wanted AS ({_JOBS})
    SELECT pairs.job_id, pairs.block_id, pairs.start
    FROM wanted JOIN pairs ON pairs.job_id = wanted.id
    WHERE level IN ('warning', 'error') AND NOT (draft AND state IN ('running', 'stopped'))
      AND {_UNSEEN}
    ORDER BY wanted.added DESC, wanted.document DESC, wanted.id DESC, block_id, start
"""
_PROGRESS = f"""
    WITH wanted AS ({_JOBS})
    SELECT count(*), coalesce(sum(total), 0),
           coalesce(sum(CASE WHEN state = 'done' THEN total ELSE (
               SELECT count(*) FROM pairs WHERE job_id = wanted.id AND NOT (draft AND {_UNSEEN}))
               END), 0),
           coalesce(sum(state = 'running'), 0)
    FROM wanted
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class SetProgress:
    """How far a set of documents is translated."""

    documents: int
    total: int
    """Sentences, like ``done``."""
    done: int
    running: int
    """Documents that are being translated, or wait for it."""


class ReviewQueue:
    """The part of ``Library`` that lists what is doubtful in more than one document."""

    database: Database

    def in_doubt(self, jobs: Iterable[int] | None = None) -> list[Position]:
        """Return where a person should look, in the library's order: the newest document first.

        What a person wrote, accepted or dismissed is not in it, and no draft whose better
        translation is to come.

        Args:
            jobs: Only in these, by number; None: in the newest translation of every document.
        """
        with self.database.read() as connection:
            rows = connection.execute(_DOUBTFUL, {"jobs": _numbers(jobs)}).fetchall()
        return [(int(job), int(block), int(start)) for job, block, start in rows]

    def set_progress(self, jobs: Iterable[int] | None = None) -> SetProgress:
        """Say how far a set is translated; ``jobs`` as ``in_doubt`` takes them."""
        with self.database.read() as connection:
            row = connection.execute(_PROGRESS, {"jobs": _numbers(jobs)}).fetchone()
        documents, total, done, running = map(int, row)
        return SetProgress(documents=documents, total=total, done=done, running=running)

    def set_jobs(self, jobs: Iterable[int] | None = None) -> list[int]:
        """Return the numbers of a set's jobs, in the library's order; unknown ones are left out."""
        query = f"SELECT id FROM ({_JOBS}) ORDER BY added DESC, document DESC, id DESC"
        with self.database.read() as connection:
            rows: list[sqlite3.Row] = connection.execute(query, {"jobs": _numbers(jobs)}).fetchall()
        return [int(row[0]) for row in rows]


def _numbers(jobs: Iterable[int] | None) -> str | None:
    return None if jobs is None else id_list(jobs)
