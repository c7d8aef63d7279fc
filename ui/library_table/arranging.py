"""Which rows of the library a page shows of all that the store lists, and in which order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from translator.store import ArticleHits, ArticleRow

ROWS = 100
"""Of a page: what a phone's browser draws without a pause."""
COLUMNS = ("name", "languages", "progress", "known", "doubtful", "read")
"""What can be sorted by."""
_FIGURES = re.compile(r"(\d+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What somebody asked to see of the library."""

    search: str = ""
    look: bool = False
    """Only what needs a look."""
    unfinished: bool = False
    """Only what is not translated to its end."""
    languages: str = ""
    """Only of these: ``zh-Hans>en``; empty: of any."""
    tag: str = ""
    """Only with this tag; empty: with any, or none."""
    sort: str = "read"
    """One of ``COLUMNS``."""
    descending: bool = True
    number: int = 0
    """Of the page, from 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arranged:
    """The rows of a page, and what there is beside them."""

    rows: Sequence[ArticleRow]
    found: Sequence[ArticleRow]
    """Those of all pages."""
    number: int
    """Of the page, which is there."""
    pages: int
    all: int
    """Rows of the library, whatever was asked for."""
    look: int
    unfinished: int
    """How many of them need a look, and how many are unfinished."""
    languages: Mapping[str, int] = field(default_factory=dict)
    """``zh-Hans>en`` → its rows in the library."""


def key_of(row: ArticleRow) -> str:
    """Return what a row is called by the browser: ``j12`` a translation, ``d3`` an article."""
    return f"d{row.document_id}" if row.job_id is None else f"j{row.job_id}"


def languages_of(row: ArticleRow) -> str:
    """Return a row's languages as ``View`` has them."""
    return f"{row.source_language}>{row.target_language}"


def arrange(
    rows: Sequence[ArticleRow],
    view: View,
    hits: ArticleHits | None = None,
    *,
    known: Mapping[int, int] = MappingProxyType({}),
    size: int = ROWS,
) -> Arranged:
    """Return the page of the library that somebody asked for.

    Args:
        rows: All of the library, the newest first: rows that are alike stay in that order.
        view: What was asked for.
        hits: Where the search's words were found; None: nothing is searched.
        known: How many words of a hundred a person knows of articles, by their jobs. Rows that
            are sorted by it and have none come last, in either direction.
        size: Rows of a page.
    """
    found = [row for row in rows if _wanted(row, view) and (hits is None or _hit(row, hits))]
    if view.sort == "known":
        found = _by_known(found, known, descending=view.descending)
    else:
        found.sort(key=_SORTS.get(view.sort, _SORTS["read"]), reverse=view.descending)
    pages = max(1, -(-len(found) // size))
    number = min(max(view.number, 0), pages - 1)
    return Arranged(
        rows=found[number * size : (number + 1) * size],
        found=found,
        number=number,
        pages=pages,
        all=len(rows),
        look=sum(row.doubtful > 0 for row in rows),
        unfinished=sum(row.unfinished for row in rows),
        languages=Counter(languages_of(row) for row in rows),
    )


def _wanted(row: ArticleRow, view: View) -> bool:
    return (
        (not view.look or row.doubtful > 0)
        and (not view.unfinished or row.unfinished)
        and view.languages in ("", languages_of(row))
        and (not view.tag or view.tag in row.tags)
    )


def _hit(row: ArticleRow, hits: ArticleHits) -> bool:
    articles = row.document_id in hits.named or row.document_id in hits.documents
    return articles or row.job_id in hits.jobs


def _by_known(
    rows: Sequence[ArticleRow], known: Mapping[int, int], *, descending: bool
) -> list[ArticleRow]:
    counted = [row for row in rows if row.job_id in known]
    counted.sort(key=lambda row: known[row.job_id or 0], reverse=descending)
    return [*counted, *(row for row in rows if row.job_id not in known)]


def _natural(name: str) -> list[tuple[int, int, str]]:
    """Return what sorts names as people count: 第9章 before 第10章."""
    parts = _FIGURES.split(name.casefold())
    return [(0, int(one), "") if one.isdecimal() else (1, 0, one) for one in parts if one]


_SORTS: Mapping[str, Callable[[ArticleRow], Any]] = {
    "name": lambda row: _natural(row.name),
    "languages": languages_of,
    "progress": lambda row: row.done / row.total if row.total else float(not row.unfinished),
    "doubtful": lambda row: row.doubtful,
    "read": lambda row: row.opened or row.added,
}
