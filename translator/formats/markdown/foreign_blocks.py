"""Lines of a Markdown text that are no Markdown: templates, formulas, comments of a wiki.

Each is found before Markdown's own rules look at the line, and ends a paragraph, a quote or a
list that stands before it: what encloses text with a template is no part of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from translator.formats.source.ahead import Ahead
from translator.formats.source.formulas import Formulas
from translator.formats.source.templates import Templates, closes

_FOREIGN = "foreign"
"""Key in the environment: what was looked up in the text."""
_ENDS = ["paragraph", "reference", "blockquote", "list"]
_DOLLARS_END = r"\$\$[ \t]*(?:\([^)$\n]+\)[ \t]*)?$"
_DOLLARS = r"(?<!\\)\$\$"
_BLANK_LINE = r"\n[ \t>]*\n"
_COMMENT_END = r"%%[ \t]*$"
_TEMPLATES = ("{{", "{%", "{#", "<%")
_FORMULAS = ("\\[", "\\\\[", "\\begin{", "$$")

BlockRule = Callable[[StateBlock, int, int, bool], bool]


class _Foreign:
    """What is looked up in one text."""

    def __init__(self, text: str) -> None:
        self.ahead = Ahead(text)
        self.templates = Templates(text, self.ahead)
        self.formulas = Formulas(text, self.ahead, dollars=True)


def add_foreign_blocks(parser: MarkdownIt) -> None:
    """Add the rules, before all of Markdown's own."""
    ruler = parser.block.ruler
    rules = {rule.name: rule.fn for rule in ruler.__rules__}
    for name, rule in (
        ("template", _template),
        ("formula", _formula),
        ("wiki_comment", _comment),
    ):
        ruler.before("table", name, rule, {"alt": _ENDS})
    ruler.at("code", _unless_enclosed(rules["code"], rules["paragraph"]))
    ruler.at("math_block", _if_it_ends(rules["math_block"]))


def _foreign(state: StateBlock) -> _Foreign:
    found: _Foreign | None = state.env.get(_FOREIGN)
    if found is None:
        found = state.env[_FOREIGN] = _Foreign(state.src)
    return found


def _begin(state: StateBlock, line: int, signs: tuple[str, ...]) -> int | None:
    """Return where a line's text begins, if it begins with one of some signs."""
    begin = state.bMarks[line] + state.tShift[line]
    if begin >= state.eMarks[line] or not state.src.startswith(signs, begin):
        return None
    return None if state.is_code_block(line) else begin


def _last_line(state: StateBlock, position: int) -> int | None:
    """Return the line on which a stretch ends, if nothing but it stands there."""
    line = bisect_left(state.eMarks, position)
    rest = state.src[position : state.eMarks[line]]
    return None if rest.strip(" \t") else line


def _push(state: StateBlock, kind: str, start: int, last: int, span: tuple[int, int]) -> None:
    token = state.push(kind, "", 0)
    token.block = True
    token.map = [start, last + 1]
    token.content = state.src[slice(*span)]
    state.line = last + 1


def _template(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match lines on which nothing but templates stands, one of which is a tag."""
    begin = _begin(state, start, _TEMPLATES)
    if begin is None:
        return False
    templates = _foreign(state).templates
    limit = state.eMarks[end - 1]
    position, tagged = begin, False
    while True:
        found = templates.at(position, limit) if position < limit else None
        if found is None:
            return False
        position, tagged = found.end, tagged or found.tag
        last = _last_line(state, position)
        if last is not None:
            break
        while state.src[position] in " \t":
            position += 1
    if not tagged:  # a value alone on its line goes on with the sentence
        return False
    if not silent:
        _push(state, "template", start, last, (begin, position))
        enclosing = not found.whole and not closes(state.src[found.start : found.end])
        state.tokens[-1].meta = {"encloses": enclosing}
    return True


def _formula(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a formula that has its lines to itself."""
    begin = _begin(state, start, _FORMULAS)
    if begin is None or (silent and _within_dollars(state, begin)):
        return False
    found = _foreign(state).formulas.at(begin, state.eMarks[end - 1])
    last = _last_line(state, found.end) if found else None
    if found is None or last is None:
        return False
    if silent and last + 1 < end and _begin(state, last + 1, ("$$",)) is not None:
        return False  # an environment in a formula that began in the sentence before
    if not silent:
        _push(state, "math_block", start, last, (begin, found.end))
    return True


def _within_dollars(state: StateBlock, begin: int) -> bool:
    """Say whether a formula that began in the sentence before goes on here."""
    ahead = _foreign(state).ahead
    paragraph = ahead.last(_BLANK_LINE, begin) or 0
    return ahead.count(_DOLLARS, paragraph, begin) % 2 == 1


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a comment of Obsidian's that begins a line and ends one."""
    begin = _begin(state, start, ("%%",))
    if begin is None:
        return False
    found = _foreign(state).ahead.find(_COMMENT_END, begin + 2)
    if found is None or found[1] > state.eMarks[end - 1]:
        return False
    last = bisect_left(state.eMarks, found[0])
    first = state.src[begin + 2 : state.eMarks[start]]
    if last > start and (first[:1].strip() or "%%" in first):
        return False  # %%time begins a cell of a notebook
    if not silent:
        _push(state, "wiki_comment", start, last, (begin, found[1]))
    return True


def _unless_enclosed(code: BlockRule, paragraph: BlockRule) -> BlockRule:
    """Take indented text right below an opening template for text: authors indent what it holds."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = state.tokens[-1] if state.tokens else None
        enclosed = (
            before is not None
            and before.type == "template"
            and before.meta.get("encloses")
            and before.map is not None
            and before.map[1] == start
            and state.is_code_block(start)
        )
        return paragraph(state, start, end, silent) if enclosed else code(state, start, end, silent)

    return rule


def _if_it_ends(block: BlockRule) -> BlockRule:
    """Look for the end of a formula only if there is one, else each opening reads to the end."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        begin = _begin(state, start, ("$$",))
        if begin is None or _foreign(state).ahead.find(_DOLLARS_END, begin + 2) is None:
            return False
        return block(state, start, end, silent)

    return rule
