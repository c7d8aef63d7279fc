"""Glossaries as tables, CSV and TSV: with a header row or with plain columns.

Tables of other programs are read, too: DeepL's, Google's, memoQ's, MultiTerm's (their headers:
``table_header``). ``term_rows`` makes terms of a row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from translator.errors import FormatError
from translator.errors.error_sentences import Piece, piece
from translator.glossary.glossary import Glossary, Term
from translator.glossary.table_header import UNREAD, Columns, plain_columns, read_header
from translator.glossary.term_rows import terms_of_row
from translator.lazy_regex import lazy_regex
from translator.system.spreadsheets import guard, unguard

COLUMNS = (
    "source", "target", "source_lang", "target_lang", "forbidden", "case", "both_ways",
    "priority", "note", "status",
)  # fmt: skip
_SEPARATOR = lazy_regex(r"sep=([\t,;])[ \t]*\n", re.IGNORECASE)
"""The first line by which Excel is told what is between the cells."""
_LOOKED_AT = 20
"""Lines that tell what is between the cells."""


def read_table(text: str, *, name: str, delimiter: str | None = None) -> Glossary:
    """Read a glossary.

    With a header row the columns may be in any order: ``source`` and ``target``, or columns
    named by their languages (``zh`` and ``en``, ``Chinese (PRC)`` …), and optionally those of
    ``COLUMNS``. Without one, the columns are source, target and, if there is a third, a note,
    or, if there are four, the languages of both. Several targets or forbidden forms in one cell
    are separated by ``|``. Lines that begin with # are left out.

    Args:
        text: Of the file, decoded.
        name: For messages.
        delimiter: Tab, comma or semicolon; None: the one the first lines are cut by.

    Raises:
        FormatError: a line that is no term; the message has its number.
    """
    skipped = 0
    if found := _SEPARATOR.match(text):
        text, skipped, delimiter = text[found.end() :], 1, found[1]
    lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True
    )
    terms: list[Term] = []
    columns: Columns | None = None
    left_out, unread = 0, set[str]()
    try:
        for row in lines:
            cells = [unguard(cell.strip()) for cell in row]
            if not any(cells) or cells[0].startswith("#"):
                continue
            place = piece("place", name=name, line=lines.line_num + skipped)
            if columns is None:
                columns = read_header(cells, place)
                if columns:
                    continue
                cells = _without_empty(cells, 2)
                columns = plain_columns(cells, place)
            cells = _without_empty(cells, len(columns.roles))
            of_row = terms_of_row(cells, columns, place)
            left_out += not of_row
            terms += of_row
            unread.update(_unread(cells, columns))
    except csv.Error as error:
        place = piece("place", name=name, line=lines.line_num + skipped)
        raise FormatError("glossary.csv", place=place, why=error) from error
    if left_out and not terms:
        raise FormatError("glossary.no-pairs", name=name)
    return Glossary(terms=tuple(terms), name=name, remarks=_remarks(left_out, columns, unread))


def _remarks(left_out: int, columns: Columns | None, unread: set[str]) -> tuple[Piece, ...]:
    """Return what was left out, in sentences; the columns in the header's order."""
    names = [one for one in dict.fromkeys(columns.names if columns else ()) if one in unread]
    remarks = [piece("table.left-out", number=left_out)] if left_out else []
    return (*remarks, piece("table.unread", columns=", ".join(names))) if names else tuple(remarks)


def _unread(cells: Sequence[str], columns: Columns) -> Iterator[str]:
    return (
        name
        for name, role, cell in zip(columns.names, columns.roles, cells, strict=False)
        if role == UNREAD and cell
    )


def _without_empty(cells: list[str], least: int) -> list[str]:
    """Take off empty cells that a spreadsheet wrote after the last column."""
    end = len(cells)
    while end > least and not cells[end - 1]:
        end -= 1
    return cells[:end]


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


def _joined(forms: Sequence[str]) -> str:
    return " | ".join(form.replace("|", "\\|") for form in forms)


def _delimiter(text: str) -> str:
    """Return what is between the cells: what cuts the first lines into equally many.

    Of several the one that makes more cells of the first line, a tab before a comma: a comma
    and a semicolon may stand in a term.
    """
    return max("\t,;", key=lambda one: _evenness(text, one))


def _evenness(text: str, delimiter: str) -> tuple[bool, int, bool]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = (row for row in lines if any(row) and not row[0].startswith("#"))
        sizes = [len(row) for row in islice(rows, _LOOKED_AT)]
    except csv.Error:  # reading it says so, with the line
        return False, 0, False
    even = bool(sizes) and min(sizes) == max(sizes) > 1
    return even, sizes[0] if sizes else 0, delimiter == "\t"


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"
