"""The word list: what a person wants to learn, with the sentence each word was met in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from translator.store.database import Database
from translator.store.records import now

_COLUMNS = (
    "simplified, traditional, pinyin, meanings, level, sentence, translation, document, added"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedWord:
    """A word of the list."""

    simplified: str
    traditional: str
    pinyin: str
    """With tone marks."""
    meanings: str
    """On one line."""
    level: int | None = None
    """HSK, 7 stands for 7 to 9; None: not listed."""
    sentence: str = ""
    """The sentence it was met in, without marks."""
    translation: str = ""
    document: str = ""
    """Name of the document it was met in."""
    added: str = ""
    """UTC, ``YYYY-MM-DDTHH:MM:SSZ``; empty: now."""
    id: int = 0
    """Set by the library."""


class WordList:
    """The word list's part of ``Library``."""

    database: Database

    def add_word(self, word: ListedWord) -> bool:
        """Add a word; say whether it is new. One that is there keeps its first sentence."""
        values = astuple(word)[:8]
        with self.database.write() as connection:
            done = connection.execute(
                f"INSERT OR IGNORE INTO words ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, word.added or now()),
            )
        return bool(done.rowcount)

    def listed_words(self) -> list[ListedWord]:
        """Return the whole list, newest first."""
        with self.database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS}, id FROM words ORDER BY id DESC"
            ).fetchall()
        names = (*_COLUMNS.split(", "), "id")
        return [ListedWord(**dict(zip(names, row, strict=True))) for row in rows]

    def lists_word(self, simplified: str, traditional: str, pinyin: str) -> bool:
        """Say whether a word is on the list."""
        with self.database.read() as connection:
            found = connection.execute(
                "SELECT 1 FROM words WHERE simplified = ? AND traditional = ? AND pinyin = ?",
                (simplified, traditional, pinyin),
            ).fetchone()
        return found is not None

    def remove_word(self, simplified: str, traditional: str, pinyin: str) -> bool:
        """Take one word off the list; say whether it was on it."""
        with self.database.write() as connection:
            done = connection.execute(
                "DELETE FROM words WHERE simplified = ? AND traditional = ? AND pinyin = ?",
                (simplified, traditional, pinyin),
            )
        return bool(done.rowcount)

    def remove_words(self, numbers: Iterable[int]) -> int:
        """Take words off the list, by their ids; return how many were on it."""
        wanted = [(number,) for number in numbers]
        with self.database.write() as connection:
            return connection.executemany("DELETE FROM words WHERE id = ?", wanted).rowcount
