"""What a ladder asks, of whom, and what it may use."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from translator.attempts import Attempt
from translator.engines.base import Engine, Output, Request
from translator.types import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """What a ladder wants to know: the outputs of these requests."""

    requests: tuple[Request, ...]
    second: bool = False
    """Of the other model, not of the run's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Weigh:
    """What a ladder wants to know: how likely the source is, given each of these targets."""

    source: str
    targets: tuple[str, ...]


Question = Ask | Weigh
Answers = Sequence[Output] | Sequence[float]
Ladder = Generator[Question, Answers, Attempt]
Outputs = Generator[Question, Answers, list[Output]]
Rung = Generator[Question, Answers, Attempt | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Means:
    """What a ladder may use."""

    engine: Engine
    """For its limits and its notation only."""
    second: Engine | None = None
    reverse: bool = False
    """Whether ``Weigh`` is answered."""
    quality: Quality = Quality.BALANCED
    retries: bool = True
    """False: the first attempt is the last; what is wrong with it is told all the same."""
