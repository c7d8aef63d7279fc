"""Marks made readable: what stands in a cell or a line of text instead of each mark."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from translator import placeholders
from translator.types import Bitext, Block, Document, Inline, Pair

_WIDE = re.compile(
    "[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U000323af]"
)
"""Characters that are written without spaces between them."""
_SOME_LETTER = "a"
_CODE = re.compile(r"(`+)(.*)\1", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\b[^>]*>", re.IGNORECASE)
_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_ATTRIBUTE = r"""(?<![\w-]){}\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)"""
_ALT = re.compile(r"!\[(.*)\][(\[]|!\[(.*)\]", re.DOTALL)
_ADDRESS = re.compile(r"\]\(\s*(<[^<>\n]*>|[^\s]*?)(?:\s+[\"'(].*)?\s*\)$", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of text, or one thing a mark stands for."""

    role: str
    """text, code, image, address, break, open or close."""
    text: str = ""
    """What a reader sees of it."""
    inline: Inline | None = None
    """What the mark stands for; None for text of the segment itself."""
    start: int | None = None
    """Where text of the segment itself begins in it; None for what a mark stands for."""


def pieces(text: str, block: Block) -> Iterator[Piece]:
    """Cut a text of a block at its marks and say what each stands for."""
    known = placeholders.table(block)
    cursor = 0
    for found in placeholders.MARK.finditer(text):
        if cursor < found.start():
            yield Piece(role="text", text=text[cursor : found.start()], start=cursor)
        cursor = found.end()
        inline = known[found.group()]
        if inline.paired:
            role = "open" if placeholders.role(found.group()) == "open" else "close"
            yield Piece(role=role, inline=inline)
        elif inline.kind == "softbreak":
            after = text[found.end() :]
            if not placeholders.strip(
                after
            ):  # the line ends with the sentence, and another follows
                after = _SOME_LETTER
            yield Piece(role="text", text=gap(text[: found.start()], after))
        else:
            yield atom_piece(inline)
    if cursor < len(text):
        yield Piece(role="text", text=text[cursor:], start=cursor)


def atom_piece(inline: Inline) -> Piece:
    """Say what an atomic mark looks like to a reader; images keep their alternative text."""
    source = inline.source
    match inline.kind:
        case "code":
            return Piece(role="code", text=_code(source), inline=inline)
        case "image":
            return Piece(role="image", text=_alternative(source), inline=inline)
        case "autolink":
            return Piece(role="address", text=source.strip("<>"), inline=inline)
        case "hardbreak":
            return Piece(role="break", text="\n", inline=inline)
        case "reading":  # over the words of a page; the aids give their own
            return Piece(role="text", text="", inline=inline)
        case "footnote" | "math" | "untranslated" if source.startswith("<"):
            return Piece(role="text", text=html.unescape(_TAGS.sub("", source)), inline=inline)
        case "entity":
            return Piece(role="text", text=html.unescape(source), inline=inline)
        case "escape":
            return Piece(role="text", text=source[1:] or source, inline=inline)
        case "html" if _BREAK.match(source):
            return Piece(role="break", text="\n", inline=inline)
        case "html" if _PICTURE.match(source):
            return Piece(role="image", text=_alternative(source), inline=inline)
        case "html":
            return Piece(role="text", text="", inline=inline)
    return Piece(role="text", text=source, inline=inline)


def gap(before: str, after: str) -> str:
    """Return what joins two texts: nothing where Chinese characters meet, else a space."""
    left, right = placeholders.strip(before)[-1:], placeholders.strip(after)[:1]
    if not left or not right or left.isspace() or right.isspace():
        return ""
    return "" if _WIDE.match(left) or _WIDE.match(right) else " "


def block_targets(bitext: Bitext) -> dict[int, str]:
    """Return each block's whole target, its segments joined, with the block's marks."""
    groups = groupby(bitext.pairs, key=lambda pair: pair.segment.block_id)
    return {number: join_targets(list(pairs), bitext.verbatim) for number, pairs in groups}


