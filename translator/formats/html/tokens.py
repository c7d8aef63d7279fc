"""HTML cut into tokens by offsets, as the tokenizer of the HTML standard cuts it.

Only positions are kept: joined, the tokens are the text. Any text is HTML to a browser, so
nothing here can fail. Rules: https://html.spec.whatwg.org/#tokenization (13.2.5).
Our own, because no library gives both ends of every token, and parsers mend what they read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from translator.formats.html.elements import ESCAPABLE, RAW
from translator.lazy_regex import lazy_regex

_MARKUP = lazy_regex(r"<(?=[A-Za-z/!?]|\Z)")
_NAME = lazy_regex(r"[A-Za-z][^\t\n\f\r />]*")
_ATTRIBUTE = lazy_regex(
    r"[\t\n\f\r /]*"
    r"(?P<name>=?[^\t\n\f\r />=]+|=)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>(?![\"'])[^\t\n\f\r >]+)|(?P<open>[\"'])|(?=>)|\Z))?"
)
_TAG_END = lazy_regex(r"[\t\n\f\r /]*(>?)")
_COMMENT_END = lazy_regex(r"--!?>")
_BREAKS_OUT = frozenset((
    "b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em",
    "embed", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing",
    "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s", "small", "span", "strong", "strike",
    "sub", "sup", "table", "tt", "u", "ul", "var", "foreignobject",
))  # fmt: skip
"""Start tags that are HTML again inside a drawing or a formula (13.2.6.5)."""
_LONGEST_CUT = 2_000
"""Characters of a tag that a file may be cut off in."""
_PATIENCE = 8
"""Tags the file may end in the middle of; each is looked for to the end of the file."""
_SCRIPT = lazy_regex(r"<!--|-->|<(/?)script(?=[\t\n\f\r />])", re.IGNORECASE)


class Kind(Enum):
    """What a token is."""

    TEXT = "text"
    """Characters that are shown, with character references."""
    RAW = "raw"
    """The content of a script, a style sheet …: no references, no tags."""
    START = "start"
    END = "end"
    OTHER = "other"
    """A comment, a document type, a processing instruction: nothing of it is shown."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the text."""

    kind: Kind
    start: int
    end: int
    name: str = ""
    """Of a tag, in lower case."""
    closed: bool = False
    """Whether a start tag ends in ``/>``."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a start tag."""

    name: str
    """In lower case."""
    start: int
    end: int
    """Where its value stands in the text, without quotation marks; equal where it has none."""
    quote: str
    """The quotation mark around the value; empty: none."""
    begin: int
    """Where its name begins."""


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """Cut a text into tokens; they follow one another without a gap.

    Args:
        text: The whole document.
        xml: Read it as XHTML: ``<script/>`` is a whole element, CDATA sections are text.
    """
    scanner = _Scanner(text, xml)
    yield from scanner.run()


def attributes(text: str, token: Token) -> list[Attribute]:
    """Return the attributes of a start tag; of two with one name the first counts."""
    found: dict[str, Attribute] = {}
    position = token.start + 1 + len(token.name)
    limit = token.end - 1
    while position < limit:
        match = _ATTRIBUTE.match(text, position, limit)
        if match is None or match.end() == position:
            break
        position = match.end()
        kind = next((k for k in ("double", "single", "bare") if match[k] is not None), None)
        start, end = match.span(kind) if kind else (match.end(), match.end())
        name = match["name"].lower()
        quote = {"double": '"', "single": "'"}.get(kind or "", "")
        found.setdefault(name, Attribute(name, start, end, quote, match.start("name")))
    return list(found.values())


