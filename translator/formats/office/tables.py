"""The tables that are open at a place of a part, and which cell a text stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translator.formats.office.places import Cell, Found, Place


@dataclass(slots=True)
class _Table:
    number: int
    row: int = -1
    column: int = -1
    filled: bool = False
    """Whether the cell that is open holds a text."""


class Tables:
    """The tables around a place, the outermost first; a text box has none around it."""

    def __init__(self, found: Found, numbers: Iterator[int]) -> None:
        """Begin where no table is open.

        Args:
            found: Where it is noted which tables are crowded.
            numbers: For tables, of the whole document.
        """
        self._found = found
        self._numbers = numbers
        self._open: list[_Table] = []

    def __bool__(self) -> bool:
        """Say whether a table is open."""
        return bool(self._open)

    def apart(self) -> Tables:
        """Return those of a text box: none so far."""
        return Tables(self._found, self._numbers)

    def begin(self) -> None:
        """Open a table; one in another makes both crowded."""
        if self._open:
            self._found.crowded.add(self._open[-1].number)
        self._open.append(_Table(next(self._numbers)))
        if len(self._open) > 1:
            self._found.crowded.add(self._open[-1].number)

    def row(self) -> None:
        """Begin a row of the innermost table."""
        self._open[-1].row += 1
        self._open[-1].column = -1

    def cell(self) -> None:
        """Begin a cell of it."""
        self._open[-1].column += 1
        self._open[-1].filled = False

    def end(self) -> None:
        """Close it."""
        self._open.pop()

    def take(self, place: Place) -> None:
        """Note in a place which cell it stands in, if it stands in one."""
        if not self._open:
            return
        table = self._open[-1]
        if table.filled or place.kind not in ("table_cell", "paragraph"):
            self._found.crowded.add(table.number)
        table.filled = True
        place.cell = Cell(table.number, max(table.row, 0), max(table.column, 0))
