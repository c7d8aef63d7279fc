"""A Markdown text taken apart into leaves: the runs of text that may be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from operator import not_

from markdown_it.token import Token

from translator.formats.markdown.block_tokens import CONTEXT, TITLE
from translator.formats.markdown.front_matter import header_end
from translator.formats.markdown.html_parts import Html, Part, even, read_html
from translator.formats.markdown.jsx_elements import ELEMENT, JsxReader
from translator.formats.markdown.mdx import TAGS
from translator.formats.markdown.parser import HASHTAGS, PIECES, Environment, parse_blocks
from translator.formats.markdown.python_markdown import BY_FOUR, by_four, indents_by_four
from translator.formats.markdown.skipped_text import (
    FOOTNOTE_LABEL,
    cover,
    declined,
    skipped_otherwise,
    skipped_tokens,
    uncovered,
)
from translator.formats.markdown.toc_markers import without_markers
from translator.formats.markdown.wikilinks import has_sloppy_headings, without_block_id
from translator.formats.source.long_paragraphs import MOST_LINES, cuts
from translator.formats.source.source_text import SourceText
from translator.lazy_regex import lazy_regex
from translator.types import Skipped

_LONGEST_PREFIX = 200
"""Characters before a template on its line that are looked at."""
_TASK = lazy_regex(r"\[[ xX]\][ \t]+(?=\S)")
_HEADING_ATTRIBUTE = lazy_regex(r"[ \t]*\{(?:[#.:][^{}]*|/\*[^{}]*\*/)\}[ \t]*$")
_DEFINITION_MARK = lazy_regex(
    r"(?<![^\s>]):[ ]{1,2}$"
)  # Python-Markdown wants four spaces under it
_TIGHT_QUOTE = lazy_regex(r">(?=[^ \t>])")  # the mark takes one space with it, if there is one

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
    """How it is written: ``paragraph``, ``atx``, ``setext``, ``cell`` or ``element``."""
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
    html_lines: tuple[tuple[int, int], ...]
    """First line of each block of HTML, and the line after its last."""
    environment: Environment
    leaves: tuple[Leaf, ...]
    skipped: tuple[Skipped, ...]
    html: Html
    """What the HTML reader found in the text's HTML blocks."""


def scan(source: SourceText, *, mdx: bool = False) -> Scan:
    """Find the leaves of a text, and what in it carries text and is left alone.

    Args:
        source: The text.
        mdx: Whether it is MDX.
    """
    header = header_end(source.normal)
    collected = _Structure()
    leaves: list[Leaf] = []
    skipped: list[Skipped] = []
    parts: list[Part] = []
    jsx = JsxReader(source) if mdx else None
    covered = bytearray(source.lines() + 1)

    def take(tokens: list[Token]) -> None:
        parts.extend(_parts(tokens, len(collected.tokens)))
        found = _leaves(source, tokens, len(collected.tokens))
        if jsx:
            found = (part for leaf in found for part in _cut(leaf, jsx))
        leaves.extend(part for leaf in found for part in _parted(source, leaf))
        skipped.extend(skipped_tokens(tokens))
        if jsx:
            jsx.blocks(tokens)
        cover(covered, tokens)
        collected.add(tokens)

    environment = parse_blocks(_without_header(source, header), take, mdx=mdx)
    environment[HASHTAGS] = not has_sloppy_headings(source.normal)
    skipped += skipped_otherwise(source, environment)
    skipped += uncovered(source, header, covered, environment)
    html = read_html(source, parts, *(jsx.values, jsx.hidden) if jsx else ())
    skipped += html.skipped
    if html.declined:
        kept = [not html.declines(source.offset(leaf.pieces[0][0])) for leaf in leaves]
        skipped += (declined(source, leaf.pieces) for leaf in compress(leaves, map(not_, kept)))
        leaves = list(compress(leaves, kept))
    skipped += jsx.skipped if jsx else ()
    if indents_by_four(source.normal, environment):
        environment[BY_FOUR] = True
        leaves = [replace(leaf, prefix=by_four(leaf.prefix, leaf.kind)) for leaf in leaves]
    return Scan(
        source=source,
        header=header,
        structure=collected.tokens,
        html_lines=tuple(collected.html_lines),
        environment=environment,
        leaves=tuple(leaves),
        skipped=tuple(sorted(skipped, key=lambda item: item.line)),
        html=html,
    )


