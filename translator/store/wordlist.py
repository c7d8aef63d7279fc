"""The word list: what a person wants to learn, with the sentence each word was met in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from translator.store.database import Database
from translator.store.records import WordState, now
from translator.store.word_states import PERSON, say_state

COLUMNS = (
    "simplified", "traditional", "pinyin", "meanings", "level", "sentence", "translation",
    "document", "added",
)  # fmt: skip
"""Of the table, in its order."""
_COLUMNS = ", ".join(COLUMNS)
_FORGET_UNLISTED = """
    DELETE FROM word_states
    WHERE state = 'learning' AND word NOT IN (SELECT simplified FROM words)
"""


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

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from other words: both scripts and the reading."""
        return self.simplified, self.traditional, self.pinyin


def listed_word(row: Sequence[Any]) -> ListedWord:
    """Return a word from its row: ``COLUMNS``, then the id."""
    return ListedWord(**dict(zip((*COLUMNS, "id"), row, strict=True)))


class WordList:
    """The word list's part of ``Library``."""

    database: Database

    def add_word(self, word: ListedWord) -> bool:
        """Add a word; say whether it is new. One that is there keeps its first sentence.

        It is being learned from then on, whatever was said of it before.
        """
        values = astuple(word)[:8]
        with self.database.write() as connection:
            done = connection.execute(
                f"INSERT OR IGNORE INTO words ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, word.added or now()),
            )
            say_state(connection, [word.simplified], WordState.LEARNING, PERSON)
        return bool(done.rowcount)

    def listed_words(self) -> list[ListedWord]:
        """Return the whole list, newest first."""
        with self.database.read() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS}, id FROM words ORDER BY id DESC"
            ).fetchall()
        return [listed_word(row) for row in rows]

    def lists_word(self, simplified: str, traditional: str, pinyin: str) -> bool:
        """Say whether a word is on the list."""
        with self.database.read() as connection:
            found = connection.execute(
                "SELECT 1 FROM words WHERE simplified = ? AND traditional = ? AND pinyin = ?",
                (simplified, traditional, pinyin),
            ).fetchone()
        return found is not None

    def remove_word(self, simplified: str, traditional: str, pinyin: str) -> bool:
        """Take one word off the list, as ``remove_words`` does; say whether it was on it."""
        with self.database.write() as connection:
            done = connection.execute(
                "DELETE FROM words WHERE simplified = ? AND traditional = ? AND pinyin = ?",
                (simplified, traditional, pinyin),
            )
            connection.execute(_FORGET_UNLISTED)
        return bool(done.rowcount)

    def remove_words(self, numbers: Iterable[int]) -> int:
        """Take words off the list, by their ids; return how many were on it.

        Those that were being learned are as if nothing had been said of them; what is known or
        ignored stays so.
        """
        wanted = [(number,) for number in numbers]
        with self.database.write() as connection:
            removed = connection.executemany("DELETE FROM words WHERE id = ?", wanted).rowcount
            connection.execute(_FORGET_UNLISTED)
        return removed
