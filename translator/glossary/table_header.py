"""The first line of a glossary's table: what its columns hold, if it says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from translator.errors import FormatError
from translator.errors.error_sentences import Piece
from translator.glossary.column_languages import is_ours, language_of_cell, language_of_column
from translator.system import text_tables
from translator.text.languages import primary

LANGUAGE = "language"
"""A column with the terms of one language; its tag is in ``Columns.languages``."""
TERM_INFO = "term info"
UNREAD = "unread"
_FEW = 3
"""Columns of a table that may have no header: source, target, note."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """What a table's columns hold."""

    roles: tuple[str, ...]
    """A name of ``tables.COLUMNS``, or one of the constants above."""
    languages: tuple[str, ...]
    """BCP 47 tag of a column named by its language, else nothing."""
    names: tuple[str, ...] = ()
    """As the header has them; empty: there is no header."""

    @property
    def concepts(self) -> bool:
        """Whether a row is a concept: its terms by language, none of them source or target."""
        return LANGUAGE in self.roles


def read_header(cells: Sequence[str], place: Piece) -> Columns | None:
    """Return the columns that a first line names; None: it is a term already.

    Args:
        cells: Of the line.
        place: For messages.

    Raises:
        FormatError: it names languages that are not Chinese and English, or it is half a
            header: both languages beside a word that names nothing.
    """
    tags = [language_of_column(cell) or "" for cell in cells]
    roles = [_role(cell, tag) for cell, tag in zip(cells, tags, strict=True)]
    spoken = {primary(tag) for tag in tags if tag}
    unknown = [cell for cell, role in zip(cells, roles, strict=True) if not role and cell]
    if {"source", "target"} <= set(roles):
        return _by_sides(cells, roles, tags)
    if _languages_told(cells) and roles[0] == roles[1] == "":
        return None
    if {"zh", "en"} <= spoken:
        if unknown and (len(cells) <= _FEW or 2 * len(unknown) >= len(cells)):
            raise FormatError("glossary.half-header", place=place, cell=unknown[0])
        return Columns(
            roles=tuple(_of_concept(role, tag) for role, tag in zip(roles, tags, strict=True)),
            languages=tuple(tags),
            names=tuple(cells),
        )
    sides = [role for role in roles if role in ("source", "target")]
    ours = [at for at, tag in enumerate(tags) if is_ours(tag)]
    if len(sides) == len(ours) == 1 and (not unknown or len(cells) > _FEW):
        roles[ours[0]] = "target" if sides[0] == "source" else "source"
        return Columns(
            roles=tuple(UNREAD if role in (LANGUAGE, "") else role for role in roles),
            languages=tuple(tags),
            names=tuple(cells),
        )
    if len(spoken) > 1 and not unknown:
        found = ", ".join(cell for cell, tag in zip(cells, tags, strict=True) if tag)
        raise FormatError("glossary.other-languages", place=place, languages=found)
    return None


def plain_columns(cells: Sequence[str], place: Piece) -> Columns:
    """Return the columns of a table without a header, by its first line.

    They are source, target and a note; or, as DeepL writes them, source, target and the
    languages of both.

    Raises:
        FormatError: there are too few or too many.
    """
    roles: tuple[str, ...] = ("source", "target", "note")[: len(cells)]
    if _languages_told(cells):
        roles = ("source", "target", "source_lang", "target_lang")
    elif not 2 <= len(cells) <= _FEW:
        raise FormatError("glossary.no-header", place=place, columns=len(cells))
    return Columns(roles=roles, languages=("",) * len(roles))


def _languages_told(cells: Sequence[str]) -> bool:
    """Say whether a line is source, target and the languages of both: DeepL's, with no header."""
    return len(cells) == _FEW + 1 and all(map(language_of_cell, cells[2:]))


def _by_sides(cells: Sequence[str], roles: list[str], tags: list[str]) -> Columns:
    """Name the columns where source and target are named.

    What is named by a language besides says the language of the sides (DeepL: source, target,
    en, zh), and each row has to say it, too.
    """
    free = iter([side for side in ("source_lang", "target_lang") if side not in roles])
    for at, tag in enumerate(tags):
        if tag:
            roles[at] = next(free, UNREAD)
    return Columns(
        roles=tuple(role or UNREAD for role in roles),
        languages=("",) * len(roles),
        names=tuple(cells),
    )


def _of_concept(role: str, tag: str) -> str:
    """Return a column's role where rows are concepts: none of them is source or target."""
    named_otherwise = role in ("source", "target", "source_lang", "target_lang")
    return UNREAD if named_otherwise or (tag and not is_ours(tag)) else role or UNREAD


def _role(cell: str, tag: str) -> str:
    if tag:
        return LANGUAGE
    return _columns().get(" ".join(re.split(r"[\s_-]+", cell.lower().strip())), "")


@cache
def _columns() -> dict[str, str]:
    rows = text_tables.rows("translator.glossary", "column_names.tsv", 2)
    return {name: column for column, names in rows for name in names.split("|")}
