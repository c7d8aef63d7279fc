"""A part of a Word document from its start to its end: the places of its texts, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from translator.errors.error_sentences import Said, piece
from translator.formats.docx.looks import Looks
from translator.formats.docx.numbering import Numbering
from translator.formats.docx.package import Relation
from translator.formats.docx.properties import ParagraphSource, properties_of
from translator.formats.docx.runs import Content, Runs
from translator.formats.docx.styles import BODY_LEVEL, ParagraphStyle, Styles, list_of
from translator.formats.office.arranging import arrange
from translator.formats.office.pieces import Piece
from translator.formats.office.places import Found, Gap, Place, readable
from translator.formats.office.tables import Tables
from translator.formats.office.xml_nodes import TEXT, Event, Node, XmlNodes

WHOLE = frozenset((
    "w:p", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr", "w:sdtPr", "w:sdtEndPr",
))  # fmt: skip
"""Elements of a part that are looked at with all they hold."""
_FLOW = frozenset(("w:document", "w:body", "w:sdt", "w:sdtContent"))
"""Where a table may stand in the place of paragraphs."""
_CODE = Said(piece("left.code"))


@dataclass(slots=True)
class _Around:
    """What stands around a paragraph."""

    tables: Tables
    names: list[str] = field(default_factory=list)
    """Of the elements that are open."""
    boxed: bool = False
    """Whether it is in a text box."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What of a document is known before its texts are read."""

    styles: Styles
    numbering: Numbering


