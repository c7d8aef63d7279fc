"""Blocks whose inside is indented by four: MkDocs' admonitions and tabs.

    !!! note inline end "标题"     Python-Markdown's admonition extension
    ???+ tip "标题"                PyMdown's details
    === "标签页"                   PyMdown's tabs

Without a title such a line is one only where indented text follows: "!!!" is also prose.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translator.formats.markdown.block_tokens import OPEN, Title, line_span, push_close, push_marker
from translator.formats.markdown.python_markdown import BY_FOUR
from translator.lazy_regex import lazy_regex

_INDENT = 4
# The types are names of styles: ASCII in what MkDocs has, any letters in one's own.
_OPENER = lazy_regex(
    r"(?:!!!|\?\?\?\+?)[ ]?"
    r"(?:[^\W_][\w -]*(?:(?<=[ ])\"(?P<title>[^\n]*)\")?|[ ]?\"(?P<only>[^\n]+)\")$"
)
_TAB = lazy_regex(r"===(?:!\+?|\+!?)?[ ]+\"(?P<title>[^\n]+)\"$")


def admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match an admonition or a tab with what is indented under it."""
    if state.is_code_block(start):
        return False
    first, last = line_span(state, start)
    if state.src[first : first + 3] not in ("!!!", "???", "==="):
        return False
    line = state.src[first:last]
    found = _OPENER.match(line) or _TAB.match(line)
    if found is None:
        return False
    group = next((name for name, text in found.groupdict().items() if text is not None), "")
    indent = state.sCount[start] + _INDENT
    if not group and not _is_inside(state, start + 1, end, indent):
        return False
    if silent:
        return True
    state.env[BY_FOUR] = True
    titles = []
    if group:
        begin, stop = (first + at for at in found.span(group))
        titles.append(Title(start=begin, end=stop, context="quoted"))
    push_marker(state, start, titles, kind=OPEN)
    indented(state, start + 1, _stop(state, start + 1, end, indent), indent)
    push_close(state, None)
    return True


def indented(state: StateBlock, start: int, stop: int, indent: int) -> None:
    """Read lines as the inside of something, from ``indent`` on.

    Args:
        state: Its parser's state.
        start: The first line.
        stop: The line behind the last one.
        indent: Where the text of the lines begins.
    """
    parent, maximum, outer = state.parentType, state.lineMax, state.blkIndent
    state.parentType, state.lineMax, state.blkIndent = "container", stop, indent
    state.line = start
    if start < stop:
        state.md.block.tokenize(state, start, stop)
    state.parentType, state.lineMax, state.blkIndent = parent, maximum, outer


def _is_inside(state: StateBlock, line: int, end: int, indent: int) -> bool:
    while line < end and state.isEmpty(line):
        line += 1
    return line < end and state.sCount[line] >= indent


def _stop(state: StateBlock, line: int, end: int, indent: int) -> int:
    """Return the line behind the last one that is indented; empty lines before it belong to it."""
    stop = line
    for number in range(line, end):
        if state.isEmpty(number):
            continue
        if state.sCount[number] < indent:
            break
        stop = number + 1
    return stop
