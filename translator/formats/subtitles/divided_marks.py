"""Marks in a translation that goes over several cues: whole pairs in each, boundaries obeyed."""

from __future__ import annotations

from collections.abc import Sequence

from translator import placeholders
from translator.formats.subtitles.division import dividing_places
from translator.text.joining import joiner_at
from translator.types import Block


def parts_of(target: str, block: Block, seconds: Sequence[float], language: str) -> list[str]:
    """Return the part of a block's target, with its marks, for each of its cues.

    Where the target has the marks of cues' ends, in their order, it is cut there: a sentence
    ended with the cue, or only the script was converted. The rest is divided anew.

    Args:
        target: With marks.
        block: What they stand for.
        seconds: How long each cue is shown.
        language: BCP 47 tag of the target.
    """
    ends = [placeholders.atom(item.id) for item in block.inline if item.kind == "cue"]
    present = [char for char in target if char in ends]
    if present != [mark for mark in ends if mark in present]:
        target, present = _joined(target, ends), []
    parts: list[str] = []
    first, cursor = 0, 0
    for mark in present:
        at = target.index(mark, cursor)
        text = target[cursor:at]
        cursor = at + 1
        stop = ends.index(mark) + 1
        if not placeholders.strip(text).strip():
            target = target[:cursor] + text + target[cursor:]
            continue  # its cues and the following ones share what comes next
        parts += _divided(text, seconds[first:stop], language)
        first = stop
    rest = target[cursor:]
    if parts and not placeholders.strip(rest).strip():
        parts[-1] += rest
        return _whole_pairs([*parts, *[""] * (len(seconds) - len(parts))])
    return _whole_pairs(parts + _divided(rest, seconds[first:], language))


def _joined(target: str, ends: Sequence[str]) -> str:
    """Return a target without the marks of cues' ends, which stand in it in a strange order."""
    return "".join(
        joiner_at(target, at, at + 1) if char in ends else char for at, char in enumerate(target)
    )


def _divided(text: str, seconds: Sequence[float], language: str) -> list[str]:
    """Divide a text with marks over cues."""
    if len(seconds) == 1:
        return [text.strip()]
    plain = placeholders.strip(text)
    kept = [at for at, char in enumerate(text) if not placeholders.MARK.match(char)]
    cuts = [0]
    for place in dividing_places(plain, seconds, language):
        if place >= len(plain):
            cuts.append(len(text))
            continue
        at = kept[place]
        # What opens, and what stands for something, goes with the words behind it.
        while at > cuts[-1] and _leads(text[at - 1]):
            at -= 1
        cuts.append(at)
    return [text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _leads(character: str) -> bool:
    return placeholders.MARK.match(character) is not None and (
        placeholders.role(character) != "close"
    )


def _whole_pairs(parts: list[str]) -> list[str]:
    """Close what is open at the end of a part, and open it again in the next one."""
    result: list[str] = []
    opened: list[int] = []
    for part in parts:
        lead = "".join(map(placeholders.opening, opened))
        for mark in placeholders.MARK.findall(part):
            if placeholders.role(mark) == "open":
                opened.append(placeholders.index(mark))
            elif placeholders.role(mark) == "close" and placeholders.index(mark) in opened:
                opened.remove(placeholders.index(mark))
        if not part:
            result.append("")
            continue
        tail = "".join(map(placeholders.closing, reversed(opened)))
        result.append(placeholders.without_empty_pairs(lead + part + tail))
    return result
