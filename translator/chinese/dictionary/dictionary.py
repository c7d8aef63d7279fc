"""CC-CEDICT: entries by either script, kept in SQLite so that a look-up needs no loading.

The dictionary is the text file of CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0), fetched
into the model store or given by the user. It is read once into a database in the user's data
directory (``build``); the name of the database holds the file's size and time, so a newer file is
read anew. By sound, by English and by pattern: ``search``, from a database beside it.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

from translator.chinese.dictionary import cache as cache_files
from translator.chinese.dictionary.cedict import UNKNOWN, known, parse
from translator.chinese.dictionary.databases import Databases
from translator.errors import ModelError
from translator.system import paths
from translator.types import Entry

__all__ = ["ATTRIBUTION", "Dictionary", "installed", "lookup", "parse", "required"]

ATTRIBUTION = "CC-CEDICT, https://cc-cedict.org, CC BY-SA 4.0"
"""To be shown wherever entries are."""

_REMEMBERED = 8192
"""Words whose answers are kept in memory: text repeats itself, and a look-up on disk costs
thirty times as much. About 5 MB when full."""
_COLUMNS = "traditional, simplified, pinyin, meanings"


class Dictionary:
    """CC-CEDICT, open for look-ups; may be used from several threads."""

    def __init__(
        self,
        source: Path,
        *,
        cache: Path | None = None,
        building: Callable[[], None] | None = None,
        apart: bool = False,
    ) -> None:
        """Open the database of a dictionary file; build it if it is not there yet.

        Args:
            source: The text file of CC-CEDICT, plain or compressed with gzip.
            cache: Folder of the database; None: ``cache`` in the data directory.
            building: Called before the database is built, which takes some seconds.
            apart: Build it in another process, so that threads of this one are not slowed.

        Raises:
            ModelError: the file is missing.
            FormatError: it is not CC-CEDICT.
            OutputError: the database cannot be written.
        """
        self._files = Databases.of(source, cache, building=building, apart=apart)
        self.database = self._files.main
        """The file with everything in it; what is derived from it may be kept beside it."""
        self._lock = threading.Lock()
        self._index_lock = threading.Lock()
        self._index: sqlite3.Connection | None = None
        self._entries = lru_cache(maxsize=_REMEMBERED)(self._read_entries)
        self._frequency = lru_cache(maxsize=_REMEMBERED)(self._read_frequency)
        self._reading = lru_cache(maxsize=_REMEMBERED)(self._read_reading)
        self._connection = self._files.open_main()
        self._facts: dict[str, int] = dict(self.rows("SELECT name, value FROM fact"))

    @property
    def longest_headword(self) -> int:
        """Characters of the longest headword."""
        return self._facts["longest"]

    def lookup(self, word: str) -> list[Entry]:
        """Return the entries of a word in either script, in the dictionary's order."""
        return list(self._entries(word)) if self._may_have(word) else []

    def ranked(self, word: str) -> list[Entry]:
        """Return the entries of a word in either script, the likeliest first."""
        if not self._may_have(word):
            return []
        numbers = self.rows("SELECT entry FROM headword WHERE word = ? ORDER BY entry", word)
        return self.entries(number for (number,) in numbers)

    def matches(self, text: str, position: int = 0) -> list[str]:
        """Return every headword that begins at a position of a text, the longest first.

        Args:
            text: Any text.
            position: Index of a character of it; 0 ≤ position ≤ its length.
        """
        rest = text[position : position + self.longest_headword]
        candidates = [rest[:end] for end in range(1, len(rest) + 1) if rest[:end].isprintable()]
        if not candidates:
            return []
        places = ", ".join("?" * len(candidates))
        query = f"SELECT DISTINCT word FROM headword WHERE word IN ({places})"
        return sorted((row[0] for row in self.rows(query, *candidates)), key=len, reverse=True)

    def longest(self, text: str, position: int = 0) -> str:
        """Return the longest headword that begins at a position of a text, or nothing."""
        return next(iter(self.matches(text, position)), "")

    def is_proper_noun_only(self, word: str) -> bool:
        """Say whether the word is there and each of its readings is capitalised."""
        entries = self.lookup(word)
        return bool(entries) and all(entry.pinyin[:1].isupper() for entry in entries)

    def frequency(self, word: str) -> int:
        """Return how often the word stands in jieba's corpus; 0: not there, or no headword.

        A Traditional word has the frequency of its Simplified form.
        """
        return self._frequency(word) if self._may_have(word) else 0

    def frequency_band(self, word: str) -> int | None:
        """Return how common a word is: 1 (half of all running words) to 5; None: not counted.

        A band ends where the headwords down to there make up 50, 75, 90, 97 % of the corpus.
        """
        count = self.frequency(word)
        if not count:
            return None
        ends = (self._facts.get(f"band {band}", 0) for band in range(1, 5))
        return next((band for band, least in enumerate(ends, 1) if count >= least > 0), 5)

    def frequencies(self) -> list[tuple[str, int]]:
        """Return every headword in either script with its frequency."""
        return self.rows("SELECT word, frequency FROM word")

    def reading(self, character: str) -> str:
        """Return the most frequent reading of a character (``xing2``), or nothing."""
        return self._reading(character) if self._may_have(character) else ""

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Return entries by their numbers, in that order; for ``search``."""
        wanted = list(numbers)
        places = ", ".join("?" * len(wanted))
        found = self.rows(f"SELECT id, {_COLUMNS} FROM entry WHERE id IN ({places})", *wanted)
        by_number = {row[0]: _entry(row[1:]) for row in found}
        return [by_number[number] for number in wanted]

    def rows(self, query: str, *values: str | int) -> list[Any]:
        """Return the rows a query finds in the database."""
        return self._found(self._connection, query, values)

    def index_rows(self, query: str, *values: str | int) -> list[Any]:
        """Return the rows a query finds in the index (``index_build``); for ``search``.

        Raises:
            ModelError: the dictionary or its index is damaged.
            OutputError: the index is not there yet, and cannot be written.
        """
        return self._found(self._opened_index(), query, values)

    def make_index_ready(self) -> None:
        """Build the index if it is not there yet, so that the first search has no wait.

        Raises:
            ModelError, OutputError: as ``index_rows``.
        """
        self._opened_index()

    def close(self) -> None:
        """Close the databases; the object is of no use afterwards."""
        self._connection.close()
        if self._index is not None:
            self._index.close()

    def _opened_index(self) -> sqlite3.Connection:
        with self._index_lock:
            if self._index is None:
                self._index = self._files.open_index()
            return self._index

    def _found(
        self, connection: sqlite3.Connection, query: str, values: tuple[str | int, ...]
    ) -> list[Any]:
        try:
            with self._lock:
                return connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:  # damaged since it was opened
            raise ModelError("dictionary.lost", path=self.database, why=error) from error

    def _may_have(self, word: str) -> bool:
        """Keep very long words out of memory, and lone surrogates and NUL from SQLite."""
        return 0 < len(word) <= self.longest_headword and word.isprintable()

    def _read_entries(self, word: str) -> tuple[Entry, ...]:
        query = (
            f"SELECT {_COLUMNS} FROM headword JOIN entry ON entry.id = headword.entry"
            " WHERE word = ? ORDER BY entry.line"
        )
        return tuple(_entry(row) for row in self.rows(query, word))

    def _read_frequency(self, word: str) -> int:
        rows = self.rows("SELECT frequency FROM word WHERE word = ?", word)
        return int(rows[0][0]) if rows else 0

    def _read_reading(self, character: str) -> str:
        rows = self.rows("SELECT pinyin FROM reading WHERE character = ?", character)
        return known(str(rows[0][0])) if rows else ""


def _entry(row: tuple[str, str, str, str]) -> Entry:
    meanings = tuple(row[3].replace(UNKNOWN, "…").split("/"))
    return Entry(traditional=row[0], simplified=row[1], pinyin=known(row[2]), meanings=meanings)


_installed: dict[Path, Dictionary] = {}
_opening = threading.Lock()
_waits = ContextVar("_waits", default=True)


@contextmanager
def without_waiting() -> Iterator[None]:
    """Within it, an installed dictionary that is just being built is none."""
    token = _waits.set(False)
    try:
        yield
    finally:
        _waits.reset(token)


def is_fetched() -> bool:
    """Say whether the model store has the dictionary, whole or damaged."""
    # The store is a layer above; it is asked only here, and only when no path is given.
    from translator.models.model_store import ModelStore

    return ModelStore().get("cc-cedict") is not None


def installed(
    *, building: Callable[[], None] | None = None, apart: bool = False
) -> Dictionary | None:
    """Return the dictionary of the model store, or None where it has not been fetched.

    Found once per data directory and process; a missing one is looked for again each time.
    Where a thread builds its database, others wait for it.

    Args:
        building: Called before its database is built, the first time it is used.
        apart: As ``Dictionary`` takes it.

    Raises:
        ModelError: it is there, but damaged.
    """
    home = paths.home()
    if home in _installed:
        return _installed[home]
    if not _opening.acquire(blocking=_waits.get()):
        return None
    try:
        if home not in _installed and is_fetched():
            _installed[home] = _open_installed(building, apart)
        return _installed.get(home)  # not fetched: the callers have a way without it
    finally:
        _opening.release()


def _open_installed(building: Callable[[], None] | None, apart: bool) -> Dictionary:
    from translator.models.model_store import ModelStore

    file = ModelStore().locate("cc-cedict").file("cc-cedict.txt")
    found = Dictionary(file, building=building, apart=apart)
    cache_files.used(found.database)
    cache_files.clear(found.database.parent)
    return found


def required(
    dictionary: Dictionary | None = None, *, building: Callable[[], None] | None = None
) -> Dictionary:
    """Return the dictionary given, or the installed one.

    Raises:
        ModelError: none is installed.
    """
    found = dictionary or installed(building=building)
    if found is None:
        raise ModelError("dictionary.none")
    return found


def lookup(word: str) -> list[Entry]:
    """Look a word up in the installed dictionary, in either script.

    Raises:
        ModelError: no dictionary is installed.
    """
    return required().lookup(word)
