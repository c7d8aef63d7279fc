"""The rows of a page: blocks, tables, and what stands untranslated between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translator.document.rendering import nested
from translator.types import Block, Document, Rule, Table, Verbatim


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A whole table, its cells in lines; a cell is a block, or text that has no letters."""

    lines: tuple[tuple[Block | str, ...], ...]


Row = Block | TableRow | Verbatim | Rule


def rows(document: Document) -> Iterator[Row]:
    """Yield the document's rows in reading order."""
    blocks = {block.id: block for block in document.blocks}
    for part in document.contents or _shown(document):
        match part:
            case int():
                yield blocks[part]
            case Table():
                yield TableRow(
                    lines=tuple(
                        tuple(cell if isinstance(cell, str) else blocks[cell] for cell in line)
                        for line in part.lines
                    )
                )
            case _:
                yield part


def _shown(document: Document) -> Iterator[int]:
    """Yield the ids of the blocks that are not shown inside another one."""
    inner = nested(document)
    return (block.id for block in document.blocks if block.text and block.id not in inner)