def structure(source: SourceText, *, mdx: bool = False) -> Structure:
    """Return the block structure of a text, nothing else."""
    collected = _Structure()
    parse_blocks(_without_header(source, header_end(source.normal)), collected.add, mdx=mdx)
    return collected.tokens


def _without_header(source: SourceText, header: int) -> str:
    """Blank the front matter, so that every offset stays."""
    return re.sub(r"[^\n]", " ", source.normal[:header]) + source.normal[header:]


class _Structure:
    """Collects the structure; a book has the same few entries ten thousand times."""

    def __init__(self) -> None:
        self.tokens: Structure = []
        self.html_lines: list[tuple[int, int]] = []
        self._known: dict[tuple[str, ...], tuple[str, ...]] = {}

    def add(self, tokens: list[Token]) -> None:
        for token in tokens:
            content = "" if token.type == "inline" else f"{token.info}\n{token.content}"
            if token.type == "html_block":
                content = even(token.content)
            one = (token.type, token.tag, content)
            self.tokens.append(self._known.setdefault(one, one))
            if token.type == "html_block" and token.map:
                self.html_lines.append((token.map[0], token.map[1]))


def _parts(tokens: list[Token], before: int) -> Iterator[Part]:
    """Find the HTML blocks among some tokens, ``before`` of the document standing before them."""
    for index, token in enumerate(tokens):
        if token.type == "html_block":
            only = TAGS in token.meta
            yield Part(token=before + index, pieces=tuple(token.meta[PIECES]), tags_only=only)


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


def _cut(leaf: Leaf, jsx: JsxReader) -> Iterator[Leaf]:
    """Cut a paragraph of MDX at the tags of the elements in it."""
    found = jsx.cut(leaf.pieces) if leaf.context == "paragraph" else None
    if found is None:
        yield leaf
        return
    for segment in found:
        kind, level = ("heading", segment.level) if segment.level else (leaf.kind, leaf.level)
        yield replace(leaf, kind=kind, context=ELEMENT, pieces=segment.pieces, level=level)


def _parted(source: SourceText, leaf: Leaf) -> Iterator[Leaf]:
    """Part a paragraph of very many lines; its parts are written as those of an element are."""
    if leaf.context != "paragraph" or len(leaf.pieces) <= MOST_LINES:
        yield leaf
        return
    begins = cuts([source.normal[slice(*line)] for line in leaf.pieces])
    for first, following in pairwise([*begins, len(leaf.pieces)]):
        yield replace(leaf, context=ELEMENT, pieces=leaf.pieces[first:following])


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
    enclosing = _of_enclosing(source, tokens, index)
    prefix = prefix if enclosing is None else enclosing
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
    if context == "paragraph":
        pieces = without_block_id(source.normal, pieces)
    if pieces:
        pieces = without_markers(source.normal, pieces, heading=level > 0)
    if not pieces:
        return None
    return Leaf(
        kind=kind, context=context, pieces=tuple(pieces), prefix=prefix, token=index, level=level
    )


def _of_enclosing(source: SourceText, tokens: list[Token], index: int) -> str | None:
    """Return the prefix of the opening template right above a paragraph that is indented in it.

    A further paragraph indented as much would be code.
    """
    before, paragraph = tokens[index - 2], tokens[index].map
    if index < 2 or before.type != "template" or not before.map or not paragraph:
        return None
    if before.map[1] != paragraph[0] or not before.meta.get("encloses"):
        return None
    start = source.line_start(before.map[0])
    line = source.normal[start : start + _LONGEST_PREFIX]
    return continuation(line.partition(before.content[:2])[0])


def _line_start(text: str, position: int) -> int:
    return text.rfind("\n", 0, position) + 1


def continuation(before: str) -> str:
    """Return what a further line in the same containers begins with.

    Quote marks stay, list markers become as many spaces, a footnote's label four.
    """
    before = _DEFINITION_MARK.sub("    ", before)
    before = _TIGHT_QUOTE.sub("> ", FOOTNOTE_LABEL.sub("____", before))
    return re.sub(r"[^>\t]", " ", before)
