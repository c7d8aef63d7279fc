"""Which words may go together, and how much speaks for it: meanings of CC-CEDICT."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from translator.alignment import english_tokens as english
from translator.alignment.dictionary_links import Phrase, phrases
from translator.alignment.tokenise import Token, function_words
from translator.chinese.dictionary.dictionary import Dictionary

_DERIVED = 0.75
"""What a word of the same stem is worth beside the word itself: economic, economy."""
_FUNCTION_WEIGHT = 0.25
"""How much a word of grammar counts in a phrase of others."""
_HEAD = 1.3
"""How much the last word of a phrase counts: a cell phone is a phone."""
_WINDOW = 4
"""Words within which the words of a phrase must stand."""
_PART = {1: 0.45, 2: 0.65}
"""What the meaning of a part is worth, by its characters (more: as two)."""
_JOINED = 3
"""Neighbouring words that may be one headword: 天气|预报."""
_LEAST = 0.3
"""Scores below this say nothing."""
_LATER_SENSE = 0.01
"""What each earlier meaning takes off a score: the first ones are the usual ones."""
_MOST = 8
"""Places of one word that are considered: a text that says one word a thousand times is to cost
no more than others."""
_FUNCTION_SCORE, _LATER_FUNCTION = 0.75, 0.04
PARTICLES = frozenset("的地得了着過过们們把将將个個之")
"""Words that the dictionary explains but does not translate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """Words of both sides that may go together."""

    chinese: tuple[int, ...]
    english: tuple[int, ...]
    score: float
    """0 to 1: without regard to where the words stand."""
    evidence: str
    """As of ``Link``."""


class English:
    """The English side, ready to be searched for the words of meanings."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._keys: dict[str, list[int]] = {}
        self._stems: dict[str, list[int]] = {}
        for number, token in enumerate(tokens):
            for key in english.keys(token.text):
                self._keys.setdefault(key, []).append(number)
            for stem in english.stems(token.text):
                self._stems.setdefault(stem, []).append(number)
        self._forms = frozenset(self._keys) | frozenset(self._stems)

    def places(self, word: str, share: float) -> dict[int, float]:
        """Return where a word stands, in any form, and how sure that is.

        Args:
            word: In small letters.
            share: Where in the sentence it is expected, 0 to 1; of a word that stands there
                very often, only the nearest places are returned.
        """
        found: dict[int, float] = {}
        if self._forms.isdisjoint(english.forms(word)):
            return found  # as nearly all words of all meanings
        near = int(share * len(self.tokens))
        for stem in english.stems(word):
            found |= dict.fromkeys(nearest(self._stems.get(stem, ()), near), _DERIVED)
        for key in english.keys(word):
            found |= dict.fromkeys(nearest(self._keys.get(key, ()), near), 1.0)
        return found

    def exact(self, word: str, share: float) -> Sequence[int]:
        """Return where a word stands in a form of its own."""
        return nearest(self._keys.get(word.lower(), ()), int(share * len(self.tokens)))

    def occurrences(self, phrase: Phrase, share: float) -> Iterator[tuple[tuple[int, ...], float]]:
        """Find a phrase or a part of it: where, and how much of it, 0 to 1."""
        if len(phrase) == 1:
            for number, sure in self.places(phrase[0], share).items():
                yield (number,), sure
            return
        places = [self.places(word, share) for word in phrase]
        if not any(places):
            return
        weights = _weights(phrase)
        total = sum(weights)
        for lead, (weight, found) in enumerate(zip(weights, places, strict=True)):
            if weight < 1.0 or not found:
                continue
            for anchor in found:
                chosen: dict[int, float] = {}
                for other in range(len(phrase)):
                    near = [
                        place
                        for place in (places[other] if other != lead else (anchor,))
                        if place not in chosen and self._together(place, anchor)
                    ]
                    if near:
                        best = min(near, key=lambda place: abs(place - anchor))
                        chosen[best] = weights[other] * places[other][best]
                yield tuple(sorted(chosen)), sum(chosen.values()) / total

    def _together(self, one: int, other: int) -> bool:
        same = self.tokens[one].clause == self.tokens[other].clause
        return same and abs(one - other) <= _WINDOW


def nearest(places: Sequence[int], near: int) -> Sequence[int]:
    """Return all of some places in order, or, of very many, the nearest."""
    if len(places) <= _MOST:
        return places
    first = bisect_left(places, near) - _MOST // 2
    first = max(0, min(first, len(places) - _MOST))
    return places[first : first + _MOST]


def _weights(phrase: Phrase) -> list[float]:
    """Weigh the words of a phrase: those of grammar little, unless there are no others."""
    if all(english.is_function(word) for word in phrase):
        return [1.0] * len(phrase)
    weights = [_FUNCTION_WEIGHT if english.is_function(word) else 1.0 for word in phrase]
    if weights[-1] == 1.0:
        weights[-1] = _HEAD
    return weights


def by_meaning(tokens: Sequence[Token], target: English, lexicon: Dictionary) -> list[Candidate]:
    """Return what the dictionary's meanings of words, of parts and of neighbours suggest."""
    found: list[Candidate] = []
    for number, token in enumerate(tokens):
        if token.text in PARTICLES:
            continue
        share = (number + 0.5) / len(tokens)
        own = _of_word(token.text, target, lexicon, share)
        if token.function:  # the table of these words knows better which word is usual
            own = {
                places: score
                for places, score in own.items()
                if len(places) > 1 or not target.tokens[places[0]].function
            }
        found += _made((number,), own, 1.0, "dictionary")
        if len(token.text) > 1 and max(own.values(), default=0.0) < 0.9:
            for part in _parts(token.text, lexicon):
                worth = _PART[min(len(part), max(_PART))]
                found += _made((number,), _of_word(part, target, lexicon, share), worth, "parts")
        joined = token.text
        for more in range(1, _JOINED):
            if (
                number + more >= len(tokens)
                or tokens[number + more - 1].end != tokens[number + more].start
            ):
                break
            joined += tokens[number + more].text
            together = tuple(range(number, number + more + 1))
            found += _made(together, _of_word(joined, target, lexicon, share), 1.0, "dictionary")
    return found


