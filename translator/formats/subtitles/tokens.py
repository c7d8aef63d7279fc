r"""What of a cue's text is no text: tags, override codes, line ends, entities, drawings.

SubRip and WebVTT have tags as HTML has them (``<i>``, ``<c.yellow>``, ``<v 小王>``), times inside
of a text for words that appear one by one, and, in SubRip, ``{\an8}``. SubStation has codes in
braces, of which a few come in pairs (``{\i1}`` … ``{\i0}``), and ``\N``, ``\n``, ``\h``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from translator.lazy_regex import lazy_regex

_BREAK = r"[^\S\r\n]*(?:\r\n|\n|\r)\s*"
_TAGGED = lazy_regex(
    rf"(?P<reading><rt(?:\.[^<>]*)?>[^<>]*</rt>|<\d[\d:.]*>)"
    r"|(?P<close></[^<>\r\n]*>)"
    r"|(?P<open><[A-Za-z][^<>\r\n]*>)"
    r"|(?P<html>\{\\[^{}\r\n]*\})"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)"
    rf"|(?P<softbreak>{_BREAK})"
    r"|(?P<character>[\U000f0000-\U000fbfff])"
)
_CODED = lazy_regex(
    r"(?P<codes>\{[^{}]*\})"
    r"|(?P<softbreak>[ \t]*\\[Nn][ \t]*|\\h)"
    r"|(?P<character>[\U000f0000-\U000fbfff])"
)
_NAME = lazy_regex(r"</?\s*([A-Za-z]*)")
_SWITCH = lazy_regex(r"\{\\([ibus])(\d+)\}")
"""One of SubStation's codes that is switched on and off, alone in its braces."""
_KARAOKE = lazy_regex(r"\{\\(?:k|K|kf|ko|kt)\d+\}")
_DRAWS = lazy_regex(r"\\p(\d+)")

KINDS = {"i": "emphasis", "b": "strong", "em": "emphasis", "strong": "strong", "ruby": "ruby"}
"""Tags and codes whose pairs mean something that other formats have, too; others are spans."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Token:
    """A stretch of a cue's text that becomes a mark."""

    start: int
    end: int
    role: str
    """``atom``, ``open`` or ``close``."""
    kind: str
    """As ``formats.base`` has them."""
    name: str = ""
    """Of a tag; ``rt`` of a reading over words."""
    partner: int = -1
    """Of one of a pair: where the other begins; -1: it has none."""


def tagged(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a cue of SubRip or WebVTT, in order."""
    return _paired(list(_tags(text, start, end)))


def coded(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a cue of SubStation, in order."""
    return _paired(list(_codes(text, start, end)))


def _tags(text: str, start: int, end: int) -> Iterator[Token]:
    timed = False
    for found in _TAGGED.finditer(text, start, end):
        kind = found.lastgroup or ""
        role = kind if kind in ("open", "close") else "atom"
        name = ""
        if role != "atom":
            named = _NAME.match(found[0])
            name = named[1].lower() if named else ""
            kind = KINDS.get(name, "span")
            if name == "c" and timed and (role == "close" or found[0] == "<c>"):
                kind = "ruby"  # a word that appears by itself: no more than the time before it
        elif kind == "reading":
            name = "" if found[0][1].isdigit() else "rt"
            timed = timed or not name
        yield Token(start=found.start(), end=found.end(), role=role, kind=kind, name=name)


def _codes(text: str, start: int, end: int) -> Iterator[Token]:
    at = start
    while found := _CODED.search(text, at, end):
        first, at = found.span()
        kind, role, name = found.lastgroup or "", "atom", ""
        if kind == "codes":
            kind = "html"
            if switch := _SWITCH.fullmatch(found[0]):
                name, role = switch[1], "close" if switch[2].strip("0") == "" else "open"
                kind = KINDS.get(name, "span")
            elif _KARAOKE.fullmatch(found[0]):
                kind = "reading"
            elif (drawn := list(_DRAWS.finditer(found[0]))) and int(drawn[-1][1][:9]):
                at = _drawing_end(text, at, end)
        yield Token(start=first, end=at, role=role, kind=kind, name=name)


def _drawing_end(text: str, start: int, end: int) -> int:
    """Return where what is drawn is over: at the codes that switch drawing off, or the end."""
    for found in re.compile(r"\{[^{}]*\\p0[^{}]*\}").finditer(text, start, end):
        return found.start()
    return end


def _paired(tokens: list[Token]) -> list[Token]:
    """Join opening and closing tags of one name; those without a partner stand alone."""
    waiting: list[int] = []
    partners: dict[int, int] = {}
    for at, token in enumerate(tokens):
        if token.role == "open":
            waiting.append(at)
        elif token.role == "close":
            back = next((n for n in reversed(waiting) if tokens[n].name == token.name), None)
            if back is not None:
                partners[back], partners[at] = at, back
                del waiting[waiting.index(back) :]
    return [_with_partner(token, at, tokens, partners) for at, token in enumerate(tokens)]


def _with_partner(
    token: Token, at: int, tokens: Sequence[Token], partners: dict[int, int]
) -> Token:
    if token.role == "atom":
        return token
    if at not in partners:
        kind = "reading" if token.kind == "ruby" else "html"
        return replace(token, role="atom", kind=kind)
    other = tokens[partners[at]]
    kind = token.kind if token.role == "open" else other.kind
    return replace(token, kind=kind, partner=other.start)
