"""The inside of a Markdown block: text with marks, and what each mark stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from translator import placeholders
from translator.formats.markdown.carried import Carried, carried
from translator.formats.markdown.parser import HASHTAGS, Environment, Span, parse_inline
from translator.formats.source.source_text import SourceText, trim_address
from translator.lazy_regex import lazy_regex
from translator.types import Inline

_RUN = lazy_regex(
    r"(?P<character>[\U000f0000-\U000fbfff])"
    r"|(?P<softbreak>(?<![ \t])[ \t]*\n[ \t]*)"
    r"|(?P<autolink>(?<![A-Za-z0-9@.])(?:www\.[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()+,;=%]*"
    r"|[A-Za-z0-9][A-Za-z0-9._+\-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9\-]*\.)+[A-Za-z]{2,24}))"
    r"|(?P<emoji>(?<![A-Za-z0-9]):(?:[a-z0-9_+\-]{0,40}[a-z][a-z0-9_+\-]{0,40}|[+\-]1|100):(?![A-Za-z0-9]))"
    r"|(?P<literal>(?<!\*)\*{2,3}(?!\*))"
)
_TAG = lazy_regex(r"<(/?)([A-Za-z][\w.:\-]*).*?(/?)>$", re.DOTALL)
_UNTRANSLATED_TAGS = frozenset(("code", "kbd", "samp", "var", "script", "style", "pre", "svg"))
_UNREAD_TAGS = frozenset(("script", "style", "svg"))
"""Whose content no reader of the sentence sees as its words."""


@dataclass(slots=True)
class Item:
    """A stretch of the raw text: plain text, or what a mark stands for."""

    role: str
    """text, atom, open, close or literal (``**``, ``***`` that CommonMark takes for no strong)."""
    kind: str
    start: int
    end: int
    pair: int = -1
    """Equal in the opening and the closing item of a pair."""
    label_end: int = -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """An image's alternative text, to become a block of its own."""

    inline: int
    """Index among the parsed text's inlines."""
    pieces: tuple[tuple[int, int], ...]
    origin: int
    """Where the image begins in the original text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parsed:
    """A block's text with its marks."""

    text: str
    inline: tuple[Inline, ...]
    start: int
    end: int
    """Its span of the original text."""
    pictures: tuple[Picture, ...] = ()
    unrendered: int = 0
    """How many pairs are meant as strong but do not render (``**注意：**请看``)."""
    dropped: int = 0
    """How many characters stand behind one mark because the block has too many marks."""


