"""The articles of the library as a list shows them: all at once, counted in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from translator.store.database import Database
from translator.store.records import JobState, id_list, now
from translator.system import kept_pages

_ROWS = """
    WITH corrected AS (SELECT DISTINCT key FROM corrections WHERE reverted IS NULL),
    counted AS (
        SELECT job_id, sum(NOT draft OR known) AS done, sum(draft AND NOT known) AS drafts,
               sum(flagged AND NOT known AND NOT draft) AS doubtful,
               sum(flagged AND NOT known AND draft) AS doubtful_drafts
        FROM (SELECT job_id, draft, level IN ('warning', 'error') AS flagged,
                     key IN corrected AS known FROM pairs)
        GROUP BY job_id)
    SELECT documents.id, jobs.id, name, ifnull(source_language, documents.language),
           ifnull(target_language, ''), ifnull(signature, ''), state, ifnull(total, 0),
           ifnull(done, 0), ifnull(drafts, 0),
           ifnull(doubtful, 0)
               + CASE WHEN state IN ('running', 'stopped') THEN 0
                 ELSE ifnull(doubtful_drafts, 0) END,
           ifnull(created, added), ifnull(opened, '')
    FROM documents LEFT JOIN jobs ON jobs.document_id = documents.id
    LEFT JOIN counted ON counted.job_id = jobs.id
    ORDER BY documents.id DESC, jobs.id DESC
"""
"""``pairs_counted`` has all of ``counted``; what counts as done and as doubtful, see ``Job``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleRow:
    """A translation of an article; or an article that was never translated."""

    document_id: int
    job_id: int | None
    """None: it was never translated."""
    name: str
    source_language: str
    target_language: str
    """BCP 47 tag; empty: it was never translated."""
    signature: str
    state: JobState | None
    total: int
    """Segments of the document."""
    done: int
    drafts: int
    doubtful: int
    """Pairs with a warning or an error that nobody has looked at yet."""
    added: str
    """When the translation began. UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    opened: str
    """When somebody opened it to read, the last time; empty: nobody has."""
    tags: tuple[str, ...] = field(default=())

    @property
    def unfinished(self) -> bool:
        """Whether sentences of it still have no translation."""
        return self.state is not JobState.DONE


class ArticleRows:
    """The part of ``Library`` that lists articles, and deletes several at once."""

    database: Database

    def article_rows(self) -> list[ArticleRow]:
        """Return every translation, and every article without one, the newest first.

        Two queries, however many there are.
        """
        with self.database.read() as connection:
            rows = connection.execute(_ROWS).fetchall()
            tagged = connection.execute("SELECT document_id, tag FROM tags").fetchall()
        tags: dict[int, list[str]] = {}
        for document_id, tag in tagged:
            tags.setdefault(int(document_id), []).append(str(tag))
        names = ArticleRow.__dataclass_fields__
        found = []
        for row in rows:
            fields = dict(zip(names, row, strict=False))
            try:
                fields["state"] = None if row[6] is None else JobState(str(row[6]))
            except ValueError:
                self.database.set_aside("jobs", int(row[1]))
                continue
            own = sorted(tags.get(int(row[0]), ()), key=str.casefold)
            found.append(ArticleRow(**fields, tags=tuple(own)))
        return found

    def note_opening(self, job_id: int) -> None:
        """Keep that somebody opens a translation to read it, now; one that is gone is left."""
        with self.database.write() as connection:
            connection.execute("UPDATE jobs SET opened = ? WHERE id = ?", (now(), job_id))

    def delete_articles(
        self, job_ids: Iterable[int], document_ids: Iterable[int] = ()
    ) -> tuple[int, int]:
        """Delete translations, and articles that have no other one; all of it or nothing.

        Memory and corrections stay. What was recognised in an article's pictures goes with the
        last document of its bytes. What another program deleted already is not counted.

        Args:
            job_ids: Translations.
            document_ids: Articles, with all of their translations.

        Returns:
            How many translations were deleted, and how many articles.

        Raises:
            OutputError: what was recognised cannot be taken away.
        """
        jobs, wanted = id_list(job_ids), id_list(document_ids)
        with self.database.write() as connection:
            rows = connection.execute(
                """
                SELECT id, sha256 FROM documents
                WHERE id IN (SELECT value FROM json_each(:documents))
                   OR (id IN (SELECT document_id FROM jobs
                              WHERE id IN (SELECT value FROM json_each(:jobs)))
                       AND id NOT IN (SELECT document_id FROM jobs
                                      WHERE id NOT IN (SELECT value FROM json_each(:jobs))))
                """,
                {"jobs": jobs, "documents": wanted},
            ).fetchall()
            gone = id_list(int(row[0]) for row in rows)
            deleted = connection.execute(
                """
                DELETE FROM jobs WHERE id IN (SELECT value FROM json_each(?))
                OR document_id IN (SELECT value FROM json_each(?))
                """,
                (jobs, gone),
            ).rowcount
            connection.execute(
                "DELETE FROM documents WHERE id IN (SELECT value FROM json_each(?))", (gone,)
            )
            hashes = {str(row[1]) for row in rows}
            left = connection.execute(
                "SELECT DISTINCT sha256 FROM documents"
                " WHERE sha256 IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(hashes), ensure_ascii=False),),
            ).fetchall()
        for sha256 in sorted(hashes - {str(row[0]) for row in left}):
            kept_pages.forget(sha256)
        return deleted, len(rows)
