"""Characters of HTML text: how each is spelled in the source, and how a target is written.

A translator sees ``&``; the source may say ``&amp;``, ``&#38;`` or a bare ``&``. What a target
has in common with its source is spelled as the source spells it, and nothing a target holds
can become markup.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.entities import html5

from translator.lazy_regex import lazy_regex

SPACE = " \t\n\f\r"
"""White space of HTML ("ASCII whitespace"); other spaces are characters like any."""

_LONGEST = max(map(len, html5))
_PIECE = lazy_regex(
    r"(?P<space>[ \t\n\f\r]+)"
    r"|(?P<number>&#(?:[0-9]{1,12}|[xX][0-9a-fA-F]{1,12});?)"
    r"|(?P<name>&[A-Za-z][A-Za-z0-9]*;?)"
    r"|(?P<plain>[^& \t\n\f\r]+|&)"
)
_NEEDED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&#160;"}
_HARMLESS = {
    "&": lazy_regex(r"(?![A-Za-z0-9#])"),
    "<": lazy_regex(r"(?![A-Za-z/!?])"),
    ">": lazy_regex(""),
}
"""What must follow a bare character for it to be no markup."""


@dataclass(frozen=True, slots=True)
class Character:
    """A run of characters as they stand in the source, or one that is spelled otherwise."""

    text: str
    """What is shown; empty: something no text can hold, to be carried over as it is."""
    start: int
    end: int
    """Where it stands in the source."""


def characters(text: str, start: int, end: int, *, attribute: bool = False) -> Iterator[Character]:
    """Read a stretch of HTML text: runs of plain characters, references, white space.

    White space is one space, as browsers show it. A reference to no character stays text.

    Args:
        text: The whole document.
        start: Where the stretch begins.
        end: Where it ends.
        attribute: Read it as an attribute's value, where ``&copy=1`` is no reference.
    """
    for found in _PIECE.finditer(text, start, end):
        match found.lastgroup:
            case "space":
                yield Character(" ", *found.span())
            case "number":
                yield Character(_one(html.unescape(found.group())), *found.span())
            case "name":
                yield from _named(text, found.start(), found.end(), attribute)
            case _:
                yield Character(found.group(), *found.span())


def _one(shown: str) -> str:
    """Return the character of a reference; nothing where it is not one that can be shown."""
    if len(shown) != 1 or (ord(shown) < 0x20 and shown not in SPACE):
        return ""
    return " " if shown in SPACE else shown


def _named(text: str, start: int, end: int, attribute: bool) -> Iterator[Character]:
    """Read what begins like a named reference ("Named character reference state", 13.2.5.73)."""
    word = text[start + 1 : end]
    for size in range(min(len(word), _LONGEST), 1, -1):
        name = word[:size]
        if name not in html5:
            continue
        stop = start + 1 + size
        follows = text[stop : stop + 1]
        goes_on = follows == "=" or (follows.isascii() and follows.isalnum())
        if attribute and goes_on and not name.endswith(";"):
            break
        yield Character(_one(html5[name]), start, stop)
        if stop < end:
            yield Character(text[stop:end], stop, end)
        return
    yield Character(text[start:end], start, end)


class Spelling:
    """How the characters of one block are spelled in its source, in order."""

    def __init__(self, text: str, odd: Mapping[int, str]) -> None:
        """Note how a block is spelled.

        Args:
            text: The block's text.
            odd: Offset in the text → spelling, for what is not spelled as itself.
        """
        special = {text[offset] for offset in odd} | (set(_NEEDED) & set(text))
        self._known: dict[str, list[str]] = {character: [] for character in special}
        if special:
            for offset, character in enumerate(text):
                if character in special:
                    self._known[character].append(odd.get(offset, character))

    def write(self, pieces: Sequence[str], *, quote: str = "") -> str:
        """Return texts as HTML that shows exactly them, and what stands between them as it is.

        A character that stands in the texts as often as in the source is spelled each time as
        it is there; else, if the source never writes it bare, as the source does first.

        Args:
            pieces: A text, markup, a text, markup … and a text; without marks.
            quote: The quotation mark of the attribute it is the value of; empty: none.
        """
        whole = "".join(pieces[::2])
        counts = {character: whole.count(character) for character in self._known}
        used = dict.fromkeys(self._known, 0)
        special = {*self._known, *_NEEDED, *quote}
        written = list(pieces)
        for number in range(0, len(pieces), 2):
            text = pieces[number]
            if special.isdisjoint(text):
                continue
            # What follows a text is markup; what follows the last is a tag or white space.
            after = text[1:] + (
                (pieces[number + 1][:1] or "x") if number + 1 < len(pieces) else " "
            )
            written[number] = "".join(
                _safe(character, self._spelled(character, counts, used), following, quote)
                if character in special
                else character
                for character, following in zip(text, after, strict=True)
            )
        return "".join(written)

    def _spelled(self, character: str, counts: dict[str, int], used: dict[str, int]) -> str:
        ways = self._known.get(character)
        if ways is None:
            return ""
        if counts[character] == len(ways):
            used[character] += 1
            return ways[used[character] - 1]
        return "" if character in ways or character == " " else ways[0]


def _safe(character: str, spelled: str, after: str, quote: str) -> str:
    if character == quote:
        return spelled if len(spelled) > 1 else f"&#{ord(character)};"
    harmless = _HARMLESS.get(character)
    if spelled == character and harmless is not None and not harmless.match(after):
        spelled = ""
    return spelled or _NEEDED.get(character, character)
