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

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from translator import clauses, marks
from translator.attempts import DROPPED, Attempt, Task, judge
from translator.enforcing import enforce
from translator.engines.base import Engine, Output, Request
from translator.errors import EngineError
from translator.grounding import Grounded, Span, missing
from translator.marking import present, recover
from translator.numbers import render_chinese, render_english
from translator.numbers.compare import compare
from translator.placing import Placed
from translator.showing import Shown, fits, show
from translator.text.typography import join
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
_WRITTEN_ALIKE = frozenset({"cardinal", "money", "percent", "fraction", "ordinal", "range", "date"})
"""Kinds of numbers whose form in the target does not depend on the sentence around them."""
TRIES: Mapping[Quality, int] = {Quality.FAST: 1, Quality.BALANCED: 3, Quality.BEST: 3}
"""How many other ways the rung ``again`` asks for."""


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
_Outputs = Generator[Question, Answers, list[Output]]
_Rung = Generator[Question, Answers, Attempt | None]


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _State:
    """Where a climb stands after its first attempt."""

    task: Task
    means: Means
    grounded: Grounded
    first: Attempt | None
    """None: the segment is longer than the engine takes."""


def climb(task: Task, means: Means) -> Ladder:
    """Translate a segment.

    Raises:
        EngineError: it is longer than the engine takes and cannot be cut.
    """
    grounded = task.grounded(task.source)
    state = _State(task=task, means=means, grounded=grounded, first=None)
    best = yield from _whole(state, "")
    state = replace(state, first=best)
    if best is not None and not means.retries:
        return best
    if best is not None and means.quality is Quality.BEST:
        best = yield from _choose(state, best)
    for name, rung in _rungs(means.quality):
        if best is not None and _good(best):
            break
        if name in _remedies(state):
            attempt = yield from rung(state)
            if attempt is not None and (best is None or attempt.rank < best.rank):
                best = attempt
    if best is None:
        raise EngineError(
            f"A segment of {len(task.source)} characters cannot be split for {means.engine.name}."
        )
    return best


def _rungs(quality: Quality) -> Sequence[tuple[str, Callable[[_State], _Rung]]]:
    """Return the ladder: each rung's name and what it does."""
    again = [
        ("again", partial(_whole, rung="again", attempt=number))
        for number in range(1, 1 + TRIES[quality])
    ]
    return [
        ("marks", partial(_whole, rung="marks", bare=True)),
        ("notation", _notation),
        ("term", _term),
        *again,
        ("clauses", _by_clause),
        ("plain", _plain),
        ("second", _second),
    ]


def _good(attempt: Attempt) -> bool:
    return not attempt.lacking and not any(
        finding.level is Level.ERROR
        or (finding.level is Level.WARNING and finding.check in _RETRIED)
        for finding in attempt.findings
    )


def _remedies(state: _State) -> set[str]:
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


def _ask(requests: Sequence[Request], *, second: bool = False) -> _Outputs:
    answers = yield Ask(requests=tuple(requests), second=second)
    return [answer for answer in answers if isinstance(answer, Output)]


def _whole(state: _State, rung: str, *, attempt: int = 0, bare: bool = False) -> _Rung:
    """Translate the segment in one piece."""
    shown = show(state.task.source, state.task, state.means.engine, attempt=attempt, bare=bare)
    if shown is None:
        return None
    outputs = yield from _ask(shown.requests)
    return judge(state.task, shown.grounded, shown.read(outputs), outputs[0], rung)


def _choose(state: _State, first: Attempt) -> Generator[Question, Answers, Attempt]:
    """Ask for two more targets; among those with the fewest faults take the likeliest.

    A model of the other direction finds what a target lost better than the likelihood of the
    target does: noisy-channel reranking, Yee et al. 2019 (arXiv:1908.05731).
    """
    candidates = [first]
    for number in (1, 2):
        attempt = yield from _whole(state, "again", attempt=number)
        if attempt is not None:
            candidates.append(attempt)
    least = min(candidate.rank for candidate in candidates)
    equal = [candidate for candidate in candidates if candidate.rank == least]
    if len(equal) == 1 or not state.means.reverse:
        return equal[0]
    targets = tuple(marks.strip(candidate.target) for candidate in equal)
    answers = yield Weigh(source=marks.strip(state.task.source), targets=targets)
    weighed = [
        (candidate.score or 0.0) + answer
        for candidate, answer in zip(equal, answers, strict=True)
        if isinstance(answer, float)
    ]
    return equal[weighed.index(max(weighed))]


