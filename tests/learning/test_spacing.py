from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from translator.learning.spacing import Answer, intervals, spaced, times_answered

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def test_a_new_word_comes_back_within_minutes_and_an_easy_one_after_days() -> None:
    rests = intervals("", NOON)
    assert list(rests) == [Answer.AGAIN, Answer.HARD, Answer.GOOD, Answer.EASY]
    assert rests[Answer.AGAIN] == timedelta(minutes=1)
    assert rests[Answer.GOOD] == timedelta(minutes=10)
    assert rests[Answer.EASY] > timedelta(days=2)


def test_what_is_remembered_rests_longer_each_time_and_what_is_forgotten_comes_back() -> None:
    card, at, rests = "", NOON, []
    for _ in range(5):
        after = spaced(card, Answer.GOOD, at)
        rests.append(after.due - at)
        card, at = after.card, after.due
    assert rests == sorted(rests)
    assert rests[-1] > timedelta(days=20)
    assert times_answered(card) == 5
    assert spaced(card, Answer.AGAIN, at).due - at == timedelta(minutes=10)


def test_what_a_button_says_is_what_happens() -> None:
    card = spaced("", Answer.EASY, NOON).card
    later = NOON + timedelta(days=9)
    for answer, rest in intervals(card, later).items():
        assert spaced(card, answer, later).due == later + rest
    assert intervals(card, later) == intervals(card, later)


GOOD = json.loads(spaced("", Answer.GOOD, NOON).card)


@pytest.mark.parametrize(
    "card",
    [
        "{", "[]", "{}", "null", '"x"',
        json.dumps(GOOD | {"answers": -1}),
        json.dumps(GOOD | {"answers": "2"}),
        json.dumps(GOOD | {"stability": float("nan")}),
        json.dumps(GOOD | {"difficulty": None}),
        json.dumps(GOOD | {"state": 9}),
        json.dumps(GOOD | {"state": 2, "stability": None, "difficulty": None}),
        json.dumps(GOOD | {"step": 99}),
        json.dumps(GOOD | {"due": "yesterday"}),
        json.dumps(GOOD | {"last_review": "2026-12-01T12:00:00"}),
    ],
)  # fmt: skip
def test_a_damaged_card_begins_anew(card: str) -> None:
    assert times_answered(card) == 0
    assert intervals(card, NOON) == intervals("", NOON)


def test_the_scheduler_loads_no_torch() -> None:
    code = (
        "import sys; from datetime import UTC, datetime\n"
        "from translator.learning.spacing import intervals\n"
        "intervals('', datetime.now(UTC)); print({'torch', 'pandas'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
