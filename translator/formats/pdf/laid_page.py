"""A page taken apart, as one process hands it to another."""

from __future__ import annotations

import json
from dataclasses import dataclass

from translator.formats.pdf.characters import Ruled
from translator.formats.pdf.rows import Stretch


@dataclass(frozen=True, kw_only=True, slots=True)
class LaidPage:
    """A page with its stretches of text."""

    number: int
    """From 1."""
    height: float
    stretches: tuple[Stretch, ...]
    ruled: tuple[Ruled, ...]
    pictures: int
    covered: float
    slanted: bool
    unknown: int
    unreadable: bool
    crowded: bool
    """These six as ``PageText`` has them."""

    def line(self) -> str:
        """Return the page as one line of JSON."""
        return json.dumps([
            self.number, self.height, self.pictures, self.covered, self.slanted, self.unknown,
            self.unreadable, self.crowded,
            [[s.text, s.left, s.right, s.base, s.size, s.bold, s.letters] for s in self.stretches],
            [[r.left, r.top, r.right, r.bottom] for r in self.ruled],
        ])  # fmt: skip

    @staticmethod
    def of(line: str) -> LaidPage:
        """Return the page that ``line`` wrote."""
        (
            number, height, pictures, covered, slanted, unknown, unreadable, crowded, found, ruled,
        ) = json.loads(line)  # fmt: skip
        return LaidPage(
            number=number,
            height=height,
            pictures=pictures,
            covered=covered,
            slanted=slanted,
            unknown=unknown,
            unreadable=unreadable,
            crowded=crowded,
            stretches=tuple(
                Stretch(
                    text=text, left=left, right=right, base=base, size=size, bold=bold,
                    letters=letters,
                )
                for text, left, right, base, size, bold, letters in found
            ),
            ruled=tuple(Ruled(left=a, top=b, right=c, bottom=d) for a, b, c, d in ruled),
        )  # fmt: skip
