"""Sizes and left edges of lines that were read in pictures, made even.

Printed lines of a paragraph are of one size and begin at one edge. Measured in a picture they
differ by a dot or two, and what comes after this would see headings and indentations in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from translator.formats.pdf.rows import Stretch

_SAME_SIZE = 0.13
"""Part of a size by which measured ones differ and still are one."""
_SAME_EDGE = 0.45
"""Sizes of the text, likewise of left edges."""


def evened(
    pages: Sequence[Sequence[Stretch]], printed: float | None = None
) -> list[tuple[Stretch, ...]]:
    """Return the lines of pages with even sizes and edges.

    Args:
        pages: The lines of each.
        printed: Size of the running text of pages that hold text, if there are any.
    """
    weights: dict[float, int] = {}
    for page in pages:
        for one in page:
            weights[one.size] = weights.get(one.size, 0) + one.letters
    sizes = _levels(weights, printed)
    return [_edges_evened([replace(one, size=sizes[one.size]) for one in page]) for page in pages]


def _levels(weights: dict[float, int], printed: float | None) -> dict[float, float]:
    """Return each measured size with the one it stands for.

    The size with most letters around it takes what is near, then the next of what is left.
    """
    found: dict[float, float] = {}
    left = sorted(weights)
    first = True
    while left:

        def around(size: float, among: list[float] = left) -> list[float]:
            return [one for one in among if abs(one - size) <= _SAME_SIZE * size]

        middle = max(left, key=lambda size: sum(weights[one] for one in around(size)))
        group = around(middle)
        total = sum(weights[one] for one in group)
        mean = sum(one * weights[one] for one in group) / max(1, total)
        if first and printed is not None and abs(mean - printed) <= _SAME_SIZE * printed:
            mean = printed
        first = False
        found |= dict.fromkeys(group, round(mean * 2) / 2 or 0.5)
        left = [one for one in left if one not in found]
    return found


def _edges_evened(page: list[Stretch]) -> tuple[Stretch, ...]:
    order = sorted(range(len(page)), key=lambda at: page[at].left)
    groups: list[list[int]] = []
    for at in order:
        first = page[groups[-1][0]] if groups else None
        if first is not None and page[at].left - first.left <= _SAME_EDGE * first.size:
            groups[-1].append(at)
        else:
            groups.append([at])
    moved = list(page)
    for group in groups:
        edges = [page[at].left for at in group]
        for at in group:
            moved[at] = replace(page[at], left=edges[len(edges) // 2])
    return tuple(moved)
