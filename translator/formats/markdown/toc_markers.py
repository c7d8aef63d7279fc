"""Where a generator puts a table of contents, and lines that only give attributes: no text."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

_CONTENTS = lazy_regex(
    r"\[toc\]|\[\[_?toc_?\]\]|\$\{toc\}|@\[toc\](?:\([^()\n]*\))?|<!--[ \t]*toc[ \t]*-->"
    r"|\{\{>?[ \t]*toc[ \t]*\}\}",
    re.IGNORECASE,
)
"""Python-Markdown and Typora, VitePress, markdown-it-toc-done-right, GitLab, CSDN …"""
_ATTRIBUTES = lazy_regex(r"\{:[^{}\n]*\}")
"""kramdown, "Inline Attribute Lists"; ``{:toc}`` puts a table of contents in place of its list."""
_IN_PLACE = lazy_regex(r"\{:[ \t]*toc[ \t]*\}", re.IGNORECASE)

_DOCSIFY = lazy_regex(r":id=[\w%-]+[ \t]*")
"""What docsify calls a heading."""

Pieces = list[tuple[int, int]]


def without_markers(text: str, pieces: Pieces, *, heading: bool) -> Pieces:
    """Return the lines of a block that are text.

    Args:
        text: The whole normal text.
        pieces: Spans of its lines; none is left where the block is a marker.
        heading: Whether it is a heading.
    """
    if heading:
        start, end = pieces[-1]
        at = text.rfind(" :id=", start, end)
        if at >= 0 and _DOCSIFY.fullmatch(text, at + 1, end):
            end = start + len(text[start:at].rstrip())
        return [*pieces[:-1], (start, end)]
    lines = [text[start:end].strip() for start, end in pieces]
    if len(lines) == 1 and _CONTENTS.fullmatch(lines[0]):
        return []
    if any(_IN_PLACE.fullmatch(line) for line in lines):
        return []  # what stands beside it only makes it a list
    kept = list(pieces)
    while kept and _ATTRIBUTES.fullmatch(lines[len(kept) - 1]):
        kept.pop()
    return kept
