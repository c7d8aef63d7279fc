"""A whole PDF read: page by page, then as one article."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from translator.errors import FormatError
from translator.formats.pdf.as_markdown import Part
from translator.formats.pdf.characters import PageText
from translator.formats.pdf.columns import in_reading_order
from translator.formats.pdf.furniture import Sheet, find_furniture
from translator.formats.pdf.page_reading import read_page
from translator.formats.pdf.paragraphs import Vocabulary, body_size, join_lines, measure
from translator.formats.pdf.rows import Line, Stretch, lines_of, stretches
from translator.formats.pdf.tables_on_pages import PageTable, aligned_tables, ruled_tables

MOST_PAGES = 5_000
LARGEST = 100_000_000
"""Bytes."""
_LONGEST_PAGE = 20.0
"""Seconds for one page; a page of a book takes a hundredth of one."""
_ONE_AT_A_TIME = threading.Lock()
"""PDFium knows one thread only."""
_NO_TITLE = re.compile(
    r"untitled|未命名|无标题|microsoft|^\s*(?:slide|page|document|文档|book)?\s*\d*\s*$|\.\w{2,5}$|[/\\]",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What was read."""

    parts: tuple[Part, ...]
    pages: int
    without_text: tuple[int, ...]
    """Pages that hold nothing but pictures, from 1."""
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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Laid:
    """A page taken apart."""

    page: PageText
    stretches: tuple[Stretch, ...]


def read_article(data: bytes, name: str) -> Article:
    """Read a PDF.

    Raises:
        FormatError: it is too large, broken, or locked with a password.
    """
    with _ONE_AT_A_TIME:
        document = _opened(data, name)
        try:
            title = document.get_metadata_value("Title")
            laid, broken = _pages(document, name)
        finally:
            document.close()
    body = body_size((one.size, one.letters) for page in laid for one in page.stretches)
    sheets = [
        Sheet(number=one.page.number, height=one.page.height, stretches=one.stretches)
        for one in laid
    ]
    furniture = find_furniture(sheets, body)
    tables: dict[int, list[PageTable]] = {}
    lines: list[Line] = []
    for one in laid:
        left_out = furniture.get(one.page.number, frozenset())
        kept = [stretch for stretch in one.stretches if stretch not in left_out]
        tables[one.page.number] = ruled_tables(kept, one.page.ruled)
        lines += _lines(kept, tables[one.page.number], one.page.number)
    parts = _parts(lines, tables, body)
    said = [text for page in sorted(furniture) for text in _texts(furniture[page])]
    unreadable = tuple(one.page.number for one in laid if one.page.unreadable)
    return Article(
        parts=tuple(_with_title(parts, title)),
        pages=len(laid) + len(broken),
        without_text=tuple(
            one.page.number for one in laid if not one.page.characters and not one.page.unreadable
        ),
        unreadable=unreadable,
        unknown=tuple(
            one.page.number for one in laid if one.page.unknown and not one.page.unreadable
        ),
        broken=broken,
        slanted=tuple(one.page.number for one in laid if one.page.slanted),
        crowded=tuple(one.page.number for one in laid if one.page.crowded),
        furniture=tuple(dict.fromkeys(said)),
        pictures=sum(one.page.pictures for one in laid),
    )


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    if len(data) > LARGEST:
        raise FormatError("pdf.too-large", name=name, most=LARGEST // 1_000_000)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise FormatError("pdf.locked", name=name) from error
        raise FormatError("pdf.broken", name=name) from error
    if len(document) > MOST_PAGES:
        document.close()
        raise FormatError("pdf.too-many-pages", name=name, most=MOST_PAGES)
    return document


def _pages(document: pdfium.PdfDocument, name: str) -> tuple[list[_Laid], tuple[int, ...]]:
    laid: list[_Laid] = []
    broken: list[int] = []
    for index in range(len(document)):
        started = time.monotonic()
        try:
            page = read_page(document, index)
        except pdfium.PdfiumError:
            broken.append(index + 1)
            continue
        if page.unreadable:
            page = replace(page, characters=())
        found = tuple(stretches(page.characters, page.ruled))
        # The characters are many, and nobody asks for them any more.
        kept = replace(page, characters=page.characters[:1])
        laid.append(_Laid(page=kept, stretches=found))
        if time.monotonic() - started > _LONGEST_PAGE:
            raise FormatError("pdf.too-slow", name=name, page=index + 1)
    return laid, tuple(broken)


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
    found: list[Part] = []
    group: list[Line] = []

    def finish() -> None:
        for paragraph in join_lines(group, usual):
            text = words.joined(paragraph.lines)
            found.append(Part(page=paragraph.page, text=text, level=paragraph.level))
        group.clear()

    for line in lines:
        if line.table >= 0:
            finish()
            table = tables[line.page][line.table]
            found.append(Part(page=line.page, rows=table.rows))
        else:
            group.append(line)
    finish()
    return found


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
