"""What is put into a part, where one thing may stand inside another.

A paragraph that is written anew may hold a text box or a note whose paragraphs are written
anew, too. The inner ones are put in first; the outer one takes them along.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass

from translator.formats.office.xml_nodes import XmlNodes


@dataclass(frozen=True, slots=True)
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
        self._splices: list[_Splice] = []  # the last first: paragraphs are put from the end

    def __bool__(self) -> bool:
        return bool(self._splices)

    def put(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of a stretch; what was put inside of it before goes."""
        self._splices[self._within(start, end)] = []
        insort(self._splices, _Splice(start, end, 0, text), key=_from_the_end)

    def insert(self, at: int, text: str, *, rank: int) -> None:
        """Put a text at a place.

        Args:
            at: Where.
            text: What.
            rank: Of several texts at one place, the lowest comes first.
        """
        insort(self._splices, _Splice(at, at, rank, text), key=_from_the_end)

    def source(self, start: int, end: int) -> str:
        """Return a stretch with what was put into it so far."""
        found = reversed(self._splices[self._within(start, end)])
        parts: list[str] = []
        cursor = start
        for one in found:
            parts += [self.text[cursor : one.start], one.text]
            cursor = one.end
        return "".join([*parts, self.text[cursor:end]])

    def declare(self, nodes: XmlNodes) -> None:
        """Have the root of the part declare the prefixes that only what was put in uses."""
        declared = "".join(
            f' xmlns:{prefix}="{space}"'
            for prefix, space in nodes.lacking.items()
            if any(f"{prefix}:" in one.text for one in self._splices)
        )
        if declared:
            self.insert(nodes.root, declared, rank=0)

    def whole(self) -> str:
        """Return the part with all of it."""
        return self.source(0, len(self.text))

    def _within(self, start: int, end: int) -> slice:
        """Return where the splices of a stretch are held."""
        stop = bisect_right(self._splices, -start, key=lambda one: -one.start)
        first = stop
        while first and self._splices[first - 1].end <= end:
            first -= 1
        return slice(first, stop)


def _from_the_end(splice: _Splice) -> tuple[int, int, int]:
    return -splice.start, -splice.end, -splice.rank
