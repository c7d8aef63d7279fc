"""Headings found by the links that were written for the original.

A generator names a heading after its text, so a translated heading is called something else, and
how it is called differs between generators. Links may stand in other documents and on other
people's pages, too. So the old name lives on beside the new one: ``<a id="安装"></a>`` within the
heading. GitHub, VitePress, MkDocs, Docusaurus, Hexo, Jekyll and docsify all take it, in MDX as
well; Hugo drops it and takes ``{#安装}``. Only headings that are linked to get one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from translator import placeholders
from translator.formats.html.link_attributes import anchor_names
from translator.formats.markdown.heading_slugs import heading_slugs
from translator.formats.markdown.inline import parse_text
from translator.formats.markdown.link_places import link_places
from translator.formats.markdown.scan import Leaf, Scan
from translator.formats.markdown.shown import described
from translator.lazy_regex import lazy_regex
from translator.text.address_parts import decoded, split_address
from translator.types import Inline

_BRACES = lazy_regex(r"\{[^{}\n]*\}")
_ATTRIBUTES = lazy_regex(r"[ \t]*(?:\{[:#.][^{}\n]*\}|:id=[\w%-]+)")
_DOCSIFY = lazy_regex(r"\s:id=([\w%-]+)$")
_NEXT_ATTRIBUTES = lazy_regex(r"\n {0,3}\{:[^{}\n]*\}")
_PLAIN_NAME = lazy_regex(r"[A-Za-z][\w:-]*", re.ASCII)
"""What kramdown takes for a name; anything else in ``{#…}`` it shows."""
_HUGO = lazy_regex(r"\{\{[<%]")
_LINKS_INSIDE = lazy_regex(r"[(<:\"'=\s]#(?=[^\s#])|\?id=")
"""What a text has that links to its own headings."""
_UNSEEN = frozenset(("emoji", "footnote", "html", "image", "shortcode"))
"""Marks that give no letters to a heading's name."""


def keep_anchors(
    original: str, text: str, outside: Collection[str], read: Callable[[str], Scan]
) -> str:
    """Return a written text in which links still find the headings they were written for.

    Args:
        original: What it was translated from.
        text: What was written; it has the same headings in the same order.
        outside: Fragments by which other documents link to the original.
        read: Takes a text apart.
    """
    if text == original or not (outside or _LINKS_INSIDE.search(original)):
        return text
    before = read(original)
    wanted = {decoded(place) for place in (*_own_places(before), *outside)}
    wanted -= set(_explicit(before))
    wanted.discard("")
    if not wanted:
        return text
    old, new = _headings(before), _headings(read(text))
    missing = _missing([one.title for one in old], [one.title for one in new], wanted)
    attributes = any(one.named for one in old)
    shortcodes = _HUGO.search(original) is not None
    splices: list[tuple[int, str]] = []
    for number, names in missing.items():
        heading, rest = new[number], list(names)
        if not heading.attributes and (
            shortcodes or (attributes and _PLAIN_NAME.fullmatch(rest[0]))
        ):
            splices.append((heading.end, f" {{#{rest.pop(0)}}}"))
        anchors = "".join(f'<a id="{escape(name)}"></a>' for name in rest)
        splices.append((heading.start, anchors))
    parts: list[str] = []
    cursor = 0
    for at, inserted in sorted(splices):
        parts += [text[cursor:at], inserted]
        cursor = at
    return "".join([*parts, text[cursor:]])


@dataclass(frozen=True, slots=True)
class _Heading:
    title: str
    """What a reader sees of it."""
    start: int
    end: int
    """Where its text stands in the original text."""
    attributes: bool
    """Whether ``{…}`` stands behind it."""
    named: bool
    """Whether that gives it a name."""


def _headings(found: Scan) -> list[_Heading]:
    return [_heading(found, leaf) for leaf in found.leaves if leaf.level]


def _heading(found: Scan, leaf: Leaf) -> _Heading:
    source = found.source
    parsed = parse_text(source, leaf.pieces, found.environment, lenient=False)
    behind = _behind(found, leaf)
    return _Heading(
        _title(parsed.text, parsed.inline),
        source.offset(leaf.pieces[0][0]),
        source.offset(leaf.pieces[-1][1]),
        bool(behind),
        any(_ids(behind)),
    )


def _behind(found: Scan, leaf: Leaf) -> str:
    """Return the attributes behind a heading: on its line, or on the next one (kramdown)."""
    text, end = found.source.normal, leaf.pieces[-1][1]
    one = _ATTRIBUTES.match(text, end)
    line_end = text.find("\n", end)
    other = _NEXT_ATTRIBUTES.match(text, line_end) if line_end >= 0 else None
    return (one.group() if one else "") + (other.group() if other else "")


def _title(text: str, inline: Sequence[Inline]) -> str:
    atoms = {
        placeholders.atom(item.id): _read(described(item, {})) for item in inline if not item.paired
    }
    return placeholders.MARK.sub(lambda found: atoms.get(found.group(), ""), text)


def _read(item: Inline) -> str:
    if item.kind in _UNSEEN:
        return ""
    return " " if item.kind in ("softbreak", "hardbreak") else item.text


def _ids(text: str) -> Iterator[str]:
    """Yield the names that ``{#name}``, ``{: #name .class}``, docsify's ``:id=name`` give."""
    if found := _DOCSIFY.match(text):
        yield found.group(1)
    for braces in _BRACES.findall(text):
        for word in braces[1:-1].removeprefix(":").split():
            if word.startswith("#") and len(word) > 1:
                yield word[1:]


def _explicit(found: Scan) -> Iterator[str]:
    """Yield the names of places that stay what they are because they are written out."""
    source = found.source
    for leaf in found.leaves:
        raw = "\n".join(source.normal[start:end] for start, end in leaf.pieces)
        yield from anchor_names(raw)
        yield from _ids(raw)
        if leaf.level:
            yield from _ids(_behind(found, leaf))
    for first, last in found.html_lines:
        yield from anchor_names(source.normal[source.line_start(first) : source.line_start(last)])


def _own_places(found: Scan) -> Iterator[str]:
    """Yield the places in this document that it links to itself."""
    for place in link_places(found):
        parts = split_address(place.address.text)
        if parts is not None and not parts.path and parts.place:
            yield parts.place


def _missing(old: Sequence[str], new: Sequence[str], wanted: Iterable[str]) -> dict[int, list[str]]:
    """Return which headings need which of their old names: heading → names."""
    rules = [
        ({name: number for number, name in enumerate(before)}, after)
        for before, after in zip(heading_slugs(old), heading_slugs(new), strict=True)
    ]
    missing: dict[int, list[str]] = {}
    for name in sorted(wanted):
        meant = [(names[name], after) for names, after in rules if name in names]
        if not meant:
            continue
        heading = meant[0][0]
        if any(number == heading and after[number] != name for number, after in meant):
            missing.setdefault(heading, []).append(name)
    return missing