@dataclass(slots=True)
class _Raw:
    """The block's lines joined by line ends, and the way back to the source."""

    source: SourceText
    pieces: Sequence[tuple[int, int]]
    text: str = ""
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        position = 0
        for start, end in self.pieces:
            self.starts.append(position)
            position += end - start + 1
        self.text = "\n".join(self.source.normal[start:end] for start, end in self.pieces)

    def normal(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return self.pieces[index][0] + position - self.starts[index]

    def original(self, start: int, end: int) -> str:
        return self.source.slice(self.normal(start), self.normal(end))

    def cut(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return the pieces of a part of the raw text."""
        first, last = (bisect_right(self.starts, at) - 1 for at in (start, end))
        pieces = list(self.pieces[first : last + 1])
        pieces[-1] = (pieces[-1][0], self.normal(end))
        pieces[0] = (self.normal(start), pieces[0][1])
        return tuple(pieces)


def parse_text(
    source: SourceText,
    pieces: Sequence[tuple[int, int]],
    environment: Environment,
    *,
    lenient: bool = True,
) -> Parsed:
    """Turn the lines of a block into text with marks.

    Args:
        source: The whole text.
        pieces: Spans of the normal text, one a line, container prefixes excluded.
        environment: What ``parse_blocks`` found (link definitions, footnotes).
        lenient: Take ``**`` for strong where it was meant, though it does not render.
    """
    raw = _Raw(source, pieces)
    low = len(raw.text) - len(raw.text.lstrip())
    high = max(low, len(raw.text.rstrip()))
    found = carried(
        raw.text, environment.get("references", {}), tags=environment.get(HASHTAGS, True)
    )
    paired = _paired(found.masked, _spans(found, environment))
    items = list(_items(raw.text, low, high, paired))
    unrendered = _pair_literals(raw.text, items) if lenient else 0
    items, dropped = _limit(items, high)
    parsed = replace(_number(raw, items, low, high), unrendered=unrendered, dropped=dropped)
    if (
        placeholders.restore(parsed.text, parsed.inline)
        == source.original[parsed.start : parsed.end]
    ):
        return parsed
    whole = [Item("atom", "rest", low, high)]
    return replace(_number(raw, whole, low, high), dropped=high - low)


def _spans(found: Carried, environment: Environment) -> list[Span]:
    """Find the constructs of Markdown, and what stands among them and is none."""
    spans = parse_inline(found.masked, environment)
    if found.pieces:
        spans += [
            Span(kind=one.kind, start=one.start, end=one.end, nesting=one.nesting)
            for one in found.pieces
        ]
        spans.sort(key=lambda span: (span.start, span.end))
    return spans


def _items(text: str, low: int, high: int, paired: list[Item]) -> Iterator[Item]:
    cursor = low
    for item in paired:
        if item.start < cursor or item.end > high:
            continue
        yield from _run(text, cursor, item.start)
        yield item
        cursor = item.end
    yield from _run(text, cursor, high)


def _paired(text: str, spans: list[Span]) -> list[Item]:
    """Match what opens with what closes; a half alone becomes text, an HTML tag an atom."""
    items: list[Item] = []
    stack: list[Item] = []
    cursor = 0
    for number, span in enumerate(spans):
        if span.start < cursor:  # the parser moved a lone tilde: leave that one as text
            continue
        item = Item("atom", span.kind, span.start, span.end, label_end=span.label_end)
        tag = _TAG.match(text[span.start : span.end]) if span.kind == "html" else None
        name = tag.group(2).lower() if tag and not tag.group(3) else ""
        closes = span.nesting == -1 or bool(name and tag and tag.group(1))
        kind = f"html {name}" if name else span.kind
        if closes:
            if stack and stack[-1].kind == kind:
                start = stack.pop()
                if name in _UNTRANSLATED_TAGS:
                    while items[-1] is not start:
                        items.pop()
                    start.kind = "html" if name in _UNREAD_TAGS else "code"
                    start.end = span.end
                    cursor = span.end
                    continue
                if name and items[-1] is start and start.end == span.start:
                    start.kind, start.end = "html", span.end  # <a id="x"></a> holds no text
                    cursor = span.end
                    continue
                start.role, start.pair, start.kind = "open", number, span.kind
                item.role, item.pair = "close", number
            elif span.nesting == -1:
                # An HTML tag that stays open inside is an atom and may be crossed.
                while stack and stack[-1].kind != kind and stack[-1].kind.startswith("html "):
                    stack.pop().kind = "html"
                if not stack or stack[-1].kind != kind:
                    continue
                start = stack.pop()
                start.role, start.pair = "open", number
                item.role, item.pair = "close", number
        elif span.nesting == 1 or name:
            item.kind = kind
            stack.append(item)
        items.append(item)
        cursor = span.end
    lone = {id(item) for item in stack if not item.kind.startswith("html ")}
    for item in stack:
        item.kind = item.kind.partition(" ")[0]
    return [item for item in items if id(item) not in lone]


def _run(text: str, start: int, end: int) -> Iterator[Item]:
    """Find in plain text what Markdown itself does not know but must not be translated."""
    cursor = start
    for found in _RUN.finditer(text, start, end):
        kind = found.lastgroup or ""
        stop = found.end()
        if kind == "autolink":
            stop = found.start() + len(trim_address(found.group()))
        if cursor < found.start():
            yield Item("text", "", cursor, found.start())
        yield Item("literal" if kind == "literal" else "atom", kind, found.start(), stop)
        cursor = stop
    if cursor < end:
        yield Item("text", "", cursor, end)


def _pair_literals(text: str, items: list[Item]) -> int:
    """Take pairs of literal ``**``, ``***`` for strong: beside CJK punctuation none renders."""
    waiting: list[Item | None] = [None]  # one place a level
    count = 0
    for item in items:
        if item.role == "open":
            waiting.append(None)
        elif item.role == "close":
            waiting.pop()
        elif item.role == "literal":
            start = waiting[-1]
            alike = start is not None and item.end - item.start == start.end - start.start
            if start is not None and alike and not text[item.start - 1].isspace():
                count += 1
                start.role, item.role = "open", "close"
                start.kind = item.kind = "strong"
                start.pair = item.pair = -1 - count
                waiting[-1] = None
            elif not text[item.end : item.end + 1].isspace():
                waiting[-1] = item
    return count


def _limit(items: list[Item], high: int) -> tuple[list[Item], int]:
    """Put the end of a block with too many marks behind a single one."""
    marked = [item.role for item in items if item.role in ("atom", "open")]
    if len(marked) < placeholders.RANGE:
        return items, 0
    depth = count = cut = 0
    for index, item in enumerate(items):
        if depth == 0 and count < placeholders.RANGE - 1:
            cut = index
        depth += {"open": 1, "close": -1}.get(item.role, 0)
        count += item.role in ("atom", "open")
    rest = Item("atom", "rest", items[cut].start, high)
    return [*items[:cut], rest], high - rest.start


def _number(raw: _Raw, items: list[Item], low: int, high: int) -> Parsed:
    parts: list[str] = []
    inline: list[Inline] = []
    pictures: list[Picture] = []
    closings = {item.pair: item for item in items if item.role == "close"}
    numbers: dict[int, int] = {}
    atoms = 0
    for item in items:
        original = raw.original(item.start, item.end)
        if item.role in ("text", "literal"):
            parts.append(original)
        elif item.role == "atom":
            if item.label_end > item.start + 2:
                cut = raw.cut(item.start + 2, item.label_end)
                origin = raw.source.offset(raw.normal(item.start))
                pictures.append(Picture(inline=len(inline), pieces=cut, origin=origin))
            parts.append(placeholders.atom(atoms))
            inline.append(Inline(id=atoms, kind=item.kind, source=original))
            atoms += 1
        elif item.role == "open":
            number = numbers[item.pair] = len(numbers)
            close = closings[item.pair]
            closing = raw.original(close.start, close.end)
            parts.append(placeholders.opening(number))
            inline.append(Inline(id=number, kind=item.kind, source=original, closing=closing))
        else:
            parts.append(placeholders.closing(numbers[item.pair]))
    start, end = (raw.source.offset(raw.normal(at)) for at in (low, high))
    return Parsed(
        text="".join(parts), inline=tuple(inline), start=start, end=end, pictures=tuple(pictures)
    )
