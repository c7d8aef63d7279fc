"""When a word is asked for again, by FSRS (the package ``fsrs``, MIT).

The scheduler's usual weights and a wanted retention of 90 % are taken as they come; nothing is
drawn by lot, so that a button's interval is the one that counts.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from translator.system.structured_text import json_of

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

_ANSWERS = "answers"
"""Key of our own in the card's JSON: how often a person answered."""
HARDEST = 10.0
"""FSRS's highest difficulty; the lowest is 1."""
LONGEST = 36_500.0
"""Days: FSRS's longest interval, and Anki's."""
_log = logging.getLogger(__name__)


class Answer(IntEnum):
    """How well a person remembered; the numbers are FSRS's ratings."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Spaced:
    """A card after an answer."""

    card: str
    """JSON: FSRS's fields, and how often it was answered."""
    due: datetime
    """When it is asked for again, UTC."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """What another program says of a card that was answered there."""

    due: datetime
    """When it is asked for again, UTC."""
    last: datetime | None = None
    """When it was answered last, UTC; None: not known."""
    stability: float | None = None
    """Days, above 0; None: not known, so it is learned from its first step."""
    difficulty: float | None = None
    """1 to 10; None: not known, so that of a word one remembered at first."""
    answers: int = 1
    learning: bool = False
    """Whether it is in its first steps, or again in them."""


def card_of(known: Remembered) -> Spaced:
    """Return the card with which the scheduler goes on where another program stopped."""
    from fsrs import Card, State

    first = known.learning or known.stability is None
    difficulty = known.difficulty or _usual_difficulty()
    card = Card(
        card_id=0,
        state=State.Learning if first else State.Review,
        step=0 if first else None,
        stability=known.stability,
        difficulty=None if known.stability is None else difficulty,
        due=known.due,
        # Without it FSRS would take the word to be forgotten, and its return for a wonder.
        last_review=known.last or known.due,
    )
    written = {**card.to_dict(), _ANSWERS: known.answers}
    return Spaced(card=json.dumps(written, ensure_ascii=False), due=known.due)


def spaced(card: str, answer: Answer, at: datetime) -> Spaced:
    """Return a card after an answer.

    Args:
        card: JSON, as ``Spaced.card`` has it; empty: a new one. One that is damaged is new, too.
        answer: Of the person.
        at: Moment of the answer, with its time zone.
    """
    from fsrs import Rating

    at = at.astimezone(UTC)
    known, answers = _read(card)
    after, _ = _scheduler().review_card(known, Rating(int(answer)), at)
    written = {**after.to_dict(), _ANSWERS: answers + 1}
    return Spaced(card=json.dumps(written, ensure_ascii=False), due=after.due)


def intervals(card: str, at: datetime) -> dict[Answer, timedelta]:
    """Return how long a card would rest after each answer.

    Args:
        card: As ``spaced`` takes it.
        at: Moment of the answer, with its time zone.
    """
    return {answer: spaced(card, answer, at).due - at for answer in Answer}


def times_answered(card: str) -> int:
    """Return how often a card was answered; 0 for a new one."""
    return _read(card)[1]


def memory_of(card: str) -> tuple[float | None, timedelta | None]:
    """Return a card's stability, in days, and how long it rests since its last answer.

    None: it was not answered yet.
    """
    known, _ = _read(card)
    rest = known.due - known.last_review if known.last_review else None
    return known.stability, rest


@cache
def _usual_difficulty() -> float:
    first = json_of(spaced("", Answer.GOOD, datetime(2020, 1, 1, tzinfo=UTC)).card)
    return float(first["difficulty"])


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def _read(card: str) -> tuple[Card, int]:
    from fsrs import Card

    if not card:
        return Card(card_id=0), 0
    try:
        known = json_of(card)
        answers = known[_ANSWERS]
        if type(answers) is not int or answers < 0:
            raise ValueError(answers)
        return _checked(Card.from_dict(known)), answers
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        _log.warning("a card is damaged and begins anew: %s", error)
        return Card(card_id=0), 0


def _checked(card: Card) -> Card:
    """Return a card FSRS can go on with.

    Raises:
        ValueError: a moment has no time zone, or a number is none a card has.
    """
    moments = [card.due, *([card.last_review] if card.last_review else [])]
    if any(one.tzinfo is None for one in moments):
        raise ValueError("no time zone")
    if card.step is not None and (type(card.step) is not int or not 0 <= card.step < 10):
        raise ValueError(card.step)
    for number in (card.stability, card.difficulty):
        if number is not None and not 0 < number < 1e6:  # nan is neither
            raise ValueError(number)
    if (card.stability is None) != (card.difficulty is None):
        raise ValueError("half a card")
    if card.state.value != 1 and card.stability is None:  # only one that is being learned
        raise ValueError("no stability")
    return card
