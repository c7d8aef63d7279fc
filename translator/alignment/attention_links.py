"""A model's attention as evidence: how much of it two words share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt

from translator.alignment.candidates import Candidate
from translator.alignment.tokenise import Token
from translator.engines.nmt.attention import Attention

_BACKING = 0.6
"""How much of what a score lacks attention can make up for."""
_UNSEEN = 0.6
"""What is left of a score where all attention goes elsewhere."""
_ALONE = 0.35
"""Least share of attention by which two words are linked without any other reason."""

Shares = Mapping[tuple[int, int], float]


def shares(attention: Attention, source: Sequence[Token], target: Sequence[Token]) -> Shares:
    """Return how much attention each two words share, 0 to 1.

    It is the geometric mean of a word's share in what the other one receives and gives, so that
    neither a token everything looks at (a full stop) nor a side's many tokens count too much.
    """
    table: dict[tuple[int, int], float] = {}
    ours = [_holder(span, source) for span in attention.source_spans]
    theirs = [_holder(span, target) for span in attention.target_spans]
    for other, row in zip(theirs, attention.weights, strict=True):
        for one, weight in zip(ours, row, strict=True):
            if one >= 0 and other >= 0:
                table[one, other] = table.get((one, other), 0.0) + weight
    by_source: dict[int, float] = {}
    by_target: dict[int, float] = {}
    for (one, other), weight in table.items():
        by_source[one] = by_source.get(one, 0.0) + weight
        by_target[other] = by_target.get(other, 0.0) + weight
    return {
        (one, other): weight / sqrt(by_source[one] * by_target[other])
        for (one, other), weight in table.items()
        if weight > 0
    }


def backed(candidates: Sequence[Candidate], shared: Shares) -> list[Candidate]:
    """Raise the scores of candidates whose words share attention, lower those of others.

    A score is lowered only as far as the word shares more attention with something else.
    """
    most = _most(shared)[0]
    found = []
    for one in candidates:
        share = _share(one, shared)
        best = max(most.get(place, 0.0) for place in one.chinese)
        relative = min(1.0, share / best) if best else 1.0
        score = 1 - (1 - one.score) * (1 - _BACKING * share)
        found.append(replace(one, score=score * (_UNSEEN + (1 - _UNSEEN) * relative)))
    return found


def by_attention(shared: Shares) -> list[Candidate]:
    """Return words that look at each other more than at any other word."""
    best_of_ours, best_of_theirs = _most(shared)
    return [
        Candidate(chinese=(one,), english=(other,), score=share, evidence="attention")
        for (one, other), share in shared.items()
        if share >= _ALONE and share == best_of_ours[one] == best_of_theirs[other]
    ]


def _most(shared: Shares) -> tuple[dict[int, float], dict[int, float]]:
    """Return the largest share of each Chinese and of each English word."""
    ours: dict[int, float] = {}
    theirs: dict[int, float] = {}
    for (one, other), share in shared.items():
        ours[one] = max(share, ours.get(one, 0.0))
        theirs[other] = max(share, theirs.get(other, 0.0))
    return ours, theirs


def _share(candidate: Candidate, shared: Shares) -> float:
    return max(
        min(1.0, sum(shared.get((one, other), 0.0) for other in candidate.english))
        for one in candidate.chinese
    )


def _holder(span: tuple[int, int], tokens: Sequence[Token]) -> int:
    """Return the number of the word that holds most of a span; -1: none."""
    start, end = span
    best, number = 0, -1
    for place, token in enumerate(tokens):
        common = min(end, token.end) - max(start, token.start)
        if common > best:
            best, number = common, place
    return number
