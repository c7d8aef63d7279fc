"""CC-CEDICT: entries by either script, kept in SQLite so that a look-up needs no loading.

The dictionary is the text file of CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0), fetched
into the model store. It is read once into a database in the user's data directory; the name
of the database holds the file's size and time, so a newer file is read anew.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from translator import paths
from translator.errors import FormatError, ModelError, OutputError
from translator.text.languages import is_han
from translator.types import Entry

ATTRIBUTION = "CC-CEDICT, https://cc-cedict.org, CC BY-SA 4.0"
"""To be shown wherever entries are."""

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*")
_RARE = re.compile(r"(?:old |Japanese )?variant of|used in|see ")
_REMEMBERED = 8192
"""Words whose answers are kept in memory: text repeats itself, and a look-up on disk costs
thirty times as much. About 5 MB when full."""
_VERSION = 2
"""Of the database's layout; a change makes it be built anew."""
_SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, traditional TEXT NOT NULL, simplified TEXT NOT NULL,
                    pinyin TEXT NOT NULL, meanings TEXT NOT NULL);
CREATE TABLE headword (word TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entry(id),
                       PRIMARY KEY (word, entry)) WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, frequency INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (character TEXT PRIMARY KEY, pinyin TEXT NOT NULL) WITHOUT ROWID;
"""


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    """Read CC-CEDICT's text.

    Args:
        lines: ``傳統 传统 [chuan2 tong3] /tradition/traditional/``; comments begin with #.

    Raises:
        FormatError: a line is neither an entry nor a comment.
    """
    for number, line in enumerate(lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        found = _LINE.fullmatch(line.rstrip("\r\n"))
        if found is None:
            raise FormatError(
                f"Line {number} of the dictionary is not an entry: {line.strip()[:60]!r}.",
                "Give a file in CC-CEDICT's format, or fetch it: duizhao models fetch cc-cedict",
            )
        yield Entry(
            traditional=found[1],
            simplified=found[2],
            pinyin=found[3],
            meanings=tuple(found[4].split("/")),
        )


class Dictionary:
    """CC-CEDICT, open for look-ups; may be used from several threads."""

    def __init__(self, source: Path, *, cache: Path | None = None) -> None:
        """Open the database of a dictionary file; build it if it is not there yet.

        Args:
            source: The text file of CC-CEDICT.
            cache: Folder of the database; None: ``cache`` in the data directory.

        Raises:
            ModelError: the file is missing.
            FormatError: it is not CC-CEDICT.
            OutputError: the database cannot be written.
        """
        try:
            state = source.stat()
        except OSError as error:
            raise ModelError(
                f"The dictionary {source} cannot be read: {error.strerror}.",
                "Fetch it: duizhao models fetch cc-cedict",
            ) from error
        identity = f"{_VERSION} {source.resolve()} {state.st_size} {state.st_mtime_ns}"
        name = f"dictionary-{hashlib.sha256(identity.encode()).hexdigest()[:16]}.sqlite3"
        self.database = database = (cache or paths.home() / "cache") / name
        """The file with everything in it; what is derived from it may be kept beside it."""
        if not database.exists():
            _build(source, database)
        self._lock = threading.Lock()
        self._entries = lru_cache(maxsize=_REMEMBERED)(self._read_entries)
        self._frequency = lru_cache(maxsize=_REMEMBERED)(self._read_frequency)
        self._reading = lru_cache(maxsize=_REMEMBERED)(self._read_reading)
        self._connection = sqlite3.connect(
            f"{database.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )

    def lookup(self, word: str) -> list[Entry]:
        """Return the entries of a word in either script, in the dictionary's order."""
        return list(self._entries(word))

    def is_proper_noun_only(self, word: str) -> bool:
        """Say whether the word is there and each of its readings is capitalised."""
        entries = self._entries(word)
        return bool(entries) and all(entry.pinyin[:1].isupper() for entry in entries)

    def frequency(self, word: str) -> int:
        """Return how often the word stands in jieba's corpus; 0: not there, or no headword.

        A Traditional word has the frequency of its Simplified form.
        """
        return self._frequency(word)

    def frequencies(self) -> list[tuple[str, int]]:
        """Return every headword in either script with its frequency."""
        with self._lock:
            return self._connection.execute("SELECT word, frequency FROM word").fetchall()

    def reading(self, character: str) -> str:
        """Return the most frequent reading of a character (``xing2``), or nothing."""
        return self._reading(character)

    def close(self) -> None:
        """Close the database; the object is of no use afterwards."""
        self._connection.close()

    def _read_entries(self, word: str) -> tuple[Entry, ...]:
        rows = self._select(
            "SELECT traditional, simplified, pinyin, meanings FROM headword"
            " JOIN entry ON entry.id = headword.entry WHERE word = ? ORDER BY entry.id",
            word,
        )
        return tuple(
            Entry(
                traditional=row[0],
                simplified=row[1],
                pinyin=row[2],
                meanings=tuple(row[3].split("/")),
            )
            for row in rows
        )

    def _read_frequency(self, word: str) -> int:
        rows = self._select("SELECT frequency FROM word WHERE word = ?", word)
        return int(rows[0][0]) if rows else 0

    def _read_reading(self, character: str) -> str:
        rows = self._select("SELECT pinyin FROM reading WHERE character = ?", character)
        return str(rows[0][0]) if rows else ""

    def _select(self, query: str, value: str) -> list[tuple[str, ...]]:
        if not value.isprintable():  # also keeps lone surrogates away from SQLite
            return []
        with self._lock:
            return self._connection.execute(query, (value,)).fetchall()


