"""Tokens for what markdown-it-py has no rules for: markers of containers, and their titles.

A marker is structure: it is compared after writing and never text. Its titles are text, each
with how it is written (``titles``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock

PIECES = "pieces"
"""Key in ``Token.meta``: the (start, end) of each line of an inline token's text."""

CONTEXT = "context"
"""Key in ``Token.meta`` of a title: how it is written."""

TITLE = "title_open"
"""Type of the token before the inline token of a title."""

MARKER = "marker"
"""Type of a token that is a whole line of structure, and no container around others."""

INCLUDE = "include"
"""Type of a token that is a whole line, in whose place a file is put."""

OPEN = "container_open"
"""Type of the token that opens a container."""

MARKERS = frozenset((MARKER, INCLUDE, OPEN, OPEN.replace("_open", "_close")))
"""Types of tokens that account for their lines."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Title:
    """A title on the line of a marker."""

    start: int
    end: int
    context: str
    """``title``: the rest of a line; ``tight``: so too, without a space before it; ``label``:
    between brackets; ``quoted``: between quotation marks; ``attribute``: so too, and no Markdown;
    ``term``: a line of its own."""


def push_marker(
    state: StateBlock, line: int, titles: Iterable[Title], *, kind: str = MARKER
) -> None:
    """Add the tokens of a marker and of its titles.

    Args:
        state: Its parser's state.
        line: On which it stands.
        titles: On this line, in order.
        kind: Its type; with one that ends in ``_open`` follows what ``push_close`` closes.
    """
    start, end = line_span(state, line)
    titles = tuple(titles)
    token = state.push(kind, "", 1 if kind.endswith("_open") else 0)
    token.map = [line, line + 1]
    token.info = _without(state.src, start, end, titles)
    for title in titles:
        push_title(state, line, title)


def push_close(state: StateBlock, line: int | None, kind: str = OPEN) -> None:
    """Close a container.

    Args:
        state: Its parser's state.
        line: Of the marker that closes it; None: it has none.
        kind: As ``push_marker`` was given.
    """
    token = state.push(kind.replace("_open", "_close"), "", -1)
    if line is not None:
        token.map = [line, line + 1]
        token.info = state.src[slice(*line_span(state, line))]


def push_title(state: StateBlock, line: int, title: Title) -> None:
    """Add the tokens of a title: a block's, but of a type of their own, never shown twice."""
    token = state.push(TITLE, title.context, 1)
    token.meta = {CONTEXT: title.context}
    token = state.push("inline", "", 0)
    token.map = [line, line + 1]
    token.content = state.src[title.start : title.end]
    token.children = []
    token.meta = {PIECES: [(title.start, title.end)]}
    state.push(TITLE.replace("_open", "_close"), title.context, -1)


def line_span(state: StateBlock, line: int) -> tuple[int, int]:
    """Return where a line's text begins and ends, container prefix and last spaces excluded."""
    end = state.eMarks[line]
    start = min(state.bMarks[line] + state.tShift[line], end)
    while end > start and state.src[end - 1] in " \t":
        end -= 1
    return start, end


def _without(text: str, start: int, end: int, titles: Iterable[Title]) -> str:
    """Return a marker without its titles: what must be the same after writing."""
    parts: list[str] = []
    for title in titles:
        parts.append(text[start : title.start])
        start = title.end
    return "\0".join([*parts, text[start:end]])
