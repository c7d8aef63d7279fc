"""Cells of tables that spreadsheets open: no text of an article becomes a formula.

Source: OWASP, "CSV injection"; the full-width signs because Excel takes them for the others
where Chinese or Japanese is typed.
"""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula."""


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: led by a ' if need be."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguard(cell: str) -> str:
    """Return the cell that ``guard`` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
