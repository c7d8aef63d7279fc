"""SubStation Alpha (``.ssa``) and Advanced SubStation Alpha (``.ass``).

Only the last column of ``Dialogue`` lines is text. Which columns there are the ``Format`` line of
``[Events]`` says; where there is none, the ones every program writes are meant. Source: the
specification that came with SubStation Alpha 4, and libass (``ass.c``) for what players do.
"""

from __future__ import annotations

import re

from translator.formats.subtitles.cues import Aside, Cue, Lines, Parsed, seconds
from translator.lazy_regex import lazy_regex

_SECTION = lazy_regex(r"\s*\[([^\]]+)\]\s*$")
_LINE = lazy_regex(r"\s*(Format|Dialogue|Comment|Title)\s*:[ \t]*", re.IGNORECASE)
_COLUMNS: tuple[str, ...] = (
    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text",
)  # fmt: skip


def parse(text: str) -> Parsed:
    """Find the cues of a file."""
    lines = Lines(text)
    cues: list[Cue] = []
    asides: list[Aside] = []
    columns, section, follows = _COLUMNS, "", False
    for number, (start, end) in enumerate(lines.spans):
        line = lines.at(number)
        if opened := _SECTION.match(line):
            section = opened[1].strip().lower()
            continue
        found = _LINE.match(line)
        if not found:
            continue
        kind = found[1].lower()
        if kind == "format" and section == "events":
            columns = tuple(one.strip().lower() for one in line[found.end() :].split(","))
        elif kind == "dialogue" and section in ("events", ""):
            if columns and columns[-1] == "text":
                cues.append(_cue(line, found.end(), start, end, columns, follows=follows))
                follows = True
        elif kind == "comment" and section in ("events", ""):
            asides.append(Aside(start=start, end=end, why="left.subtitle-comment"))
            follows = False
        elif kind == "title" and section == "script info":
            asides.append(Aside(start=start, end=end, why="left.subtitle-header"))
    return Parsed(cues=tuple(cues), asides=tuple(asides))


def _cue(
    line: str, values: int, start: int, end: int, columns: tuple[str, ...], *, follows: bool
) -> Cue:
    cells = line[values:].split(",", len(columns) - 1)
    known = dict(zip(columns, cells, strict=False))
    text = len(cells[-1]) if len(cells) == len(columns) else 0
    while text and line[-text].isspace():
        text -= 1
    trailing = len(line) - len(line.rstrip())
    place = "\n".join(
        known.get(name, "").strip()
        for name in ("layer", "marked", "style", "name", "actor", "marginv", "effect")
    )
    return Cue(
        start=end - text if text else end,
        end=end - min(trailing, text) if text else end,
        shown=seconds(known.get("start", "")),
        hidden=seconds(known.get("end", "")),
        place=place,
        speaker=(known.get("name") or known.get("actor") or "").strip(),
        follows=follows,
    )
