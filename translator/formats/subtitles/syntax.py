"""What differs between the kinds of subtitles: how they are read, and what a text may not hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from translator.formats.subtitles import srt, substation, webvtt
from translator.formats.subtitles.cues import LINE_END, Parsed
from translator.formats.subtitles.tokens import Token, coded, tagged
from translator.lazy_regex import lazy_regex


@dataclass(frozen=True, kw_only=True, slots=True)
class Syntax:
    """One kind of subtitles."""

    name: str
    parse: Callable[[str], Parsed]
    tokens: Callable[[str, int, int], Sequence[Token]]
    line_end: str
    """Of a line in a cue; empty: as the file's own lines end."""
    begins: re.Pattern[str]
    """How a file of this kind begins."""
    unsafe: re.Pattern[str]
    """What in a text would be read as something else."""
    instead: Mapping[str, str]
    """What is written for what ``unsafe`` found; its characters one by one where the whole of
    it has no row."""

    def escaped(self, text: str) -> str:
        """Return a text as it is written into a cue, so that all of it is text."""
        return self.unsafe.sub(self._harmless, text)

    def newline(self, text: str) -> str:
        """Return what ends a line inside of a cue of this file."""
        if self.line_end:
            return self.line_end
        found = LINE_END.search(text)
        return found[0] if found else "\n"

    def _harmless(self, found: re.Match[str]) -> str:
        whole = self.instead.get(found[0])
        if whole is not None:
            return whole
        return "".join(self.instead.get(one, one) for one in found[0])


_ARROW = {"-->": "→", "->": "→"}
SRT = Syntax(
    name="srt",
    parse=srt.parse,
    tokens=tagged,
    line_end="",
    begins=lazy_regex(r"\s*(?:\d+\s*[\r\n]\s*)?\d+:\d+:\d+[,.]\d+ +--> +\d+:\d+:\d+[,.]\d+"),
    # SubRip has no way to write a "<" that is text; players take what looks like no tag as text.
    unsafe=lazy_regex(r"-->|</?(?=[A-Za-z])|\{(?=\\)"),
    instead={**_ARROW, "<": "＜", "{": "｛"},
)
VTT = Syntax(
    name="vtt",
    parse=webvtt.parse,
    tokens=tagged,
    line_end="",
    begins=lazy_regex(r"\ufeff?WEBVTT(?:[ \t\r\n]|$)"),
    unsafe=lazy_regex(r"-->|[&<>]"),
    instead={**_ARROW, "&": "&amp;", "<": "&lt;", ">": "&gt;"},
)
ASS = Syntax(
    name="ass",
    parse=substation.parse,
    tokens=coded,
    line_end="\\N",
    begins=lazy_regex(r"\ufeff?\s*\[Script Info\]", re.IGNORECASE),
    # Of the players only libass knows "\{"; the wide forms are text to all of them.
    unsafe=lazy_regex(r"[{}]|\\(?=[Nnh])"),
    instead={"{": "｛", "}": "｝", "\\": "＼"},
)
KINDS = (SRT, VTT, ASS)


def syntax_of(text: str, own: Syntax) -> Syntax:
    """Return in which syntax a file is: it may bear the suffix of another.

    Args:
        text: The whole file.
        own: The one its suffix tells, taken where it begins as none.
    """
    return next((one for one in (VTT, ASS) if one.begins.match(text)), own)
