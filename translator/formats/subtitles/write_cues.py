"""Targets written into a subtitle file: each cue's text spliced, all else the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from translator import placeholders
from translator.formats.source.source_text import clean
from translator.formats.subtitles.cue_blocks import read_subtitles
from translator.formats.subtitles.cue_text import CueText
from translator.formats.subtitles.divided_marks import parts_of
from translator.formats.subtitles.line_length import line_break
from translator.formats.subtitles.syntax import Syntax
from translator.lazy_regex import lazy_regex
from translator.text.joining import joiner_at
from translator.types import Block, Layout

_MARK_OR_LINE = lazy_regex(f"{placeholders.MARK.pattern}|\n")
_HARD_SPACE = "\\h"


def write_subtitles(
    text: str,
    targets: Mapping[int, str],
    syntax: Syntax,
    *,
    layout: Layout,
    target_language: str,
) -> str:
    """Return the file with targets; see ``Format.write``.

    Side by side is written as bilingual: the target under its source.

    Args:
        text: The whole file.
        targets: Block id → target with marks.
        syntax: Of the file.
        layout: As ``Format.write`` has it.
        target_language: BCP 47 tag.
    """
    read = read_subtitles(text, syntax)
    newline = syntax.newline(text)
    pieces: list[tuple[int, int, str]] = []
    for block in read.blocks:
        target = targets.get(block.id)
        if target is None or target == block.text:
            continue
        if layout is not Layout.TARGET and target.strip() == block.text.strip():
            continue
        cues = _cues(block, read.cues)
        one_line = layout is not Layout.TARGET
        for cue, part in zip(cues, _parts(target, block, cues, target_language), strict=True):
            part = _without_line_ends(part, block, cue, one_line=one_line)
            if not one_line:
                part = _on_two_lines(part, block, target_language)
            written = _restored(part, block, syntax, newline)
            if layout is Layout.TARGET:
                pieces.append((cue.start, cue.end, written))
            elif written:
                pieces += _under(text, cue, written, newline)
    return _spliced(text, pieces)


def cues_without_text(
    text: str, targets: Mapping[int, str], syntax: Syntax, target_language: str
) -> list[int]:
    """Return the lines (from 1) of cues for which a translation has no word left."""
    read = read_subtitles(text, syntax)
    found = []
    for block in read.blocks:
        target = targets.get(block.id)
        if target is None or target == block.text or block.attributes["cues"] == "1":
            continue
        cues = _cues(block, read.cues)
        for cue, part in zip(cues, _parts(target, block, cues, target_language), strict=True):
            if not placeholders.strip(part).strip():
                found.append(1 + _lines_before(text, cue.start))
    return found


def _lines_before(text: str, offset: int) -> int:
    head = text[:offset]
    return head.count("\n") + head.count("\r") - head.count("\r\n")


def _cues(block: Block, cues: Sequence[CueText]) -> Sequence[CueText]:
    first = int(block.attributes["cue"])
    return cues[first : first + int(block.attributes["cues"])]


def _parts(target: str, block: Block, cues: Sequence[CueText], language: str) -> list[str]:
    seconds = [cue.cue.seconds for cue in cues]
    if placeholders.same(block.text, target):  # only the words differ, not where they stand
        return parts_of(target.strip(), block, seconds, language)
    return parts_of(clean(target, block), block, seconds, language)


def _without_line_ends(part: str, block: Block, cue: CueText, *, one_line: bool) -> str:
    """Return a part without the ends of its source's lines, unless all of them are in it."""
    known = placeholders.table(block)
    soft = [mark for mark in placeholders.MARK.findall(part) if known[mark].kind == "softbreak"]
    own = sum(one.kind == "softbreak" for one in cue.tokens) - len(cue.speakers)
    if len(soft) == own and not one_line:
        return part
    return "".join(
        joiner_at(part, at, at + 1) if char in soft else char for at, char in enumerate(part)
    ).strip()


def _on_two_lines(part: str, block: Block, language: str) -> str:
    """Return a part with a line feed where its second line begins, if it needs one."""
    known = placeholders.table(block)
    marks = placeholders.MARK.findall(part)
    if any(known[mark].display == "break" for mark in marks):
        return part
    plain = placeholders.strip(part)
    at = line_break(plain, language)
    if at is None:
        return part
    kept = [place for place, char in enumerate(part) if not placeholders.MARK.match(char)]
    place = kept[at]
    while place and placeholders.MARK.match(part[place - 1]):
        if placeholders.role(part[place - 1]) == "close":
            break
        place -= 1
    return f"{part[:place].rstrip()}\n{part[place:].lstrip()}"


def _restored(part: str, block: Block, syntax: Syntax, newline: str) -> str:
    """Return a part as it is written in the file."""
    known = placeholders.table(block)
    pieces: list[str] = []
    cursor = 0
    for found in _MARK_OR_LINE.finditer(part):
        pieces.append(syntax.escaped(part[cursor : found.start()]))
        cursor = found.end()
        if found[0] == "\n":
            pieces.append(newline)
            continue
        item = known[found[0]]
        if item.kind != "cue":  # where cues end nothing changes
            closing = placeholders.role(found[0]) == "close"
            pieces.append((item.closing or "") if closing else item.source)
    return "".join([*pieces, syntax.escaped(part[cursor:])])


def _under(text: str, cue: CueText, written: str, newline: str) -> Iterator[tuple[int, int, str]]:
    """Yield what makes a cue one of two lines, its source over its target.

    Where the source had a line end a space is put, between Chinese characters as well: that is
    how subtitles without punctuation part what is said.
    """
    if not cue.speakers:
        for token in cue.tokens:
            if token.kind == "softbreak" and not text.startswith(_HARD_SPACE, token.start):
                yield token.start, token.end, " "
    yield cue.end, cue.end, f"{cue.last_sign}{newline}{cue.first_sign}{written}"


def _spliced(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with pieces of it replaced; they come in order and do not overlap."""
    parts: list[str] = []
    cursor = 0
    for start, end, new in pieces:
        parts += [text[cursor:start], new]
        cursor = end
    return "".join([*parts, text[cursor:]])
