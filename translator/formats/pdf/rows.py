"""Characters put together to stretches of text, and those to lines.

A stretch is what a program wrote in one go on one line, without a gap that is wider than a
column's: cells of a table and lines of neighbouring columns are stretches of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from translator.formats.pdf.characters import Character, Ruled
from translator.text.joining import joiner

_SAME_LINE = 0.5
"""Part of its size by which a character's place may differ from its line's: raised ones do."""
_WIDEST_SPACE = 0.9
"""Part of the size: a wider gap parts stretches."""
_SPACE = 0.17
"""Part of the size from which a gap between Latin letters is a space."""
_WIDE_SPACE = 0.8
"""The same between Chinese characters, where it is one on purpose."""
_MOST_WALLS = 3000
"""Upright lines of a page that are looked at; a drawing has more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A piece of a line."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Of most of its characters."""
    bold: bool
    letters: int
    table: int = -1
    """Number of the table on its page in whose place it stands; -1: it is text."""

    @property
    def top(self) -> float:
        """About where its characters begin, seen from above."""
        return self.base - self.size

    @property
    def bottom(self) -> float:
        """About where its characters end."""
        return self.base + self.size * 0.2


def stretches(characters: Sequence[Character], ruled: Sequence[Ruled]) -> list[Stretch]:
    """Put characters together, in the order of the file; neighbours on a line are joined.

    Args:
        characters: Of a page.
        ruled: The lines drawn on it: what stands on either side of one is not joined.
    """
    walls = _Walls(ruled)
    groups: list[list[Character]] = []
    for one in characters:
        if groups and _follows(groups[-1], one, walls):
            groups[-1].append(one)
        else:
            groups.append([one])
    return _neighbours_joined([_stretch(group) for group in groups if group], walls)


class _Walls:
    """The upright lines of a page."""

    def __init__(self, ruled: Sequence[Ruled]) -> None:
        upright = [one for one in ruled if not one.level][:_MOST_WALLS]
        self._walls = sorted((one.left, one.top, one.bottom) for one in upright)

    def between(self, right: float, left: float, base: float, size: float) -> bool:
        """Say whether a line stands between the right edge of one and the left of another."""
        slack = size * 0.25
        at = bisect_left(self._walls, (right - slack, 0.0, 0.0))
        for place, top, bottom in self._walls[at:]:
            if place > left + slack:
                return False
            if top - 1 <= base - size * 0.3 <= bottom + 1:
                return True
        return False


def _follows(group: Sequence[Character], one: Character, walls: _Walls) -> bool:
    last = group[-1]
    size = max(last.size, one.size)
    if abs(one.base - last.base) > size * _SAME_LINE:
        return False
    gap = one.left - last.right
    size = min(last.size, one.size)
    if not -size * 0.6 <= gap <= size * _WIDEST_SPACE:
        return False
    return not walls.between(last.right, one.left, one.base, size)


def _stretch(group: Sequence[Character]) -> Stretch:
    parts = [group[0].text]
    for before, one in pairwise(group):
        if _space_between(before, one):
            parts.append(" ")
        parts.append(one.text)
    sizes = sorted(one.size for one in group)
    size = sizes[len(sizes) // 2]
    main = [one for one in group if one.size >= size * 0.9] or list(group)
    bases = sorted(one.base for one in main)
    return Stretch(
        text="".join(parts),
        left=min(one.left for one in group),
        right=max(one.right for one in group),
        base=bases[len(bases) // 2],
        size=size,
        bold=sum(one.bold for one in group) * 2 > len(group),
        letters=len(group),
    )


def _space_between(before: Character, one: Character) -> bool:
    """Say whether a space stands between two characters.

    Programs put air between Chinese and Latin of their own accord; only a space of the file's
    counts there.
    """
    gap = (one.left - before.right) / max(one.size, before.size)
    if joiner(before.text, one.text):
        return one.spaced or gap > _SPACE or (one.gap and gap > 0.1)
    han = not before.text.isascii() and not one.text.isascii()
    return (one.spaced and not han) or gap > _WIDE_SPACE


def _neighbours_joined(found: list[Stretch], walls: _Walls) -> list[Stretch]:
    """Join stretches that stand side by side, in whatever order the file has them."""
    found.sort(key=lambda one: (one.base, one.left))
    rows: list[list[Stretch]] = []
    for one in found:
        row = next((r for r in reversed(rows[-4:]) if _same_row(r[0], one)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    joined: list[Stretch] = []
    for row in rows:
        row.sort(key=lambda one: one.left)
        first = len(joined)
        for one in row:
            if len(joined) > first and _touch(joined[-1], one, walls):
                joined[-1] = side_by_side(joined[-1], one)
            else:
                joined.append(one)
    return joined


def _same_row(one: Stretch, other: Stretch) -> bool:
    return abs(one.base - other.base) <= _SAME_LINE * max(one.size, other.size)


def _touch(one: Stretch, other: Stretch, walls: _Walls) -> bool:
    size = min(one.size, other.size)
    if not -size <= other.left - one.right <= size * _WIDEST_SPACE:
        return False
    return not walls.between(one.right, other.left, other.base, size)


def side_by_side(one: Stretch, other: Stretch) -> Stretch:
    """Return two stretches of a line as one."""
    gap = (other.left - one.right) / max(one.size, other.size)
    latin = joiner(one.text, other.text)
    between = " " if (latin and gap > _SPACE) or (not latin and gap > _WIDE_SPACE) else ""
    main = one if one.letters >= other.letters else other
    return Stretch(
        text=f"{one.text}{between}{other.text}",
        left=min(one.left, other.left),
        right=max(one.right, other.right),
        base=main.base,
        size=main.size,
        bold=main.bold,
        letters=one.letters + other.letters,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    page: int
    column: tuple[float, float] = (0.0, 0.0)
    """Left and right edge of the column it stands in."""
    table: int = -1
    """As a stretch has it."""
    region: int = 0
    """Number of the column on its page, in reading order."""


def lines_of(column: Iterable[Stretch], page: int, region: int) -> list[Line]:
    """Return the lines of a column from top to bottom."""
    rows: list[list[Stretch]] = []
    for one in sorted(column, key=lambda one: (one.base, one.left)):
        alone = one.table >= 0 or (rows and rows[-1][0].table >= 0)
        if rows and not alone and _same_row(rows[-1][0], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    found: list[Line] = []
    for row in rows:
        row.sort(key=lambda one: one.left)
        whole = row[0]
        for other in row[1:]:
            whole = side_by_side(whole, other)
        found.append(
            Line(
                text=whole.text,
                left=whole.left,
                right=whole.right,
                base=whole.base,
                size=whole.size,
                bold=whole.bold,
                table=whole.table,
                page=page,
                region=region,
            )
        )
    if not found:
        return []
    edges = (min(one.left for one in found), max(one.right for one in found))
    return [replace(one, column=edges) for one in found]
