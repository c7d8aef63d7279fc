"""A page whose picture was read, as one process hands it to another and the disk keeps it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from translator.formats.pdf.laid_page import LaidPage
from translator.system.structured_text import json_of


@dataclass(frozen=True, kw_only=True, slots=True)
class RecognisedPage:
    """What was read in the picture of a page."""

    laid: LaidPage
    sure: float
    """Of its characters, on average; 0 to 1."""
    vertical: bool
    """Whether its lines run downwards."""
    unsure: tuple[str, ...]
    """Lines that were read with little certainty."""
    doubtful: tuple[str, ...]
    """Years in which a 〇 may be missing."""

    @property
    def letters(self) -> int:
        """How many characters were read."""
        return sum(one.letters for one in self.laid.stretches)

    def line(self) -> str:
        """Return the page as one line of JSON."""
        return json.dumps({
            "page": self.laid.line(), "sure": self.sure, "vertical": self.vertical,
            "unsure": self.unsure, "doubtful": self.doubtful,
        })  # fmt: skip

    @staticmethod
    def of(line: str) -> RecognisedPage:
        """Return the page that ``line`` wrote.

        Raises:
            ValueError, KeyError, TypeError: it is none, or is cut off.
        """
        known = json_of(line)
        return RecognisedPage(
            laid=LaidPage.of(known["page"]),
            sure=float(known["sure"]),
            vertical=bool(known["vertical"]),
            unsure=tuple(map(str, known["unsure"])),
            doubtful=tuple(map(str, known["doubtful"])),
        )
