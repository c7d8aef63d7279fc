"""The first line of GitHub's alerts and Obsidian's callouts: ``> [!note]+ 标题``.

The quote around it is CommonMark's; this line is a marker, and what follows it in the line a title.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from translator.formats.markdown.block_tokens import Title, line_span, push_marker
from translator.lazy_regex import lazy_regex

# Not a badge, a link or a link's definition: [![…](…)](…), [!a](b), [!a]: b.
_CALLOUT = lazy_regex(r"\[![^\]\[\n]+\](?![(\[:])[-+]?[ \t]*")


def callout(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match the first line of a quote, where it says what kind of quote it is."""
    if silent or not state.tokens or state.tokens[-1].type != "blockquote_open":
        return False
    if state.is_code_block(start):
        return False
    first, last = line_span(state, start)
    found = _CALLOUT.match(state.src, first, last)
    if found is None:
        return False
    context = "title" if found.group()[-1] in " \t" else "tight"
    title = Title(start=found.end(), end=last, context=context)
    push_marker(state, start, [title] if found.end() < last else [])
    state.line = start + 1
    return True
