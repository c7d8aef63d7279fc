"""The rows of a page: paragraphs, tables, and what stands untranslated between them.

Blocks know their kind; the level of a heading, the marker of a list item and the cells without
letters are read from the original around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.document.html_rows import BlockRow, Row, RuleRow, TableRow, VerbatimRow, page_rows
from translator.document.rendering import nested
from translator.types import Block, Document

__all__ = ["BlockRow", "Row", "RuleRow", "TableRow", "VerbatimRow", "rows"]

_TEXT_FORMATS = frozenset(("markdown", "plain"))
"""Formats whose skeleton is what a person reads, so that it may be shown as it is."""
_MARKER = re.compile(r"(?:^|[\s>])(\d{1,9}[.)]|[-*+])[ \t]+(\[[ xX]\][ \t]+)?$")
_HASHES = re.compile(r"(#{1,6})[ \t]")
_SETEXT = re.compile(r"[ \t>]*\r?\n[ \t>]*(=+|-+)[ \t]*(?:\r?\n|$)")
_RULE = re.compile(r"[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*")
_PICTURE_END = re.compile(r"\]\(\s*(<[^<>\n]*>|[^\s()]*)")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-+)[ \t]*")
_HEADER_END = re.compile(r"^(?:---|\+\+\+|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_CELL = re.compile(r"(?:\\.|[^|\\])+")
_DELIMITER = re.compile(r"[\s|:>-]*-[\s|:>-]*")


def rows(document: Document) -> Iterator[Row]:
    """Yield the document's rows in reading order."""
    if document.format == "html":
        yield from page_rows(document)
        return
    readable = document.format in _TEXT_FORMATS
    inner = nested(document)
    blocks = [block for block in document.blocks if block.text and block.id not in inner]
    reported: set[int] = set()
    position = index = 0
    while index < len(blocks):
        block = blocks[index]
        if readable:
            yield from _between(document, position, block.start, reported)
        else:
            yield from _skipped_until(document, _line(block), reported)
        if block.kind == "table_cell":
            cells = _same_table(blocks, index, document.skeleton if readable else "")
            index += len(cells)
            table, position = _table(document.skeleton if readable else "", cells)
            yield table
            continue
        yield (
            _block_row(document.skeleton, block)
            if readable
            else BlockRow(block=block, level=int(block.attributes.get("level", "0")))
        )
        position = block.end
        index += 1
    if readable:
        yield from _between(document, position, len(document.skeleton), reported)
    else:
        yield from _skipped_until(document, None, reported)


