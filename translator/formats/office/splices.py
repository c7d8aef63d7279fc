"""What is put into a part, where one thing may stand inside another.

A paragraph that is written anew may hold a text box or a note whose paragraphs are written
anew, too. The inner ones are put in first; the outer one takes them along.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class _Splice:
    """What takes the place of a stretch of a part; of several at one place the order."""

    start: int
    end: int
    rank: int
    text: str


class Splices:
    """The splices of one part."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._splices: list[_Splice] = []

    def __bool__(self) -> bool:
        return bool(self._splices)

    def put(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of a stretch; what was put inside of it before goes."""
        self._splices[self._first(start) : self._last(start, end)] = []
        insort(self._splices, _Splice(start, end, 0, text))

    def insert(self, at: int, text: str, *, rank: int) -> None:
        """Put a text at a place.

        Args:
            at: Where.
            text: What.
            rank: Of several texts at one place, the lowest comes first.
        """
        insort(self._splices, _Splice(at, at, rank, text))

    def source(self, start: int, end: int) -> str:
        """Return a stretch with what was put into it so far."""
        found = self._splices[self._first(start) : self._last(start, end)]
        parts: list[str] = []
        cursor = start
        for one in found:
            parts += [self.text[cursor : one.start], one.text]
            cursor = one.end
        return "".join([*parts, self.text[cursor:end]])

    def whole(self) -> str:
        """Return the part with all of it."""
        return self.source(0, len(self.text))

    def _first(self, start: int) -> int:
        return bisect_left(self._splices, start, key=lambda one: one.start)

    def _last(self, start: int, end: int) -> int:
        at = self._first(start)
        while at < len(self._splices) and self._splices[at].end <= end:
            at += 1
        return at
