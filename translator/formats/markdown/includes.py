"""Lines in whose place a site's generator puts a file: they are structure.

<<< @/snippets/a.js{2 js} [标题]     VitePress
--8<-- "a.md"                        PyMdown's snippets; a semicolon before it switches it off
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translator.formats.markdown.block_tokens import INCLUDE, Title, line_span, push_marker
from translator.lazy_regex import lazy_regex

_VITEPRESS = lazy_regex(r"<<<[ \t]*(?=[^\s<])[^\[\n]*")
_PYMDOWN = lazy_regex(r";*-{1,}8<-{1,}(?:[ \t]+[\"'][^\n]*[\"'])?$")


def include(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a line that stands for a file."""
    if state.is_code_block(start):
        return False
    first, last = line_span(state, start)
    found = _VITEPRESS.match(state.src, first, last)
    if not found and not _PYMDOWN.match(state.src[first:last]):
        return False
    if not silent:
        titles = []
        if found and found.end() < last and state.src[last - 1] == "]":
            titles.append(Title(start=found.end() + 1, end=last - 1, context="label"))
        push_marker(state, start, titles, kind=INCLUDE)
        state.line = start + 1
    return True
