"""The queue at the models: documents in the order they came, a single sentence first.

Nothing here knows Streamlit. A document that is being translated gives way between two calls
of its engine when a person waits for one sentence, and goes on before any other document.
"""

from __future__ import annotations

import itertools
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum

_log = logging.getLogger(__name__)
_NICE = 10
"""Of 19, the most polite: a model still has all the time that nobody else wants."""


def step_back() -> None:
    """Give the calling thread, and those it starts, a lower priority, where the system can.

    Linux alone knows priorities of threads (setpriority(2): "the nice value is a per-thread
    attribute"); elsewhere nothing changes.
    """
    if sys.platform != "linux":
        return
    thread = threading.get_native_id()
    try:
        if os.getpriority(os.PRIO_PROCESS, thread) < _NICE:
            os.setpriority(os.PRIO_PROCESS, thread, _NICE)
    except OSError as error:
        _log.info("the translation keeps its priority: %s", error)


_POLL = 0.2
"""Seconds between two checks whether the one who waits still wants it."""


class Rank(IntEnum):
    """Who goes first among those who wait."""

    SENTENCE = 0
    """A person waits for one sentence."""
    GAVE_WAY = 1
    """A document that was being translated."""
    DOCUMENT = 2


Place = tuple[Rank, int]
"""In the queue: the rank, and a number that grows."""


class Queue:
    """Lets one at a time use the models, the longest waiting of the first rank next."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._numbers = itertools.count()
        self._waiting: list[Place] = []
        self._taken = False

    @property
    def waiting(self) -> int:
        """How many wait."""
        with self._changed:
            return len(self._waiting)

    def enter(self, rank: Rank) -> Place:
        """Enter the queue and return the place in it; whoever does must ``await_turn``."""
        with self._changed:
            place = (rank, next(self._numbers))
            self._waiting.append(place)
            return place

    def acquire(self, rank: Rank, *, given_up: Callable[[], bool] = lambda: False) -> bool:
        """Enter the queue and wait for the turn, as ``await_turn``."""
        return self.await_turn(self.enter(rank), given_up=given_up)

    def await_turn(self, place: Place, *, given_up: Callable[[], bool] = lambda: False) -> bool:
        """Wait for the turn; False: it was given up before it came.

        Args:
            place: As ``enter`` returned it.
            given_up: Asked now and then.
        """
        with self._changed:
            try:
                while self._taken or min(self._waiting) != place:
                    if given_up():
                        return False
                    self._changed.wait(_POLL)
                self._taken = True
                return True
            finally:
                self._waiting.remove(place)
                self._changed.notify_all()

    def release(self) -> None:
        """End the turn."""
        with self._changed:
            self._taken = False
            self._changed.notify_all()

    def give_way(self) -> bool:
        """Let those through who wait for a sentence, and take the turn again.

        Whoever calls it has the turn, before and after. Says whether anybody went first.
        """
        with self._changed:
            if not any(rank is Rank.SENTENCE for rank, _ in self._waiting):
                return False
            self.release()
            return self.acquire(Rank.GAVE_WAY)

    @contextmanager
    def sentence(self) -> Iterator[None]:
        """Have the turn for one sentence."""
        self.acquire(Rank.SENTENCE)
        try:
            yield
        finally:
            self.release()