def _notation(state: _State) -> _Rung:
    """Show the engine `n1` for what it would not copy, and put that in afterwards.

    A model that turns "9.46万亿" into 946万亿 hands a notation that means nothing to it through.
    """
    task, engine, grounded, first = state.task, state.means.engine, state.grounded, state.first
    if first is None:
        return None
    lacking = [
        *missing(grounded, marks.strip(first.target)),
        *_lost_numbers(task, first.target),
    ]
    shown = grounded.text
    expected: dict[str, str] = {}
    for number, span in enumerate(lacking, start=1):
        notation = f"`n{number}`"
        if notation not in shown and span.replacement in shown:
            shown = shown.replace(span.replacement, notation, 1)
            expected[notation] = span.expected
    presented = present(shown, task.table)
    if not expected or not fits(engine, presented.text):
        return None
    [output] = yield from _ask([Request(text=presented.text, context=task.context)])
    text = output.text
    for notation, form in expected.items():
        # Some models hand the notation through without its backticks.
        bare = notation.strip("`")
        said = re.compile(rf"{notation}|(?<![A-Za-z0-9]){bare}(?![A-Za-z0-9])")
        if len(said.findall(text)) != 1:
            return None
        before, after = said.split(text)
        text = before + form + after
    text = grounded.restore(text)
    placed = Placed(text=recover(presented, text) or text, dropped=())
    return judge(task, grounded, placed, output, "notation")


def _term(state: _State) -> _Rung:
    """Ask for each missing term alone: what it is then, it is likely to be in the sentence."""
    task, first = state.task, state.first
    if first is None:
        return None
    absent = missing(state.grounded, marks.strip(first.target))
    lacking = list({span.source: span for span in absent if span.kind == "term"}.values())
    if not lacking:
        return None
    outputs = yield from _ask([Request(text=span.source) for span in lacking])
    enforced = enforce(
        first.target,
        state.grounded.spans,
        language=task.target_language,
        renderings={
            span.source: (output.text,) for span, output in zip(lacking, outputs, strict=True)
        },
    )
    if not enforced.corrections:
        return None
    dropped = [mark for mark in marks.MARK.findall(task.source) if mark not in first.target]
    return judge(
        task, state.grounded,
        Placed(
            text=enforced.target, dropped=tuple(dropped) if DROPPED in first.findings else ()
        ),
        Output(
            text="", score=first.score, limit=any(one.check == "limit" for one in first.findings)
        ),
        "term", corrections=enforced.corrections,
    )  # fmt: skip


def _lost_numbers(task: Task, target: str) -> list[Span]:
    """Return the numbers that were left as they are in the source and did not come out."""
    found = compare(
        marks.strip(task.source),
        marks.strip(target),
        source_language=task.source_language,
        target_language=task.target_language,
    )
    render = render_english if task.target_language == "en" else render_chinese
    return [
        Span(
            start=quantity.start, end=quantity.end, source=quantity.text,
            replacement=quantity.text, kind="number", certainty=1.0, accepted=(),
            restored=render(quantity),
        )
        for quantity in (*found.missing, *(ours for ours, _ in found.changed))
        if quantity.kind in _WRITTEN_ALIKE
    ]  # fmt: skip


def _by_clause(state: _State) -> _Rung:
    """Translate clause by clause; None where there is but one."""
    task, engine = state.task, state.means.engine

    def shown(piece: str) -> Shown | None:
        return show(piece, task, engine, context=False)

    # What the engine is shown may be longer than the piece: numbers in figures, marks spelled out.
    pieces = clauses.cut(task.source, lambda piece: shown(piece) is not None)
    seen = [one for piece in pieces if (one := shown(piece)) is not None]
    if len(pieces) < 2 or len(seen) < len(pieces):
        return None
    outputs = yield from _ask([request for one in seen for request in one.requests])
    targets: list[str] = []
    dropped: list[str] = []
    at = 0
    for one in seen:
        placed = one.read(outputs[at : at + len(one.requests)])
        targets.append(placed.text)
        dropped += placed.dropped
        at += len(one.requests)
    whole = Placed(
        text=join(clauses.one_sentence(targets), task.target_language), dropped=tuple(dropped)
    )
    return judge(task, state.grounded, whole, _together(outputs), "clauses")


def _together(outputs: Sequence[Output]) -> Output:
    """Return what is known of several outputs as one."""
    scores = [output.score for output in outputs if output.score is not None]
    return Output(
        text="",
        limit=any(output.limit for output in outputs),
        score=sum(scores) / len(scores) if scores else None,
    )


def _plain(state: _State) -> _Rung:
    """Translate without grounding, held against what grounding knows all the same."""
    task = state.task
    shown = show(task.source, task, state.means.engine, ground=task.ungrounded)
    if shown is None:
        return None
    outputs = yield from _ask(shown.requests)
    return judge(task, state.grounded, shown.read(outputs), outputs[0], "plain")


def _second(state: _State) -> _Rung:
    """Ask the other model."""
    second = state.means.second
    shown = show(state.task.source, state.task, second, context=False) if second else None
    if second is None or shown is None:
        return None
    outputs = yield from _ask(shown.requests, second=True)
    attempt = judge(state.task, shown.grounded, shown.read(outputs), outputs[0], "second")
    return replace(attempt, rung=f"second:{second.name}")
