"""Directives inside a line: ``:abbr[超文本]{title="…"}`` (remark-directive, Docusaurus)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from translator.formats.markdown.container_line import ATTRIBUTES, bracket_end
from translator.lazy_regex import lazy_regex

_NAME = lazy_regex(r":[A-Za-z][A-Za-z0-9_-]*(?=\[)")
_LONGEST = 999
"""Characters of a text, as of a link's label (CommonMark 0.31.2, section 4.7)."""


def watch_directives(parser: MarkdownIt) -> None:
    """Add the rule; its tokens note their positions as those of links do."""
    parser.inline.ruler.before("link", "directive", _directive)


def _directive(state: StateInline, silent: bool) -> bool:
    start, maximum = state.pos, state.posMax
    found = _NAME.match(state.src, start, maximum)
    before = state.src[start - 1] if start else ""
    if found is None or before == ":" or (before.isascii() and before.isalnum()):
        return False
    opening = found.end()
    closing = bracket_end(state.src, opening, min(maximum, opening + _LONGEST))
    if closing <= opening + 1 or state.src[closing + 1 : closing + 2] in ("(", "["):
        return False  # after a colon in prose, [text](address) is a link
    attributes = ATTRIBUTES.match(state.src, closing + 1, maximum)
    end = attributes.end() if attributes else closing + 1
    if not silent:
        state.pos, state.posMax = opening + 1, closing
        state.push("directive_open", "", 1).meta = {"span": (start, opening + 1)}
        state.md.inline.tokenize(state)
        state.push("directive_close", "", -1).meta = {"span": (closing, end)}
    state.pos, state.posMax = end, maximum
    return True
