"""Corpus scores with their signatures, and how sure a difference is.

chrF and BLEU are sacreBLEU's (Post 2018; BLEU tokenized by ``zh`` for Chinese targets, by
``13a`` otherwise). Differences are tested by paired bootstrap resampling (Koehn 2004): both
systems are scored on the same resampled segments a thousand times and more.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.metrics.base import Metric

RESAMPLES = 1000
SEED = 12345


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """One system against a baseline in one metric."""

    difference: float
    """System minus baseline, in points."""
    low: float
    high: float
    """95 % confidence interval of the difference."""
    p: float
    """Two-sided: twice the share of resamples in which the sign turns, at most 1."""

    def __str__(self) -> str:
        return f"{self.difference:+.2f} [{self.low:+.2f}, {self.high:+.2f}] p={self.p:.3f}"


def metrics(target_language: str) -> dict[str, Metric]:
    """Return the metrics for a target language, by name."""
    return {
        "chrF": CHRF(),
        "BLEU": BLEU(tokenize="zh" if target_language == "zh" else "13a"),
    }


def statistics_of(
    metric: Metric, hypotheses: Sequence[str], references: Sequence[Sequence[str]]
) -> list[list[int]]:
    """Return each segment's sufficient statistics; their sums give any corpus score.

    Args:
        metric: One of ``metrics``.
        hypotheses: One a segment.
        references: For each segment its references, as many for every segment.
    """
    streams = [list(stream) for stream in zip(*references, strict=True)]
    # sacreBLEU scores a resampled corpus in its own paired test through these two methods;
    # they have been stable since 2.0.
    return list(metric._extract_corpus_statistics(list(hypotheses), streams))


def score(metric: Metric, statistics: Sequence[Sequence[int]]) -> float:
    """Return the corpus score, 0 to 100."""
    return float(metric._aggregate_and_compute([list(row) for row in statistics]).score)


def compare(
    metric: Metric,
    system: Sequence[Sequence[int]],
    baseline: Sequence[Sequence[int]],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Comparison:
    """Compare two systems on the same segments by paired bootstrap resampling."""
    import numpy

    left = numpy.array(system, dtype=numpy.int64)
    right = numpy.array(baseline, dtype=numpy.int64)
    difference = score(metric, system) - score(metric, baseline)
    chance = random.Random(seed)
    size = len(system)
    found: list[float] = []
    for _ in range(resamples):
        chosen = [chance.randrange(size) for _ in range(size)]
        one = metric._compute_score_from_stats(left[chosen].sum(axis=0).tolist()).score
        other = metric._compute_score_from_stats(right[chosen].sum(axis=0).tolist()).score
        found.append(float(one - other))
    found.sort()
    below = sum(value <= 0 for value in found) / resamples
    above = sum(value >= 0 for value in found) / resamples
    return Comparison(
        difference=difference,
        low=found[int(0.025 * resamples)],
        high=found[min(resamples - 1, int(0.975 * resamples))],
        # one more than counted: no finite number of resamples shows a chance of nothing
        p=min(1.0, 2 * (min(below, above) * resamples + 1) / (resamples + 1)),
    )
