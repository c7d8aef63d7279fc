"""How well sentences of both sides go together: words, lengths, paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log, sqrt

from translator.alignment.sentences.beads import Sentence
from translator.alignment.sentences.correspondences import Correspondences

PRIORS = {
    (1, 1): 0.80, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.06, (2, 1): 0.06, (1, 3): 0.01,
    (3, 1): 0.01, (2, 2): 0.008, (1, 4): 0.003, (4, 1): 0.003, (2, 3): 0.001, (3, 2): 0.001,
    (1, 5): 0.001, (5, 1): 0.001,
}  # fmt: skip
"""How often a step has so many sentences of both sides (cf. Gale & Church 1993, table 5)."""
_Gains = tuple[float, Mapping[int, float], int]
"""What is said where no item of a sentence is found; by its bit, what each adds that is; all bits
that say something."""
LOG_PRIORS = {kind: log(share) for kind, share in PRIORS.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What the parts of a score weigh; little depends on it (tried on the texts for tuning)."""

    words: float = 0.5
    """Both sides tell of the same words: each half."""
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
        settings: Settings | None = None,
    ) -> None:
        """Take the texts.

        Args:
            chinese: Sentences of one side.
            english: Sentences of the other.
            shared: What their words may have become.
            settings: What counts how much; None: as it was tuned.
        """
        self._shared, self._settings = shared, settings or Settings()
        self._sides = tuple(_Measured.of(side) for side in (chinese, english))
        letters = [max(1, side.letters[-1]) for side in self._sides]
        self._ratio = letters[1] / letters[0]
        self._masks: dict[int, dict[int, tuple[int, int]]] = {}
        self._gains: tuple[dict[tuple[int, int], _Gains], ...] = ({}, {})
        self._structure = _reliance([side.paragraphs[-1] for side in self._sides],
                                    [len(chinese), len(english)])  # fmt: skip

    def bead(self, one: int, ours: int, other: int, theirs: int) -> float:
        """Return the score of a bead, its prior included, as a logarithm of probability.

        Args:
            one: Its first Chinese sentence.
            ours: How many it has.
            other: Its first English sentence.
            theirs: How many it has.
        """
        prior = LOG_PRIORS[ours, theirs]
        if not ours or not theirs:
            return prior
        return (
            prior
            + self.words(one, ours, other, theirs)
            + self._length(one, ours, other, theirs)
            + self._paragraphs(one, ours, other, theirs)
        )

    def forget(self, before: int, beside: int) -> None:
        """Drop what is known of sentences that a path has passed.

        Args:
            before: Of the Chinese side, all before this one.
            beside: Of the English side, likewise.
        """
        for number in [number for number in self._masks if number < before]:
            del self._masks[number]
        for gains, first in zip(self._gains, (before, beside), strict=True):
            for key in [key for key in gains if key[0] < first]:
                del gains[key]

    def words(self, one: int, ours: int, other: int, theirs: int) -> float:
        """Return what the words say, as a logarithm of likelihoods' ratio; as ``bead`` takes it."""
        rows = [self._row(number, other, theirs) for number in range(one, one + ours)]
        total = 0.0
        for number, row in enumerate(rows, one):
            mask = 0
            for found, _ in row:
                mask |= found
            total += self._worth(0, number, mask, theirs)
        for place in range(theirs):
            mask = 0
            for row in rows:
                mask |= row[place][1]
            total += self._worth(1, other + place, mask, ours)
        return total * self._settings.words

    def _row(self, one: int, other: int, theirs: int) -> list[tuple[int, int]]:
        """Return which items of sentences find a partner in one another, as bits."""
        known = self._masks.get(one)
        if known is None:
            known = self._masks[one] = {}
        found = []
        for number in range(other, other + theirs):
            masks = known.get(number)
            if masks is None:
                masks = known[number] = self._compare(one, number)
            found.append(masks)
        return found

    def _compare(self, one: int, other: int) -> tuple[int, int]:
        shared = self._shared
        theirs = shared.english.sentences[other]
        present = frozenset(theirs)
        links = shared.links
        ours = 0
        for bit, item in enumerate(shared.chinese.sentences[one]):
            partners = links.get(item)
            if partners is not None and not present.isdisjoint(partners):
                ours |= 1 << bit
        reached = shared.reached(one)
        back = 0
        for bit, item in enumerate(theirs):
            if item in reached:
                back |= 1 << bit
        return ours, back

    def _worth(self, side: int, sentence: int, mask: int, size: int) -> float:
        """Return what it says that these of a sentence's items find a partner, and no others."""
        key = (sentence, size)
        known = self._gains[side].get(key)
        if known is None:
            known = self._gains[side][key] = self._weigh(side, sentence, size)
        total, gains, telling = known
        mask &= telling
        while mask:
            bit = mask & -mask
            total += gains[bit]
            mask ^= bit
        return total

    def _weigh(self, side: int, sentence: int, size: int) -> _Gains:
        """Work out what a sentence's items say together, and what each adds that is found."""
        shared = self._shared
        missed, gains, telling = 0.0, {}, 0
        for bit, item in enumerate((shared.chinese, shared.english)[side].sentences[sentence]):
            worth = shared.worth(side, item, size)
            if worth is not None:
                missed += worth.missed
                gains[1 << bit] = worth.found - worth.missed
                telling |= 1 << bit
        return missed, gains, telling

    def _length(self, one: int, ours: int, other: int, theirs: int) -> float:
        """Return what the lengths say, as a logarithm of likelihoods' ratio."""
        settings = self._settings
        here = self._sides[0].letters[one + ours] - self._sides[0].letters[one]
        there = self._sides[1].letters[other + theirs] - self._sides[1].letters[other]
        expected = here * self._ratio
        off = log(there / expected)
        noise = settings.jitter / (min(expected, there) / 4 + 1)
        near, anyhow = settings.spread**2 + noise, settings.any_spread**2 + noise
        return log(sqrt(anyhow / near)) - off * off / 2 * (1 / near - 1 / anyhow)

    def _paragraphs(self, one: int, ours: int, other: int, theirs: int) -> float:
        """Return what paragraphs and headings say."""
        settings, (chinese, english) = self._settings, self._sides
        first = chinese.starts(one, 1), english.starts(other, 1)
        said = 0.0
        if first[0] or first[1]:
            said = settings.together if first[0] and first[1] else settings.apart
        said += settings.across * (
            chinese.starts(one + 1, ours - 1) + english.starts(other + 1, theirs - 1)
        )
        if chinese.has_heading(one, ours) != english.has_heading(other, theirs):
            said += settings.heading
        return said * self._structure


