"""Packages of Anki, made without Anki, in each of the layouts it writes."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

CREATED = datetime(2024, 3, 1, 3, 0, tzinfo=UTC)
"""The day a collection began, at four o'clock somewhere."""
LAYOUTS = ("collection.anki2", "collection.anki21", "collection.anki21b")
"""The database by which a layout is known: legacy 1, legacy 2, latest."""
NEW: dict[str, Any] = {
    "type": 0, "queue": 0, "due": 3, "ivl": 0, "factor": 0, "reps": 0, "odue": 0, "odid": 0,
    "data": "{}",
}  # fmt: skip
REVIEW: dict[str, Any] = {
    "type": 2, "queue": 2, "due": 800, "ivl": 30, "factor": 2500, "reps": 7, "odue": 0, "odid": 0,
    "data": '{"s":28.5,"d":6.2}',
}  # fmt: skip
_SHARED = (
    "CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, usn integer,"
    " tags text, flds text, sfld integer, csum integer, flags integer, data text)",
    "CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer,"
    " mod integer, usn integer, type integer, queue integer, due integer, ivl integer,"
    " factor integer, reps integer, lapses integer, left integer, odue integer, odid integer,"
    " flags integer, data text)",
    "CREATE TABLE col (id integer PRIMARY KEY, crt integer, mod integer, scm integer, ver integer,"
    " dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text,"
    " tags text)",
)
_OWN_TABLES = (
    "CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, config blob)",
    "CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob,"
    " PRIMARY KEY (ntid, ord)) without rowid",
    "CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, kind blob)",
    "CREATE UNIQUE INDEX idx_decks_name ON decks (name)",
)
"""Of schema 18, sorted by a collation that only Anki has."""
_WAL = b"\x02\x02"
_UPDATE = "Please update to the latest Anki version, then import the .colpkg/.apkg file again."

Note = tuple[str, Sequence[Mapping[str, Any]]]
"""Fields, parted by U+001F, and cards."""


def anki_package(
    notes: Iterable[Note],
    *,
    layout: str = LAYOUTS[-1],
    created: object = int(CREATED.timestamp()),
    media: Mapping[str, bytes] | None = None,
    tags: str = "",
) -> bytes:
    """Return a package as Anki writes it, with the parts that say which layout it has."""
    latest = layout == LAYOUTS[2]
    content = database(notes, created=created, tags=tags, schema=18 if latest else 11)
    members = {layout: zstd(content) if latest else content}
    if layout != LAYOUTS[0]:
        members = {"meta": b"\x08\x03" if latest else b"\x08\x02", **members}
        members[LAYOUTS[0]] = database([(f"{_UPDATE}\x1f", [NEW])])
    return zipped(members | _media(media or {}, latest=latest))


def database(
    notes: Iterable[Note],
    *,
    created: object = int(CREATED.timestamp()),
    tags: str = "",
    schema: int = 11,
) -> bytes:
    """Return a collection's database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        for statement in (*_SHARED, *(_OWN_TABLES if schema == 18 else ())):
            connection.execute(statement)
        connection.execute("INSERT INTO col (id, crt, ver) VALUES (1, ?, ?)", (created, schema))
        if schema == 18:
            connection.execute("INSERT INTO notetypes VALUES (9, '中文', x'1a05')")
            connection.execute("INSERT INTO fields VALUES (9, 0, 'Hanzi', x'1a05')")
            connection.execute("INSERT INTO decks VALUES (1, '中文\x1fHSK 1', x'0a00')")
        for number, (fields, cards) in enumerate(notes, 5):
            connection.execute(
                "INSERT INTO notes (id, guid, mid, tags, flds) VALUES (?, ?, 9, ?, ?)",
                (number, str(number), f" {tags} " if tags else "", fields),
            )
            for card in cards:
                names, marks = ", ".join(card), ", ".join("?" * len(card))
                connection.execute(
                    f"INSERT INTO cards (nid, did, {names}) VALUES ({number}, 1, {marks})",
                    tuple(card.values()),
                )
        connection.commit()
        content = connection.serialize()
    return content[:18] + _WAL + content[20:] if schema == 18 else content


def zstd(data: bytes) -> bytes:
    """Return what is packed."""
    import pyarrow

    packed: bytes = pyarrow.Codec("zstd").compress(data, asbytes=True)
    return packed


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return an archive, nothing in it packed, as Anki's are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _media(media: Mapping[str, bytes], *, latest: bool) -> dict[str, bytes]:
    """Return numbered files and the list of their names: JSON, or protobuf packed with zstd."""
    if not latest:
        names = {str(number): name for number, name in enumerate(media)}
        files = {str(number): data for number, data in enumerate(media.values())}
        return files | {"media": json.dumps(names, ensure_ascii=False).encode()}
    entries = b"".join(
        _field(1, _field(1, name.encode()) + b"\x10" + bytes([len(data)]))
        for name, data in media.items()
    )
    files = {str(number): zstd(data) for number, data in enumerate(media.values())}
    return files | {"media": zstd(entries)}


def _field(number: int, data: bytes) -> bytes:
    """Return a field of a message that holds bytes; fewer than 128 of them."""
    return bytes([number << 3 | 2, len(data)]) + data
