"""Parts of a book as XHTML: chapters that any reading system shows, and none has to style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translator.exports.laid_out.clickable import clickable
from translator.exports.laid_out.page_words import Note
from translator.exports.laid_out.parts import Cell, Grid, Item, Kept, Line, Lists, Part, Sheet, Text
from translator.exports.laid_out.runs import Run, Runs, lines_of
from translator.exports.laid_out.xml_strings import NOTHING, Xml, element, joined, text
from translator.lazy_regex import lazy_regex

_ELEMENTS = (
    ("code", "code"), ("strong", "strong"), ("emphasis", "em"), ("strikethrough", "s"),
    ("subscript", "sub"), ("superscript", "sup"),
)  # fmt: skip
"""Looks that are elements, the innermost first."""
_CLASSES = ("picture", "address", "flagged", "person")
_NUMBER = lazy_regex(r"[0-9]{1,9}\.")
"""Markers that a reading system writes as they are, where it counts."""
_CSS = {"heading": "heading", "caption": "caption", "picture": "plain", "header": "header"}


def runs_xhtml(runs: Runs) -> Xml:
    """Return runs as XHTML; readings in brackets where a reading system has no ruby."""
    return joined(_run(run) for run in runs)


def _run(run: Run) -> Xml:
    inside = joined(
        part
        for broken, line in lines_of(run)
        for part in ((element("br"),) if broken else ()) + ((text(line),) if line else ())
    )
    if run.reading:
        bracket = (element("rp", None, text("(")), element("rp", None, text(")")))
        over = element("rt", None, text(run.reading))
        inside = element("ruby", None, inside, bracket[0], over, bracket[1])
    for look, name in _ELEMENTS:
        if look in run.looks:
            inside = element(name, None, inside)
    if classes := " ".join(name for name in _CLASSES if name in run.looks):
        inside = element("span", {"class": classes}, inside)
    if address := clickable(run.leads) if run.leads else "":
        inside = element("a", {"href": address}, inside)
    return inside


class Chapters:
    """Writes parts of a chapter; gives headings the names that the contents lead to."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._headings = 0

    def part(self, part: Part | Lists) -> Xml:
        """Return a part, its findings below it."""
        match part:
            case Text():
                return self._text(part)
            case Grid():
                return joined((self._grid(part), self._notes(part.notes)))
            case Kept():
                return self._kept(part)
            case Line():
                return element("hr")
        return self._items(part)

    def next_heading(self) -> str:
        """Return the name that the next heading gets."""
        return f"h{self._headings + 1}"

    def _text(self, part: Text) -> Xml:
        notes = self._notes(part.notes)
        if part.kind == "heading":
            return joined((self._heading(part), notes))
        inside = self._sides(part, "p")
        if part.kind == "quote":
            inside = element("blockquote", None, inside)
        kind = {"class": f"pair {_CSS[part.kind]}" if part.kind in _CSS else "pair"}
        return joined((element("div", kind, inside), notes))

    def _heading(self, part: Text) -> Xml:
        """One heading for both sides, so that contents and outline have it once."""
        name, self._headings = self.next_heading(), self._headings + 1
        inside = self._sides(part, "span")
        return element(f"h{part.level}", {"id": name}, inside)

    def _sides(self, part: Text | Cell, name: str) -> Xml:
        sheet = self._sheet
        target, tag = part.target, sheet.target_language
        if sheet.facing and target is None:  # a copy stands on both sides
            target, tag = part.source, sheet.source_language
        sides = [(part.source, sheet.source_language, "s"), (target, tag, "t")]
        return joined(
            element(
                name,
                {"class": side, "lang": tag, "xml:lang": tag},
                runs_xhtml(runs),
            )
            for runs, tag, side in sides
            if runs or (sheet.facing and runs is not None)
        )

    def _items(self, items: Lists) -> Xml:
        """Return lists: items of another kind begin another one."""
        found: list[Xml] = []
        at = 0
        while at < len(items):
            kind = _kind(items[at])
            same = [items[at]]
            at += 1
            while at < len(items) and _kind(items[at]) == kind:
                same.append(items[at])
                at += 1
            name, attributes = kind
            looks = {"class": attributes} if attributes else None
            found.append(element(name, looks, *(self._item(one) for one in same)))
        return joined(found)

    def _item(self, item: Item) -> Xml:
        inside: list[Xml] = []
        name, looks = _kind(item)
        if looks == "marked" and item.marker:
            inside.append(element("span", {"class": "marker"}, text(item.marker)))
        for part in item.parts:
            if isinstance(part, Text):
                inside.append(element("div", {"class": "pair"}, self._sides(part, "p")))
                inside.append(self._notes(part.notes))
            else:
                inside.append(self._items(part))
        counted = {"value": item.marker[:-1]} if name == "ol" else None
        return element("li", counted, *inside)

    def _grid(self, part: Grid) -> Xml:
        rows = [
            element(
                "tr",
                None,
                *(element("td" if number else "th", None, self._cell(cell)) for cell in line),
            )
            for number, line in enumerate(part.lines)
            if line
        ]
        if not rows:
            return NOTHING
        head = element("thead", None, rows[0])
        body = element("tbody", None, *rows[1:]) if rows[1:] else NOTHING
        return element("div", {"class": "scroll"}, element("table", None, head, body))

    def _cell(self, cell: Cell) -> Xml:
        sheet = self._sheet
        sides = (
            (cell.source, sheet.source_language, "s"),
            (cell.target, sheet.target_language, "t"),
        )
        return joined(
            element("div", {"class": side, "lang": tag, "xml:lang": tag}, runs_xhtml(runs))
            for runs, tag, side in sides
            if runs
        )

    def _kept(self, part: Kept) -> Xml:
        inside = [element("pre", None, text(part.text))]
        if part.reason:
            inside.append(self.said("reason", part.reason))
        return element("div", {"class": "kept"}, *inside)

    def _notes(self, notes: Iterable[Note]) -> Xml:
        items = [
            element(
                "li",
                {"class": note.level.value},
                element("b", None, text(note.check)),
                text(f" {note.text}"),
            )
            for note in notes
        ]
        if not items:
            return NOTHING
        said = {"class": "notes", "lang": self._sheet.says, "xml:lang": self._sheet.says}
        return element("ul", said, *items)

    def said(self, name: str, words: str, *more: Xml) -> Xml:
        """Return a line of what the book says itself."""
        own = self._sheet.says
        kind = {"class": name, "lang": own, "xml:lang": own}
        return element("p", kind, text(words), *more)

    def beginning(self) -> Iterator[Xml]:
        """Yield what stands before the first chapter's text."""
        source, target = self._sheet.heads
        yield self.said("counts", f"{source} → {target} · {self._sheet.counts}")

    def end(self) -> Iterator[Xml]:
        """Yield what stands behind the last chapter's text."""
        lines = []
        for origin in self._sheet.origins:
            more = [text(" "), element("code", None, text(origin.code))] if origin.code else []
            if origin.address:
                leads = clickable(origin.address)
                shown = text(origin.address)
                more += [text(" "), element("a", {"href": leads}, shown) if leads else shown]
            lines.append(self.said("origin", origin.words, *more))
        yield element("div", {"class": "origins"}, *lines)


def _kind(item: Item) -> tuple[str, str]:
    """Return which list an item is in, and how its markers are shown."""
    if _NUMBER.fullmatch(item.marker):
        return "ol", ""
    return ("ul", "") if item.marker == "•" else ("ul", "marked")
