"""Documents in the library: kept as they came, found by name or by what they say."""

from __future__ import annotations

from translator import placeholders
from translator.errors import StoreError
from translator.store.database import Database
from translator.store.records import StoredDocument, now
from translator.system import kept_pages
from translator.types import Document

_COLUMNS = "id, name, sha256, format, encoding, language, size, added, address"


class Documents:
    """The documents' part of ``Library``."""

    database: Database

    def add_document(self, document: Document, data: bytes) -> int:
        """Keep a document and its original bytes.

        Args:
            document: As a format read it.
            data: The whole original file.

        Returns:
            Its id; the same name and content give the same id again.
        """
        text = "\n".join(placeholders.strip(block.text) for block in document.blocks)
        with self.database.write() as connection:
            connection.execute(
                """
                INSERT INTO documents
                    (name, sha256, format, encoding, language, size, added, address, text, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (sha256, name) DO UPDATE SET
                    format = excluded.format, encoding = excluded.encoding,
                    language = excluded.language, text = excluded.text,
                    address = CASE excluded.address WHEN '' THEN address ELSE excluded.address END
                """,
                (
                    document.name,
                    document.sha256,
                    document.format,
                    document.encoding,
                    document.language,
                    len(data),
                    now(),
                    document.address,
                    text,
                    data,
                ),
            )
            row = connection.execute(
                "SELECT id FROM documents WHERE sha256 = ? AND name = ?",
                (document.sha256, document.name),
            ).fetchone()
        return int(row[0])

    def documents(
        self, search: str = "", *, limit: int = 200, offset: int = 0
    ) -> list[StoredDocument]:
        """List documents, newest first.

        Args:
            search: Only those whose name, text or targets hold this; empty: all.
            limit: At most so many.
            offset: Skip so many.
        """
        pattern = f"%{escape_like(search)}%"
        with self.database.read() as connection:
            rows = connection.execute(
                f"""
                SELECT {_COLUMNS} FROM documents
                WHERE name LIKE :pattern ESCAPE '\\' OR text LIKE :pattern ESCAPE '\\'
                   OR EXISTS (
                       SELECT 1 FROM jobs JOIN pairs ON pairs.job_id = jobs.id
                       WHERE jobs.document_id = documents.id
                         AND pairs.target LIKE :pattern ESCAPE '\\')
                ORDER BY added DESC, id DESC LIMIT :limit OFFSET :offset
                """,
                {"pattern": pattern, "limit": limit, "offset": offset},
            ).fetchall()
        return [_document(row) for row in rows]

    def document(self, document_id: int) -> StoredDocument:
        """Return one document.

        Raises:
            StoreError: there is none with this id.
        """
        with self.database.read() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
        if row is None:
            raise _missing(document_id)
        return _document(row)

    def documents_of(self, sha256: str) -> list[int]:
        """Return the ids of the documents with these bytes, newest first.

        Args:
            sha256: Of the original bytes, in hexadecimal.
        """
        with self.database.read() as connection:
            rows = connection.execute(
                "SELECT id FROM documents WHERE sha256 = ? ORDER BY added DESC, id DESC", (sha256,)
            ).fetchall()
        return [int(row[0]) for row in rows]

    def content(self, document_id: int) -> bytes:
        """Return a document's original bytes.

        Raises:
            StoreError: there is none with this id.
        """
        with self.database.read() as connection:
            row = connection.execute(
                "SELECT content FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
        if row is None:
            raise _missing(document_id)
        return bytes(row[0])

    def delete_document(self, document_id: int) -> None:
        """Delete a document with its jobs and pairs; memory and corrections stay.

        What was recognised in its pictures goes with the last document of these bytes.

        Raises:
            StoreError: there is none with this id.
            OutputError: what was recognised cannot be taken away.
        """
        sha256 = self.document(document_id).sha256
        with self.database.write() as connection:
            connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        if not self.documents_of(sha256):
            kept_pages.forget(sha256)


def escape_like(text: str) -> str:
    """Write a text so that LIKE with a backslash as ESCAPE takes every character literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _document(row: tuple[object, ...]) -> StoredDocument:
    fields = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return StoredDocument(**fields)  # type: ignore[arg-type]  # the schema sets the types


def _missing(document_id: int) -> StoreError:
    return StoreError("library.document-gone", number=document_id)
