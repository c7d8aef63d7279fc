"""The blocks of a Markdown text, numbered in reading order."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from translator import placeholders
from translator.errors.error_sentences import Said, piece
from translator.formats.html.shown import left_words
from translator.formats.markdown.contents import list_place, picture_address
from translator.formats.markdown.header_blocks import header_blocks
from translator.formats.markdown.header_keys import chosen_keys
from translator.formats.markdown.html_parts import merged
from translator.formats.markdown.inline import Parsed, parse_text
from translator.formats.markdown.parser import Environment
from translator.formats.markdown.scan import Scan
from translator.formats.markdown.shown import definitions, described
from translator.formats.source.templates import says_something
from translator.lazy_regex import lazy_regex
from translator.text.characters import excerpt
from translator.types import Block, Inline, Skipped

_LETTER = lazy_regex(r"[^\W\d_]")
_TITLE = lazy_regex(r"[\s]([\"'(])(.+)[\"')]\s*\)$", re.DOTALL)
_ALT_DEPTH = 3


class BlockReader:
    """Turns the leaves of a scan into blocks; holds the number of the next one."""

    def __init__(self, scan: Scan, *, keys: Collection[str] = ()) -> None:
        """Take a scan, and the keys of the header whose values are text; none: the chosen ones."""
        self._scan = scan
        self._keys = keys or chosen_keys()
        self._source = scan.source
        self._blocks: list[Block] = []
        self._skipped = list(scan.skipped)
        self._labels = definitions(
            scan.source.normal[scan.source.line_start(line) : scan.source.line_start(line + 1)]
            for first, last in scan.environment["definitions"]
            for line in range(first, last)
        )

    def read(self) -> tuple[tuple[Block, ...], tuple[Skipped, ...]]:
        """Return all blocks, and everything with text that is in none of them."""
        self._front_matter()
        for leaf in self._scan.leaves:
            attributes = {"context": leaf.context, "prefix": leaf.prefix}
            self._add(leaf.kind, leaf.pieces, attributes, self._scan.environment, leaf.level)
        self._skipped.sort(key=lambda item: item.line)
        return merged(self._blocks, self._scan.html), tuple(self._skipped)

    def _add(
        self,
        kind: str,
        pieces: Sequence[tuple[int, int]],
        attributes: dict[str, str],
        environment: Environment,
        level: int = 0,
        depth: int = 0,
    ) -> int | None:
        """Add the block of some lines and of the pictures in it; return the block's id."""
        parsed = parse_text(self._source, pieces, environment)
        line = self._source.line(pieces[0][0]) + 1
        self._report(parsed, line)
        number: int | None = None
        if _LETTER.search(placeholders.strip(parsed.text)):
            number = len(self._blocks)
            text = self._source.original
            marker, nested = list_place(text, parsed.start) if kind == "list_item" else ("", 0)
            self._blocks.append(
                Block(
                    id=number,
                    kind=kind,
                    text=parsed.text,
                    start=parsed.start,
                    end=parsed.end,
                    inline=parsed.inline,
                    level=level,
                    marker=marker,
                    depth=nested,
                    address=picture_address(text, parsed.end) if kind == "alt" else "",
                    attributes={"line": str(line), **attributes},
                )
            )
        inline = [described(item, self._labels) for item in parsed.inline]
        for picture in parsed.pictures if depth < _ALT_DEPTH else ():
            inside = {"context": "alt", "prefix": attributes["prefix"]}
            child = self._add("alt", picture.pieces, inside, environment, depth=depth + 1)
            if child is not None:
                image = inline[picture.inline]
                inline[picture.inline] = self._with_child(image, picture.origin, child)
        if number is not None:
            self._blocks[number] = replace(self._blocks[number], inline=tuple(inline))
        return number

    def _with_child(self, image: Inline, origin: int, child: int) -> Inline:
        block = self._blocks[child]
        return replace(image, children=((child, block.start - origin, block.end - origin),))

    def _report(self, parsed: Parsed, line: int) -> None:
        if parsed.dropped:
            text = self._source.original[parsed.end - parsed.dropped : parsed.end]
            reason = Said(piece("left.block-marks"))
            self._skipped.append(
                Skipped(kind="marks", line=line, excerpt=excerpt(text), reason=reason)
            )
        for item in parsed.inline:
            if item.kind in ("template", "shortcode") and says_something(item.source):
                reason = Said(piece("left.shortcode"))
                self._skipped.append(
                    Skipped(kind="template", line=line, excerpt=excerpt(item.source), reason=reason)
                )
                continue
            for words in left_words(item.source):
                reason = Said(piece("left.attributes", number=1))
                self._skipped.append(
                    Skipped(kind="attribute", line=line, excerpt=excerpt(words), reason=reason)
                )
            title = _TITLE.search(item.closing or item.source)
            if item.kind in ("link", "image") and title and _LETTER.search(title.group(2)):
                reason = Said(piece("left.titles"))
                self._skipped.append(
                    Skipped(kind="title", line=line, excerpt=excerpt(title.group(2)), reason=reason)
                )

    def _front_matter(self) -> None:
        blocks, skipped = header_blocks(self._source, self._keys)
        self._blocks += blocks
        self._skipped += skipped
