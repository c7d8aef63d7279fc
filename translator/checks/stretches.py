"""The stretch of a text whose words have no counterpart, and what speaks for its being left out.

A translation says other words than a dictionary; so words are missed everywhere, each for itself.
What was left out is missed in one place, while the target has no words left over that could stand
for it, and is short. The signs are weighed by logistic regression, as for exchanged numbers.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translator.checks.counterparts import SAID, ContentWord, Counterparts
from translator.checks.lengths import size
from translator.checks.omission_weights import weighed
from translator.checks.word_doubt import doubt, doubt_by_vectors
from translator.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_LETTERS = {"zh": 3.0, "en": 0.85}
"""What a character of a stretch counts for, as ``lengths.size`` counts."""
_SLACK = 8.0
"""Letters that both texts are lent, so that short ones do not differ by chance."""
_SPREAD = 0.22
"""Standard deviation of the logarithm of two good texts' sizes: FLORES-200 dev and WMT22."""
_MOST_SHORT = 6.0
_BETWEEN_CLAUSES = lazy_regex(r"[，；。：！？,;:!?](?!\d)|\.(?!\d)")
_FIGURES = lazy_regex(r"\d[\d,.]*(?<![,.])")
_SMALLER = 0.5
"""Share of the doubt of the largest piece from which a piece is named beside it."""
_NEAR = 3
"""Words on either side of a stretch of which one has to have a place in the other text."""


