"""A page as the rest of the reading knows it: characters, ruled lines, and what is missing.

Places are in points, from the left and from the top of the page as it is shown. On a page of
vertical text everything is turned, so that its columns, from right to left, are lines, from top
to bottom: what comes after this knows horizontal text only.
"""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "〓"
"""Stands for a character that the file does not tell, as printers put it for a missing type."""


@dataclass(slots=True)
class Character:
    """One character."""

    text: str
    left: float
    right: float
    base: float
    """Where the line it stands on is."""
    size: float
    bold: bool
    spaced: bool
    """Whether the file has a space before it."""
    gap: bool = False
    """Whether PDFium thinks there is one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruled:
    """A straight line that is drawn on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it goes from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, kw_only=True, slots=True)
class PageText:
    """What is on a page."""

    number: int
    """From 1."""
    width: float
    height: float
    characters: tuple[Character, ...]
    ruled: tuple[Ruled, ...]
    pictures: int
    covered: float = 0.0
    """Part of the page under the largest of them."""
    vertical: bool = False
    slanted: bool = False
    """Whether there is text across the page as well, which is left out."""
    unknown: int = 0
    """Characters that cannot be told, each of them ``UNKNOWN``."""
    unreadable: bool = False
    """Whether most of its characters cannot be told: the fonts do not say what they are."""
    crowded: bool = False
    """Whether there is more on it than is read."""
