"""Lists of words a person knows: plain text, a table, notes of Anki."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from html import unescape

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.lazy_regex import lazy_regex
from translator.learning.anki_notes import AnkiNote, anki_notes
from translator.learning.anki_schedule import written_schedule
from translator.learning.spacing import Remembered
from translator.store import WordState
from translator.store.wordlist import COLUMNS
from translator.text.encoding import decode
from translator.text.languages import HAN_CLASS

_INLINE = lazy_regex(
    r"</?(?:b|i|u|em|strong|span|font|mark|ruby|rb)(?:\s[^<>\t\x1f]*)?>|<rt>[^<>\t\x1f]*</rt>"
)
"""Tags within a word: add-ons of Anki colour each syllable by its tone."""
_TAGS = lazy_regex(r"<[^<>\t\x1f]*>|\[sound:[^\]]*\]")
"""They go before a line is parted: ``style="color: red; …"`` has a semicolon, as ``&nbsp;`` has."""
_CLOZE = lazy_regex(r"\{\{c\d{1,3}::([^{}]{1,60}?)(?:::[^{}]*)?\}\}")
"""What a note of Anki leaves open and asks for: ``{{c1::青菜}}``, ``{{c1::青菜::greens}}``."""
_CELLS = re.compile(r"[\t,;\x1f]")
"""Between the columns of a table, and the fields of a note."""
_ASIDE = lazy_regex(r"[(（\[【][^)）\]】]*[)）\]】]")
_READING = lazy_regex(rf"\[[^\]\[\s{HAN_CLASS}]{{1,12}}\]")
"""Over a character, as Anki writes it: ``天[tiān]气[qì]``."""
_WAYS = lazy_regex(r"[\s/|、]+")
"""Between the ways to write a word: 天气 / 天氣."""
_WORD = lazy_regex(f"[{HAN_CLASS}]{{1,12}}")
_TAG = lazy_regex(r"(?<![\w-])duizhao-(known|learning|ignored)(?![\w-])")
"""How ``exports.word_tables`` and ``exports.anki`` say the state of a word."""
_STANDING = ("due", "interval", "stability")
"""Columns of ``exports.word_tables``, and the last fields of a note of ``exports.anki``."""
_FIELDS = 15
"""Of a note of ours, or more."""
_LONGEST = 2_000
"""Characters of a line or note that are looked at: a word stands near its beginning."""


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
    unasked: int = 0
    """Words that Anki never asked for, though it did for others: that they are known is nowhere
    said, and they are not among ``words``."""

    def state(self, word: str) -> WordState:
        """Return what the list says of a word."""
        return self.states.get(word, WordState.KNOWN)


def read_known(data: bytes, *, name: str, dictionary: Dictionary | None) -> KnownList:
    """Read a list of words: the first cell of each line or note that holds words.

    Args:
        data: Text with a word a line, CSV, a text of notes as Anki writes it, ``.apkg`` or
            ``.colpkg``.
        name: Of the file.
        dictionary: What is a word; None: up to twelve Chinese characters together.

    Raises:
        FormatError: a package is damaged, or has a layout that cannot be read.
        EncodingError: a text cannot be decoded.
    """
    if data[:4] == b"PK\x03\x04":
        lines: Iterable[_Line] = map(_said, anki_notes(data, name=name))
    else:
        lines = (_Line(text=line) for line in decode(data).text.splitlines())
    words: dict[str, None] = {}
    states: dict[str, WordState] = {}
    memories: dict[str, Remembered] = {}
    undated: set[str] = set()
    unasked: set[str] = set()
    table = None
    passed_over = 0
    for one in lines:
        line, schedule = one.text, one.schedule
        if not line.strip() or line.startswith(("#", "//")):  # Anki's and Pleco's own lines
            continue
        table = table or _own_table(line)
        found = _words(line[:_LONGEST], dictionary)
        passed_over += not found
        cells = table.cells(line) if table else {}
        state = _state(one.tags or line, cells)
        if one.unasked and not state:
            unasked.update(found)
            continue
        words.update(dict.fromkeys(found))
        if state:
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
        unasked=len(unasked.difference(words)),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A line of a text, or a note."""

    text: str
    tags: str = ""
    """Of a note; a text has them in its cells."""
    schedule: _Schedule = None
    unasked: bool = False


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
    for cell in _CELLS.split(unescape(_TAGS.sub(" ", _INLINE.sub("", line)))):
        plain = cell.strip(' "﻿')
        plain = " ".join(_CLOZE.findall(plain)) or _READING.sub("", plain)
        ways = [way for way in _WAYS.split(_ASIDE.sub(" ", plain)) if _WORD.fullmatch(way)]
        found = [way for way in ways if dictionary is None or dictionary.lookup(way)]
        if found:
            return [converter.to_simplified(way) for way in found]
    return []


def _said(note: AnkiNote) -> _Line:
    cells = _own_fields(note.fields, note.tags)
    return _Line(
        text=note.fields[:_LONGEST].replace("\n", " "),
        tags=note.tags[:_LONGEST],
        schedule=_later(_BROKEN if note.broken else note.schedule, _written(cells)),
        unasked=note.unasked,
    )


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
