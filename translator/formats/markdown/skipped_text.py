"""What a Markdown text holds besides its leaves, and why it is left alone: nothing goes unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from translator.errors.error_sentences import Said, piece
from translator.formats.markdown.block_tokens import INCLUDE, MARKERS
from translator.formats.markdown.parser import Environment
from translator.formats.source.source_text import SourceText
from translator.formats.source.templates import says_something
from translator.lazy_regex import lazy_regex
from translator.text.characters import excerpt
from translator.types import Skipped

FOOTNOTE_LABEL = lazy_regex(r"\[\^[^\]\s]+\]:(?:[ \t]*$)?")
_LETTER = lazy_regex(r"[^\W\d_]")
_NOT_ASCII = lazy_regex(r"[^\W\d_\x00-\x7f]")

_REASONS = {
    "fence": ("code", Said(piece("left.code"))),
    "code_block": ("code", Said(piece("left.indented"))),
    "math_block": ("math", Said(piece("left.formula"))),
    "math_block_label": ("math", Said(piece("left.formula"))),
    "template": ("template", Said(piece("left.shortcode"))),
    "wiki_comment": ("comment", Said(piece("left.comment"))),
}
_ACCOUNTED = frozenset(("inline", "table_open", "html_block", "mdx_code"))
"""Tokens whose text is read, besides those with a reason why not."""


def skipped_tokens(tokens: Iterable[Token]) -> Iterator[Skipped]:
    """Find the blocks that are left as they are for what they hold."""
    for token in tokens:
        if token.type == "template" and not says_something(token.content):
            continue
        if token.type in _REASONS and token.map and _LETTER.search(token.content):
            kind, reason = _REASONS[token.type]
            yield _skip(kind, token.map[0], token.content, reason)
        elif (
            token.type in MARKERS
            and token.type != INCLUDE
            and token.map
            and _NOT_ASCII.search(token.info)
        ):
            reason = Said(piece("left.container"))
            yield _skip("container", token.map[0], token.info.replace("\0", " "), reason)


def skipped_otherwise(source: SourceText, environment: Environment) -> list[Skipped]:
    """Find definitions of links, and cells for which their table has no column."""
    skipped = []
    for first, last in environment["definitions"]:
        text = source.normal[source.line_start(first) : source.line_start(last)]
        reason = Said(piece("left.definition"))
        skipped.append(_skip("definition", first, text, reason))
    for start, end in environment["surplus"]:
        text = source.normal[start:end]
        if _LETTER.search(text):
            reason = Said(piece("left.surplus-cell"))
            skipped.append(_skip("table_cell", source.line(start), text, reason))
    return skipped


def declined(source: SourceText, pieces: Sequence[tuple[int, int]]) -> Skipped:
    """Return what the author asked to leave as it is; ``pieces`` are its lines."""
    start = pieces[0][0]
    text = source.normal[start : pieces[-1][1]]
    return _skip("untranslated", source.line(start), text, Said(piece("left.asked")))


def _skip(kind: str, line: int, text: str, reason: str) -> Skipped:
    return Skipped(kind=kind, line=line + 1, excerpt=excerpt(text), reason=reason, text=text)


def cover(covered: bytearray, tokens: Iterable[Token]) -> None:
    """Note which lines some tokens account for."""
    for token in tokens:
        accounted = token.type in _REASONS or token.type in _ACCOUNTED
        if token.map and (accounted or token.type in MARKERS):
            first, last = token.map
            covered[first:last] = b"\1" * (last - first)


def uncovered(
    source: SourceText, header: int, covered: bytearray, environment: Environment
) -> list[Skipped]:
    """Report every line with letters that no block and no reason above accounts for."""
    for first, last in environment["definitions"]:
        covered[first:last] = b"\1" * (last - first)
    reason = Said(piece("left.nested"))
    skipped = []
    for line in range(source.line(header) if header else 0, source.lines()):
        if not covered[line]:
            text = source.normal[source.line_start(line) : source.line_start(line + 1)]
            if _LETTER.search(FOOTNOTE_LABEL.sub("", text)):
                skipped.append(_skip("nested", line, text, reason))
    return skipped
