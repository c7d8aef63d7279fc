"""Where the next of some signs stands in a text, looked up without reading on to the end."""

from __future__ import annotations

import re
from bisect import bisect_left


class Ahead:
    """The places of signs in one text; each sign is looked for once, when it is first asked for.

    A text with a hundred thousand openings and no closing would be read a hundred thousand
    times to its end if each opening looked for its closing by itself.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, tuple[list[int], list[int]]] = {}

    def find(self, pattern: str, start: int) -> tuple[int, int] | None:
        """Return the first match that begins at ``start`` or after it.

        Args:
            pattern: A regular expression; of matches that overlap the first counts.
            start: An offset of the text.
        """
        starts, ends = self._all(pattern)
        index = bisect_left(starts, start)
        return (starts[index], ends[index]) if index < len(starts) else None

    def last(self, pattern: str, end: int) -> int | None:
        """Return where the last match ends that begins before a place."""
        starts, ends = self._all(pattern)
        index = bisect_left(starts, end)
        return ends[index - 1] if index else None

    def count(self, pattern: str, start: int, end: int) -> int:
        """Return how many matches begin in a stretch of the text."""
        starts, _ = self._all(pattern)
        return bisect_left(starts, end) - bisect_left(starts, start)

    def _all(self, pattern: str) -> tuple[list[int], list[int]]:
        places = self._places.get(pattern)
        if places is None:
            found = [one.span() for one in re.finditer(pattern, self._text, re.MULTILINE)]
            places = self._places[pattern] = ([a for a, _ in found], [b for _, b in found])
        return places
