"""The retry policy: one segment, translated until nothing is wrong with it or all is tried.

Strategies, in order; the first good target wins, otherwise the best of all is kept and what is
wrong with it stays with the pair as findings:

    (first)   grounded, placeholders in the engine's notation
    marks     without placeholders, which are put back afterwards
    notation  with a notation in the place of each number or name that did not come out
    reminded  with the words named that were left out, where the engine can be told them
    term      with what the engine makes of a missing glossary term alone replaced by the term
    again     the engine's other ways, up to three (llama: sampling with fixed seeds;
              ctranslate: other decoding)
    clauses   clause by clause (only if the segment has several)
    plain     without grounding
    second    another model, where there is one (``--quality best``)

With ``--quality best`` two or three of the engine's other ways are asked for before, and one is
chosen (``_choose``): whatever the first target is like, where something says which is likelier.

The names stand in provenances. Which strategies are of use depends on what is wrong:
``REMEDIES``. A target that lacks a number or a name is no error (the sentence may read well
without it), but it is tried again all the same: what was dropped or changed usually comes back.

A policy asks no engine itself. It is a generator that yields what it wants to ask and is sent
the answers, so that whoever drives it (``scheduler``) can put the questions of many segments
into one call.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from translator import placeholders
from translator.errors import EngineError
from translator.translation.placeholders.request import encode
from translator.translation.retry.candidate import (
    Answers,
    Candidate,
    Policy,
    Question,
    RetryOptions,
    ScoreRequest,
    Strategy,
)
from translator.translation.retry.strategies import (
    State,
    bare,
    by_clause,
    notation,
    plain,
    reminded,
    second,
    term,
    whole,
)
from translator.translation.segment import PreparedSegment
from translator.types import Finding, Level, Quality

REMEDIES: Mapping[str, tuple[str, ...]] = {
    "marks": ("marks", "again", "clauses"),
    "numbers": ("notation", "again", "clauses", "plain", "second"),
    "names": ("notation", "again", "clauses", "second"),
    "terms": ("notation", "term", "again", "clauses", "second"),
    "omission": ("reminded", "again"),
    "residue": ("again", "clauses", "plain", "second"),
    "loop": ("again", "clauses", "plain", "second"),
    "limit": ("again", "clauses", "plain", "second"),
    "length": ("again", "clauses", "plain", "second"),
    "empty": ("again", "clauses", "plain", "second"),
    "copied": ("again", "clauses", "plain", "second"),
}
"""Check → the strategies that may mend what it found. Placeholders are lost by the notation, not by
grounding; what is dropped or left in the source's language comes back under other decoding or
in a shorter sentence; ``plain`` only where grounding itself may be the cause."""
_RETRIED = frozenset({"numbers", "names", "terms", "omission"})
"""Checks whose warnings are worth another try."""
_REMINDED = "omission"
"""The check that is worth asking again for even where it only gives an info: the words are named,
and a target that has them is told from one that has not."""
TRIES: Mapping[Quality, int] = {Quality.FAST: 1, Quality.BALANCED: 3, Quality.BEST: 3}
"""How many other ways the strategy ``again`` asks for."""
_CHOSEN_FROM = (1, 2)
"""The other ways that ``best`` asks for at once."""
_LIKELIEST_OF = (1, 2, 3)
"""The same where the engine's own likelihood chooses: of three targets it gains nothing, of four it
may (docs/quality.md)."""


def translate_segment(segment: PreparedSegment, options: RetryOptions) -> Policy:
    """Translate a segment.

    Raises:
        EngineError: it is longer than the engine takes and cannot be cut.
    """
    encoded = encode(segment.text, segment, options.engine)
    state = State(segment=segment, options=options, encoded=encoded)
    best = yield from whole(state, "")
    state = replace(state, first=best)
    if best is not None and not options.retries:
        return best
    ways = _ways(best, options) if options.quality is Quality.BEST else ()
    if best is not None and ways:
        best = yield from _choose(state, best, ways)
    remedies = _remedies(state)
    for name, strategy in _strategies(options.quality, asked=len(ways)):
        if best is not None and _good(best):
            break
        if name in remedies:
            candidate = yield from strategy(state)
            if candidate is not None and (best is None or candidate.rank < best.rank):
                best = candidate
    if best is None:
        raise EngineError(
            "engine.cannot-split", characters=len(segment.text), name=options.engine.name
        )
    return best


def _ways(first: Candidate | None, options: RetryOptions) -> Sequence[int]:
    """Return the other ways that ``best`` asks for at once."""
    if first is None or options.reverse:
        return _CHOSEN_FROM
    if first.likelihood is not None:
        return _LIKELIEST_OF
    return _CHOSEN_FROM if any(first.rank) else ()  # nothing goes before one without a fault


def _strategies(
    quality: Quality, *, asked: int
) -> Sequence[tuple[str, Callable[[State], Strategy]]]:
    """Return the strategies in their order, by name; ``asked``: ways that were asked before."""
    again = [
        ("again", partial(whole, strategy="again", attempt=number))
        for number in range(1 + asked, 1 + TRIES[quality])
    ]
    return [
        ("marks", bare),
        ("notation", notation),
        ("reminded", reminded),
        ("term", term),
        *again,
        ("clauses", by_clause),
        ("plain", plain),
        ("second", second),
    ]


def _good(candidate: Candidate) -> bool:
    return (
        not candidate.lacking
        and not candidate.left_out
        and not any(
            finding.level is Level.ERROR
            or (finding.level is Level.WARNING and finding.check in _RETRIED)
            for finding in candidate.findings
        )
    )


def _remedies(state: State) -> set[str]:
    """Return the strategies worth trying after a first attempt."""
    first = state.first
    if first is None:  # too long in one piece
        return {"clauses"}
    found = {
        strategy
        for finding in first.findings
        if finding.level is Level.ERROR or finding.check in _RETRIED
        for strategy in _of_finding(finding)
    }
    if first.lacking:
        found |= set(REMEDIES["names"])
    if not first.wrong or not state.segment.grounded.spans:
        found.discard("plain")
    if not state.options.engine.notation:
        found -= {"marks", "notation"}  # the first attempt was without any
    return found


def _of_finding(finding: Finding) -> tuple[str, ...]:
    strategies = REMEDIES.get(finding.check, ())
    # What may be a free translation is not worth more than one other try.
    once = finding.check == _REMINDED and finding.level is Level.INFO
    return strategies[:1] if once else strategies


def _choose(
    state: State, first: Candidate, ways: Sequence[int]
) -> Generator[Question, Answers, Candidate]:
    """Ask for further targets; among those with the fewest faults take the likeliest.

    A model of the other direction finds what a target lost better than the likelihood of the
    target does: noisy-channel reranking, Yee et al. 2019 (arXiv:1908.05731).
    Where there is none the engine's own likelihood counts, if it says one; else the first is taken.
    """
    candidates = [first]
    for number in ways:
        candidate = yield from whole(state, "again", attempt=number)
        if candidate is not None:
            candidates.append(candidate)
    least = min(candidate.rank for candidate in candidates)
    equal = [candidate for candidate in candidates if candidate.rank == least]
    if len(equal) == 1:
        return equal[0]
    if not state.options.reverse:
        likely = [-math.inf if c.likelihood is None else c.likelihood for c in equal]
        return equal[likely.index(max(likely))]
    targets = tuple(placeholders.strip(candidate.target) for candidate in equal)
    answers = yield ScoreRequest(source=placeholders.strip(state.segment.text), targets=targets)
    scored = [
        (candidate.score or 0.0) + answer
        for candidate, answer in zip(equal, answers, strict=True)
        if isinstance(answer, float)
    ]
    return equal[scored.index(max(scored))]
