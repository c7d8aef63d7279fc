"""Jobs as the database has them."""

from __future__ import annotations

import sqlite3

from translator.errors import StoreError
from translator.store.records import Job, JobState
from translator.types import Layout

SELECT_JOBS = """
    SELECT jobs.id, document_id, documents.name, source_language, target_language, signature,
           layout, state, message, total,
           (SELECT count(*) FROM pairs WHERE job_id = jobs.id AND NOT (draft {open})),
           (SELECT count(*) FROM pairs WHERE job_id = jobs.id AND draft {open}),
           (SELECT count(*) FROM pairs WHERE job_id = jobs.id AND level = 'warning' {last} {open}),
           (SELECT count(*) FROM pairs WHERE job_id = jobs.id AND level = 'error' {last} {open}),
           process, created, updated
    FROM jobs JOIN documents ON documents.id = jobs.document_id
""".format(
    open="""AND NOT EXISTS (
        SELECT 1 FROM corrections WHERE corrections.key = pairs.key AND reverted IS NULL)""",
    last="AND NOT (draft AND state IN ('running', 'stopped'))",
)
"""A sentence a person wrote or accepted is no longer one to look at, and no draft; one whose better
translation is still to come is not one yet."""


def job_row(connection: sqlite3.Connection, job_id: int) -> Job:
    """Return one job.

    Raises:
        StoreError: there is no such job, or nobody can read it.
    """
    row = connection.execute(SELECT_JOBS + " WHERE jobs.id = ?", (job_id,)).fetchone()
    if row is None:
        raise _no_job(job_id)
    try:
        return read_job(row)
    except ValueError as error:
        raise StoreError("library.damaged-job", number=job_id) from error


def languages_of(connection: sqlite3.Connection, job_id: int) -> tuple[str, str]:
    """Return a job's languages, without counting its pairs: it is asked at every batch.

    Raises:
        StoreError: there is no such job.
    """
    row = connection.execute(
        "SELECT source_language, target_language FROM jobs WHERE id = ?", (job_id,)
    ).fetchone()
    if row is None:
        raise _no_job(job_id)
    return str(row[0]), str(row[1])


def _no_job(job_id: int) -> StoreError:
    return StoreError("library.no-job", number=job_id)


def read_job(row: tuple[object, ...]) -> Job:
    """Return the job of a row.

    Raises:
        ValueError: it is damaged.
    """
    names = Job.__dataclass_fields__
    fields = dict(zip(names, row, strict=True))
    fields["layout"] = Layout(str(fields["layout"]))
    fields["state"] = JobState(str(fields["state"]))
    return Job(**fields)  # type: ignore[arg-type]  # the schema sets the types
