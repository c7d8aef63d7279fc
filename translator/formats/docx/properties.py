"""The properties of a paragraph, for one more paragraph of the same kind beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translator.formats.office.xml_nodes import Node, XmlNodes

_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""The order of ``CT_PPr`` (ECMA-376 part 1, 17.3.1.26), which Word insists on."""
_RANKS = {f"w:{name}": rank for rank, name in enumerate(_ORDER)}
_NOT_COPIED = frozenset((
    "w:sectPr", "w:pPrChange", "w:numPr", "w:pageBreakBefore", "w:cnfStyle", "w:divId",
))  # fmt: skip
_ROW = ("w:keepNext", "w:framePr")
"""What does not go into a cell of two columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphSource:
    """What a paragraph was, to write another beside it."""

    content: int
    """Where its content begins, after its properties."""
    content_end: int
    properties: tuple[tuple[str, int, int], ...]
    """Name and place of each property."""
    numbered: bool
    indent: str
    """Of the text of a numbered paragraph, from its list; empty: it has one of its own."""
    separator: str = ""
    """Between source and target in one paragraph: ``break`` or ``slash``; empty: they stand in
    two."""

    western: str = ""
    """Font that its style names for Latin letters; empty: the document's."""

    @property
    def section(self) -> tuple[int, int] | None:
        """Where the section that ends with this paragraph is described."""
        return next(
            ((start, end) for name, start, end in self.properties if name == "w:sectPr"), None
        )


def properties_of(node: Node | None) -> tuple[tuple[str, int, int], ...]:
    """Return name and place of each property of a paragraph.

    Args:
        node: Its ``w:pPr``.
    """
    children = node.children if node is not None else ()
    return tuple((one.name, one.start, one.end) for one in children if ":" in one.name)


def copied(source: ParagraphSource, nodes: XmlNodes, *, section: bool, row: bool = False) -> str:
    """Return the properties of a paragraph beside this one: unnumbered, on the same page.

    Args:
        source: The paragraph.
        nodes: Of its part.
        section: Whether the section ends with the new paragraph.
        row: Whether it stands in a cell of two columns.
    """
    tag = nodes.tag
    kept: list[tuple[int, str]] = []
    names: set[str] = set()
    for name, start, end in source.properties:
        section_here = name == "w:sectPr" and section
        if (name in _NOT_COPIED and not section_here) or (row and name in _ROW):
            continue
        names.add(name)
        kept.append((_RANKS.get(name, len(_ORDER)), nodes.text[start:end]))
    if source.numbered:
        val = tag("w:val")
        kept.append((
            _RANKS["w:numPr"],
            f'<{tag("w:numPr")}><{tag("w:ilvl")} {val}="0"/><{tag("w:numId")} {val}="0"/>'
            f'</{tag("w:numPr")}>',
        ))  # fmt: skip
        if source.indent and "w:ind" not in names:
            kept.append((
                _RANKS["w:ind"],
                f'<{tag("w:ind")} {tag("w:left")}="{source.indent}" {tag("w:firstLine")}="0"/>',
            ))  # fmt: skip
    return wrapped(tag("w:pPr"), (text for _, text in sorted(kept, key=lambda one: one[0])))


def wrapped(tag: str, inside: Iterable[str]) -> str:
    """Return an element with what it holds; nothing where it holds nothing."""
    text = "".join(inside)
    return f"<{tag}>{text}</{tag}>" if text else ""
