"""A whole PDF read: page by page, then as one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.formats.base import Tell
from translator.formats.pdf.as_markdown import Part
from translator.formats.pdf.columns import in_reading_order
from translator.formats.pdf.even_lines import evened
from translator.formats.pdf.furniture import Sheet, find_furniture
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.pages import read_pages
from translator.formats.pdf.paragraphs import (
    Paragraph,
    Vocabulary,
    body_size,
    join_lines,
    measure,
    name_headings,
)
from translator.formats.pdf.recognition import Recognition, recognise
from translator.formats.pdf.rows import Line, Stretch, lines_of
from translator.formats.pdf.tables_on_pages import PageTable, aligned_tables, ruled_tables
from translator.lazy_regex import lazy_regex

_NO_TITLE = lazy_regex(
    r"untitled|未命名|无标题|microsoft|^\s*(?:slide|page|document|文档|book)?\s*\d*\s*$|\.\w{2,5}$|[/\\]",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_COVERED = 0.6
"""Part of a page under a picture from which it may be a scan."""
_STAMPED = 60
"""Letters that may be printed over a scan."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What was read."""

    parts: tuple[Part, ...]
    pages: int
    without_text: tuple[int, ...]
    """Pages that hold nothing but pictures, from 1, and were not read."""
    recognition: Recognition
    """What came of those that were to be read as pictures."""
    unreadable: tuple[int, ...]
    """Pages whose fonts do not say what their characters are."""
    unknown: tuple[int, ...]
    """Pages with characters that cannot be told."""
    broken: tuple[int, ...]
    slanted: tuple[int, ...]
    crowded: tuple[int, ...]
    furniture: tuple[str, ...]
    """Running heads, feet and page numbers that were left out, each once."""
    pictures: int


def read_article(data: bytes, name: str, tell: Tell | None = None) -> Article:
    """Read a PDF; raises as ``pages.read_pages``.

    Args:
        data: The file.
        name: For messages.
        tell: Told of each page that is read as a picture.
    """
    pages = read_pages(data, name)
    pictured = [one.number for one in pages.laid if _is_picture(one)]
    recognition = recognise(data, pictured, name, tell)
    laid, broken = _with_recognised(pages.laid, recognition), pages.broken
    body = _body(laid)
    sheets = [Sheet(number=one.number, height=one.height, stretches=one.stretches) for one in laid]
    furniture = find_furniture(sheets, body)
    tables: dict[int, list[PageTable]] = {}
    lines: list[Line] = []
    for one in laid:
        left_out = furniture.get(one.number, frozenset())
        kept = [stretch for stretch in one.stretches if stretch not in left_out]
        tables[one.number] = ruled_tables(kept, one.ruled)
        lines += _lines(kept, tables[one.number], one.number)
    parts = _parts(lines, tables, body)
    said = [text for page in sorted(furniture) for text in _texts(furniture[page])]
    unreadable = tuple(one.number for one in laid if one.unreadable)
    return Article(
        parts=tuple(_with_title(parts, pages.title)),
        pages=len(laid) + len(broken),
        without_text=tuple(one.number for one in laid if not one.stretches and not one.unreadable),
        recognition=recognition,
        unreadable=unreadable,
        unknown=tuple(one.number for one in laid if one.unknown and not one.unreadable),
        broken=broken,
        slanted=tuple(one.number for one in laid if one.slanted),
        crowded=tuple(one.number for one in laid if one.crowded),
        furniture=tuple(dict.fromkeys(said)),
        pictures=sum(one.pictures for one in laid),
    )


def _body(laid: Sequence[LaidPage]) -> float:
    return body_size((one.size, one.letters) for page in laid for one in page.stretches)


