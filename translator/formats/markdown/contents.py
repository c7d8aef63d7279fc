"""What a reader of an article sees, in order: its blocks, tables, rules, and what is left.

The cells without letters, and list markers, are read from the lines the blocks stand on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from translator.formats.markdown.front_matter import header_end
from translator.formats.source.lines_between import LinesBetween
from translator.formats.source.source_text import SourceText
from translator.lazy_regex import lazy_regex
from translator.types import Block, Rule, Skipped, Table, Verbatim

_FENCES = ("---", "+++", "...", ";;;", "{", "}")
_MARKER = lazy_regex(r"(?:^|[\s>])(\d{1,9}[.)]|[-*+])[ \t]+(\[[ xX]\][ \t]+)?$")
_BOXES = {"[ ]": "☐", "[x]": "☑"}
_PICTURE_END = lazy_regex(r"\]\(\s*(<[^<>\n]*>|[^\s()]*)")
_CELL = lazy_regex(r"(?:\\.|[^|\\])+")
_WALL = lazy_regex(r"[ \t]*\|")
_DELIMITER = lazy_regex(r"[\s|:>-]*-[\s|:>-]*")
_DEEPEST = 6
"""Levels of lists that are told apart."""
_NARROWEST = 2
"""Characters of the narrowest marker with its space."""


def contents(
    text: str,
    blocks: Sequence[Block],
    skipped: Sequence[Skipped],
    tables: Mapping[int, Table] | None = None,
) -> Iterator[int | Table | Verbatim | Rule]:
    """Yield the contents of an article; a block by its id.

    Args:
        text: The whole text.
        blocks: Its blocks.
        skipped: What in it is not translated.
        tables: Tables that are not written in Markdown, by the id of the first block in each.
    """
    tables = tables or {}
    inner = {child for block in blocks for item in block.inline for child, _, _ in item.children}
    shown = [block for block in blocks if block.text and block.id not in inner]
    between = LinesBetween(text, skipped, fences=_FENCES, header=_header(text, blocks))
    position = index = 0
    while index < len(shown):
        block = shown[index]
        yield from between.read(position, block.start)
        if block.id in tables:
            yield (table := tables[block.id])
            cells_of = {cell for line in table.lines for cell in line}
            while index < len(shown) and shown[index].id in cells_of:
                position, index = shown[index].end, index + 1
        elif block.kind == "table_cell" and _walled(text, position, block):
            cells = _same_table(shown, index, text)
            index += len(cells)
            table, position = _table(text, cells)
            yield table
        else:
            yield block.id
            position = block.end
            index += 1
    yield from between.read(position, len(text))


def list_place(text: str, start: int) -> tuple[str, int]:
    """Return the marker of the list item a block stands in, and how deep the item is nested.

    Args:
        text: The whole text.
        start: Where the block begins.
    """
    prefix = text[text.rfind("\n", 0, start) + 1 : start]
    indent = len(prefix.replace("\t", "    ").replace(">", "")) - len(prefix.lstrip(" \t>"))
    found = _MARKER.search(prefix)
    if found is None:  # a further paragraph: further in than its item, by the marker
        return "", min(max(indent - _NARROWEST, 0) // 2, _DEEPEST)
    depth = min(indent // 2, _DEEPEST)
    marker = _BOXES.get((found.group(2) or "").strip().lower(), found.group(1))
    return "•" if marker in "-*+" else marker, depth


def picture_address(text: str, end: int) -> str:
    """Return the address of a picture whose alternative text ends here."""
    found = _PICTURE_END.match(text, end)
    return found.group(1).strip("<>") if found else ""


def _header(text: str, blocks: Sequence[Block]) -> int:
    """Return the line the header of an article ends on, from 1; 0 where it has no blocks."""
    if not blocks or blocks[0].kind != "front_matter":
        return 0
    normal = SourceText(text).normal
    return 1 + normal.count("\n", 0, max(header_end(normal) - 1, 0))


def _walled(text: str, position: int, block: Block) -> bool:
    """Say whether a cell wall stands before a cell, or behind it where rows begin with none."""
    return "|" in text[position : block.start] or _WALL.match(text, block.end) is not None


def _same_table(blocks: list[Block], first: int, text: str) -> list[Block]:
    cells = [blocks[first]]
    for number in range(first + 1, len(blocks)):
        block = blocks[number]
        # A blank line, or any line without a cell wall, ends a table.
        between = text[cells[-1].end : block.start]
        walled = all("|" in line for line in between.split("\n")[1:-1])
        if block.kind != "table_cell" or not walled:
            break
        cells.append(block)
    return cells


def _table(text: str, cells: list[Block]) -> tuple[Table, int]:
    """Read the lines around the cells, so that cells without letters are not lost."""
    found: list[tuple[int | str, ...]] = []
    start = text.rfind("\n", 0, cells[0].start) + 1
    end = start
    while start < len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        if "|" not in line and not _within(cells, start, stop):
            break
        if not _DELIMITER.fullmatch(line):
            found.append(_cells(line, start, cells))
        start, end = stop + 1, stop
    return Table(lines=tuple(found)), end


def _within(cells: list[Block], start: int, stop: int) -> list[int]:
    """Return the ids of the cells that begin in a stretch of the text."""
    begins = attrgetter("start")
    first, last = (bisect_left(cells, place, key=begins) for place in (start, stop))
    return [cell.id for cell in cells[first:last]]


def _cells(line: str, offset: int, cells: list[Block]) -> tuple[int | str, ...]:
    body = line.rstrip().rstrip("\r")
    low = len(body) - len(body.lstrip(" \t>"))
    low += body[low : low + 1] == "|"
    high = len(body) - (body.endswith("|") and not body.endswith("\\|"))
    walls = [low]
    for found in _CELL.finditer(body, low, high):
        walls += [found.end() + 1] * (found.end() < high and body[found.end()] == "|")
    result: list[int | str] = []
    for number, start in enumerate(walls):
        stop = walls[number + 1] - 1 if number + 1 < len(walls) else high
        inside = _within(cells, offset + start, offset + max(stop, 1))
        result.extend(inside or [body[start:stop].strip()])
    return tuple(result)
