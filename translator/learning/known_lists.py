"""Lists of words a person knows: plain text, a table, notes of Anki."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from html import unescape

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.errors import FormatError
from translator.lazy_regex import lazy_regex
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
_LONGEST = 2_000
"""Characters of a line or note that are looked at: a word stands near its beginning."""
_WAL, _ROLLBACK = b"\x02\x02", b"\x01\x01"
"""Bytes 18 and 19 of a database (https://sqlite.org/fileformat.html, 1.3.3): one that was left in
WAL mode cannot be opened in memory, and has no log here anyway."""
_MOST_NOTES = 200_000
_MOST_STEPS = 500_000_000
"""Of SQLite's machine: a package of so many notes needs a hundredth; a trap goes on for ever."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownList:
    """The words of a list."""

    words: tuple[str, ...]
    """Simplified, each once, in the order of the list."""
    passed_over: int
    """Lines and notes without a word."""
    states: Mapping[str, WordState] = field(default_factory=dict)
    """What a list of ours says of words; of those it says nothing of, that they are known."""

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
        lines: Iterable[str] = _notes(data, name)
    else:
        lines = decode(data).text.splitlines()
    words: dict[str, None] = {}
    states: dict[str, WordState] = {}
    column = None
    passed_over = 0
    for line in lines:
        if not line.strip() or line.startswith(("#", "//")):  # Anki's and Pleco's own lines
            continue
        column = column or _state_column(line)
        found = _words(line[:_LONGEST], dictionary)
        words.update(dict.fromkeys(found))
        passed_over += not found
        if state := _state(line, column):
            states.update(dict.fromkeys(found, state))
    return KnownList(words=tuple(words), passed_over=passed_over, states=states)


def _state_column(line: str) -> tuple[int, str] | None:
    """Return where a table of ours says how a word stands, and what parts its cells."""
    for delimiter in (",", "\t"):
        cells = [cell.strip("\ufeff") for cell in line.split(delimiter)]
        if tuple(cells[: len(COLUMNS)]) == COLUMNS and "state" in cells:
            return cells.index("state"), delimiter
    return None


def _state(line: str, column: tuple[int, str] | None) -> WordState | None:
    """Return what a line or note of ours says of its word: in its column, or as a tag."""
    if column is not None:
        number, delimiter = column
        cells = next(csv.reader([line], delimiter=delimiter), [])
        said = cells[number] if number < len(cells) else ""
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


def _notes(data: bytes, name: str) -> Iterator[str]:
    """Yield the fields of each note of a package, parted by U+001F."""
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
            rows = connection.execute(
                f"SELECT flds, {tags_of} FROM notes ORDER BY id LIMIT ?", (_MOST_NOTES,)
            )
            for fields, tags in rows:
                if isinstance(fields, str):
                    yield f"{fields}\x1f{tags}".replace("\n", " ")
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FormatError("known.no-notes", name=name) from error
