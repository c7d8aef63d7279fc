"""Cells of tables that spreadsheets open: no text of an article becomes a formula.

Source: OWASP, "CSV injection"; the full-width signs because Excel takes them for the others
where Chinese or Japanese is typed.
"""

from __future__ import annotations

from translator.lazy_regex import lazy_regex

_FORMULA = lazy_regex("'*[=+\\-@\t\r＝＋－＠]")
"""What a spreadsheet may take for the beginning of a formula, with what was put before it: so that
a text that begins with a ' of its own is itself again, too."""


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: led by a ' if need be."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Return the cell that ``guard`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
