"""Containers between lines of colons: ``:::tip 标题`` … ``:::``, with Markdown inside.

Which line closes which is found as all who have such containers write them: with as many colons
as opened it (VitePress, Docusaurus), or the innermost one (pandoc). One that is never closed is
a line of structure, and what follows is read as if it were not there: its contents, to the end.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translator.formats.markdown.block_tokens import OPEN, Title, line_span, push_close, push_marker
from translator.formats.markdown.container_line import ContainerLine, read_line
from translator.lazy_regex import lazy_regex

_CLOSERS = "closers"
"""Key in the environment: (line, indentation) of an opener → the line that closes it, or None."""

_FENCE = lazy_regex(r"(`{3,}|~{3,})")
_INSIDE = "inside"
"""Key in the environment: the names of the containers that are open, from the outermost."""
_TABBED = frozenset(("tabs", "code-tabs"))
# VuePress's "@tab:active 标题#id" and the plugin for VitePress, "== 标题".
_TAB = lazy_regex(r"(?:@tab(?::active)?|==)[ \t]+(?=[^\s#])")
_TAB_ID = lazy_regex(r"[ \t]*#[A-Za-z0-9_-]+$")
_VERBATIM = frozenset(("mermaid", "math", "code", "code-block", "code-cell"))
"""Containers whose inside is no Markdown: Azure's diagrams, MyST's code and formulas."""


def container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a container, a directive on a line of its own, or a line that closes nothing."""
    if state.is_code_block(start):
        return False
    line = read_line(state.src, *line_span(state, start))
    if line is None:
        return _tab(state, start, silent)
    if silent:
        return True
    closer = _closer(state, start, end) if line.name and line.colons > 2 else None
    if closer is None:
        push_marker(state, start, line.titles)
        state.line = start + 1
        return True
    if line.name.strip("{}").split(" ")[0] in _VERBATIM:
        token = state.push("fence", "code", 0)
        token.map = [start, closer + 1]
        token.content = state.getLines(start, closer + 1, state.blkIndent, False)
    else:
        _inside(state, start, min(closer, end), line)
        if closer >= end or state.line < closer:  # its parent ends first
            push_close(state, None)
            return True
        push_close(state, closer)
    state.line = closer + 1
    return True


def _inside(state: StateBlock, start: int, closer: int, line: ContainerLine) -> None:
    parent, maximum = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", closer
    push_marker(state, start, line.titles, kind=OPEN)
    state.line = start + 1
    if start + 1 < closer:
        names = state.env.setdefault(_INSIDE, [])
        names.append(line.name.partition("#")[0])
        state.md.block.tokenize(state, start + 1, closer)
        names.pop()
    state.parentType, state.lineMax = parent, maximum


def _tab(state: StateBlock, start: int, silent: bool) -> bool:
    """Match the line that begins a tab, right in a container of tabs."""
    names = state.env.get(_INSIDE)
    if not names or names[-1] not in _TABBED:
        return False
    first, last = line_span(state, start)
    found = _TAB.match(state.src, first, last)
    if found is None:
        return False
    if not silent:
        identifier = _TAB_ID.search(state.src[found.end() : last])
        end = found.end() + identifier.start() if identifier else last
        push_marker(state, start, [Title(start=found.end(), end=end, context="title")])
        state.line = start + 1
    return True


def _closer(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line that closes what a line opens; None: no line does."""
    known: dict[tuple[int, int], int | None] = state.env.setdefault(_CLOSERS, {})
    place = (start, state.blkIndent)
    if place not in known:
        _match(state, start, end, known)
    return known[place]


def _match(
    state: StateBlock, start: int, end: int, known: dict[tuple[int, int], int | None]
) -> None:
    """Find for each opener of this indentation which line closes it, in one pass."""
    waiting: list[tuple[int, int]] = []  # line, colons
    fence = ""
    indent = state.blkIndent
    for number in range(start, end):
        first, last = line_span(state, number)
        if first >= last:
            continue
        if state.sCount[number] < indent:
            break
        if state.is_code_block(number):
            continue
        if found := _FENCE.match(state.src, first, last):
            if not fence:
                fence = found.group()
            elif found.group().startswith(fence) and found.end() == last:
                fence = ""
            continue
        line = None if fence else read_line(state.src, first, last)
        if line is None or line.colons < 3:
            continue
        if line.name:
            known[number, indent] = None
            waiting.append((number, line.colons))
        elif waiting:
            index = _matching(waiting, line.colons)
            known[waiting[index][0], indent] = number
            del waiting[index:]


def _matching(waiting: list[tuple[int, int]], colons: int) -> int:
    """Return which of the open containers a line closes: the index among those waiting."""
    for index in range(len(waiting) - 1, -1, -1):
        if waiting[index][1] == colons:
            return index
    return len(waiting) - 1
