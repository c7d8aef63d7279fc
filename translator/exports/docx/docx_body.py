"""The body of a Word document: parts as paragraphs and tables, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.exports.docx import docx_lists
from translator.exports.docx.docx_lists import Numbering
from translator.exports.docx.docx_runs import SIZE, Writing
from translator.exports.laid_out.page_words import Note
from translator.exports.laid_out.parts import Cell, Grid, Kept, Line, Part, Sheet, Text
from translator.exports.laid_out.runs import Run, Runs, plain
from translator.exports.laid_out.xml_strings import NOTHING, Xml, closing, element, joined, opening

_STYLES = {
    "paragraph": "BodyText", "list_item": "ListParagraph", "quote": "Quote", "caption": "Caption",
    "picture": "BodyText", "header": "FrontMatter",
}  # fmt: skip
_SIZES = {f"Heading{level}": size for level, size in enumerate((34, 28, 25, 23, 22, 22), start=1)}
"""Half points of the text of styles, where it is not the usual one (``docx_styles.xml``)."""
_NEAR = element("w:spacing", {"w:after": "20"})
"""Between a paragraph and its translation."""
_TOGETHER = element("w:keepNext")
_WIDTH = 5000
"""Of a table: fiftieths of a percent."""
_HALF = _WIDTH // 2
_COLUMN = 9638
"""Twentieths of a point between the margins."""


class Body:
    """Writes the parts of a document; knows whether the facing columns are open."""

    def __init__(self, sheet: Sheet, writing: Writing, numbering: Numbering) -> None:
        self._sheet = sheet
        self._writing = writing
        self._numbering = numbering
        self._facing = False
        self._headed = False

    def xml(self, parts: Iterable[Part]) -> Iterator[Xml]:
        """Yield the paragraphs and tables, what is said at the beginning and the end included."""
        yield self._beginning()
        for part in parts:
            if not (isinstance(part, Text) and part.kind == "list_item"):
                self._numbering.interrupted()
            if self._sheet.facing and not isinstance(part, Grid):
                yield from self._open()
                yield self._row(part)
            else:
                yield from self._close()
                yield from self._part(part)
        yield from self._close()
        yield self._end()

    def _beginning(self) -> Xml:
        source, target = self._sheet.heads
        return self._said("Quiet", f"{source} → {target} · {self._sheet.counts}")

    def _end(self) -> Xml:
        lines = [element("w:p", None, _style("Rule"))]
        for origin in self._sheet.origins:
            runs = [Run(text=f"{origin.words} " if origin.code or origin.address else origin.words)]
            if origin.code:
                runs.append(Run(text=origin.code, looks=frozenset({"address"})))
            if origin.address:
                look = frozenset({"link"})
                runs.append(Run(text=origin.address, looks=look, address=origin.address))
            lines.append(self._paragraph("Origin", tuple(runs), self._sheet.says))
        return joined(lines)

    def _part(self, part: Part) -> Iterator[Xml]:
        match part:
            case Text():
                yield self._text(part)
                yield self._notes(part.notes)
            case Grid():
                yield self._grid(part)
                yield self._notes(part.notes)
            case Kept():
                yield self._kept(part)
            case Line():
                yield element("w:p", None, _style("Rule"))

    def _text(self, part: Text) -> Xml:
        sheet = self._sheet
        if part.kind == "heading":
            return self._heading(part)
        sides = []
        if part.source:
            sides.append((part.source, sheet.source_language, "source"))
        if part.target:
            sides.append((part.target, sheet.target_language, "target"))
        found = []
        for number, (runs, tag, side) in enumerate(sides):
            last = number == len(sides) - 1
            # The target of an item belongs to it, and has no marker of its own.
            found.append(self._side(part, runs, tag, side, numbered=number == 0, near=not last))
        return joined(found)

    def _heading(self, part: Text) -> Xml:
        """One paragraph for both sides, so that an outline has it once."""
        sheet, inside = self._sheet, []
        size = _SIZES[f"Heading{part.level}"]
        if part.source:
            inside.append(self._writing.runs(part.source, sheet.source_language, size=size))
        if part.source and part.target:
            inside.append(element("w:r", None, element("w:br")))
        if part.target:
            inside.append(self._writing.runs(part.target, sheet.target_language, size=size))
        return element("w:p", None, _style(f"Heading{part.level}"), *inside)

    def _side(
        self, part: Text, runs: Runs, tag: str, side: str, *, numbered: bool, near: bool
    ) -> Xml:
        """Return one side of a part as a paragraph."""
        if part.kind == "heading":
            return self._paragraph(f"Heading{part.level}", runs, tag)
        properties = [element("w:pStyle", {"w:val": _STYLES[part.kind]})]
        if near:
            properties.append(_TOGETHER)
        if part.kind == "list_item" and part.marker and numbered:
            properties.append(
                element(
                    "w:numPr",
                    None,
                    element("w:ilvl", {"w:val": str(part.depth)}),
                    element(
                        "w:numId",
                        {"w:val": str(self._numbering.number(part.marker, part.depth, side))},
                    ),
                )
            )
        if near:
            properties.append(_NEAR)
        if part.kind == "list_item" and not (part.marker and numbered):
            properties.append(docx_lists.continued(part.depth))
        inside = self._writing.runs(runs, tag)
        return element("w:p", None, element("w:pPr", None, *properties), inside)

    def _kept(self, part: Kept) -> Xml:
        lines = [
            element("w:p", None, _style("Code"), self._writing.runs((Run(text=line),), "en"))
            for line in part.text.split("\n")
        ]
        if part.reason:
            lines.append(self._said("Quiet", part.reason))
        return joined(lines)

    def _grid(self, part: Grid) -> Xml:
        columns = max(part.columns, 1)
        rows = []
        for number, line in enumerate(part.lines):
            whole = [element("w:cantSplit")] + [element("w:tblHeader")] * (number == 0)
            properties = element("w:trPr", None, *whole)
            cells = (self._cell(cell, _WIDTH // columns, head=number == 0) for cell in line)
            rows.append(element("w:tr", None, properties, *cells))
        look = {"w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"}
        return joined((
            element(
                "w:tbl",
                None,
                _table_properties("ArticleTable", element("w:tblLook", look)),
                _columns(columns),
                *rows,
            ),
            element("w:p", None, _style("AfterTable")),
        ))  # fmt: skip

    def _cell(self, cell: Cell, width: int, *, head: bool) -> Xml:
        style = "TableHead" if head else "TableText"
        sides = []
        if cell.source:
            sides.append(self._paragraph(style, cell.source, self._sheet.source_language))
        if cell.target:
            sides.append(self._paragraph(style, cell.target, self._sheet.target_language))
        return _table_cell(width, *(sides or [element("w:p", None, _style(style))]))

    def _open(self) -> Iterator[Xml]:
        """Open the two facing columns, if they are not."""
        if self._facing:
            return
        self._facing = True
        yield opening("w:tbl")
        yield _table_properties("Facing")
        yield _columns(2)
        if not self._headed:
            self._headed = True
            heads = (self._said("FacingHead", name) for name in self._sheet.heads)
            properties = element("w:trPr", None, element("w:tblHeader"))
            yield element("w:tr", None, properties, *(_table_cell(_HALF, head) for head in heads))

    def _close(self) -> Iterator[Xml]:
        if self._facing:
            self._facing = False
            yield closing("w:tbl")
            yield element("w:p", None, _style("AfterTable"))

    def _row(self, part: Part) -> Xml:
        if not isinstance(part, Text):  # what is not translated goes across
            return element("w:tr", None, _table_cell(_WIDTH, *self._part(part), across=2))
        sheet = self._sheet
        again = part.source if part.target is None else part.target
        tag = sheet.source_language if part.target is None else sheet.target_language
        empty = element("w:p", None, _style("BodyText"))
        sides = [empty, empty]
        if part.source:
            sides[0] = self._side(
                part, part.source, sheet.source_language, "source", numbered=True, near=False
            )
        if again:
            sides[1] = self._side(part, again, tag, "target", numbered=True, near=False)
        notes = self._notes(part.notes)
        return element("w:tr", None, _table_cell(_HALF, sides[0]),
                       _table_cell(_HALF, sides[1], notes))  # fmt: skip

    def _notes(self, notes: Iterable[Note]) -> Xml:
        found = []
        for note in notes:
            runs = (
                Run(text=note.check, looks=frozenset({"strong"})),
                Run(text=f" {note.text}"),
            )
            found.append(self._paragraph(f"Note{note.level.value}", runs, self._sheet.says))
        return joined(found)

    def _paragraph(self, style: str, runs: Runs, tag: str) -> Xml:
        size = _SIZES.get(style, SIZE)
        inside = self._writing.runs(runs, tag, size=size) if plain(runs) else NOTHING
        return element("w:p", None, _style(style), inside)

    def _said(self, style: str, words: str) -> Xml:
        return self._paragraph(style, (Run(text=words),), self._sheet.says)


def _style(name: str) -> Xml:
    return element("w:pPr", None, element("w:pStyle", {"w:val": name}))


def _table_properties(style: str, *more: Xml) -> Xml:
    return element(
        "w:tblPr",
        None,
        element("w:tblStyle", {"w:val": style}),
        element("w:tblW", {"w:w": str(_WIDTH), "w:type": "pct"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        *more,
    )


def _columns(number: int) -> Xml:
    one = element("w:gridCol", {"w:w": str(_COLUMN // number)})
    return element("w:tblGrid", None, *([one] * number))


def _table_cell(width: int, *inside: Xml, across: int = 1) -> Xml:
    properties = [element("w:tcW", {"w:w": str(width), "w:type": "pct"})]
    if across > 1:
        properties.append(element("w:gridSpan", {"w:val": str(across)}))
    return element("w:tc", None, element("w:tcPr", None, *properties), *inside)
