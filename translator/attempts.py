"""The retry ladder: one segment, translated until nothing is wrong with it or all is tried.

Rungs, in order; the first good target wins, otherwise the best of all is kept and what is
wrong with it stays with the pair as findings:

    (first)   grounded, marks in the engine's notation
    marks     without marks, which are put back afterwards (only if marks were lost)
    notation  with a notation in the place of each number or name that did not come out
    again     the engine's other ways, up to three (llama: sampling with fixed seeds)
    clauses   clause by clause (only if the segment has several)
    plain     without grounding

A target that lacks a number or a name is no error (the sentence may read well without it),
but it is tried again all the same: what was dropped or changed usually comes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator import marks, placing
from translator.checks import check
from translator.engines.base import Engine, Output, Request
from translator.errors import EngineError
from translator.grounding import Grounded, Span, missing
from translator.marking import Presented, present, recover
from translator.numbers import render_chinese, render_english
from translator.numbers.compare import compare
from translator.text import sentences
from translator.text.endings import match_endings
from translator.text.typography import join, typography
from translator.types import Finding, Inline, Level

_SEVERITY = {Level.ERROR: 100, Level.WARNING: 1, Level.INFO: 0}
_WORST = {"empty": 10, "loop": 3, "limit": 2}
"""Errors that leave less than others do: a few Chinese words in a sentence beat no sentence."""
_RETRIED = frozenset({"numbers", "names"})
"""Checks whose warnings are worth another try."""
_WRITTEN_ALIKE = frozenset({"cardinal", "money", "percent", "fraction", "ordinal", "range", "date"})
"""Kinds of numbers whose form in the target does not depend on the sentence around them."""
_TRIES = 3
"""How many other ways the rung ``again`` asks for."""
_SHORTEST_CLAUSE = 12
"""Characters below which a clause is put to its neighbour: a model needs something to go by."""

_SENTENCE_OPENERS = frozenset(
    ["A", "An", "And", "As", "At", "But", "For", "From", "He", "Her", "His", "However", "If",
     "In", "It", "Its", "Of", "On", "Or", "She", "So", "That", "The", "Their", "There", "They",
     "This", "To", "We", "When", "Which", "While", "With"]
)  # fmt: skip
"""Words that a clause begins with when it is taken for a sentence; no name is among them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """A segment to translate, with all that helps."""

    source: str
    """The core of the segment, with marks, as the document has it."""
    table: Mapping[str, Inline]
    grounded: Callable[[str], Grounded]
    """Grounds a text of the source language; also brings it into Simplified characters."""
    ungrounded: Callable[[str], Grounded]
    """The same without replacing anything."""
    source_language: str
    target_language: str
    """Primary languages."""
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """A target and what is wrong with it."""

    target: str
    findings: tuple[Finding, ...]
    rung: str
    lacking: int = 0
    """Grounded spans that are not in the target, however small they are."""

    @property
    def severity(self) -> int:
        """The worse, the higher; under 100: no error."""
        return sum(
            _SEVERITY[finding.level] * _WORST.get(finding.check, 1) for finding in self.findings
        )

    @property
    def rank(self) -> tuple[int, int]:
        """The better, the lower."""
        return self.severity, self.lacking


def first_request(task: Task) -> tuple[Request, Presented, Grounded]:
    """Return the request of the first rung, for engines that take many at once."""
    grounded = task.grounded(task.source)
    presented = present(grounded.text, task.table)
    return Request(text=presented.text, context=task.context), presented, grounded


def finish(task: Task, engine: Engine, first: Output | None) -> Attempt:
    """Judge the first output and climb the ladder as far as needed.

    Args:
        task: The segment.
        engine: For the retries.
        first: What the engine made of ``first_request``; None: it was not asked, because the
            segment is longer than it takes.
    """
    best: Attempt | None = None
    for attempt in _climb(task, engine, first):
        if best is None or attempt.rank < best.rank:
            best = attempt
        if not best.lacking and _good(best.findings):
            break
    assert best is not None  # the ladder has a rung for every segment
    return best


def _climb(task: Task, engine: Engine, first: Output | None) -> Iterator[Attempt]:
    request, presented, grounded = first_request(task)
    lost_marks = wrong = False
    if first is not None:
        attempt = _judge(task, presented, grounded, first, "")
        yield attempt
        wrong = attempt.severity >= _SEVERITY[Level.ERROR]
        lost_marks = not presented.bare and recover(presented, first.text) is None
        if lost_marks:
            yield _without_marks(task, engine)
        lacking = [
            *missing(grounded, marks.strip(attempt.target)),
            *_lost_numbers(task, attempt.target),
        ]
        if lacking:
            yield from _with_notations(task, engine, grounded, lacking)
        for number in range(1, _TRIES + 1):
            output = _ask(task, engine, replace(request, attempt=number))
            yield _judge(task, presented, grounded, output, "again")
    by_clause = _by_clause(task, engine)
    if by_clause is not None:
        yield by_clause
    if wrong and grounded.spans:
        plain = task.ungrounded(task.source)
        presented = present(plain.text, task.table)
        if engine.count_tokens(presented.text) <= engine.longest:
            output = _ask(task, engine, Request(text=presented.text, context=task.context))
            yield _judge(task, presented, grounded, output, "plain")
    if by_clause is None and first is None:  # longer than the engine takes, and in one piece
        raise EngineError(
            f"A segment of {len(task.source)} characters cannot be split for {engine.name}."
        )


