"""Blocks with their marks as text that people can read, for the tests of every format."""

from __future__ import annotations

from translator import placeholders
from translator.types import Block, Document


def with_marks(block: Block) -> str:
    """A block's text with its marks as {source} and {source|closing}."""
    names = {}
    for item in block.inline:
        if item.closing is None:
            names[placeholders.atom(item.id)] = "{" + item.source + "}"
        else:
            names[placeholders.opening(item.id)] = "{" + item.source + "|"
            names[placeholders.closing(item.id)] = "|" + item.closing + "}"
    return placeholders.translate(block.text, names)


def shown(document: Document) -> list[str]:
    """Each block's kind and text, see ``with_marks``."""
    return [f"{block.kind}: {with_marks(block)}" for block in document.blocks]
