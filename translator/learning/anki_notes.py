"""The notes of a package or collection of Anki (``.apkg``, ``.colpkg``), in each of its layouts.

Anki calls them legacy 1 (``collection.anki2``), legacy 2 (``collection.anki21``) and latest
(``collection.anki21b``: the database packed with zstd), and says in ``meta`` which it is
(https://github.com/ankitects/anki/blob/main/rslib/src/import_export/package/meta.rs). In the
latest, note types, decks and the list of media are kept in other ways; notes and cards are not, and
nothing else is looked at. A package of a newer layout holds one for old programs, too, whose only
note asks for a newer Anki.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from translator.errors import FormatError
from translator.learning.anki_schedule import anki_schedules
from translator.learning.spacing import Remembered
from translator.system import safe_zip, safe_zstd
from translator.system.bounded_reading import MEGABYTE

LARGEST_DATABASE = 200 * MEGABYTE
"""Bytes of a database, unpacked: some hundred thousand notes with all their answers."""
_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""Databases of a package, the newest first."""
_PACKED = _COLLECTIONS[0]
_META, _LATEST = "meta", 3
"""Where the layout stands, and the newest that is known."""
_VERSION = 0x08
"""Begins ``meta``: field 1 of a message of protobuf, a number."""
_DATABASE = b"SQLite format 3\0"
_WAL, _ROLLBACK = b"\x02\x02", b"\x01\x01"
"""Bytes 18 and 19 of a database (https://sqlite.org/fileformat.html, 1.3.3): one that was left in
WAL mode cannot be opened in memory, and has no log here anyway."""
_MOST_NOTES = 200_000
_MOST_STEPS = 500_000_000
"""Of SQLite's machine: a package of so many notes needs a hundredth; a trap goes on for ever."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnkiNote:
    """A note, and what its cards say."""

    fields: str
    """In the order of its note type, HTML, parted by U+001F."""
    tags: str
    """Parted by spaces."""
    schedule: Remembered | None
    """When it is asked for again, where its cards say so."""
    broken: bool
    """Whether its cards say what none can."""
    unasked: bool
    """Whether Anki never asked for it, though for others of the package it did."""


def anki_notes(data: bytes, *, name: str) -> Iterator[AnkiNote]:
    """Yield the notes of a package, in the order in which they were made.

    Args:
        data: The whole file.
        name: Of it, for messages.

    Raises:
        FormatError: it is damaged, a bomb, holds no notes, or has a layout that cannot be read.
    """
    content = _database(safe_zip.open_archive(data, name=name, largest=LARGEST_DATABASE))
    if not content.startswith(_DATABASE):  # SQLite takes nothing at all for a lack of memory
        raise FormatError("known.no-notes", name=name)
    if content[18:20] == _WAL:
        content = content[:18] + _ROLLBACK + content[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(content)
            del content
            connection.execute("PRAGMA trusted_schema = OFF")
            steps = iter(range(_MOST_STEPS // 100_000))
            connection.set_progress_handler(lambda: next(steps, None) is None, 100_000)
            yield from _notes(connection, name)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise FormatError("known.no-notes", name=name) from error


def _database(archive: safe_zip.Archive) -> bytes:
    member = next((one for one in _COLLECTIONS if one in archive.members), None)
    if member is None:
        raise FormatError("known.no-notes", name=archive.name)
    if _layout(archive) > _LATEST:
        raise FormatError("known.newer-anki", name=archive.name)
    if member != _PACKED:
        return archive.read(member)
    if not safe_zstd.is_ready():
        raise FormatError("known.no-zstd", name=archive.name)
    packed = archive.read(member)
    return safe_zstd.unpacked(packed, most=LARGEST_DATABASE, name=archive.name, member=member)


def _layout(archive: safe_zip.Archive) -> int:
    """Return which layout a package says it has; 0: nothing is said, as by old ones."""
    said = archive.read(_META) if _META in archive.members else b""
    # A number under 128 is one byte, and a greater one begins with 128 or more.
    return said[1] if len(said) > 1 and said[0] == _VERSION else 0


def _notes(connection: sqlite3.Connection, name: str) -> Iterator[AnkiNote]:
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
            yield AnkiNote(
                fields=fields,
                tags=str(tags),
                schedule=schedules.notes.get(note),
                broken=note in schedules.broken,
                unasked=note in schedules.unasked,
            )
