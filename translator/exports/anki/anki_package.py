"""A package that Anki imports (``.apkg``): notes in a deck of their own.

The database is made by genanki (MIT), which ``pip install 'duizhao[anki]'`` brings; Anki itself
is not needed. It is made in memory: genanki's own writing leaves its database behind in the
temporary folder.
"""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib import util
from typing import Any

from translator.errors import OutputError
from translator.exports.anki import card_templates
from translator.exports.anki.word_notes import FIELDS, WordNote, fields, tags

_DECK, _NOTE_TYPE = 1_884_203_711, 1_884_203_712
"""Chosen once, at random: by them Anki knows deck and kind of note again."""
_NAME = "Duizhao"
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""Stands for a date that is not known, or that no package can have."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip archive can name."""


def is_ready() -> bool:
    """Say whether packages can be written."""
    return util.find_spec("genanki") is not None


def required() -> None:
    """Make sure that packages can be written.

    Raises:
        OutputError: genanki is not installed.
    """
    if not is_ready():
        raise OutputError("anki.missing")


def package(notes: Iterable[WordNote], *, dated: str = "") -> bytes:
    """Return a package; the same notes and date give the same bytes.

    Args:
        notes: In the order in which Anki is to show them first. A word that is there twice is
            there once for Anki: a note is known by the word in both scripts and its pinyin.
        dated: When they were last changed, UTC, ``YYYY-MM-DDTHH:MM:SSZ``. Anki replaces notes it
            has by those that are newer; empty: not known.

    Raises:
        OutputError: genanki is not installed.
    """
    required()
    import genanki

    kind = genanki.Model(
        _NOTE_TYPE,
        _NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {"name": name, "qfmt": front, "afmt": back}
            for name, front, back in card_templates.TEMPLATES
        ],
        css=card_templates.STYLE,
    )
    deck = genanki.Deck(_DECK, _NAME)
    for number, note in enumerate(notes, 1):
        deck.add_note(
            genanki.Note(
                model=kind,
                fields=fields(note),
                tags=tags(note),
                guid=genanki.guid_for("duizhao", note.simplified, note.traditional, note.pinyin),
                due=number,
            )
        )
    return _zipped(_database(genanki.Package(deck), _seconds(dated)))


def _seconds(dated: str) -> float:
    try:
        found = datetime.fromisoformat(dated)
    except ValueError:
        return _FIRST.timestamp()
    return max(found.replace(tzinfo=found.tzinfo or UTC), _FIRST).timestamp()


def _database(made: Any, seconds: float) -> bytes:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        made.write_to_db(connection.cursor(), seconds, itertools.count(int(seconds * 1000)))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _zipped(database: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as written:
        for name, data in (("collection.anki2", database), ("media", b"{}")):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else it would say which system wrote it
            info.external_attr = 0o644 << 16
            written.writestr(info, data)
    return whole.getvalue()
