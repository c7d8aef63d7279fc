"""markdown-it-py's inline rules, each noting where it stood when it matched.

``Token.meta`` gets ``span`` (start, end), or ``at`` (start) for a delimiter whose meaning is
only known once all delimiters are matched, and ``label_end`` for an image.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from translator.formats.source.source_text import ADDRESS, trim_address
from translator.lazy_regex import lazy_regex

_SCHEME = lazy_regex(r"(?<![A-Za-z0-9])(?:https?|ftp)$", re.ASCII)

InlineRule = Callable[[StateInline, bool], bool]


def watch_inline(parser: MarkdownIt) -> None:
    """Replace the inline rules by ones that note their positions in ``Token.meta``."""
    ruler = parser.inline.ruler
    originals = {rule.name: rule.fn for rule in ruler.__rules__}
    for name in ("emphasis", "strikethrough"):
        ruler.at(name, _noting_delimiters(originals[name]))
    whole = ("newline", "escape", "backticks", "html_inline", "entity")
    for name in (*whole, "footnote_ref"):
        ruler.at(name, _noting_span(originals[name]))
    ruler.at("autolink", _standing_alone(originals["autolink"], "autolink"))
    ruler.at("image", _image(originals["image"]))
    ruler.at("link", _link(originals["link"]))
    ruler.before("newline", "bare_address", _bare_address)


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
