"""Running heads, running feet and page numbers: what stands in the same place on many pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.formats.pdf.rows import Stretch
from translator.lazy_regex import lazy_regex

_EDGE = 0.13
"""Part of the page's height, at the top and at the bottom, where they stand."""
_ROWS = 3
"""Rows at either edge that are looked at."""
_NEAR = 4.0
"""Points by which their places may differ."""
_LEAST_PAGES = 3
"""On which the same has to stand; on all, where there are fewer."""
_NUMBER = lazy_regex(
    r"[\s\-–—·|/第页頁共()（）]*(?:page\s*)?(?:\d{1,5}|[ivxlc]{1,7}|[一二三四五六七八九十〇百]{1,5})"
    r"(?:\s*(?:/|of|／|页|頁|，|,|共|\s)+\s*\d{0,5})*[\s\-–—·|页頁()（）]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A page with its stretches."""

    number: int
    """From 1."""
    height: float
    stretches: tuple[Stretch, ...]


def find_furniture(sheets: Sequence[Sheet], body: float) -> Mapping[int, frozenset[Stretch]]:
    """Return which stretches of each page are no part of the article; page number → they.

    Args:
        sheets: All pages.
        body: Size of the running text.
    """
    places: dict[str, list[tuple[float, int, tuple[Stretch, ...]]]] = defaultdict(list)
    found: dict[int, set[Stretch]] = defaultdict(set)
    for sheet in sheets:
        for row in _edge_rows(sheet):
            if row[0].size > body * 1.3:
                continue
            text = " ".join(one.text for one in row)
            key = re.sub(r"\d+|\b[ivxlc]+\b", "#", text.lower())
            if _NUMBER.fullmatch(text):
                key = "#"
            elif len(text) > 120:
                continue
            top = "top" if row[0].base < sheet.height / 2 else "bottom"
            places[f"{top} {key}"].append((row[0].base, sheet.number, row))
    for key, rows in places.items():
        needed = min(_LEAST_PAGES, len(sheets))
        number = key.endswith(" #")
        for base, page, row in rows:
            same = {other for at, other, _ in rows if abs(at - base) <= _NEAR}
            alone = number and len(sheets) == 1 and key.startswith("bottom")
            if (len(sheets) > 1 and len(same) >= needed) or alone:
                found[page].update(row)
    return {page: frozenset(those) for page, those in found.items()}


def _edge_rows(sheet: Sheet) -> list[tuple[Stretch, ...]]:
    """Return the rows at the top and at the bottom of a page."""
    edge = sheet.height * _EDGE
    top = [one for one in sheet.stretches if one.base <= edge]
    bottom = [one for one in sheet.stretches if one.base >= sheet.height - edge]
    return _rows(top)[:_ROWS] + _rows(bottom)[-_ROWS:]


def _rows(stretches: Sequence[Stretch]) -> list[tuple[Stretch, ...]]:
    rows: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: (one.base, one.left)):
        if rows and abs(rows[-1][0].base - one.base) < one.size * 0.5:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [tuple(row) for row in rows]
