"""Sentences of the memory that are like another one, or hold some words: with what they became."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator import placeholders
from translator.store import nearest, text_index
from translator.store.comparable import comparable, hits
from translator.store.database import Database
from translator.store.memory_rows import MemoryRow, listed, rows_of_keys
from translator.text.languages import primary
from translator.types import Level

_AS_MANY = 6
"""Texts that are looked at for one that is given: some are of another direction, or flagged."""
_LOOKED_AT = 1000
"""Sentences with the characters of some words that are looked at for the words themselves."""
_DOUBTFUL = (Level.ERROR, Level.WARNING)

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A sentence of the memory that is like another one."""

    row: MemoryRow
    percent: int
    """How alike the sources are, 0 to 100: the share of the longer one's characters that need no
    change. Script, width, case, white space and what marks stand for do not count; where nothing
    but figures differ it is 99."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """A sentence of the memory that holds some words."""

    row: MemoryRow
    source: tuple[Span, ...]
    """Where in the source they stand: offsets, half open."""
    target: tuple[Span, ...]


class Similar:
    """The part of ``Library`` that finds sentences by what they are like."""

    database: Database

    def similar(
        self,
        source: str,
        *,
        source_language: str,
        target_language: str = "",
        minimum: int = 75,
        limit: int = 5,
        signature: str = "",
    ) -> list[Match]:
        """Return sentences whose source is like another, the most alike first.

        Of two that are as much alike what a person wrote comes first, then the newest. A
        sentence that a person corrected is given as corrected. Where the checks found an error
        or a doubt it is never given, and neither is the very sentence that is asked for.

        Args:
            source: As it stands in its block, white space and marks included.
            source_language: BCP 47 tag; its script does not count.
            target_language: BCP 47 tag, the whole of it counts; empty: any.
            minimum: Percent, 1 to 100.
            limit: At most so many.
            signature: Of what engines made, only what was made by this one; empty: by any.
        """
        form = comparable(source)
        if not form:
            return []
        literal, with_figures = _literal(source), comparable(source, figures=True)

        def ask(connection: sqlite3.Connection) -> list[tuple[float, MemoryRow]]:
            texts = nearest.alike(
                connection, form, side=text_index.SOURCE, minimum=minimum / 100,
                limit=limit * _AS_MANY,
            )  # fmt: skip
            scores = {key: score for score, key, _ in texts}
            rows = rows_of_keys(connection, list(scores), self.database.set_aside)
            return [(scores[key], row) for key, row in rows]

        found: dict[tuple[str, str], Match] = {}
        for score, row in self.database.indexed(ask):
            if not _offered(row, source_language, target_language, signature):
                continue
            if _literal(row.source) == literal:
                continue
            percent = int(score * 100 + 1e-9)
            if percent == 100 and comparable(row.source, figures=True) != with_figures:
                percent = 99
            said = comparable(row.source, figures=True), comparable(row.target, figures=True)
            found.setdefault(said, Match(row=row, percent=percent))
        # The rows came with people's first, then the newest: sorting keeps that order.
        return sorted(found.values(), key=lambda one: -one.percent)[:limit]

    def by_people(
        self,
        source: str,
        *,
        source_language: str,
        target_language: str,
        least: float,
        limit: int,
        longest: int,
    ) -> list[MemoryRow]:
        """Return sentences that people translated and that share words with another one.

        They need not be alike as a whole: what they share is worded as a person wants it. One
        with marks is never given, nor is the very sentence that is asked for.

        Args:
            source: As it stands in its block.
            source_language: BCP 47 tag; its script does not count.
            target_language: BCP 47 tag, the whole of it counts.
            least: Share of its pairs of characters or words that the other has, 0 to 1.
            limit: At most so many.
            longest: Characters of a source; a target may have four times as many.

        Returns:
            Those that share most first, then the newest.
        """
        form = comparable(source)
        if not form:
            return []

        def ask(connection: sqlite3.Connection) -> list[tuple[float, MemoryRow]]:
            texts = nearest.sharing(connection, form, side=text_index.SOURCE, least=least)
            scores = {key: score for score, key, _ in texts}
            rows = rows_of_keys(connection, list(scores), self.database.set_aside)
            return [(scores[key], row) for key, row in rows if row.by_person]

        literal = _literal(source)
        found: dict[str, tuple[float, MemoryRow]] = {}
        for score, row in self.database.indexed(ask):
            marked = placeholders.MARK.search(row.source + row.target)
            fits = len(row.source) <= longest and len(row.target) <= 4 * longest
            if marked or not fits or not _offered(row, source_language, target_language, ""):
                continue
            if (said := _literal(row.source)) != literal:
                found.setdefault(said, (score, row))
        best = sorted(found.values(), key=lambda one: -one[0])
        return [row for _, row in best[:limit]]

    def holding(self, words: str, *, limit: int = 50, offset: int = 0) -> list[Holding]:
        """Return sentences that hold some words on either side, in either script.

        What people wrote comes first, then what engines made, newest first. Words of letters
        are found from their beginning; where none is, also inside of others, as is a single
        Chinese character.

        Args:
            words: What is looked for; empty: everything is found, nothing marked.
            limit: At most so many.
            offset: Skip so many.
        """
        keys = self.database.indexed(lambda connection: self._keys_with(connection, words))
        rows: list[MemoryRow] = []
        if keys:
            with self.database.read() as connection:
                found = rows_of_keys(connection, keys, self.database.set_aside)
            rows = [row for _, row in found]
        marked = [one for one in _marked(rows, words) if one.source or one.target]
        if marked:
            return marked[offset : offset + limit]
        return list(_marked(listed(self.database, words, limit=limit, offset=offset), words))

    def _keys_with(self, connection: sqlite3.Connection, words: str) -> list[bytes]:
        return nearest.with_grams(connection, comparable(words), limit=_LOOKED_AT)


def _offered(row: MemoryRow, source: str, target: str, signature: str) -> bool:
    """Say whether a row is of the direction, made by whom it may be, and free of doubt."""
    if primary(row.source_language) != primary(source):
        return False
    if target and row.target_language.lower() != target.lower():
        return False
    made = row.provenance.signature
    if signature and not row.by_person and made.partition(":terms=")[0] != signature:
        return False
    return not any(one.level in _DOUBTFUL for one in row.findings)


def _marked(rows: Sequence[MemoryRow], words: str) -> Iterator[Holding]:
    for row in rows:
        yield Holding(row=row, source=hits(row.source, words), target=hits(row.target, words))


def _literal(source: str) -> str:
    return "".join(placeholders.strip(source).split())
