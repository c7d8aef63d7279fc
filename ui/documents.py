"""A document of the library with the pairs made so far: what the page shows and hands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

import streamlit as st

from translator.application import (
    Item,
    Options,
    Plan,
    Row,
    TableRow,
    document_rows,
    export_bytes,
    export_names,
    format_suffix,
    is_own,
    media_type,
    plan_document,
    stored_bitext,
    usual_layout,
)
from translator.errors import UsageError
from translator.errors.error_sentences import Piece
from translator.store import Job, JobState, Library
from translator.types import Bitext, Block, Document, Layout, Pair
from ui.jobs.manager import JobManager

ROWS = 60
SENTENCES = 400
"""A page ends after so many rows or sentences: what a browser draws at once, a phone's too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDocument:
    """A document made ready to be shown: the slow things, done once."""

    plan: Plan
    rows: tuple[Row, ...]
    items: Mapping[int, tuple[Item, ...]] = field(repr=False)
    """Segments of each block."""
    pages: tuple[tuple[int, int], ...]
    """First row of each page and the one after its last; at least one page."""

    @property
    def document(self) -> Document:
        """The document."""
        return self.plan.document


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A form in which a document can be taken away."""

    label: str
    """Its key in ``wording.tsv``, after ``download.``; one without is shown as it is."""
    name: str
    """As ``export_bytes`` takes it."""
    layout: Layout

    @property
    def slow(self) -> bool:
        """Whether it takes seconds, or needs what may not be there: made for who asks for it."""
        return self.name in ("pdf", "apkg")


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A file made for a person."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    remark: Piece | None = None
    """What a person should know about it."""


def open_document(document: Document, *, source: str, to: str) -> OpenDocument:
    """Cut a document into rows and segments.

    Raises:
        TranslatorError: the languages do not fit.
    """
    plan = plan_document(document, Options(to=to, source=source))
    items: dict[int, list[Item]] = {}
    for item in plan.items:
        items.setdefault(item.segment.block_id, []).append(item)
    found = tuple(document_rows(document))
    sizes = [sum(len(items.get(block.id, ())) for block in blocks_of([row])) for row in found]
    return OpenDocument(
        plan=plan,
        rows=found,
        items={number: tuple(known) for number, known in items.items()},
        pages=_pages(sizes),
    )


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """Return the blocks of some rows, those of pictures not counted."""
    found: list[Block] = []
    for row in rows:
        if isinstance(row, Block):
            found.append(row)
        elif isinstance(row, TableRow):
            found += [cell for line in row.lines for cell in line if isinstance(cell, Block)]
    return found


def _pages(sizes: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Cut rows, given by their numbers of sentences, into pages."""
    pages: list[tuple[int, int]] = []
    first = sentences = 0
    for number, size in enumerate(sizes):
        full = number - first >= ROWS or sentences + size > SENTENCES
        if full and number > first:
            pages.append((first, number))
            first, sentences = number, 0
        sentences += size
    return (*pages, (first, len(sizes)))


def bitext(opened: OpenDocument, job: Job, pairs: Sequence[Pair]) -> Bitext:
    """Return the pairs of a job, all or some of them, as the library's own type."""
    return stored_bitext(opened.document, job, pairs)


def fitting(opened: OpenDocument, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of segments as the document is read now.

    An older version, or other keys of front matter in the settings, may have cut it otherwise:
    such a pair would stand beside another sentence.
    """
    return [
        pair
        for pair in pairs
        if any(
            item.segment == pair.segment and item.source == pair.source
            for item in opened.items.get(pair.segment.block_id, ())
        )
    ]


def downloads(document: Document) -> list[Download]:
    """Return every form this document can be taken away in, no two under the same name."""
    written = format_suffix("own", document, PurePath(document.name).suffix)
    own = [
        Download(label="bilingual", name="own", layout=Layout.BILINGUAL),
        Download(label="target", name="own", layout=Layout.TARGET),
    ]
    others = [
        Download(label=name, name=name, layout=usual_layout(name))
        for name in export_names()
        # What a PDF is written as, Markdown, is no form of its own beside that.
        if not is_own(name, document) and format_suffix(name, document, "") != written
    ]
    return own + others


def make_file(
    opened: OpenDocument, job: Job, library: Library, chosen: Download, *, says: str
) -> File:
    """Write a finished document in a form; ``says``: language of a page's own words.

    Raises:
        UsageError: it is not finished.
        TranslatorError: it cannot be written in this form.
    """
    pairs = fitting(opened, library.pairs(job.id))
    if job.state is not JobState.DONE:  # the better translation is still to come
        pairs = [pair for pair in pairs if not pair.provenance.draft]
    if len(pairs) < len(opened.plan.items):
        raise UsageError("reader.unfinished")
    rendered = export_bytes(
        bitext(opened, job, pairs), chosen.name, layout=chosen.layout, says=says, library=library
    )
    path = PurePath(opened.document.name)
    suffix = format_suffix(chosen.name, opened.document, path.suffix)
    marker = ".bilingual" if chosen.name == "own" and chosen.layout is Layout.BILINGUAL else ""
    return File(
        name=f"{path.stem}.{job.target_language}{marker}{suffix}",
        media_type=media_type(chosen.name, opened.document),
        data=rendered.data,
        remark=rendered.remark,
    )


def _open(
    document_id: int, sha256: str, source: str, to: str, _manager: JobManager
) -> OpenDocument:
    """Read and cut a document; ``sha256`` is there to tell documents apart in the cache."""
    document = _manager.original(document_id).document
    return open_document(document, source=source, to=to)


_opened = st.cache_resource(max_entries=6, show_spinner=False)(_open)


def opened(manager: JobManager, job: Job) -> OpenDocument:
    """Return a job's document, cut into rows and segments.

    Raises:
        TranslatorError: it is no longer there, or cannot be read any more.
    """
    sha256 = manager.library.document(job.document_id).sha256
    found: OpenDocument = _opened(
        job.document_id, sha256, job.source_language, job.target_language, manager
    )
    return found
