"""Tags: words of a person's own by which documents are put together and found again."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable

from translator.errors import UsageError
from translator.store.database import Database
from translator.store.records import id_list

LONGEST = 60
"""Characters of a tag: what is longer is a sentence, and no row has room for it."""


class Tags:
    """The tags' part of ``Library``."""

    database: Database

    def tags(self) -> dict[str, int]:
        """Return every tag with the number of its documents, in the order of the alphabet."""
        with self.database.read() as connection:
            rows = connection.execute("SELECT tag, count(*) FROM tags GROUP BY tag").fetchall()
        found = {str(tag): int(number) for tag, number in rows}
        return dict(sorted(found.items(), key=lambda one: one[0].casefold()))

    def tags_of(self, document_id: int) -> list[str]:
        """Return a document's tags, in the order of the alphabet."""
        with self.database.read() as connection:
            rows = connection.execute("SELECT tag FROM tags WHERE document_id = ?", (document_id,))
            found = [str(row[0]) for row in rows]
        return sorted(found, key=str.casefold)

    def add_tag(self, document_ids: Iterable[int], tag: str) -> str:
        """Give a tag to documents; those that have it already, or are gone, stay as they are.

        Args:
            document_ids: As ``add_document`` returned them.
            tag: As a person typed it; one that is there in other cases (Work, work) is meant.

        Returns:
            The tag as it is kept.

        Raises:
            UsageError: it is empty or too long.
        """
        written = tidied(tag)
        with self.database.write() as connection:
            written = _known(connection, written)
            connection.execute(
                """
                INSERT OR IGNORE INTO tags (document_id, tag)
                SELECT id, ?1 FROM documents WHERE id IN (SELECT value FROM json_each(?2))
                """,
                (written, id_list(document_ids)),
            )
        return written

    def remove_tag(self, tag: str, document_ids: Iterable[int] | None = None) -> None:
        """Take a tag off some documents; None: off all of them, so that it is no more."""
        among = "" if document_ids is None else id_list(document_ids)
        with self.database.write() as connection:
            connection.execute(
                """
                DELETE FROM tags WHERE tag = ?1
                AND (?2 = '' OR document_id IN (SELECT value FROM json_each(?2)))
                """,
                (tag, among),
            )

    def rename_tag(self, tag: str, name: str) -> str:
        """Call a tag something else; where that is a tag already, the two become one.

        Returns:
            The tag as it is kept.

        Raises:
            UsageError: the new name is empty or too long.
        """
        written = tidied(name)
        with self.database.write() as connection:
            if written.casefold() != tag.casefold():
                written = _known(connection, written)
            if written != tag:
                connection.execute(
                    "UPDATE OR IGNORE tags SET tag = ? WHERE tag = ?", (written, tag)
                )
                connection.execute("DELETE FROM tags WHERE tag = ?", (tag,))
        return written


def tidied(tag: str) -> str:
    """Return a tag as it is kept: composed (NFC), white space even, nothing invisible.

    Raises:
        UsageError: it is empty or too long.
    """
    spaced = " ".join(unicodedata.normalize("NFC", tag).split())
    kept = "".join(one for one in spaced if unicodedata.category(one) not in ("Cc", "Cf", "Cs"))
    kept = " ".join(kept.split())
    if not kept:
        raise UsageError("library.tag-empty")
    if len(kept) > LONGEST:
        raise UsageError("library.tag-long", most=LONGEST)
    return kept


def _known(connection: sqlite3.Connection, tag: str) -> str:
    """Return the tag that is there and differs in cases alone, or the tag itself."""
    for (known,) in connection.execute("SELECT DISTINCT tag FROM tags"):
        if str(known).casefold() == tag.casefold():
            return str(known)
    return tag
