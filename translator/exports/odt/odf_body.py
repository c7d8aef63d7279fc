"""The body of an OpenDocument text: parts as paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.exports.laid_out.page_words import Note
from translator.exports.laid_out.parts import (
    Cell,
    Grid,
    Item,
    Kept,
    Line,
    Lists,
    Part,
    Sheet,
    Text,
    with_lists,
)
from translator.exports.laid_out.runs import Run, Runs
from translator.exports.laid_out.xml_strings import NOTHING, Xml, closing, element, joined, opening
from translator.exports.odt.odf_lists import NUMBER, ListStyles, starts
from translator.exports.odt.odf_runs import Texts, words

_STYLES = {
    "paragraph": "Text_20_body", "list_item": "List_20_Text", "quote": "Quotations",
    "caption": "Caption", "picture": "Text_20_body", "header": "Front_20_Matter",
}  # fmt: skip
NEAR = "_20_near"
"""Ends the name of a paragraph's style where its translation follows."""


class OdfBody:
    """Writes parts; holds the list styles they need, and whether facing columns are open."""

    def __init__(self, sheet: Sheet, texts: Texts) -> None:
        self._sheet = sheet
        self._texts = texts
        self._facing = False
        self._headed = False
        self._tables: set[int] = set()
        self._lists = ListStyles()

    def xml(self, parts: Iterator[Part]) -> Iterator[Xml]:
        """Yield the paragraphs and tables, what is said at the beginning and the end included."""
        source, target = self._sheet.heads
        yield self._said("Quiet", f"{source} → {target} · {self._sheet.counts}")
        if self._sheet.facing:
            yield from self._facing_parts(parts)
        else:
            for part in with_lists(parts):
                yield from self._items(part) if isinstance(part, tuple) else self._part(part)
        yield _paragraph("Rule")
        for origin in self._sheet.origins:
            runs = [Run(text=f"{origin.words} " if origin.code or origin.address else origin.words)]
            if origin.code:
                runs.append(Run(text=origin.code, looks=frozenset({"address"})))
            if origin.address:
                look = frozenset({"link"})
                runs.append(Run(text=origin.address, looks=look, address=origin.address))
            yield _paragraph("Origin", self._texts.runs(tuple(runs), self._sheet.says))

    def _facing_parts(self, parts: Iterable[Part]) -> Iterator[Xml]:
        for part in parts:
            if isinstance(part, Grid):
                yield from self._close()
                yield from self._part(part)
                continue
            if not self._facing:
                yield from self._open()
            yield self._row(part)
        yield from self._close()

    def _part(self, part: Part) -> Iterator[Xml]:
        match part:
            case Text():
                yield self._text(part)
                yield self._notes(part.notes)
            case Grid():
                yield self._grid(part)
                yield _paragraph("After_20_Table")
                yield self._notes(part.notes)
            case Kept():
                for line in part.text.split("\n"):
                    yield _paragraph("Code", words(line))
                if part.reason:
                    yield self._said("Quiet", part.reason)
            case Line():
                yield _paragraph("Rule")

    def _sides(self, part: Text | Cell) -> list[tuple[Runs, str]]:
        sheet = self._sheet
        both = ((part.source, sheet.source_language), (part.target, sheet.target_language))
        return [(runs, tag) for runs, tag in both if runs]

    def _text(self, part: Text) -> Xml:
        sides = self._sides(part)
        if part.kind == "heading":  # one paragraph for both, so that an outline has it once
            inside: list[Xml] = []
            for runs, tag in sides:
                inside += [element("text:line-break")] * bool(inside)
                inside.append(self._texts.runs(runs, tag))
            return _heading(part.level, *inside)
        return joined(
            _paragraph(
                _STYLES[part.kind] + (NEAR if number < len(sides) - 1 else ""),
                self._texts.runs(runs, tag),
            )
            for number, (runs, tag) in enumerate(sides)
        )

    def _items(self, items: Lists) -> Iterator[Xml]:
        """Yield lists: items of another shape of marker begin another list."""
        at = 0
        while at < len(items):
            first = items[at].marker
            name = self._lists.name(first)
            same = [items[at]]
            at += 1
            while at < len(items) and self._lists.name(items[at].marker) == name:
                same.append(items[at])
                at += 1
            yield element(
                "text:list",
                {"text:style-name": name},
                *(self._item(item, start) for item, start in starts(same)),
            )

    def _item(self, item: Item, start: int | None) -> Xml:
        inside: list[Xml] = []
        for part in item.parts:
            inside += self._part(part) if isinstance(part, Text) else self._items(part)
        given = {} if start is None else {"text:start-value": str(start)}
        name = "text:list-item" if item.marker else "text:list-header"
        return element(name, given if item.marker else None, *inside)

    def _grid(self, part: Grid) -> Xml:
        columns = max(part.columns, 1)
        self._tables.add(columns)
        rows = [
            element("table:table-row", {"table:style-name": "Row"},
                    *(self._cell(cell, head=number == 0) for cell in line))
            for number, line in enumerate(part.lines)
        ]  # fmt: skip
        head = element("table:table-header-rows", None, rows[0]) if rows else NOTHING
        return element(
            "table:table",
            {"table:style-name": f"Table{columns}"},
            _columns(columns),
            head,
            *rows[1:],
        )

    def _cell(self, cell: Cell, *, head: bool) -> Xml:
        style = "Table_20_Heading" if head else "Table_20_Contents"
        inside = [_paragraph(style, self._texts.runs(runs, tag)) for runs, tag in self._sides(cell)]
        kind = {"table:style-name": "HeadCell" if head else "Cell"}
        return element("table:table-cell", kind, *(inside or [_paragraph(style)]))

    def _open(self) -> Iterator[Xml]:
        self._facing = True
        self._tables.add(2)
        yield opening("table:table", {"table:style-name": "Table2"})
        yield _columns(2)
        if not self._headed:
            self._headed = True
            heads = (_beside(self._said("Facing_20_Head", name)) for name in self._sheet.heads)
            row = element("table:table-row", None, *heads)
            yield element("table:table-header-rows", None, row)

    def _close(self) -> Iterator[Xml]:
        if self._facing:
            self._facing = False
            yield closing("table:table")
            yield _paragraph("After_20_Table")

    def _row(self, part: Part) -> Xml:
        if not isinstance(part, Text):  # what is not translated goes across
            across = {"table:style-name": "Beside", "table:number-columns-spanned": "2"}
            return element(
                "table:table-row",
                None,
                element("table:table-cell", across, *self._part(part)),
                element("table:covered-table-cell"),
            )
        sheet = self._sheet
        again = part.source if part.target is None else part.target
        tag = sheet.source_language if part.target is None else sheet.target_language
        sides = (self._side(part, part.source, sheet.source_language),
                 self._side(part, again, tag))  # fmt: skip
        notes = self._notes(part.notes)
        return element("table:table-row", None, _beside(sides[0]), _beside(sides[1], notes))

    def _side(self, part: Text, runs: Runs | None, tag: str) -> Xml:
        """Return one side of a part; a list item is a list of its own there."""
        inside = self._texts.runs(runs or (), tag)
        if part.kind == "heading":
            return _heading(part.level, inside)
        paragraph = _paragraph(_STYLES[part.kind], inside)
        if part.kind != "list_item":
            return paragraph
        number = NUMBER.fullmatch(part.marker)
        start = {"text:start-value": number[2]} if number else {}
        item = element("text:list-item", start, paragraph)
        if not part.marker:
            item = element("text:list-header", None, paragraph)
        name = self._lists.name(part.marker)
        found = element("text:list", {"text:style-name": name}, item)
        for _ in range(part.depth):
            inner = element("text:list-item", None, found)
            found = element("text:list", {"text:style-name": name}, inner)
        return found

    def _notes(self, notes: Iterable[Note]) -> Xml:
        return joined(
            _paragraph(
                f"Note_20_{note.level.value}",
                self._texts.runs(
                    (
                        Run(text=note.check, looks=frozenset({"strong"})),
                        Run(text=f" {note.text}"),
                    ),
                    self._sheet.says,
                ),
            )
            for note in notes
        )

    def _said(self, style: str, said: str) -> Xml:
        return _paragraph(style, self._texts.runs((Run(text=said),), self._sheet.says))

    def styles(self) -> Iterator[Xml]:
        """Yield the automatic styles of the lists and tables written so far."""
        for columns in sorted(self._tables):
            width = {
                "style:width": "17cm", "table:align": "margins",
                "table:border-model": "collapsing",
            }  # fmt: skip
            yield element(
                "style:style",
                {"style:name": f"Table{columns}", "style:family": "table"},
                element("style:table-properties", width),
            )
        yield from self._lists.xml()


def _heading(level: int, *inside: Xml) -> Xml:
    style = {"text:style-name": f"Heading_20_{level}", "text:outline-level": str(level)}
    return element("text:h", style, *inside)


def _paragraph(style: str, *inside: Xml) -> Xml:
    return element("text:p", {"text:style-name": style}, *inside)


def _columns(number: int) -> Xml:
    return element("table:table-column", {"table:number-columns-repeated": str(number)})


def _beside(*inside: Xml) -> Xml:
    return element("table:table-cell", {"table:style-name": "Beside"}, *inside)
