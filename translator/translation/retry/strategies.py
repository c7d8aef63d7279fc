"""The strategies of the retry policy: one way each to another target for the same segment."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from translator import placeholders
from translator.checks.omissions import missing_words
from translator.engines.base import Output, Reminded, Request
from translator.grounding import Grounded, Span, missing
from translator.numbers import render_chinese, render_english
from translator.numbers.compare import compare
from translator.text import sentences
from translator.text.typography.apply import join
from translator.translation.placeholders.notation import present, recover
from translator.translation.placeholders.request import Encoded, encode, fits
from translator.translation.retry.candidate import (
    Candidate,
    Outputs,
    RetryOptions,
    Strategy,
    TranslationRequest,
    judge,
)
from translator.translation.retry.enforce_terms import enforce
from translator.translation.segment import PreparedSegment

_SHORTEST_CLAUSE = 12
"""Characters below which a clause is put to its neighbour: a model needs something to go by."""

_SENTENCE_OPENERS = frozenset(
    ["A", "An", "And", "As", "At", "But", "For", "From", "He", "Her", "His", "However", "If",
     "In", "It", "Its", "Of", "On", "Or", "She", "So", "That", "The", "Their", "There", "They",
     "This", "To", "We", "When", "Which", "While", "With"]
)  # fmt: skip
"""Words that a clause begins with when it is taken for a sentence; no name is among them."""


def cut(source: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut at ；，：, keeping together what is short and what a pair of placeholders encloses.

    Args:
        source: The text of a segment, with placeholders.
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
    roles = [placeholders.role(one) for one in found]
    return roles.count("open") == roles.count("close")


_WRITTEN_ALIKE = frozenset({"cardinal", "money", "percent", "fraction", "ordinal", "range", "date"})
"""Kinds of numbers whose form in the target does not depend on the sentence around them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What the strategies go on from."""

    segment: PreparedSegment
    options: RetryOptions
    encoded: Encoded | None
    """The whole segment as the engine is asked for it; None: it is longer than the engine takes."""
    first: Candidate | None = None
    """The first attempt; None: there was none, because the segment is too long."""


def _ask(requests: Sequence[Request], *, second: bool = False) -> Outputs:
    answers = yield TranslationRequest(requests=tuple(requests), second=second)
    return [answer for answer in answers if isinstance(answer, Output)]


def _decoded(
    encoded: Encoded | None,
    strategy: str,
    *,
    grounded: Grounded | None = None,
    second: bool = False,
) -> Strategy:
    """Ask for a text and judge what comes; None: the engine cannot be asked for it."""
    if encoded is None:
        return None
    outputs = yield from _ask(encoded.requests, second=second)
    target = encoded.decode(outputs)
    return judge(
        encoded.segment,
        target.text,
        strategy,
        grounded=grounded or encoded.grounded,
        dropped=target.dropped,
        score=outputs[0].score,
        likelihood=outputs[0].likelihood,
        limit=outputs[0].limit,
    )


def whole(state: State, strategy: str, *, attempt: int = 0) -> Strategy:
    """Translate the segment in one piece."""
    encoded = state.encoded and state.encoded.again(attempt)
    return (yield from _decoded(encoded, strategy))


def bare(state: State) -> Strategy:
    """Translate without placeholders, which are put back afterwards."""
    encoded = encode(state.segment.text, state.segment, state.options.engine, bare=True)
    return (yield from _decoded(encoded, "marks"))


def notation(state: State) -> Strategy:
    """Show the engine `n1` for what it would not copy, and put that in afterwards.

    A model that turns "9.46万亿" into 946万亿 hands a notation that means nothing to it through.
    """
    segment, grounded, first = state.segment, state.segment.grounded, state.first
    if first is None:
        return None
    lacking = [
        *missing(grounded, placeholders.strip(first.target)),
        *_lost_numbers(segment, first.target),
    ]
    shown = grounded.text
    expected: dict[str, str] = {}
    for number, span in enumerate(lacking, start=1):
        notation = f"`n{number}`"
        if notation not in shown and span.replacement in shown:
            shown = shown.replace(span.replacement, notation, 1)
            expected[notation] = span.expected
    presented = present(shown, segment.placeholders)
    if not expected or not fits(state.options.engine, presented.text):
        return None
    [output] = yield from _ask([Request(text=presented.text, context=segment.context)])
    text = output.text
    for notation, form in expected.items():
        # Some models hand the notation through without its backticks.
        plain = notation.strip("`")
        said = re.compile(rf"{notation}|(?<![A-Za-z0-9]){plain}(?![A-Za-z0-9])")
        if len(said.findall(text)) != 1:
            return None
        before, after = said.split(text)
        text = before + form + after
    text = grounded.restore(text)
    text = recover(presented, text) or text
    return judge(segment, text, "notation", score=output.score, limit=output.limit)


def reminded(state: State) -> Strategy:
    """Name the words that the first target left out, and ask for the whole once more."""
    segment, first, engine = state.segment, state.first, state.options.engine
    able = isinstance(engine, Reminded) and engine.reminded
    if first is None or state.encoded is None or not able:
        return None
    languages = segment.source_language, segment.target_language
    words = missing_words(segment.text, first.target, languages, segment.dictionary)
    if not words:
        return None
    text, *others = state.encoded.requests
    asked = replace(state.encoded, requests=(replace(text, missing=words), *others))
    return (yield from _decoded(asked, "reminded"))


def term(state: State) -> Strategy:
    """Ask for each missing term alone: what it is then, it is likely to be in the sentence."""
    segment, first = state.segment, state.first
    if first is None:
        return None
    spans = segment.grounded.spans
    absent = missing(segment.grounded, placeholders.strip(first.target))
    lacking = list({span.source: span for span in absent if span.kind == "term"}.values())
    if not lacking:
        return None
    outputs = yield from _ask([Request(text=span.source) for span in lacking])
    enforced = enforce(
        first.target,
        spans,
        language=segment.target_language,
        renderings={
            span.source: (output.text,) for span, output in zip(lacking, outputs, strict=True)
        },
    )
    if not enforced.corrections:
        return None
    return judge(
        segment, enforced.target, "term",
        dropped=first.dropped, score=first.score, limit=first.limit,
        corrections=enforced.corrections,
    )  # fmt: skip


def _lost_numbers(segment: PreparedSegment, target: str) -> list[Span]:
    """Return the numbers that were left as they are in the source and did not come out."""
    found = compare(
        placeholders.strip(segment.text),
        placeholders.strip(target),
        source_language=segment.source_language,
        target_language=segment.target_language,
    )
    render = render_english if segment.target_language == "en" else render_chinese
    return [
        Span(
            start=quantity.start, end=quantity.end, source=quantity.text,
            replacement=quantity.text, kind="number", certainty=1.0, accepted=(),
            restored=render(quantity),
        )
        for quantity in (*found.missing, *(ours for ours, _ in found.changed))
        if quantity.kind in _WRITTEN_ALIKE
    ]  # fmt: skip


def by_clause(state: State) -> Strategy:
    """Translate clause by clause; None where there is but one."""
    segment, engine = state.segment, state.options.engine

    @cache
    def encoded(piece: str) -> Encoded | None:
        return encode(piece, segment, engine, context=False)

    # What the engine is sent may be longer than the piece: numbers in figures, links spelled out.
    pieces = cut(segment.text, lambda piece: encoded(piece) is not None)
    sent = [one for piece in pieces if (one := encoded(piece)) is not None]
    if len(pieces) < 2 or len(sent) < len(pieces):
        return None
    outputs = yield from _ask([request for one in sent for request in one.requests])
    targets: list[str] = []
    dropped: list[str] = []
    at = 0
    for one in sent:
        target = one.decode(outputs[at : at + len(one.requests)])
        targets.append(target.text)
        dropped += target.dropped
        at += len(one.requests)
    scores = [output.score for output in outputs if output.score is not None]
    return judge(
        segment,
        join(one_sentence(targets), segment.target_language),
        "clauses",
        dropped=tuple(dropped),
        score=sum(scores) / len(scores) if scores else None,
        limit=any(output.limit for output in outputs),
    )


def plain(state: State) -> Strategy:
    """Translate without grounding, held against what grounding knows all the same."""
    segment, engine = state.segment, state.options.engine
    grounder = segment.grounder.writing_nothing()
    encoded = encode(segment.text, segment, engine, grounder=grounder)
    return (yield from _decoded(encoded, "plain", grounded=segment.grounded))


def second(state: State) -> Strategy:
    """Ask the other model."""
    engine = state.options.second
    if engine is None:
        return None
    encoded = encode(state.segment.text, state.segment, engine, context=False)
    return (yield from _decoded(encoded, f"second:{engine.name}", second=True))
