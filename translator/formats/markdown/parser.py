"""Markdown parsed for positions only: markdown-it-py's rules, watched while they match.

markdown-it-py tells the lines of a block and nothing about columns. Each rule is wrapped so
that it notes where it stood in the text when it matched. Nothing is ever rendered.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from translator.formats.markdown.admonitions import admonition
from translator.formats.markdown.block_tokens import PIECES as PIECES
from translator.formats.markdown.callouts import callout
from translator.formats.markdown.containers import container
from translator.formats.markdown.definition_lists import definition_list
from translator.formats.markdown.directives import watch_directives
from translator.formats.markdown.foreign_blocks import add_foreign_blocks
from translator.formats.markdown.includes import include
from translator.formats.markdown.mdx import MDX, extend
from translator.formats.markdown.positions import watch_inline
from translator.lazy_regex import lazy_regex

NESTING = 60
"""Quotes and lists deeper than this are not looked into (Python's own stack is the limit)."""

TAKE = "take"
"""Key in the environment: who is handed the tokens of each finished block at the top level."""

HASHTAGS = "tags"
"""Key in the environment: whether ``#标签`` at the beginning of a line is a tag."""

_SPECIAL = lazy_regex(r"[\n!\[\]<&\\$`*_~]|://")
"""Every inline construct has one of these."""

Environment = MutableMapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """One inline construct: characters ``start`` to ``end`` of the parsed text."""

    kind: str
    start: int
    end: int
    nesting: int
    """1 opens, -1 closes, 0 stands alone."""
    label_end: int = -1
    """Where the label of an image ends."""


def parse_blocks(
    text: str, take: Callable[[list[Token]], None], *, mdx: bool = False
) -> Environment:
    """Parse the block structure; inline tokens carry ``meta["pieces"]``.

    The tokens are handed out as they are made, because they take twenty times the memory of
    their text: those of a book are never all there.

    Args:
        text: With a line feed as its only line end.
        take: Called again and again with the tokens of whole blocks of the top level, which are
            gone afterwards.
        mdx: Whether it is MDX.
    """
    environment: Environment = {"definitions": [], "surplus": [], TAKE: take, MDX: mdx}
    take(_parser(mdx).parse(text, environment))
    del environment[TAKE]
    return environment


def parse_inline(text: str, environment: Environment) -> list[Span]:
    """Find the inline constructs of one block's text, in order and without overlap."""
    mdx = bool(environment.get(MDX))
    if not (_SPECIAL.search(text) or (mdx and "{" in text)):
        return []
    parser = _parser(mdx)
    state = StateInline(text, parser, environment, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    spans = [span for token in state.tokens if (span := _span(token)) is not None]
    spans.sort(key=lambda span: (span.start, span.end))
    return spans


_KINDS = {
    "em": "emphasis",
    "strong": "strong",
    "s": "strikethrough",
    "link": "link",
    "code_inline": "code",
    "image": "image",
    "html_inline": "html",
    "footnote_ref": "footnote",
    "softbreak": "softbreak",
    "hardbreak": "hardbreak",
    "autolink": "autolink",
    "entity": "entity",
    "escape": "escape",
    "directive": "span",
    "expression": "expression",
}


def _span(token: Token) -> Span | None:
    if token.type == "text" or not token.meta:
        return None
    if "at" in token.meta:
        start = token.meta["at"]
        if token.type == "strong_open":
            start -= 1  # the token is the second of the two characters
        name = token.type.rpartition("_")[0]
        return Span(
            kind=_KINDS[name],
            start=start,
            end=start + len(token.markup),
            nesting=token.nesting,
        )
    start, end = token.meta["span"]
    name = token.type.rpartition("_")[0] if token.nesting else token.type
    return Span(
        kind=_KINDS[name],
        start=start,
        end=end,
        nesting=token.nesting,
        label_end=token.meta.get("label_end", -1),
    )


@cache
def _parser(mdx: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(dollarmath_plugin)
    parser.inline.ruler.disable("math_inline")  # see translator.formats.markdown.carried
    # The inline text of each block is parsed by parse_inline, where its positions are known.
    parser.core.ruler.disable(["inline", "text_join"])
    parser.inline.ruler2.disable(["fragments_join"])
    if mdx:
        extend(parser)
    _watch_blocks(parser)
    add_containers(parser)
    add_foreign_blocks(parser)
    watch_inline(parser)
    watch_directives(parser)
    return parser


def add_containers(parser: MarkdownIt) -> None:
    """Add the block rules that are neither CommonMark's nor a plugin's."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "container", container, interrupts)
    parser.block.ruler.before("fence", "admonition", admonition, interrupts)
    parser.block.ruler.before("fence", "include", include, interrupts)
    parser.block.ruler.before("reference", "callout", callout)
    parser.block.ruler.before("lheading", "definition_list", definition_list)


def _watch_blocks(parser: MarkdownIt) -> None:
    ruler = parser.block.ruler
    originals = {rule.name: rule.fn for rule in ruler.__rules__}
    alternatives = {rule.name: rule.alt for rule in ruler.__rules__}
    watchers: dict[str, Callable[[StateBlock, int, int], None]] = {
        "paragraph": _note_lines,
        "heading": _note_heading,
        "lheading": _note_lines,
        "table": _note_cells,
        "reference": _note_definition,
        "html_block": _note_block,
        "mdx_tags": _note_block,
    }
    for name, note in watchers.items():
        if name not in originals:
            continue
        ruler.at(name, _watched(originals[name], note), {"alt": alternatives[name]})


def _watched(
    rule: Callable[[StateBlock, int, int, bool], bool],
    note: Callable[[StateBlock, int, int], None],
) -> Callable[[StateBlock, int, int, bool], bool]:
    def watch(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        matched = rule(state, start, end, silent)
        if matched and not silent:
            note(state, start, count)
            take = state.env.get(TAKE)
            if take is not None and state.level == 0:
                take(state.tokens)
                state.tokens.clear()
        return matched

    return watch


def _line(state: StateBlock, line: int) -> tuple[int, int]:
    """Return where a line's text begins and ends, container prefix excluded."""
    end = state.eMarks[line]
    return min(state.bMarks[line] + state.tShift[line], end), end


def _note_lines(state: StateBlock, start: int, count: int) -> None:
    token = state.tokens[-2]
    first, last = token.map or [start, start + 1]
    token.meta = {PIECES: [_line(state, line) for line in range(first, last)]}


def _note_block(state: StateBlock, start: int, count: int) -> None:
    token = state.tokens[-1]
    first, last = token.map or [start, start + 1]
    token.meta[PIECES] = [_line(state, line) for line in range(first, last)]


def _note_heading(state: StateBlock, start: int, count: int) -> None:
    token = state.tokens[-2]
    begin, end = _line(state, start)
    begin += len(state.tokens[-1].markup)
    while begin < end and state.src[begin] in " \t":
        begin += 1
    if not state.src.startswith(token.content, begin):  # other white space after the #
        begin = state.src.index(token.content, begin)
    token.meta = {PIECES: [(begin, begin + len(token.content))]}


def _note_cells(state: StateBlock, start: int, count: int) -> None:
    cells: list[tuple[int, int]] = []
    for token in state.tokens[count:]:
        if token.type == "tr_open" and token.map:
            state.env["surplus"].extend(cells)  # a row longer than the header is cut off
            cells = split_cells(state.src, *_line(state, token.map[0]))
        elif token.type == "inline":
            token.meta = {PIECES: [cells.pop(0) if cells else (0, 0)]}
    state.env["surplus"].extend(cells)


def split_cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a table row at the pipes that are not escaped: each cell without white space.

    A pipe after a backslash is text, in code spans too (GFM, "Tables").
    """
    while end > start and text[end - 1] in " \t":
        end -= 1
    bounds = [start]
    for position in range(start, end):
        if text[position] == "|" and (position == start or text[position - 1] != "\\"):
            bounds += [position, position + 1]
    bounds.append(end)
    cells = list(zip(bounds[::2], bounds[1::2], strict=True))
    if cells and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return [_stripped(text, *cell) for cell in cells]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _note_definition(state: StateBlock, start: int, count: int) -> None:
    state.env["definitions"].append((start, state.line))
