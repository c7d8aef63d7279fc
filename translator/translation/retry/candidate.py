"""A candidate: one target of a segment and its faults; and what is asked of engines for it."""

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
from translator.translation.retry.enforce_terms import Correction, enforce
from translator.translation.segment import PreparedSegment
from translator.types import Finding, Level, Quality

_SEVERITY = {Level.ERROR: 100, Level.WARNING: 1, Level.INFO: 0}
_WORST = {"empty": 10, "loop": 3, "limit": 2}
"""Errors that leave less than others do: a few Chinese words in a sentence beat no sentence."""
_DROPPED = say("marks.dropped", Level.WARNING)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """A target and what is wrong with it."""

    target: str
    findings: tuple[Finding, ...]
    strategy: str
    """Which gave it; empty: the first attempt."""
    lacking: int = 0
    """Grounded spans that are not in the target, however small they are."""
    score: float | None = None
    """Mean log-probability a token, where the engine knows it."""
    likelihood: float | None = None
    """As ``Output`` says it."""
    dropped: tuple[str, ...] = ()
    """Placeholders that were left out, because their words were not found."""
    limit: bool = False
    """Decoding stopped at a limit: the target is cut."""

    @property
    def severity(self) -> int:
        """The worse, the higher; under 100: no error."""
        return sum(
            _SEVERITY[finding.level] * _WORST.get(finding.check, 1) for finding in self.findings
        )

    @property
    def left_out(self) -> int:
        """How many findings say that words have no counterpart, of any level."""
        return sum(finding.check == "omission" for finding in self.findings)

    @property
    def rank(self) -> tuple[int, int, int]:
        """The better, the lower."""
        return self.severity, self.lacking, self.left_out

    @property
    def wrong(self) -> bool:
        """Whether there is an error."""
        return self.severity >= _SEVERITY[Level.ERROR]


def judge(
    segment: PreparedSegment,
    text: str,
    strategy: str,
    *,
    grounded: Grounded | None = None,
    dropped: tuple[str, ...] = (),
    score: float | None = None,
    likelihood: float | None = None,
    limit: bool = False,
    corrections: Sequence[Correction] = (),
) -> Candidate:
    """Put the glossary's terms right where there is no doubt, and say what is wrong then.

    Args:
        segment: The segment.
        text: The target with its placeholders, not yet written as its language is.
        strategy: Which gave it.
        grounded: What is certain about the segment; None: as it was prepared.
        dropped: Placeholders that were left out.
        score: The engine's, of the target.
        likelihood: Likewise.
        limit: Decoding stopped at a limit.
        corrections: Terms that were put right in it before.
    """
    grounded = grounded or segment.grounded
    target = typography(text, segment.target_language, segment.typography).strip()
    target = match_endings(segment.text, target, segment.target_language)
    enforced = enforce(target, grounded.spans, language=segment.target_language)
    target = enforced.target
    terms = [span for span in grounded.spans if span.kind == "term"]
    absent = missing(grounded, placeholders.strip(target))
    findings = check(
        "".join(char for char in segment.text if char not in dropped),
        target,
        source_language=segment.source_language,
        target_language=segment.target_language,
        missing=[(span.source, span.expected) for span in absent if span.kind != "term"],
        terms=[
            Expected(source=span.source, targets=span.accepted, forbidden=span.forbidden)
            for span in terms
        ],
        limit=limit,
        lexicon=segment.dictionary,
    )
    for carried in (False, True):
        found = [one for one in grounded.spans if one.guess and carried is (one.origin == ORIGIN)]
        findings += guesses([(one.source, one.expected) for one in found], carried=carried)
    findings += [one.finding for one in (*corrections, *enforced.corrections)]
    if dropped:
        findings.append(_DROPPED)
    return Candidate(
        target=target,
        findings=tuple(findings),
        strategy=strategy,
        lacking=len(absent),
        score=score,
        likelihood=likelihood,
        dropped=dropped,
        limit=limit,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class TranslationRequest:
    """What a strategy asks for: the outputs of these requests."""

    requests: tuple[Request, ...]
    second: bool = False
    """Of the other model, not of the run's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreRequest:
    """What a policy asks for: how likely the source is, given each of these targets."""

    source: str
    targets: tuple[str, ...]


Question = TranslationRequest | ScoreRequest
Answers = Sequence[Output] | Sequence[float]
Policy = Generator[Question, Answers, Candidate]
"""A retry policy under way with one segment."""
Strategy = Generator[Question, Answers, Candidate | None]
"""A strategy under way; its result is None where it does not apply."""
Outputs = Generator[Question, Answers, list[Output]]


@dataclass(frozen=True, kw_only=True, slots=True)
class RetryOptions:
    """What a retry policy may use."""

    engine: Engine
    """For its limits and its notation only."""
    second: Engine | None = None
    reverse: bool = False
    """Whether a ``ScoreRequest`` is answered."""
    quality: Quality = Quality.BALANCED
    retries: bool = True
    """False: the first attempt is the last; what is wrong with it is told all the same."""
