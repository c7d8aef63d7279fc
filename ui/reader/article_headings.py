"""What a document calls itself, and its headings: the menu that leads to each."""

from __future__ import annotations

from typing import Any

from translator import placeholders
from translator.types import Block, Document
from ui.documents import OpenDocument

_TITLED = 40
"""Blocks from the top in which a heading is the article's title."""
_LONGEST = 120
"""Characters of a title or heading that are shown."""
_MOST = 500
"""Headings of the menu at most: a book of more chapters is turned page by page."""


def title(document: Document) -> str:
    """Return what an article calls itself: its title or first heading; else its file."""
    first = document.blocks[:_TITLED]
    named = [block for block in first if block.attributes.get("key") == "title"]
    for block in (*named, *(block for block in first if block.kind == "heading")):
        if said := said_by(block):
            return said
    return document.name


def said_by(block: Block) -> str:
    """Return the text of a heading on one line, without marks."""
    return " ".join(placeholders.strip(block.text).split())[:_LONGEST]


def headings(opened: OpenDocument) -> list[dict[str, Any]]:
    """Return the headings of a whole document in order, with their sentences' positions.

    A document with a single heading has nothing to choose from: none is returned.
    """
    found: list[dict[str, Any]] = []
    for block in opened.document.blocks:
        items = opened.items.get(block.id)
        if block.kind == "heading" and items and (text := said_by(block)):
            at = [block.id, items[0].segment.start]
            found.append({"at": at, "level": block.level, "text": text})
    return found[:_MOST] if len(found) > 1 else []
