"""The parts of a laid-out document, in reading order, each with both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from translator.exports.laid_out.page_words import Note, Origin
from translator.exports.laid_out.runs import Runs
from translator.types import Layout


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A paragraph, a heading, an item of a list …: a block on one side or on both."""

    kind: str
    """paragraph, heading, list_item, quote, caption, picture or header (front matter)."""
    source: Runs | None
    """None: the target stands alone."""
    target: Runs | None
    """None: the source says it already, for both sides."""
    level: int = 0
    """Of a heading, 1 to 6."""
    marker: str = ""
    """Of a list item; empty for further paragraphs in it."""
    depth: int = 0
    """Of a list item, from 0."""
    notes: tuple[Note, ...] = ()

    @property
    def sides(self) -> tuple[Runs, ...]:
        """What there is of it, the source first."""
        return tuple(side for side in (self.source, self.target) if side)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A cell of a table; one without letters is the same on both sides."""

    source: Runs | None
    target: Runs | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """A whole table, as wide in every line; the first line is its head."""

    lines: tuple[tuple[Cell, ...], ...]
    notes: tuple[Note, ...] = ()

    @property
    def columns(self) -> int:
        """How many there are."""
        return len(self.lines[0]) if self.lines else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """Lines that are left as they are: code, figures, addresses."""

    text: str
    reason: str
    """Why, in a sentence; empty when there is nothing to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A horizontal rule."""


Part: TypeAlias = Text | Grid | Kept | Line


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An item of a list."""

    parts: tuple[Text | tuple[Item, ...], ...]
    """Its paragraphs and the lists in it, in order; a paragraph first."""

    @property
    def marker(self) -> str:
        """What stands before it; empty: nothing does."""
        first = self.parts[0]
        return first.marker if isinstance(first, Text) else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A document as it is laid out, without its parts: what stands around them."""

    title: str
    source_language: str
    """BCP 47 tag, as the two below."""
    target_language: str
    says: str
    """Of what the sheet says itself: ``en``, or a tag of Chinese."""
    layout: Layout
    heads: tuple[str, str]
    """The languages' names, the source's first."""
    counts: str
    """How many pairs there are and how many to look at."""
    origins: tuple[Origin, ...]
    """Lines at the end."""
    name: str
    """Of the document."""
    sha256: str
    """Of its bytes."""
    identity: str
    """The same for the same original, languages, settings and layout, and for no other."""

    @property
    def both(self) -> bool:
        """Whether the source is there, too."""
        return self.layout is not Layout.TARGET

    @property
    def facing(self) -> bool:
        """Whether the sides stand next to each other."""
        return self.layout is Layout.SIDE_BY_SIDE


Lists: TypeAlias = tuple[Item, ...]


def with_lists(parts: Iterator[Part]) -> Iterator[Part | Lists]:
    """Yield parts, the items of a list that follow one another as one."""
    waiting: list[Text] = []
    for part in parts:
        if isinstance(part, Text) and part.kind == "list_item":
            waiting.append(part)
            continue
        if waiting:
            yield _items(waiting)
            waiting = []
        yield part
    if waiting:
        yield _items(waiting)


def _items(texts: list[Text]) -> Lists:
    """Put items under the ones that are less deep; further paragraphs into theirs."""
    found: list[Item] = []
    at = 0
    while at < len(texts):
        depth = texts[at].depth
        parts: list[Text | Lists] = [texts[at]]
        at += 1
        while at < len(texts) and (texts[at].depth > depth or not texts[at].marker):
            below = at
            while at < len(texts) and texts[at].depth > depth:
                at += 1
            if at > below:
                parts.append(_items(texts[below:at]))
            elif texts[at].depth == depth:
                parts.append(texts[at])
                at += 1
            else:
                break
        found.append(Item(parts=tuple(parts)))
    return tuple(found)
