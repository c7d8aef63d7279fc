"""WebVTT (``.vtt``): https://www.w3.org/TR/webvtt1/.

Blocks between blank lines: cues, with a name before their times or without, and ``NOTE``,
``STYLE`` and ``REGION``. As the standard's parser does, a line of times ends the cue before it.
"""

from __future__ import annotations

from itertools import pairwise

from translator.formats.subtitles.cues import Aside, Cue, Lines, Parsed, seconds
from translator.formats.subtitles.srt import TIMES
from translator.lazy_regex import lazy_regex

_NOTE = lazy_regex(r"NOTE(?:[ \t]|$)")
_SETTINGS_BLOCK = lazy_regex(r"(?:STYLE|REGION)[ \t]*$")


def parse(text: str) -> Parsed:
    """Find the cues of a file."""
    lines = Lines(text)
    cues: list[Cue] = []
    asides: list[Aside] = []
    at, follows = 0, False
    while at < len(lines):
        if lines.blank(at):
            at += 1
            continue
        stop = at
        while stop < len(lines) and not lines.blank(stop):
            stop += 1
        times = [line for line in range(at, stop) if _times(lines.at(line))]
        first = lines.at(at)
        if at == 0 and first.startswith("WEBVTT"):
            start, end = lines.span(at, times[0] if times else stop)
            if first[6:].strip():
                asides.append(Aside(start=start, end=end, why="left.subtitle-header"))
        elif _NOTE.match(first) or (_SETTINGS_BLOCK.match(first) and not times):
            if _NOTE.match(first):
                start, end = lines.span(at, stop)
                asides.append(Aside(start=start, end=end, why="left.note"))
            at, follows = stop, False
            continue
        elif not times:
            start, end = lines.span(at, stop)
            asides.append(Aside(start=start, end=end, why="left.no-cue"))
        for line, following in pairwise([*times, stop]):
            cues.append(_cue(lines, line, following, follows=follows))
            follows = True
        at = stop
    return Parsed(cues=tuple(cues), asides=tuple(asides))


def _times(line: str) -> bool:
    return "-->" in line and TIMES.match(line) is not None


def _cue(lines: Lines, times: int, stop: int, *, follows: bool) -> Cue:
    found = TIMES.match(lines.at(times))
    shown, hidden, settings = found.groups() if found else ("", "", None)
    start, end = lines.span(times + 1, stop)
    return Cue(
        start=start,
        end=end,
        shown=seconds(shown),
        hidden=seconds(hidden),
        place=(settings or "").strip(),
        follows=follows,
    )
