"""Stretches of a page with something else in their place, and what must not change around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.formats.html.tokens import Kind, tokens


@dataclass(frozen=True, slots=True)
class Splice:
    """What takes the place of a stretch of the page."""

    start: int
    end: int
    text: str
    block: int
    """Whose translation it is."""


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Return a text with what is put into it, in order."""
    parts: list[str] = []
    cursor = 0
    for one in splices:
        parts += [text[cursor : one.start], one.text]
        cursor = one.end
    return "".join([*parts, text[cursor:]])


def changed_at(
    text: str, splices: Sequence[Splice], result: str, *, xml: bool = False
) -> int | None:
    """Return the index of the splice at which tags change outside of what was put in.

    Args:
        text: What it was put into.
        splices: What was put in, in order.
        result: The text with all of it.
        xml: Whether both are read as XML.
    """
    before, after = [], []
    shift = 0
    for one in splices:
        before.append((one.start, one.end))
        after.append((one.start + shift, one.start + shift + len(one.text)))
        shift += len(one.text) - (one.end - one.start)
    expected = _tags(text, before, xml)
    found = _tags(result, after, xml)
    if [tag for tag, _ in expected] == [tag for tag, _ in found]:
        return None
    wrong = next(
        (owner for (tag, _), (other, owner) in zip(expected, found, strict=False) if tag != other),
        len(splices) - 1,
    )
    return max(wrong, 0)


def _tags(
    text: str, spans: Sequence[tuple[int, int]], xml: bool
) -> list[tuple[tuple[Kind, str], int]]:
    """Return the tags that are not wholly in a span, each with the span it begins in or after."""
    found: list[tuple[tuple[Kind, str], int]] = []
    index = 0
    for token in tokens(text, xml=xml):
        while index < len(spans) and spans[index][1] <= token.start:
            index += 1
        begun = index < len(spans) and spans[index][0] <= token.start
        inside = begun and token.end <= spans[index][1]
        if token.kind is not Kind.TEXT and not inside:
            found.append(((token.kind, token.name), index if begun else index - 1))
    return found
