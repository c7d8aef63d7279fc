"""Markdown parsed for positions only: markdown-it-py's rules, watched while they match.

markdown-it-py tells the lines of a block and nothing about columns. Each rule is wrapped so
that it notes where it stood in the text when it matched. Nothing is ever rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

NESTING = 60
"""Quotes and lists deeper than this are not looked into (Python's own stack is the limit)."""

PIECES = "pieces"
"""Key in ``Token.meta``: the (start, end) of each line of an inline token's text."""

ADDRESS = re.compile(r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?#@!$&'()+,;=%{}^]+", re.ASCII)
_SCHEME = re.compile(r"(?<![A-Za-z0-9])(?:https?|ftp)$", re.ASCII)

_SPECIAL = re.compile(r"[\n!\[\]<&\\$`*_~]|://")
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


def trim_address(address: str) -> str:
    """Return a bare address without the punctuation that belongs to the sentence."""
    while address:
        last = address[-1]
        if last in ".,;:!?'_~" or (last == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        else:
            break
    return address


def parse_blocks(text: str) -> tuple[list[Token], Environment]:
    """Parse the block structure; inline tokens carry ``meta["pieces"]``.

    Args:
        text: With a line feed as its only line end.
    """
    environment: Environment = {"definitions": [], "surplus": []}
    tokens = _parser().parse(text, environment)
    return tokens, environment


def parse_inline(text: str, environment: Environment) -> list[Span]:
    """Find the inline constructs of one block's text, in order and without overlap."""
    if not _SPECIAL.search(text):
        return []
    parser = _parser()
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
    "math_inline": "math",
    "math_inline_double": "math",
    "footnote_ref": "footnote",
    "softbreak": "softbreak",
    "hardbreak": "hardbreak",
    "autolink": "autolink",
    "entity": "entity",
    "escape": "escape",
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
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    # The inline text of each block is parsed by parse_inline, where its positions are known.
    parser.core.ruler.disable(["inline", "text_join"])
    parser.inline.ruler2.disable(["fragments_join"])
    _watch_blocks(parser)
    _watch_inline(parser)
    return parser


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
    }
    for name, note in watchers.items():
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


def _watch_inline(parser: MarkdownIt) -> None:
    ruler = parser.inline.ruler
    originals = {rule.name: rule.fn for rule in ruler.__rules__}
    for name in ("emphasis", "strikethrough"):
        ruler.at(name, _noting_delimiters(originals[name]))
    whole = ("newline", "escape", "backticks", "html_inline", "entity", "math_inline")
    for name in (*whole, "footnote_ref"):
        ruler.at(name, _noting_span(originals[name]))
    ruler.at("autolink", _standing_alone(originals["autolink"], "autolink"))
    ruler.at("image", _image(originals["image"]))
    ruler.at("link", _link(originals["link"]))
    ruler.before("newline", "bare_address", _bare_address)


InlineRule = Callable[[StateInline, bool], bool]


def _noting_delimiters(rule: InlineRule) -> InlineRule:
    def watch(state: StateInline, silent: bool) -> bool:
        start = state.pos
        matched = rule(state, silent)
        if matched and not silent:
            position = state.pos
            for token in reversed(state.tokens):
                if position <= start:
                    break
                position -= len(token.content)
                token.meta = {"at": position}
        return matched

    return watch


def _noting_span(rule: InlineRule) -> InlineRule:
    def watch(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        matched = rule(state, silent)
        if matched and not silent and len(state.tokens) > count:
            token = state.tokens[-1]  # an unmatched run of backticks is text, without a token
            if token.type == "text_special":
                token.type = token.info
            if token.type in ("softbreak", "hardbreak"):
                while start > 0 and state.src[start - 1] in " \t":
                    start -= 1
            token.meta = {"span": (start, state.pos)}
        return matched

    return watch


def _standing_alone(rule: InlineRule, name: str) -> InlineRule:
    def watch(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, True):
            return False
        if not silent:
            state.push(name, "", 0).meta = {"span": (start, state.pos)}
        return True

    return watch


def _image(rule: InlineRule) -> InlineRule:
    """Note an image without parsing its alternative text, which is a block of its own."""

    def watch(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not rule(state, True):
            return False
        if not silent:
            label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
            token = state.push("image", "", 0)
            token.meta = {"span": (start, state.pos), "label_end": label_end}
        return True

    return watch


def _link(rule: InlineRule) -> InlineRule:
    def watch(state: StateInline, silent: bool) -> bool:
        start, maximum = state.pos, state.posMax
        if not rule(state, True):
            return False
        if silent:
            return True
        end = state.pos
        state.pos = start
        label_end = state.md.helpers.parseLinkLabel(state, start, True)
        state.pos, state.posMax = start + 1, label_end
        state.push("link_open", "a", 1).meta = {"span": (start, start + 1)}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1).meta = {"span": (label_end, end)}
        state.pos, state.posMax = end, maximum
        return True

    return watch


def _bare_address(state: StateInline, silent: bool) -> bool:
    """Match an address in the running text before ``_`` or ``~`` in it mean anything.

    It ends at the first character that is not ASCII: Chinese goes on without a space.
    """
    if not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.src[max(0, state.pos - 6) : state.pos])
    if not scheme:
        return False
    start = state.pos - len(scheme.group())
    found = ADDRESS.match(state.src, start, state.posMax)
    address = trim_address(found.group()) if found else ""
    if len(address) <= len(scheme.group()) + 3:
        return False
    if not silent:
        if not state.pending.endswith(scheme.group()):
            return False
        state.pending = state.pending[: -len(scheme.group())]
        state.push("autolink", "", 0).meta = {"span": (start, start + len(address))}
    state.pos = start + len(address)
    return True