Signs = Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Neighbouring words of content of a text."""

    pieces: Sequence[str]
    """What of it has no counterpart, as it stands in the text: without words that are said."""
    score: float
    """Logarithm of the odds that it has no counterpart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One text and what is asked about it."""

    text: str
    language: str
    words: Sequence[ContentWord]
    doubts: Sequence[float]
    tokens: int
    """All its words."""


def sides(
    chinese: str,
    english: str,
    found: Counterparts,
    lexicon: Dictionary,
    vectors: tuple[Sequence[Signs], Sequence[Signs]] | None = None,
) -> tuple[Side, Side]:
    """Return the Chinese and the English text with the doubts of their words.

    Args:
        chinese: The Chinese text.
        english: The English one.
        found: Their words.
        lexicon: What Chinese words mean.
        vectors: What the vectors of all words of both texts tell; None: they are not looked at.
    """
    own, others = (
        Side(
            text=text,
            language=language,
            words=words,
            doubts=[
                doubt_by_vectors(word, language, lexicon, told[word.at])
                if told
                else doubt(word, language, lexicon)
                for word in words
            ],
            tokens=tokens,
        )
        for text, language, words, tokens, told in (
            (chinese, "zh", found.chinese, found.tokens[0], vectors[0] if vectors else ()),
            (english, "en", found.english, found.tokens[1], vectors[1] if vectors else ()),
        )
    )
    return own, others


def doubted(asked: Side, other: Side, question: str) -> Stretch | None:
    """Return the stretch of a text that is least like having a counterpart; None: there is none.

    Args:
        asked: The text whose words are looked at.
        other: Where their counterparts should be.
        question: Whose weights count.
    """
    total, first, last = _most(asked.doubts)
    if last == first:
        return None
    score = weighed(question, all_signs(asked, other, (total, first, last)))
    return Stretch(pieces=_pieces(asked, first, last), score=score)


def _pieces(side: Side, first: int, last: int) -> list[str]:
    """Return what of a stretch to name: its largest pieces, by clauses, without what is said."""
    found: list[tuple[float, int, int]] = []
    for at in range(first, last):
        token = side.words[at].token
        if _is_said(side, at):
            continue
        before = side.words[at - 1].token
        joins = found and not _is_said(side, at - 1) and before.clause == token.clause
        doubted, start = found.pop()[:2] if joins else (0.0, token.start)
        found.append((doubted + side.doubts[at], start, token.end))
    least = _SMALLER * max(one[0] for one in found)
    return [side.text[start:end] for doubted, start, end in found if doubted >= least]


def _is_said(side: Side, at: int) -> bool:
    """Say whether a word is met; one that the dictionary meets may have a vector that is not."""
    return side.words[at].said == SAID and side.doubts[at] <= 0


def signs(asked: Side, other: Side, stretch: tuple[float, int, int]) -> Mapping[str, float]:
    """Return what speaks for and against a stretch's being left out, by the weights' names.

    Args:
        asked: The text it is of.
        other: The other text.
        stretch: Sum of its doubts, number of its first word of content, and of the one after it.
    """
    total, first, last = stretch
    here = sum(one for one in asked.doubts if one > 0)
    there = sum(one for one in other.doubts if one > 0)
    between = _between(asked, other, first, last)
    elsewhere = here - total
    long, its = size(asked.text), asked.words[last - 1].token.end - asked.words[first].token.start
    other_long = size(other.text) + _SLACK
    ratio = math.log(other_long / (long + _SLACK))
    cut = math.log(other_long / (max(long - its * _LETTERS[asked.language], 0.0) + _SLACK))
    fits = (ratio**2 - cut**2) / (2 * _SPREAD**2)
    count = len(asked.words)
    clause = _worst_clause(asked)
    return {
        "always": 1.0,
        "doubt": total,
        "doubt, root": math.sqrt(total),
        "doubt, up to 3": min(total, 3.0),
        "doubt elsewhere": elsewhere,
        "left over": there,
        "left over, up to 4": min(there, 4.0),
        "left over there": between,
        "left over there, up to 3": min(between, 3.0),
        "length fits without": max(-_MOST_SHORT, min(_MOST_SHORT, fits)),
        "length": max(-1.0, min(1.0, ratio)),
        "whole clauses": float(_is_whole(asked.words, first, last)),
        "words": math.log(1 + count),
        "doubt elsewhere, a word": elsewhere / max(1, count),
        "left over, a word": there / max(1, len(other.words)),
        "size": float(last - first),
        "size, up to 4": min(4.0, last - first),
        "worst clause": clause[0],
        "worst clause, a word": clause[0] / clause[1],
        "worst clause, words": math.log(clause[1]),
        "clauses": math.log((1 + _clauses(other)) / (1 + _clauses(asked))),
        "numbers": _numbers(asked.text, other.text),
        "doubt by left over": total / (1 + there),
        "doubt by elsewhere": total / (1 + elsewhere),
    }


def all_signs(asked: Side, other: Side, stretch: tuple[float, int, int]) -> Signs:
    """Return ``signs``, and those that say more where the doubts are those of vectors."""
    total, first, last = stretch
    return {
        **signs(asked, other, stretch),
        "doubt, mean": sum(asked.doubts[first:last]) / (last - first),
        "doubt, a word": sum(asked.doubts) / len(asked.doubts),
        "doubt there, a word": sum(other.doubts) / max(1, len(other.doubts)),
        "most doubted": max(asked.doubts),
        "most doubted there": max(other.doubts, default=0.0),
        "size, root": math.sqrt(last - first),
        "doubt, logarithm": math.log1p(total),
        "doubt, share": total / (1 + len(asked.doubts)),
    }


def most_doubted(side: Side) -> tuple[float, int, int]:
    """Return the stretch of the largest sum of doubts: the sum, its first word, the one after."""
    return _most(side.doubts)


def _most(doubts: Sequence[float]) -> tuple[float, int, int]:
    best, first, last = 0.0, 0, 0
    total, begin = 0.0, 0
    for at, one in enumerate(doubts):
        if total <= 0:
            total, begin = 0.0, at
        total += one
        if total > best:
            best, first, last = total, begin, at + 1
    return best, first, last


def _between(asked: Side, other: Side, first: int, last: int) -> float:
    """Sum up the doubts of the other text where the stretch should be."""
    before = asked.words[max(0, first - _NEAR) : first]
    behind = asked.words[last : last + _NEAR]
    left = [one.partner for one in before if one.said == SAID and one.partner >= 0]
    right = [one.partner for one in behind if one.said == SAID and one.partner >= 0]
    low = left[-1] if left else -1
    high = right[0] if right else other.tokens
    low, high = min(low, high), max(low, high)
    return sum(
        one
        for word, one in zip(other.words, other.doubts, strict=True)
        if one > 0 and low < word.at < high
    )


def _worst_clause(side: Side) -> tuple[float, int]:
    """Return the doubts of the clause that is doubted most, and how many words of content it has.

    Words that are said count against it; 0 and 1 where all are.
    """
    sums: dict[int, float] = defaultdict(float)
    counts: Counter[int] = Counter()
    for word, one in zip(side.words, side.doubts, strict=True):
        sums[word.token.clause] += one
        counts[word.token.clause] += 1
    clause = max(sums, key=lambda one: sums[one])
    return (sums[clause], counts[clause]) if sums[clause] > 0 else (0.0, 1)


def _clauses(side: Side) -> int:
    return len(_BETWEEN_CLAUSES.findall(side.text))


def _numbers(text: str, other: str) -> float:
    """Count the numbers in digits of a text that the other one has in no such form, at most two."""
    its = {one.replace(",", "") for one in _FIGURES.findall(other)}
    lost = sum(one.replace(",", "") not in its for one in _FIGURES.findall(text))
    return float(min(2, lost))


def _is_whole(words: Sequence[ContentWord], first: int, last: int) -> bool:
    """Say whether a stretch begins and ends with clauses, and something else is there."""
    begins = first == 0 or words[first - 1].token.clause != words[first].token.clause
    ends = last == len(words) or words[last].token.clause != words[last - 1].token.clause
    return begins and ends and last - first < len(words)
