"""How well sentences of both sides go together: words, lengths, paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from translator.alignment.sentences.beads import Sentence
from translator.alignment.sentences.correspondences import Correspondences

PRIORS = {
    (1, 1): 0.80, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.06, (2, 1): 0.06, (1, 3): 0.01,
    (3, 1): 0.01, (2, 2): 0.008, (1, 4): 0.003, (4, 1): 0.003, (2, 3): 0.001, (3, 2): 0.001,
    (1, 5): 0.001, (5, 1): 0.001,
}  # fmt: skip
"""How often a step has so many sentences of both sides (cf. Gale & Church 1993, table 5)."""
LOG_PRIORS = {kind: log(share) for kind, share in PRIORS.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the parts of a score weigh."""

    words: float = 0.5
    """Both sides tell of the same words: each half."""
    length: float = 1.0
    spread: float = 0.24
    """Standard deviation of the logarithm of the ratio of lengths of long sentences."""
    jitter: float = 1.2
    """What is added to its square, divided by the length: short sentences vary more."""
    any_spread: float = 0.9
    """Likewise, of sentences that have nothing to do with each other."""
    together: float = 0.8
    """Both sides begin a paragraph."""
    apart: float = -0.5
    """One side begins a paragraph, the other does not."""
    across: float = -2.0
    """Sentences of two paragraphs are taken as one."""
    heading: float = -2.0
    """A heading with what is none."""


class Scores:
    """Scores of candidates for a bead of two texts, Chinese and English."""

    def __init__(
        self,
        chinese: Sequence[Sentence],
        english: Sequence[Sentence],
        shared: Correspondences,
        settings: Settings = Settings(),
    ) -> None:
        self._shared, self._settings = shared, settings
        self._sides = (chinese, english)
        self._lengths = (
            [max(1, _letters(one.text)) for one in chinese],
            [max(1, _letters(one.text)) for one in english],
        )
        self._ratio = sum(self._lengths[1]) / max(1, sum(self._lengths[0]))
        self._starts = (_starts(chinese), _starts(english))
        self._masks: dict[tuple[int, int], tuple[int, int]] = {}
        paragraphs = [sum(starts) for starts in self._starts]
        alike = min(paragraphs) / max(1, *paragraphs)
        informative = max(
            paragraphs[0] / max(1, len(chinese)), paragraphs[1] / max(1, len(english))
        )
        self._structure = alike if informative < 0.98 else alike * 0.5

    def masks(self, one: int, other: int) -> tuple[int, int]:
        """Return which items of two sentences find a partner in the other one, as bits."""
        known = self._masks.get((one, other))
        if known is None:
            known = self._masks[one, other] = self._compare(one, other)
        return known

    def forget(self, before: int) -> None:
        """Drop what is known of Chinese sentences before this one."""
        for key in [key for key in self._masks if key[0] < before]:
            del self._masks[key]

    def _compare(self, one: int, other: int) -> tuple[int, int]:
        shared = self._shared
        theirs = shared.english.sentences[other]
        present = frozenset(theirs)
        ours = 0
        for bit, item in enumerate(shared.chinese.sentences[one]):
            partners = shared.links.get(item)
            if partners is not None and not present.isdisjoint(partners):
                ours |= 1 << bit
        reached = shared.reached(one)
        return ours, sum(1 << bit for bit, item in enumerate(theirs) if item in reached)

    def words(self, ours: range, theirs: range) -> float:
        """Return what the words say, as a logarithm of likelihoods' ratio."""
        total = 0.0
        for one in ours:
            mask = 0
            for other in theirs:
                mask |= self.masks(one, other)[0]
            total += self._said(0, one, mask, len(theirs))
        for other in theirs:
            mask = 0
            for one in ours:
                mask |= self.masks(one, other)[1]
            total += self._said(1, other, mask, len(ours))
        return total * self._settings.words

    def _said(self, side: int, sentence: int, mask: int, size: int) -> float:
        shared = self._shared
        total = 0.0
        items = (shared.chinese, shared.english)[side].sentences[sentence]
        for bit, item in enumerate(items):
            worth = shared.worth(side, item, size)
            if worth is not None:
                total += worth.found if mask >> bit & 1 else worth.missed
        return total

    def length(self, ours: range, theirs: range) -> float:
        """Return what the lengths say, as a logarithm of likelihoods' ratio."""
        settings = self._settings
        one = sum(self._lengths[0][number] for number in ours) * self._ratio
        other = sum(self._lengths[1][number] for number in theirs)
        off = log(other / one)
        noise = settings.jitter / (min(one, other) / 4 + 1)
        spread = sqrt(settings.spread**2 + noise)
        anyhow = sqrt(settings.any_spread**2 + noise)
        said = log(anyhow / spread) - off**2 / 2 * (1 / spread**2 - 1 / anyhow**2)
        return said * settings.length

    def structure(self, ours: range, theirs: range) -> float:
        """Return what paragraphs and headings say."""
        settings = self._settings
        first = self._starts[0][ours.start], self._starts[1][theirs.start]
        said = settings.together if all(first) else settings.apart if any(first) else 0.0
        said += settings.across * (
            sum(self._starts[0][number] for number in ours[1:])
            + sum(self._starts[1][number] for number in theirs[1:])
        )
        heads = (
            any(self._sides[0][number].heading for number in ours),
            any(self._sides[1][number].heading for number in theirs),
        )
        if heads[0] != heads[1]:
            said += settings.heading
        return said * self._structure

    def bead(self, ours: range, theirs: range) -> float:
        """Return the whole score of a bead, its prior included."""
        prior = LOG_PRIORS[len(ours), len(theirs)]
        if not ours or not theirs:
            return prior
        return (
            prior
            + self.words(ours, theirs)
            + self.length(ours, theirs)
            + self.structure(ours, theirs)
        )


def _letters(text: str) -> int:
    return sum(not char.isspace() for char in text)


def _starts(sentences: Sequence[Sentence]) -> list[bool]:
    return [
        number == 0 or sentences[number - 1].block != one.block
        for number, one in enumerate(sentences)
    ]
