"""The retry ladder: one segment, translated until nothing is wrong with it or all is tried.

Rungs, in order; the first good target wins, otherwise the best of all is kept and what is
wrong with it stays with the pair as findings:

    (first)   grounded, marks in the engine's notation
    marks     without marks, which are put back afterwards
    notation  with a notation in the place of each number or name that did not come out
    term      with what the engine makes of a missing glossary term alone replaced by the term
    again     the engine's other ways, up to three (llama: sampling with fixed seeds;
              ctranslate: other decoding)
    clauses   clause by clause (only if the segment has several)
    plain     without grounding
    second    another model, where there is one (``--quality best``)

Which of them are of use depends on what is wrong: ``REMEDIES``. A target that lacks a number
or a name is no error (the sentence may read well without it), but it is tried again all the
same: what was dropped or changed usually comes back.

A ladder asks no engine itself. It is a generator that yields what it wants to ask and is sent
the answers, so that whoever drives it (``scheduling``) can put the questions of many segments
into one call.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from translator import placeholders
from translator.errors import EngineError
from translator.translation.retry.candidate import (
    Answers,
    Attempt,
    Ladder,
    Means,
    Question,
    Rung,
    Weigh,
)
from translator.translation.retry.strategies import (
    State,
    by_clause,
    notation,
    plain,
    second,
    term,
    whole,
)
from translator.translation.segment import Task
from translator.types import Level, Quality

REMEDIES: Mapping[str, tuple[str, ...]] = {
    "marks": ("marks", "again", "clauses"),
    "numbers": ("notation", "again", "clauses", "plain", "second"),
    "names": ("notation", "again", "clauses", "second"),
    "terms": ("notation", "term", "again", "clauses", "second"),
    "residue": ("again", "clauses", "plain", "second"),
    "loop": ("again", "clauses", "plain", "second"),
    "limit": ("again", "clauses", "plain", "second"),
    "length": ("again", "clauses", "plain", "second"),
    "empty": ("again", "clauses", "plain", "second"),
    "copied": ("again", "clauses", "plain", "second"),
}
"""Check → the rungs that may mend what it found. Marks are lost by the notation, not by
grounding; what is dropped or left in the source's language comes back under other decoding or
in a shorter sentence; ``plain`` only where grounding itself may be the cause."""
_RETRIED = frozenset({"numbers", "names", "terms"})
"""Checks whose warnings are worth another try."""
TRIES: Mapping[Quality, int] = {Quality.FAST: 1, Quality.BALANCED: 3, Quality.BEST: 3}
"""How many other ways the rung ``again`` asks for."""
_CHOSEN_FROM = (1, 2)
"""The other ways that ``best`` asks for at once, whatever the first target is like."""


def climb(task: Task, means: Means) -> Ladder:
    """Translate a segment.

    Raises:
        EngineError: it is longer than the engine takes and cannot be cut.
    """
    grounded = task.grounded(task.source)
    state = State(task=task, means=means, grounded=grounded, first=None)
    best = yield from whole(state, "")
    state = replace(state, first=best)
    if best is not None and not means.retries:
        return best
    if best is not None and means.quality is Quality.BEST:
        best = yield from _choose(state, best)
    remedies = _remedies(state)
    for name, rung in _rungs(means.quality):
        if best is not None and _good(best):
            break
        if name in remedies:
            attempt = yield from rung(state)
            if attempt is not None and (best is None or attempt.rank < best.rank):
                best = attempt
    if best is None:
        raise EngineError(
            "engine.cannot-split", characters=len(task.source), name=means.engine.name
        )
    return best


def _rungs(quality: Quality) -> Sequence[tuple[str, Callable[[State], Rung]]]:
    """Return the ladder: each rung's name and what it does."""
    asked = len(_CHOSEN_FROM) if quality is Quality.BEST else 0
    again = [
        ("again", partial(whole, rung="again", attempt=number))
        for number in range(1 + asked, 1 + TRIES[quality])
    ]
    return [
        ("marks", partial(whole, rung="marks", bare=True)),
        ("notation", notation),
        ("term", term),
        *again,
        ("clauses", by_clause),
        ("plain", plain),
        ("second", second),
    ]


def _good(attempt: Attempt) -> bool:
    return not attempt.lacking and not any(
        finding.level is Level.ERROR
        or (finding.level is Level.WARNING and finding.check in _RETRIED)
        for finding in attempt.findings
    )


def _remedies(state: State) -> set[str]:
    """Return the rungs worth climbing after a first attempt."""
    first = state.first
    if first is None:  # too long in one piece
        return {"clauses"}
    found = {
        rung
        for finding in first.findings
        if finding.level is Level.ERROR or finding.check in _RETRIED
        for rung in REMEDIES.get(finding.check, ())
    }
    if first.lacking:
        found |= set(REMEDIES["names"])
    if not first.wrong or not state.grounded.spans:
        found.discard("plain")
    if not state.means.engine.notation:
        found -= {"marks", "notation"}  # the first attempt was without marks
    return found


def _choose(state: State, first: Attempt) -> Generator[Question, Answers, Attempt]:
    """Ask for two more targets; among those with the fewest faults take the likeliest.

    A model of the other direction finds what a target lost better than the likelihood of the
    target does: noisy-channel reranking, Yee et al. 2019 (arXiv:1908.05731).
    """
    candidates = [first]
    for number in _CHOSEN_FROM:
        attempt = yield from whole(state, "again", attempt=number)
        if attempt is not None:
            candidates.append(attempt)
    least = min(candidate.rank for candidate in candidates)
    equal = [candidate for candidate in candidates if candidate.rank == least]
    if len(equal) == 1 or not state.means.reverse:
        return equal[0]
    targets = tuple(placeholders.strip(candidate.target) for candidate in equal)
    answers = yield Weigh(source=placeholders.strip(state.task.source), targets=targets)
    weighed = [
        (candidate.score or 0.0) + answer
        for candidate, answer in zip(equal, answers, strict=True)
        if isinstance(answer, float)
    ]
    return equal[weighed.index(max(weighed))]