class _Scanner:
    """Holds the position, and what was looked for in vain so that it is not looked for again."""

    def __init__(self, text: str, xml: bool) -> None:
        self._text = text
        self._xml = xml
        self._foreign = 0
        self._missing: set[str] = set()
        self._unfinished = 0

    def run(self) -> Iterator[Token]:
        text, position, shown = self._text, 0, 0
        while (found := _MARKUP.search(text, position)) is not None:
            start = found.start()
            token = self._markup(start)
            if token is None:  # a "<" that begins nothing is text
                position = start + 1
                continue
            if shown < start:
                yield Token(Kind.TEXT, shown, start)
            yield token
            position = shown = token.end
            if token.kind is Kind.START and not (token.closed and self._xml):
                for inner in self._content(token):
                    yield inner
                    position = shown = inner.end
        if shown < len(text):
            yield Token(Kind.TEXT, shown, len(text))

    def _markup(self, start: int) -> Token | None:
        text = self._text
        after = text[start + 1 : start + 2]
        if len(text) - start <= 2 and text[start:] in ("<", "</"):
            return Token(Kind.OTHER, start, len(text))  # the file ends in a tag
        if after == "!":
            return self._declaration(start)
        if after == "?":
            return Token(Kind.OTHER, start, self._past("?>" if self._xml else ">", start + 2))
        if after == "/":
            following = text[start + 2]
            if not (following.isascii() and following.isalpha()):
                return Token(Kind.OTHER, start, self._past(">", start + 2))
            return self._tag(start, start + 2, Kind.END)
        return self._tag(start, start + 1, Kind.START)

    def _declaration(self, start: int) -> Token:
        """Read a comment, a document type, a CDATA section, or what is taken for a comment."""
        text = self._text
        if text.startswith("<!--", start):
            for short in ("<!-->", "<!--->"):
                if text.startswith(short, start):
                    return Token(Kind.OTHER, start, start + len(short))
            return Token(Kind.OTHER, start, self._after(_COMMENT_END, "-->", start + 4))
        if (self._xml or self._foreign) and text.startswith("<![CDATA[", start):
            return Token(Kind.RAW, start, self._past("]]>", start + 9))
        return Token(Kind.OTHER, start, self._past(">", start + 2))

    def _tag(self, start: int, name_start: int, kind: Kind) -> Token | None:
        """Read a tag. A browser drops one that the file ends in; so do we if it looks like one.

        Otherwise a stray ``<`` would take the rest of the file away: it is text.
        """
        if self._unfinished >= _PATIENCE:
            return None
        text = self._text
        named = _NAME.match(text, name_start)
        assert named is not None  # the caller saw its first letter
        position = named.end()
        while self._unfinished < _PATIENCE:
            ending = _TAG_END.match(text, position)
            if ending is not None and ending[1]:
                break
            match = _ATTRIBUTE.match(text, position)
            if match is None or match["open"] or match.end() == len(text):
                self._unfinished += 1
                cut_off = len(text) - start < _LONGEST_CUT and text.find("<", start + 1) < 0
                return Token(Kind.OTHER, start, len(text)) if cut_off else None
            position = match.end()
        else:
            return None
        end = ending.end()
        name = named.group().lower()
        closed = kind is Kind.START and text[end - 2] == "/"
        if name in ("svg", "math") and not closed:
            self._foreign = max(self._foreign + (1 if kind is Kind.START else -1), 0)
        elif name in _BREAKS_OUT and kind is Kind.START:
            self._foreign = 0
        return Token(kind, start, end, name, closed)

    def _content(self, tag: Token) -> Iterator[Token]:
        """Yield what stands in an element whose content is no markup, and its end tag."""
        name = tag.name
        if name == "plaintext" and not self._xml:
            if tag.end < len(self._text):
                yield Token(Kind.RAW, tag.end, len(self._text))
            return
        inside = RAW | ESCAPABLE if not self._xml else frozenset[str]()
        if name not in inside or self._foreign:
            return
        end = self._script_end(tag.end) if name == "script" else self._end_of(name, tag.end)
        if end is None:
            # To the end of the file. A title would swallow the page: its tags count again.
            if name not in ESCAPABLE and tag.end < len(self._text):
                yield Token(Kind.RAW, tag.end, len(self._text))
            return
        if tag.end < end.start:
            kind = Kind.TEXT if name in ESCAPABLE else Kind.RAW
            yield Token(kind, tag.end, end.start)
        yield end

    def _end_of(self, name: str, start: int) -> Token | None:
        if name in self._missing:
            return None
        pattern = re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)
        found = pattern.search(self._text, start)
        token = self._tag(found.start(), found.start() + 2, Kind.END) if found else None
        if token is None:
            self._missing.add(name)
        return token

    def _script_end(self, start: int) -> Token | None:
        """Find a script's end tag; ``<!-- <script>`` inside hides one ("script data" states)."""
        escaped = doubled = False
        hidden = "script hidden" in self._missing
        for found in () if hidden else _SCRIPT.finditer(self._text, start):
            word = found.group()
            if word == "<!--":
                escaped = True
            elif word == "-->":
                escaped = doubled = False
            elif not found[1]:
                doubled = escaped
            elif doubled:
                doubled = False
            else:
                return self._tag(found.start(), found.start() + 2, Kind.END)
        # Where the hiding never ends, browsers go to the end of the file; the text would be
        # lost to us, so the first end tag counts.
        self._missing.add("script hidden")
        return self._end_of("script", start)

    def _past(self, what: str, start: int) -> int:
        if what in self._missing:
            return len(self._text)
        found = self._text.find(what, start)
        if found < 0:
            self._missing.add(what)
            return len(self._text)
        return found + len(what)

    def _after(self, pattern: re.Pattern[str], name: str, start: int) -> int:
        found = pattern.search(self._text, start) if name not in self._missing else None
        if found is None:
            self._missing.add(name)
            return len(self._text)
        return found.end()
