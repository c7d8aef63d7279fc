"""How the values of a header are written: escapes read, line ends kept, targets quoted again.

Styles: ``plain``, ``single``, ``double``, ``folded`` and ``literal`` are YAML's; ``basic`` and
``verbatim`` TOML's, with a 3 over several lines; ``json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator import placeholders
from translator.formats.source.text_carried import TextCarried
from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline

_BACKSLASH = frozenset(("double", "basic", "basic3", "json"))
_LINES = frozenset(("folded", "literal", "basic3", "verbatim3"))
"""Styles whose line ends are written back as they are."""
_PARTS = {
    True: lazy_regex(r"\\[\s\S]?|\s+|[\U000f0000-\U000fbfff]"),
    False: lazy_regex(r"''|\s+|[\U000f0000-\U000fbfff]"),
}
_READ = {'\\"': '"', "\\\\": "\\", "\\/": "/", "''": "'"}
"""Escapes whose meaning is known; a value with any other is left alone."""
_QUOTES = lazy_regex(r"[\"'\\\n]")
_CONTROL = lazy_regex("[\x00-\x1f\x7f]")
"""Characters that no style may hold as they are, or that would end a line."""
_UNSAFE_PLAIN = lazy_regex(
    r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|:(?:\s|$)|\s#|\s$"
    r"|^(?:true|false|yes|no|on|off|y|n|null|~|=|<<|[-+]?\.(?:inf|nan)|0[xo][\da-f]+"
    r"|[\d.+-][\d.,:+\-eE_]*)$",
    re.IGNORECASE,
)


def marked(raw: str, style: str) -> tuple[str, tuple[Inline, ...]] | None:
    """Return a value's text with marks for escapes and line ends; None: it holds unknown ones."""
    parts: list[str] = []
    inline: list[Inline] = []
    for kind, part in _parts(raw, style):
        if kind == "text":
            parts.append(part)
            continue
        if not kind:
            return None
        parts.append(placeholders.atom(len(inline)))
        inline.append(Inline(id=len(inline), kind=kind, source=part))
    return "".join(parts), tuple(inline)


def unquoted(raw: str, style: str) -> str | None:
    """Return the text of a value on one line, None where it holds escapes we do not read."""
    parts: list[str] = []
    for kind, part in _parts(raw, style):
        if not kind:
            return None
        read = _READ.get(part, part) if kind == "escape" else part
        parts.append(" " if kind == "softbreak" else read)
    return "".join(parts)


def quoted(value: str, style: str) -> str:
    """Return text as the inside of a value of this style; a ``plain`` one may gain quotes."""
    value = _CONTROL.sub(" ", value)
    if style in _BACKSLASH:
        return value.replace("\\", "\\\\").replace('"', '\\"')
    if style == "single":
        return value.replace("'", "''")
    if style in ("verbatim", "verbatim3"):  # TOML's literal strings have no escapes at all
        return value.replace("'", "’")
    if style == "plain" and (not value or _UNSAFE_PLAIN.search(value)):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def write_value(raw: str, target: str, block: Block, *, beside: bool) -> str:
    """Return what stands in the file in the place of a value.

    Args:
        raw: The value as it stands there.
        target: On one line, with marks of the block only.
        block: The value; its attributes have the style.
        beside: The source stays, and the target follows it.
    """
    style = block.attributes["style"]
    if style not in _LINES:
        value = _plain(target, block)
        if beside:
            value = f"{unquoted(raw, style) or raw} / {value}"
        return quoted(value, style)
    value = "".join(_lines(target, block))
    return f"{raw} / {value}" if beside else value


def _lines(target: str, block: Block) -> Iterator[str]:
    """Yield a target as it stands over several lines, each of them with its text at its edge.

    A space before it would set it in, and a line without text would end the paragraph.
    """
    style, table = block.attributes["style"], placeholders.table(block)
    pieces = re.split("([\U000f0000-\U000fbfff])", target)
    begun, line_end = False, ""
    for piece in pieces:
        ends = placeholders.MARK.match(piece) and table[piece].kind == "softbreak"
        if ends:
            line_end = table[piece].source if begun else ""
            continue
        text = table[piece].source if placeholders.MARK.match(piece) else quoted(piece, style)
        text = text if begun and not line_end else text.lstrip()
        if text:
            yield line_end + text
            begun, line_end = True, ""


def _plain(target: str, block: Block) -> str:
    """Return a target's text, its escapes read and its lines joined."""
    table = placeholders.table(block)
    return placeholders.MARK.sub(
        lambda found: (
            " "
            if table[found.group()].kind == "softbreak"
            else _READ.get(table[found.group()].source, table[found.group()].source)
        ),
        target,
    )


def _parts(raw: str, style: str) -> Iterator[tuple[str, str]]:
    """Yield a value's text, ``escape``, ``softbreak``, templates, and "" for what is not known."""
    at = 0
    for one in TextCarried(raw).find(0, len(raw)):
        if one.kind == "math":
            continue
        yield from _parts_between(raw[at : one.start], style)
        template = raw[one.start : one.end]
        # With quotation marks or escapes in it, it would not come back as it was.
        yield "" if _QUOTES.search(template) else one.kind, template
        at = one.end
    yield from _parts_between(raw[at:], style)


def _parts_between(raw: str, style: str) -> Iterator[tuple[str, str]]:
    at = 0
    for found in _PARTS[style in _BACKSLASH].finditer(raw):
        part = found.group()
        if at < found.start():
            yield "text", raw[at : found.start()]
        at = found.end()
        if part.isspace():
            yield "softbreak" if "\n" in part or "\r" in part else "text", part
        elif part == "''" and style != "single":
            yield "text", part
        elif placeholders.MARK.match(part):
            yield "escape", part
        else:
            yield "escape" if part in _READ else "", part
    if at < len(raw):
        yield "text", raw[at:]
