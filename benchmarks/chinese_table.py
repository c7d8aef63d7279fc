"""What a section of ``chinese.py`` hands over to be printed, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One table: ours beside its peers, or why there is none."""

    title: str
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = field(default=())
    """Lines under the table: what was left out and why, what a figure means."""


def skipped(title: str, reason: str) -> Table:
    """Say why a table is not there: data or a peer that is absent is never passed over."""
    return Table(title=title, notes=(f"skipped: {reason}",))


def render(table: Table) -> str:
    """Return a table in Markdown."""
    lines = [f"## {table.title}", ""]
    if table.rows:
        lines += [_row(table.header), _row(["---"] * len(table.header)), *map(_row, table.rows), ""]
    lines += [*table.notes, ""] if table.notes else []
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
