"""Paragraphs of MDX that hold elements (``<summary>标题</summary>``), cut at their tags.

MDX takes a line that begins with a tag and goes on with text for a paragraph, and puts the
paragraph away where it holds elements only. So the text between the tags is what is translated,
and where both languages are written they stand in the same element.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from markdown_it.token import Token

from translator.errors.error_sentences import Said, piece
from translator.formats.html.elements import BLOCK, HEADINGS, SHOWN_ATTRIBUTES
from translator.formats.html.tokens import Attribute
from translator.formats.markdown.html_parts import Pieces
from translator.formats.markdown.jsx import Lexer, Role, Tag, Value
from translator.formats.markdown.mdx import MDX, TAGS, has_words
from translator.formats.markdown.parser import parse_inline
from translator.formats.source.source_text import SourceText
from translator.lazy_regex import lazy_regex
from translator.text.characters import excerpt
from translator.types import Skipped

ELEMENT = "element"
"""What ``Leaf.context`` is of a text inside an element."""
TRANSLATED_ATTRIBUTES = frozenset(("title", "label", "description", "alt", "summary"))
"""Attributes of components whose values are words for people: those of Docusaurus' and
Mintlify's components; others are settings."""
_LETTER = lazy_regex(r"[^\W\d_]")
_QUOTES = ('"', "'")
_DEEPEST = 40
"""Elements nested deeper in one paragraph are not cut."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A run of text between two tags."""

    pieces: Pieces
    """Its lines as spans of the normal text."""
    level: int = 0
    """Of a heading, 1 to 6."""


@dataclass(kw_only=True, slots=True)
class Cut:
    """A paragraph taken apart."""

    segments: list[Segment] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    """The tags that are in no segment, with their places in the normal text."""


def cut(text: str, pieces: Sequence[tuple[int, int]]) -> Cut | None:
    """Cut a paragraph at the tags of its elements; None: it has none that stands by itself.

    Args:
        text: The normal text.
        pieces: The paragraph's lines as spans of it.
    """
    raw = "\n".join(text[start:end] for start, end in pieces)
    if "<" not in raw:
        return None
    return _Cutter(raw, pieces).cut()


