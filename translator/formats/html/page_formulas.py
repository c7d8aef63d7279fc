r"""Formulas of a page, as the programs leave them that draw them: each is one mark, with all in it.

KaTeX writes MathML, the TeX and what is drawn, one after the other; MathJax 2 a preview, what is
drawn and a script with the TeX; MathJax 3 ``<mjx-container>``; pandoc a ``span`` around ``\(…\)``;
Wikipedia MathML and a picture; Zhihu, CSDN, Jianshu a ``span`` or a picture of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from translator.formats.html.elements import UNBOUNDED
from translator.formats.html.tokens import Attribute, Kind, Token, attributes, tokens
from translator.formats.html.tree import Partners
from translator.lazy_regex import lazy_regex
from translator.system.references import unescape

HINT = lazy_regex(
    r"katex|mathjax|mjx|math|tex|equation|formula|eeimg|mml|arithmatex|codecogs", re.IGNORECASE
)
"""Matches somewhere in every tag that begins a formula; most tags have nothing of it."""

_SURE = frozenset((
    "katex", "katex-display", "katex--inline", "katex--display", "katex-inline", "katex-block",
    "katex-error", "katex-html", "katex-mathml", "mathjax", "mathjax_preview", "mathjax_display",
    "mathjax_svg", "mathjax_svg_display", "mathjax_chtml", "mathjax_mathml", "mathjax_error",
    "mathjax_processed", "mjx-chtml", "mjx-math", "mwe-math-element", "mwe-math-mathml-inline",
    "mwe-math-mathml-display", "mwe-math-fallback-image-inline",
    "mwe-math-fallback-image-display", "ztext-math", "arithmatex", "math-tex", "math-inline",
    "math-block", "math-display", "tex-image", "latex-formula", "mathquill-rendered-math",
))  # fmt: skip
"""Classes that only formulas have, in lower case."""
_LIKELY = frozenset(("math", "tex", "latex", "formula", "equation", "eq"))
"""Classes that formulas have, and sections about mathematics, too: what is inside decides."""
_PANDOC = frozenset(("inline", "display"))
_ELEMENTS = frozenset(("math", "mjx-container", "mjx-assistive-mml", "tex-math"))
_TEX = ("data-tex", "data-latex", "data-formula", "data-math", "data-eeimg", "eeimg")
"""Attributes that hold a formula's TeX, or say that it is one."""
_SCRIPT = lazy_regex(r"\s*(?:math/|text/(?:latex|x-mathjax-(?!config)))", re.IGNORECASE)
_SERVICE = lazy_regex(
    r"equation\?tex=|latex\.codecogs\.com|/math\?formula=|/media/math/|cht=tx|/latex\.php",
    re.IGNORECASE,
)
"""Where pictures of formulas come from."""
_TAG = lazy_regex(r"<[^>]*>")
_HAN = lazy_regex("[\u3400-\u9fff]")
_DRAWN = lazy_regex(r"\\[(\[]|\$|\\begin\{|\\[a-z]{2,}|\^|<math|katex|mathjax|mjx-", re.IGNORECASE)
_LOOKED_AT = 2_000
"""Characters after a tag that say whether a formula stands in it."""
_DELIMITERS = lazy_regex(r"\\[(\[](.*)\\[)\]]|(\${1,2})(.*)\2", re.DOTALL)
_DISPLAYED = lazy_regex(r"\{\\(?:displaystyle|textstyle)\s*(.*)\}", re.DOTALL)
_LOADED = lazy_regex(r"mathjax|katex|tex2jax|renderMathInElement", re.IGNORECASE)


