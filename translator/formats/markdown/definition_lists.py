"""Definition lists: a line that is a term, and under it what it means, after a colon.

    术语
    :   它的意思。

        又一段。

As Markdown Extra, Python-Markdown and pandoc write them. Several terms may stand above one
meaning, and several meanings under a term, with or without an empty line between.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from translator.formats.markdown.block_tokens import Title, line_span, push_title
from translator.formats.markdown.python_markdown import BY_FOUR
from translator.lazy_regex import lazy_regex

_ANY = lazy_regex(r"^[ \t>]*:[ \t]", re.MULTILINE)
_FOUND = "definitions of terms"
"""Key in the environment: whether the text has a line that might be a meaning."""
_INDENT = 2
"""Least indentation of what belongs to a meaning; all writers use two or four."""


def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match terms and the meanings under them."""
    if silent or state.is_code_block(start) or not _worth_looking(state):
        return False
    line = _first_meaning(state, start, end)
    if line is None:
        return False
    for number in range(start, line):
        if not state.isEmpty(number):
            first, last = line_span(state, number)
            push_title(state, number, Title(start=first, end=last, context="term"))
    while line < end and _is_meaning(state, line):
        _meaning(state, line, _stop(state, line, end))
        line = state.line
        after = line + 1 if line < end and state.isEmpty(line) else line
        if after < end and state.sCount[after] >= state.blkIndent and _is_meaning(state, after):
            line = after
    return True


def _worth_looking(state: StateBlock) -> bool:
    if _FOUND not in state.env:
        state.env[_FOUND] = _ANY.search(state.src) is not None
    return bool(state.env[_FOUND])


def _is_meaning(state: StateBlock, line: int) -> bool:
    if state.isEmpty(line) or state.is_code_block(line):
        return False
    first, last = line_span(state, line)
    return state.src[first : first + 1] == ":" and state.src[first + 1 : last][:1] in (" ", "\t")


def _first_meaning(state: StateBlock, start: int, end: int) -> int | None:
    """Return the line of the first meaning under terms; None: it is another kind of block."""
    if _is_meaning(state, start):  # under no term, or under a comment that becomes one
        return start if _is_under_comment(state, start) else None
    rules = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if _is_meaning(state, line) or any(rule(state, line, end, True) for rule in rules):
            break
        line += 1
    state.parentType = parent
    if line < end and state.isEmpty(line):
        line += 1
    inside = line < end and state.sCount[line] >= state.blkIndent
    return line if inside and _is_meaning(state, line) else None


def _is_under_comment(state: StateBlock, line: int) -> bool:
    while line > 0 and state.isEmpty(line - 1):
        line -= 1
    return line > 0 and state.src[slice(*line_span(state, line - 1))].endswith("-->")


def _meaning(state: StateBlock, line: int, stop: int) -> None:
    """Read a meaning, its first line without the colon."""
    begin = state.bMarks[line] + state.tShift[line] + 1
    position, column = begin, state.sCount[line] + 1
    while position < state.eMarks[line] and state.src[position] in " \t":
        tab = 4 - (column + state.bsCount[line]) % 4
        column += tab if state.src[position] == "\t" else 1
        position += 1
    old = state.tShift[line], state.sCount[line], state.blkIndent, state.parentType, state.lineMax
    state.push("definition_open", "dd", 1)
    state.env[BY_FOUR] = True
    state.blkIndent = state.sCount[line] + _INDENT
    state.tShift[line] = position - state.bMarks[line]
    state.sCount[line] = column
    state.parentType, state.lineMax = "container", stop
    state.md.block.tokenize(state, line, stop)
    state.tShift[line], state.sCount[line], state.blkIndent, state.parentType, state.lineMax = old
    state.push("definition_close", "dd", -1)


def _stop(state: StateBlock, line: int, end: int) -> int:
    """Return where a meaning ends at the latest: at the next, or behind an empty line."""
    indent = state.sCount[line] + _INDENT
    for number in range(line + 1, end):
        if state.isEmpty(number) or state.sCount[number] >= indent:
            continue
        if state.isEmpty(number - 1) or _is_meaning(state, number):
            return number
    return end
