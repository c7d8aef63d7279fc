"""Findings that a person dismissed, with the reason: no longer to look at, and still told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from translator.errors import StoreError
from translator.store.comparable import comparable
from translator.store.database import Database
from translator.store.keys import make_key
from translator.store.records import DamagedError, now, text_column, unpack_findings, worst
from translator.text.languages import primary
from translator.types import Finding, Level, Pair

_CHUNK = 250
"""Keys of a query: SQLite takes 999 parameters at least."""
LONGEST_REASON = 300
"""Characters of a reason that are kept."""

SetAside = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """A pair with what the checks raised in it."""

    source: str
    target: str
    source_language: str
    """BCP 47 tag, like the next."""
    target_language: str
    findings: tuple[Finding, ...]


class _WithFindings(Protocol):
    """What findings stand in, such as ``Checked`` and a row of the memory."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def source_language(self) -> str: ...
    @property
    def target_language(self) -> str: ...
    @property
    def findings(self) -> tuple[Finding, ...]: ...


_Row = TypeVar("_Row", bound=_WithFindings)


class Dismissals:
    """The part of ``Library`` that keeps what people dismissed."""

    database: Database

    def dismiss(self, pair: Checked, finding: Finding, *, reason: str) -> None:
        """Dismiss a finding wherever this source has this target; a newer reason replaces one.

        Args:
            pair: Where it was found.
            finding: One of the pair's, as the library gave it.
            reason: In a person's words.

        Raises:
            StoreError: there is no reason.
        """
        reason = " ".join(reason.split())[:LONGEST_REASON]
        if not reason:
            raise StoreError("library.no-reason")
        with self.database.write() as connection:
            connection.execute(
                """
                INSERT INTO dismissals (key, target, check_name, message, reason, created)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (key, target, check_name, message) DO UPDATE SET
                    reason = excluded.reason, created = excluded.created
                """,
                (*_place(pair), finding.check, finding.message, reason, now()),
            )
            self._count_anew(connection, pair)

    def restore_finding(self, pair: Checked, finding: Finding) -> None:
        """Take back that a finding was dismissed; harmless where it was not."""
        with self.database.write() as connection:
            connection.execute(
                """
                DELETE FROM dismissals
                WHERE key = ? AND target = ? AND check_name = ? AND message = ?
                """,
                (*_place(pair), finding.check, finding.message),
            )
            self._count_anew(connection, pair)

    def _count_anew(self, connection: sqlite3.Connection, pair: Checked) -> None:
        """Say anew how doubtful the pairs of a source are: that is what is counted and listed."""
        tags = connection.execute("SELECT DISTINCT target_language FROM jobs").fetchall()
        for (tag,) in tags:
            if primary(str(tag)) != primary(pair.target_language):
                continue
            key = make_key(
                pair.source, source_language=pair.source_language, target_language=str(tag)
            )
            rows = connection.execute(
                "SELECT rowid, target, findings FROM pairs WHERE key = ?", (key.digest,)
            ).fetchall()
            for row, target, findings in rows:
                try:
                    found = unpack_findings(findings)
                    written = text_column(target)
                except DamagedError:
                    self.database.set_aside("pairs", row)
                    continue
                here = replace(pair, target=written, findings=found)
                (left,) = with_dismissals(connection, [here], self.database.set_aside)
                connection.execute(
                    "UPDATE pairs SET level = ? WHERE rowid = ?", (worst(left.findings), row)
                )


def with_dismissals(
    connection: sqlite3.Connection, rows: Iterable[_Row], set_aside: SetAside
) -> list[_Row]:
    """Return some pairs or rows; those of their findings that were dismissed say so.

    Args:
        connection: Of the library.
        rows: In any languages.
        set_aside: Told the table and the row of a dismissal that is damaged; it counts for nothing.
    """
    rows = list(rows)
    if not any(one.findings for one in rows) or not _any_there(connection):
        return rows  # nearly always: nothing is hashed
    places = {number: _place(one) for number, one in enumerate(rows) if one.findings}
    reasons = _reasons(connection, sorted({key for key, _ in places.values()}), set_aside)
    for number, place in places.items() if reasons else ():
        found = tuple(
            _marked(one, reasons.get((*place, one.check, one.message)))
            for one in rows[number].findings
        )
        rows[number] = _holding(rows[number], found)
    return rows


def pairs_with_dismissals(
    connection: sqlite3.Connection,
    pairs: Iterable[Pair],
    languages: tuple[str, str],
    set_aside: SetAside,
) -> list[Pair]:
    """Return pairs of a document as ``with_dismissals`` does; ``languages``: source and target."""
    pairs = list(pairs)
    source_language, target_language = languages
    doubtful = {number: one for number, one in enumerate(pairs) if one.findings}
    checked = (
        Checked(
            source=one.source, target=one.target, findings=one.findings,
            source_language=source_language, target_language=target_language,
        )
        for one in doubtful.values()
    )  # fmt: skip
    marked = with_dismissals(connection, checked, set_aside)
    for number, one in zip(doubtful, marked, strict=True):
        if one.findings != pairs[number].findings:
            pairs[number] = replace(pairs[number], findings=one.findings)
    return pairs


def _any_there(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM dismissals LIMIT 1").fetchone() is not None


def _holding(row: _Row, findings: tuple[Finding, ...]) -> _Row:
    whole: Any = row  # a frozen dataclass, which a protocol cannot say
    changed: _Row = replace(whole, findings=findings)
    return changed


def _marked(finding: Finding, reason: str | None) -> Finding:
    if reason is None:
        return finding
    raised = finding.raised or finding.level
    return replace(finding, level=Level.INFO, raised=raised, dismissed=reason)


def _place(pair: _WithFindings) -> tuple[bytes, str]:
    """Return the key of a dismissal, and the target as it is compared."""
    key = make_key(
        pair.source,
        source_language=pair.source_language,
        target_language=primary(pair.target_language),
    )
    return key.digest, comparable(pair.target, figures=True)


def _reasons(
    connection: sqlite3.Connection, keys: Sequence[bytes], set_aside: SetAside
) -> dict[tuple[bytes, str, str, str], str]:
    found: dict[tuple[bytes, str, str, str], str] = {}
    for first in range(0, len(keys), _CHUNK):
        chunk = keys[first : first + _CHUNK]
        rows = connection.execute(
            f"""
            SELECT id, key, target, check_name, message, reason FROM dismissals
            WHERE key IN ({", ".join("?" * len(chunk))})
            """,
            chunk,
        ).fetchall()
        for number, key, *written in rows:
            try:
                target, check, message, reason = map(text_column, written)
            except DamagedError:
                set_aside("dismissals", number)
                continue
            found[bytes(key), target, check, message] = reason
    return found
