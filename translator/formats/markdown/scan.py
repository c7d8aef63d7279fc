"""A Markdown text taken apart into leaves: the runs of text that may be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it.token import Token

from translator.errors.error_sentences import Said, piece
from translator.formats.markdown.admonitions import BY_FOUR
from translator.formats.markdown.block_tokens import CONTEXT, INCLUDE, MARKERS, TITLE
from translator.formats.markdown.front_matter import header_end
from translator.formats.markdown.parser import PIECES, Environment, parse_blocks
from translator.formats.source.source_text import SourceText
from translator.types import Skipped

_LETTER = re.compile(r"[^\W\d_]")
_NOT_ASCII = re.compile(r"[^\W\d_\x00-\x7f]")
_TASK = re.compile(r"\[[ xX]\][ \t]+(?=\S)")
_HEADING_ATTRIBUTE = re.compile(r"[ \t]*\{[#.:][^{}]*\}[ \t]*$")
_DEFINITION_MARK = re.compile(
    r"(?<![^\s>]):[ ]{1,2}$"
)  # Python-Markdown wants four spaces under it
_FOOTNOTE_LABEL = re.compile(r"\[\^[^\]\s]+\]:(?:[ \t]*$)?")
_TIGHT_QUOTE = re.compile(r">(?=[^ \t>])")  # the mark takes one space with it, if there is one

_REASONS = {
    "fence": ("code", Said(piece("left.code"))),
    "code_block": ("code", Said(piece("left.indented"))),
    "html_block": ("html", Said(piece("left.html"))),
    "math_block": ("math", Said(piece("left.formula"))),
    "math_block_label": ("math", Said(piece("left.formula"))),
}
_TAKEN = frozenset((*_REASONS, "inline", "table_open"))
_KINDS = {
    "list_item_open": "list_item",
    "blockquote_open": "quote",
    "footnote_reference_open": "footnote",
}


Structure = list[tuple[str, ...]]
"""The sequence of block tokens, with what must not change inside them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A run of text inside the block structure, as spans of the normal text."""

    kind: str
    """What ``Block.kind`` will be."""
    context: str
    """How it is written: ``paragraph``, ``atx``, ``setext`` or ``cell``."""
    pieces: tuple[tuple[int, int], ...]
    """The text of each line, without what the containers put before it."""
    prefix: str
    """What a further line in the same containers begins with: ``"> "``, ``"   "`` …"""
    token: int
    """Index of the inline token among the document's tokens."""
    level: int = 0
    """Of a heading, 1 to 6."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """What a Markdown text is made of."""

    source: SourceText
    header: int
    """Where the front matter ends in the normal text; 0 without one."""
    structure: Structure
    environment: Environment
    leaves: tuple[Leaf, ...]
    skipped: tuple[Skipped, ...]


def scan(source: SourceText) -> Scan:
    """Find the leaves of a text, and what in it carries text and is left alone."""
    header = header_end(source.normal)
    collected = _Structure()
    leaves: list[Leaf] = []
    skipped: list[Skipped] = []
    covered = bytearray(source.lines() + 1)

    def take(tokens: list[Token]) -> None:
        leaves.extend(_leaves(source, tokens, len(collected.tokens)))
        skipped.extend(_skipped_tokens(tokens))
        _cover(covered, tokens)
        collected.add(tokens)

    environment = parse_blocks(_without_header(source, header), take)
    skipped += _skipped_otherwise(source, environment)
    skipped += _uncovered(source, header, covered, environment)
    if BY_FOUR in environment:
        leaves = [replace(leaf, prefix=by_four(leaf.prefix, leaf.kind)) for leaf in leaves]
    return Scan(
        source=source,
        header=header,
        structure=collected.tokens,
        environment=environment,
        leaves=tuple(leaves),
        skipped=tuple(sorted(skipped, key=lambda item: item.line)),
    )


def structure(source: SourceText) -> Structure:
    """Return the block structure of a text, nothing else."""
    collected = _Structure()
    parse_blocks(_without_header(source, header_end(source.normal)), collected.add)
    return collected.tokens


def _without_header(source: SourceText, header: int) -> str:
    """Blank the front matter, so that every offset stays."""
    return re.sub(r"[^\n]", " ", source.normal[:header]) + source.normal[header:]


class _Structure:
    """Collects the structure; a book has the same few entries ten thousand times."""

    def __init__(self) -> None:
        self.tokens: Structure = []
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(self, tokens: list[Token]) -> None:
        for token in tokens:
            content = "" if token.type == "inline" else f"{token.info}\n{token.content}"
            one = (token.type, token.tag, content)
            self.tokens.append(self._known.setdefault(one, one))


def _leaves(source: SourceText, tokens: list[Token], before: int) -> Iterator[Leaf]:
    """Find the leaves of whole blocks, ``before`` tokens of the document standing before them."""
    containers: list[str] = []
    for index, token in enumerate(tokens):
        if token.type in _KINDS:
            containers.append(_KINDS[token.type])
        elif token.type.replace("_close", "_open") in _KINDS:
            containers.pop()
        elif token.type == "inline" and token.meta and token.content.strip():
            leaf = _leaf(source, tokens, index, containers[-1] if containers else "paragraph")
            if leaf is not None:
                yield replace(leaf, token=before + index)


def _leaf(source: SourceText, tokens: list[Token], index: int, container: str) -> Leaf | None:
    pieces: list[tuple[int, int]] = list(tokens[index].meta[PIECES])
    opening = tokens[index - 1]
    first = source.normal[slice(*pieces[0])]
    if opening.type in ("th_open", "td_open"):
        return Leaf(kind="table_cell", context="cell", pieces=tuple(pieces), prefix="", token=index)
    if opening.type == TITLE:
        context = opening.meta[CONTEXT]
        kind = "term" if context == "term" else "container_title"
        return Leaf(kind=kind, context=context, pieces=tuple(pieces), prefix="", token=index)
    prefix = continuation(source.normal[_line_start(source.normal, pieces[0][0]) : pieces[0][0]])
    level = 0
    if opening.type == "heading_open":
        level = int(opening.tag.removeprefix("h"))
        kind, context = "heading", "atx" if opening.markup.startswith("#") else "setext"
        if found := _HEADING_ATTRIBUTE.search(source.normal, *pieces[-1]):
            pieces[-1] = (pieces[-1][0], found.start())
    else:
        kind, context = container, "paragraph"
        if tokens[index - 2].type == "list_item_open" and (found := _TASK.match(first)):
            pieces[0] = (pieces[0][0] + found.end(), pieces[0][1])
    if not pieces:
        return None
    return Leaf(
        kind=kind, context=context, pieces=tuple(pieces), prefix=prefix, token=index, level=level
    )


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def continuation(before: str) -> str:
    """Return what a further line in the same containers begins with.

    Quote marks stay, list markers become as many spaces, a footnote's label four.
    """
    before = _DEFINITION_MARK.sub("    ", before)
    before = _TIGHT_QUOTE.sub("> ", _FOOTNOTE_LABEL.sub("____", before))
    return re.sub(r"[^>\t]", " ", before)


def by_four(prefix: str, kind: str) -> str:
    """Return the prefix of a block in a list as Python-Markdown wants it: a multiple of four.

    For CommonMark up to three more spaces mean nothing.
    """
    width = len(prefix) - len(prefix.rstrip(" "))
    return (
        prefix + " " * (-width % 4)
        if kind == "list_item" and width and ">" not in prefix
        else prefix
    )


def _skipped_tokens(tokens: list[Token]) -> Iterator[Skipped]:
    for token in tokens:
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


def _skipped_otherwise(source: SourceText, environment: Environment) -> list[Skipped]:
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


def _skip(kind: str, line: int, text: str, reason: str) -> Skipped:
    return Skipped(kind=kind, line=line + 1, excerpt=excerpt(text), reason=reason)


def excerpt(text: str) -> str:
    """Return the first characters of a text on one line, at most 60."""
    return " ".join(text[:240].split())[:60]


def _cover(covered: bytearray, tokens: list[Token]) -> None:
    """Note which lines some tokens account for."""
    for token in tokens:
        if token.map and (token.type in _TAKEN or token.type in MARKERS):
            first, last = token.map
            covered[first:last] = b"\1" * (last - first)


def _uncovered(
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
            if _LETTER.search(_FOOTNOTE_LABEL.sub("", text)):
                skipped.append(_skip("nested", line, text, reason))
    return skipped
