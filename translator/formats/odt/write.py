"""Targets written into an OpenDocument text; what is decided for Word documents holds here, too.

- A translated paragraph is written anew between its tags; all else keeps its bytes. Bookmarks
  and the ends of comments in it stay, around the whole text where they stood around a part.
- A target paragraph has the style of its source. Where a page begins or ends with the source,
  it has a copy of that style without.
- Where the document's own language is not the target's, a style of the part's own names it.
- Side by side, paragraphs of the body stand in the rows of a table of two columns. Headings
  stand over both; lists, tables, notes, text boxes and headers stay one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from translator.errors import FormatError
from translator.formats.odt.package import KIND
from translator.formats.odt.reading import OdtContent
from translator.formats.odt.target_styles import TargetStyles
from translator.formats.odt.walk import OdtParagraph
from translator.formats.office.pieces import Look, Piece
from translator.formats.office.places import Place, joined_rows
from translator.formats.office.splices import Splices
from translator.formats.office.writing import ParagraphWriter
from translator.formats.office.xml_nodes import XmlNodes
from translator.formats.office.xml_part import escaped, still_xml
from translator.lazy_regex import lazy_regex
from translator.types import Block, Document, Layout

_SPACES = lazy_regex(" ( +)")
_TAG = lazy_regex(r"<([^\s/>]+)")
_END, _BEGIN = 0, 1
"""Ranks of what is put after a paragraph and before one."""


def changed_odt(
    document: Document,
    content: OdtContent,
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
        member = content.names[number]
        writer = _PartWriter(content, number, layout, target_language)
        for place in places:
            assert place.block is not None  # only places of blocks were taken
            writer.take(place, document.blocks[place.block], targets[place.block])
        data = content.package.read(member).bytes_of(writer.written())
        try:
            still_xml(data, member=member, name=document.name, kind=KIND)
        except FormatError as error:
            line = document.blocks[places[0].block or 0].attributes["line"]
            raise FormatError("format.document-changes", name=document.name, line=line) from error
        parts[member] = data
    return parts


class _SpanWriter:
    """Writes pieces as text and spans; see ``PieceWriter``."""

    def __init__(self, nodes: XmlNodes) -> None:
        self._space = nodes.tag("text:s")
        self._count = nodes.tag("text:c")
        self.break_ = f"<{nodes.tag('text:line-break')}/>"
        self._identity = re.compile(rf"\s(?:xml:id|{nodes.tag('text:id')})=(?:\"[^\"]*\"|'[^']*')")

    def text(self, shown: str, look: Look, *, target: bool) -> str:
        """Return a text in its spans."""
        return self._spanned(look.raw, _SPACES.sub(self._spaces, escaped(shown)))

    def piece(self, piece: Piece, source: str) -> str:
        """Return an atom in its spans, tags as they are."""
        return self._spanned(piece.look.raw, source)

    def copied(self, piece: Piece, source: str) -> str:
        """Return the same without what may be there only once."""
        return self._spanned(piece.look.raw, self._identity.sub("", source))

    def _spanned(self, opening: str, inside: str) -> str:
        if not opening:
            return inside
        names = _TAG.findall(opening)
        return opening + inside + "".join(f"</{name}>" for name in reversed(names))

    def _spaces(self, found: re.Match[str]) -> str:
        """Return spaces that are shown: more than one are one to OpenDocument."""
        return f' <{self._space} {self._count}="{len(found[1])}"/>'


class _PartWriter:
    """Writes the paragraphs of one part."""

    def __init__(self, content: OdtContent, number: int, layout: Layout, language: str) -> None:
        self._nodes = content.nodes[number]
        self._layout = layout
        self._splices = Splices(self._nodes.text)
        self._spans = _SpanWriter(self._nodes)
        chinese = language.startswith("zh")
        self._writer = ParagraphWriter(self._spans, self._splices, chinese=chinese)
        self._styles = TargetStyles(
            self._nodes, content.styles[number], content.automatic[number],
            content.bodies[number], language,
        )  # fmt: skip
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
            if place.value:
                self._value(place, target)
            elif self._layout is Layout.TARGET:
                source: OdtParagraph = place.own
                text = self._writer.replaced(place.paragraph, target, block)
                spoken = self._styles.spoken(text, source.style)
                self._splices.put(source.inner, source.inner_end, spoken)
            elif place.within:
                self._within(place, block, target)
            elif self._layout is Layout.SIDE_BY_SIDE and place.beside:
                self._row(place, block, target)
            else:
                self._after(place, block, target)
        self._styles.put(self._splices)
        self._splices.declare(self._nodes)
        return self._splices.whole()

    def _value(self, place: Place, target: str) -> None:
        shown = " ".join(target.split())
        if self._layout is not Layout.TARGET:
            shown = f"{place.paragraph.text} / {shown}"
        self._splices.put(place.start, place.end, escaped(shown))

    def _within(self, place: Place, block: Block, target: str) -> None:
        source: OdtParagraph = place.own
        base = place.paragraph.base
        line = source.separator == "break"
        between = self._spans.break_ if line else self._spans.text(" / ", base, target=True)
        text = self._writer.beside(place.paragraph, target, block, between)
        self._splices.put(source.inner, source.inner_end, text)

    def _after(self, place: Place, block: Block, target: str) -> None:
        self._splices.insert(place.end, self._copy(place, block, target), rank=_END)

    def _copy(self, place: Place, block: Block, target: str) -> str:
        """Return a paragraph of its own for a target."""
        source: OdtParagraph = place.own
        style = self._styles.unbroken(source.style) if source.breaks else source.style
        text = self._writer.target(place.paragraph, target, block, copy=True)
        named = f' {self._nodes.tag("text:style-name")}="{style}"' if style else ""
        return f"<{source.tag}{named}>{self._styles.spoken(text, source.style)}</{source.tag}>"

    # Two columns

    def _row(self, place: Place, block: Block, target: str) -> None:
        tag = self._nodes.tag
        cell = f'<{tag("table:table-cell")} {tag("office:value-type")}="string">'
        ending = f"</{tag('table:table-cell')}>"
        row, table = tag("table:table-row"), tag("table:table")
        before, after = "", ""
        first, last = self._rows[place.start]
        if first:
            columns = f'{tag("table:number-columns-repeated")}="2"'
            before = f"<{table}><{tag('table:table-column')} {columns}/>"
        if last:
            after = f"</{table}>"
        copy = self._copy(place, block, target)
        self._splices.insert(place.start, f"{before}<{row}>{cell}", rank=_BEGIN)
        self._splices.insert(place.end, f"{ending}{cell}{copy}{ending}</{row}>{after}", rank=_END)