def _with_recognised(laid: Sequence[LaidPage], recognition: Recognition) -> tuple[LaidPage, ...]:
    """Return the pages of a file, those that were read as pictures in their places."""
    read = [one.laid for one in recognition.pages if one.laid.stretches]
    if not read:
        return tuple(laid)
    printed = [one for one in laid if one.stretches and not one.unreadable]
    even = evened([one.stretches for one in read], _body(printed) if printed else None)
    upright = {one.laid.number for one in recognition.pages if one.vertical}
    by_number = {
        one.number: replace(one, stretches=stretches)
        for one, stretches in zip(read, even, strict=True)
    }
    found: list[LaidPage] = []
    for one in laid:
        page = by_number.get(one.number, one)
        if page is not one and not one.unreadable and one.number not in upright:
            stretches = [*one.stretches, *_not_printed(page.stretches, one.stretches)]
            page = replace(page, stretches=tuple(stretches))
        found.append(page)
    return tuple(found)


def _is_picture(page: LaidPage) -> bool:
    """Say whether what there is to read on a page is in a picture.

    A stamp, a page number or a line of a download's origin may be printed over a scan.
    """
    if not page.stretches or page.unreadable:
        return True
    letters = sum(one.letters for one in page.stretches)
    return page.covered >= _COVERED and letters <= _STAMPED


def _not_printed(read: Sequence[Stretch], printed: Sequence[Stretch]) -> list[Stretch]:
    """Return what was read in the picture of a page, without what is printed over it."""
    return [
        one
        for one in read
        if not any(
            abs(one.base - other.base) < 0.6 * max(one.size, other.size)
            and one.left < other.right
            and other.left < one.right
            for other in printed
        )
    ]


def _lines(kept: Sequence[Stretch], tables: list[PageTable], page: int) -> list[Line]:
    """Return a page's lines in reading order; a table's place is kept by a line of its own.

    Args:
        kept: What is on the page.
        tables: Those that are ruled; those without lines are added.
        page: Its number.
    """
    inside = {one for table in tables for one in table.stretches}
    rest = [one for one in kept if one not in inside]
    rest += [_stand_in(table, number) for number, table in enumerate(tables)]
    found: list[Line] = []
    for region, column in enumerate(in_reading_order(rest)):
        aligned = aligned_tables(column)
        inside = {one for table in aligned for one in table.stretches}
        stretches = [one for one in column if one not in inside]
        for table in aligned:
            stretches.append(_stand_in(table, len(tables)))
            tables.append(table)
        found += lines_of(stretches, page, region)
    return found


def _stand_in(table: PageTable, number: int) -> Stretch:
    return Stretch(
        text="",
        left=table.left,
        right=table.right,
        base=min(one.base for one in table.stretches),
        size=max(1.0, min(one.size for one in table.stretches)),
        bold=False,
        letters=0,
        table=number,
    )


def _parts(lines: Sequence[Line], tables: dict[int, list[PageTable]], body: float) -> list[Part]:
    texts = [line for line in lines if line.table < 0]
    usual = measure(texts, body)
    words = Vocabulary(texts)
    found: list[Paragraph | Part] = []
    group: list[Line] = []
    for line in lines:
        if line.table >= 0:
            found += join_lines(group, usual)
            group.clear()
            table = tables[line.page][line.table]
            found.append(Part(page=line.page, rows=table.rows))
        else:
            group.append(line)
    found += join_lines(group, usual)
    name_headings([one for one in found if isinstance(one, Paragraph)], usual)
    return [
        one
        if isinstance(one, Part)
        else Part(page=one.page, text=words.joined(one.lines), level=one.level)
        for one in found
    ]


def _texts(those: frozenset[Stretch]) -> list[str]:
    ordered = sorted(those, key=lambda one: (one.base, one.left))
    return [one.text for one in ordered if any(map(str.isalpha, one.text))]


def _with_title(parts: list[Part], title: str) -> list[Part]:
    """Put the file's title first, where the article does not begin with one."""
    title = " ".join(title.split())
    if not 2 <= len(title) <= _LONGEST_TITLE or _NO_TITLE.search(title):
        return parts
    if not any(map(str.isalpha, title)):
        return parts
    bare = re.sub(r"\W+", "", title).lower()
    for number, part in enumerate(parts[:12]):
        if bare == re.sub(r"\W+", "", part.text).lower():
            return [*parts[:number], replace(part, level=1), *parts[number + 1 :]]
        if bare in re.sub(r"\W+", "", part.text).lower():
            return parts
    return [Part(page=1, text=title, level=1), *parts]
