"""A part of an OpenDocument text from its start to its end: the places of its texts, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from translator.errors.error_sentences import Said, piece
from translator.formats.odt.inline import InlineReader, OdtInline
from translator.formats.odt.lists import Lists
from translator.formats.odt.styles import STYLE_ELEMENTS, OdtStyles
from translator.formats.office.arranging import arrange
from translator.formats.office.pieces import Piece
from translator.formats.office.places import Found, Gap, Place, readable
from translator.formats.office.tables import Tables
from translator.formats.office.xml_nodes import TEXT, Event, Node, XmlNodes

_PARAGRAPHS = frozenset(("text:p", "text:h"))
_SKIPPED = frozenset((
    "text:tracked-changes", "office:forms", "office:annotation", "office:font-face-decls",
    "office:scripts", "office:settings", "text:sequence-decls", "text:variable-decls",
    "text:user-field-decls", "text:dde-connection-decls", "text:table-of-content-source",
    "text:illustration-index-source", "text:table-index-source", "text:object-index-source",
    "text:user-index-source", "text:alphabetical-index-source", "text:bibliography-source",
    "text:notes-configuration", "text:linenumbering-configuration", "office:binary-data",
))  # fmt: skip
"""Elements with nothing in them that a reader of the document sees where they stand."""
WHOLE = frozenset((*_PARAGRAPHS, *_SKIPPED, *STYLE_ELEMENTS, "dc:title"))
_FLOW = frozenset((
    "office:document", "office:document-content", "office:body", "office:text", "text:section",
))  # fmt: skip
"""Where a table may stand in the place of paragraphs."""
_BREAKS = ("fo:break-before", "fo:break-after", "style:master-page-name", "style:page-number")
_CODE = Said(piece("left.code"))
_LEVELS = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class OdtParagraph:
    """What a paragraph was, to write another beside it."""

    tag: str
    """As the part writes it."""
    inner: int
    inner_end: int
    style: str
    separator: str
    """Between source and target in one paragraph: ``break`` or ``slash``; empty: they stand in
    two."""
    breaks: bool
    """Whether a page begins or ends with it."""


@dataclass(slots=True)
class _Around:
    """What stands around a paragraph."""

    lists: Lists
    tables: Tables
    names: list[str] = field(default_factory=list)
    boxed: bool = False


class OdtWalk:
    """Goes through one part."""

    def __init__(
        self,
        nodes: XmlNodes,
        part: int,
        found: Found,
        styles: OdtStyles,
        formulas: frozenset[str],
        tables: Iterator[int],
    ) -> None:
        """Take a part.

        Args:
            nodes: Its nodes.
            part: Its index.
            found: Where the places go.
            styles: Those known before; the part's own are added.
            formulas: Folders of the objects that are formulas.
            tables: Numbers for tables.
        """
        self._nodes = nodes
        self._part = part
        self._found = found
        self.styles = styles
        self._inline = InlineReader(nodes, styles, formulas)
        self._around = _Around(lists=Lists(styles.lists), tables=Tables(found, tables))
        self._number = 0
        self.automatic: Node | None = None
        """The element with the styles the part made for itself."""
        self.body = 0
        """Where that element would stand."""
        self.changes: list[int] = []
        """Numbers of the paragraphs with tracked changes."""

    def walk(self) -> None:
        """Go through the whole part."""
        for event in self._nodes.events(WHOLE):
            self._event(event)

    def _event(self, event: Event) -> None:
        if event.kind == "whole":
            self._whole(event.node)
        elif event.kind == "open":
            self._open(event.node)
        else:
            self._close(event.node)

    def _whole(self, node: Node) -> None:
        if node.name in _PARAGRAPHS:
            self._paragraph(node)
        elif node.name in STYLE_ELEMENTS:
            automatic = "office:automatic-styles" in self._around.names
            self.styles.take(self._nodes, node, automatic=automatic)
        elif node.name == "dc:title" and "office:meta" in self._around.names:
            self._value(node, "front_matter")

    def _open(self, node: Node) -> None:
        around, nodes = self._around, self._nodes
        around.names.append(node.name)
        match node.name:
            case "office:automatic-styles":
                self.automatic = node
            case "office:master-styles" | "office:body":
                self.body = self.body or node.start
            case "text:list":
                goes_on = nodes.value(node, "text:continue-numbering") == "true"
                goes_on |= bool(nodes.value(node, "text:continue-list"))
                around.lists.begin(nodes.value(node, "text:style-name"), goes_on=goes_on)
            case "text:list-item" if around.lists.depth:
                around.lists.item(nodes.value(node, "text:start-value"))
            case "table:table":
                around.tables.begin()
            case "table:table-row" if around.tables:
                around.tables.row()
            case "table:table-cell" | "table:covered-table-cell" if around.tables:
                around.tables.cell()
            case "svg:title" | "svg:desc":
                self._value(node, "alt")

    def _close(self, node: Node) -> None:
        self._around.names.pop()
        if node.name == "text:list":
            self._around.lists.end()
        elif node.name == "table:table":
            self._around.tables.end()

    def _again(self, node: Node) -> None:
        """Go through the children of a node as through a part."""
        for child in node.children:
            if child.name == TEXT:
                continue
            if child.name in WHOLE:
                self._whole(child)
            else:
                self._open(child)
                self._again(child)
                self._close(child)

    # Paragraphs

    def _paragraph(self, node: Node) -> None:
        self._number += 1
        content = self._inline.read(node)
        if content.changed:
            self.changes.append(self._number)
        self._tell(content)
        place = self._place(node, content)
        if readable(place.paragraph) or place.paragraph.full:
            self._around.tables.take(place)
            self._found.add(place)
        outer = self._around
        lists, tables = Lists(self.styles.lists), outer.tables.apart()
        self._around = _Around(lists=lists, tables=tables, boxed=True)
        for drawing in content.drawings:
            self._open(drawing)
            self._again(drawing)
            self._close(drawing)
        self._around = outer

    def _place(self, node: Node, content: OdtInline) -> Place:
        nodes, around = self._nodes, self._around
        style = nodes.value(node, "text:style-name")
        kind, level, code = self.styles.kind(style)
        if node.name == "text:h":
            outline = nodes.value(node, "text:outline-level", "1")
            level = min(int(outline), _LEVELS) if outline.isdecimal() and len(outline) < 3 else 1
            kind, code = "heading", False
        marker = around.lists.marker() if kind != "heading" else ""
        depth = max(around.lists.depth - 1, 0)
        if kind == "paragraph":
            kind = "list_item" if around.lists.depth else "table_cell" if around.tables else kind
        contents = "text:index-body" in around.names and "text:index-title" not in around.names
        separator = "break" if level else "slash" if contents else ""
        flow = not around.boxed and all(one in _FLOW for one in around.names)
        breaks = self._breaks(style)
        return Place(
            part=self._part,
            number=self._number,
            kind=kind,
            start=node.start,
            end=node.end,
            paragraph=arrange(content.pieces, nodes.text, entry=bool(separator)),
            level=level if kind == "heading" else 0,
            marker=marker,
            depth=depth if kind == "list_item" else 0,
            beside=flow and not separator and not breaks,
            within=bool(separator),
            left=_CODE if code else "",
            own=OdtParagraph(
                tag=nodes.tag("text:p"),
                inner=node.inner,
                inner_end=node.inner_end,
                style=style,
                separator=separator,
                breaks=breaks,
            ),
        )

    def _breaks(self, style: str) -> bool:
        return any(
            one.paragraph.get(name, "auto") not in ("auto", "")
            for one in self.styles.chain("paragraph", style)
            for name in _BREAKS
        )

    def _tell(self, content: OdtInline) -> None:
        for kind, reason, words in (
            ("hidden", "left.hidden", "".join(content.hidden)),
            ("comment", "left.comments", " ".join(content.comments)),
        ):
            if words:
                self._found.gaps.append(
                    Gap(kind=kind, part=self._part, number=self._number, text=words,
                        reason=Said(piece(reason)))
                )  # fmt: skip

    def _value(self, node: Node, kind: str) -> None:
        """Take the text of an element that is no paragraph: a title, a description."""
        if node.inner == node.end:
            return
        text = self._nodes.unmarked(node.inner, node.inner_end)
        shown = Piece("text", node.inner, node.inner_end, " ".join(text.split()))
        if shown.shown:
            self._found.add(
                Place(
                    part=self._part, number=max(self._number, 1), kind=kind, start=node.inner,
                    end=node.inner_end, paragraph=arrange([shown], self._nodes.text), value=True,
                )
            )  # fmt: skip
