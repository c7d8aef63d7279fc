"""Readings over the Chinese words of a page: ``<ruby>`` put around them where they stand.

Only text is touched; what a page keeps from being read as words (code, formulas, raw text), what
takes no elements (titles, fields), what has readings already and what is in another language is
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translator.formats.html.charset import unencodable
from translator.formats.html.elements import ATOMS, VOID
from translator.formats.html.insert import named_language
from translator.formats.html.splices import Splice, spliced
from translator.formats.html.tokens import Kind, Token, attributes, tokens
from translator.lazy_regex import lazy_regex
from translator.text.languages import is_han

_CLOSED = frozenset((*ATOMS, "ruby", "title", "textarea", "select", "datalist", "pre", "template",
                     "listing", "xmp")) - {"rt", "rp", "rtc"}  # fmt: skip
"""Elements in which nothing gets a reading; each has an end tag of its own."""
_WHOLE = frozenset(("html", "body"))
"""Elements whose language is a guess of the program that made the page, often a wrong one."""
_RUN = lazy_regex(r"&#?[A-Za-z0-9]+;?|(?P<words>[^&<>\"']+)")
"""A character reference, or words without what would have to be one."""
_KANA = lazy_regex("[\u3041-\u30ff]")
_LANG = lazy_regex(r"\blang\b", re.IGNORECASE)
_NO_BLOCK = -1


def with_readings(text: str, over: Callable[[str], str], *, xml: bool, encoding: str) -> str:
    """Return a page with readings over its Chinese text.

    Args:
        text: The whole page.
        over: Writes a text as HTML, with ruby over its words.
        xml: Whether it is read as XML.
        encoding: Of the page; characters it lacks are written as references.
    """
    splices = [
        Splice(*found.span(), over(found["words"]), _NO_BLOCK)
        for start, end in _chinese(text, xml=xml)
        for found in _RUN.finditer(text, start, end)
        if any(map(is_han, found["words"] or ""))
    ]
    lacking = unencodable("".join(one.text for one in splices), encoding)
    table = {ord(one): f"&#{ord(one)};" for one in lacking}
    return spliced(
        text, [Splice(one.start, one.end, one.text.translate(table), one.block) for one in splices]
    )


def _chinese(text: str, *, xml: bool) -> Iterator[tuple[int, int]]:
    """Yield where text stands that may be Chinese."""
    within = _Within(text)
    for token in tokens(text, xml=xml):
        match token.kind:
            case Kind.START if token.name not in VOID and not (token.closed and xml):
                within.start(token)
            case Kind.END:
                within.end(token.name)
            case Kind.TEXT if within.chinese and not _KANA.search(text, token.start, token.end):
                yield token.start, token.end


class _Within:
    """Follows what a place of a page stands in: an element without readings, a language."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._closed: list[str] = []
        self._languages: list[tuple[str, str]] = []
        """Element and primary language, the outermost first; elements of the same name inside
        one have no language of their own: they are there so that end tags find their partner."""

    @property
    def chinese(self) -> bool:
        """Whether text here may be Chinese."""
        return not self._closed and (not self._languages or self._languages[-1][1] == "zh")

    def start(self, token: Token) -> None:
        """Take a start tag."""
        name = token.name
        if self._closed:
            if name == self._closed[-1]:
                self._closed.append(name)
        elif name in _CLOSED:
            self._closed.append(name)
        else:
            self._language(token)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if self._closed:
            if name == self._closed[-1]:
                self._closed.pop()
        elif self._languages and self._languages[-1][0] == name:
            self._languages.pop()

    def _language(self, token: Token) -> None:
        name, text = token.name, self._text
        if name in _WHOLE:
            return
        if name == "p" and self._languages and self._languages[-1][0] == "p":
            self._languages.pop()  # a paragraph ends where the next one begins
        if _LANG.search(text, token.start, token.end):
            for one in attributes(text, token):
                if one.name in ("lang", "xml:lang"):
                    self._languages.append((name, named_language(text[one.start : one.end])))
                    return
        if self._languages and self._languages[-1][0] == name:
            self._languages.append((name, self._languages[-1][1]))
