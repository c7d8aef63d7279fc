"""Drafts of a job: what a quick model made of sentences whose better translation is to come.

They stand among the pairs of their job and nowhere else: memory never hands one out, and neither
do similar sentences or the files of the memory.
"""

from __future__ import annotations

from translator.store.database import Database
from translator.store.job_rows import languages_of
from translator.store.keys import make_key
from translator.store.records import (
    DamagedError,
    text_column,
    unpack_findings,
    unpack_provenance,
)
from translator.types import Pair, Segment


class StoredDrafts:
    """The part of ``Library`` that gives a run its drafts back."""

    database: Database

    def drafts(self, job_id: int, *, signature: str) -> list[Pair]:
        """Return the drafts of a job in the document's order, with what the checks found.

        Args:
            job_id: As ``start_job`` returned it.
            signature: Of the run that made them; others are not given.

        Raises:
            StoreError: there is no such job.
        """
        with self.database.read() as connection:
            source_language, target_language = languages_of(connection, job_id)
            rows = connection.execute(
                """
                SELECT rowid, block_id, start, end, source, target, provenance, findings
                FROM pairs WHERE job_id = ? AND draft ORDER BY block_id, start
                """,
                (job_id,),
            ).fetchall()
        found = []
        for number, block_id, start, end, source, target, provenance, findings in rows:
            try:
                source, target = text_column(source), text_column(target)
                made_by, found_in_it = unpack_provenance(provenance), unpack_findings(findings)
            except DamagedError:
                self.database.set_aside("pairs", number)
                continue
            if not f"{made_by.signature}:".startswith(f"{signature}:"):
                continue
            key = make_key(source, source_language=source_language, target_language=target_language)
            found.append(
                Pair(
                    segment=Segment(block_id=block_id, start=start, end=end),
                    source=source,
                    target=key.localise(target),
                    provenance=made_by,
                    findings=found_in_it,
                )
            )
        return found
