"""The HTML that stands in a Markdown text: read and written as the HTML format does it.

CommonMark takes an HTML block as it is, to the next blank line or to its end condition
(0.31.2, section 4.6). Its text is HTML, so it is read by the HTML reader: each HTML block of the
text is one stretch of a page, and an element may begin in one (``<details>``) and end in another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import merge
from itertools import pairwise
from operator import attrgetter, itemgetter

from translator.errors import FormatError
from translator.errors.error_sentences import Said, piece
from translator.formats.html import blocks as html_blocks
from translator.formats.html.blocks import Blocks, read_blocks
from translator.formats.html.contents import contents as html_contents
from translator.formats.html.elements import ATOMS, BLOCK, HIDDEN, VOID
from translator.formats.html.leaves import Item, Leaf
from translator.formats.html.scan import scan as scan_html
from translator.formats.html.splices import Splice, changed_at, spliced
from translator.formats.html.tokens import Attribute
from translator.formats.html.tree import Stack
from translator.formats.html.write import splices_of
from translator.formats.markdown.declined import declined
from translator.formats.source.source_text import SourceText
from translator.lazy_regex import lazy_regex
from translator.text.characters import excerpt
from translator.types import Block, Document, Layout, Skipped, Table

CONTEXT = "html"
"""What ``attributes["context"]`` is of a block that the HTML reader made."""

_ALONE = lazy_regex(r"<([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?>\s*")
_NEVER_ALONE = BLOCK | VOID | HIDDEN | ATOMS.keys()
"""Elements whose tags are no part of a sentence, or hold what is carried over whole."""
_TAG_BEGINS = lazy_regex(r"<[A-Za-z/]")
_LINE_END = lazy_regex(r"(?<=\n)|(?<=\r)(?!\n)")
_LINE_BEGINS = lazy_regex(r"^[ \t>]+", re.MULTILINE)

Pieces = tuple[tuple[int, int], ...]
"""The lines of a stretch as spans of the normal text, without what containers put before them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """An HTML block of a Markdown text."""

    token: int
    """Its index among the document's tokens."""
    pieces: Pieces
    tags_only: bool = False
    """Whether it is tags of JSX, which are not read as HTML."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Html:
    """What the HTML reader found in a Markdown text."""

    blocks: Blocks
    """Numbered by themselves, from 0."""
    skipped: tuple[Skipped, ...]
    tables: tuple[Table, ...]
    spans: Mapping[int, tuple[int, int]]
    """Index of an HTML block's token → its span of the original text."""
    declined: tuple[tuple[int, int], ...] = ()
    """Spans of the original text that ask for no translation, in order."""
    hidden: tuple[tuple[int, int], ...] = ()
    """Spans of the original text that are wholly hidden from its reader."""

    def declines(self, position: int) -> bool:
        """Say whether a position of the original text asks for no translation."""
        index = bisect_right(self.declined, position, key=itemgetter(0)) - 1
        return index >= 0 and position < self.declined[index][1]


def read_html(
    source: SourceText,
    parts: Sequence[Part],
    values: Iterable[Attribute] = (),
    hidden: Iterable[tuple[int, int]] = (),
) -> Html:
    """Read the HTML blocks of a text.

    Args:
        source: The text.
        parts: Its HTML blocks, in order.
        values: Attributes of other tags whose values are translated.
        hidden: Further spans of the normal text that no reader of it sees.
    """
    text = _unquoted(source, parts)
    spans = {part.token: _span(source, part.pieces) for part in parts}
    broken = [part for part in parts if not part.tags_only and _is_cut(source, part)]
    places = [
        (source.offset(_first(source, part)), spans[part.token][1])
        for part in parts
        if not part.tags_only and part not in broken
    ]
    scan = scan_html(text, parts=places)
    element = Stack().top
    scan.leaves += [
        Leaf(
            kind="attribute",
            items=[Item("text", value.start, value.end)],
            element=element,
            value=value,
        )
        for value in values
    ]
    scan.leaves.sort(key=lambda leaf: leaf.items[0].start)
    found = read_blocks(scan)
    if text is not source.original:
        found = _as_written(found, source.original)
    return Html(
        blocks=found,
        skipped=(*html_blocks.skipped(scan, found), *(_left(source, part) for part in broken)),
        tables=tuple(one for one in html_contents(scan, found) if isinstance(one, Table)),
        spans=spans,
        declined=tuple(declined(text, places)),
        hidden=(
            *(spans[part.token] for part in parts if part.tags_only),
            *((source.offset(start), source.offset(end)) for start, end in hidden),
        ),
    )


def merged(blocks: Sequence[Block], html: Html) -> tuple[Block, ...]:
    """Return a text's own blocks and those of its HTML in reading order, numbered anew."""
    if not html.blocks.blocks:
        return tuple(blocks)
    inner = [
        replace(block, attributes={**block.attributes, "context": CONTEXT, "prefix": ""})
        for block in html.blocks.blocks
    ]
    ordered = list(merge(blocks, inner, key=attrgetter("start")))
    numbers = {
        (block.attributes["context"] == CONTEXT, block.id): number
        for number, block in enumerate(ordered)
    }
    return tuple(
        replace(
            block,
            id=number,
            inline=tuple(
                replace(
                    item,
                    children=tuple(
                        (numbers[block.attributes["context"] == CONTEXT, child], start, end)
                        for child, start, end in item.children
                    ),
                )
                if item.children
                else item
                for item in block.inline
            ),
        )
        for number, block in enumerate(ordered)
    )