_installed: dict[Path, Dictionary] = {}


def installed() -> Dictionary | None:
    """Return the dictionary of the model store, or None where it has not been fetched.

    Found once per data directory and process; a missing one is looked for again each time.

    Raises:
        ModelError: it is there, but damaged.
    """
    home = paths.home()
    if home not in _installed:
        # The store is a layer above; it is asked only here, and only when no path is given.
        from translator.models.store import ModelStore

        store = ModelStore()
        if store.get("cc-cedict") is None:
            return None  # not fetched: the callers have a way without it
        _installed[home] = Dictionary(store.locate("cc-cedict").file("cc-cedict.txt"))
    return _installed[home]


def lookup(word: str) -> list[Entry]:
    """Look a word up in the installed dictionary, in either script.

    Raises:
        ModelError: no dictionary is installed.
    """
    dictionary = installed()
    if dictionary is None:
        raise ModelError("No dictionary is installed.", "Run: duizhao models fetch cc-cedict")
    return dictionary.lookup(word)


def _build(source: Path, database: Path) -> None:
    """Write the database beside its name and move it there when it is whole."""
    try:
        text = source.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"The dictionary {source} is not UTF-8 text.",
            "Fetch it: duizhao models fetch cc-cedict",
        ) from error
    entries = list(parse(text.split("\n")))
    temporary = None
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".dictionary-", dir=database.parent)
        os.close(handle)
        temporary = Path(name)
        with sqlite3.connect(temporary) as connection:
            _fill(connection, entries)
        connection.close()
        temporary.replace(database)
    except (OSError, sqlite3.Error) as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(
            f"The dictionary's database {database} cannot be written: {error}.",
            "Free some space, or set DUIZHAO_HOME to a folder that can be written.",
        ) from error


def _fill(connection: sqlite3.Connection, entries: list[Entry]) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    connection.executemany(
        "INSERT INTO entry VALUES (?, ?, ?, ?, ?)",
        (
            (number, entry.traditional, entry.simplified, entry.pinyin, "/".join(entry.meanings))
            for number, entry in enumerate(entries)
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO headword VALUES (?, ?)",
        sorted(
            (word, number)
            for number, entry in enumerate(entries)
            for word in {entry.traditional, entry.simplified}
        ),
    )
    frequencies = _frequencies(entries)
    connection.executemany("INSERT INTO word VALUES (?, ?)", sorted(frequencies.items()))
    connection.executemany(
        "INSERT INTO reading VALUES (?, ?)", sorted(_readings(entries, frequencies).items())
    )


def _frequencies(entries: list[Entry]) -> dict[str, int]:
    """Take the frequencies of jieba's word list (MIT) out of rjieba, which carries it.

    ``suggest_freq`` of a word in the list is its frequency, at most one more; where the
    list's own segmentation would cut the word, it is what keeps the word whole.
    """
    import rjieba

    jieba = rjieba.Jieba()
    result: dict[str, int] = {}
    for entry in entries:
        known = result.get(entry.simplified)
        if known is None:
            listed = jieba.has_word(entry.simplified)
            known = jieba.suggest_freq(entry.simplified) if listed else 0
            result[entry.simplified] = known
        result[entry.traditional] = max(known, result.get(entry.traditional, 0))
    return result


def _readings(entries: list[Entry], frequencies: dict[str, int]) -> dict[str, str]:
    """Count each character's readings over the words that hold it, by their frequency."""
    counts: dict[str, dict[str, float]] = {}
    for entry in entries:
        syllables = entry.pinyin.split(" ")
        weight = _weight(entry, len(syllables), frequencies)
        for word in {entry.traditional, entry.simplified}:
            if len(word) != len(syllables):
                continue
            for character, syllable in zip(word, syllables, strict=True):
                if is_han(character):
                    table = counts.setdefault(character, {})
                    reading = syllable.lower()
                    table[reading] = table.get(reading, 0) + weight
    return {
        character: max(table, key=lambda reading: table[reading])
        for character, table in counts.items()
    }


def _weight(entry: Entry, syllables: int, frequencies: dict[str, int]) -> float:
    """Say how much an entry counts for its characters' readings.

    The frequency of an ambiguous character says nothing about which reading it has, so its
    own entries count little; a character that stands alone is a surname more often than a
    rare word, hence the 20.
    """
    if syllables > 1:
        return 1.0 + frequencies[entry.simplified]
    if entry.meanings[0].startswith("surname "):
        return 20.0
    return 0.01 if _RARE.match(entry.meanings[0]) else 1.0
