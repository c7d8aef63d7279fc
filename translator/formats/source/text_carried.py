"""Formulas and templates in running text without markup, or between the tags of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translator.formats.source.ahead import Ahead
from translator.formats.source.formulas import SIGNS as FORMULAS
from translator.formats.source.formulas import Formulas
from translator.formats.source.templates import SIGNS as TEMPLATES
from translator.formats.source.templates import Templates
from translator.lazy_regex import lazy_regex

_SIGN = lazy_regex(rf"{TEMPLATES}|{FORMULAS}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text that is carried over."""

    kind: str
    """The kind of its mark: math, template (a value) or shortcode (a tag)."""
    start: int
    end: int


class TextCarried:
    """What is carried over in one text, found part by part."""

    def __init__(self, text: str, *, dollars: bool = False, references: bool = False) -> None:
        """Take a text.

        Args:
            text: The whole text.
            dollars: Whether a dollar sign is known to begin formulas in it.
            references: Whether ``&lt;`` in it is a sign.
        """
        self._text = text
        ahead = Ahead(text)
        self._templates = Templates(text, ahead)
        self._formulas = Formulas(text, ahead, dollars=dollars, references=references)

    def find(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield what is carried over in a part of the text, in order."""
        position = start
        while found := _SIGN.search(self._text, position, end):
            at = found.start()
            position = at + 1
            if self._text[at] in "$\\" and (formula := self._formulas.at(at, end)):
                position = formula.end
                yield Stretch("math", at, position)
            elif self._text[at] != "\\" and (template := self._templates.at(at, end)):
                position = template.end
                yield Stretch("shortcode" if template.tag else "template", at, position)
