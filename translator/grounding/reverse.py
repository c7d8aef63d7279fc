"""Rare proper nouns of the dictionary, English → Chinese: Kathmandu is 加德满都.

CC-CEDICT goes from Chinese to English. Once for each dictionary it is read backwards: which
proper noun has which clean English name. A name that several Chinese words share is kept only
where one of them is clearly meant. The result stands in a table of its own beside the
dictionary's database, so that it need not be made again.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translator.chinese.dictionary import cache, seal
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import OutputError
from translator.errors.error_sentences import why_of
from translator.grounding.evidence import Lexicon
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.system.atomic import set_apart
from translator.types import Entry

CERTAINTY = 0.8
_VERSION = 7
"""Of what is taken from the dictionary; a change makes the table be built anew."""
_CAPITALISED = lazy_regex(r"(?<![\w-])[A-ZÀ-Þ]")
_NEIGHBOUR_BEFORE = lazy_regex(r"([A-Z][\w’'.-]*) $")
_NEIGHBOUR_AFTER = lazy_regex(r" [A-Z][\w’'-]*")
_GOES_FURTHER = lazy_regex(r" (?:of|for) (?:the )?[A-Z]")
"""The Royal Society for the Protection of Birds."""
_GOES_ON = lazy_regex(r"[\w-]|[’'](?!s)\w|\.\w")
NO_NAME_BEGINS = frozenset(
    [
        "A", "An", "The", "In", "On", "At", "To", "Of", "And", "Or", "But", "For", "From", "By",
        "With", "As", "If", "When", "While", "After", "Before", "Since", "Near", "Between",
        "Like", "Both", "Unlike", "Until", "Under", "Over", "Into", "Is", "Was", "Are", "Were",
        "Has", "Had", "Did", "Does", "Not", "Visit", "See", "Today", "Yesterday", "Meanwhile",
        "Then", "Though", "Although", "Because", "Where", "That", "This",
    ]
)  # fmt: skip
"""Words with a capital that stand before a name and are no part of it."""
_WORD = lazy_regex(r"\w+")
_SCHEMA = """
CREATE TABLE name (english TEXT PRIMARY KEY, chinese TEXT NOT NULL, others TEXT NOT NULL,
                   kind TEXT NOT NULL, reading INTEGER NOT NULL, common INTEGER NOT NULL)
                   WITHOUT ROWID;
