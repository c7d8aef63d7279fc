"""What stands in the text of a block and is no Markdown: found before Markdown is read.

Templates, formulas and links to pages may hold any sign of Markdown's, and a link of Markdown's
may hold a template (``[图]({{ site.url }}/a_b.png)``). So each is covered with letters that mean
nothing, and Markdown is read over them. What begins first counts: in code nothing is looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from translator.formats.markdown import wikilinks
from translator.formats.source.ahead import Ahead
from translator.formats.source.formulas import SIGNS as FORMULAS
from translator.formats.source.formulas import Formulas
from translator.formats.source.source_text import ADDRESS
from translator.formats.source.templates import SIGNS as TEMPLATES
from translator.formats.source.templates import Templates
from translator.lazy_regex import lazy_regex

_SIGN = lazy_regex(
    rf"(?P<code>`+)|(?P<template>{TEMPLATES})|(?P<formula>{FORMULAS})|(?P<escape>\\.)"
    r"|(?P<wikilink>!?\[\[)|(?P<comment>%%)|(?P<tag>#)|(?P<highlight>==+)"
    r"|(?P<away>\]\(|<!--|<(?=/?[A-Za-z])|(?:https?|ftp)://)",
    re.DOTALL,
)
_AWAY = lazy_regex(rf"\]\([^\s()]*|</?[A-Za-z][^<>]*>|{ADDRESS.pattern}", re.ASCII)
_COVER = "x"
_KEPT = frozenset("${}")
"""Edges of what is covered that Markdown may see: what touches them is read as it will be."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text that Markdown does not read."""

    kind: str
    """The kind of its mark."""
    start: int
    end: int
    nesting: int = 0
    """1 opens a pair, -1 closes one, 0 stands alone."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What was found, and the text as Markdown may read it: as long as it was."""

    masked: str
    pieces: tuple[Piece, ...] = ()


def carried(text: str, references: Mapping[str, Any], *, tags: bool = True) -> Carried:
    """Find what Markdown does not read.

    Args:
        text: The text of a block.
        references: The labels of links that the document defines.
        tags: Whether ``#标签`` at the beginning of a line is a tag rather than a heading whose
            author forgot the space.
    """
    if _SIGN.search(text) is None:
        return Carried(text)
    return _Finder(text, references, tags).find()


class _Finder:
    """Goes over a text once."""

    def __init__(self, text: str, references: Mapping[str, Any], tags: bool) -> None:
        self._text = text
        self._references = references
        self._tags = tags
        self._ahead = Ahead(text)
        self._templates = Templates(text, self._ahead)
        self._formulas = Formulas(text, self._ahead, dollars=True)
        self._runs: dict[int, list[int]] = {}
        self._pieces: list[Piece] = []
        self._covered: list[tuple[int, int]] = []
        self._marked: list[int] = []

    def find(self) -> Carried:
        """Return what was found."""
        for run in re.finditer("`+", self._text):
            self._runs.setdefault(len(run.group()), []).append(run.start())
        away = position = 0
        while found := _SIGN.search(self._text, position):
            start, kind = found.start(), found.lastgroup or ""
            position = start + 1
            if kind == "away":
                away = max(away, self._away(found))
            elif kind in ("code", "escape", "highlight"):
                position = self._code(found) if kind == "code" else found.end()
                self._marked += [start] * (kind == "highlight" and start >= away)
            elif kind == "template" or start >= away:
                position = max(position, self._take(kind, start))
            elif self._text[start] == "\\":
                position = start + 2
        return self._carried()

    def _away(self, found: re.Match[str]) -> int:
        """Return where an address, a tag or a comment ends, in which only templates count."""
        if found.group() == "<!--":
            closing = self._ahead.find("-->", found.end())
            return closing[1] if closing else found.end()
        one = _AWAY.match(self._text, found.start())
        return one.end() if one else found.end()

    def _code(self, found: re.Match[str]) -> int:
        places = self._runs.get(len(found.group()), [])  # a backslash may begin a run
        index = bisect_left(places, found.end())
        return places[index] + len(found.group()) if index < len(places) else found.end()

    def _take(self, kind: str, start: int) -> int:
        """Take what begins with a sign, if something does; return where to go on."""
        text = self._text
        match kind:
            case "template" | "formula":
                return self._template_or_formula(kind, start)
            case "wikilink":
                return self._wikilink(start)
            case "comment":
                return self._atom("shortcode", start, wikilinks.comment_at(text, start))
            case "tag" if self._tags or text[:start].rpartition("\n")[2].strip():
                return self._atom("tag", start, wikilinks.tag_at(text, start))
        return start

    def _atom(self, kind: str, start: int, end: int | None) -> int:
        if end is None:
            # \\( escapes a backslash, \( a bracket, where they begin no formula
            return start + 2 if self._text[start] == "\\" else start
        self._pieces.append(Piece(kind, start, end))
        self._covered.append((start, end))
        return end

    def _template_or_formula(self, kind: str, start: int) -> int:
        text, end = self._text, len(self._text)
        if kind == "formula" or text.startswith("${", start):
            formula = self._formulas.at(start, end)
            if formula is not None or kind == "formula":
                return self._atom("math", start, formula.end if formula else None)
        template = self._templates.at(start, end)
        if template is None:
            return start
        return self._atom("shortcode" if template.tag else "template", start, template.end)

    def _wikilink(self, start: int) -> int:
        link = wikilinks.link_at(self._text, start, self._references)
        if link is None:
            return start
        end = link.end()
        if not wikilinks.is_shown(link):
            return self._atom("image" if link["embedded"] else "template", start, end)
        opened = link.end("pipe") if link["pipe"] else link.start("page")
        self._pieces += [
            Piece("wikilink", start, opened, 1),
            Piece("wikilink", end - 2, end, -1),
        ]
        # The name of a page is a name, whatever signs of Markdown are in it.
        self._covered += [(start, opened), (end - 2, end)] if link["pipe"] else [(start, end)]
        return end

    def _carried(self) -> Carried:
        masked: list[str] = []
        cursor = 0
        for start, end in self._covered:
            masked += [self._text[cursor:start], _cover(self._text[start:end])]
            cursor = end
        masked.append(self._text[cursor:])
        for begun, ended in wikilinks.highlights(self._text, self._marked):
            self._pieces += [
                Piece("span", begun, begun + 2, 1),
                Piece("span", ended, ended + 2, -1),
            ]
        return Carried("".join(masked), tuple(self._pieces))


def _cover(source: str) -> str:
    first, last = (one if one in _KEPT else _COVER for one in (source[0], source[-1]))
    return first + _COVER * (len(source) - 2) + last if len(source) > 1 else _COVER
