"""Rows of the memory on their way into a file and out of one, a few at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

from translator.store.database import Database
from translator.store.memory_rows import MemoryRow, sound

Rows = Callable[[], Iterable[MemoryRow]]
"""Gives the same rows from the first one on, each time it is asked."""


_CORRECTED = """
    SELECT 1, id, source, target, source_language, target_language, author, created, '[]'
    FROM corrections AS one WHERE id =
        (SELECT max(id) FROM corrections WHERE key = one.key AND reverted IS NULL)
    ORDER BY id DESC
"""
_OF_ENGINES = """
    SELECT 0, rowid, source, target, source_language, target_language, signature, provenance,
           findings
    FROM memory WHERE NOT EXISTS
        (SELECT 1 FROM corrections WHERE corrections.key = memory.key AND reverted IS NULL)
    ORDER BY rowid DESC
"""
"""The rows of ``memory_rows`` without a search: in two queries, none of which sorts them."""


class MemoryFlow:
    """The part of ``Library`` that hands out the whole memory, whatever its size."""

    database: Database

    @contextmanager
    def all_memory_rows(self) -> Iterator[Callable[[], Iterator[MemoryRow]]]:
        """Give the whole memory in the order of ``memory_rows``, one row after the other.

        For a memory of any size. What is given can be gone through several times and is the
        same each time, whatever others write meanwhile. Within the block this library is used
        for nothing else.
        """
        with self.database.read() as connection:
            yield partial(_every_row, connection, self.database.set_aside)


class MemoryReading:
    """The rows of a file: gone through once, and what was left out is known at the end."""

    def __init__(self, read: Callable[[MemoryReading], Iterator[MemoryRow]]) -> None:
        """Prepare to read; nothing is read yet.

        Args:
            read: Yields the rows, and counts ``left_out`` up.
        """
        self.left_out = 0
        """What has no Chinese and no English side."""
        self._read = read

    def __iter__(self) -> Iterator[MemoryRow]:
        return self._read(self)


def _every_row(
    connection: sqlite3.Connection, set_aside: Callable[[str, int], None]
) -> Iterator[MemoryRow]:
    for query in (_CORRECTED, _OF_ENGINES):
        found = connection.execute(query)
        yield from (row for _, row in sound(((b"", *row) for row in found), set_aside))