CREATE TABLE word (word TEXT PRIMARY KEY, meanings INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE syllable (syllable TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """What an English name is in Chinese."""

    chinese: str
    others: tuple[str, ...]
    """Other Chinese words for the same, which a translation may use as well."""
    kind: str
    """What it names, as in ``nouns.Noun``."""
    reading: bool
    """Whether the name is the word's own pinyin with family name and given name: whether it is
    meant is for ``pinyin_names`` to say."""
    common: bool
    """Whether the model knows it (``edges.RARE``)."""

    @property
    def person(self) -> bool:
        """Whether it is somebody."""
        return self.kind == "person"


@dataclass(frozen=True, kw_only=True)
class Reverse:
    """The dictionary's proper nouns by their English names."""

    names: Mapping[str, Rendering]
    words: Mapping[str, int]
    """Lower-case words and pairs of the dictionary's English that look like pinyin, with the
    number of meanings they stand in: man, changing, feng shui."""
    syllables: frozenset[str]
    """Of pinyin, without tones; v for ü."""

    @cached_property
    def _by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        result: dict[str, list[str]] = defaultdict(list)
        for name, rendering in self.names.items():
            if not rendering.reading:
                result[_first_word(name)].append(name)
        return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in result.items()}

    def spans(self, text: str) -> list[Span]:
        """Find rare names in English text: whole words, as written, the longest first."""
        found: list[Span] = []
        at = 0
        while match := _CAPITALISED.search(text, at):
            start = match.start()
            at = start + 1
            for name in self._by_first_word.get(_first_word(text[start:]), ()):
                after = text[start + len(name) : start + len(name) + 2]
                if not text.startswith(name, start) or _GOES_ON.match(after):
                    continue
                # A common name is left alone, and so is what it is made of: South China Sea.
                if not self.names[name].common and self._stands(text, start, name):
                    found.append(_span(name, start, self.names[name]))
                at = start + len(name)
                break
        return found

    def _stands(self, text: str, start: int, name: str) -> bool:
        """Whether it is the name and no piece of a longer one."""
        after = text[start + len(name) :]
        if _NEIGHBOUR_AFTER.match(after) or (" " in name and _GOES_FURTHER.match(after)):
            return False
        before = _NEIGHBOUR_BEFORE.search(text[:start])
        full_name = " " in name and self.names[name].person
        return full_name or before is None or before[1] in NO_NAME_BEGINS


NOTHING = Reverse(names={}, words={}, syllables=frozenset())
_known: dict[Path, Reverse] = {}
_building = threading.Lock()


def reverse(lexicon: Lexicon) -> Reverse:
    """Return the dictionary read backwards; made once and kept on disk.

    A lexicon that is no ``Dictionary`` cannot be read as a whole: nothing is found with it.
    """
    if not isinstance(lexicon, Dictionary):
        return NOTHING
    database = lexicon.database
    with _building:
        if database not in _known:
            table = database.with_name(f"{database.stem}-names-{_VERSION}.sqlite3")
            if seal.is_whole(table):
                _known[database] = _load(table)
                cache.used(table)
            else:
                from translator.grounding.reverse_build import build  # it needs ours

                result = build(_entries(database), lexicon)
                _save(result, table)
                seal.seal(table)
                _known[database] = result
        return _known[database]


def spans(text: str, *, lexicon: Lexicon) -> list[Span]:
    """Find rare proper nouns of the dictionary in English text."""
    return reverse(lexicon).spans(text)


def _first_word(text: str) -> str:
    match = _WORD.match(text)
    return match.group() if match else ""


def _span(name: str, start: int, rendering: Rendering) -> Span:
    return Span(
        start=start, end=start + len(name), source=name, replacement=rendering.chinese,
        kind="dictionary", origin=f"reverse-{rendering.kind}", certainty=CERTAINTY,
        accepted=(rendering.chinese, *rendering.others, name),
    )  # fmt: skip


def _entries(database: Path) -> Iterator[tuple[Entry, int]]:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        for row in connection.execute(
            "SELECT traditional, simplified, pinyin, meanings, frequency FROM entry"
            " JOIN word ON word.word = entry.simplified ORDER BY entry.line"
        ):
            yield (
                Entry(
                    traditional=row[0], simplified=row[1], pinyin=row[2],
                    meanings=tuple(row[3].split("/")),
                ),
                row[4],
            )  # fmt: skip


def _save(result: Reverse, table: Path) -> None:
    """Write the table beside its name and move it there when it is whole."""
    try:
        with set_apart(table) as apart, closing(sqlite3.connect(apart)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF;" + _SCHEMA)
            connection.executemany(
                "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (name, one.chinese, " ".join(one.others), one.kind, one.reading, one.common)
                    for name, one in result.names.items()
                ),
            )
            connection.executemany("INSERT INTO word VALUES (?, ?)", result.words.items())
            connection.executemany(
                "INSERT INTO syllable VALUES (?)", ((one,) for one in result.syllables)
            )
            connection.commit()
    except (OSError, sqlite3.Error) as error:
        raise OutputError("names.unwritable", path=table, why=why_of(error)) from error


def _load(table: Path) -> Reverse:
    with closing(sqlite3.connect(f"{table.as_uri()}?mode=ro", uri=True)) as connection:
        return Reverse(
            names={
                row[0]: Rendering(
                    chinese=row[1], others=tuple(row[2].split()),
                    kind=row[3], reading=bool(row[4]), common=bool(row[5]),
                )
                for row in connection.execute("SELECT * FROM name")
            },
            words=dict(connection.execute("SELECT * FROM word")),
            syllables=frozenset(row[0] for row in connection.execute("SELECT * FROM syllable")),
        )  # fmt: skip
