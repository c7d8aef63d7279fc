"""What else is a word: the user's words, the glossary's terms, the names of a document.

A vocabulary is laid over the words of a text; the segmenter stays as it is, so that a document's
own words cost no more than one search for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from translator.text.patterns import one_of


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Words on top of the dictionary's. It is true if it has any."""

    words: frozenset[str] = field(default=frozenset())
    """The user's: they win against every word of the dictionary."""
    terms: frozenset[str] = field(default=frozenset())
    """The glossary's, as they stand in Chinese."""
    names: frozenset[str] = field(default=frozenset())
    """Of people, places and organisations found in the document."""
    people: frozenset[str] = field(default=frozenset())
    """Those of the names that are Chinese people's, family name first: read as names are."""

    def __bool__(self) -> bool:
        """Whether there is any word."""
        return bool(self.words or self.terms or self.names)

    def kind(self, word: str) -> str:
        """Return ``user``, ``term`` or ``name``; nothing where the word is none of these."""
        for kind, known in (("user", self.words), ("term", self.terms), ("name", self.names)):
            if word in known:
                return kind
        return ""

    def apply(
        self,
        text: str,
        tokens: Sequence[str],
        *,
        again: Callable[[str], list[str]],
        firm: Callable[[str], bool],
    ) -> list[str]:
        """Lay these words over a text's tokens.

        A term or a name gives way where a word of the dictionary reaches over its edge: 李晓明
        is not in 李晓 明天. A word of the user's never does. Among words that overlap, the first
        and then the longest stands.

        Args:
            text: The text.
            tokens: Its words: joined, they are the text.
            again: Cuts what is left of a token that a word reaches into.
            firm: Says whether a token may not be reached into by a term or a name.

        Returns:
            The words; joined, they are the text.
        """
        ends = list(accumulate(map(len, tokens)))
        edges = {0, *ends}

        def is_edge(offset: int) -> bool:
            return offset in edges or not firm(tokens[bisect_left(ends, offset)])

        result: list[str] = []
        done = at = 0
        for start, end in self._spans(text, is_edge):
            if start > done:
                at = _copy(text, tokens, ends, done, start, result, again, at)
            result.append(text[start:end])
            done = end
        _copy(text, tokens, ends, done, len(text), result, again, at)
        return result

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(one_of(self.words | self.terms | self.names))

    def _spans(self, text: str, is_edge: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        at = 0
        while found := self._pattern.search(text, at):
            start, end = found.span()
            at = end
            if found.group() in self.words or (is_edge(start) and is_edge(end)):
                yield start, end
            else:
                at = start + 1


def _copy(
    text: str,
    tokens: Sequence[str],
    ends: Sequence[int],
    start: int,
    end: int,
    result: list[str],
    again: Callable[[str], list[str]],
    at: int,
) -> int:
    """Add the words between two offsets; a word that is cut there is cut again."""
    at = bisect_left(ends, start + 1, lo=at)
    while at < len(tokens) and start < end:
        whole = ends[at] - len(tokens[at])
        stop = min(ends[at], end)
        result += [tokens[at]] if (whole, ends[at]) == (start, stop) else again(text[start:stop])
        start = stop
        if ends[at] <= end:
            at += 1
    return at


NOTHING = Vocabulary()
"""No words on top of the dictionary's."""
