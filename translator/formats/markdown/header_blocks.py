"""The blocks of an article's header, and what of it is left as it is."""

from __future__ import annotations

from collections.abc import Collection

from translator.errors.error_sentences import Said, piece
from translator.formats.markdown.front_matter import header_of, values
from translator.formats.markdown.header_keys import Value, is_text
from translator.formats.markdown.header_styles import marked, unquoted
from translator.formats.markdown.shown import described
from translator.formats.source.source_text import SourceText
from translator.lazy_regex import lazy_regex
from translator.types import Block, Skipped

_LETTER = lazy_regex(r"[^\W\d_]")
_NO_VALUE = lazy_regex(
    r"\[\[?[^\]]*\]\]?|[\"']?[\w.-]+[\"']? ?[:=] ?(?:[{\[]|\"{3}|'{3})?|[{}\[\],]*"
)
"""A line of a header that only begins or ends something: a table, an object, a list."""
_FOLDED = frozenset(("plain", "single", "double", "folded"))
"""Styles whose line ends are spaces (YAML 1.2.2, 6.5)."""
_EXCERPT = 60
"""Characters, as ``Skipped`` has it."""


def header_blocks(source: SourceText, keys: Collection[str]) -> tuple[list[Block], list[Skipped]]:
    """Return the blocks of a header, numbered from 0, and its lines that are not translated."""
    text = source.normal
    header = header_of(text)
    if header is None:
        return [], []
    blocks: list[Block] = []
    covered: set[int] = set()
    for value in values(text, keys):
        block = _block(source, value, len(blocks))
        if block is not None:
            blocks.append(block)
            covered.update(range(source.line(value.start), source.line(value.end - 1) + 1))
    skipped = []
    for line in range(source.line(header.end - 1) + 1):
        whole = text[source.line_start(line) : source.line_start(line + 1)]
        words = whole.partition(":")[2] or whole
        if line in covered or not _LETTER.search(words) or _NO_VALUE.fullmatch(whole.strip()):
            continue
        skipped.append(
            Skipped(
                kind="front_matter",
                line=line + 1,
                excerpt=" ".join(whole.split())[:_EXCERPT],
                reason=Said(piece("left.header")),
            )
        )
    return blocks, skipped


def _block(source: SourceText, value: Value, number: int) -> Block | None:
    raw = source.slice(value.start, value.end)
    plain, parts = unquoted(raw, value.style), marked(raw, value.style)
    if plain is None or parts is None or not _LETTER.search(plain) or not is_text(plain):
        return None
    folded = {"line_ends": "spaces"} if value.style in _FOLDED else {}
    return Block(
        id=number,
        kind="front_matter",
        text=parts[0],
        start=source.offset(value.start),
        end=source.offset(value.end),
        inline=tuple(described(item, {}) for item in parts[1]),
        attributes={
            "line": str(source.line(value.start) + 1),
            "context": "value",
            "style": value.style,
            "key": value.key,
            "prefix": "",
            **folded,
        },
    )