def by_grammar(tokens: Sequence[Token], target: English) -> list[Candidate]:
    """Return which words of grammar may go together."""
    return [
        Candidate(
            chinese=(number,),
            english=(place,),
            evidence="function",
            score=_FUNCTION_SCORE - rank * _LATER_FUNCTION,
        )
        for number, token in enumerate(tokens)
        for share in ((number + 0.5) / len(tokens),)
        for rank, word in enumerate(function_words().get(token.text, ()))
        for place in (
            target.places(word, share)
            if word in ("be", "have", "do")
            else target.exact(word, share)
        )
    ]


def _of_word(
    word: str, target: English, lexicon: Dictionary, share: float
) -> Mapping[tuple[int, ...], float]:
    found: dict[tuple[int, ...], float] = {}
    for rank, phrase in enumerate(phrases(word, lexicon)):
        for places, score in target.occurrences(phrase, share):
            score -= _LATER_SENSE * min(rank, 20)
            if score >= _LEAST and score > found.get(places, 0.0):
                found[places] = score
    return found


def _made(
    chinese: tuple[int, ...], found: Mapping[tuple[int, ...], float], worth: float, evidence: str
) -> Iterator[Candidate]:
    for places, score in found.items():
        if score * worth >= _LEAST:
            yield Candidate(chinese=chinese, english=places, score=score * worth, evidence=evidence)


def _parts(word: str, lexicon: Dictionary) -> Iterator[str]:
    """Cut a word into the longest headwords inside it, from the left and from the right."""
    seen = {word}
    for size in range(len(word) - 1, 0, -1):
        for start in range(len(word) - size + 1):
            part = word[start : start + size]
            if part not in seen and lexicon.lookup(part):
                seen.add(part)
                yield part
