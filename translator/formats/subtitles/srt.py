"""SubRip (``.srt``): a number, a line of times, the text, a blank line.

No standard says what it is. A line of times begins a cue wherever it stands, as in players; the
number before it is looked at only to tell it from text.
"""

from __future__ import annotations

from itertools import pairwise

from translator.formats.subtitles.cues import Aside, Cue, Lines, Parsed, seconds
from translator.lazy_regex import lazy_regex

_TIME = r"-?\s*(?:\d+\s*:\s*)?-?\d+\s*:\s*\d+(?:\s*[.,:]\s*\d{1,9})?"
TIMES = lazy_regex(rf"\s*({_TIME})\s*-{{1,3}}>\s*({_TIME})(?:[ \t]+(\S.*))?\s*$")
_NUMBER = lazy_regex(r"\s*\d{1,9}\s*$")


def parse(text: str) -> Parsed:
    """Find the cues of a file."""
    lines = Lines(text)
    times = [at for at in range(len(lines)) if "->" in lines.at(at) and TIMES.match(lines.at(at))]
    asides: list[Aside] = []
    cues: list[Cue] = []
    before = _own_start(lines, times[0], 0) if times else len(lines)
    start, end = lines.span(0, before)
    if text[start:end].strip():
        asides.append(Aside(start=start, end=end, why="left.no-cue"))
    for at, following in pairwise([*times, len(lines)]):
        stop = following if following == len(lines) else _own_start(lines, following, at + 1)
        found = TIMES.match(lines.at(at))
        if found is None:
            continue
        start, end = lines.span(at + 1, stop)
        cues.append(
            Cue(
                start=start,
                end=end,
                shown=seconds(found[1]),
                hidden=seconds(found[2]),
                place=(found[3] or "").strip(),
            )
        )
    return Parsed(cues=tuple(cues), asides=tuple(asides))


def _own_start(lines: Lines, times: int, first: int) -> int:
    """Return the line a cue begins on: that of its number, if it has one, else its times."""
    at = times - 1
    while at >= first and lines.blank(at) and times - at < 3:
        at -= 1  # a blank line between number and times, as some programs write
    if at >= first and _NUMBER.match(lines.at(at)):
        alone = at == times - 1 or at == first or lines.blank(at - 1)
        return at if alone else times
    return times