def _block_row(text: str, block: Block) -> BlockRow:
    prefix = text[text.rfind("\n", 0, block.start) + 1 : block.start]
    level = 0
    if block.kind == "heading":
        if found := _HASHES.search(prefix):
            level = len(found.group(1))
        elif found := _SETEXT.match(text, block.end):
            level = 1 if found.group(1).startswith("=") else 2
        else:
            level = int(block.attributes.get("level", "2"))
    marker, depth, where = "", 0, ""
    if block.kind == "alt" and (closing := _PICTURE_END.match(text, block.end)):
        where = closing.group(1).strip("<>")
    if block.kind == "list_item":
        indent = len(prefix.replace("\t", "    ").replace(">", "")) - len(prefix.lstrip(" \t>"))
        depth = min(indent // 2, 6)
        if found := _MARKER.search(prefix):
            box = (found.group(2) or "").strip().lower()
            marker = {"[ ]": "☐", "[x]": "☑"}.get(box, found.group(1))
            marker = "•" if marker in "-*+" else marker
    return BlockRow(block=block, level=level, marker=marker, depth=depth, address=where)


def _same_table(blocks: list[Block], first: int, text: str) -> list[Block]:
    cells = [blocks[first]]
    for block in blocks[first + 1 :]:
        # A blank line, or any line without a cell wall, ends a table.
        between = text[cells[-1].end : block.start]
        walled = all("|" in line for line in between.split("\n")[1:-1])
        if block.kind != "table_cell" or not walled:
            break
        cells.append(block)
    return cells


def _table(text: str, cells: list[Block]) -> tuple[TableRow, int]:
    """Read the lines around the cells, so that cells without letters are not lost."""
    if not text:
        numbers = sorted({_line(cell) for cell in cells})
        lines = [tuple(cell for cell in cells if _line(cell) == number) for number in numbers]
        return TableRow(lines=tuple(lines)), cells[-1].end
    found: list[tuple[Block | str, ...]] = []
    start = text.rfind("\n", 0, cells[0].start) + 1
    end = start
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        if "|" not in line and not any(start <= cell.start < stop for cell in cells):
            break
        if not _DELIMITER.fullmatch(line):
            found.append(_cells(line, start, cells))
        start, end = stop + 1, stop
    return TableRow(lines=tuple(found)), end


def _cells(line: str, offset: int, cells: list[Block]) -> tuple[Block | str, ...]:
    body = line.rstrip().rstrip("\r")
    low = len(body) - len(body.lstrip(" \t>"))
    low += body[low : low + 1] == "|"
    high = len(body) - (body.endswith("|") and not body.endswith("\\|"))
    walls = [low]
    for found in _CELL.finditer(body, low, high):
        walls += [found.end() + 1] * (found.end() < high and body[found.end()] == "|")
    result: list[Block | str] = []
    for number, start in enumerate(walls):
        stop = walls[number + 1] - 1 if number + 1 < len(walls) else high
        inside = [cell for cell in cells if offset + start <= cell.start < offset + max(stop, 1)]
        result.extend(inside or [body[start:stop].strip()])
    return tuple(result)


def _between(
    document: Document, start: int, end: int, reported: set[int]
) -> Iterator[VerbatimRow | RuleRow]:
    """Show whole lines between two blocks; the rest are the markers of those blocks."""
    text = document.skeleton
    if start:
        newline = text.find("\n", start, end)
        start = end if newline < 0 else newline + 1
    if end < len(text):
        end = max(start, text.rfind("\n", start, end) + 1)
    group: list[str] = []
    first = number = text.count("\n", 0, start) + 1
    for line in text[start:end].split("\n"):
        bare = line.rstrip("\r")
        underline = bool(start) and number == first and _UNDERLINE.fullmatch(bare)
        if underline or (document.blocks and _is_fence(document, number, bare)):
            group.append("")
        elif _RULE.fullmatch(bare) and not any(part.strip() for part in group[-1:]):
            yield from _verbatim(document, group, first, reported)
            yield RuleRow()
            group, first = [], number + 1
        else:
            group.append(bare)
        number += 1
    yield from _verbatim(document, group, first, reported)


def _is_fence(document: Document, number: int, line: str) -> bool:
    """Say whether a line only begins or ends the header of an article (front matter)."""
    return (
        document.blocks[0].kind == "front_matter"
        and line.rstrip() in ("---", "+++", "...")
        and number <= 1 + document.skeleton.count("\n", 0, _header_end(document))
    )


def _header_end(document: Document) -> int:
    last = max(block.end for block in document.blocks if block.kind == "front_matter")
    found = _HEADER_END.search(document.skeleton, last)
    return found.start() if found else last


def _verbatim(
    document: Document, lines: list[str], first: int, reported: set[int]
) -> Iterator[VerbatimRow]:
    body = "\n".join(lines).strip("\n")
    reasons = [
        item.reason
        for item in document.skipped
        if first <= item.line < first + len(lines) and item.line not in reported
    ]
    reported.update(range(first, first + len(lines)))
    if any(character.isalnum() for character in body):
        yield VerbatimRow(text=body, reason=" ".join(dict.fromkeys(reasons)))


def _skipped_until(
    document: Document, line: int | None, reported: set[int]
) -> Iterator[VerbatimRow]:
    for number, item in enumerate(document.skipped):
        if number not in reported and (line is None or item.line < line):
            reported.add(number)
            yield VerbatimRow(text=item.excerpt, reason=item.reason)


def _line(block: Block) -> int:
    return int(block.attributes.get("line", "0"))
