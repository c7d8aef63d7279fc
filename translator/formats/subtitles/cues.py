"""The cues of a subtitle file: where their texts stand, when they are shown, and where.

A file is read as players read it: a number that is wrong, a blank line that is missing, a time
below zero make no difference, because the bytes around the texts are never written anew.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex

LINE_END = lazy_regex(r"\r\n|\n|\r")


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """One cue, with the span of its text in the whole file."""

    start: int
    end: int
    """Where the text ends, its last line end not included; the same as ``start``: no text."""
    shown: float
    """Seconds; from when. May be below zero, or after ``hidden``, in a broken file."""
    hidden: float
    """Seconds; till when."""
    place: str = ""
    """Where and how it is shown, and who speaks: a sentence does not go over to another."""
    speaker: str = ""
    """Who speaks, where the file has a column for it."""
    follows: bool = True
    """Whether nothing but this cue's own times stands between the cue before and this one."""

    @property
    def seconds(self) -> float:
        """How long it is shown; 0 where its times make no sense."""
        return max(0.0, self.hidden - self.shown)


@dataclass(frozen=True, kw_only=True, slots=True)
class Aside:
    """What of a file is no cue, and holds words: a note, a comment, stray lines."""

    start: int
    end: int
    why: str
    """The ``left.`` piece that says why it is left as it is."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """A whole file, in its order."""

    cues: tuple[Cue, ...]
    asides: tuple[Aside, ...]


class Lines:
    """The lines of a text: the span of each, its line end not included."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        start = 0
        for found in LINE_END.finditer(text):
            self.spans.append((start, found.start()))
            start = found.end()
        if start < len(text):
            self.spans.append((start, len(text)))
        self._starts = [first for first, _ in self.spans]

    def __len__(self) -> int:
        return len(self.spans)

    def at(self, number: int) -> str:
        """Return a line; from 0."""
        start, end = self.spans[number]
        return self.text[start:end]

    def blank(self, number: int) -> bool:
        """Say whether nothing is to be seen on a line."""
        return not self.at(number).strip()

    def number(self, offset: int) -> int:
        """Return the number of the line, from 1, on which a place is."""
        return max(1, bisect_right(self._starts, offset))

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return where lines begin and end, blank ones at the edges left out.

        Args:
            first: Number of the first line, from 0.
            stop: Number of the line behind the last.
        """
        beginning = self.spans[first][0] if first < len(self) else len(self.text)
        while first < stop and self.blank(first):
            first += 1
        while stop > first and self.blank(stop - 1):
            stop -= 1
        if first == stop:
            return beginning, beginning
        return self.spans[first][0], self.spans[stop - 1][1]


_CLOCK = lazy_regex(r"(-?)\s*(?:(\d+)\s*:\s*)?(-?)(\d+)\s*:\s*(\d+)(?:\s*[.,:]\s*(\d{1,9}))?")


def seconds(clock: str) -> float:
    """Return the seconds of ``[-]H:MM:SS,mmm``; whatever numbers stand there are counted."""
    found = _CLOCK.search(clock)
    if not found:
        return 0.0
    minus, hours, inner, minutes, whole, part = found.groups()
    total = _number(hours or "0") * 3600 + _number(minutes) * 60 + _number(whole)
    total += float(f"0.{part}") if part else 0.0
    return -total if minus or inner else total


def _number(digits: str) -> float:
    return float(digits[:15])  # a number of a thousand digits is no time
