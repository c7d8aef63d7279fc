"""Trying again what may work the next time: exponential back-off with full jitter.

The waits are random between nothing and a ceiling that doubles, so that many who were turned
away together do not come back together (Brooker, "Exponential Backoff And Jitter", AWS
Architecture Blog, 2015).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from translator.errors.error_sentences import Piece

_Result = TypeVar("_Result")


class PassingError(Exception):
    """Something failed that may work when it is tried again.

    Args:
        what: What happened, a part of a sentence.
        after: Seconds the other side asks to be left alone; None: it does not say.
    """

    def __init__(self, what: Piece | str, *, after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.after = after


class GivenUpError(Exception):
    """It was tried as often, or as long, as patience goes."""

    def __init__(self, last: PassingError, *, attempts: int) -> None:
        super().__init__(last.what)
        self.last = last
        self.attempts = attempts


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How often and how long something is tried."""

    attempts: int = 8
    first: float = 0.5
    """Seconds: the ceiling of the first wait; each further one is twice as high."""
    longest: float = 30.0
    """Seconds: no ceiling is higher."""
    total: float = 300.0
    """Seconds from the first attempt after which no other one begins."""
    clock: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
    """Between 0 and 1."""

    def ceiling(self, attempt: int) -> float:
        """Return the longest wait, in seconds, after an attempt (the first is 1)."""
        return min(self.longest, self.first * 2.0 ** (attempt - 1))


def keep_trying(
    work: Callable[[], _Result], *, patience: Patience, sleep: Callable[[float], object]
) -> _Result:
    """Return what ``work`` returns once it does not fail in passing.

    Args:
        work: Raises ``PassingError`` where another try may help.
        patience: When to stop.
        sleep: Waits that many seconds. What the other side asks for is waited in full, and the
            random wait comes on top of it.

    Raises:
        GivenUpError: it failed too often, or the next try would be too late.
    """
    began = patience.clock()
    attempt = 1
    while True:
        try:
            return work()
        except PassingError as error:
            delay = (error.after or 0.0) + patience.chance() * patience.ceiling(attempt)
            late = patience.clock() - began + delay > patience.total
            if attempt >= patience.attempts or late:
                raise GivenUpError(error, attempts=attempt) from error
        sleep(delay)
        attempt += 1
