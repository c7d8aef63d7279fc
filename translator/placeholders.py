"""Marks: single private-use characters that stand for what is carried over untouched.

Three ranges of supplementary private use area A, 16,384 marks each, tell the role by the
character alone, so that a mark can be recognised, counted and moved without its block:

    U+F0000 + id   an atomic mark (code, an image, an address …)
    U+F4000 + id   the opening mark of a pair (emphasis, a link's text …)
    U+F8000 + id   the closing mark of the same pair

A document's own characters in these ranges become atomic marks of kind ``character``, so
nothing is ever confused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from translator.lazy_regex import lazy_regex
from translator.types import Block, Inline

RANGE = 0x4000
ATOM, OPEN, CLOSE = 0xF0000, 0xF4000, 0xF8000
LINE_ENDS = frozenset({"softbreak", "cue"})
"""Kinds of atomic marks that part no words: the end of a line, or of a cue of subtitles. They are
left out of what a model is shown."""
DISPENSABLE = frozenset({"emphasis", "strong", "strikethrough", "span", "subscript", "superscript"})
"""Kinds of pairs that may go without the text losing anything; a link's address may not."""
NOTATIONS = frozenset(("entity", "escape", "character"))
"""Kinds of atomic marks that are only a notation for a character."""
MARK = lazy_regex("[\U000f0000-\U000fbfff]")
"""Matches one mark."""
_EMPTY_PAIR = lazy_regex("([\U000f4000-\U000f7fff])\\s*([\U000f8000-\U000fbfff])")


def atom(index: int) -> str:
    """Return the atomic mark with this id."""
    return _mark(ATOM, index)


def opening(index: int) -> str:
    """Return the opening mark with this id."""
    return _mark(OPEN, index)


def closing(index: int) -> str:
    """Return the closing mark with this id."""
    return _mark(CLOSE, index)


def _mark(base: int, index: int) -> str:
    if not 0 <= index < RANGE:
        raise ValueError(f"a block holds at most {RANGE} marks of a kind, not {index + 1}")
    return chr(base + index)


def role(mark: str) -> str:
    """Return ``atom``, ``open`` or ``close``."""
    code = ord(mark)
    return "atom" if code < OPEN else "open" if code < CLOSE else "close"


def index(mark: str) -> int:
    """Return the id the mark carries."""
    return ord(mark) % RANGE  # each range begins at a multiple of its length


def table(block: Block) -> Mapping[str, Inline]:
    """Return what each mark of a block stands for."""
    return _table(_Same(block.inline))


class _Same:
    """Compares a block's marks by identity: comparing thousands of them is what is saved."""

    __slots__ = ("inline",)

    def __init__(self, inline: tuple[Inline, ...]) -> None:
        self.inline = inline

    def __eq__(self, other: object) -> bool:
        return self.inline is getattr(other, "inline", None)

    def __hash__(self) -> int:
        return id(self.inline)


@lru_cache(maxsize=64)
def _table(same: _Same) -> Mapping[str, Inline]:
    """Make the table once for a block: each of its segments asks for it."""
    known: dict[str, Inline] = {}
    for item in same.inline:
        if item.paired:
            known[opening(item.id)] = known[closing(item.id)] = item
        else:
            known[atom(item.id)] = item
    return MappingProxyType(known)


def strip(text: str) -> str:
    """Return the text without its marks."""
    return MARK.sub("", text)


def unpaired(text: str) -> tuple[str, Sequence[int]]:
    """Return a text without the marks of pairs, and where each of its characters was."""
    kept = [at for at, char in enumerate(text) if not OPEN <= ord(char) < CLOSE + RANGE]
    return "".join(text[at] for at in kept), kept


def count(text: str) -> Counter[str]:
    """Count each mark of the text."""
    return Counter(MARK.findall(text))


def same(source: str, target: str) -> bool:
    """Say whether the target has each of the source's marks exactly as often."""
    return count(source) == count(target)


def restore(text: str, inline: Sequence[Inline]) -> str:
    """Replace every mark by the original characters it stands for.

    Raises:
        KeyError: a mark has no entry in ``inline``.
    """
    table: dict[str, str] = {}
    for item in inline:
        if item.closing is None:
            table[atom(item.id)] = item.source
        else:
            table[opening(item.id)] = item.source
            table[closing(item.id)] = item.closing
    return MARK.sub(lambda found: table[found.group()], text)


def renumber(text: str) -> tuple[str, dict[str, str]]:
    """Give a segment's marks numbers from 0 in reading order, so that memory finds it anywhere.

    Returns:
        The renumbered text and the table that leads back: new mark → old mark.
    """
    atoms: dict[str, str] = {}
    pairs: dict[int, int] = {}
    back: dict[str, str] = {}

    def replace(found: re.Match[str]) -> str:
        old = found.group()
        if role(old) == "atom":
            new = atoms.setdefault(old, atom(len(atoms)))
        else:
            number = pairs.setdefault(index(old), len(pairs))
            new = opening(number) if role(old) == "open" else closing(number)
        back[new] = old
        return new

    return MARK.sub(replace, text), back


def translate(text: str, table: dict[str, str]) -> str:
    """Replace marks by a table, e.g. the one ``renumber`` returned; others stay."""
    return MARK.sub(lambda found: table.get(found.group(), found.group()), text)


_SHOWN = {"atom": "⟨{}⟩", "open": "⟨{}›", "close": "‹{}⟩"}


def show(text: str) -> str:
    """Write marks so that a person sees them: ``⟨1⟩``, ``⟨1›`` … ``‹1⟩``, counted from 1."""
    return MARK.sub(lambda found: _SHOWN[role(found[0])].format(index(found[0]) + 1), text)


def unshow(shown: str, source: str) -> str:
    """Turn what ``show`` wrote into marks again, those of a source; all else is text."""
    for mark in MARK.findall(source):
        shown = shown.replace(show(mark), mark)
    return shown


def without_empty_pairs(text: str) -> str:
    """Return a text without pairs that hold nothing but white space, whatever they stand in."""
    before = None
    while before != text:
        before, text = text, _EMPTY_PAIR.sub(_unless_strangers, text)
    return text


def _unless_strangers(found: re.Match[str]) -> str:
    return "" if index(found[1]) == index(found[2]) else found[0]
