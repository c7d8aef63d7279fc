"""The inside of a run of HTML text: text with marks, and what each mark stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator import placeholders
from translator.formats.html.character_references import Spelling, characters
from translator.formats.html.leaves import Leaf, Scan
from translator.formats.html.pairs import Part, arrange
from translator.formats.html.shown import described
from translator.formats.html.tokens import Attribute
from translator.formats.source.source_text import ADDRESS, trim_address
from translator.lazy_regex import lazy_regex
from translator.types import Inline

_ADDRESS = lazy_regex(
    rf"(?P<address>{ADDRESS.pattern}"
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._+\-]{0,63}@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,24})"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """A run's text with its marks."""

    text: str
    inline: tuple[Inline, ...]
    start: int
    end: int
    """The span of the page it was read from; equal where nothing is left of it."""
    spelling: Spelling
    starts: tuple[int, ...] = ()
    """Where each inline's source stands in the page."""
    pictures: tuple[tuple[int, Attribute], ...] = ()
    """Alternative texts: index among the inlines, and where the text stands."""
    wrapped: tuple[str, str] = ("", "")
    """Tags around the whole run that say only how it looks; they are not in the text."""


@dataclass(slots=True)
class _Cell:
    """What one stretch of the source is in the block's text."""

    shown: str
    start: int
    end: int
    part: Part | None = None
    """What a mark stands for; None: text."""


def parse(scan: Scan, leaf: Leaf) -> Parsed:
    """Turn the items of a leaf into text with marks.

    Args:
        scan: The page.
        leaf: One of its leaves.
    """
    text = scan.text
    parts, wrapped = arrange(text, leaf.items)
    attribute = leaf.value is not None
    cells = [
        cell
        for part in parts
        for piece in _without_carried(scan, part)
        for cell in _cells(text, piece, attribute)
    ]
    _trim(cells)
    return _number(text, cells, wrapped)


def _without_carried(scan: Scan, part: Part) -> Iterator[Part]:
    """Cut formulas and templates out of a text; each becomes a mark."""
    cursor = part.start
    found = scan.carried.find(part.start, part.end) if part.role == "text" else ()
    for one in found:
        if cursor < one.start:
            yield Part("text", cursor, one.start)
        yield Part("atom", one.start, one.end, kind=one.kind)
        cursor = one.end
    if cursor < part.end or part.start == part.end:
        yield replace(part, start=cursor)


def _cells(text: str, part: Part, attribute: bool) -> Iterator[_Cell]:
    if part.role != "text":
        yield _Cell("", part.start, part.end, part)
        return
    found = list(characters(text, part.start, part.end, attribute=attribute))
    source = text[part.start : part.end]
    if "://" in source or "@" in source:
        yield from _with_addresses(text, [_Cell(one.text, one.start, one.end) for one in found])
        return
    for one in found:
        yield from _character(text, one.text, one.start, one.end)


def _character(text: str, shown: str, start: int, end: int) -> Iterator[_Cell]:
    """Yield what one character, or a run of plain ones, becomes."""
    if not shown:
        yield _Cell("", start, end, Part("atom", start, end, kind="entity"))
    elif shown == " ":
        breaks = any(one in text[start:end] for one in "\n\r")
        soft = Part("atom", start, end, kind="softbreak") if breaks else None
        yield _Cell("" if soft else " ", start, end, soft)
    elif placeholders.MARK.search(shown) is None:
        yield _Cell(shown, start, end)
    elif len(shown) == 1:
        yield _Cell("", start, end, Part("atom", start, end, kind="character"))
    else:
        for piece in re.finditer(
            f"(?:{placeholders.MARK.pattern})|[^\U000f0000-\U000fbfff]+", shown
        ):
            at = start + piece.start()
            yield from _character(text, piece.group(), at, at + len(piece.group()))


def _with_addresses(text: str, cells: Sequence[_Cell]) -> Iterator[_Cell]:
    """Find bare addresses in what is shown; ``&amp;`` in them is one of their characters."""
    shown = "".join(cell.shown for cell in cells)
    bounds = iter(_bounds(shown))
    low, high = next(bounds, (len(shown), len(shown)))
    at = 0
    begun: int | None = None
    for cell in cells:
        stop = at + len(cell.shown)
        position = at
        while True:
            if begun is not None:
                if stop < high or not cell.shown:
                    break
                end = cell.end if high == stop else cell.start + high - at
                yield _Cell("", begun, end, Part("atom", begun, end, kind="autolink"))
                position, begun = high, None
                low, high = next(bounds, (len(shown), len(shown)))
            if position <= low < stop:
                if position < low:
                    yield from _slice(text, cell, at, position, low)
                begun = cell.start + low - at
                continue
            if position < stop or not cell.shown:
                yield from _slice(text, cell, at, position, stop)
            break
        at = stop


def _slice(text: str, cell: _Cell, at: int, first: int, last: int) -> Iterator[_Cell]:
    if (first, last) == (at, at + len(cell.shown)):
        yield from _character(text, cell.shown, cell.start, cell.end)
        return
    start = cell.start + first - at
    yield from _character(text, cell.shown[first - at : last - at], start, start + last - first)


def _bounds(shown: str) -> Iterator[tuple[int, int]]:
    for found in _ADDRESS.finditer(shown):
        address = trim_address(found.group())
        if address:
            yield found.start(), found.start() + len(address)


def _trim(cells: list[_Cell]) -> None:
    """Take white space and indents off both ends; they stay in the page as they are."""
    while cells and _blank(cells[-1]):
        cells.pop()
    first = 0
    while first < len(cells) and _blank(cells[first]):
        first += 1
    del cells[:first]
    if cells and cells[0].part is None:
        cell = cells[0]
        kept = cell.shown.lstrip()
        cell.start += len(cell.shown) - len(kept)
        cell.shown = kept
    if cells and cells[-1].part is None:
        cell = cells[-1]
        kept = cell.shown.rstrip()
        cell.end -= len(cell.shown) - len(kept)
        cell.shown = kept


def _blank(cell: _Cell) -> bool:
    if cell.part is not None:
        return cell.part.kind == "softbreak"
    return cell.shown.isspace()


def _number(text: str, cells: Sequence[_Cell], wrapped: tuple[str, str]) -> Parsed:
    """Give each mark its number, in reading order."""
    written: list[str] = []
    inline: list[Inline] = []
    starts: list[int] = []
    odd: dict[int, str] = {}
    pictures: list[tuple[int, Attribute]] = []
    numbers: dict[int, int] = {}
    length = 0
    for cell in cells:
        part = cell.part
        if part is None:
            shown = cell.shown
            if shown != text[cell.start : cell.end]:
                odd[length] = text[cell.start : cell.end]
        elif part.role == "close":
            number = numbers[part.pair]
            shown = placeholders.closing(number)
            inline[number] = replace(inline[number], closing=text[part.start : part.end])
        else:
            number = len(inline)
            shown = placeholders.atom(number)
            if part.role == "open":
                numbers[part.pair] = number
                shown = placeholders.opening(number)
            source = text[part.start : part.end]
            starts.append(part.start)
            inline.append(Inline(id=number, kind=part.kind, source=source))
            pictures += [(number, alt) for alt in part.alts]
        written.append(shown)
        length += len(shown)
    whole = "".join(written)
    return Parsed(
        text=whole,
        inline=tuple(described(item) for item in inline),
        start=cells[0].start if cells else 0,
        end=cells[-1].end if cells else 0,
        spelling=Spelling(whole, odd),
        starts=tuple(starts),
        pictures=tuple(pictures),
        wrapped=wrapped,
    )
