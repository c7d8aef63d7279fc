"""What a reader of a Markdown text sees of the HTML in it."""

from __future__ import annotations

from collections.abc import Sequence

from translator.formats.html.tokens import Kind, tokens
from translator.formats.markdown.html_parts import CONTEXT, Html
from translator.lazy_regex import lazy_regex
from translator.types import Block, Table

_VISIBLE = lazy_regex(r"[^\r\n]")


def tables(blocks: Sequence[Block], html: Html) -> dict[int, Table]:
    """Return the tables of a text's HTML by the id of the first block in each.

    Args:
        blocks: All blocks, as ``merged`` returned them.
        html: What the HTML reader found.
    """
    numbers = [block.id for block in blocks if block.attributes["context"] == CONTEXT]
    found: dict[int, Table] = {}
    for table in html.tables:
        lines = tuple(
            tuple(numbers[cell] if isinstance(cell, int) else cell for cell in line)
            for line in table.lines
        )
        ids = [cell for line in lines for cell in line if isinstance(cell, int)]
        if ids:
            found[min(ids)] = Table(lines=lines)
    return found


def without_tags(text: str, html: Html) -> str:
    """Return a text with spaces for the tags of its HTML, which its reader does not see.

    Args:
        text: The original text.
        html: What the HTML reader found in it.
    """
    hidden = list(html.hidden)
    for start, end in set(html.spans.values()).difference(hidden):
        hidden += (
            (start + token.start, start + token.end)
            for token in tokens(text[start:end])
            if token.kind is not Kind.TEXT
        )
    pieces: list[str] = []
    cursor = 0
    for start, end in sorted(hidden):
        pieces += [text[cursor:start], _VISIBLE.sub(" ", text[start:end])]
        cursor = end
    return "".join([*pieces, text[cursor:]])
