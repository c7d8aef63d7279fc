"""What becomes of pairs whose correction a person took back."""

from __future__ import annotations

import sqlite3

from translator.store.records import DamagedError, unpack_findings, worst


def back_to_engine(connection: sqlite3.Connection, digest: bytes) -> None:
    """Replace pairs that were saved from a correction by what memory has of their engine.

    With several, by different terms of the glossary, the latest counts.
    Where memory has nothing the pair is removed and a finished job becomes a stopped one, so
    that the gap is translated and never shown as done.
    """
    rows = connection.execute(
        """
        SELECT job_id, block_id, start, memory.target, memory.provenance, memory.findings
        FROM pairs JOIN jobs ON jobs.id = pairs.job_id
        LEFT JOIN memory ON memory.key = pairs.key AND (memory.signature = jobs.signature
            OR instr(memory.signature, jobs.signature || ':terms=') = 1)
        WHERE pairs.key = ? AND json_valid(pairs.provenance)
            AND json_extract(pairs.provenance, '$.kind') = 'person'
        ORDER BY memory.rowid
        """,
        (digest,),
    ).fetchall()
    for job_id, block_id, start, target, provenance, findings in rows:
        place = (job_id, block_id, start)
        if target is not None:
            connection.execute(
                """
                UPDATE pairs SET target = ?, provenance = ?, findings = ?, level = ?
                WHERE job_id = ? AND block_id = ? AND start = ?
                """,
                (target, provenance, findings, _worst(findings), *place),
            )
            continue
        connection.execute(
            "DELETE FROM pairs WHERE job_id = ? AND block_id = ? AND start = ?", place
        )
        connection.execute(
            """
            UPDATE jobs SET state = 'stopped', message = 'a correction was taken back'
            WHERE id = ? AND state = 'done'
            """,
            (job_id,),
        )


def _worst(findings: str) -> str:
    try:
        return worst(unpack_findings(findings))
    except DamagedError:
        return ""  # whoever reads the pair sets it aside
