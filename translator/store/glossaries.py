"""Terms a person decided on: one glossary for everything, and one a project by its name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from translator.glossary import Glossary, Term
from translator.glossary.forms import simplified
from translator.store.database import Database
from translator.store.glossary_rows import COLUMNS, read_term, term_row
from translator.store.records import DamagedError
from translator.text.languages import primary


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What became of terms that were put into a glossary."""

    added: int
    changed: int
    """Sources that were there and say something else now."""
    same: int
    """Sources that were there and say what they said."""


class Glossaries:
    """The glossaries' part of ``Library``.

    The glossary named ``""`` counts in every run; others are named by the project they are
    for, and count where they are asked for, before it.
    """

    database: Database

    def glossary(self, name: str = "") -> Glossary:
        """Return a glossary, its terms in the order they were put in; empty: there is none."""
        with self.database.read() as connection:
            rows = connection.execute(
                f"SELECT id, {COLUMNS} FROM terms WHERE glossary = ? ORDER BY id", (name,)
            ).fetchall()
        return Glossary(terms=tuple(self._terms(rows)), name=name)

    def glossary_sizes(self) -> dict[str, int]:
        """Return the glossaries that have terms, and how many."""
        with self.database.read() as connection:
            rows = connection.execute(
                "SELECT glossary, count(*) FROM terms GROUP BY glossary ORDER BY glossary"
            ).fetchall()
        return {str(name): int(number) for name, number in rows}

    def put_terms(self, terms: Sequence[Term], *, name: str = "", only: bool = False) -> Kept:
        """Keep terms, in one transaction; what was there for the same sources is replaced.

        Args:
            terms: Several may have the same source: all are kept, the first one counts.
            name: Of the glossary.
            only: Take everything else out of it.
        """
        keys = {_key(term) for term in terms}
        with self.database.write() as connection:
            before: dict[tuple[str, str, str], list[Term]] = {}
            rows = connection.execute(
                f"SELECT id, {COLUMNS} FROM terms WHERE glossary = ? ORDER BY id", (name,)
            ).fetchall()
            for term in self._terms(rows):
                before.setdefault(_key(term), []).append(term)
            if only:
                connection.execute("DELETE FROM terms WHERE glossary = ?", (name,))
            after: dict[tuple[str, str, str], list[Term]] = {}
            for term in terms:
                after.setdefault(_key(term), []).append(term)
            changed = {key for key in keys & set(before) if before[key] != after[key]}
            for key in changed:
                _delete(connection, name, key)
            stay = set() if only else (keys & set(before)) - changed
            connection.executemany(
                f"INSERT INTO terms (glossary, key, {COLUMNS}) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [term_row(term, name) for term in terms if _key(term) not in stay],
            )
        return Kept(
            added=len(keys - set(before)),
            changed=len(changed),
            same=len(keys & set(before)) - len(changed),
        )

    def remove_terms(self, source: str, *, name: str = "") -> list[Term]:
        """Take the terms of a source out of a glossary, in either script.

        Returns:
            What was taken out; nothing: there was no such term.
        """
        with self.database.write() as connection:
            rows = connection.execute(
                f"SELECT id, {COLUMNS} FROM terms WHERE glossary = ? AND key = ? ORDER BY id",
                (name, simplified(source)),
            ).fetchall()
            connection.execute(
                "DELETE FROM terms WHERE glossary = ? AND key = ?", (name, simplified(source))
            )
        return list(self._terms(rows))

    def _terms(self, rows: Iterable[tuple[object, ...]]) -> Iterator[Term]:
        """Read rows that begin with their id; one that is damaged is set aside."""
        for number, *row in rows:
            try:
                yield read_term(row)
            except DamagedError:
                self.database.set_aside("terms", int(str(number)))


def _key(term: Term) -> tuple[str, str, str]:
    return simplified(term.source), primary(term.source_language), primary(term.target_language)


def _delete(connection: sqlite3.Connection, name: str, key: tuple[str, str, str]) -> None:
    connection.execute(
        """
        DELETE FROM terms WHERE glossary = ? AND key = ?
            AND lower(source_language) || '-' LIKE ? AND lower(target_language) || '-' LIKE ?
        """,
        (name, key[0], f"{key[1]}-%", f"{key[2]}-%"),
    )
