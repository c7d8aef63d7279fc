"""Fonts that a book's style sheets name, and a rule for text in the other language.

A book set in a Chinese font shows English in that font's Latin letters, which are an afterthought;
one set in a Latin font leaves Chinese to whatever the device has. A translation therefore gets a
font of its language where a style sheet names fonts of the other: by a rule at the end, so that
all that was written in the style sheet stays. What is code keeps its font (``pre``, ``code``…).
"""

from __future__ import annotations

import re

from translator.formats.epub.package_languages import NO_BLOCK
from translator.formats.html.splices import Splice, spliced
from translator.formats.html.tokens import Kind, tokens
from translator.formats.office.scripts import EASTERN_FONT
from translator.lazy_regex import lazy_regex
from translator.types import Layout

_FONTS = lazy_regex(r"\bfont(?:-family)?\s*:\s*([^;{}]*)", re.IGNORECASE)
_FACES = lazy_regex(r"@font-face\s*\{[^}]*\}", re.IGNORECASE)
_CODE = ":not(pre):not(code):not(kbd):not(samp)"
"""What keeps its font. It also makes the rule count for more than a class does."""
_FAMILIES = {
    "en": 'Georgia, "Times New Roman", serif',
    "zh-Hans": '"Songti SC", "Noto Serif CJK SC", SimSun, serif',
    "zh-Hant": '"Songti TC", "Noto Serif CJK TC", PMingLiU, serif',
}


class TargetFonts:
    """The fonts that the translations of one book get."""

    def __init__(self, *, source: str, target: str, layout: Layout) -> None:
        """Take a direction.

        Args:
            source: BCP 47 tag of the book.
            target: BCP 47 tag of the translation.
            layout: Where the source stands, too, only the translation gets the font.
        """
        self._western = target.partition("-")[0] == "en"
        names = (target, "-".join(target.split("-")[:2]), "en" if self._western else "zh-Hans")
        family = next(_FAMILIES[one] for one in names if one in _FAMILIES)
        within = ":root body " if layout is Layout.TARGET else f":lang({target})"
        self._rule = f"\n{within}{_CODE} {{ font-family: {family}; }}\n"
        self._other = source.partition("-")[0] != target.partition("-")[0]

    def in_sheet(self, text: str) -> str:
        """Return a style sheet with the rule at its end, where it names a font it is for."""
        if not self._needed(text):
            return text
        return text + self._rule

    def in_page(self, text: str) -> str:
        """Return a page with the rule in its own styles; ``style`` attributes stay."""
        if not self._other or "<style" not in text:
            return text
        splices: list[Splice] = []
        begin = -1
        for token in tokens(text, xml=True):
            if token.kind is Kind.START and token.name == "style" and not token.closed:
                begin = token.end
            elif token.kind is Kind.END and token.name == "style" and begin >= 0:
                css = text[begin : token.start]
                # The end of a raw section, or of a comment around it, comes after the rule.
                end = begin + len(re.sub(r"\s*(?:/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$", "", css))
                if self._needed(css):
                    splices.append(Splice(end, end, self._rule, NO_BLOCK))
                begin = -1
        return spliced(text, splices)

    def _needed(self, css: str) -> bool:
        """Say whether a style sheet names a font that is not of the target's language."""
        if not self._other or self._rule.strip() in css:
            return False
        named = [one[1] for one in _FONTS.finditer(_FACES.sub("", css))]
        if self._western:
            return any(EASTERN_FONT.search(one) for one in named)
        return any(named) and not any(EASTERN_FONT.search(one) for one in named)
