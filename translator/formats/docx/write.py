"""Targets written into a Word document.

What is decided here, and why:

- A translated paragraph is written anew between its properties and its end; all else keeps its
  bytes. Bookmarks and the ends of comments in it stay, around the whole text where they stood
  around a part. Tracked changes in it are taken as accepted.
- A target paragraph beside its source has the same properties without its number, page break,
  bookmarks, notes and pictures, which are there once. A section that ends with the source ends
  with the target.
- A heading stays one paragraph, source and target on a line each: two would be two entries in
  the table of contents. An entry of such a table is ``source / target`` before its page.
- Side by side, paragraphs of the body stand in the rows of a table of two columns. Headings
  stand over both; what is in tables, notes, text boxes and headers stays one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from translator.errors import FormatError
from translator.formats.docx.looks import TargetLook
from translator.formats.docx.package import KIND
from translator.formats.docx.properties import ParagraphSource, copied
from translator.formats.docx.reading import DocxContent
from translator.formats.office.pieces import PLAIN, Look, Piece
from translator.formats.office.places import Place, joined_rows
from translator.formats.office.splices import Splices
from translator.formats.office.writing import ParagraphWriter
from translator.formats.office.xml_nodes import XmlNodes
from translator.formats.office.xml_part import escaped, quoted, still_xml
from translator.lazy_regex import lazy_regex
from translator.types import Block, Document, Layout

_AFTER_TABLE = lazy_regex(r"\s*(?:<!--.*?-->\s*)*<(/?)([^\s>/]+)", re.DOTALL)
_END, _BEGIN = range(2)
"""Ranks of what is put after a paragraph and before one."""


def changed_parts(
    document: Document,
    content: DocxContent,
    targets: Mapping[int, str],
    *,
    layout: Layout,
    target_language: str,
) -> dict[str, bytes]:
    """Return the parts that targets change, by name; see ``Format.write``.

    Args:
        document: As it was read.
        content: The same, read again.
        targets: Id of a block → what it becomes; those that stay are left out.
        layout: As ``Format.write`` takes it.
        target_language: BCP 47 tag.

    Raises:
        FormatError: a part would be no XML any more.
    """
    by_part: dict[int, list[Place]] = {}
    for place in content.found.places:
        if place.block in targets:
            by_part.setdefault(place.part, []).append(place)
    parts: dict[str, bytes] = {}
    for number, places in by_part.items():
        nodes, member = content.nodes[number], content.names[number]
        writer = _PartWriter(nodes, content, layout, target_language)
        for place in places:
            assert place.block is not None  # only places of blocks were taken
            block = document.blocks[place.block]
            for one in (place, *place.twins):
                writer.take(one, block, targets[block.id])
        data = content.package.read(member).bytes_of(writer.written())
        try:
            still_xml(data, member=member, name=document.name, kind=KIND)
        except FormatError as error:
            line = document.blocks[places[0].block or 0].attributes["line"]
            raise FormatError("format.document-changes", name=document.name, line=line) from error
        parts[member] = data
    return parts


class _RunWriter:
    """Writes pieces as runs; see ``PieceWriter``."""

    def __init__(self, nodes: XmlNodes, looks: TargetLook) -> None:
        self._looks = looks
        self.run = nodes.tag("w:r")
        self._text = nodes.tag("w:t")
        self._break = nodes.tag("w:br")
        self._control = nodes.tag("w:sdt")
        self.western = ""
        """Font of Latin letters in the style of the paragraph that is written."""

    def text(self, shown: str, look: Look, *, target: bool) -> str:
        """Return a run."""
        raw = self._looks.of(look.raw, self.western) if target else look.raw
        return self._in_run(
            raw, f'<{self._text} xml:space="preserve">{escaped(shown)}</{self._text}>'
        )

    def piece(self, piece: Piece, source: str) -> str:
        """Return what stands in a run in one, all else as it is."""
        if not piece.inside:
            return source
        if piece.kind == "ruby":
            opening = f"<{self.run}>{piece.look.raw}"
            return opening + source if piece.role == "open" else f"{source}</{self.run}>"
        return self._in_run(piece.look.raw, source)

    def copied(self, piece: Piece, source: str) -> str:
        """Return the same; of a control, which has a number of its own, what it shows."""
        if source.startswith(f"<{self._control}"):
            return self.text(piece.shown, piece.look, target=True)
        return self.piece(piece, source)

    def line_break(self, look: Look) -> str:
        """Return a run with the end of a line."""
        return self._in_run(look.raw, f"<{self._break}/>")

    def _in_run(self, properties: str, inside: str) -> str:
        return f"<{self.run}>{properties}{inside}</{self.run}>"


class _PartWriter:
    """Writes the paragraphs of one part."""

    def __init__(
        self, nodes: XmlNodes, content: DocxContent, layout: Layout, language: str
    ) -> None:
        self._nodes = nodes
        self._layout = layout
        self._splices = Splices(nodes.text)
        self._runs = _RunWriter(nodes, TargetLook(nodes, content.styles, language))
        chinese = language.startswith("zh")
        self._writer = ParagraphWriter(self._runs, self._splices, chinese=chinese)
        self._taken: list[tuple[Place, Block, str]] = []
        self._rows: dict[int, tuple[bool, bool]] = {}

    def take(self, place: Place, block: Block, target: str) -> None:
        """Take a place whose block has a target."""
        self._taken.append((place, block, target))

    def written(self) -> str:
        """Return the part with all targets."""
        # What stands inside of something begins after it: from the last to the first.
        self._taken.sort(key=lambda one: one[0].start, reverse=True)
        self._rows = joined_rows(self._nodes.text, [place for place, _, _ in self._taken])
        for place, block, target in self._taken:
            self._runs.western = "" if place.value else place.own.western
            if place.value:
                self._value(place, target)
            elif self._layout is Layout.TARGET:
                source: ParagraphSource = place.own
                text = self._writer.replaced(place.paragraph, target, block)
                self._splices.put(source.content, source.content_end, text)
            elif place.within:
                self._within(place, block, target)
            elif self._layout is Layout.SIDE_BY_SIDE and place.beside:
                self._row(place, block, target)
            else:
                self._after(place, block, target)
        self._splices.declare(self._nodes)
        return self._splices.whole()

    def _value(self, place: Place, target: str) -> None:
        shown = " ".join(target.split())
        if self._layout is not Layout.TARGET:
            shown = f"{place.paragraph.text} / {shown}"
        self._splices.put(place.start, place.end, quoted(shown))

    def _within(self, place: Place, block: Block, target: str) -> None:
        source: ParagraphSource = place.own
        base = place.paragraph.base
        line = source.separator == "break"
        between = self._runs.line_break(base) if line else self._runs.text(" / ", base, target=True)
        text = self._writer.beside(place.paragraph, target, block, between)
        self._splices.put(source.content, source.content_end, text)

    def _after(self, place: Place, block: Block, target: str) -> None:
        source: ParagraphSource = place.own
        ended = [one for one in place.paragraph.after if one.page]
        if ended or source.section:
            self._without_end(place, source, ended)
        text = self._copy(place, block, target, self._writer.again(ended))
        self._splices.insert(place.end, text, rank=_END)

    def _without_end(self, place: Place, source: ParagraphSource, ended: list[Piece]) -> None:
        """Take the end of a page and of a section out of a source: they come after the target."""
        if ended:
            paragraph = place.paragraph
            kept = [one for one in paragraph.after if not one.page]
            text = self._writer.again((*paragraph.before, *paragraph.core, *kept))
            if paragraph.lead:
                lead = self._runs.text(paragraph.lead, PLAIN, target=False)
                text = self._writer.again(paragraph.before) + lead
                text += self._writer.again((*paragraph.core, *kept))
            self._splices.put(source.content, source.content_end, text)
        if source.section:
            self._splices.put(*source.section, "")

    def _copy(
        self, place: Place, block: Block, target: str, ended: str = "", *, row: bool = False
    ) -> str:
        """Return a paragraph of its own for a target."""
        tag = self._nodes.tag("w:p")
        properties = copied(place.own, self._nodes, section=not row, row=row)
        text = self._writer.target(place.paragraph, target, block, copy=True)
        return f"<{tag}>{properties}{text}{ended}</{tag}>"

    # Two columns

    def _row(self, place: Place, block: Block, target: str) -> None:
        source: ParagraphSource = place.own
        tag = self._nodes.tag
        cell = (
            f'<{tag("w:tc")}><{tag("w:tcPr")}><{tag("w:tcW")} {tag("w:w")}="2500" '
            f'{tag("w:type")}="pct"/></{tag("w:tcPr")}>'
        )
        ending = f"</{tag('w:tc')}>"
        row, table = tag("w:tr"), tag("w:tbl")
        first, last = self._rows[place.start]
        before = (self._table() if first else "") + f"<{row}>{cell}"
        after = f"{ending}{cell}{self._copy(place, block, target, row=True)}{ending}</{row}>"
        if last:
            after += f"</{table}>{self._after_table(place, source)}"
        if source.section:
            self._splices.put(*source.section, "")
        self._splices.insert(place.start, before, rank=_BEGIN)
        self._splices.insert(place.end, after, rank=_END)

    def _table(self) -> str:
        tag = self._nodes.tag
        width, kind = tag("w:w"), tag("w:type")
        columns = f'<{tag("w:gridCol")} {width}="4800"/>' * 2
        return (
            f'<{tag("w:tbl")}><{tag("w:tblPr")}><{tag("w:tblW")} {width}="5000" {kind}="pct"/>'
            f'<{tag("w:tblLayout")} {kind}="fixed"/></{tag("w:tblPr")}>'
            f"<{tag('w:tblGrid')}>{columns}</{tag('w:tblGrid')}>"
        )

    def _after_table(self, place: Place, source: ParagraphSource) -> str:
        """Return the paragraph a table needs after it: at the end, before a table, of a section."""
        tag = self._nodes.tag
        if source.section:
            start, end = source.section
            section = self._nodes.text[start:end]
            return f"<{tag('w:p')}><{tag('w:pPr')}>{section}</{tag('w:pPr')}></{tag('w:p')}>"
        following = _AFTER_TABLE.match(self._nodes.text, place.end)
        if following and not following[1] and following[2] == tag("w:p"):
            return ""
        return f"<{tag('w:p')}/>"
