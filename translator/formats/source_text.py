"""A text with its line ends made equal, and the way back to the original's offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_RETURN = re.compile(r"\r\n?")


class SourceText:
    """The original text beside the one a parser sees.

    ``normal`` has a line feed for every line end and U+FFFD for NUL, as CommonMark asks;
    ``original`` is never changed.
    """

    def __init__(self, original: str) -> None:
        self.original = original
        self.normal = _RETURN.sub("\n", original).replace("\0", "\ufffd")
        # In the normal text: where each line end stands that is two characters long.
        self._doubled = [
            found.start() - count for count, found in enumerate(re.finditer("\r\n", original))
        ]
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.normal))]

    @property
    def newline(self) -> str:
        """The line end the text uses first; a line feed where it has none."""
        found = re.search(r"\r\n?|\n", self.original)
        if not found or (found.group() == "\r" and "\n" in self.original):
            return "\n"  # a return put before a line feed would become one line end with it
        return found.group()

    def offset(self, position: int) -> int:
        """Return the original offset of a position in the normal text."""
        if not self._doubled:
            return position
        return position + bisect_left(self._doubled, position)

    def slice(self, start: int, end: int) -> str:
        """Return the original characters of a span of the normal text."""
        return self.original[self.offset(start) : self.offset(end)]

    def line(self, position: int) -> int:
        """Return the index of the line (from 0) a position in the normal text is on."""
        return bisect_right(self._starts, position) - 1

    def line_start(self, line: int) -> int:
        """Return where a line begins in the normal text; the end for a line beyond it."""
        return self._starts[line] if line < len(self._starts) else len(self.normal)

    def lines(self) -> int:
        """Return how many lines there are."""
        return len(self._starts)
