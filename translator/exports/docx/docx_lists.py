"""Lists of Word: each marker is real numbering, counted by Word where it is a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from translator.exports.laid_out.xml_strings import DECLARATION, Xml, closing, element, opening
from translator.lazy_regex import lazy_regex

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NUMBER = lazy_regex(r"([(（]?)([0-9]{1,9})([.)）、．]?)")
_LEVELS = 9
_INDENT = 360
"""Twentieths of a point a level goes in by."""
_BULLETS = "•◦▪"
"""Of the levels, where the article has the usual bullet."""


@dataclass(slots=True)
class _Counting:
    """A list that is going on at a level."""

    shape: tuple[str, str, str]
    number: int
    last: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document; grows while its items are written."""

    _shapes: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """What stands before and behind a number, or a marker and nothing, and the side → abstract
    list. Lists of one abstract list count on from one another: the sides must not."""
    _lists: list[tuple[int, int, int]] = field(default_factory=list)
    """Abstract list, level and first number of each; its number is its place, from 1."""
    _going: dict[tuple[str, int], _Counting] = field(default_factory=dict)
    """By side and level."""
    _bulleted: dict[str, int] = field(default_factory=dict)
    """By marker: they count nothing."""

    def interrupted(self) -> None:
        """Take notice that something else stood between items."""
        self._going.clear()

    def number(self, marker: str, depth: int, side: str) -> int:
        """Return the number of the list an item belongs to.

        Args:
            marker: Of the item, not empty.
            depth: Of the item, from 0.
            side: ``source`` or ``target``: each counts for itself.
        """
        for one in [key for key in self._going if key[0] == side and key[1] > depth]:
            del self._going[one]
        found = _NUMBER.fullmatch(marker)
        if found is None:
            self._going.pop((side, depth), None)
            if marker not in self._bulleted:
                self._bulleted[marker] = self._new((marker, "", ""), 0, 1)
            return self._bulleted[marker]
        shape, count = (found[1] + "%", found[3], side), int(found[2])
        going = self._going.get((side, depth))
        if going is not None and going.shape == shape and going.last + 1 == count:
            going.last = count
            return going.number
        above = self._going.get((side, depth - 1))
        if going is None and above is not None and above.shape == shape and count == 1:
            number = above.number  # Word itself begins again at each item above
        else:
            number = self._new(shape, depth, count)
        self._going[side, depth] = _Counting(shape=shape, number=number, last=count)
        return number

    def _new(self, shape: tuple[str, str, str], depth: int, start: int) -> int:
        abstract = self._shapes.setdefault(shape, len(self._shapes))
        self._lists.append((abstract, depth, start))
        return len(self._lists)

    def xml(self) -> Iterator[Xml]:
        """Yield ``numbering.xml``."""
        yield DECLARATION
        yield opening("w:numbering", {"xmlns:w": NAMESPACE})
        for shape, number in self._shapes.items():
            levels = (_level(shape, level) for level in range(_LEVELS))
            kind = element("w:multiLevelType", {"w:val": "hybridMultilevel"})
            yield element("w:abstractNum", {"w:abstractNumId": str(number)}, kind, *levels)
        for at, (abstract, depth, start) in enumerate(self._lists, start=1):
            override = element(
                "w:lvlOverride",
                {"w:ilvl": str(depth)},
                element("w:startOverride", {"w:val": str(start)}),
            )
            of = element("w:abstractNumId", {"w:val": str(abstract)})
            yield element("w:num", {"w:numId": str(at)}, of, override)
        yield closing("w:numbering")


def _level(shape: tuple[str, str, str], level: int) -> Xml:
    before, behind, _ = shape
    counted = before.endswith("%")
    shown = f"{before}{level + 1}{behind}" if counted else before
    if shown == "•":
        shown = _BULLETS[level % len(_BULLETS)]
    indent = {"w:left": str(_INDENT * (level + 1)), "w:hanging": str(_INDENT)}
    return element(
        "w:lvl",
        {"w:ilvl": str(level)},
        element("w:start", {"w:val": "1"}),
        element("w:numFmt", {"w:val": "decimal" if counted else "bullet"}),
        element("w:lvlText", {"w:val": shown}),
        element("w:lvlJc", {"w:val": "left"}),
        element("w:pPr", None, element("w:ind", indent)),
    )


def continued(depth: int) -> Xml:
    """Return the indentation of what belongs to an item without a marker of its own."""
    return element("w:ind", {"w:left": str(_INDENT * (depth + 1))})
