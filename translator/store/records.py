"""What the library gives back, and how provenance and findings stand in a column."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from translator.system.structured_text import json_of
from translator.types import Finding, Layout, Level, Provenance

_Kind = TypeVar("_Kind")
_REMEMBERED = 4096
"""Columns that are kept as they were read: a page that is open is read again every second."""


class JobState(StrEnum):
    """What a job is doing."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class WordState(StrEnum):
    """How well a person knows a word."""

    NEW = "new"
    """Not known, whatever its level is."""
    LEARNING = "learning"
    """On the word list, and asked for when it is due."""
    KNOWN = "known"
    IGNORED = "ignored"
    """Neither to be learned nor to be counted: a name, a word of a dialect."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredDocument:
    """A document in the library, without its content."""

    id: int
    name: str
    sha256: str
    format: str
    encoding: str
    language: str
    size: int
    """Of the original, in bytes."""
    added: str
    """UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    address: str
    """Where on the web it comes from; empty: from elsewhere, or nobody said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MemoryEntry:
    """A source and its target, both with the marks of the block they stand in."""

    source: str
    target: str
    provenance: Provenance
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """What memory knows for a source; the target carries that source's own marks."""

    target: str
    provenance: Provenance
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """A target a person wrote."""

    id: int
    target: str
    author: str
    created: str
    """UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    reverted: str | None
    """When it was taken back; None: it was not."""

    @property
    def provenance(self) -> Provenance:
        """The provenance of a pair that shows this correction."""
        return person(self.author, self.created)


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """The translation of a document into a language by one signature."""

    id: int
    document_id: int
    document_name: str
    source_language: str
    target_language: str
    signature: str
    layout: Layout
    state: JobState
    message: str
    """Why it failed or stopped; empty otherwise."""
    total: int
    """Segments of the document."""
    done: int
    """Segments that have a pair which is no draft, or which a person wrote."""
    drafts: int
    """Segments that have a draft, and no person's word."""
    warnings: int
    """Pairs whose worst finding is a warning; those a person has looked at are not counted, and no
    drafts while the better translation is to come."""
    errors: int
    """Pairs whose worst finding is an error."""
    process: int
    """Number of the process that runs it."""
    created: str
    updated: str


def now() -> str:
    """Return the time as every record writes it: UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seconds(time: str) -> float:
    """Return a time that ``now`` wrote as seconds since 1970; one that is damaged is long ago."""
    try:
        return datetime.fromisoformat(time).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0


def person(author: str, created: str) -> Provenance:
    """Return the provenance of what a person wrote."""
    return Provenance(kind="person", signature=f"person:{author}", created=created)


def pack_provenance(provenance: Provenance) -> str:
    """Write a provenance as JSON; ``from_memory`` is about a run and is not kept.

    The strategy is called ``rung`` there, as older versions wrote and read it.
    """
    fields = {
        "kind": provenance.kind,
        "signature": provenance.signature,
        "created": provenance.created,
        "rung": provenance.strategy,
        "score": provenance.score,
    }
    kept = {name: value for name, value in fields.items() if value not in ("", None)}
    return json.dumps(kept, ensure_ascii=False)


def id_list(ids: Iterable[int]) -> str:
    """Write numbers of rows as one parameter, for ``IN (SELECT value FROM json_each(?))``.

    SQLite takes 999 parameters at least, and a person may choose more rows than that.
    """
    return json.dumps(sorted(set(ids)), ensure_ascii=False)


class DamagedError(ValueError):
    """A column does not hold what was written into it."""


@lru_cache(maxsize=_REMEMBERED, typed=True)
def unpack_provenance(packed: str, *, from_memory: bool = False) -> Provenance:
    """Read what ``pack_provenance`` wrote.

    Raises:
        DamagedError: it is something else.
    """
    said = json_column(packed, dict)
    score = said.pop("score", None)
    strategy = said.pop("rung", "")
    texts = (strategy, *said.values())
    if not all(isinstance(one, str) for one in texts) or type(score) not in _SCORES:
        raise DamagedError(packed)
    try:
        return Provenance(**said, strategy=strategy, score=score, from_memory=from_memory)
    except TypeError as error:  # a name of no field
        raise DamagedError(packed) from error


_SCORES = (float, int, type(None))


def text_column(value: object) -> str:
    """Return a column of text; SQLite keeps bytes in it, too.

    Raises:
        DamagedError: there is something else in it.
    """
    if not isinstance(value, str):
        raise DamagedError(value)
    return value


def json_column(packed: object, kind: type[_Kind]) -> _Kind:
    """Read a column of JSON.

    Raises:
        DamagedError: it is none, or of another kind.
    """
    try:
        found = json_of(str(packed))
    except ValueError as error:
        raise DamagedError(packed) from error
    if not isinstance(found, kind):
        raise DamagedError(packed)
    return found


def pack_findings(findings: Sequence[Finding]) -> str:
    """Write findings as JSON, as the checks raised them: what was dismissed has its own table."""
    rows = [
        [finding.check, (finding.raised or finding.level).value, finding.message]
        + [said for said in (finding.message_zh, finding.message_hant) if said]
        for finding in findings
    ]
    return json.dumps(rows, ensure_ascii=False)


@lru_cache(maxsize=_REMEMBERED, typed=True)
def unpack_findings(packed: str) -> tuple[Finding, ...]:
    """Read what ``pack_findings`` wrote; older rows have no Chinese, or no Traditional sentence.

    Raises:
        DamagedError: it is something else.
    """
    return tuple(map(_finding, json_column(packed, list)))


def _finding(row: object) -> Finding:
    if not isinstance(row, list) or not all(isinstance(one, str) for one in row):
        raise DamagedError(row)
    try:
        check, level, message, *chinese = row
        return Finding(
            check=check,
            level=Level(level),
            message=message,
            message_zh="".join(chinese[:1]),
            message_hant="".join(chinese[1:2]),
        )
    except ValueError as error:  # too few, or of no level
        raise DamagedError(row) from error


def worst(findings: Sequence[Finding]) -> str:
    """Return the most serious level among findings, or an empty string."""
    levels = {finding.level for finding in findings}
    for level in (Level.ERROR, Level.WARNING, Level.INFO):
        if level in levels:
            return level.value
    return ""
