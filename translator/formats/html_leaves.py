"""What a scan of an HTML page finds: runs of text, and what is not translated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from translator.formats.html_stack import Cell, Element
from translator.formats.html_tokens import Attribute, Token

LETTER = re.compile(r"[^\W\d_]")
"""What a text must have to be translated."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a run of text."""

    role: str
    """text, open, close (tags of inline elements) or atom (carried over whole)."""
    start: int
    end: int
    name: str = ""
    """Of a tag, or of an atom's element."""
    kind: str = ""
    """Of an atom: the kind of its mark; ``hidden`` for what shows nothing."""
    alt: Attribute | None = None
    """Of a picture: its alternative text, where it has one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A run of text between the tags of blocks, or an attribute's value."""

    kind: str
    items: Sequence[Item]
    element: Element
    """The element it stands in."""
    level: int = 0
    marker: str = ""
    depth: int = 0
    cell: Cell | None = None
    value: Attribute | None = None
    """The attribute whose value it is."""
    closing: Token | None = None
    """The end tag of its element, where the run is all that stands in the element."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """Something with words that is not translated."""

    kind: str
    start: int
    text: str
    """Its words as they are shown; of things counted together, the first."""
    reason: str
    shown: bool = True
    """Whether a reader of the page sees it."""


@dataclass(slots=True)
class Scan:
    """What a page holds."""

    text: str
    leaves: list[Leaf] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    rules: list[int] = field(default_factory=list)
    """Where horizontal rules stand."""
    tables: set[int] = field(default_factory=set)
    """Numbers of the tables that hold data rather than a page's layout."""
    _lines: list[int] = field(default_factory=list)

    def line(self, position: int) -> int:
        """Return the line a position is on, from 1."""
        if not self._lines:
            self._lines = [0, *(one.end() for one in re.finditer(r"\r\n?|\n", self.text))]
        return bisect_right(self._lines, position)
