"""MDX: which texts are, and the rules it adds to Markdown and takes from it.

As in micromark-extension-mdxjs (https://mdxjs.com/docs/what-is-mdx/): ``import`` and ``export``
are blocks of their own, lines of nothing but tags and expressions too, what stands between such
lines is Markdown however far it is indented, and there is no indented code and no HTML block.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from translator.formats.markdown.jsx import Lexer, Role, Tag
from translator.lazy_regex import lazy_regex

MDX = "mdx"
"""Key in the environment of a text that is MDX."""
TAGS = "tags"
"""Key in ``Token.meta``: the tags of JSX on the lines of an HTML block."""
_LEXER = "lexer"
"""Key in the environment: the text at hand and its lexer."""
_END = "paragraph end"
"""Key in the environment: the last paragraph that was looked at, and where it ends."""
BlockRule = Callable[[StateBlock, int, int, bool], bool]

_STATEMENT = lazy_regex(
    r"import\s*[\"'{*]|import\s+(?:type\s+)?[\w$]+\s*(?:,|\bfrom\b)"
    r"|export\s*[{*]|export\s+(?:default|const|let|var|function|class|async|type|interface|enum)\b"
)
_IMPORT = lazy_regex(
    r"import\s+(?:[\w*{$][^;'\"\n]{0,300}\sfrom\s+)?(['\"])[^'\"\n]{1,300}\1"
    r"[ \t]*;?[ \t]*(?:import\b|$)"
)
_FENCE = lazy_regex(r" {0,3}(`{3,}|~{3,})")
_SCRIPT = lazy_regex(r" {0,3}<(script|style)\b", re.IGNORECASE)
_EXPORT = lazy_regex(r"export (?:const|default|function) [\w{(]")
_COMMENT_LINE = lazy_regex(r"[ \t]*\{/\*")
_COMMENT = lazy_regex(r"/\*(?:[^*]|\*(?!/))*\*/")
_FROM = lazy_regex(r"\b(?:from|import)\s*(?:\"[^\"\n]*\"|'[^'\n]*')")
_SAID = lazy_regex(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`|>[^<>{}]*<")
"""Where words for people may stand in JavaScript: strings, and the text of elements."""
_WORDS = lazy_regex(r"[^\W\d_\x00-\x7f]|[A-Za-z]{2},? [A-Za-z]{2}")
_KEPT_ELEMENTS = frozenset((
    "pre", "script", "style", "svg", "math", "textarea", "iframe", "object", "canvas", "audio",
    "video", "template",
))  # fmt: skip
"""Elements that stay as they are with all they hold (see ``html.elements``)."""
_INTERRUPTS = ["paragraph", "reference", "blockquote", "list"]


def is_mdx(name: str, text: str) -> bool:
    """Say whether a Markdown text is MDX: by its suffix, or by what only MDX has.

    Docusaurus reads ``.md`` as MDX. A line that imports from a file, or a comment in braces, says
    so; Vue's pages import in a ``script``.

    Args:
        name: Of its file.
        text: The whole text.
    """
    if PurePath(name).suffix.lower() == ".mdx":
        return True
    if "import " not in text and "{/*" not in text and "export " not in text:
        return False
    fence = script = ""
    for line in re.split(r"\r\n?|\n", text):
        fenced, begins = _FENCE.match(line), None if script else _SCRIPT.match(line)
        if fence:
            closes = fenced and fenced[1].startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
        elif script or begins:
            script = f"</{begins[1].lower()}" if begins else script
            script = "" if script in line.lower() else script
        elif fenced:
            fence = fenced[1]
        elif _IMPORT.match(line) or _EXPORT.match(line) or _COMMENT_LINE.match(line):
            return True
    return False


def extend(parser: MarkdownIt) -> None:
    """Make a parser read MDX."""
    block = parser.block.ruler
    html = next(rule for rule in block.__rules__ if rule.name == "html_block")
    block.at("html_block", _comments_only(html.fn), {"alt": html.alt})
    for rule in list(block.__rules__):
        if rule.name in ("lheading", "paragraph"):
            block.at(rule.name, _ended(rule.fn), {"alt": rule.alt})
        elif rule.name == "list":
            block.at(rule.name, _at_any_indent(rule.fn), {"alt": rule.alt})
    block.before("table", "mdx_statement", _statement)
    block.before("table", "mdx_tags", _tag_lines, {"alt": _INTERRUPTS})
    parser.disable("code")
    parser.inline.ruler.at("html_inline", _inline_tag)
    parser.inline.ruler.before("html_inline", "mdx_expression", _expression)


def _lexer(state: StateBlock | StateInline) -> Lexer:
    known = state.env.get(_LEXER)
    if known is None or known[0] is not state.src:
        known = state.env[_LEXER] = (state.src, Lexer(state.src))
    lexer: Lexer = known[1]
    return lexer


def has_words(code: str) -> bool:
    """Say whether JavaScript holds words for people, as far as that shows.

    That is in a string or in the text of an element: letters beyond ASCII, or several words.
    Addresses, keys and comments do not count.
    """
    strings = _SAID.findall(_FROM.sub("", _COMMENT.sub("", code)))
    return any(_WORDS.search(one) for one in strings)


# Blocks


def _comments_only(rule: BlockRule) -> BlockRule:
    """Docusaurus takes HTML's comments in MDX too."""

    def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        begin = state.bMarks[start] + state.tShift[start]
        return state.src.startswith("<!--", begin) and rule(state, start, end, silent)

    return comment