@dataclass(frozen=True, kw_only=True, slots=True)
class _Measured:
    """A side's letters, beginnings of paragraphs and headings, each up to every sentence."""

    letters: Sequence[int]
    paragraphs: Sequence[int]
    headings: Sequence[int]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> _Measured:
        """Measure a side."""
        starts = [
            number == 0 or sentences[number - 1].block != one.block
            for number, one in enumerate(sentences)
        ]
        letters = [sum(not char.isspace() for char in one.text) for one in sentences]
        return cls(
            letters=[0, *accumulate(max(1, number) for number in letters)],
            paragraphs=[0, *accumulate(starts)],
            headings=[0, *accumulate(one.heading for one in sentences)],
        )

    def starts(self, first: int, size: int) -> int:
        """Return how many of some sentences begin a paragraph."""
        return self.paragraphs[first + size] - self.paragraphs[first]

    def has_heading(self, first: int, size: int) -> bool:
        """Say whether one of some sentences is a heading."""
        return self.headings[first + size] > self.headings[first]


def _reliance(paragraphs: Sequence[int], sentences: Sequence[int]) -> float:
    """Return how far paragraphs are to be relied on, 0 to 1.

    Little where one side has many more of them, or where every line is one.
    """
    alike = min(paragraphs) / max(1, *paragraphs)
    shares = [number / max(1, size) for number, size in zip(paragraphs, sentences, strict=True)]
    return alike if max(shares) < _ALL_LINES else alike / 2


_ALL_LINES = 0.98
"""Share of sentences that begin a paragraph from which on paragraphs are lines."""
