"""Simpler ways to align sentences, to stand beside ours: lengths alone, and hunalign's way.

Both are written anew from the papers, as they are used: the whole table, no paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import erfc, inf, log, sqrt

from translator.alignment.dictionary_links import phrases
from translator.alignment.sentences import Sentence
from translator.alignment.tokenise import chinese, english_tokens
from translator.chinese.dictionary.dictionary import Dictionary

Edge = tuple[tuple[int, ...], tuple[int, ...]]
Cost = Callable[[int, int, int, int], float]

_CHURCH = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (1, 2): 0.0445, (2, 1): 0.0445,
           (2, 2): 0.011}  # fmt: skip
"""Gale & Church 1993, table 5."""
_VARIANCE = 6.8
_SKIP = 0.0
"""The best of those tried on the texts for tuning."""


def gale_church(ours: Sequence[Sentence], theirs: Sequence[Sentence]) -> list[Edge]:
    """Align by the lengths in characters alone (Gale & Church 1993)."""
    lengths = [[len(one.text) for one in side] for side in (ours, theirs)]
    ratio = sum(lengths[1]) / max(1, sum(lengths[0]))

    def cost(one: int, ours_size: int, other: int, theirs_size: int) -> float:
        prior = -log(_CHURCH[ours_size, theirs_size])
        here = sum(lengths[0][one : one + ours_size]) * ratio
        there = sum(lengths[1][other : other + theirs_size])
        delta = abs(there - here) / sqrt(max(1, (here + there) / 2) * _VARIANCE)
        return prior - log(max(1e-300, erfc(delta / sqrt(2))))

    return _cheapest(len(ours), len(theirs), list(_CHURCH), cost)


def hunalign(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], lexicon: Dictionary
) -> list[Edge]:
    """Align by a word-for-word translation and lengths (Varga et al. 2005).

    Each Chinese word stands for the first meaning of the dictionary that the English text has;
    two sentences are as alike as the words they share and the ratio of their lengths.
    """
    english = [
        {token.text.lower() for token in english_tokens(one.text) if not token.function}
        for one in theirs
    ]
    known = frozenset().union(*english)
    translated = [_translated(one.text, known, lexicon) for one in ours]
    lengths = [[len(one.text) for one in side] for side in (ours, theirs)]
    ratio = sum(lengths[1]) / max(1, sum(lengths[0]))

    def cost(one: int, ours_size: int, other: int, theirs_size: int) -> float:
        if not ours_size or not theirs_size:
            return _SKIP
        words = set[str]().union(*translated[one : one + ours_size])
        others = set[str]().union(*english[other : other + theirs_size])
        share = len(words & others) / max(1, max(len(words), len(others)))
        here = sum(lengths[0][one : one + ours_size]) * ratio
        there = sum(lengths[1][other : other + theirs_size])
        alike = min(here, there) / max(1, here, there)
        return -(share + 0.4 * alike) * (1 if ours_size == theirs_size else 1.25)

    steps = [(1, 1), (1, 0), (0, 1), (1, 2), (2, 1)]
    return _cheapest(len(ours), len(theirs), steps, cost)


def _translated(text: str, known: frozenset[str], lexicon: Dictionary) -> set[str]:
    found = set()
    for token in chinese(text, lexicon):
        if token.text.isascii():
            found.add(token.text.lower())
            continue
        meanings = [phrase for phrase in phrases(token.text, lexicon) if not token.function]
        for phrase in meanings:
            if known.issuperset(phrase):
                found.update(phrase)
                break
    return found


def _cheapest(ours: int, theirs: int, steps: Sequence[tuple[int, int]], cost: Cost) -> list[Edge]:
    best = [[inf] * (theirs + 1) for _ in range(ours + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    for one in range(ours + 1):
        for other in range(theirs + 1):
            for step in steps:
                back, beside = one - step[0], other - step[1]
                if back < 0 or beside < 0 or best[back][beside] == inf:
                    continue
                value = best[back][beside] + cost(back, step[0], beside, step[1])
                if value < best[one][other]:
                    best[one][other], came[one, other] = value, step
    return _way(came, ours, theirs)


def _way(came: Mapping[tuple[int, int], tuple[int, int]], one: int, other: int) -> list[Edge]:
    found = []
    while one or other:
        step = came[one, other]
        found.append((
            tuple(range(one - step[0], one)), tuple(range(other - step[1], other)),
        ))  # fmt: skip
        one, other = one - step[0], other - step[1]
    return found
