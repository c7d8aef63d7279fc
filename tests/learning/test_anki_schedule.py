"""When words are due comes in from Anki's packages and from files of ours, and is never guessed."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from translator.exports.anki import anki_package
from translator.exports.anki.apkg_file import word_package
from translator.exports.anki.word_notes import FIELDS
from translator.exports.word_tables import STANDING, word_csv, word_tsv
from translator.learning import known_lists
from translator.learning.known_lists import KnownList, read_known
from translator.learning.spacing import (
    Answer,
    Remembered,
    card_of,
    memory_of,
    spaced,
    times_answered,
)
from translator.store.word_cards import WordStanding
from translator.store.wordlist import ListedWord

CREATED = datetime(2024, 3, 1, 3, 0, tzinfo=UTC)
"""The day a collection began, at four o'clock somewhere."""
SCHEMA = (
    "CREATE TABLE col (id integer primary key, crt integer not null, mod integer, ver integer)",
    "CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text)",
    "CREATE TABLE cards (id integer primary key, nid integer, did integer, ord integer,"
    " type integer, queue integer, due integer, ivl integer, factor integer, reps integer,"
    " lapses integer, left integer, odue integer, odid integer, flags integer, data text)",
)
"""Anki's schema 11, as far as it is looked at."""
REVIEW: dict[str, Any] = {
    "type": 2, "queue": 2, "due": 800, "ivl": 30, "factor": 2500, "reps": 7, "odue": 0, "odid": 0,
    "data": '{"s":28.5,"d":6.2}',
}  # fmt: skip
DUE = CREATED + timedelta(days=800)


def package(
    *cards: dict[str, Any],
    member: str = "collection.anki2",
    tags: str = "",
    fields: str = "天气\x1fweather",
    created: object = int(CREATED.timestamp()),
) -> bytes:
    """Return a package with one note, 天气, that has these cards."""
    stream = io.BytesIO()
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in SCHEMA:
            connection.execute(statement)
        connection.execute("INSERT INTO col VALUES (1, ?, 0, 11)", (created,))
        connection.execute("INSERT INTO notes VALUES (5, 'a', 9, ?, ?)", (f" {tags} ", fields))
        for card in cards:
            names = ", ".join(card)
            marks = ", ".join("?" * len(card))
            connection.execute(
                f"INSERT INTO cards (nid, {names}) VALUES (5, {marks})", tuple(card.values())
            )
        connection.commit()
        content = connection.serialize()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, content)
    return stream.getvalue()


def found(data: bytes) -> KnownList:
    return read_known(data, name="words", dictionary=None)


@pytest.mark.parametrize("member", ["collection.anki2", "collection.anki21"])
def test_a_review_is_due_so_many_days_after_the_collection_began(member: str) -> None:
    known = found(package(REVIEW, member=member))
    assert known.memories == {
        "天气": Remembered(
            due=DUE, last=DUE - timedelta(days=30), stability=28.5, difficulty=6.2, answers=7
        )
    }
    assert (known.words, known.undated) == (("天气",), 0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        # it was answered before it was due: FSRS says when
        ({"data": '{"s":28.5,"d":6.2,"lrt":1770000000,"dr":0.9}'},
         {"last": datetime.fromtimestamp(1_770_000_000, UTC)}),
        # an old collection: the interval is the stability, as FSRS defines it
        ({"data": ""}, {"stability": 30.0, "difficulty": None}),
        ({"data": "{}"}, {"stability": 30.0, "difficulty": None}),
        # in a deck put together for now it is due at home at another time
        ({"due": -100_000, "odue": 800, "odid": 77}, {}),
        # buried until tomorrow
        ({"queue": -2}, {}),
        # a step of some minutes, in seconds since 1970
        ({"type": 1, "queue": 1, "due": 1_770_000_000, "ivl": -600, "data": ""},
         {"due": datetime.fromtimestamp(1_770_000_000, UTC), "stability": None, "difficulty": None,
          "last": datetime.fromtimestamp(1_770_000_000 - 600, UTC), "learning": True}),
        # a step over midnight
        ({"type": 3, "queue": 3, "ivl": 1}, {"last": DUE - timedelta(days=1), "learning": True}),
    ],
)  # fmt: skip
def test_each_kind_of_card_says_when_it_is_due(
    changed: dict[str, Any], said: dict[str, Any]
) -> None:
    usual = Remembered(
        due=DUE, last=DUE - timedelta(days=30), stability=28.5, difficulty=6.2, answers=7
    )
    assert found(package(REVIEW | changed)).memories == {"天气": replace(usual, **said)}


@pytest.mark.parametrize("changed", [{"type": 0, "queue": 0, "due": 3}, {"queue": -1}])
def test_what_is_new_or_suspended_is_not_due(changed: dict[str, Any]) -> None:
    known = found(package(REVIEW | changed))
    assert (known.words, known.memories, known.undated) == (("天气",), {}, 0)


def test_a_note_is_due_with_its_first_card() -> None:
    known = found(package(REVIEW, REVIEW | {"due": 700}, REVIEW | {"type": 0, "due": 1}))
    assert known.memories["天气"].due == CREATED + timedelta(days=700)