def _ended(rule: BlockRule) -> BlockRule:
    """Let lines indented by four and more end a paragraph, which they cannot elsewhere."""

    def ended(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        most = state.lineMax
        state.lineMax = min(_paragraph_end(state, start), most)
        matched = rule(state, start, min(state.lineMax, end), silent)
        state.lineMax = most
        return matched

    return ended


def _at_any_indent(rule: BlockRule) -> BlockRule:
    """Let the items of a list that is indented by four and more begin as others do."""

    def begun(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        indent, state.listIndent = state.listIndent, -1
        matched = rule(state, start, end, silent)
        state.listIndent = indent
        return matched

    return begun


def _paragraph_end(state: StateBlock, start: int) -> int:
    """Return the first line below a paragraph's first that ends it and is deeply indented."""
    key = (state.src, state.lineMax, state.blkIndent, state.level)
    known = state.env.get(_END)
    # Lines that were looked at are not looked at again: each may begin a heading (===, ===, …).
    if known is not None and known[0] == key and known[1] <= start < known[2]:
        found: int = known[3]
        return found
    parent, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    line = start + 1
    while line < state.lineMax and not state.isEmpty(line):
        if state.sCount[line] >= 0 and any(
            rule(state, line, state.lineMax, True) for rule in rules
        ):
            break
        line += 1
    state.parentType = parent
    seen = line
    ended = line < state.lineMax and not state.isEmpty(line)
    if ended and state.sCount[line] - state.blkIndent <= 3:
        line = state.lineMax  # the paragraph's own rule ends it, or it is a heading
    state.env[_END] = (key, start, seen, line)
    return line


def _statement(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match imports and exports: at the margin of the text, to a blank line."""
    begin = state.bMarks[start]
    if state.level or state.sCount[start] or not _STATEMENT.match(state.src, begin):
        return False
    limit = state.eMarks[end - 1]
    stop = _lexer(state).statement_end(begin, limit)
    last = start
    while last + 1 < end and (state.eMarks[last] < stop or stop < 0):
        if stop < 0 and state.isEmpty(last + 1):
            break
        last += 1
    _push(state, "mdx_code", start, last)
    return True


def _tag_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match lines that hold tags and expressions, and nothing else."""
    text = state.src
    position, limit = state.bMarks[start] + state.tShift[start], state.eMarks[end - 1]
    if position >= state.eMarks[start] or text[position] not in "<{":
        return False
    lexer = _lexer(state)
    tags: list[Tag] = []
    last = start
    while True:
        if text[position] == "{":
            position = lexer.expression_end(position, limit)
        else:
            tag = lexer.tag(position, limit)
            if tag is None:
                return False
            position = tag.end
            if _is_kept(text, tag):
                position = max(lexer.element_end(tag, limit), position)
            tags.append(tag)
        if position < 0:
            return False
        while state.eMarks[last] < position:
            last += 1
            if text[state.eMarks[last - 1] + 1 : state.bMarks[last] + state.tShift[last]].strip():
                return False  # the mark of a quote stands inside the tag
        while position < limit and text[position] in " \t":
            position += 1
        if position >= limit or text[position] == "\n":
            break
        if text[position] not in "<{":
            return False
    if not silent:
        _push(state, "html_block" if tags else "mdx_code", start, last)
        state.tokens[-1].meta[TAGS] = tags
    return True


def _is_kept(text: str, tag: Tag) -> bool:
    if tag.role is not Role.OPEN:
        return False
    values = {value.name: text[value.start : value.end] for value in tag.values}
    classes = f"{values.get('className', '')} {values.get('class', '')}".split()
    return tag.name in _KEPT_ELEMENTS or values.get("translate") == "no" or "notranslate" in classes


def _push(state: StateBlock, kind: str, first: int, last: int) -> None:
    token = state.push(kind, "", 0)
    token.map = [first, last + 1]
    token.content = state.getLines(first, last + 1, state.blkIndent, True)
    state.line = last + 1


# The inside of blocks


def _inline_tag(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "<":
        return False
    if state.src.startswith("<!--", start):
        closed = state.html_terminator_last("-->") >= start + 4
        stop = state.src.find("-->", start, state.posMax) + 3 if closed else -1
        stop = stop if stop > 2 else -1
    else:
        tag = _lexer(state).tag(start, state.posMax)
        stop = tag.end if tag else -1
    if stop < 0:
        return False
    if not silent:
        state.push("html_inline", "", 0).meta = {"span": (start, stop)}
    state.pos = stop
    return True


def _expression(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "{":
        return False
    stop = _lexer(state).expression_end(start, state.posMax)
    if stop < 0:
        return False
    if not silent:
        state.push("expression", "", 0).meta = {"span": (start, stop)}
    state.pos = stop
    return True
