"""When each word of the list is asked for again: the state of its card, as the scheduler has it."""

from __future__ import annotations

from dataclasses import dataclass

from translator.store.database import Database
from translator.store.wordlist import COLUMNS as WORD_COLUMNS
from translator.store.wordlist import ListedWord, listed_word

_WORDS = ", ".join(f"words.{name}" for name in (*WORD_COLUMNS, "id"))
_LEARNED = """
    FROM words JOIN word_states ON word_states.word = words.simplified
    LEFT JOIN word_cards ON word_cards.word_id = words.id
    WHERE word_states.state = 'learning'
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class WordCard:
    """A word that is being learned, with the state of its card."""

    word: ListedWord
    card: str = ""
    """JSON of the scheduler; empty: it was never asked for."""
    due: str = ""
    """UTC, ``YYYY-MM-DDTHH:MM:SSZ``; empty: never asked for, so due at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WordStanding:
    """What a reader knows of a word, for files that leave the library."""

    state: str
    """``learning``, ``known``, ``ignored``; empty: nothing was said."""
    due: str = ""
    """When it is asked for again, UTC, ``YYYY-MM-DDTHH:MM:SSZ``; empty: it never was."""
    interval: float | None = None
    """Days from the last answer to ``due``."""
    stability: float | None = None
    """Days after which it is remembered with a chance of 90 % (FSRS)."""


class WordCards:
    """The part of ``Library`` that keeps the cards of words."""

    database: Database

    def due_words(self, time: str, *, limit: int) -> list[WordCard]:
        """Return words that are due: first those seen before, longest due first, then new ones.

        Args:
            time: UTC, ``YYYY-MM-DDTHH:MM:SSZ``.
            limit: Words at most.
        """
        with self.database.read() as connection:
            rows = connection.execute(
                f"SELECT {_WORDS}, COALESCE(card, ''), COALESCE(due, '') {_LEARNED}"
                " AND (due IS NULL OR due <= ?) ORDER BY due IS NULL, due, words.id LIMIT ?",
                (time, limit),
            ).fetchall()
        return [WordCard(word=listed_word(row[:-2]), card=row[-2], due=row[-1]) for row in rows]

    def due_number(self, time: str) -> int:
        """Return how many words are due.

        Args:
            time: UTC, ``YYYY-MM-DDTHH:MM:SSZ``.
        """
        with self.database.read() as connection:
            row = connection.execute(
                f"SELECT COUNT(*) {_LEARNED} AND (due IS NULL OR due <= ?)", (time,)
            ).fetchone()
        return int(row[0])

    def word_cards(self) -> dict[int, tuple[str, str]]:
        """Return, by the ids of words, their cards as the scheduler has them and when they are due.

        Words that were never asked for have none.
        """
        with self.database.read() as connection:
            rows = connection.execute("SELECT word_id, card, due FROM word_cards").fetchall()
        return {int(number): (str(card), str(due)) for number, card, due in rows}

    def next_due(self) -> str | None:
        """Return when the next word is due, UTC; empty: now, it is new; None: none is learned."""
        with self.database.read() as connection:
            row = connection.execute(f"SELECT MIN(COALESCE(due, '')) {_LEARNED}").fetchone()
        return None if row[0] is None else str(row[0])

    def keep_card(self, word_id: int, card: str, due: str) -> bool:
        """Keep the card of a word that was asked for; say whether the word is still listed.

        Args:
            word_id: Of the list.
            card: JSON of the scheduler.
            due: UTC, ``YYYY-MM-DDTHH:MM:SSZ``.
        """
        with self.database.write() as connection:
            done = connection.execute(
                "INSERT OR REPLACE INTO word_cards (word_id, card, due)"
                " SELECT id, ?, ? FROM words WHERE id = ?",
                (card, due, word_id),
            )
        return bool(done.rowcount)
