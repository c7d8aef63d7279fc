"""A table of a page as Markdown; one that only lays the page out becomes what is in its cells."""

from __future__ import annotations

from collections.abc import Callable

from translator.formats.article.page_tree import Element, tag, text_of

_MOST_CELLS = 20_000
_LONG = 200
"""Characters of a cell from which on it is no cell of data."""


def table(
    element: Element, cell: Callable[[Element], str], blocks: Callable[[Element], list[str]]
) -> list[str]:
    """Return a table of a page.

    Args:
        element: The ``table``.
        cell: Writes a cell in one line.
        blocks: Writes a cell as paragraphs.
    """
    rows = [row for row in element.iter("tr") if _own(row, element)]
    cells = [[one for one in row if tag(one) in ("td", "th")] for row in rows]
    found = [text for one in element.iter("caption") for text in blocks(one)]
    if _lays_out(element, cells):
        for row in cells:
            for one in row:
                found += blocks(one)
        return found
    lines = [_line([(cell(one), _span(one)) for one in row]) for row in cells]
    lines = [line for line in lines if any(line)]
    width = max((len(line) for line in lines), default=0)
    if not width or width * len(lines) > _MOST_CELLS:
        return found + [one for line in lines for one in line if one]
    head, *rest = [line + [""] * (width - len(line)) for line in lines]
    written = [head, ["---"] * width, *rest]
    return [*found, "\n".join("| " + " | ".join(line) + " |" for line in written)]


def _own(row: Element, element: Element) -> bool:
    return next(row.iterancestors("table"), None) is element


def _lays_out(element: Element, cells: list[list[Element]]) -> bool:
    if next(element.iterdescendants("table"), None) is not None:
        return True
    if max((len(row) for row in cells), default=0) < 2:
        return True
    headed = any(tag(one) == "th" for row in cells for one in row)
    texts = [len(text_of(one)) for row in cells for one in row]
    parts = any(next(one.iter("h1", "h2", "h3", "ul", "ol", "pre"), None) is not None
                for row in cells for one in row)  # fmt: skip
    return not headed and (max(texts, default=0) > _LONG * 2 or (parts and len(cells) < 3))


def _span(cell: Element) -> int:
    said = cell.get("colspan") or "1"
    return min(int(said), 30) if said.isascii() and said.isdecimal() and len(said) < 4 else 1


def _line(cells: list[tuple[str, int]]) -> list[str]:
    found: list[str] = []
    for text, span in cells:
        found += [text, *[""] * (max(span, 1) - 1)]
    return found