def even(content: str) -> str:
    """Return the content of an HTML block without what containers may put before its lines."""
    return _LINE_BEGINS.sub("", content.rstrip("\n"))


class HtmlWriter:
    """What is put into the HTML of a Markdown document.

    Args:
        document: The document.
        html: Its HTML, as ``read_html`` returned it.
        changed: Id of a block of the document → target.
        layout: As ``Format.write`` takes it.
        target_language: BCP 47 tag.
    """

    def __init__(
        self,
        document: Document,
        html: Html,
        changed: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
    ) -> None:
        ids = [block.id for block in document.blocks if block.attributes["context"] == CONTEXT]
        self._ids = ids
        self._document = document
        self.splices: list[Splice] = []
        """What is put where, in order."""
        inner = {number: changed[one] for number, one in enumerate(ids) if one in changed}
        if inner:
            found = splices_of(
                document,
                html.blocks,
                inner,
                layout=layout,
                target_language=target_language,
                closed=True,  # Docusaurus reads any Markdown as JSX
            )
            self.splices = [replace(one, text=_without_blank_lines(one.text)) for one in found]
        self._spans = html.spans

    def contents(self) -> dict[int, tuple[str, int]]:
        """Return what each HTML block that changes becomes, and the last block put into it.

        Returns:
            Index of its token → its content as ``even`` returns it, id of a block.

        Raises:
            FormatError: outside of what was put in, its tags would not be the original's.
        """
        found: dict[int, tuple[str, int]] = {}
        index = 0
        for token, (start, end) in self._spans.items():
            inside: list[Splice] = []
            while index < len(self.splices) and self.splices[index].start <= end:
                if self.splices[index].start >= start:  # else it is in another tag
                    inside.append(self.splices[index])
                index += 1
            if inside:
                new = self._written(start, end, inside)
                found[token] = (even(SourceText(new).normal), self._ids[inside[-1].block])
        return found

    def _written(self, start: int, end: int, splices: Sequence[Splice]) -> str:
        """Return the new text of a stretch, its tags compared with the old one's."""
        moved = [replace(one, start=one.start - start, end=one.end - start) for one in splices]
        old = self._document.skeleton[start:end]
        new = spliced(old, moved)
        if changed_at(old, moved, new) is not None:
            line = self._document.blocks[self._ids[splices[0].block]].attributes["line"]
            raise FormatError("format.document-changes", name=self._document.name, line=line)
        return new


def _is_cut(source: SourceText, part: Part) -> bool:
    """Say whether a tag is not closed in its HTML block: what is text there cannot be told."""
    lines = source.normal[part.pieces[0][0] : part.pieces[-1][1]]
    return _TAG_BEGINS.search(lines, lines.rfind(">") + 1) is not None


def _left(source: SourceText, part: Part) -> Skipped:
    start, end = part.pieces[0][0], part.pieces[-1][1]
    return Skipped(
        kind="html",
        line=source.line(start) + 1,
        excerpt=excerpt(source.normal[start:end]),
        reason=Said(piece("left.open-tag")),
        text=source.normal[start:end],
    )


def _first(source: SourceText, part: Part) -> int:
    """Return where the text of a part begins: behind a tag that makes it a part.

    A tag of an inline element begins an HTML block only where it is alone on its line (start
    condition 7), so it is not handed over as a part of a sentence.
    """
    start, end = part.pieces[0]
    alone = _ALONE.fullmatch(source.normal, start, end)
    if alone is None or alone[1].lower() in _NEVER_ALONE or "translate" in alone[0].lower():
        return start
    return end


def _span(source: SourceText, pieces: Pieces) -> tuple[int, int]:
    return source.offset(pieces[0][0]), source.offset(pieces[-1][1])


def _without_blank_lines(text: str) -> str:
    """Return what is put into an HTML block without what would end it.

    A line is blank where the only thing on it was a tag that is not written again.
    """
    lines = _LINE_END.split(text)
    if len(lines) < 3:
        return text
    kept = [line for line in lines[1:-1] if line.strip(" \t\r\n>")]
    return "".join([lines[0], *kept, lines[-1]])


def _unquoted(source: SourceText, parts: Sequence[Part]) -> str:
    """Return the text with spaces for the marks of quotes that stand inside its HTML."""
    pieces: list[str] = []
    cursor = 0
    for part in parts:
        for (_, end), (start, _) in pairwise(part.pieces):
            first, last = source.offset(end), source.offset(start)
            between = source.original[first:last]
            if between.strip():
                blank = "".join(one if one.isspace() else " " for one in between)
                pieces += [source.original[cursor:first], blank]
                cursor = last
    return "".join([*pieces, source.original[cursor:]]) if pieces else source.original


def _as_written(found: Blocks, original: str) -> Blocks:
    """Give the marks of blocks their sources back as they stand in a quote."""
    places = [place for place in found.places if place.block is not None]
    blocks = [
        replace(
            block,
            inline=tuple(
                replace(item, source=original[start : start + len(item.source)])
                for item, start in zip(block.inline, place.parsed.starts, strict=True)
            ),
        )
        for block, place in zip(found.blocks, places, strict=True)
    ]
    return Blocks(blocks=tuple(blocks), places=found.places)