def _good(findings: Sequence[Finding]) -> bool:
    return not any(
        finding.level is Level.ERROR
        or (finding.level is Level.WARNING and finding.check in _RETRIED)
        for finding in findings
    )


def _ask(task: Task, engine: Engine, request: Request) -> Output:
    source, target = task.source_language, task.target_language
    return engine.translate([request], source=source, target=target)[0]


def _judge(
    task: Task, presented: Presented, grounded: Grounded, output: Output, rung: str
) -> Attempt:
    text = recover(presented, grounded.restore(output.text))
    if text is None:  # the check for marks says so; the text itself may still be the best there is
        text = grounded.restore(output.text)
    return _checked(task, grounded, text, limit=output.limit, rung=rung, source=task.source)


def _checked(
    task: Task, grounded: Grounded, text: str, *, limit: bool, rung: str, source: str
) -> Attempt:
    target = typography(text, task.target_language).strip()
    target = match_endings(task.source, target, task.target_language)
    absent = [(span.source, span.expected) for span in missing(grounded, marks.strip(target))]
    findings = check(
        source,
        target,
        source_language=task.source_language,
        target_language=task.target_language,
        missing=absent,
        limit=limit,
    )
    return Attempt(target=target, findings=tuple(findings), rung=rung, lacking=len(absent))


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


def _with_notations(
    task: Task, engine: Engine, grounded: Grounded, lacking: Sequence[Span]
) -> Iterator[Attempt]:
    """Show the engine `n1` for what it would not copy, and put that in afterwards.

    A model that turns "9.46万亿" into 946万亿 hands a notation that means nothing to it through.
    """
    shown = grounded.text
    expected: dict[str, str] = {}
    for number, span in enumerate(lacking, start=1):
        notation = f"`n{number}`"
        if notation not in shown and span.replacement in shown:
            shown = shown.replace(span.replacement, notation, 1)
            expected[notation] = span.expected
    presented = present(shown, task.table)
    if not expected or engine.count_tokens(presented.text) > engine.longest:
        return
    output = _ask(task, engine, Request(text=presented.text, context=task.context))
    if any(output.text.count(notation) != 1 for notation in expected):
        return
    text = output.text
    for notation, form in expected.items():
        text = text.replace(notation, form)
    yield _judge(task, presented, grounded, replace(output, text=text), "notation")


def _without_marks(task: Task, engine: Engine) -> Attempt:
    """Translate the bare sentence, then put the marks where their words came out."""
    bare = task.grounded(marks.strip(task.source))
    output = _ask(task, engine, Request(text=bare.text, context=task.context))
    inner = placing.insides(task.source)
    inner_targets = {
        mark: _translated(task, engine, text) if text else "" for mark, text in inner.items()
    }
    text = bare.restore(output.text)
    placed = placing.place(task.source, text, inner_targets, task.table)
    kept = "".join(char for char in task.source if char not in placed.dropped)
    attempt = _checked(task, bare, placed.text, limit=output.limit, rung="marks", source=kept)
    if not placed.dropped:
        return attempt
    finding = Finding(
        check="marks",
        level=Level.WARNING,
        message="Emphasis of the source is missing in the translation: its words could not be "
        "found again.",
    )
    return replace(attempt, findings=(*attempt.findings, finding))


def _translated(task: Task, engine: Engine, text: str) -> str:
    """Translate a few words alone."""
    grounded = task.grounded(text)
    return grounded.restore(_ask(task, engine, Request(text=grounded.text)).text)


def _by_clause(task: Task, engine: Engine) -> Attempt | None:
    """Translate clause by clause; None where there is but one."""
    pieces = _clauses(task, engine)
    if len(pieces) < 2:
        return None
    targets, limit = [], False
    grounded = task.grounded(task.source)
    for piece in pieces:
        seen = task.grounded(piece)
        presented = present(seen.text, task.table)
        output = _ask(task, engine, Request(text=presented.text))
        limit = limit or output.limit
        text = seen.restore(output.text)
        targets.append(recover(presented, text) or text)
    text = join(_one_sentence(targets), task.target_language)
    return _checked(task, grounded, text, limit=limit, rung="clauses", source=task.source)


def _one_sentence(targets: Sequence[str]) -> list[str]:
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


def _clauses(task: Task, engine: Engine) -> list[str]:
    """Cut at ；，：, keeping together what is short and what a pair of marks encloses."""
    pieces: list[str] = []
    for start, end in sentences.clauses(task.source):
        piece = task.source[start:end]
        if pieces and (len(pieces[-1]) < _SHORTEST_CLAUSE or not _balanced(pieces[-1])):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if len(pieces) > 1 and len(pieces[-1]) < _SHORTEST_CLAUSE:
        last = pieces.pop()
        pieces[-1] += last
    return [part for piece in pieces for part in _cut(piece, task, engine)]


def _cut(piece: str, task: Task, engine: Engine) -> list[str]:
    """Halve what has no clause to cut at and is still longer than the engine takes."""
    # What the engine is shown may be longer than the piece: numbers in figures, marks spelled out.
    shown = present(task.grounded(piece).text, task.table).text
    if len(piece) < 2 or engine.count_tokens(shown) <= engine.longest:
        return [piece]
    middle = len(piece) // 2
    space = piece.find(" ", middle, middle + 200)
    middle = space + 1 if space > 0 else middle
    return _cut(piece[:middle], task, engine) + _cut(piece[middle:], task, engine)


def _balanced(text: str) -> bool:
    found = marks.MARK.findall(text)
    opened = sum(1 for mark in found if marks.role(mark) == "open")
    return opened == sum(1 for mark in found if marks.role(mark) == "close")
