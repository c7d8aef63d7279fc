"""Where the chapters of a book begin, and what its contents say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from translator.exports.epub.xhtml_parts import Chapters
from translator.exports.laid_out.lay_out import LaidOut
from translator.exports.laid_out.parts import Part, Sheet, Text, with_lists
from translator.exports.laid_out.runs import plain
from translator.exports.laid_out.xml_strings import Xml

_LARGEST = 250_000
"""Characters of XHTML after which a chapter without headings is parted: reading systems open a
file as a whole."""
_LISTED = 3
"""Levels of headings that the contents show, from the top one on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A line of the contents."""

    words: str
    leads: str
    level: int


@dataclass(slots=True)
class Chapter:
    """A file of the book."""

    number: int
    title: str
    parts: list[Xml] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What the book calls it."""
        return f"c{self.number:04}"

    @property
    def file(self) -> str:
        """Its file in the book's folder."""
        return f"{self.name}.xhtml"


def chapters_of(laid_out: LaidOut, sheet: Sheet) -> list[Chapter]:
    """Return the chapters of a document, in order; at least one."""
    levels = Counter(
        part.level for part in laid_out.parts() if isinstance(part, Text) and part.kind == "heading"
    )
    top = _top(levels)
    listed = sorted(levels)[:_LISTED]
    writer = Chapters(sheet)
    chapters = [Chapter(number=1, title=sheet.title, parts=list(writer.beginning()))]
    length = 0
    empty = True
    for part in with_lists(laid_out.parts()):
        heading = _heading(part)
        begins = heading is not None and heading.level <= top
        if (begins and not empty) or length > _LARGEST:
            chapters.append(Chapter(number=len(chapters) + 1, title=chapters[-1].title))
            length, empty = 0, True
        chapter = chapters[-1]
        if heading is not None:
            words = " / ".join(" ".join(plain(side).split()) for side in heading.sides)
            if begins:
                chapter.title = words or sheet.title
            if heading.level in listed and words.strip():
                leads = f"{chapter.file}#{writer.next_heading()}"
                chapter.entries.append(Entry(words=words, leads=leads, level=heading.level))
        written = writer.part(part)
        chapter.parts.append(written)
        length += len(written)
        # A title of the whole stays with the chapter that follows it.
        empty = empty and heading is not None
    chapters[-1].parts += writer.end()
    if not any(chapter.entries for chapter in chapters):
        first = chapters[0]
        first.entries.append(Entry(words=sheet.title, leads=first.file, level=1))
    return chapters


def _heading(part: Part | tuple[object, ...]) -> Text | None:
    return part if isinstance(part, Text) and part.kind == "heading" else None


def _top(levels: Counter[int]) -> int:
    """Return the level of headings that begin chapters: the top one there are several of."""
    return next((level for level in sorted(levels) if levels[level] > 1), 0)
