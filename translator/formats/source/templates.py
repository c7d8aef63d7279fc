"""What a template engine fills in or takes out before a text is shown: recognised, never read.

Liquid and Hexo (``{% … %}``, ``{{ … }}``), Hugo's shortcodes (``{{< … >}}``, ``{{% … %}}``), Vue
and mustache (``{{ … }}``, ``{{{ … }}}``), Jinja's comments (``{# … #}``), ERB and EJS
(``<%= … %>``), and what programs put values into: ``${…}``, ``%{…}``, ``%(…)s``, ``%s``.
"""

from __future__ import annotations

from dataclasses import dataclass

from translator.formats.source.ahead import Ahead
from translator.lazy_regex import lazy_regex

SIGNS = r"\{[{%#]|<%|\$\{|%[{(]|%(?=[\d.$]{0,5}[sdf@])"
"""Matches where a template may begin."""

_BLANK_LINE = r"\n[ \t>]*\n"
_VALUE_END = r"\}\}"
_BRACES = 4
"""Closing signs that are tried for a value with braces in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Form:
    opening: str
    closing: str
    again: str = ""
    """What cannot stand inside: there the opening sign was only talked about."""

    @property
    def comment(self) -> bool:
        return not self.again


_FORMS = (
    _Form(opening="{{</*", closing=r"\*/>\}\}"),
    _Form(opening="{{%/*", closing=r"\*/%\}\}"),
    _Form(opening="{{/*", closing=r"\*/-?\}\}"),
    _Form(opening="{{<", closing=r">\}\}", again=r"\{\{"),
    _Form(opening="{{%", closing=r"%\}\}", again=r"\{\{"),
    _Form(opening="{{{", closing=r"\}\}\}", again=r"\{\{"),
    _Form(opening="{{", closing=_VALUE_END, again=r"\{\{"),
    _Form(opening="{%", closing=r"%\}", again=r"\{%"),
    _Form(opening="{#", closing=r"#\}", again=r"\{#"),
    _Form(opening="<%", closing=r"%>", again=r"<%"),
)
"""The longest opening first."""
_VALUE = lazy_regex(
    r"\$\{[A-Za-z_][\w.\-]*\}|%\{[A-Za-z_][\w.\-]*\}|%\([A-Za-z_]\w*\)(?:0?\d{0,2}(?:\.\d)?[sdf])"
)
_FORMAT = lazy_regex(
    r"(?<![A-Za-z0-9%)）])%(?:\d{1,2}\$)?(?:0?\d{0,2}(?:\.\d{1,2})?)[sdf@](?![A-Za-z0-9_])"
)
_NAME = lazy_regex(r"\{(?:\{([<%])|%-?)\s*([A-Za-z][\w\-]*)")
_TAG = lazy_regex(
    r"\{\{[<%]|\{\{-?/\*|\{[%#]|<%(?![=\-])|\{\{[~\-]?\s*[#/^>!&](?!=)"
    r"|\{\{-?\s*/?(?:if|else|end|range|with|block)\b"
)
"""Begins what says how a page is made up; all else puts a value into the sentence."""
_MIRRORED = {"<": ">", "%": "%"}
_CODE = frozenset((
    "raw", "verbatim", "highlight", "codeblock", "code", "pre", "comment", "mermaid", "plantuml",
    "graphviz", "flowchart", "sequence", "katex", "math", "mathjax", "latex", "tex", "chart",
    "echarts", "rawhtml", "html", "markmap", "javascript", "stylesheet", "schema", "style", "css",
    "script", "chem", "music", "include_code", "screen", "terminal", "asciinema", "mapbox",
    "diagram", "svgbob", "goat", "jsfiddle",
))  # fmt: skip
"""Tags of Liquid, Hexo, Hugo and of their common themes around what is no text: it stays whole."""
_CLOSES = lazy_regex(r"\{(?:\{[<%~]?-?\s*(?:/|end\b)|%-?\s*end)|<%-?\s*(?:\}|end\b)")
_SAYS = lazy_regex(r"[^\W\d_a-zA-Z]|[\"'][A-Za-z]+ [A-Za-z][^\"']*[\"']")


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """A stretch of a text that is the template engine's."""

    start: int
    end: int
    tag: bool
    """Whether it says how a page is made up; else a value of the sentence stands there."""
    whole: bool = False
    """Whether it is an opening tag with its closing one and all between them."""


class Templates:
    """The templates of one text."""

    def __init__(self, text: str, ahead: Ahead) -> None:
        self._text = text
        self._ahead = ahead

    def at(self, start: int, end: int) -> Template | None:
        """Return the template that begins at a place; None: there is none.

        Args:
            start: Where one of ``SIGNS`` stands.
            end: Where it has to have ended.
        """
        for form in _FORMS:
            if self._text.startswith(form.opening, start):
                stop = self._stop(form, start + len(form.opening), end)
                return None if stop is None else self._whole(start, stop, end)
        found = _VALUE.match(self._text, start, end) or _FORMAT.match(self._text, start, end)
        return Template(start=start, end=found.end(), tag=False) if found else None

    def _stop(self, form: _Form, inside: int, end: int) -> int | None:
        """Return where a template ends; a value may hold an object in braces."""
        if form.opening == "{#" and not self._text[inside : inside + 1].isspace():
            return None  # {#name} names a heading
        at = inside
        for _ in range(_BRACES):
            found = self._ahead.find(form.closing, at)
            if found is None or found[1] > end or found[0] == inside:
                return None
            if form.comment:
                return found[1]
            if self._ahead.count(form.again, inside, found[0]):
                return None
            if self._ahead.count(_BLANK_LINE, inside, found[0]):
                return None
            opened, closed = (self._text.count(one, inside, found[0]) for one in "{}")
            if form.closing != _VALUE_END or opened <= closed:
                return found[1]
            at = found[0] + 1
        return None

    def _whole(self, start: int, stop: int, end: int) -> Template:
        """Return a template, with what it encloses where that is no text."""
        tag = _TAG.match(self._text, start, stop) is not None
        named = _NAME.match(self._text, start, stop)
        if named and named[2] in _CODE:
            name, sign = named[2], named[1]
            closing = rf"\{{%-?\s*end{name}\s*-?%\}}"
            if sign:
                closing = rf"\{{\{{{sign}\s*/\s*{name}\s*{_MIRRORED[sign]}\}}\}}"
            found = self._ahead.find(closing, stop)
            if found is not None and found[1] <= end:
                return Template(start=start, end=found[1], tag=True, whole=True)
        return Template(start=start, end=stop, tag=tag)


def closes(template: str) -> bool:
    """Say whether a template is a closing tag: ``{% endif %}``, ``{{< /tab >}}``, ``{{/if}}``."""
    return _CLOSES.match(template) is not None


def says_something(template: str) -> bool:
    """Say whether a template holds words that a reader of the page may see."""
    return _SAYS.search(template) is not None
