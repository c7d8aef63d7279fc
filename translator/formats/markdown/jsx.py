"""Tags of JSX and expressions of JavaScript by offsets, as MDX finds them in a text.

Rules: https://mdxjs.com/docs/what-is-mdx/ and the grammars of micromark-extension-mdx-jsx and
micromark-extension-mdx-expression. JavaScript is not parsed: braces are counted outside of
strings, templates and comments, which is what decides where an expression ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from translator.lazy_regex import lazy_regex

_NAME = lazy_regex(r"[A-Za-z_$][\w$-]*(?:[.:][A-Za-z_$][\w$-]*)*")
_ATTRIBUTE_NAME = lazy_regex(r"[A-Za-z_$@:][\w$@:.-]*")
_SPACE = lazy_regex(r"\s*")
_QUOTED = lazy_regex(r"\"[^\"]*\"|'[^']*'")
_BARE = lazy_regex(r"[^\s\"'=<>`{}]+")
_POINTS = lazy_regex(r"[{}()\[\]`\"'\n]|/\*|(?<!:)//[^\n]*")
"""What decides where an expression ends; an address (``https://``) is no comment."""
_TEMPLATE = lazy_regex(r"\\.|`|\$\{", re.DOTALL)
_STRINGS = {
    '"': lazy_regex(r"\"(?:[^\"\\\n]|\\.)*+(\"?)"),
    "'": lazy_regex(r"'(?:[^'\\\n]|\\.)*+('?)"),
}
_CLOSES = {"{": "}", "(": ")", "[": "]", "`": "`", "${": "}"}
_PATIENCE = 8
"""Expressions and tags without an end that are looked for to the end of the text."""
_NEAR = 400
"""Characters that are looked at once patience has run out, so that time stays linear."""


class Role(Enum):
    """What a tag does."""

    OPEN = "open"
    CLOSE = "close"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Value:
    """An attribute of a tag."""

    name: str
    begin: int
    """Where its name stands."""
    start: int
    end: int
    """Where its value stands, without quotation marks; equal where it has none."""
    quote: str
    """The quotation mark around it, ``{`` of an expression; empty: none."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag."""

    name: str
    """As it is spelled; empty of a fragment (``<>``)."""
    role: Role
    start: int
    end: int
    values: tuple[Value, ...]

    @property
    def component(self) -> bool:
        """Whether it is one of the author's components rather than an element of HTML."""
        return not self.name[:1].islower() or "." in self.name


class Lexer:
    """Reads tags and expressions of one text; remembers what was looked for in vain."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._failed = 0
        self._unclosed: dict[int, int] = {}
        """Where a bracket stands without a partner → up to where it was looked for."""
        self._open_elements: set[str] = set()

    def tag(self, start: int, limit: int) -> Tag | None:
        """Return the tag that begins at a ``<``; None: none does.

        Args:
            start: Where the ``<`` stands.
            limit: Where the text it may stand in ends.
        """
        text = self._text
        position = start + 1
        closes = text.startswith("/", position)
        position += closes
        named = _NAME.match(text, position, limit)
        name = named.group() if named else ""
        position = named.end() if named else position
        values: list[Value] = []
        while True:
            before = position
            position = self._past_space(position, limit)
            if position >= limit:
                return None
            if text[position] == ">":
                role = Role.CLOSE if closes else Role.OPEN
                return Tag(name, role, start, position + 1, tuple(values))
            if text.startswith("/>", position) and name and not closes and position + 2 <= limit:
                return Tag(name, Role.WHOLE, start, position + 2, tuple(values))
            if not name or closes or (before == position and not values):
                return None
            value = self._value(position, limit)
            if value is None:
                return None
            values.append(value)
            position = value.end + (value.quote in ('"', "'"))

    def _value(self, position: int, limit: int) -> Value | None:
        """Read an attribute; one that is an expression ends behind its brace."""
        text = self._text
        if text[position] == "{":
            end = self.expression_end(position, limit)
            return Value("", position, position, end, "{") if end >= 0 else None
        named = _ATTRIBUTE_NAME.match(text, position, limit)
        if named is None:
            return None
        name, begin = named.group(), position
        position = self._past_space(named.end(), limit)
        if not text.startswith("=", position) or position >= limit:
            return Value(name, begin, named.end(), named.end(), "")
        position = self._past_space(position + 1, limit)
        if text.startswith("{", position) and position < limit:
            end = self.expression_end(position, limit)
            return Value(name, begin, position, end, "{") if end >= 0 else None
        if quoted := _QUOTED.match(text, position, limit):
            return Value(name, begin, position + 1, quoted.end() - 1, text[position])
        bare = _BARE.match(text, position, limit)
        return Value(name, begin, position, bare.end(), "") if bare else None

    def _past_space(self, position: int, limit: int) -> int:
        found = _SPACE.match(self._text, position, limit)
        return found.end() if found else position

    def element_end(self, tag: Tag, limit: int) -> int:
        """Return where the element ends that a tag opens; −1: it is not closed.

        Args:
            tag: An opening tag.
            limit: Where the text it may stand in ends.
        """
        if tag.name in self._open_elements:
            return -1
        depth = 1
        pattern = re.compile(rf"<(/?){re.escape(tag.name)}(?=[\s/>])")
        for found in pattern.finditer(self._text, tag.end, limit):
            if found[1]:
                depth -= 1
                if depth == 0:
                    closing = self.tag(found.start(), limit)
                    return closing.end if closing else -1
            elif (inner := self.tag(found.start(), limit)) and inner.role is Role.OPEN:
                depth += 1
        self._open_elements.add(tag.name)
        return -1

    def expression_end(self, start: int, limit: int) -> int:
        """Return where the expression ends that begins at a ``{``; −1: nowhere."""
        return self._balanced(start, limit, statement=False)

    def statement_end(self, start: int, limit: int) -> int:
        """Return where the statements end that begin here: at a blank line outside of brackets.

        Returns:
            Where the line before the blank one ends; −1: a bracket stays open.
        """
        return self._balanced(start, limit, statement=True)

    def _balanced(self, start: int, limit: int, *, statement: bool) -> int:
        if self._unclosed.get(start, -1) >= limit:
            return -1
        near = limit if self._failed < _PATIENCE else min(limit, start + _NEAR)
        end, waiting = _end(self._text, start, near, statement=statement)
        if end < 0:
            self._failed += near - start >= _NEAR
            self._unclosed |= dict.fromkeys(waiting, limit)
        return end


def _end(text: str, start: int, limit: int, *, statement: bool) -> tuple[int, list[int]]:
    """Return where brackets are balanced; of statements, at a blank line after that.

    Returns:
        The end, −1 if there is none, and then where each bracket stands that is still open.
    """
    waiting: list[str] = []
    places: list[int] = []
    dead = {'"': -1, "'": -1}
    position = start
    while found := (_TEMPLATE if waiting[-1:] == ["`"] else _POINTS).search(text, position, limit):
        point, begin, position = found.group(), found.start(), found.end()
        closes = _CLOSES.get(point) if waiting[-1:] != ["`"] or point == "${" else None
        if waiting and point == waiting[-1]:
            waiting.pop()
            places.pop()
            if not waiting and not statement:
                return position, []
        elif closes and (statement or point not in "(["):
            waiting.append(closes)
            places.append(begin)
        elif point in dead:
            position, dead[point] = _past_string(text, begin, limit, dead[point])
        elif point == "/*":
            position = text.find("*/", position, limit) + 2
            if position < 2:
                return -1, places
        elif point == "\n" and statement and not waiting and _blank(text, position, limit):
            return begin, []
    return (limit, []) if statement and not waiting else (-1, places)


def _past_string(text: str, start: int, limit: int, dead: int) -> tuple[int, int]:
    """Return where a string ends, and up to where its mark is known to have no partner.

    An apostrophe, or a mark that has no partner on its line, is text of an element.
    """
    apostrophe = text[start] == "'" and text[max(start - 1, 0)].isalnum()
    if start < dead or apostrophe:
        return start + 1, dead
    string = _STRINGS[text[start]].match(text, start, limit)
    assert string is not None  # it begins with the mark
    return (string.end(), dead) if string[1] else (start + 1, string.end())


def _blank(text: str, position: int, limit: int) -> bool:
    end = text.find("\n", position, limit)
    return not text[position : limit if end < 0 else end].strip()
