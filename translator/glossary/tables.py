"""Glossaries as tables: CSV and TSV, with a header row or with two plain columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from translator.errors import FormatError
from translator.errors.error_sentences import Piece, piece
from translator.glossary.glossary import Glossary, Status, Term, language_of, primary
from translator.system.spreadsheets import guard, unguard

COLUMNS = (
    "source", "target", "source_lang", "target_lang", "forbidden", "case", "both_ways",
    "priority", "note", "status",
)  # fmt: skip
_ALIASES = {
    "source": ("source", "src", "source term", "source_term", "term", "原文", "术语", "術語"),
    "target": (
        "target", "tgt", "trg", "target term", "target_term", "translation", "译文", "譯文",
        "译名", "譯名", "翻译", "翻譯",
    ),
    "source_lang": ("source_lang", "source language", "source_language", "srclang", "src_lang"),
    "target_lang": (
        "target_lang", "target language", "target_language", "trglang", "tgtlang", "tgt_lang",
    ),
    "forbidden": ("forbidden", "not", "avoid", "do not use", "禁用", "禁用词"),
    "case": ("case", "case sensitive", "case_sensitive", "casesensitive", "大小写"),
    "both_ways": ("both_ways", "both ways", "reversible", "bidirectional", "双向", "雙向"),
    "priority": ("priority", "weight", "优先级", "優先級"),
    "note": ("note", "notes", "comment", "comments", "remark", "备注", "備註", "说明"),
    "status": ("status", "state", "状态", "狀態"),
}  # fmt: skip
"""Column → the names it goes by in other people's glossaries."""
_COLUMN = {alias: column for column, aliases in _ALIASES.items() for alias in aliases}
_LANGUAGE = re.compile(
    r"(zh|chinese|中文|汉语|简体|繁體|en|english|英文|英语)(?:[-_ ](?:[a-z]{2,4}|\d{3}))*"
)
_ENGLISH = ("en", "english", "英文", "英语")
_YES = frozenset({"yes", "true", "1", "y", "是", "sensitive"})
_NO = frozenset({"no", "false", "0", "n", "否", "insensitive"})


def read_table(text: str, *, name: str, delimiter: str | None = None) -> Glossary:
    """Read a glossary.

    With a header row the columns may be in any order: ``source`` and ``target`` (or two
    columns named by their languages, ``zh`` and ``en``), and optionally those of ``COLUMNS``.
    Without one, the columns are source, target and, if there is a third, a note. Several
    targets or forbidden forms in one cell are separated by ``|``. Lines that begin with #
    are left out.

    Args:
        text: Of the file, decoded.
        name: For messages.
        delimiter: Tab, comma or semicolon; None: the one the first line has most of.

    Raises:
        FormatError: a line that is no term; the message has its number.
    """
    delimiter = delimiter or _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    terms: list[Term] = []
    columns: tuple[str, ...] | None = None
    languages: dict[str, str] = {}
    try:
        for row in lines:
            cells = [unguard(cell.strip()) for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            if columns is None:
                columns, languages = _header(cells)
                if columns:
                    continue
                columns = _plain(cells, name, lines.line_num)
            terms.append(_term(cells, columns, languages, _place(name, lines.line_num)))
    except csv.Error as error:
        raise FormatError("glossary.csv", place=_place(name, lines.line_num), why=error) from error
    return Glossary(terms=tuple(terms), name=name)


def write_table(glossary: Glossary, *, delimiter: str) -> str:
    """Return a glossary as a table with every column; ``read_table`` reads it back as it was."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in glossary.terms:
        cells = (
            term.source, _joined(term.targets), term.source_language, term.target_language,
            _joined(term.forbidden),
            "" if term.case_sensitive is None else _yes_or_no(term.case_sensitive),
            _yes_or_no(term.both_ways), str(term.priority or ""), term.note, term.status.value,
        )  # fmt: skip
        writer.writerow([guard(cell) for cell in cells])
    return buffer.getvalue()


def _header(cells: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    """Return the columns of a header row and the languages they name; nothing: it is none."""
    columns: list[str] = []
    languages: dict[str, str] = {}
    for cell in cells:
        plain = cell.lower().strip()
        if _LANGUAGE.fullmatch(plain):
            side = "target" if "source" in columns else "source"
            spoken = "en" if plain.startswith(_ENGLISH) else "zh"
            languages[side] = plain.replace("_", "-") if plain[:2] in ("zh", "en") else spoken
            if plain in ("english", "chinese"):
                languages[side] = spoken
            columns.append(side)
        else:
            columns.append(_COLUMN.get(plain, ""))
    if {"source", "target"} <= set(columns):
        return tuple(columns), languages
    return (), {}


def _plain(cells: Sequence[str], name: str, line: int) -> tuple[str, ...]:
    if len(cells) not in (2, 3):
        raise FormatError("glossary.no-header", place=_place(name, line), columns=len(cells))
    return ("source", "target", "note")[: len(cells)]


def _term(
    cells: Sequence[str], columns: Sequence[str], languages: Mapping[str, str], place: Piece
) -> Term:
    if len(cells) > len(columns):
        raise FormatError("glossary.columns", place=place, found=len(cells), expected=len(columns))
    row = {
        column: cell
        for column, cell in zip(columns, [*cells, *[""] * len(columns)], strict=False)
        if column
    }
    source, targets = row["source"], _several(row["target"])
    spoken = languages.get("source") or row.get("source_lang") or language_of(source)
    other = languages.get("target") or row.get("target_lang")
    if other is None or other == "":
        other = "en" if primary(spoken) == "zh" else "zh"
        if other == "zh" and targets and language_of(targets[0]) != "zh":
            raise FormatError("glossary.neither", place=place, source=source, target=targets[0])
        if other == "en" and targets and not re.search("[A-Za-z]", targets[0]):
            raise FormatError("glossary.both", place=place, source=source, target=targets[0])
    try:
        return Term(
            source=source, targets=targets, source_language=spoken, target_language=other,
            forbidden=_several(row.get("forbidden", "")),
            case_sensitive=_choice(row.get("case", ""), place, "case"),
            both_ways=_choice(row.get("both_ways", ""), place, "both_ways") is not False,
            priority=_number(row.get("priority", ""), place),
            note=row.get("note", ""), status=_status(row.get("status", ""), place),
        )  # fmt: skip
    except FormatError as error:
        if "place" in error.fields:  # it knows the line already
            raise
        raise FormatError("glossary.line", place=place, problem=error) from error


def _several(cell: str) -> tuple[str, ...]:
    parts = re.split(r"(?<!\\)\|", cell)
    return tuple(one for part in parts if (one := part.replace("\\|", "|").strip()))


def _joined(forms: Sequence[str]) -> str:
    return " | ".join(form.replace("|", "\\|") for form in forms)


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
    try:
        return Status(cell.lower() or Status.ACCEPTED.value)
    except ValueError as error:
        known = tuple(status.value for status in Status)
        raise FormatError("glossary.status", place=place, cell=cell, known=known) from error


def _delimiter(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip() and line[0] != "#"), "")
    unquoted = re.sub(r'"[^"]*"', "", first)
    return max("\t,;", key=lambda one: (unquoted.count(one), one == "\t"))


def _place(name: str, line: int) -> Piece:
    """Return where in a file something is wrong."""
    return piece("place", name=name, line=line)


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"
