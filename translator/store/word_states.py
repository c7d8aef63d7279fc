"""What a person says of words: new, being learned, known, or of no interest.

A state is one of a written form, as HSK levels are: what is known of 行 counts for both its
readings. Of most words nothing is said; then their level is the first guess (``guess``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from translator.store.database import Database
from translator.store.records import WordState, now

PERSON = "person"
"""Who said it: a person, of this word."""
IMPORT = "import"
"""A person's list of known words."""

_SAY = "INSERT OR REPLACE INTO word_states (word, state, said_by, said) VALUES (?, ?, ?, ?)"
_BATCH = 500
"""Words asked for in one statement; SQLite's parameters are limited."""


class WordStates:
    """The part of ``Library`` that knows what a person knows."""

    database: Database

    def set_word_state(self, words: Iterable[str], state: WordState, *, by: str = PERSON) -> None:
        """Say how well words are known.

        Args:
            words: Simplified; each once or more often.
            state: From now on.
            by: ``PERSON`` or ``IMPORT``. A list does not change what a person said of a word.
        """
        wanted = [one for one in dict.fromkeys(words) if one]
        with self.database.write() as connection:
            if by != PERSON:
                kept = _said_by_person(connection, wanted)
                wanted = [one for one in wanted if one not in kept]
            say_state(connection, wanted, state, by)

    def word_states(self) -> Mapping[str, WordState]:
        """Return every word of which something was said, Simplified, with its state."""
        with self.database.read() as connection:
            rows = connection.execute("SELECT word, state FROM word_states").fetchall()
        states = set(WordState)
        # One that is damaged is left out, as everywhere (damage.py).
        return MappingProxyType({word: WordState(one) for word, one in rows if one in states})

    def word_state(self, word: str) -> WordState | None:
        """Return what was said of a word; None: nothing.

        Args:
            word: Simplified.
        """
        with self.database.read() as connection:
            row = connection.execute(
                "SELECT state FROM word_states WHERE word = ?", (word,)
            ).fetchone()
        return WordState(row[0]) if row and row[0] in set(WordState) else None

    def word_states_mark(self) -> tuple[int, int]:
        """Return what is another one whenever the states are others.

        Ids are never given twice, so the number of rows and the highest id name the rows.
        """
        with self.database.read() as connection:
            row = connection.execute("SELECT COUNT(*), MAX(id) FROM word_states").fetchone()
        return int(row[0]), int(row[1] or 0)


def guess(level: int | None, line: int) -> WordState:
    """Return the state of a word of which nothing was said.

    Args:
        level: Its HSK level, 7 for 7 to 9; None: on no list.
        line: The highest level a person knows; 0: none.
    """
    return WordState.KNOWN if level is not None and level <= line else WordState.NEW


def say_state(
    connection: sqlite3.Connection, words: Iterable[str], state: WordState, by: str
) -> None:
    """Write states inside a transaction of the caller's."""
    said = now()
    connection.executemany(_SAY, [(word, state.value, by, said) for word in words])


def _said_by_person(connection: sqlite3.Connection, words: list[str]) -> frozenset[str]:
    found: set[str] = set()
    for first in range(0, len(words), _BATCH):
        batch = words[first : first + _BATCH]
        marks = ", ".join("?" * len(batch))
        rows = connection.execute(
            f"SELECT word FROM word_states WHERE said_by = ? AND word IN ({marks})",
            (PERSON, *batch),
        )
        found.update(word for (word,) in rows)
    return frozenset(found)
