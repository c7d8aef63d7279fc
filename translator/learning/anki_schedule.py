"""When Anki asks for a note again, and how well it takes it to be remembered.

A table ``cards`` says it (Anki's schema 11, as packages and old collections have it:
https://github.com/ankidroid/Anki-Android/wiki/Database-Structure#cards). FSRS's memory stands in
``data`` as JSON, ``{"s": 12.3, "d": 5.1, "lrt": 1746514089}``: days, 1 to 10, and the moment of the
last answer
(https://github.com/ankitects/anki/blob/main/rslib/src/storage/card/data.rs).

What is out of its range is told as broken; nothing takes its place. A note of several cards is due
when the first of them is: a word is known as well as its weakest card. Cards that are new say
nothing of that, and neither do those that somebody suspended.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from translator.learning.spacing import HARDEST, LONGEST, Remembered
from translator.system.structured_text import json_of

_NEW, _LEARN, _REVIEW, _RELEARN = range(4)
"""What a card is (``type``)."""
_SUSPENDED = -1
"""Of ``queue``."""
_MOMENT = 1_000_000_000
"""From here on ``due`` of a card that is being learned is seconds, below it days (Anki's own
bound)."""
_MOST_CARDS = 1_000_000
_COLUMNS = ("nid", "type", "queue", "due", "ivl", "reps", "odue", "odid", "data")
_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
"""Between them lies every moment a card can have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnkiSchedules:
    """What the cards of a package say."""

    notes: Mapping[int, Remembered] = field(default_factory=dict)
    """By the ids of notes."""
    broken: frozenset[int] = frozenset()
    """Notes whose cards say what none can."""
    unasked: frozenset[int] = frozenset()
    """Notes whose cards are all new, where others are not; where every card is new, as in a package
    that was written without its dates, nothing is said."""


def anki_schedules(connection: sqlite3.Connection) -> AnkiSchedules:
    """Return when notes are asked for again.

    Args:
        connection: To a database of Anki. One without cards says nothing.

    Raises:
        sqlite3.Error: it is damaged.
    """
    if not (_has(connection, "cards", _COLUMNS) and _has(connection, "col", ("crt",))):
        return AnkiSchedules()
    created = connection.execute("SELECT crt FROM col LIMIT 1").fetchone()
    notes: dict[int, Remembered] = {}
    broken: set[int] = set()
    new: set[int] = set()
    asked: set[int] = set()
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM cards LIMIT ?", (_MOST_CARDS,))
    for note, *card in rows:
        (new if card[0] == _NEW else asked).add(note)
        try:
            found = _remembered(card, created[0] if created else None)
        except (ValueError, TypeError, KeyError, OverflowError):
            broken.add(note)
            continue
        if found and (note not in notes or found.due < notes[note].due):
            notes[note] = found
    return AnkiSchedules(
        notes={note: one for note, one in notes.items() if note not in broken},
        broken=frozenset(broken),
        unasked=frozenset(new - asked if asked else ()),
    )


def written_schedule(due: str, interval: str, stability: str) -> Remembered | None:
    """Return what a table or note of ours says of a word; None: it says nothing.

    Args:
        due: UTC, ``YYYY-MM-DDTHH:MM:SSZ``.
        interval: Days from the last answer to ``due``.
        stability: Days.

    Raises:
        ValueError: one of them is none.
    """
    if not due.strip():
        return None
    moment = _within(datetime.fromisoformat(due.strip())).astimezone(UTC)
    rest = timedelta(days=_number(float(interval), 0, LONGEST)) if interval.strip() else None
    return Remembered(
        due=moment,
        last=None if rest is None else moment - rest,
        stability=_number(float(stability), 0, LONGEST) or None if stability.strip() else None,
    )


def _has(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> bool:
    """Say whether there is such a table; a view with its name could be a trap."""
    kind = connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    return kind == ("table",) and there.issuperset(columns)


def _remembered(card: Sequence[object], created: object) -> Remembered | None:
    """Return what a card says; None: nothing.

    Raises:
        ValueError: its numbers are none a card has.
        TypeError, KeyError, OverflowError: as above.
    """
    kind, queue, due, interval, answers, due_before, filtered, data = card
    if queue == _SUSPENDED or kind == _NEW:
        return None
    if kind not in (_LEARN, _REVIEW, _RELEARN):
        raise ValueError(kind)
    # In a deck that was put together for now, odue is when it is due at home.
    moment = _moment(_whole(due_before if filtered and due_before else due), created, kind)
    memory = _memory(data)
    days = _whole(interval)
    rest = timedelta(seconds=-days) if days < 0 else timedelta(days=_number(days, 0, LONGEST))
    last = memory.pop("last", None)
    stability = memory.get("stability")
    if kind == _REVIEW and not days:
        raise ValueError("a review without an interval")
    if stability is None and kind == _REVIEW:
        # FSRS calls the interval after which 90 % are remembered the stability.
        stability = float(days)
    return Remembered(
        due=moment,
        last=moment - rest if last is None else _within(datetime.fromtimestamp(last, UTC)),
        stability=stability,
        difficulty=memory.get("difficulty"),
        answers=max(1, _whole(answers)),
        learning=kind != _REVIEW,
    )


def _moment(due: int, created: object, kind: object) -> datetime:
    if kind != _REVIEW and due >= _MOMENT:
        return _within(datetime.fromtimestamp(due, UTC))
    begin = _within(datetime.fromtimestamp(_whole(created), UTC))
    return _within(begin + timedelta(days=due))


def _memory(data: object) -> dict[str, float]:
    """Return what FSRS knows of a card, as far as it stands there."""
    if not data:
        return {}
    said = json_of(data) if isinstance(data, str) else None
    if not isinstance(said, dict):
        raise ValueError(data)
    found: dict[str, float] = {}
    if "s" in said or "d" in said:
        found["stability"] = _number(said["s"], 0, LONGEST)
        found["difficulty"] = _number(said["d"], 1, HARDEST)
        if not found["stability"]:
            raise ValueError("no stability")
    if said.get("lrt") is not None:
        found["last"] = _number(said["lrt"], 0, _LATEST.timestamp())
    return found


def _number(value: object, least: float, most: float) -> float:
    if type(value) not in (int, float) or not least <= float(str(value)) <= most:  # nan is neither
        raise ValueError(value)
    return float(str(value))


def _whole(value: object) -> int:
    if type(value) is not int:
        raise ValueError(value)
    return value


def _within(moment: datetime) -> datetime:
    if moment.tzinfo is None or not _EARLIEST <= moment < _LATEST:
        raise ValueError(moment)
    return moment
