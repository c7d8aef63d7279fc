"""The terms of one row of a table, and what of a row is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from translator.errors import FormatError
from translator.errors.error_sentences import Piece
from translator.glossary.column_languages import is_ours, language_of_cell
from translator.glossary.concepts import Form, terms_of_concept
from translator.glossary.glossary import Status, Term, language_of
from translator.glossary.table_header import LANGUAGE, TERM_INFO, Columns
from translator.lazy_regex import lazy_regex
from translator.text.languages import primary

_YES = frozenset({"yes", "true", "1", "y", "ja", "是", "sensitive"})
_NO = frozenset({"no", "false", "0", "n", "nein", "否", "insensitive"})
_STATUS = {
    "approved": Status.ACCEPTED, "preferred": Status.ACCEPTED, "admitted": Status.ACCEPTED,
    "final": Status.ACCEPTED, "verified": Status.ACCEPTED, "valid": Status.ACCEPTED,
    "new": Status.PROPOSED, "draft": Status.PROPOSED, "provisional": Status.PROPOSED,
    "not approved": Status.PROPOSED, "unverified": Status.PROPOSED,
}  # fmt: skip
"""What other programs call the two."""
_BANNED = lazy_regex(r"\b(?:forbidden|deprecated|prohibited)\b", re.IGNORECASE)
_LATIN = lazy_regex("[A-Za-z]")


def terms_of_row(cells: Sequence[str], columns: Columns, place: Piece) -> tuple[Term, ...]:
    """Return the terms of a row; none: it has no pair of Chinese and English.

    Raises:
        FormatError: it is no term; the message has the place.
    """
    if len(cells) > len(columns.roles):
        raise FormatError(
            "glossary.columns", place=place, found=len(cells), expected=len(columns.roles)
        )
    row: dict[str, str] = {}
    for role, cell in zip(columns.roles, cells, strict=False):
        if cell:
            row.setdefault(role, cell)  # of two columns of notes the first that says something
    try:
        if columns.concepts:
            return _of_concept(cells, columns, row, place)
        return _of_sides(row, columns, place)
    except FormatError as error:
        if "place" in error.fields:  # it knows the line already
            raise
        raise FormatError("glossary.line", place=place, problem=error) from error


def _of_sides(row: dict[str, str], columns: Columns, place: Piece) -> tuple[Term, ...]:
    """Return the term of a row with a source and a target."""
    source, targets = row.get("source", ""), _several(row.get("target", ""))
    by_name = {role: tag for role, tag in zip(columns.roles, columns.languages, strict=True) if tag}
    spoken = by_name.get("source") or _language(row, "source_lang", place)
    other = by_name.get("target") or _language(row, "target_lang", place)
    if not all(is_ours(tag) for tag in (spoken, other) if tag):
        return ()  # DeepL's tables hold several pairs of languages
    told = spoken or other
    if not spoken:
        spoken = _opposite(other) if other else language_of(source)
    if not other:
        other = _opposite(spoken)
    term = Term(
        source=source, targets=targets, source_language=spoken, target_language=other,
        **_fields(row, place),
    )  # fmt: skip
    _check(term, place, told=bool(told))
    return (term,)


def _of_concept(
    cells: Sequence[str], columns: Columns, row: dict[str, str], place: Piece
) -> tuple[Term, ...]:
    """Return the terms of a row with columns named by languages, the first of them the source."""
    forms = _forms(cells, columns)
    first = next(
        primary(tag)
        for role, tag in zip(columns.roles, columns.languages, strict=True)
        if role == LANGUAGE
    )
    terms = tuple(terms_of_concept(forms, source=first, **_fields(row, place)))
    for term in terms:
        _check(term, place, told=True)
    return terms


def _forms(cells: Sequence[str], columns: Columns) -> list[Form]:
    """Return the terms of a row; what is said of a term stands after it, before the next one."""
    forms: list[Form] = []
    begun = 0
    for role, tag, cell in zip(columns.roles, columns.languages, cells, strict=False):
        if role == LANGUAGE:
            begun = len(forms)
            forms += [Form(text=text, tag=tag, banned=False) for text in _several(cell)]
        elif role == TERM_INFO and _BANNED.search(cell):
            forms[begun:] = [replace(form, banned=True) for form in forms[begun:]]
    return forms


def _fields(row: dict[str, str], place: Piece) -> dict[str, Any]:
    """Return what a row says beside the forms and their languages."""
    return {
        "forbidden": _several(row.get("forbidden", "")),
        "case_sensitive": _choice(row.get("case", ""), place, "case"),
        "both_ways": _choice(row.get("both_ways", ""), place, "both_ways") is not False,
        "priority": _number(row.get("priority", ""), place),
        "note": row.get("note", ""),
        "status": _status(row.get("status", ""), place),
    }


def _check(term: Term, place: Piece, *, told: bool) -> None:
    """Refuse sides that are not in their languages: a header that names the wrong columns.

    Latin letters may be Chinese (CEO, 5G), Chinese characters alone are never English.
    """
    sides = ((term.source,), term.targets)
    chinese, english = sides if primary(term.source_language) == "zh" else reversed(sides)
    source, target = term.source, term.targets[0]
    some = any(language_of(one) == "zh" for one in chinese)
    if any(language_of(one) == "zh" and not _LATIN.search(one) for one in english):
        raise FormatError(
            "glossary.both" if some else "glossary.swapped",
            place=place, source=source, target=target,
        )  # fmt: skip
    if not told and not some:
        raise FormatError("glossary.neither", place=place, source=source, target=target)


def _language(row: dict[str, str], column: str, place: Piece) -> str:
    """Return the language a row names; empty: it names none."""
    cell = row.get(column, "")
    found = language_of_cell(cell) if cell else ""
    if found is None:
        raise FormatError("glossary.no-language", place=place, cell=cell)
    return found


def _opposite(tag: str) -> str:
    return "en" if primary(tag) == "zh" else "zh"


def _several(cell: str) -> tuple[str, ...]:
    parts = re.split(r"(?<!\\)\|", cell)
    return tuple(one for part in parts if (one := part.replace("\\|", "|").strip()))


def _choice(cell: str, place: Piece, column: str) -> bool | None:
    plain = cell.lower()
    if not plain or plain == "auto":
        return None
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise FormatError("glossary.not-yes", place=place, column=column, cell=cell)


def _number(cell: str, place: Piece) -> int:
    try:
        return int(cell or 0)
    except ValueError as error:
        raise FormatError("glossary.priority", place=place, cell=cell) from error


def _status(cell: str, place: Piece) -> Status:
    plain = cell.lower()
    if plain in _STATUS:
        return _STATUS[plain]
    try:
        return Status(plain or Status.ACCEPTED.value)
    except ValueError as error:
        known = tuple(status.value for status in Status)
        raise FormatError("glossary.status", place=place, cell=cell, known=known) from error
