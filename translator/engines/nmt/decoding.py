"""How a translation model searches for its target: presets, other ways, limits.

The fields mean what CTranslate2 and transformers both mean by them; ``coverage`` is
CTranslate2's alone. Everything here is deterministic: nothing is sampled, because the random
numbers of CTranslate2's worker threads do not follow a seed set from outside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from translator.types import Quality

LONGEST = 200
"""Source tokens of one request. Marian's position table ends at 512, of which ``MOST`` are left
for the target; twice and a half the source is more than any target we have seen needs."""
MOST = 500
"""Target tokens of one request at most: below the 512 positions of Marian's table."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoding:
    """One way to search."""

    beam: int = 4
    """Hypotheses kept; 1: greedy."""
    length_penalty: float = 1.0
    """Exponent of the length a hypothesis' score is divided by; above 1: longer targets
    (Wu et al. 2016, https://arxiv.org/abs/1609.08144, section 7)."""
    coverage: float = 0.0
    """Weight of the penalty for source words no target word looks at (same source)."""
    repetition_penalty: float = 1.0
    """Above 1: tokens that came before become less likely (https://arxiv.org/abs/1909.05858)."""
    no_repeat_ngram: int = 0
    """No run of so many tokens comes twice; 0: it may."""
    hypothesis: int = 0
    """Which of the beam's hypotheses is taken, 0 the best."""

    @property
    def plain(self) -> bool:
        """Whether the score of a search is the mean log-probability, nothing added."""
        return (
            self.length_penalty == 1.0 and self.coverage == 0.0 and self.repetition_penalty == 1.0
        )

    def __str__(self) -> str:
        """Write it for the signature, without what does not differ from the default."""
        parts = [f"beam{self.beam}" if self.beam > 1 else "greedy"]
        parts += [
            f"{name}{value:g}"
            for name, value, usual in (
                ("length", self.length_penalty, 1.0),
                ("coverage", self.coverage, 0.0),
                ("repetition", self.repetition_penalty, 1.0),
                ("ngram", self.no_repeat_ngram, 0),
                ("hypothesis", self.hypothesis, 0),
            )
            if value != usual
        ]
        return "+".join(parts)


PRESETS: Mapping[Quality, Decoding] = {
    Quality.FAST: Decoding(beam=1),
    Quality.BALANCED: Decoding(beam=4),
    Quality.BEST: Decoding(beam=8),
}
"""What ``--quality`` chooses. 4 is what the OPUS-MT models were evaluated with and about half as
fast as greedy; 8 costs twice as much again."""

_RETRY_BEAM = 5
"""A retry keeps at least so many hypotheses: it has to leave the first path."""


def other_way(first: Decoding, attempt: int) -> Decoding:
    """Return the search for an attempt: 0 is ``first``; each other one differs from all others.

    Args:
        first: The decoding chosen for the run.
        attempt: ``Request.attempt``.
    """
    if attempt == 0:
        return first
    wider = replace(first, beam=max(first.beam + 1, _RETRY_BEAM))
    if attempt == 1:  # against loops
        return replace(wider, repetition_penalty=1.2, no_repeat_ngram=4)
    if attempt == 2:  # against clauses that were dropped
        return replace(wider, length_penalty=1.2, coverage=0.05)
    # Against a word or number that came out wrong: the next hypothesis each time.
    hypothesis = first.hypothesis + attempt - 2
    return replace(wider, beam=max(wider.beam, hypothesis + 1), hypothesis=hypothesis)


def limit(tokens: int) -> int:
    """Return the target tokens after which a search is given up.

    Args:
        tokens: Of the source, with its end and language tokens.
    """
    return min(MOST, 3 * tokens + 20)


def fitting_pairs(sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]) -> list[int]:
    """Return which pairs of tokens are short enough to be weighed."""
    return [
        number
        for number, (ours, theirs) in enumerate(zip(sources, targets, strict=True))
        if max(len(ours), len(theirs)) <= MOST
    ]
