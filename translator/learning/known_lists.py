"""Lists of words a person knows: plain text, a table, notes of Anki."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from enum import Enum
from html import unescape

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.errors import FormatError
from translator.lazy_regex import lazy_regex
from translator.learning.anki_schedule import anki_schedules, written_schedule
from translator.learning.spacing import Remembered
from translator.store import WordState
from translator.store.wordlist import COLUMNS
from translator.system import safe_zip
from translator.text.encoding import decode
from translator.text.languages import HAN_CLASS

_TAGS = lazy_regex(r"<[^<>]*>|\[sound:[^\]]*\]")
_CELLS = re.compile(r"[\t,;\x1f]")
"""Between the columns of a table, and the fields of a note."""
_ASIDE = lazy_regex(r"[(（\[【][^)）\]】]*[)）\]】]")
_WAYS = lazy_regex(r"[\s/|、]+")
"""Between the ways to write a word: 天气 / 天氣."""
_WORD = lazy_regex(f"[{HAN_CLASS}]{{1,12}}")
_COLLECTIONS = ("collection.anki21", "collection.anki2")
"""Databases of a package of Anki, the newer first; ``collection.anki21b`` is packed with zstd,
which the standard library cannot read
(https://github.com/ankitects/anki/blob/main/rslib/src/import_export/package/meta.rs)."""
_PACKED = "collection.anki21b"
_TAG = lazy_regex(r"(?<![\w-])duizhao-(known|learning|ignored)(?![\w-])")
"""How ``exports.word_tables`` and ``exports.anki`` say the state of a word."""
_STANDING = ("due", "interval", "stability")
"""Columns of ``exports.word_tables``, and the last fields of a note of ``exports.anki``."""
_FIELDS = 15
"""Of a note of ours, or more."""
_LONGEST = 2_000
"""Characters of a line or note that are looked at: a word stands near its beginning."""
_WAL, _ROLLBACK = b"\x02\x02", b"\x01\x01"
"""Bytes 18 and 19 of a database (https://sqlite.org/fileformat.html, 1.3.3): one that was left in
WAL mode cannot be opened in memory, and has no log here anyway."""
_MOST_NOTES = 200_000
_MOST_STEPS = 500_000_000
"""Of SQLite's machine: a package of so many notes needs a hundredth; a trap goes on for ever."""


class _Broken(Enum):
    IT_IS = True


_BROKEN = _Broken.IT_IS
_Schedule = Remembered | _Broken | None
"""What is said of when a word is due; None: nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownList:
    """The words of a list."""

    words: tuple[str, ...]
    """Simplified, each once, in the order of the list."""
    passed_over: int
    """Lines and notes without a word."""
    states: Mapping[str, WordState] = field(default_factory=dict)
    """What a list of ours says of words; of those it says nothing of, that they are known."""

    memories: Mapping[str, Remembered] = field(default_factory=dict)
    """When words are asked for again, and how well they are remembered, where it is said."""
    undated: int = 0
    """Words of which that stands there, but cannot be read: nothing is guessed."""

    def state(self, word: str) -> WordState:
        """Return what the list says of a word."""
        return self.states.get(word, WordState.KNOWN)


def read_known(data: bytes, *, name: str, dictionary: Dictionary | None) -> KnownList:
    """Read a list of words: the first cell of each line or note that holds words.

    Args:
        data: Text with a word a line, CSV, a text of notes as Anki writes it, or ``.apkg``.
        name: Of the file.
        dictionary: What is a word; None: up to twelve Chinese characters together.

    Raises:
        FormatError: a package is damaged, or of the form only newer Anki reads.
        EncodingError: a text cannot be decoded.
    """
    if data[:4] == b"PK\x03\x04":
        lines: Iterable[tuple[str, _Schedule]] = _notes(data, name)
    else:
        lines = ((line, None) for line in decode(data).text.splitlines())
    words: dict[str, None] = {}
    states: dict[str, WordState] = {}
    memories: dict[str, Remembered] = {}
    undated: set[str] = set()
    table = None
    passed_over = 0
    for line, schedule in lines:
        if not line.strip() or line.startswith(("#", "//")):  # Anki's and Pleco's own lines
            continue
        table = table or _own_table(line)
        found = _words(line[:_LONGEST], dictionary)
        words.update(dict.fromkeys(found))
        passed_over += not found
        cells = table.cells(line) if table else {}
        if state := _state(line, cells):
            states.update(dict.fromkeys(found, state))
        if schedule is None and found:
            schedule = _written(cells)
        if schedule is _BROKEN:
            undated.update(found)
        elif isinstance(schedule, Remembered):
            memories.update(dict.fromkeys(found, schedule))
    return KnownList(
        words=tuple(words),
        passed_over=passed_over,
        states=states,
        memories=memories,
        undated=len(undated),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table of ours is written."""

    names: tuple[str, ...]
    delimiter: str

    def cells(self, line: str) -> dict[str, str]:
        row = next(csv.reader([line], delimiter=self.delimiter), [])
        return dict(zip(self.names, row, strict=False))


def _own_table(line: str) -> _Table | None:
    for delimiter in (",", "\t"):
        names = tuple(cell.strip("\ufeff") for cell in line.split(delimiter))
        if names[: len(COLUMNS)] == COLUMNS and "state" in names:
            return _Table(names, delimiter)
    return None


def _written(cells: Mapping[str, str]) -> _Schedule:
    """Return what a row of a table, or a note of ours, says of when its word is due."""
    try:
        return written_schedule(*(cells.get(name, "") for name in _STANDING))
    except (ValueError, OverflowError):
        return _BROKEN


def _state(line: str, cells: Mapping[str, str]) -> WordState | None:
    """Return what a line or note of ours says of its word: in its column, or as a tag."""
    if cells:
        said = cells.get("state", "")
    else:
        tag = _TAG.search(line)
        said = tag[1] if tag else ""
    return WordState(said) if said in set(WordState) else None


def _words(line: str, dictionary: Dictionary | None) -> list[str]:
    """Return the words of the first cell that has any."""
    for cell in _CELLS.split(line):
        plain = unescape(_TAGS.sub(" ", cell)).strip(' "﻿')
        ways = [way for way in _WAYS.split(_ASIDE.sub(" ", plain)) if _WORD.fullmatch(way)]
        found = [way for way in ways if dictionary is None or dictionary.lookup(way)]
        if found:
            return [converter.to_simplified(way) for way in found]
    return []


def _notes(data: bytes, name: str) -> Iterator[tuple[str, _Schedule]]:
    """Yield the fields of each note of a package, parted by U+001F, and when it is due."""
    archive = safe_zip.open_archive(data, name=name)
    if _PACKED in archive.members:
        raise FormatError("known.newer-anki", name=name)
    member = next((one for one in _COLLECTIONS if one in archive.members), None)
    if member is None:
        raise FormatError("known.no-notes", name=name)
    content = archive.read(member)
    if content[18:20] == _WAL:
        content = content[:18] + _ROLLBACK + content[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            connection.execute("PRAGMA trusted_schema = OFF")
            steps = iter(range(_MOST_STEPS // 100_000))
            connection.set_progress_handler(lambda: next(steps, None) is None, 100_000)
            # A view called notes could be a trap.
            kind = connection.execute("SELECT type FROM sqlite_master WHERE name = 'notes'")
            if kind.fetchone() != ("table",):
                raise FormatError("known.no-notes", name=name)
            columns = [row[1] for row in connection.execute("PRAGMA table_info(notes)")]
            tags_of = "tags" if "tags" in columns else "''"
            schedules = anki_schedules(connection)
            rows = connection.execute(
                f"SELECT id, flds, {tags_of} FROM notes ORDER BY id LIMIT ?", (_MOST_NOTES,)
            )
            for note, fields, tags in rows:
                if isinstance(fields, str):
                    said = _BROKEN if note in schedules.broken else schedules.notes.get(note)
                    own = _written(_own_fields(fields, str(tags)))
                    yield f"{fields}\x1f{tags}".replace("\n", " "), _later(said, own)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FormatError("known.no-notes", name=name) from error


def _own_fields(fields: str, tags: str) -> dict[str, str]:
    """Return what the last fields of a note of ours say of its word; of another's note nothing."""
    cells = fields.split("\x1f")
    if "duizhao" not in tags.split() or len(cells) < _FIELDS:
        return {}
    return dict(zip(_STANDING, cells[_FIELDS - len(_STANDING) : _FIELDS], strict=True))


def _later(anki: _Schedule, own: _Schedule) -> _Schedule:
    """Return what counts of what Anki learned of a note and what we wrote into it: the later."""
    if isinstance(anki, Remembered) and isinstance(own, Remembered):
        return max(anki, own, key=lambda one: one.due)
    return own if anki is None else anki
