"""Bilingual Markdown of any document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translator.exports.laid_out.lay_out import LaidOut
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
from translator.exports.laid_out.runs import BREAK, Runs
from translator.exports.markdown.escapes import code, destination, escaped, fenced, guarded
from translator.exports.markdown.inline_marks import bracketed, line_of
from translator.lazy_regex import lazy_regex
from translator.text.characters import encode_all
from translator.types import Bitext, Layout

_NUMBER = lazy_regex(r"[0-9]{1,9}[.)]")
_TASKS = {"☑": "- [x] ", "☐": "- [ ] "}
_PIPE = lazy_regex(r"(?<!\\)[|]")
_AS_TEXT = r"\\|"
_RULE = "***"


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkdownText:
    """Headings, lists, quotes and tables in both languages, for whoever reads Markdown."""

    name: str = "md"
    suffix: str = ".md"
    media_type: str = "text/markdown"
    says: str = ""
    """BCP 47 tag of the language of the document's own words; empty: the target's."""

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the text: the target behind its source, beside it in tables, or alone."""
        laid_out = LaidOut(bitext, layout, says=self.says)
        blocks = _Writer(laid_out.sheet()).blocks(laid_out.parts())
        return encode_all(_apart(blocks))


def _apart(blocks: Iterable[str]) -> Iterator[str]:
    """Yield blocks with an empty line between them."""
    begun = False
    for block in blocks:
        if block:
            yield "\n" if begun else ""
            yield f"{block}\n"
            begun = True


class _Writer:
    """Writes parts as blocks of Markdown."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def blocks(self, parts: Iterator[Part]) -> Iterator[str]:
        """Yield the blocks, without line ends at their edges."""
        rows: list[Text] = []
        for part in with_lists(parts):
            faces = isinstance(part, Text) and part.kind not in ("heading", "picture")
            if self._sheet.facing and isinstance(part, Text) and faces:
                rows.append(part)
                continue
            yield from self._rows(rows)
            rows = []
            yield from self._part(part)
        yield from self._rows(rows)
        yield from self._end()

    def _part(self, part: Part | Lists) -> Iterator[str]:
        match part:
            case Text():
                yield from self._text(part)
                yield from self._notes(part.notes)
            case Grid():
                yield self._grid(part)
                yield from self._notes(part.notes)
            case Kept():
                yield fenced(part.text)
            case Line():
                yield _RULE
            case _:
                yield from (self._item(item) for item in part)

    def _text(self, part: Text) -> Iterator[str]:
        if part.kind == "heading":
            yield f"{'#' * part.level} {self._beside(part)}".rstrip()
        elif part.kind == "picture":  # stands once, its words in both languages
            yield self._picture(part)
        else:
            lead = "> " if part.kind == "quote" else ""
            for number, side in enumerate(part.sides):
                lines = _lines(self._clean(side), pictures=number == 0)
                yield "\n".join(f"{lead}{line}" for line in lines)

    def _clean(self, side: Runs) -> Runs:
        """Leave out of the translation alone who wrote what: it is a text to go on with."""
        return side if self._sheet.both else tuple(run for run in side if "person" not in run.looks)

    def _beside(self, part: Text) -> str:
        """Return both sides on one line."""
        sides = [self._clean(side) for side in part.sides]
        words = (
            line_of(side, broken=" ", pictures=number == 0) for number, side in enumerate(sides)
        )
        said = " / ".join(words)
        return f"{said[:-1]}\\#" if said.endswith("#") else said

    def _picture(self, part: Text) -> str:
        words = " / ".join(
            word for side in part.sides if (word := line_of(side[:1], broken=" ", pictures=False))
        )
        where = destination(next((side[0].address for side in part.sides), ""))
        return f"![{bracketed(words)}]({where})" if where else guarded(words)

    def _item(self, item: Item) -> str:
        """Return an item with what is in it, indented as its marker is wide."""
        marker = item.marker
        written = _TASKS.get(marker, "- ")
        shown = ""
        if _NUMBER.fullmatch(marker):
            written = f"{marker} "
        elif marker not in _TASKS and marker not in ("•", ""):
            shown = f"{escaped(marker)} "
        blocks: list[str] = []
        for part in item.parts:
            if isinstance(part, Text):
                blocks += [*self._text(part), *self._notes(part.notes)]
            else:
                blocks += map(self._item, part)
        blocks[:1] = [shown + "".join(blocks[:1])]
        # The box of a task is no part of the marker.
        indent = " " * (2 if marker in _TASKS else len(written))
        inside = "\n\n".join(block for block in blocks if block).replace("\n", f"\n{indent}")
        return re.sub(r"\n[ ]+(?=\n)", "\n", written + inside)

    def _grid(self, part: Grid) -> str:
        lines = [[self._cell(cell) for cell in line] for line in part.lines]
        return _table(lines) if part.columns else ""

    def _cell(self, cell: Cell) -> str:
        sides = [self._clean(side) for side in (cell.source, cell.target) if side]
        return "<br>".join(
            line_of(side, broken="<br>", pictures=number == 0) for number, side in enumerate(sides)
        )

    def _rows(self, rows: list[Text]) -> Iterator[str]:
        """Yield paragraphs that follow one another as a table of two columns."""
        if not rows:
            return
        lines = [[escaped(name) for name in self._sheet.heads]]
        for row in rows:
            source = line_of(row.source or (), broken="<br>")
            again = row.source if row.target is None else row.target
            lines.append([source, line_of(again or (), broken="<br>", pictures=False)])
        yield _table(lines)
        yield from self._notes(note for row in rows for note in row.notes)

    def _notes(self, notes: Iterable[Note]) -> Iterator[str]:
        """Yield what the checks found, a line each; the translation alone has none."""
        if self._sheet.both:
            for note in notes:
                yield f"⚠ *{escaped(note.check)}* {escaped(note.text)}"

    def _end(self) -> Iterator[str]:
        if not self._sheet.both:
            said = " ".join(
                f"{one.words} {one.code}{one.address}".strip() for one in self._sheet.origins
            )
            yield f"<!-- {said.replace('--', '- -').replace('>', '')} -->"
            return
        yield _RULE
        yield guarded(escaped(self._sheet.counts))
        for origin in self._sheet.origins:
            more = f" {code(origin.code)}" if origin.code else ""
            leads = f" {escaped(origin.address)}" if origin.address else ""
            yield escaped(origin.words) + more + leads


def _lines(side: Runs, *, pictures: bool) -> list[str]:
    """Return the lines of a paragraph, each but the last with what ends it on purpose."""
    lines = [
        guarded(line.strip(" \t"))
        for line in line_of(side, broken=BREAK, pictures=pictures).split(BREAK)
    ]
    lines = [line for line in lines if line]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _table(lines: list[list[str]]) -> str:
    head, *rest = [
        f"| {' | '.join(_PIPE.sub(_AS_TEXT, cell) for cell in line)} |" for line in lines
    ]
    return "\n".join([head, "|" + " --- |" * len(lines[0]), *rest])
