"""A text cut into pieces of a vocabulary: the likeliest way, as SentencePiece's unigram model does.

Kudo 2018, "Subword Regularization": the cut whose pieces' scores have the largest sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_BLANK = "\u2581"
_UNKNOWN = 10.0
"""How much less likely than any piece a character is that none covers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece of a text."""

    number: int
    start: int
    end: int
    """Its place in the text: a blank before it does not count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Vocabulary:
    """Pieces and how likely they are."""

    numbers: Mapping[str, int]
    scores: Sequence[float]
    same: Mapping[str, str]
    unknown: int
    longest: int
    """Characters of the longest piece."""
    stranger: float
    """Score of a character that no piece covers."""

    def cut(self, text: str) -> list[Piece]:
        """Cut a text into pieces, in its order."""
        letters, places = self._letters(text)
        best = [0.0, *[float("-inf")] * len(letters)]
        last = [(0, self.unknown)] * (len(letters) + 1)
        for start in range(len(letters)):
            for end in range(start + 1, min(len(letters), start + self.longest) + 1):
                number = self.numbers.get(letters[start:end])
                score = self.stranger if end == start + 1 else float("-inf")
                if number is not None and number != self.unknown:
                    score = max(score, self.scores[number])
                else:
                    number = self.unknown
                if best[start] + score > best[end]:
                    best[end], last[end] = best[start] + score, (start, number)
        found: list[Piece] = []
        end = len(letters)
        while end:
            start, number = last[end]
            first = start + (letters[start] == _BLANK and end - start > 1)
            found.append(Piece(number=number, start=places[first][0], end=places[end - 1][1]))
            end = start
        return found[::-1]

    def _letters(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """Return a text as the vocabulary writes it, and the place of each of its characters."""
        letters: list[str] = []
        places: list[tuple[int, int]] = []
        for at, character in enumerate(text):
            for one in self.same.get(character, character):
                if one == " " and letters[-1:] == [" "]:
                    continue
                letters.append(one)
                places.append((at, at + 1))
        if letters[:1] != [" "]:
            letters.insert(0, " ")
            places.insert(0, (0, 0))
        return "".join(_BLANK if one == " " else one for one in letters), places


def vocabulary(
    numbers: Mapping[str, int], scores: Sequence[float], same: Mapping[str, str], unknown: int
) -> Vocabulary:
    """Return a vocabulary.

    Args:
        numbers: Piece → its number.
        scores: Of each number.
        same: Character → what it is read as.
        unknown: Number of what no piece covers.
    """
    return Vocabulary(
        numbers=numbers, scores=scores, same=same, unknown=unknown,
        longest=max(map(len, numbers), default=1), stranger=min(scores) - _UNKNOWN,
    )  # fmt: skip