class _Cutter:
    """Holds the tags of one paragraph, each with its partner."""

    def __init__(self, raw: str, pieces: Sequence[tuple[int, int]]) -> None:
        self._raw = raw
        self._pieces = pieces
        lengths = (end - start + 1 for start, end in pieces)
        self._starts = [0, *accumulate(lengths)][:-1]
        """Where each line begins in the paragraph."""
        self._tags: list[Tag] = []
        self._silent: list[tuple[int, int]] = []
        """Comments and expressions, which are no words."""
        self._partners: dict[int, int] = {}
        lexer = Lexer(raw)
        opened: dict[str, list[int]] = {}
        for span in parse_inline(raw, {MDX: True}):
            tag = lexer.tag(span.start, span.end) if span.kind == "html" else None
            if tag is None:
                if span.kind in ("html", "expression"):
                    self._silent.append((span.start, span.end))
                continue
            if tag.role is Role.OPEN:
                opened.setdefault(tag.name, []).append(len(self._tags))
            elif tag.role is Role.CLOSE and (waiting := opened.get(tag.name)):
                self._partners[waiting.pop()] = len(self._tags)
            self._tags.append(tag)
        self._found = Cut()

    def cut(self) -> Cut | None:
        self._level(0, len(self._raw), 0, len(self._tags), 0, 0)
        return self._found if self._found.tags else None

    def _level(self, low: int, high: int, first: int, last: int, heading: int, depth: int) -> None:
        """Cut the inside of an element: characters from low to high, tags from first to last."""
        nodes = list(self._nodes(first, last))
        words = depth > _DEEPEST or self._has_words(low, high, nodes)
        begin = low
        for one, partner in nodes:
            tag = self._tags[one]
            if not self._stands_alone(tag, one, partner, words):
                continue
            self._segment(begin, tag.start, heading)
            self._found.tags.append(self._moved(tag))
            begin = tag.end
            if partner > one:
                closing = self._tags[partner]
                inner = HEADINGS.get(tag.name, heading)
                self._level(tag.end, closing.start, one + 1, partner, inner, depth + 1)
                self._found.tags.append(self._moved(closing))
                begin = closing.end
        self._segment(begin, high, heading)

    def _nodes(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the elements of one level: index of the tag and of its partner, or itself."""
        while first < last:
            partner = self._partners.get(first, first)
            partner = partner if partner < last else first
            yield first, partner
            first = partner + 1

    def _has_words(self, low: int, high: int, nodes: Sequence[tuple[int, int]]) -> bool:
        """Say whether anything but elements, comments and expressions stands on a level."""
        holes = [(self._tags[one].start, self._tags[partner].end) for one, partner in nodes]
        silent = self._silent[
            bisect_left(self._silent, (low,)) : bisect_left(self._silent, (high,))
        ]
        cursor = low
        for start, end in sorted([*holes, *silent]):
            if cursor < start and self._raw[cursor:start].strip():
                return True
            cursor = max(cursor, end)
        return bool(self._raw[cursor:high].strip())

    def _stands_alone(self, tag: Tag, one: int, partner: int, words: bool) -> bool:
        if tag.component or not tag.name:
            return not words or (partner == one and tag.role is not Role.WHOLE)
        return tag.name in BLOCK

    def _segment(self, start: int, end: int, heading: int) -> None:
        kept = self._raw[start:end]
        start += len(kept) - len(kept.lstrip())
        end -= len(kept) - len(kept.rstrip())
        if start >= end:
            return
        first, last = (bisect_right(self._starts, at) - 1 for at in (start, end - 1))
        pieces = list(self._pieces[first : last + 1])
        pieces[0] = (self._at(start), pieces[0][1])
        pieces[-1] = (pieces[-1][0], self._at(end))
        self._found.segments.append(Segment(pieces=tuple(pieces), level=heading))

    def _moved(self, tag: Tag) -> Tag:
        """Return a tag with its places in the normal text."""
        values = tuple(
            replace(
                one, begin=self._at(one.begin), start=self._at(one.start), end=self._at(one.end)
            )
            for one in tag.values
        )
        return replace(tag, start=self._at(tag.start), end=self._at(tag.end), values=values)

    def _at(self, position: int) -> int:
        """Return where a position of the paragraph stands in the normal text."""
        line = bisect_right(self._starts, position) - 1
        return self._pieces[line][0] + position - self._starts[line]


class JsxReader:
    """Collects what the tags of a text of MDX say: what is translated of it, what is left.

    Args:
        source: The text.
    """

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._code: list[Skipped] = []
        self._left: list[Value] = []
        self.values: list[Attribute] = []
        """The attributes that are translated, with their places in the original text."""
        self.hidden: list[tuple[int, int]] = []
        """Statements and comments without words, as spans of the normal text."""

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Take the lines of tags and the statements among some tokens."""
        for token in tokens:
            if token.type == "mdx_code" and token.map:
                first, last = token.map
                if has_words(token.content):
                    self._code.append(
                        Skipped(
                            kind="code",
                            line=first + 1,
                            excerpt=excerpt(token.content),
                            reason=Said(piece("left.code")),
                            text=token.content,
                        )
                    )
                else:
                    span = (self._source.line_start(first), self._source.line_start(last))
                    self.hidden.append(span)
            self._take(token.meta.get(TAGS, ()))

    def cut(self, pieces: Pieces) -> Sequence[Segment] | None:
        """Cut a paragraph, and take its tags; None: it stays whole.

        Args:
            pieces: Its lines as spans of the normal text.
        """
        found = cut(self._source.normal, pieces)
        if found is None:
            return None
        self._take(found.tags)
        return found.segments

    @property
    def skipped(self) -> list[Skipped]:
        """What may hold words for people and is left as it is."""
        if not self._left:
            return self._code
        first, text = self._left[0], self._source.normal
        attributes = Skipped(
            kind="attribute",
            line=self._source.line(first.begin) + 1,
            excerpt=excerpt(text[first.start : first.end]),
            reason=Said(piece("left.attributes", number=len(self._left))),
            text="\n".join(text[one.start : one.end] for one in self._left),
        )
        return [*self._code, attributes]

    def _take(self, tags: Sequence[Tag]) -> None:
        text = self._source.normal
        for tag in tags:
            for value in tag.values:
                words = text[value.start : value.end]
                if _is_translated(tag, value, words):
                    self.values.append(self._attribute(value))
                elif _has_words(value, words):
                    self._left.append(value)

    def _attribute(self, value: Value) -> Attribute:
        begin, start, end = map(self._source.offset, (value.begin, value.start, value.end))
        return Attribute(value.name.lower(), start, end, value.quote, begin)


def _is_translated(tag: Tag, value: Value, words: str) -> bool:
    known = value.name in TRANSLATED_ATTRIBUTES if tag.component else value.name == "alt"
    whole = value.quote in _QUOTES and "\n" not in words
    return known and whole and _LETTER.search(words) is not None


def _has_words(value: Value, words: str) -> bool:
    """Say whether a value that is left as it is holds words for people."""
    if value.quote == "{":
        return has_words(words)
    known = value.name in SHOWN_ATTRIBUTES or value.name in TRANSLATED_ATTRIBUTES
    return known and _LETTER.search(words) is not None
