"""The rungs of the retry ladder: one way each to another target for the same segment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from translator import placeholders
from translator.engines.base import Output, Request
from translator.grounding import Grounded, Span, missing
from translator.numbers import render_chinese, render_english
from translator.numbers.compare import compare
from translator.text import sentences
from translator.text.typography.apply import join
from translator.translation.placeholders.notation import present, recover
from translator.translation.placeholders.reinsert import Placed
from translator.translation.placeholders.request import Shown, fits, show
from translator.translation.retry import strategies
from translator.translation.retry.candidate import (
    DROPPED,
    Ask,
    Attempt,
    Means,
    Outputs,
    Rung,
    judge,
)
from translator.translation.retry.enforce_terms import enforce
from translator.translation.segment import Task

_SHORTEST_CLAUSE = 12
"""Characters below which a clause is put to its neighbour: a model needs something to go by."""

_SENTENCE_OPENERS = frozenset(
    ["A", "An", "And", "As", "At", "But", "For", "From", "He", "Her", "His", "However", "If",
     "In", "It", "Its", "Of", "On", "Or", "She", "So", "That", "The", "Their", "There", "They",
     "This", "To", "We", "When", "Which", "While", "With"]
)  # fmt: skip
"""Words that a clause begins with when it is taken for a sentence; no name is among them."""


def cut(source: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut at ；，：, keeping together what is short and what a pair of marks encloses.

    Args:
        source: The core of a segment, with marks.
        fits: Whether the engine takes a piece; what has no clause to cut at and does not fit
            is halved.
    """
    pieces: list[str] = []
    for start, end in sentences.clauses(source):
        piece = source[start:end]
        if pieces and (len(pieces[-1]) < _SHORTEST_CLAUSE or not _balanced(pieces[-1])):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if len(pieces) > 1 and len(pieces[-1]) < _SHORTEST_CLAUSE:
        last = pieces.pop()
        pieces[-1] += last
    return [part for piece in pieces for part in _halve(piece, fits)]


def one_sentence(targets: Sequence[str]) -> list[str]:
    """Take back the full stops and capitals of clauses that were translated alone."""
    last = len(targets) - 1
    result = []
    for number, target in enumerate(targets):
        text = target.strip()
        if number and text.split(" ", 1)[0] in _SENTENCE_OPENERS:
            text = text[0].lower() + text[1:]
        if number < last:
            text = re.sub(r"(?<![.])\.$", ",", text)
            text = re.sub(r"。$", "，", text)
        result.append(text)
    return result


def _halve(piece: str, fits: Callable[[str], bool]) -> list[str]:
    if len(piece) < 2 or fits(piece):
        return [piece]
    middle = len(piece) // 2
    space = piece.find(" ", middle, middle + 200)
    middle = space + 1 if space > 0 else middle
    return _halve(piece[:middle], fits) + _halve(piece[middle:], fits)


def _balanced(text: str) -> bool:
    found = placeholders.MARK.findall(text)
    opened = sum(1 for mark in found if placeholders.role(mark) == "open")
    return opened == sum(1 for mark in found if placeholders.role(mark) == "close")


_WRITTEN_ALIKE = frozenset({"cardinal", "money", "percent", "fraction", "ordinal", "range", "date"})
"""Kinds of numbers whose form in the target does not depend on the sentence around them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Where a climb stands after its first attempt."""

    task: Task
    means: Means
    grounded: Grounded
    first: Attempt | None
    """None: the segment is longer than the engine takes."""


def _ask(requests: Sequence[Request], *, second: bool = False) -> Outputs:
    answers = yield Ask(requests=tuple(requests), second=second)
    return [answer for answer in answers if isinstance(answer, Output)]


def whole(state: State, rung: str, *, attempt: int = 0, bare: bool = False) -> Rung:
    """Translate the segment in one piece."""
    shown = show(state.task.source, state.task, state.means.engine, attempt=attempt, bare=bare)
    if shown is None:
        return None
    outputs = yield from _ask(shown.requests)
    return judge(state.task, shown.grounded, shown.read(outputs), outputs[0], rung)


def notation(state: State) -> Rung:
    """Show the engine `n1` for what it would not copy, and put that in afterwards.

    A model that turns "9.46万亿" into 946万亿 hands a notation that means nothing to it through.
    """
    task, engine, grounded, first = state.task, state.means.engine, state.grounded, state.first
    if first is None:
        return None
    lacking = [
        *missing(grounded, placeholders.strip(first.target)),
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


def term(state: State) -> Rung:
    """Ask for each missing term alone: what it is then, it is likely to be in the sentence."""
    task, first = state.task, state.first
    if first is None:
        return None
    absent = missing(state.grounded, placeholders.strip(first.target))
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
    dropped = [mark for mark in placeholders.MARK.findall(task.source) if mark not in first.target]
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
        placeholders.strip(task.source),
        placeholders.strip(target),
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


def by_clause(state: State) -> Rung:
    """Translate clause by clause; None where there is but one."""
    task, engine = state.task, state.means.engine

    def shown(piece: str) -> Shown | None:
        return show(piece, task, engine, context=False)

    # What the engine is shown may be longer than the piece: numbers in figures, marks spelled out.
    pieces = strategies.cut(task.source, lambda piece: shown(piece) is not None)
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
        text=join(strategies.one_sentence(targets), task.target_language), dropped=tuple(dropped)
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


def plain(state: State) -> Rung:
    """Translate without grounding, held against what grounding knows all the same."""
    task = state.task
    shown = show(task.source, task, state.means.engine, ground=task.ungrounded)
    if shown is None:
        return None
    outputs = yield from _ask(shown.requests)
    return judge(task, state.grounded, shown.read(outputs), outputs[0], "plain")


def second(state: State) -> Rung:
    """Ask the other model."""
    second = state.means.second
    shown = show(state.task.source, state.task, second, context=False) if second else None
    if second is None or shown is None:
        return None
    outputs = yield from _ask(shown.requests, second=True)
    attempt = judge(state.task, shown.grounded, shown.read(outputs), outputs[0], "second")
    return replace(attempt, rung=f"second:{second.name}")
