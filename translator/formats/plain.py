"""Plain text: paragraphs between blank lines, or one a line; hard-wrapped lines are joined."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from translator import placeholders
from translator.errors import FormatError
from translator.errors.error_sentences import Said, piece
from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.source.lines_between import LinesBetween
from translator.formats.source.long_paragraphs import MOST_LINES, cuts
from translator.formats.source.source_text import ADDRESS, SourceText, trim_address, web_address
from translator.formats.source.templates import says_something
from translator.formats.source.text_carried import Stretch, TextCarried
from translator.lazy_regex import lazy_regex
from translator.text.characters import excerpt
from translator.text.encoding import decode, encode
from translator.text.languages import detect
from translator.types import Block, Document, Inline, Layout, Rule, Skipped, Verbatim

_LETTER = lazy_regex(r"[^\W\d_]")
_SPECIAL = lazy_regex(
    r"(?P<character>[\U000f0000-\U000fbfff])"
    r"|(?P<softbreak>(?<![^\S\n])[^\S\n]*\n[^\S\n]*)"
    rf"|(?P<autolink>{ADDRESS.pattern}"
    r"|(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._+\-]{0,63}@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,24})"
)
_LINES = lazy_regex(r"^[^\n]*\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*", re.MULTILINE)
"""Lines with something in them. Each is tried from its beginning alone: from every white space of
a line of nothing else the time grows with the square."""
_SENTENCE_END = lazy_regex(r"[。！？!?.…：:；;][”’」』）)\]\"']*$")
_WIDEST_WRAP = 130
"""Columns; a line that is longer was not wrapped by hand or by a mail program."""
_EVEN = 0.7
"""Wrapped lines but the last fill at least this part of the longest line's width."""
_SAMPLE = 8_000


class Plain:
    """Text without markup."""

    name = "plain"
    suffixes: tuple[str, ...] = (".txt", ".text")

    def recognises(self, sample: str) -> bool:
        """Say no: plain text is what no other format recognises."""
        return False

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a text; see ``Format.read``."""
        decoded = decode(data, encoding)
        source = SourceText(decoded.text)
        blocks: list[Block] = []
        skipped: list[Skipped] = []
        carried = TextCarried(source.normal)
        for start, end, separated in _paragraphs(source.normal):
            block, rest = _block(source, carried, start, end, len(blocks), separated)
            if rest is not None:
                skipped.append(rest)
            skipped += _templates(block)
            if _LETTER.search(placeholders.strip(block.text)):
                blocks.append(block)
        sample = "\n".join(placeholders.strip(block.text) for block in blocks[:400])[:_SAMPLE]
        return Document(
            name=name,
            format=self.name,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=decoded.encoding,
            bom=decoded.bom,
            language=detect(sample).tag,
            blocks=tuple(blocks),
            skipped=tuple(skipped),
            skeleton=decoded.text,
            contents=tuple(_contents(decoded.text, blocks, skipped)),
        )

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
        links: Links = AS_THEY_ARE,
    ) -> bytes:
        """Splice targets into the original; see ``Format.write``.

        Plain text has no columns: ``side-by-side`` is written as ``bilingual``.
        """
        newline = SourceText(document.skeleton).newline
        parts: list[str] = []
        cursor = 0
        for block in document.blocks:
            target = targets.get(block.id)
            if target is None or target == block.text:
                continue
            if layout is not Layout.TARGET and target.strip() == block.text.strip():
                continue
            written = _restored(target, block, document.name)
            if layout is Layout.TARGET:
                parts += [document.skeleton[cursor : block.start], written]
            else:
                between = newline * (2 if block.attributes["separated"] else 1)
                indent = block.attributes["indent"]
                parts += [document.skeleton[cursor : block.end], between, indent, written]
            cursor = block.end
        text = "".join([*parts, document.skeleton[cursor:]])
        return encode(text, document.encoding, document.bom)

    def addresses(self, document: Document) -> tuple[Address, ...]:
        """Return none: an address in plain text is words, and nothing that is followed."""
        return ()

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return none: a text has no headings."""
        return {}

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Return the text as it is: it has no links."""
        return encode(document.skeleton, document.encoding, document.bom)


def _contents(
    text: str, blocks: Sequence[Block], skipped: Sequence[Skipped]
) -> Iterator[int | Verbatim | Rule]:
    between = LinesBetween(text, skipped)
    position = 0
    for block in blocks:
        yield from between.read(position, block.start)
        yield block.id
        position = block.end
    yield from between.read(position, len(text))


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Find the paragraphs: start, end, and whether blank lines stand between paragraphs."""
    for group in _LINES.finditer(text):
        lines = [
            (group.start() + found.start(), group.start() + found.end())
            for found in re.finditer(r"[^\n]+", group.group())
        ]
        if _wrapped([text[start:end] for start, end in lines]):
            for start, end, separated in _joined(text, lines):
                yield from _parted(text, start, end, separated)
        else:
            # A line a paragraph; blank lines part them only where each stands alone.
            for start, end in lines:
                yield start, end, len(lines) == 1


