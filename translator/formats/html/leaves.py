"""What a scan of an HTML page finds: runs of text, and what is not translated."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from translator.errors.error_sentences import Said, piece
from translator.formats.html.elements import SHOWN_ATTRIBUTES
from translator.formats.html.tokens import Attribute, Token
from translator.formats.html.tree import Cell, Element
from translator.formats.source.text_carried import TextCarried
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

LETTER = lazy_regex(r"[^\W\d_]")
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
    dollars: bool = False
    """Whether ``$`` may begin a formula: the page loads what draws them."""
    _lines: list[int] = field(default_factory=list)
    _carried: TextCarried | None = None

    @property
    def carried(self) -> TextCarried:
        """What of the page's text is a formula or a template."""
        if self._carried is None:
            self._carried = TextCarried(self.text, dollars=self.dollars, references=True)
        return self._carried

    def line(self, position: int) -> int:
        """Return the line a position is on, from 1."""
        if not self._lines:
            self._lines = [0, *(one.end() for one in re.finditer(r"\r\n?|\n", self.text))]
        return bisect_right(self._lines, position)


def sort_tables(found: Scan, layouts: set[int]) -> None:
    """Tell tables of data from tables that only lay a page out, and name the cells so.

    In a table of data each cell holds one run of text, and nothing else.
    """
    filled: set[int] = set()
    for leaf in found.leaves:
        if leaf.cell is None or leaf.value is not None:
            continue
        if leaf.kind != "table_cell" or leaf.cell.start in filled:
            layouts.add(leaf.cell.table)
        filled.add(leaf.cell.start)
        found.tables.add(leaf.cell.table)
    found.tables -= layouts
    for number, leaf in enumerate(found.leaves):
        if leaf.kind == "table_cell" and (leaf.cell is None or leaf.cell.table in layouts):
            found.leaves[number] = replace(leaf, kind="paragraph")


_BUTTONS = frozenset(("submit", "button", "reset"))
_SHOWN = 240
"""Characters of a script that are told."""


class Gaps:
    """The gaps of one page; of things there are many of, the first and their number."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Gap] = []
        self._attributes: list[int] = []
        self._scripts: list[tuple[int, int]] = []
        self._words: list[str] = []

    def all(self) -> list[Gap]:
        """Return the gaps in order."""
        found = list(self._found)
        if self._attributes:
            found.append(
                Gap(
                    kind="attribute",
                    start=self._attributes[0],
                    text=self._words[0],
                    reason=Said(piece("left.attributes", number=len(self._attributes))),
                )
            )
        if self._scripts:
            start, end = self._scripts[0]
            found.append(
                Gap(
                    kind="script",
                    start=start,
                    text=self._text[start : min(end, start + _SHOWN)],
                    reason=Said(piece("left.scripts", number=len(self._scripts))),
                    shown=False,
                )
            )
        return sorted(found, key=lambda gap: gap.start)

    def add(self, kind: str, start: int, source: str, reason: str, *, shown: bool = True) -> None:
        """Note a gap if there are words in it.

        Args:
            kind: Name of its element.
            start: Where it stands.
            source: Its text, with character references.
            reason: Why it is not translated.
            shown: Whether a reader of the page sees it.
        """
        words = unescape(source)
        if LETTER.search(words):
            self._found.append(Gap(kind=kind, start=start, text=words, reason=reason, shown=shown))

    def attributes(self, element: str, known: Mapping[str, Attribute]) -> None:
        """Note the attributes of a tag that hold words for people."""
        kind = known.get("type")
        pressed = (
            element == "input"
            and kind is not None
            and self._text[kind.start : kind.end].strip().lower() in _BUTTONS
        )
        for name in (*SHOWN_ATTRIBUTES, "value") if pressed else SHOWN_ATTRIBUTES:
            if one := known.get(name):
                self.attribute(one)

    def attribute(self, one: Attribute) -> None:
        """Note an attribute if there are words in it."""
        words = unescape(self._text[one.start : one.end])
        if LETTER.search(words):
            self._attributes.append(one.start)
            self._words = self._words or [words]

    def scripts(self, inner: Iterable[Token]) -> None:
        """Note the content of a script or a style sheet."""
        self._scripts += [
            (one.start, one.end) for one in inner if LETTER.search(self._text, one.start, one.end)
        ]
