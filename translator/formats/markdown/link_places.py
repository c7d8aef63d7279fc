"""Where a Markdown text has addresses: links, pictures, definitions, HTML, ``[[names]]``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from markdown_it.helpers import parseLinkDestination

from translator.formats.base import Address, Leads
from translator.formats.html.link_attributes import link_attributes
from translator.formats.markdown.parser import Span, parse_inline
from translator.formats.markdown.scan import Scan
from translator.formats.source.readdress import LinkPlace
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

_SPACE = lazy_regex(r"\s*")
_DEFINES = lazy_regex(r"\[(?:[^\[\]\\]|\\.)+\]:")
_BETWEEN = lazy_regex(r"[ \t]*(?:\n[ \t>]*)?")
_NAME = lazy_regex(r"\[\[([^\[\]|#\\\n]+)(?:#[^\[\]|\\\n]*)?(\|)?")
_NAME_AND_PLACE = lazy_regex(r"\[\[([^\[\]|#\\\n]*)#([^\[\]|\\\n]+)")
_MAY_HOLD = lazy_regex(r"\]\(|\[\[|<[A-Za-z]")
_UNSAFE = lazy_regex(r"[\x00-\x20\x7f<>()\\`|]")
"""What ends a destination (CommonMark, "Links"), a cell of a table or begins code."""
_OPAQUE = frozenset(("code", "math", "autolink", "html"))
"""Constructs in which ``[[`` means nothing."""

_Edges = Callable[[int, int], tuple[int, int] | None]
"""Leads from a stretch of a leaf's text to the whole text."""


def link_places(found: Scan) -> list[LinkPlace]:
    """Return the addresses of a text, in order and without overlap.

    Args:
        found: The text; the places are offsets into its original.
    """
    places = [*_of_leaves(found), *_of_definitions(found), *_of_html(found)]
    return sorted(places, key=lambda place: (place.start, place.end))


def _of_leaves(found: Scan) -> Iterator[LinkPlace]:
    source = found.source
    for leaf in found.leaves:
        raw = "\n".join(source.normal[start:end] for start, end in leaf.pieces)
        if not _MAY_HOLD.search(raw):
            continue
        spans = parse_inline(raw, found.environment)
        edges = _edges(found, leaf.pieces)
        for span in spans:
            yield from _of_span(raw, span, edges)
        yield from _names(raw, spans, edges)


def _edges(found: Scan, pieces: Sequence[tuple[int, int]]) -> _Edges:
    starts, position = [], 0
    for start, end in pieces:
        starts.append(position)
        position += end - start + 1

    def edges(start: int, end: int) -> tuple[int, int] | None:
        index = bisect_right(starts, start) - 1
        shift = pieces[index][0] - starts[index]
        if end + shift > pieces[index][1]:
            return None  # it goes on in the next line, where no address does
        return found.source.offset(start + shift), found.source.offset(end + shift)

    return edges


def _of_span(raw: str, span: Span, edges: _Edges) -> Iterator[LinkPlace]:
    if span.kind == "html":
        for place in link_attributes(raw[span.start : span.end]):
            if at := edges(place.start + span.start, place.end + span.start):
                yield LinkPlace(*at, place.address, place.write)
        return
    if span.kind == "link" and span.nesting == -1:
        bracket, leads = span.start, Leads.LINK
    elif span.kind == "image" and span.label_end >= 0:
        bracket, leads = span.label_end, Leads.FILE
    else:
        return
    if raw.startswith("](", bracket):
        begin = _past(_SPACE, raw, bracket + 2)
        if (one := _destination(raw, begin)) and (at := edges(*one[:2])):
            yield LinkPlace(*at, Address(leads, one[2]), _written)


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    matched = pattern.match(text, position)
    return matched.end() if matched else position


def _destination(text: str, start: int) -> tuple[int, int, str] | None:
    """Return where a destination's characters stand, and the address they are."""
    result = parseLinkDestination(text, start, len(text))
    if not result.ok or not result.str.strip():
        return None
    if text.startswith("<", start):
        return start + 1, result.pos - 1, result.str
    return start, result.pos, result.str


def _names(raw: str, spans: Sequence[Span], edges: _Edges) -> Iterator[LinkPlace]:
    """Find the names of pages; as Obsidian and wikis write them."""
    for one in _outside(_NAME, raw, spans):
        shown = bool(one.group(2)) or raw.startswith("!", one.start() - 1)
        name = one.group(1)
        if place := edges(*one.span(1)):
            yield LinkPlace(
                *place,
                Address(Leads.NAME, name.strip()),
                str if shown or raw.startswith("#", one.end(1)) else _named(name),
            )


def _outside(pattern: re.Pattern[str], raw: str, spans: Sequence[Span]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds outside of code and the like."""
    if "[[" not in raw:
        return
    opaque = [span for span in spans if span.kind in _OPAQUE]
    at = 0
    for one in pattern.finditer(raw):
        while at < len(opaque) and opaque[at].end <= one.start():
            at += 1
        if at == len(opaque) or opaque[at].start >= one.end():
            yield one


def names_with_places(found: Scan) -> Iterator[tuple[int, int, str, str]]:
    """Yield the places in pages that links to names lead to (``[[page#place]]``), in order.

    Yields:
        Where the place stands in the original text, the page (empty: this one), the place.
    """
    for leaf in found.leaves:
        raw = "\n".join(found.source.normal[start:end] for start, end in leaf.pieces)
        if "[[" not in raw:
            continue
        edges = _edges(found, leaf.pieces)
        for one in _outside(_NAME_AND_PLACE, raw, parse_inline(raw, found.environment)):
            if place := edges(*one.span(2)):
                yield *place, one.group(1).strip(), one.group(2)


def _named(name: str) -> Callable[[str], str]:
    """Return what writes another name and goes on showing the old one."""
    return lambda new: f"{new}|{name}"


def _of_definitions(found: Scan) -> Iterator[LinkPlace]:
    source = found.source
    for first, last in found.environment["definitions"]:
        start, end = source.line_start(first), source.line_start(last)
        text = source.normal[start:end]
        if (label := _DEFINES.search(text)) is None:
            continue
        begin = _past(_BETWEEN, text, label.end())
        if one := _destination(text, begin):
            at = (source.offset(start + one[0]), source.offset(start + one[1]))
            yield LinkPlace(*at, Address(Leads.LINK, one[2]), _written)


def _of_html(found: Scan) -> Iterator[LinkPlace]:
    source = found.source
    for first, last in found.html_lines:
        start, end = source.line_start(first), source.line_start(last)
        for place in link_attributes(source.normal[start:end]):
            at = (source.offset(start + place.start), source.offset(start + place.end))
            yield LinkPlace(*at, place.address, place.write)


def _written(address: str) -> str:
    safe = _UNSAFE.sub(lambda one: f"%{ord(one.group()):02X}", address)
    return safe.replace("&", "&amp;") if unescape(safe) != safe else safe