def _parted(text: str, start: int, end: int, separated: bool) -> Iterator[tuple[int, int, bool]]:
    """Part a paragraph of very many lines."""
    if text.count("\n", start, end) < MOST_LINES:
        yield start, end, separated
        return
    lines = [found.span() for found in re.compile(r"[^\n]+").finditer(text, start, end)]
    begins = cuts([text[slice(*line)] for line in lines])
    for first, following in pairwise([*begins, len(lines)]):
        yield lines[first][0], lines[following - 1][1], False


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Join wrapped lines up to the next one that begins a paragraph."""
    begins = _begins([text[start:end] for start, end in lines])
    parts: list[tuple[int, int]] = []
    for (start, end), begin in zip(lines, begins, strict=True):
        if begin or not parts:
            parts.append((start, end))
        else:
            parts[-1] = (parts[-1][0], end)
    for part in parts:
        yield *part, len(parts) == 1


def _begins(lines: list[str]) -> list[bool]:
    """Say of each line whether its indentation begins a paragraph.

    An ideographic space always does; others only where not every line has them.
    """
    indented = [line[0] in " \t\u3000" for line in lines]
    every = all(indented)
    return [
        line[0] == "\u3000" or (one and not every)
        for line, one in zip(lines, indented, strict=True)
    ]


def _wrapped(lines: list[str]) -> bool:
    """Say whether lines were broken at a width rather than at the end of a thought."""
    if len(lines) < 2:
        return False
    widths = [_width(line) for line in lines]
    widest = max(widths)
    if widest > _WIDEST_WRAP or widest < 30:
        return False
    inner = lines[:-1]
    begins = _begins(lines)  # a line before the start of a paragraph may be short
    ends = {at for at in range(len(inner)) if begins[at + 1]}
    even = all(widths[at] >= widest * _EVEN for at in range(len(inner)) if at not in ends)
    ended = sum(bool(_SENTENCE_END.search(line.rstrip())) for line in inner)
    return even and ended * 2 <= len(inner)


def _width(line: str) -> int:
    if len(line) > _WIDEST_WRAP:
        return len(line)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def _templates(block: Block) -> Iterator[Skipped]:
    """Tell of the templates in a paragraph that hold words."""
    for item in block.inline:
        if item.kind in ("template", "shortcode") and says_something(item.source):
            shown = excerpt(item.source)
            reason = Said(piece("left.shortcode"))
            line = int(block.attributes["line"])
            yield Skipped(kind="template", line=line, excerpt=shown, reason=reason)


def _special(
    text: str, carried: TextCarried, start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """Yield what becomes a mark, in order: its kind and where it stands."""
    cursor = start
    for one in (*carried.find(start, end), Stretch("", end, end)):
        for found in _SPECIAL.finditer(text, cursor, one.start):
            kind, stop = found.lastgroup or "", found.end()
            if kind == "autolink":
                stop = found.start() + len(trim_address(found.group()))
            yield kind, found.start(), stop
        if one.kind:
            yield one.kind, one.start, one.end
        cursor = one.end


def _block(
    source: SourceText,
    carried: TextCarried,
    start: int,
    end: int,
    number: int,
    separated: bool,
) -> tuple[Block, Skipped | None]:
    text = source.normal
    line = source.line(start) + 1
    first = start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    parts: list[str] = []
    inline: list[Inline] = []
    rest: Skipped | None = None
    cursor = start

    def carry(kind: str, begin: int, stop: int) -> None:
        parts.append(source.slice(cursor, begin))
        parts.append(placeholders.atom(len(inline)))
        original = source.slice(begin, stop)
        address = kind == "autolink"
        inline.append(
            Inline(
                id=len(inline),
                kind=kind,
                source=original,
                display="address" if address else "text",
                address=web_address(original) if address else "",
            )
        )

    for kind, begin, stop in _special(text, carried, start, end):
        if len(inline) == placeholders.RANGE - 1:
            reason = Said(piece("left.paragraph-marks"))
            shown = excerpt(text[begin:])
            rest = Skipped(kind="marks", line=line, excerpt=shown, reason=reason)
            carry("rest", begin, end)
            cursor = end
            break
        carry(kind, begin, stop)
        cursor = stop
    parts.append(source.slice(cursor, end))
    block = Block(
        id=number,
        kind="paragraph",
        text="".join(parts),
        start=source.offset(start),
        end=source.offset(end),
        inline=tuple(inline),
        attributes={
            "line": str(line),
            "indent": source.slice(first, start),
            "separated": "yes" if separated else "",
        },
    )
    return block, rest


def _restored(target: str, block: Block, name: str) -> str:
    target = re.sub(r"(?<![^\S\u3000])[^\S\u3000\r\n]*[\r\n]\s*", " ", target.strip())
    try:
        return placeholders.restore(target, block.inline)
    except KeyError as error:
        raise FormatError("format.stray-mark", name=name, line=block.attributes["line"]) from error
