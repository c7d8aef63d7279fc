"""Rows that do not hold what was written into them: a flipped bit, another program, a bad disk.

SQLite's own check sees that a file is whole, not what stands in it. A row that cannot be read is
left out wherever rows are read, and named there; here all of them are looked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from translator.store.glossary_rows import read_term
from translator.store.records import (
    JobState,
    WordState,
    json_column,
    text_column,
    unpack_findings,
    unpack_provenance,
)
from translator.types import Layout

_CHECKS: dict[str, tuple[str, Callable[..., Any]]] = {
    "memory": ("provenance, findings, source, target", lambda *row: _made(*row)),
    "pairs": ("provenance, findings, source, target", lambda *row: _made(*row)),
    "corrections": ("source, target, author, created", lambda *row: [*map(text_column, row)]),
    "dismissals": ("target, check_name, message, reason", lambda *row: [*map(text_column, row)]),
    "terms": ("*", lambda *row: read_term(row[3:])),
    "jobs": ("layout, state", lambda layout, state: (Layout(layout), JobState(state))),
    "word_states": ("word, state", lambda word, state: (text_column(word), WordState(state))),
    "word_cards": ("card, due", lambda card, due: (json_column(card, dict), text_column(due))),
}
"""Table → the columns that have a form, and what reads them."""


def damaged_rows(connection: sqlite3.Connection) -> list[str]:
    """Return which rows are damaged, a sentence each."""
    return [
        f"table {table}: row {row} is damaged and left out"
        for table in _CHECKS
        for row in _damaged(connection, table)
    ]


def _damaged(connection: sqlite3.Connection, table: str) -> Iterator[int]:
    columns, read = _CHECKS[table]
    for row, *values in connection.execute(f"SELECT rowid, {columns} FROM {table}"):
        try:
            read(*values)
        except ValueError:  # a DamagedError, or of no layout or state
            yield int(row)


def _made(provenance: str, findings: str, *texts: object) -> None:
    for text in texts:
        text_column(text)
    unpack_provenance(provenance)
    unpack_findings(findings)
