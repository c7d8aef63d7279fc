"""One attempt at a segment: what is known about the segment, and a target with its faults."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from translator import placeholders
from translator.checks import Expected, check
from translator.checks.amounts import guesses
from translator.checks.wording import say
from translator.engines.base import Engine, Output, Request
from translator.grounding import Grounded, missing
from translator.grounding.carried import ORIGIN
from translator.text.typography.apply import typography
from translator.text.typography.endings import match_endings
from translator.translation.placeholders.reinsert import Placed
from translator.translation.retry.enforce_terms import Correction, enforce
from translator.translation.segment import Task
from translator.types import Finding, Level, Quality

_SEVERITY = {Level.ERROR: 100, Level.WARNING: 1, Level.INFO: 0}
_WORST = {"empty": 10, "loop": 3, "limit": 2}
"""Errors that leave less than others do: a few Chinese words in a sentence beat no sentence."""
DROPPED = say("marks.dropped", Level.WARNING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """A target and what is wrong with it."""

    target: str
    findings: tuple[Finding, ...]
    rung: str
    lacking: int = 0
    """Grounded spans that are not in the target, however small they are."""
    score: float | None = None
    """Mean log-probability a token, where the engine knows it."""

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

    @property
    def wrong(self) -> bool:
        """Whether there is an error."""
        return self.severity >= _SEVERITY[Level.ERROR]


def judge(
    task: Task,
    grounded: Grounded,
    placed: Placed,
    output: Output,
    rung: str,
    *,
    corrections: Sequence[Correction] = (),
) -> Attempt:
    """Put the glossary's terms right where there is no doubt, and say what is wrong then.

    Args:
        task: The segment.
        grounded: What is certain about it.
        placed: The target with its marks, not yet written as its language is.
        output: The engine's answer, for its score and whether it was cut.
        rung: Step of the ladder it belongs to.
        corrections: Terms that were put right in it before.
    """
    text = placed.text
    target = typography(text, task.target_language, task.typography).strip()
    target = match_endings(task.source, target, task.target_language)
    enforced = enforce(target, grounded.spans, language=task.target_language)
    target = enforced.target
    terms = [span for span in grounded.spans if span.kind == "term"]
    absent = missing(grounded, placeholders.strip(target))
    findings = check(
        "".join(char for char in task.source if char not in placed.dropped),
        target,
        source_language=task.source_language,
        target_language=task.target_language,
        missing=[(span.source, span.expected) for span in absent if span.kind != "term"],
        terms=[
            Expected(source=span.source, targets=span.accepted, forbidden=span.forbidden)
            for span in terms
        ],
        limit=output.limit,
        lexicon=task.dictionary,
    )
    for carried in (False, True):
        found = [one for one in grounded.spans if one.guess and carried is (one.origin == ORIGIN)]
        findings += guesses([(one.source, one.expected) for one in found], carried=carried)
    findings += [one.finding for one in (*corrections, *enforced.corrections)]
    if placed.dropped:
        findings.append(DROPPED)
    return Attempt(
        target=target,
        findings=tuple(findings),
        rung=rung,
        lacking=len(absent),
        score=output.score,
    )


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
