"""Blocks of a subtitle file: a sentence with its cues, their boundaries as marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator import placeholders
from translator.errors.error_sentences import Said, piece
from translator.formats.subtitles.cue_text import CueText, dash_end, taken_apart
from translator.formats.subtitles.cues import Lines
from translator.formats.subtitles.sentence_cues import groups, punctuated_chinese
from translator.formats.subtitles.syntax import Syntax
from translator.formats.subtitles.tokens import Token
from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline, Skipped, Verbatim

ONE_LINE = 16
"""Han characters that fit on one line (see ``line_length``): who breaks a shorter text means it."""
_EXCERPT = 60
_VOICE = lazy_regex(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>\r\n]+)>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Subtitles:
    """A subtitle file, read."""

    cues: tuple[CueText, ...]
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...]
    contents: tuple[int | Verbatim, ...]


def read_subtitles(text: str, syntax: Syntax) -> Subtitles:
    """Read a file.

    Args:
        text: The whole file.
        syntax: In which it is written.
    """
    parsed = syntax.parse(text)
    cues = tuple(taken_apart(text, cue, syntax.tokens) for cue in parsed.cues)
    lines = Lines(text)
    full_stops = punctuated_chinese(text, cues)
    blocks: list[Block] = []
    skipped: list[Skipped] = []
    shown: list[tuple[int, int | Verbatim]] = []
    for first, stop in groups(text, cues):
        group = cues[first:stop]
        block = _block(text, group, len(blocks), first, lines, full_stops=full_stops)
        if block is None:
            start, end = group[0].cue.start, group[-1].cue.end
            skipped.append(_skipped(text, start, end, lines, "left.cue-marks"))
            continue
        blocks.append(block)
        shown.append((block.start, block.id))
    for aside in parsed.asides:
        skipped.append(_skipped(text, aside.start, aside.end, lines, aside.why))
        verbatim = Verbatim(text=text[aside.start : aside.end], reason=skipped[-1].reason)
        shown.append((aside.start, verbatim))
    if named := _speakers(text, cues, lines):
        skipped.append(named)
    skipped.sort(key=lambda one: one.line)
    shown.sort(key=lambda one: one[0])
    return Subtitles(
        cues=cues,
        blocks=tuple(blocks),
        skipped=tuple(skipped),
        contents=tuple(one for _, one in shown),
    )


def _speakers(text: str, cues: Sequence[CueText], lines: Lines) -> Skipped | None:
    """Say once that speakers' names stay, if there are any."""
    names: dict[str, int] = {}
    for one in cues:
        voice = _VOICE.match(text, one.cue.start, one.cue.end)
        name = one.cue.speaker or (voice[1].strip() if voice else "")
        if any(map(str.isalpha, name)):
            names.setdefault(name, one.cue.start)
    if not names:
        return None
    return Skipped(
        kind="speakers",
        line=lines.number(min(names.values())),
        excerpt=", ".join(names)[:_EXCERPT],
        reason=Said(piece("left.speakers")),
    )


def _skipped(text: str, start: int, end: int, lines: Lines, reason: str) -> Skipped:
    return Skipped(
        kind=reason.rpartition(".")[2],
        line=lines.number(start),
        excerpt=" ".join(text[start : min(end, start + 240)].split())[:_EXCERPT],
        reason=Said(piece(reason)),
    )


def _block(
    text: str,
    group: Sequence[CueText],
    number: int,
    first: int,
    lines: Lines,
    *,
    full_stops: bool,
) -> Block | None:
    """Return a block of some cues; None: it has more marks than one may have."""
    parts: list[str] = []
    inline: list[Inline] = []
    end = group[0].start
    for at, cue in enumerate(group):
        if at:
            parts.append(placeholders.atom(len(inline)))
            inline.append(_end_of_cue(text, end, cue.start, len(inline)))
        if len(cue.tokens) + len(cue.speakers) + len(inline) >= placeholders.RANGE - len(group):
            return None
        parts += _marked(text, cue, inline, full_stops=full_stops)
        end = cue.end
    return Block(
        id=number,
        kind="paragraph",
        text="".join(parts),
        start=group[0].start,
        end=end,
        inline=tuple(inline),
        attributes={
            "line": str(lines.number(group[0].start)),
            "line_ends": "spaces",
            "cue": str(first),
            "cues": str(len(group)),
        },
    )


def _end_of_cue(text: str, start: int, end: int, number: int) -> Inline:
    """Return the mark of a cue's end: all that stands till the next one's words."""
    return Inline(id=number, kind="cue", source=text[start:end], shown="\n", display="break")


def _marked(text: str, cue: CueText, inline: list[Inline], *, full_stops: bool) -> Iterator[str]:
    """Yield a cue's text with marks for its tokens, which are added to those there are."""
    starts = {one.start: one for one in cue.tokens}
    opened: dict[int, int] = {}
    at = cue.start
    meant = not full_stops and _fits(text, cue)
    for token in cue.tokens:
        if token.start < at:
            continue
        yield text[at : token.start]
        at = token.end
        if token.role == "close":
            yield placeholders.closing(opened[token.partner])
            continue
        source = text[token.start : token.end]
        number = len(inline)
        if token.role == "open":
            opened[token.start] = number
            partner = starts[token.partner]
            closing = text[partner.start : partner.end]
            inline.append(Inline(id=number, kind=token.kind, source=source, closing=closing))
            yield placeholders.opening(number)
            continue
        inline.append(_atom(source, token, number, meant=meant or token.end in cue.speakers))
        yield placeholders.atom(number)
        if token.end in cue.speakers:
            at = dash_end(text, token.end)
            dash = text[token.end : at]
            inline.append(Inline(id=number + 1, kind="html", source=dash, shown=dash))
            yield placeholders.atom(number + 1)
    yield text[at : cue.end]


def _atom(source: str, token: Token, number: int, *, meant: bool) -> Inline:
    match token.kind:
        case "softbreak":
            kind = "hardbreak" if meant and source.strip() != "\\h" else "softbreak"
            return Inline(id=number, kind=kind, source=source, shown="\n", display="break")
        case "entity":
            return Inline(id=number, kind="entity", source=source, shown=_entity(source))
        case "character":
            return Inline(id=number, kind="character", source=source)
        case kind:
            return Inline(id=number, kind=kind, source=source, shown="")


def _fits(text: str, cue: CueText) -> bool:
    """Say whether a cue's lines would have had room on one."""
    return sum(not one.isspace() for one in text[cue.start : cue.end]) <= ONE_LINE


_ENTITIES = {
    "amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0", "quot": '"', "apos": "'", "lrm": "",
    "rlm": "",
}  # fmt: skip


def _entity(source: str) -> str:
    """Return what a reader sees of an entity; its source where WebVTT does not know it."""
    return _ENTITIES.get(source[1:-1], source)
