"""The sentences of the errors: one table, ``error_sentences.tsv``, in three languages.

A sentence is mended there, without knowing any code; the words in braces are filled in. Each
error has a key there, and up to four rows::

    document.empty              what happened, and where
    document.empty.next         what to do next, on the command line
    document.empty.page         what happened, as the reader's pages say it
    document.empty.next.page    what to do next, on the reader's pages

A row whose second cell is ``=KEY`` says what that row says. Rows that begin with ``piece.`` are
parts of other sentences.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
"""The columns of the table after the key; Traditional Chinese in Taiwan's words."""
NEXT, PAGE = ".next", ".page"
_PIECE = "piece."


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence that differs between the languages."""

    key: str
    fields: Mapping[str, object]

    def __str__(self) -> str:
        """Return it in English."""
        return self.say()

    def say(self, language: str = "en", *, page: bool = False) -> str:
        """Return it in a language, as the function ``say`` does."""
        return say(self.key, self.fields, language, page=page) or self.key


class Said(str):
    """A sentence in English that other languages have, too; for places that hold a text."""

    __slots__ = ("piece",)
    piece: Piece

    def __new__(cls, said: Piece) -> Said:
        """Return what is said in English, and keep how to say it otherwise."""
        self = super().__new__(cls, str(said))
        self.piece = said
        return self


class UnfitError(ValueError):
    """A value that may not be; what raises an error for it puts ``why`` into its sentence."""

    def __init__(self, why: Piece) -> None:
        super().__init__(str(why))
        self.why = why


@runtime_checkable
class Telling(Protocol):
    """What says itself in any language, as an error does."""

    def happened(self, language: str = "en", *, page: bool = False) -> str:
        """Return what happened."""
        ...

    def next_step(self, language: str = "en", *, page: bool = False) -> str:
        """Return what to do next."""
        ...


class _Inner(str):
    """An error in another's sentence: ``{problem}``, its ``clause``, ``bare`` and ``next``."""

    __slots__ = ("bare", "clause", "next")
    clause: str
    """With the next step, without the mark at the end."""
    bare: str
    """Without the next step and the mark at the end."""
    next: str


def piece(key: str, /, **fields: object) -> Piece:
    """Return a part of a sentence.

    Args:
        key: Of a row, without the ``piece.`` it begins with.
        fields: What stands in its braces.
    """
    return Piece(_PIECE + key, fields)


def joined(pieces: Iterable[Piece]) -> Piece | None:
    """Return pieces one after the other, with semicolons; None: there are none."""
    found = None
    for one in pieces:
        found = one if found is None else piece("both", one=found, other=one)
    return found


def one_after_other(sentences: Iterable[str]) -> str:
    """Return sentences as one text; what can be said in every language still can be."""
    found: str = ""
    for one in sentences:
        if isinstance(found, Said) and isinstance(one, Said):
            found = Said(piece("beside", one=found.piece, other=one.piece))
        else:
            found = f"{found} {one}" if found else one
    return found


def in_language(text: str, language: str) -> str:
    """Return a text in a language, if it can be said in it; BCP 47 tag."""
    return text.piece.say(language, page=True) if isinstance(text, Said) else text


def because(error: OSError) -> Piece | str:
    """Return why the system refused something; its usual reasons are known in every language."""
    said = error.strerror or str(error) or type(error).__name__
    key = f"{_PIECE}os.{errno.errorcode.get(error.errno or 0, '')}"
    known = key in table() and said == os.strerror(error.errno or 0)
    return Piece(key, {}) if known else said


def worded(key: str, said: str) -> Piece | str:
    """Return what a list of ours says in English; as a piece, if the table has these very words.

    Args:
        key: Of the row that may have them, without the ``piece.`` it begins with.
        said: What the list says; a person's own list may say something else under this key.
    """
    found = table().get(_PIECE + key)
    return piece(key) if found and found[0] == said else said


def why_of(error: Exception) -> Piece | str:
    """Return why something failed, in words every language has where we know them."""
    if isinstance(error, UnfitError):
        return error.why
    return because(error) if isinstance(error, OSError) else str(error)


def tagged(language: str) -> Piece | str:
    """Return a language by the tag the command line takes; the pages say its name."""
    key = f"{_PIECE}tag.{language}"
    return Piece(key, {}) if key in table() else language


def named(language: str) -> Piece | str:
    """Return the name of a language; of one without a name, its BCP 47 tag."""
    key = f"{_PIECE}language.{language}"
    return Piece(key, {}) if key in table() else language


def checked(check: str) -> Piece | str:
    """Return the name of a check as people say it; of one without a name, its own."""
    key = f"{_PIECE}check.{check}"
    return Piece(key, {}) if key in table() else check


@cache
def table() -> Mapping[str, tuple[str, ...]]:
    """Return every row by its key: the sentence in each of ``LANGUAGES``, or where it stands."""
    from importlib.resources import files  # a command that meets no error does without

    # Not by ``text_tables``: that room imports the errors.
    text = files("translator.errors").joinpath("error_sentences.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {key: tuple(cells) for key, *cells in rows}


def column(language: str) -> int:
    """Return which column a BCP 47 tag reads."""
    if language.startswith("zh-Hant"):
        return 2
    return 1 if language.startswith("zh") else 0


def row(key: str, *, page: bool = False) -> tuple[str, ...] | None:
    """Return the row that says a key, through the rows that only point to another."""
    if page and key + PAGE in table():
        key += PAGE
    found = table().get(key)
    if found is not None and found[0].startswith("="):
        return row(found[0][1:], page=page)
    return found


def say(key: str, fields: Mapping[str, object], language: str, *, page: bool = False) -> str | None:
    """Return a sentence with its fields filled in; None: there is no such row.

    Args:
        key: Of a row.
        fields: What stands in its braces; pieces and errors are said in the same language.
        language: BCP 47 tag.
        page: As the reader's pages say it, where that differs.
    """
    found = row(key, page=page)
    if found is None:
        return None
    values = {name: _shown(value, language, page) for name, value in fields.items()}
    return found[column(language)].format_map(values)


def _shown(value: object, language: str, page: bool) -> object:
    if isinstance(value, Piece):
        return value.say(language, page=page)
    if isinstance(value, Telling):
        inner = _Inner(value.happened(language, page=page))
        inner.next = value.next_step(language, page=page)
        inner.bare = inner.rstrip(".。")
        inner.clause = between(language).join(filter(None, (inner, inner.next))).rstrip(".。")
        return inner
    if isinstance(value, tuple | list):
        comma = ", " if not column(language) else "、"
        if value and all(isinstance(one, Telling) for one in value):
            comma = between(language)
        return comma.join(str(_shown(one, language, page)) for one in value)
    return value


def between(language: str) -> str:
    """Return what stands between two sentences."""
    return "" if column(language) else " "
