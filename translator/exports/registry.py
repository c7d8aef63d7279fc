"""The exports by name and by suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.errors import UsageError
from translator.exports.base import Export
from translator.exports.export_kinds import FOR_READING, SUFFIXES, made_by
from translator.types import Layout

if TYPE_CHECKING:
    from translator.chinese.pinyin.syllables import Style
    from translator.chinese.words.vocabulary import Vocabulary

_FACING = ("html", "pdf")
"""What has columns that face each other where nobody asks for another layout."""


def names() -> list[str]:
    """Return the names ``--as`` takes, in the order help shows them."""
    return list(SUFFIXES)


def with_readings() -> list[str]:
    """Return the names of the exports that have readings over words."""
    return list(FOR_READING)


def usual_layout(name: str) -> Layout:
    """Return the layout of an export, or of a document's own format, if none was asked for."""
    return Layout.SIDE_BY_SIDE if name.lower() in _FACING else Layout.BILINGUAL


def by_name(
    name: str,
    *,
    raw: bool = False,
    ruby: Style | None = None,
    vocabulary: Vocabulary | None = None,
    says: str = "",
    cards_from: int = 0,
) -> Export:
    """Return an export.

    Args:
        name: One of ``names()``.
        raw: Tables only: leave cells that a spreadsheet would take for formulas as they are.
        ruby: How readings over Chinese words are written, in what is made for reading; None: no
            readings.
        vocabulary: Words and names of the document that readings are given for; None: none.
        says: BCP 47 tag of the language of a page's own words; empty: the target's.
        cards_from: Cards only: HSK level from which on words have one; 1: all words; 0: all but
            the commonest.

    Raises:
        UsageError: there is no export of this name.
    """
    kind = name.lower()
    if kind not in SUFFIXES:
        raise UsageError("export.unknown", name=name, choices=", ".join(names()))
    made = made_by(kind)
    if cards_from and kind == "apkg":
        return made(least=cards_from)
    if raw and kind in ("tsv", "csv"):
        return made(raw=True)
    if kind in FOR_READING:
        words = {} if vocabulary is None else {"vocabulary": vocabulary}
        return made(ruby=ruby, says=says, **words)
    return made(says=says) if kind == "md" else made()


def by_suffix(suffix: str) -> Export | None:
    """Return the export that writes files of this suffix (with the dot), or None.

    Of a suffix of two parts (``.moses.zip``) the last one is enough.
    """
    for name, written in SUFFIXES.items():
        if suffix and written.endswith(suffix.lower()):
            return by_name(name)
    return None