class PageFormulas:
    """Tells which tags of one page begin a formula."""

    def __init__(self, text: str, found: Sequence[Token], partners: Partners) -> None:
        self._text = text
        self._tokens = found
        self._partners = partners

    def last(self, index: int) -> int | None:
        """Return the last token of the formula that an inline start tag opens; None: it opens none.

        Args:
            index: Of the tag among the tokens.
        """
        token = self._tokens[index]
        known = self._known(token)
        if known is None or not self._opens(token, known):
            return None
        if token.name == "img" or (token.closed and token.name == "math"):
            return index
        last = self._partners.last(index, token.name)
        preview = "mathjax_preview" in self._classes(known)
        while last is not None and (further := self._goes_on(last + 1, preview)) is not None:
            last, preview = further, False
        return last

    def encloses(self, token: Token) -> bool:
        """Say whether a block is there for a formula only (``<div class="katex-display">``)."""
        known = None if token.name in UNBOUNDED else self._known(token)
        return known is not None and self._has_class(token, known)

    def _known(self, token: Token) -> dict[str, Attribute] | None:
        if not HINT.search(self._text, token.start, token.end):
            return None
        return {one.name: one for one in attributes(self._text, token)}

    def _opens(self, token: Token, known: Mapping[str, Attribute]) -> bool:
        if token.name in _ELEMENTS:
            return True
        if token.name == "script":
            return self._is_script(known)
        if token.name == "img" and _SERVICE.search(self._value(known, "src")):
            return True
        if any(name in known for name in _TEX):
            return token.name in ("img", "span")
        return self._has_class(token, known)

    def _has_class(self, token: Token, known: Mapping[str, Attribute]) -> bool:
        classes = self._classes(known)
        if not classes.isdisjoint(_SURE) or ("math" in classes and not classes.isdisjoint(_PANDOC)):
            return True
        if classes.isdisjoint(_LIKELY):
            return False
        if token.name == "img":
            return _HAN.search(self._value(known, "alt")) is None
        end = self._text.find(f"</{token.name}", token.end, token.end + _LOOKED_AT)
        inside = self._text[token.end : end if end >= 0 else token.end + _LOOKED_AT]
        return _DRAWN.search(inside) is not None and _HAN.search(_TAG.sub("", inside)) is None

    def _goes_on(self, index: int, preview: bool) -> int | None:
        """Return the last token of what MathJax 2 puts behind: the drawing, the script."""
        if index >= len(self._tokens) or self._tokens[index].kind is not Kind.START:
            return None
        token = self._tokens[index]
        known = self._known(token)
        if known is None:
            return None
        if token.name == "script":
            return self._partners.last(index, "script") if self._is_script(known) else None
        drawing = {"mathjax_preview"} ^ self._classes(known) & _SURE
        if preview and len(drawing) > 1:
            return self._partners.last(index, token.name)
        return None

    def _is_script(self, known: Mapping[str, Attribute]) -> bool:
        return _SCRIPT.match(self._value(known, "type")) is not None

    def _classes(self, known: Mapping[str, Attribute]) -> set[str]:
        return set(self._value(known, "class").lower().split())

    def _value(self, known: Mapping[str, Attribute], name: str) -> str:
        one = known.get(name)
        return self._text[one.start : one.end] if one else ""


def draws_formulas(text: str, found: Sequence[Token]) -> bool:
    """Say whether a page loads a program that draws formulas: then ``$`` may begin one."""
    inside = False
    for token in found:
        if token.kind is Kind.START and token.name in ("script", "link"):
            inside = token.name == "script"
        elif not (inside and token.kind is Kind.RAW):
            continue
        if _LOADED.search(text, token.start, token.end):
            return True
    return False


def tex_of(source: str) -> str:
    """Return the TeX of a formula, as far as its source has it; empty: it does not.

    Args:
        source: The formula's tags with all they hold, or text between signs.
    """
    if not source.startswith("<"):
        return unescape(source)
    place = source.find("application/x-tex")
    if place >= 0:
        start = source.find(">", place) + 1
        end = source.find("</", start)
        if 0 < start < end:
            return _bare(unescape(source[start:end]))
    found = ""
    for token in tokens(source):
        if token.kind is Kind.RAW:
            return source[token.start : token.end].strip()
        if token.kind is Kind.START and not found:
            named = {one.name: source[one.start : one.end] for one in attributes(source, token)}
            for name in (*_TEX[:4], "alttext", "alt"):
                found = found or named.get(name, "").strip()
    return _bare(unescape(found))


def _bare(tex: str) -> str:
    displayed = _DISPLAYED.fullmatch(tex.strip())
    return displayed[1].strip() if displayed else tex.strip()


def bare_words(words: str) -> str:
    r"""Return what stands between the signs of a formula (``\(x\)``), or the words themselves."""
    found = _DELIMITERS.fullmatch(words.strip())
    return (found[1] or found[3] or "").strip() if found else words.strip()
