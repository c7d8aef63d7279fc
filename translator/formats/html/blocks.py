"""The blocks of an HTML page, numbered in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translator import placeholders
from translator.formats.html.elements import REASONS
from translator.formats.html.inline import Parsed, parse
from translator.formats.html.leaves import LETTER, Item, Leaf, Scan
from translator.formats.source.templates import says_something
from translator.text.characters import excerpt
from translator.types import Block, Inline, Skipped


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A leaf of a page, and the block that was made of it."""

    leaf: Leaf
    parsed: Parsed
    block: int | None
    """Id of the block; None: nothing in it can be translated."""
    parent: int | None = None
    """Id of the block whose mark holds it, for an alternative text in a sentence."""
    image: Inline | None = None
    """Of an alternative text: the picture."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """A page's blocks, and where each stands in the page."""

    blocks: tuple[Block, ...]
    places: tuple[Place, ...]
    """In reading order; those of blocks are in the order of their ids."""


def read_blocks(scan: Scan) -> Blocks:
    """Make a block of each leaf with letters in it, and of each picture's alternative text."""
    numbering = _Numbering(scan)
    for leaf in scan.leaves:
        numbering.add(leaf)
    return Blocks(blocks=tuple(numbering.blocks), places=tuple(numbering.places))


def skipped(scan: Scan, found: Blocks) -> tuple[Skipped, ...]:
    """Return everything with words that is in no block."""
    gaps = [(gap.start, gap.kind, gap.text, gap.reason) for gap in scan.gaps]
    for place in found.places:
        for item, start in zip(place.parsed.inline, place.parsed.starts, strict=True):
            if item.kind in ("template", "shortcode") and says_something(item.source):
                gaps.append((start, "template", item.source, REASONS["shortcode"]))
        if (formula := lone_formula(place)) is not None:
            gaps.append((place.parsed.start, "math", formula, REASONS["formula"]))
    return tuple(
        Skipped(
            kind=kind,
            line=scan.line(start),
            excerpt=excerpt(text),
            reason=reason,
            text=text,
        )
        for start, kind, text, reason in sorted(gaps, key=lambda gap: gap[0])
    )


def lone_formula(place: Place) -> str | None:
    """Return a formula with letters that stands alone; None: something else stands here."""
    if place.block is not None:
        return None
    shown = " ".join(item.text for item in place.parsed.inline if item.kind == "math")
    return shown if LETTER.search(shown) else None


_DEEPEST = 6
"""Levels of lists that are told apart."""


class _Numbering:
    """Holds the blocks so far."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self.blocks: list[Block] = []
        self.places: list[Place] = []

    def add(self, leaf: Leaf, parent: int | None = None, image: Inline | None = None) -> int | None:
        """Add the block of a leaf and those of the pictures in it; return the block's id."""
        parsed = parse(self._scan, leaf)
        number: int | None = None
        if LETTER.search(placeholders.strip(parsed.text)):
            number = len(self.blocks)
            self.blocks.append(
                Block(
                    id=number,
                    kind=leaf.kind,
                    text=parsed.text,
                    start=parsed.start,
                    end=parsed.end,
                    inline=parsed.inline,
                    level=leaf.level,
                    marker=leaf.marker,
                    depth=min(leaf.depth, _DEEPEST),
                    address=image.address if image else "",
                    attributes={
                        "line": str(self._scan.line(parsed.start)),
                        "line_ends": "spaces",
                    },
                )
            )
        place = Place(leaf=leaf, parsed=parsed, block=number, parent=parent, image=image)
        self.places.append(place)
        inline = list(parsed.inline)
        for index, alt in parsed.pictures:
            item = Item("text", alt.start, alt.end)
            inside = Leaf(kind="alt", items=[item], element=leaf.element, value=alt)
            child = self.add(inside, number, inline[index])
            if child is not None and number is not None:
                inline[index] = self._with_child(inline[index], parsed, index, child)
        if number is not None and parsed.pictures:
            self.blocks[number] = replace(self.blocks[number], inline=tuple(inline))
        return number

    def _with_child(self, image: Inline, parsed: Parsed, index: int, child: int) -> Inline:
        origin = parsed.starts[index]
        block = self.blocks[child]
        place = (child, block.start - origin, block.end - origin)
        return replace(image, children=(*image.children, place))