@pytest.mark.parametrize(
    "changed",
    [
        {"due": "tomorrow"}, {"due": 10**12}, {"due": -(10**6)}, {"due": 2.5}, {"due": None},
        {"ivl": 0}, {"ivl": 40_000}, {"ivl": "x"}, {"type": 9}, {"reps": "often"},
        {"data": "{"}, {"data": "[1]"}, {"data": b"\xff"}, {"data": '{"s":28.5}'},
        {"data": '{"s":0,"d":5}'}, {"data": '{"s":NaN,"d":5}'}, {"data": '{"s":5,"d":11}'},
        {"data": '{"s":"5","d":5}'}, {"data": '{"s":5,"d":5,"lrt":1e300}'},
    ],
)  # fmt: skip
def test_what_no_card_can_say_is_told_and_not_guessed(changed: dict[str, Any]) -> None:
    known = found(package(REVIEW, REVIEW | changed))
    assert (known.words, known.memories, known.undated) == (("天气",), {}, 1)


@pytest.mark.parametrize("created", [0, "then", 10**15])
def test_a_collection_without_a_first_day_has_no_days_to_count(created: object) -> None:
    assert found(package(REVIEW, created=created)).undated == 1


LISTED = ListedWord(simplified="热闹", traditional="熱鬧", pinyin="rènao", meanings="lively")
OURS = WordStanding(state="learning", due="2026-05-06T07:08:09Z", interval=12.5, stability=14.25)
OWN_DUE = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize("write", [word_csv, word_tsv, word_package])
def test_a_file_of_ours_comes_back_with_its_dates(write: Callable[..., bytes]) -> None:
    if write is word_package and not anki_package.is_ready():
        pytest.skip("genanki is not installed")
    known = found(write([LISTED], {LISTED.key: OURS}))
    assert known.memories == {
        "热闹": Remembered(due=OWN_DUE, last=OWN_DUE - timedelta(days=12.5), stability=14.25)
    }
    assert found(write([LISTED], {LISTED.key: WordStanding(state="known")})).memories == {}


def own_note(due: str = OURS.due, interval: str = "12.5", stability: str = "14.25") -> str:
    cells = dict.fromkeys(FIELDS, "") | {
        "Word": "热闹", "Due": due, "Interval": interval, "Stability": stability,
    }  # fmt: skip
    return "\x1f".join(cells.values())


def test_a_note_of_ours_is_read_where_it_is_written() -> None:
    assert len(FIELDS) == known_lists._FIELDS
    assert tuple(name.lower() for name in FIELDS[-3:]) == known_lists._STANDING == STANDING[1:]


@pytest.mark.parametrize(("days", "due"), [(700, OWN_DUE), (800, DUE)])
def test_of_what_anki_learned_of_a_note_of_ours_and_what_we_wrote_the_later_counts(
    days: int, due: datetime
) -> None:
    card = REVIEW | {"due": days}
    known = found(package(card, tags="duizhao duizhao-learning", fields=own_note()))
    assert known.memories["热闹"].due == due
    assert found(package(fields=own_note())).memories == {}  # a note of somebody else


@pytest.mark.parametrize(
    "cells",
    [
        {"due": "6.5.2026"}, {"due": "2026-05-06"}, {"due": "0001-01-01T00:00:00Z"},
        {"interval": "a week"}, {"interval": "-1"}, {"stability": "nan"}, {"stability": "1e9"},
    ],
)  # fmt: skip
def test_a_date_of_ours_that_somebody_changed_is_told(cells: dict[str, str]) -> None:
    data = package(tags="duizhao", fields=own_note(**cells))
    assert (found(data).memories, found(data).undated) == ({}, 1)
    table = word_csv([LISTED], {LISTED.key: OURS}).decode()
    for name, text in cells.items():
        table = table.replace(str(getattr(OURS, name)), text)
    assert (found(table.encode()).memories, found(table.encode()).undated) == ({}, 1)


def test_the_scheduler_goes_on_where_another_program_stopped() -> None:
    kept = card_of(Remembered(due=DUE, last=DUE - timedelta(days=30), stability=28.5,
                              difficulty=6.2, answers=7))  # fmt: skip
    assert (kept.due, memory_of(kept.card)) == (DUE, (28.5, timedelta(days=30)))
    after = spaced(kept.card, Answer.GOOD, DUE)
    assert times_answered(after.card) == 8
    assert after.due - DUE > timedelta(days=40)
    assert spaced(kept.card, Answer.AGAIN, DUE).due - DUE < timedelta(days=1)


def test_a_word_whose_last_answer_is_not_known_is_not_taken_for_a_wonder() -> None:
    kept = card_of(Remembered(due=DUE, stability=5.0))
    rest = spaced(kept.card, Answer.GOOD, DUE + timedelta(hours=1)).due - DUE
    assert timedelta(days=3) < rest < timedelta(days=12)


def test_a_word_of_which_only_a_date_is_known_is_learned_from_its_first_step() -> None:
    kept = card_of(Remembered(due=DUE))
    assert memory_of(kept.card)[0] is None
    assert spaced(kept.card, Answer.GOOD, DUE).due - DUE < timedelta(days=1)
