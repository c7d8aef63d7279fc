"""Which inline end tag belongs to which start tag, over a whole page."""

from __future__ import annotations

from collections.abc import Sequence

from translator.formats.html_elements import BLOCK, UNDIVIDED, VOID
from translator.formats.html_tokens import Kind, Token

_READINGS = ("rt", "rp", "rtc")


class Partners:
    """The partners of the inline tags of a page, matched by name."""

    def __init__(self, found: Sequence[Token], *, xml: bool) -> None:
        """Match the tags.

        Args:
            found: The tokens of the page.
            xml: Whether it is XHTML that is read as XML.
        """
        self._last: dict[int, int] = {}
        self._blocks: list[int] = []
        opened: dict[str, list[int]] = {}
        count = 0
        for index, token in enumerate(found):
            self._blocks.append(count)
            name = token.name
            if token.kind not in (Kind.START, Kind.END) or name in VOID:
                continue
            if name in BLOCK:
                count += 1
                continue
            starts = token.kind is Kind.START
            if name in _READINGS if starts else name == "ruby":
                self._end_readings(opened, index)
            if starts and not (token.closed and (xml or name in ("svg", "math"))):
                opened.setdefault(name, []).append(index)
            elif not starts and (waiting := opened.get(name)):
                self._last[waiting.pop()] = index

    def last(self, index: int, name: str, *, undivided: bool = False) -> int | None:
        """Return the last token of the element a start tag opens; None: it stays open.

        Args:
            index: Of the start tag.
            name: Of the element.
            undivided: Take an element around tags of blocks for one that was left open.
        """
        last = self._last.get(index)
        if last is None:
            return None
        if (undivided or name in UNDIVIDED) and self._blocks[last] != self._blocks[index]:
            return None
        return last

    def _end_readings(self, opened: dict[str, list[int]], index: int) -> None:
        """End the readings whose own end tag was left out ("Optional tags")."""
        for name in _READINGS:
            waiting = opened.get(name)
            if waiting and self._blocks[waiting[-1]] == self._blocks[index]:
                self._last[waiting.pop()] = index - 1
