"""The open elements of a page: enough of the standard's tree building to know a text's place.

Inline elements are not kept here; a run of text sorts them out itself (``html_inline``).
Rules: https://html.spec.whatwg.org/#parsing-main-inbody and "Optional tags".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translator.formats.html_elements import HEADINGS, IMPLIED, SCOPES
from translator.formats.html_tokens import Attribute, Kind, Token

_LISTS = frozenset(["ul", "ol", "menu", "dir"])
_HINTS = {
    "blockquote": "quote",
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "td": "table_cell",
    "th": "table_cell",
    "caption": "caption",
    "figcaption": "caption",
    "title": "front_matter",
}
"""What a text in an element is, unless an element inside says otherwise."""
_TABLE_PARTS = frozenset((
    "td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup", "table",
))  # fmt: skip
_LIST_BORDERS = _LISTS | SCOPES
_BORDERS = {
    **dict.fromkeys(_TABLE_PARTS, frozenset(("table", "template", "html"))),
    "li": _LIST_BORDERS,
}
"""How far an end tag reaches; others: ``SCOPES``."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    table: int
    """Number of the table in the page."""
    row: int
    column: int
    """From 0, cells that reach over several columns counted as so many."""
    start: int
    """Where its tag stands: no two cells share it."""


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """A start tag that says what language its element is in."""

    attributes: tuple[Attribute, ...]
    """``lang`` and ``xml:lang``."""
    outer: Language | None
    """The next such tag around it."""


@dataclass(slots=True, eq=False)
class Element:
    """An open element that is not inline."""

    name: str
    tag: Token
    kind: str
    """What a text directly in it is."""
    level: int
    """Of a heading; 0: none."""
    depth: int
    """How many lists it stands in, less one."""
    cell: Cell | None
    reason: str
    """Why nothing in it is translated; empty: it is."""
    language: Language | None = None
    outer: str = ""
    """Name of the element it stands in."""
    filled: bool = False
    """Whether something that is shown stands in it already."""
    marker: str = ""
    """Of a list item, until its first text has taken it."""
    number: int = 1
    """Of a list: the next item's."""
    table: int = -1
    row: int = -1
    column: int = 0
    """Of a table: its number in the page, the row it is at, the next cell's column."""


class Stack:
    """The open elements, the outermost first."""

    def __init__(self) -> None:
        root = Token(kind=Kind.START, start=0, end=0, name="html")
        self.elements = [Element("html", root, "paragraph", 0, -1, None, "")]
        self._places: dict[str, list[int]] = {"html": [0]}

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self.elements[-1]

    def push(self, tag: Token) -> Element:
        """Open an element; what it stands in says what its text is."""
        outer, name = self.top, tag.name
        element = Element(
            name=name,
            tag=tag,
            kind=_HINTS.get(name, outer.kind),
            level=HEADINGS.get(name, outer.level),
            depth=outer.depth + (name in _LISTS or name == "dl"),
            cell=None if name == "table" else outer.cell,
            reason=outer.reason,
            language=outer.language,
            outer=outer.name,
        )
        outer.filled = True
        self._places.setdefault(name, []).append(len(self.elements))
        self.elements.append(element)
        return element

    def nearest(self, names: Iterable[str]) -> int:
        """Return the place of the innermost open element of these names; −1: none."""
        return max((self._places[name][-1] for name in names if self._places.get(name)), default=-1)

    def innermost(self, name: str) -> Element | None:
        """Return the innermost open element of a name."""
        place = self.nearest((name,))
        return None if place < 0 else self.elements[place]

    def starting(self, name: str) -> list[Element]:
        """Close what a start tag ends, and return it, the innermost first."""
        closed: list[Element] = []
        for rule in IMPLIED.get(name, ()):
            border = self.nearest(rule.within)
            while (place := self.nearest(rule.closes)) > border:
                closed += self._close(place)
        return closed

    def ending(self, name: str) -> list[Element]:
        """Close what an end tag ends, and return it, the innermost first."""
        names = tuple(HEADINGS) if name in HEADINGS else (name,)
        place = self.nearest(names)
        border = self.nearest(_BORDERS.get(name, SCOPES) - {name})
        if place <= max(border, 0):
            return []
        return self._close(place)

    def close_all(self) -> list[Element]:
        """Close everything at the end of the page."""
        return self._close(1)

    def _close(self, place: int) -> list[Element]:
        closed = self.elements[place:][::-1]
        del self.elements[place:]
        for element in closed:
            self._places[element.name].pop()
        return closed