def join_targets(pairs: list[Pair], verbatim: bool) -> str:
    """Join the targets of a block's segments, spaced as the target's script asks for."""
    if verbatim:  # the source's own white space
        return "".join(_edges(pair)[0] + pair.target.strip() + _edges(pair)[1] for pair in pairs)
    joined = ""
    for pair in pairs:
        target = pair.target.strip()
        if target:
            joined += (gap(joined, target) if joined else "") + target
    return joined


def nested(document: Document) -> set[int]:
    """Return the ids of blocks that are shown inside another one: pictures' alternative texts."""
    return {
        child for block in document.blocks for item in block.inline for child, _, _ in item.children
    }


class Rendering:
    """Reads texts of one side of a bitext: the source's or the target's.

    An image's alternative text is a block of its own: the side decides which is shown.
    """

    def __init__(self, bitext: Bitext, *, target: bool) -> None:
        self._blocks = {block.id: block for block in bitext.document.blocks}
        self._texts = {block.id: block.text for block in bitext.document.blocks}
        if target:
            self._texts |= block_targets(bitext)

    def readable(self, text: str, block: Block) -> str:
        """Return a text of a block as a person reads it, without any markup.

        Code is its content, a link its text, an image its alternative text, a soft break a
        space or, between Chinese characters, nothing; a hard break is a newline.
        """
        return "".join(
            self.alternative(piece) if piece.role == "image" else piece.text
            for piece in pieces(text, block)
        )

    def line(self, text: str, block: Block) -> str:
        """Return ``readable`` on one line, for a cell of a table."""
        return " ".join(re.split(r"[ \t\r\n]+", self.readable(text, block))).strip()

    def alternative(self, piece: Piece) -> str:
        """Return an image's alternative text on this side."""
        if piece.inline is None or not piece.inline.children:
            return piece.text
        return "".join(
            self.readable(self._texts.get(child, ""), self._blocks[child])
            for child, _, _ in piece.inline.children
        )

    def original(self, text: str, block: Block) -> str:
        """Return a text of a block in the document's own notation (Markdown, HTML …)."""
        return _restore(text, block, self._nested)

    def _nested(self, child: int) -> str:
        return self.original(self._texts.get(child, ""), self._blocks[child])


def address(inline: Inline) -> str:
    """Return where a link or an image points, or an empty string when it does not say."""
    notation = inline.closing if inline.closing and inline.kind == "link" else inline.source
    if inline.kind == "autolink":
        bare = inline.source.strip("<>")
        if ":" not in bare and "@" in bare:
            return f"mailto:{bare}"
        return f"https://{bare}" if bare.startswith("www.") else bare
    for name in ("src", "href") if inline.kind == "image" else ("href", "src"):
        found = re.search(_ATTRIBUTE.format(name), inline.source, re.IGNORECASE)
        if inline.source.startswith("<") and found:
            return html.unescape(found.group(1).strip("\"'")).strip()
    found = _ADDRESS.search(notation)
    return html.unescape(found.group(1).strip("<>")).strip() if found else ""


def _edges(pair: Pair) -> tuple[str, str]:
    inner = pair.source.strip()
    if not inner:
        return pair.source, ""
    lead, _, trail = pair.source.partition(inner)
    return lead, trail


def _code(source: str) -> str:
    found = _CODE.fullmatch(source)
    if not found:
        return html.unescape(_TAGS.sub("", source)) if source.startswith("<") else source
    inner = found.group(2).replace("\r\n", " ").replace("\n", " ")
    padded = inner.startswith(" ") and inner.endswith(" ") and inner.strip()
    return inner[1:-1] if padded else inner


def _alternative(source: str) -> str:
    if source.startswith("<"):
        found = re.search(_ATTRIBUTE.format("alt"), source, re.IGNORECASE)
        return html.unescape(found.group(1).strip("\"'")) if found else ""
    found = _ALT.match(source)
    return (found.group(1) or found.group(2) or "") if found else ""


def _restore(text: str, block: Block, nested: Callable[[int], str]) -> str:
    known = placeholders.table(block)

    def replace(found: re.Match[str]) -> str:
        inline = known[found.group()]
        if placeholders.role(found.group()) == "close":
            return inline.closing or ""
        source = inline.source
        for child, start, end in sorted(inline.children, key=lambda item: -item[1]):
            source = source[:start] + nested(child) + source[end:]
        return source

    return placeholders.MARK.sub(replace, text)