class Walk:
    """Goes through one part."""

    def __init__(
        self,
        nodes: XmlNodes,
        part: int,
        found: Found,
        known: Known,
        relations: dict[str, Relation],
        tables: Iterator[int],
    ) -> None:
        """Take a part.

        Args:
            nodes: Its nodes.
            part: Its index.
            found: Where the places go.
            known: Styles and lists.
            relations: Of the part.
            tables: Numbers for tables.
        """
        self._nodes = nodes
        self._part = part
        self._found = found
        self._known = known
        self._runs = Runs(nodes, Looks(nodes, known.styles), relations)
        self._around = _Around(Tables(found, tables))
        self._number = 0
        self._fields = 0
        self._pool: list[Place] | None = None
        self.changes: list[int] = []
        """Numbers of the paragraphs with tracked changes."""

    def walk(self) -> None:
        """Go through the whole part."""
        skipping = 0
        for event in self._nodes.events(WHOLE):
            if event.node.name == "mc:Fallback":  # of paragraphs; the choice before it counts
                skipping += 1 if event.kind == "open" else -1
            elif not skipping:
                self._event(event)

    def _event(self, event: Event) -> None:
        node, around = event.node, self._around
        if event.kind == "whole":
            if node.name == "w:p":
                self._paragraph(node)
            return
        if event.kind == "open":
            around.names.append(node.name)
            if node.name == "w:tbl":
                around.tables.begin()
            elif around.tables and node.name == "w:tr":
                around.tables.row()
            elif around.tables and node.name == "w:tc":
                around.tables.cell()
            return
        around.names.pop()
        if node.name == "w:tbl":
            around.tables.end()

    def _again(self, node: Node) -> None:
        """Go through the children of a node as through a part."""
        for child in node.children:
            if child.name == TEXT or child.name == "mc:Fallback":
                continue
            if child.name in WHOLE:
                self._event(Event("whole", child))
            else:
                self._event(Event("open", child))
                self._again(child)
                self._event(Event("close", child))

    # Paragraphs

    def _paragraph(self, node: Node) -> None:
        self._number += 1
        number = self._number
        properties = node.first("w:pPr")
        style = self._style(properties)
        content = self._runs.read(node)
        inside = self._fields > content.ends or content.ends > 0 or content.goes_on > 0
        self._fields = max(self._fields - content.ends, 0) + content.goes_on
        if content.changed:
            self.changes.append(number)
        place = self._place(node, properties, style, content, inside=inside)
        paragraph = place.paragraph
        if readable(paragraph) or paragraph.full:
            self._tell_hidden(content, number)
            self._around.tables.take(place)
            self._add(place)
        for drawing in content.drawings:
            self._drawing(drawing)

    def _style(self, properties: Node | None) -> ParagraphStyle:
        found = properties.first("w:pStyle") if properties is not None else None
        return self._known.styles.paragraph(self._nodes.value(found, "w:val"))

    def _place(
        self,
        node: Node,
        properties: Node | None,
        style: ParagraphStyle,
        content: Content,
        *,
        inside: bool,
    ) -> Place:
        nodes, around = self._nodes, self._around
        level = style.level
        outline = properties.first("w:outlineLvl") if properties is not None else None
        value = nodes.value(outline, "w:val")
        if value.isdecimal() and len(value) < 3:
            level = 0 if int(value) >= BODY_LEVEL else min(int(value) + 1, 6)
        marker, indent, depth, numbered = self._numbered(properties, style)
        kind = "heading" if level else style.kind
        if kind == "heading" and not level:
            kind = "paragraph"
        if kind == "paragraph":
            kind = "list_item" if marker else "table_cell" if around.tables else kind
        contents = style.contents or (inside and not level)
        separator = "break" if level else "slash" if contents else ""
        flow = not around.boxed and all(one in _FLOW for one in around.names)
        framed = properties is not None and properties.first("w:framePr") is not None
        paragraph = arrange(content.pieces, nodes.text, entry=bool(separator))
        pages = any(one.page for one in (*paragraph.before, *paragraph.core, *paragraph.after))
        return Place(
            part=self._part,
            number=self._number,
            kind=kind,
            start=node.start,
            end=node.end,
            paragraph=paragraph,
            level=level,
            marker=marker if kind == "list_item" else "",
            depth=depth if kind == "list_item" else 0,
            beside=flow and not separator and not framed and not pages and not inside,
            within=bool(separator),
            ends=properties is not None and properties.first("w:sectPr") is not None,
            left=_CODE if style.code else "",
            own=ParagraphSource(
                content=properties.end if properties is not None else node.inner,
                content_end=node.inner_end,
                properties=properties_of(properties),
                numbered=numbered,
                indent=indent,
                separator=separator,
                western=style.western,
            ),
        )

    def _numbered(
        self, properties: Node | None, style: ParagraphStyle
    ) -> tuple[str, str, int, bool]:
        """Count a paragraph of a list: its marker, indent and depth, and whether it is one."""
        own = list_of(self._nodes, properties)
        number, depth = style.numbering or (None, 0)
        if own is not None:
            number, depth = own[0] or number, own[1]
        if number is None or number == "0":
            return "", "", 0, False
        level = self._known.numbering.level(number, depth)
        marker = self._known.numbering.next(number, depth)
        return marker, level.indent if level else "", depth, level is not None

    def _tell_hidden(self, content: Content, number: int) -> None:
        if content.hidden:
            self._found.gaps.append(
                Gap(kind="hidden", part=self._part, number=number,
                    text="".join(content.hidden), reason=Said(piece("left.hidden")))
            )  # fmt: skip

    def _add(self, place: Place) -> None:
        """Add a place; in what is there for older programs, beside the one it repeats."""
        if self._pool is not None:
            text = place.paragraph.text
            for other in self._pool:
                if other.paragraph.text == text and other.value == place.value:
                    self._pool.remove(other)
                    other.twins.append(place)
                    return
        self._found.add(place)

    # Pictures and text boxes

    def _drawing(self, node: Node) -> None:
        """Go through what stands in a picture, a shape or a control."""
        if node.name == "mc:AlternateContent":
            self._alternatives(node)
            return
        if node.name == "w:txbxContent":
            outer, fields = self._around, self._fields
            self._around, self._fields = _Around(outer.tables.apart(), boxed=True), 0
            self._again(node)
            self._around, self._fields = outer, fields
            return
        if node.name in ("wp:docPr", "pic:cNvPr"):
            self._described(node, ("descr", "title"))
        elif node.name.startswith("v:"):
            self._described(node, ("alt",))
        for child in node.children:
            if child.name != TEXT:
                self._drawing(child)

    def _alternatives(self, node: Node) -> None:
        """Go through a drawing and its likeness for older programs, which has the same text."""
        choice, fallback = node.first("mc:Choice"), node.first("mc:Fallback")
        before = len(self._found.places)
        if choice is not None:
            for child in choice.children:
                self._drawing(child)
        if fallback is None:
            return
        outer = self._pool
        if choice is not None and outer is None:
            self._pool = self._found.places[before:]
        for child in fallback.children:
            self._drawing(child)
        self._pool = outer

    def _described(self, node: Node, names: tuple[str, ...]) -> None:
        attributes = self._nodes.attributes(node)
        known = {one.paragraph.text: one for one in self._found.places[-8:] if one.value}
        for name in names:
            found = attributes.get(name)
            if found is None or not found.value.strip():
                continue
            text = " ".join(found.value.split())
            shown = Piece("text", found.start, found.end, text)
            place = Place(
                part=self._part,
                number=self._number,
                kind="alt",
                start=found.start,
                end=found.end,
                paragraph=arrange([shown], self._nodes.text),
                value=True,
            )
            same = known.get(place.paragraph.text)
            if same is not None and same.part == self._part and same.number == self._number:
                same.twins.append(place)
            else:
                self._add(place)
                known[place.paragraph.text] = place
