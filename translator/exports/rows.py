"""The rows of a page to read: what stands on one line, source beside target."""

from __future__ import annotations

from dataclasses import dataclass

from translator.types import Block


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockRow:
    """One block, source beside target."""

    block: Block
    level: int = 0
    """Of a heading, 1 to 6."""
    marker: str = ""
    """Of a list item: ``•``, ``3.``, ``☐`` …; of further paragraphs in it: empty."""
    depth: int = 0
    """How deep a list item is nested."""
    address: str = ""
    """Of a picture that stands alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A whole table, its cells in lines; a cell is a block, or text that has no letters."""

    lines: tuple[tuple[Block | str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VerbatimRow:
    """Lines of the original that are not translated: code, HTML, figures, addresses."""

    text: str
    reason: str
    """Why, in a sentence; empty when there is nothing to say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleRow:
    """A horizontal rule."""


Row = BlockRow | TableRow | VerbatimRow | RuleRow
