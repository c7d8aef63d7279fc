"""Many segments at once: their questions are gathered into calls the engines do well.

An engine that takes one request at a time is asked in reading order, each segment retried to
its end before the next begins. One that takes many gets them sorted by length, because a
batch takes as long as its longest member; retries of some segments share a call with first
attempts of others. Answers find their way back by the policy that asked, never by position in
a call.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from translator.engines.base import Engine, Output, Request, Scorer
from translator.translation.retry.candidate import (
    Answers,
    Candidate,
    Policy,
    Question,
    ScoreRequest,
    TranslationRequest,
)

Key = TypeVar("Key")
Policies = Iterator[tuple[Key, Policy]]
"""Segments whose translation begins when it is asked for, by any key."""

LOOKAHEAD = 8
"""Calls' worth of requests gathered before they are sorted: sentences of like length then share a
call, and what is held in memory is a few thousand segments, however long the book."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Engines:
    """Who answers."""

    engine: Engine
    second: Engine | None = None
    reverse: Engine | None = None
    """Of the other direction, a ``Scorer``."""


@dataclass(slots=True, eq=False)
class _Running(Generic[Key]):
    """A policy under way."""

    key: Key
    policy: Policy
    question: Question | None = None
    candidate: Candidate | None = None
    """Its result, when it is done."""
    answers: list[Output | None] = field(default_factory=list)

    def send(self, answers: Answers | None) -> None:
        """Go on until the next question or the end."""
        try:
            # A generator is begun with None, and sent answers from then on.
            self.question = next(self.policy) if answers is None else self.policy.send(answers)
        except StopIteration as end:
            self.question, self.candidate = None, end.value
        self.answers = [None] * (
            len(self.question.requests) if isinstance(self.question, TranslationRequest) else 0
        )


@dataclass(frozen=True, slots=True)
class _Slot(Generic[Key]):
    """One request and whose it is."""

    running: _Running[Key]
    number: int
    request: Request


class Scheduler:
    """Drives retry policies with engines.

    Args:
        engines: Who answers.
        source: Primary language.
        target: Likewise.
        reading_order: A person waits: the next sentence matters more than the rate.
    """

    def __init__(
        self, engines: Engines, *, source: str, target: str, reading_order: bool = False
    ) -> None:
        self._engines = engines
        self._source, self._target = source, target
        self._reading_order = reading_order or engines.engine.batch == 1

    def run(self, policies: Iterable[tuple[Key, Policy]]) -> Iterator[list[tuple[Key, Candidate]]]:
        """Translate segments; yield those that are done after each call of the engine.

        Args:
            policies: Of the segments; taken as they are needed, never more than a few calls' worth.

        Raises:
            EngineError: an engine failed; what was yielded before is not touched by it.
        """
        coming = iter(policies)
        size = self._engines.engine.batch
        window = size if self._reading_order else size * LOOKAHEAD
        live: list[_Running[Key]] = []
        while True:
            for key, policy in islice(coming, max(0, window - len(live))):
                running = _Running(key=key, policy=policy)
                running.send(None)
                live.append(running)
            if not live:
                return
            for answered in self._round(live):
                done = [(c.key, c.candidate) for c in answered if c.candidate is not None]
                if done:
                    yield done
            live = [running for running in live if running.candidate is None]

    def _round(self, live: Sequence[_Running[Key]]) -> Iterator[list[_Running[Key]]]:
        """Answer each policy's question once; yield those that went on, call by call."""
        yield [running for running in live if running.candidate is not None]  # asked nothing
        scoring = [running for running in live if isinstance(running.question, ScoreRequest)]
        asking = [running for running in live if isinstance(running.question, TranslationRequest)]
        if scoring:
            self._score(scoring)
            yield scoring
        for second in (False, True):
            slots = [
                _Slot(running, number, request)
                for running in asking
                if isinstance(running.question, TranslationRequest)
                and running.question.second is second
                for number, request in enumerate(running.question.requests)
            ]
            engine = self._engines.second if second else self._engines.engine
            if slots and engine is not None:
                yield from self._call(engine, slots)

    def _call(self, engine: Engine, slots: Sequence[_Slot[Key]]) -> Iterator[list[_Running[Key]]]:
        """Put requests to an engine in calls it does well."""
        silent = [slot for slot in slots if not slot.request.text.strip()]
        for slot in silent:  # a piece of nothing but placeholders, sent bare
            slot.running.answers[slot.number] = Output(text="")
        yield _advance(silent)
        slots = [slot for slot in slots if slot.request.text.strip()]
        if not self._reading_order:
            slots.sort(key=lambda slot: -len(slot.request.text))
        calls = [slots[at : at + engine.batch] for at in range(0, len(slots), engine.batch)]
        for call, outputs in self._answered(engine, calls):
            for slot, output in zip(call, outputs, strict=True):
                slot.running.answers[slot.number] = output
            yield _advance(call)

    def _answered(
        self, engine: Engine, calls: Sequence[Sequence[_Slot[Key]]]
    ) -> Iterator[tuple[Sequence[_Slot[Key]], list[Output]]]:
        """Make the calls, as many at once as keep the engine busy; answers come in order."""
        engine.load()
        if engine.concurrency == 1 or len(calls) == 1:
            for call in calls:
                yield call, self._translate(engine, call)
            return
        # While one call's last sentences are decoded, the next one's begin.
        pool = ThreadPoolExecutor(engine.concurrency, thread_name_prefix="engine")
        under_way: deque[tuple[Sequence[_Slot[Key]], Future[list[Output]]]] = deque()
        try:
            for call in calls:
                under_way.append((call, pool.submit(self._translate, engine, call)))
                if len(under_way) > engine.concurrency:
                    first, future = under_way.popleft()
                    yield first, future.result()
            for first, future in under_way:
                yield first, future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _translate(self, engine: Engine, call: Sequence[_Slot[Key]]) -> list[Output]:
        return engine.translate(
            [slot.request for slot in call], source=self._source, target=self._target
        )

    def _score(self, policies: Sequence[_Running[Key]]) -> None:
        """Ask the model of the other direction how likely each source is."""
        reverse = self._engines.reverse
        questions = [c.question for c in policies if isinstance(c.question, ScoreRequest)]
        pairs = [(target, one.source) for one in questions for target in one.targets]
        if reverse is None:
            raise TypeError("a policy may only ask for scores where there is an engine for it")
        reverse.load()
        if not isinstance(reverse, Scorer):
            raise TypeError(f"{reverse.name} cannot score")
        scores = reverse.score(pairs, source=self._target, target=self._source)
        at = 0
        for running, question in zip(policies, questions, strict=True):
            own = scores[at : at + len(question.targets)]
            at += len(own)
            running.send(own)


def _advance(slots: Sequence[_Slot[Key]]) -> list[_Running[Key]]:
    """Send the policies behind some slots on whose questions are answered by now."""
    went_on = []
    for running in dict.fromkeys(slot.running for slot in slots):
        answers = [answer for answer in running.answers if answer is not None]
        if len(answers) == len(running.answers):
            running.send(answers)
            went_on.append(running)
    return went_on
