"""Marks made readable: what stands in a cell or a line of text instead of each mark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from translator import placeholders
from translator.text.joining import joiner, line_joiner_at
from translator.types import Bitext, Block, Document, Inline, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of text, or one thing a mark stands for."""

    role: str
    """text, code, image, address, break, open or close."""
    text: str = ""
    """What a reader sees of it."""
    inline: Inline | None = None
    """What the mark stands for; None for text of the segment itself."""
    start: int | None = None
    """Where text of the segment itself begins in it; None for what a mark stands for."""


def pieces(text: str, block: Block) -> Iterator[Piece]:
    """Cut a text of a block at its marks and say what each stands for."""
    known = placeholders.table(block)
    cursor = 0
    for found in placeholders.MARK.finditer(text):
        if cursor < found.start():
            yield Piece(role="text", text=text[cursor : found.start()], start=cursor)
        cursor = found.end()
        inline = known[found.group()]
        if inline.paired:
            role = "open" if placeholders.role(found.group()) == "open" else "close"
            yield Piece(role=role, inline=inline)
        elif inline.kind in placeholders.LINE_ENDS:
            between = line_joiner_at(text, found.start(), found.end())
            yield Piece(role="text", text=between)
        else:
            yield Piece(role=inline.display, text=inline.text, inline=inline)
    if cursor < len(text):
        yield Piece(role="text", text=text[cursor:], start=cursor)


def block_targets(bitext: Bitext) -> dict[int, str]:
    """Return each block's whole target, its segments joined, with the block's marks."""
    blocks = {block.id: block for block in bitext.document.blocks}
    groups = groupby(bitext.pairs, key=lambda pair: pair.segment.block_id)
    return {
        number: join_targets(list(pairs), blocks[number], bitext.verbatim)
        for number, pairs in groups
    }


def join_targets(pairs: list[Pair], block: Block, verbatim: bool) -> str:
    """Join the targets of a block's segments, spaced as the target's script asks for.

    The end of a line is space enough: none comes before or after it.
    """
    if verbatim:  # the source's own white space
        return "".join(_edges(pair)[0] + pair.target.strip() + _edges(pair)[1] for pair in pairs)
    table = placeholders.table(block)
    breaks = {
        mark
        for mark, item in table.items()
        if item.kind in placeholders.LINE_ENDS
        or item.kind == "hardbreak"
        or item.display == "break"
    }
    parts: list[str] = []
    for pair in pairs:
        target = pair.target.strip()
        if not target:
            continue
        if parts and parts[-1][-1] not in breaks and target[0] not in breaks:
            parts.append(joiner(_end(parts), target))
        parts.append(target)
    return "".join(parts)


def _end(parts: list[str]) -> str:
    """Return the end of what is joined so far, with at least one character that is no mark."""
    at = len(parts) - 1
    while at > 0 and not placeholders.strip(parts[at]):
        at -= 1
    return "".join(parts[at:])


def nested(document: Document) -> set[int]:
    """Return the ids of blocks that are shown inside another one: pictures' alternative texts."""
    return {
        child for block in document.blocks for item in block.inline for child, _, _ in item.children
    }


class Rendering:
    """Reads texts of one side of a bitext: the source's or the target's.

    An image's alternative text is a block of its own: the side decides which is shown.
    """

    def __init__(self, bitext: Bitext, *, target: bool) -> None:
        self._blocks = {block.id: block for block in bitext.document.blocks}
        self._texts = {block.id: block.text for block in bitext.document.blocks}
        if target:
            self._texts |= block_targets(bitext)

    def readable(self, text: str, block: Block) -> str:
        """Return a text of a block as a person reads it, without any markup.

        Code is its content, a link its text, an image its alternative text, a soft break a
        space or, between Chinese characters, nothing; a hard break is a newline.
        """
        return "".join(
            self.alternative(piece) if piece.role == "image" else piece.text
            for piece in pieces(text, block)
        )

    def line(self, text: str, block: Block) -> str:
        """Return ``readable`` on one line, for a cell of a table."""
        return " ".join(re.split(r"[ \t\r\n]+", self.readable(text, block))).strip()

    def alternative(self, piece: Piece) -> str:
        """Return an image's alternative text on this side."""
        if piece.inline is None or not piece.inline.children:
            return piece.text
        return "".join(
            self.readable(self._texts.get(child, ""), self._blocks[child])
            for child, _, _ in piece.inline.children
        )

    def original(self, text: str, block: Block) -> str:
        """Return a text of a block in the document's own notation (Markdown, HTML …)."""
        return _restore(text, block, self._nested)

    def _nested(self, child: int) -> str:
        return self.original(self._texts.get(child, ""), self._blocks[child])


def _edges(pair: Pair) -> tuple[str, str]:
    inner = pair.source.strip()
    if not inner:
        return pair.source, ""
    lead, _, trail = pair.source.partition(inner)
    return lead, trail


def _restore(text: str, block: Block, nested: Callable[[int], str]) -> str:
    known = placeholders.table(block)

    def replace(found: re.Match[str]) -> str:
        inline = known[found.group()]
        if placeholders.role(found.group()) == "close":
            return inline.closing or ""
        source = inline.source
        for child, start, end in sorted(inline.children, key=lambda item: -item[1]):
            source = source[:start] + nested(child) + source[end:]
        return source

    return placeholders.MARK.sub(replace, text)
