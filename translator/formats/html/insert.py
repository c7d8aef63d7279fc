"""One target written as HTML that shows it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from translator import placeholders
from translator.formats.html.blocks import Blocks, Place
from translator.formats.html.tokens import Attribute, Kind, attributes, tokens
from translator.formats.source.source_text import clean
from translator.types import Block, Inline

_SHOWN_ONCE = frozenset(("image", "html"))
"""Marks that stand with the source only, where both languages are written."""
_READINGS = frozenset(("reading", "ruby"))
"""Marks of readings over words, which mean nothing over those of another language."""
_ONCE_ONLY = frozenset(("id", "name"))
"""Attributes that may stand only once in a page."""
_LANGUAGES = frozenset(("lang", "xml:lang"))


class Writer:
    """Writes targets of a page; holds the blocks and what they become."""

    def __init__(
        self,
        text: str,
        found: Blocks,
        changed: Mapping[int, str],
        *,
        copies: bool,
        source: str,
        target: str,
    ) -> None:
        """Take a page.

        Args:
            text: The whole page.
            found: Its blocks.
            changed: Block id → target.
            copies: Whether targets stand beside their sources rather than in their place.
            source: Primary language of the page.
            target: BCP 47 tag of the targets.
        """
        self._text = text
        self._blocks = found.blocks
        self._places = {place.block: place for place in found.places}
        self._changed = changed
        self._copies = copies
        self._source = source
        self._target = target

    def text_of(self, place: Place) -> str:
        """Return a block's target as it stands in the page."""
        return self._inline(place, "")

    def attribute(self, place: Place) -> tuple[int, int, str]:
        """Return the span of an attribute's value and what takes its place.

        A value that stood without quotation marks gets them.
        """
        value, parsed = place.leaf.value, place.parsed
        assert value is not None  # the caller looked
        quote = value.quote or '"'
        written = self._inline(place, quote)
        if self._copies:
            raw = self._text[parsed.start : parsed.end]
            written = f"{raw if value.quote else raw.replace(quote, '&quot;')} / {written}"
        if value.quote:
            return parsed.start, parsed.end, written
        before = self._text[value.start : parsed.start]
        after = self._text[parsed.end : value.end]
        return value.start, value.end, f"{quote}{before}{written}{after}{quote}"

    def paragraph(self, place: Place, named: str) -> str:
        """Return a paragraph of its own for a target, with the attributes of its source's.

        Args:
            place: Where the block stands.
            named: The attribute that names the target's language.
        """
        tag = place.leaf.element.tag
        before, after = place.parsed.wrapped
        opening = _without(self._text[tag.start : tag.end], _ONCE_ONLY | _LANGUAGES)
        written = self.text_of(place)
        return f"{opening[:-1]} {named}>{_without(before, _ONCE_ONLY)}{written}{after}</p>"

    def label(self, place: Place) -> tuple[int, int, str]:
        """Return the span of a source that has its line to itself, and its target.

        Where a link is around the whole source, both are what stands in the link.
        """
        assert place.block is not None  # only places of blocks are written
        block, parsed = self._blocks[place.block], place.parsed
        for item in block.inline:
            around = (placeholders.opening(item.id), placeholders.closing(item.id))
            if item.closing and (block.text[0], block.text[-1]) == around:
                inside = self._inline(place, "", without=frozenset(around))
                return parsed.start + len(item.source), parsed.end - len(item.closing), inside
        return parsed.start, parsed.end, self.text_of(place)

    def _inline(self, place: Place, quote: str, without: Collection[str] = ()) -> str:
        assert place.block is not None  # only places of blocks are written
        block = self._blocks[place.block]
        target = self._fitted(clean(self._changed[block.id], block), block)
        target = "".join(one for one in target if one not in without) if without else target
        table = self._table(block, place)
        pieces = re.split(f"({placeholders.MARK.pattern})", target)
        pieces[1::2] = [table[mark] for mark in pieces[1::2]]
        return place.parsed.spelling.write(pieces, quote=quote)

    def _fitted(self, target: str, block: Block) -> str:
        """Return a target with the marks that belong where it is written."""
        kinds = {mark: item.kind for mark, item in placeholders.table(block).items()}
        dropped = set[str]()
        if not self._target.startswith("zh"):
            dropped |= {mark for mark, kind in kinds.items() if kind in _READINGS}
        if self._copies:
            dropped |= {mark for mark, kind in kinds.items() if kind in _SHOWN_ONCE}
        else:  # a tag that has no partner here has one elsewhere: without it the page falls apart
            present = set(target)
            kept = [mark for mark, kind in kinds.items() if kind == "html" and mark not in present]
            target += "".join(kept)
        if not dropped.isdisjoint(target):
            target = "".join(one for one in target if one not in dropped)
            target = placeholders.without_empty_pairs(target)
        return target.strip()

    def _table(self, block: Block, place: Place) -> dict[str, str]:
        """Return what each mark is written as."""
        table: dict[str, str] = {}
        for index, item in enumerate(block.inline):
            source = self._tag(self._pictured(item, place.parsed.starts[index]))
            if item.closing is None:
                table[placeholders.atom(item.id)] = source
            else:
                table[placeholders.opening(item.id)] = source
                table[placeholders.closing(item.id)] = item.closing
        return table

    def _pictured(self, item: Inline, origin: int) -> str:
        """Return a mark's source with the alternative texts in it translated."""
        source = item.source
        for child, _, _ in reversed(item.children):
            if child in self._changed and not self._copies:
                start, end, written = self.attribute(self._places[child])
                source = source[: start - origin] + written + source[end - origin :]
        return source

    def _tag(self, source: str) -> str:
        """Return tags as they stand beside a target."""
        if not source.startswith("<"):
            return source
        if self._copies:
            source = _without(source, _ONCE_ONLY)
        return _renamed(source, self._source, self._target)


def named_language(value: str) -> str:
    """Return the primary language a ``lang`` attribute names."""
    return re.split("[-_]", value.strip().lower())[0]


def _without(source: str, names: Collection[str]) -> str:
    """Return tags without some of their attributes."""
    parts: list[str] = []
    cursor = 0
    for one in _attributes(source, names):
        begin = len(source[: one.begin].rstrip())
        parts.append(source[cursor:begin])
        cursor = one.end + len(one.quote)
    return "".join([*parts, source[cursor:]])


def _renamed(source: str, old: str, new: str) -> str:
    """Return tags that name the new language where they named the old one."""
    parts: list[str] = []
    cursor = 0
    for one in _attributes(source, _LANGUAGES):
        if named_language(source[one.start : one.end]) == old:
            parts += [source[cursor : one.start], new]
            cursor = one.end
    return "".join([*parts, source[cursor:]])


def _attributes(source: str, names: Collection[str]) -> list[Attribute]:
    """Return the attributes of these names in all start tags of a stretch, in order."""
    if not any(name in source.lower() for name in names):
        return []
    found = [
        one
        for token in tokens(source)
        if token.kind is Kind.START
        for one in attributes(source, token)
        if one.name in names
    ]
    return sorted(found, key=lambda one: one.begin)
