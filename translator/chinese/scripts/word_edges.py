"""Where the words of a clause begin and end: what a region's word may not cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.segmenter import cut

_SURE = 5
"""Least frequency of a word that may not be cut."""
_IDIOM = 4
"""Least length of an idiom, which is no compound: 当机 in 当机立断 is no word of computing."""


class Places:
    """Where the words of a clause begin and end, and where they must not be cut."""

    def __init__(self, text: str, dictionary: Dictionary | None) -> None:
        self._words = cut(text, dictionary)
        self._dictionary = dictionary
        self._edges = list(accumulate(map(len, self._words), initial=0))

    def keeps(self, start: int, end: int) -> bool:
        """Say whether a stretch lies within one word, or cuts none."""
        edges = self._edges
        first, last = bisect_right(edges, start) - 1, bisect_left(edges, end)
        if first + 1 == last:
            return True  # no edge between
        return (edges[first] == start or self._may_be_cut(first)) and (
            edges[last] == end or self._may_be_cut(last - 1)
        )

    def holds(self, start: int, end: int) -> bool:
        """Say whether a stretch is a word here, some words, or a part of a compound."""
        if not self.keeps(start, end):
            return False
        edges = self._edges
        first = bisect_right(edges, start) - 1
        if edges[first + 1] <= end:
            return True
        word, before = self._words[first], start - edges[first]
        after = end - edges[first]
        return not self._is_idiom(word) and all(map(self._may_stand, (word[:before], word[after:])))

    def _may_stand(self, rest: str) -> bool:
        """Say whether what is left of a compound is a word: 晰度 of 高清晰度 is none."""
        if len(rest) < 2 or self._dictionary is None:
            return True
        return bool(self._dictionary.lookup(rest))

    def is_likelier(self, start: int, end: int, becomes: str) -> bool:
        """Say whether a stretch that cuts a word is likelier than the words it was cut into.

        A region's word is as frequent there as the mainland's is in the dictionary's counts:
        網路|上 like 网络|上, not 網|路上.

        Args:
            start: Where the stretch starts in the clause: where a word does.
            end: Where it ends: within the next word.
            becomes: The mainland's word.
        """
        edges = self._edges
        first, last = bisect_right(edges, start) - 1, bisect_left(edges, end)
        if self._dictionary is None or edges[first] != start or last != first + 2:
            return False
        rest = "".join(self._words[first:last])[end - start :]
        frequency = self._dictionary.frequency
        one, other = self._words[first], self._words[first + 1]
        return frequency(becomes) * frequency(rest) > frequency(one) * frequency(other)

    def _is_idiom(self, word: str) -> bool:
        if len(word) < _IDIOM or self._dictionary is None:
            return False
        return any(
            "(idiom" in meaning or "idiom:" in meaning
            for entry in self._dictionary.lookup(word)
            for meaning in entry.meanings
        )

    def _may_be_cut(self, number: int) -> bool:
        """Say whether a word is a rare one, which may be wrong."""
        return (
            self._dictionary is not None and self._dictionary.frequency(self._words[number]) < _SURE
        )
