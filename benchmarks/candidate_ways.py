"""Ways to choose one of several targets of a sentence, as ``candidates.py`` compares them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import sample
from sacrebleu.metrics import CHRF

from translator.engines.base import Output
from translator.translation.retry.candidate import Candidate

_CHRF = CHRF()


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One sentence and the targets there are of it."""

    segment: sample.Segment
    candidates: tuple[Candidate, ...]
    """The greedy one first."""
    outputs: tuple[Output, ...]
    """What each was made of."""
    sources: tuple[float, ...]
    """Mean log-probability a token of the source, given each target; empty: not asked for."""


Way = Callable[[Row], Sequence[float]]
"""How good each target of a row is; the best is kept, of equals the first."""


def agreement(row: Row) -> list[float]:
    """Return each target's mean chrF against the others: minimum Bayes risk decoding.

    Kumar & Byrne 2004; with chrF and sampled targets: Eikema & Aziz 2022 (arXiv:2108.04718).
    """
    targets = [candidate.target for candidate in row.candidates]
    return [
        sum(
            _CHRF.sentence_score(target, [other]).score
            for place, other in enumerate(targets)
            if place != own
        )
        for own, target in enumerate(targets)
    ]


def likelihood(row: Row) -> list[float]:
    """Return each target's mean log-probability a token."""
    return [output.score if output.score is not None else -99.0 for output in row.outputs]


def channel(row: Row) -> list[float]:
    """Return the likelihoods of target and source together (Yee et al. 2019, arXiv:1908.05731)."""
    return [ours + theirs for ours, theirs in zip(likelihood(row), row.sources, strict=True)]


def places(*ways: Way) -> Way:
    """Return a way that adds up a target's places in the orders of several ways."""

    def added(row: Row) -> list[float]:
        found = [way(row) for way in ways]
        return [
            float(sum(sum(one < values[own] for one in values) for values in found))
            for own in range(len(row.candidates))
        ]

    return added


def oracle(row: Row) -> list[float]:
    """Return each target's chrF against the references."""
    references = list(row.segment.references)
    return [
        _CHRF.sentence_score(candidate.target, references).score for candidate in row.candidates
    ]


def checked(way: Way) -> Way:
    """Return a way that looks only at the targets with the fewest faults."""

    def among(row: Row) -> list[float]:
        least = min(candidate.rank for candidate in row.candidates)
        return [
            value if candidate.rank == least else float("-inf")
            for value, candidate in zip(way(row), row.candidates, strict=True)
        ]

    return among


def first(row: Row) -> list[float]:
    """Return what prefers the first target."""
    return [float(-place) for place in range(len(row.candidates))]


WAYS: Mapping[str, Way] = {
    "first": first,
    "one sampled": lambda row: [float(place == 1) for place in range(len(row.candidates))],
    "checks": checked(first),
    "agreement": agreement,
    "likelihood": likelihood,
    "checks+agreement": checked(agreement),
    "checks+likelihood": checked(likelihood),
    "checks+both": checked(places(agreement, likelihood)),
    "oracle": oracle,
}
"""``checks`` is what ``--quality best`` does where no model of the other direction can score."""

WITH_SOURCE: Mapping[str, Way] = {
    "source": lambda row: row.sources,
    "channel": channel,
    "checks+source": checked(lambda row: row.sources),
    "checks+channel": checked(channel),
    "checks+agreement+source": checked(places(agreement, lambda row: row.sources)),
}
"""Further ways, where it was asked how likely the sources are."""


def chosen(row: Row, way: Way) -> Candidate:
    """Return the target that a way keeps."""
    values = list(way(row))
    return row.candidates[values.index(max(values))]
