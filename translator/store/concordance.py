"""Sentences of the library that hold a word, with their translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translator import placeholders
from translator.store.database import Database
from translator.store.stored_documents import escape_like

_SEARCH = """
    SELECT pairs.source, pairs.target, documents.name, jobs.id,
           (SELECT target FROM corrections WHERE corrections.key = pairs.key
            AND reverted IS NULL ORDER BY corrections.id DESC LIMIT 1)
    FROM pairs JOIN jobs ON jobs.id = pairs.job_id
    JOIN documents ON documents.id = jobs.document_id
    WHERE NOT (draft AND NOT EXISTS (
        SELECT 1 FROM corrections WHERE corrections.key = pairs.key AND reverted IS NULL))
      AND ((source_language LIKE 'zh%' AND source LIKE :pattern ESCAPE '\\')
        OR (target_language LIKE 'zh%' AND target LIKE :pattern ESCAPE '\\'))
    ORDER BY pairs.rowid DESC LIMIT :limit
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of a document and its translation, both without marks."""

    source: str
    target: str
    document: str
    job_id: int


class Concordance:
    """The part of ``Library`` that finds sentences by a word."""

    database: Database

    def sentences_with(self, words: Iterable[str], *, limit: int = 5) -> list[Sentence]:
        """Return Chinese sentences that hold one of some words, newest first, each once.

        Args:
            words: Ways to write the word.
            limit: Sentences at most.
        """
        found: dict[str, Sentence] = {}
        for word in dict.fromkeys(word for word in words if word):
            with self.database.read() as connection:
                rows = connection.execute(
                    _SEARCH, {"pattern": f"%{escape_like(word)}%", "limit": limit * 8}
                ).fetchall()
            for source, target, document, job_id, corrected in rows:
                plain = placeholders.strip(source).strip()
                found.setdefault(
                    plain,
                    Sentence(
                        source=plain,
                        target=placeholders.strip(corrected or target).strip(),
                        document=document,
                        job_id=int(job_id),
                    ),
                )
        return list(found.values())[:limit]
