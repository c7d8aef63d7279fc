"""A cue's text taken apart: what belongs to its edges, and what is said between.

Tags around the whole of it, where it stands on the screen, notes of music and the dash of a
speaker are of the cue, not of the sentence: they stay where they are, and no model sees them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translator.formats.subtitles.cues import Cue
from translator.formats.subtitles.tokens import Token
from translator.lazy_regex import lazy_regex

MUSIC = "♪♫♬♩"
_DASH = lazy_regex(r"[-–—‐‑−﹣－]{1,2}[ \t\u3000]*(?=[^\s\d\-–—>])")
_LETTER = lazy_regex(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True, slots=True)
class CueText:
    """The text of one cue; offsets into the whole file."""

    cue: Cue
    start: int
    end: int
    """What is translated, without its edges; empty: the cue has no words."""
    tokens: tuple[Token, ...]
    """Those inside of it."""
    first_sign: str = ""
    """The dash or the notes before it; a translation under it begins with them as well."""
    last_sign: str = ""
    """The notes behind it."""
    speakers: tuple[int, ...] = ()
    """Where in it further lines of other speakers begin: at their dashes."""

    @property
    def wordless(self) -> bool:
        """Whether it has nothing that could be translated."""
        return self.start == self.end


def taken_apart(
    text: str, cue: Cue, find_tokens: Callable[[str, int, int], Sequence[Token]]
) -> CueText:
    """Take a cue's text apart.

    Args:
        text: The whole file.
        cue: One of its cues.
        find_tokens: ``tokens.tagged`` or ``tokens.coded``.
    """
    found = find_tokens(text, cue.start, cue.end)
    start, end, tokens, first_sign, last_sign = _without_edges(text, cue.start, cue.end, found)
    if not _says_something(text, start, end, tokens):
        return CueText(cue=cue, start=cue.start, end=cue.start, tokens=())
    speakers = tuple(
        token.end
        for token in tokens
        if token.kind == "softbreak" and _DASH.match(text, token.end, end)
    )
    if dash := _DASH.match(text, start, end):
        first_sign += text[start : dash.end()]
        start = dash.end()
    return CueText(
        cue=cue,
        start=start,
        end=end,
        tokens=tuple(tokens),
        first_sign=first_sign,
        last_sign=last_sign,
        speakers=speakers,
    )


def dash_end(text: str, start: int) -> int:
    """Return where the dash of a speaker ends that begins at a place."""
    found = _DASH.match(text, start)
    return found.end() if found else start


def _without_edges(
    text: str, start: int, end: int, tokens: Sequence[Token]
) -> tuple[int, int, Sequence[Token], str, str]:
    """Take off what stands around the words, from outside inwards."""
    before, behind = [], []
    first, last = 0, len(tokens)
    while start < end:
        edges = (start, end)
        while start < end and (text[start].isspace() or text[start] in MUSIC):
            if text[start] in MUSIC:
                before.append(text[start] + " " * (text[start + 1 : start + 2] == " "))
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in MUSIC):
            if text[end - 1] in MUSIC:
                behind.append(" " * (text[end - 2 : end - 1] == " ") + text[end - 1])
            end -= 1
        while first < last and tokens[first].start < start:
            first += 1
        while first < last and tokens[last - 1].end > end:
            last -= 1
        if first < last and tokens[first].start == start:
            one, other = tokens[first], tokens[last - 1]
            pair = one.role == "open" and one.kind != "ruby" and other.start == one.partner
            if pair and other.end == end:
                start, end, first, last = one.end, other.start, first + 1, last - 1
            elif _edge(one):
                start, first = one.end, first + 1
        if first < last and tokens[last - 1].end == end and _edge(tokens[last - 1]):
            end, last = tokens[last - 1].start, last - 1
        if (start, end) == edges:
            break
    return start, end, tokens[first:last], "".join(before), "".join(reversed(behind))


def _edge(token: Token) -> bool:
    if token.kind == "reading":
        return token.name != "rt"
    return token.role == "atom" and token.kind in ("html", "softbreak")


def _says_something(text: str, start: int, end: int, tokens: Sequence[Token]) -> bool:
    """Say whether a letter is left beside the tokens."""
    at = start
    for token in tokens:
        if _LETTER.search(text, at, token.start):
            return True
        at = max(at, token.end)
    return _LETTER.search(text, at, end) is not None
