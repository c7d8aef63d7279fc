"""The open elements of a page: enough of the standard's tree building to know a text's place.

Inline elements are not kept here; a run of text sorts them out itself (``html_inline``).
Rules: https://html.spec.whatwg.org/#parsing-main-inbody and "Optional tags".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from translator.formats.html.elements import BLOCK, HEADINGS, IMPLIED, SCOPES, UNDIVIDED, VOID
from translator.formats.html.tokens import Attribute, Kind, Token

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
TABLE_PARTS = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"))
"""Elements that mean nothing outside of a table."""
_ROWS = frozenset(("tr", "tbody", "thead", "tfoot"))
_WIDEST = 50
"""Columns a cell may reach over; what says more is a mistake or a trap."""
_LIST_BORDERS = _LISTS | SCOPES
_BORDERS = {
    **dict.fromkeys((*TABLE_PARTS, "table"), frozenset(("table", "template", "html"))),
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
        self.layouts: set[int] = set()
        """Numbers of the tables that hold other tables."""
        self._tables = 0
        self._places: dict[str, list[int]] = {"html": [0]}

    @property
    def top(self) -> Element:
        """The innermost open element."""
        return self.elements[-1]

    def push(self, tag: Token, values: Mapping[str, str]) -> Element:
        """Open an element; what it stands in says what its text is.

        Args:
            tag: Its start tag.
            values: Its attributes, as far as they number lists and cells.
        """
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
        self._number(element, values, outer.cell)
        return element

    def _number(self, element: Element, values: Mapping[str, str], outer: Cell | None) -> None:
        """Give a table, row, cell or list item its number."""
        match element.name:
            case "table":
                element.table, self._tables = self._tables, self._tables + 1
                if outer is not None:  # a table of data holds no other table
                    self.layouts.add(outer.table)
            case "tr":
                if table := self.innermost("table"):
                    table.row, table.column = table.row + 1, 0
            case "td" | "th":
                if table := self.innermost("table"):
                    row = max(table.row, 0)
                    element.cell = Cell(table.table, row, table.column, element.tag.start)
                    table.column += min(_whole_number(values.get("colspan"), 1) or 1, _WIDEST)
            case "ol":
                element.number = _whole_number(values.get("start"), 1)
            case "li":
                element.marker = "•"
                place = self.nearest(_LISTS)
                if place > 0 and (parent := self.elements[place]).name == "ol":
                    number = _whole_number(values.get("value"), parent.number)
                    element.marker, parent.number = f"{number}.", number + 1

    def take_marker(self) -> str:
        """Return the marker of the list item a text stands in, the first time only."""
        if self.top.kind != "list_item" or not (item := self.innermost("li")):
            return ""
        marker, item.marker = item.marker, ""
        return marker

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
        if name in HEADINGS and self.top.name in HEADINGS:
            closed += self._close(len(self.elements) - 1)
        for rule in IMPLIED.get(name, ()):
            border = self.nearest(rule.within)
            while (place := self.nearest(rule.closes)) > border:
                closed += self._close(place)
        return closed

    def ignores(self, name: str) -> bool:
        """Say whether a start tag means nothing here: a part of a table outside of any."""
        if name not in TABLE_PARTS:
            return False
        return self.nearest(("table", "template")) < 0

    def ending(self, name: str) -> list[Element]:
        """Close what an end tag ends, and return it, the innermost first."""
        if name in _ROWS:  # what they hold ends with them, whether their own start was left out
            return self.starting(name)
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


def _whole_number(value: str | None, default: int) -> int:
    return (
        int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else default
    )
