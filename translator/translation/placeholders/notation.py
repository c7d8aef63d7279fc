"""Placeholders as an engine sees them, and back.

A language model copies what looks like text it knows. Of six notations tried on real
sentences with the default model, Markdown's own links kept the most pairs (4 of 5
sentences; XML-like tags 2 of 5), so a pair becomes ``[text](#1)``; short code and other
plain atoms are shown as they are, because they mean something in the sentence; what is
left becomes `` `x1` ``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN
from translator.types import Inline

_SHOWN = frozenset({"code", "autolink", "untranslated"})
_LONGEST_SHOWN = 60
"""Characters of an atom that is shown as it is."""
_PAIR = lazy_regex(r"\[([^\[\]]*)\]\s?\(#(\d+)\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Presented:
    """A text as the engine sees it, with what its notations stand for."""

    text: str
    atoms: Mapping[str, str]
    """Notation → the atomic placeholder."""
    pairs: Mapping[str, tuple[str, str]]
    """Number in the notation → opening and closing placeholders (several where they nest)."""

    @property
    def bare(self) -> bool:
        """Whether there is nothing to bring back."""
        return not self.atoms and not self.pairs


def present(text: str, table: Mapping[str, Inline]) -> Presented:
    """Write placeholders in the engine's notation.

    Args:
        text: The core of a segment.
        table: ``placeholders.table`` of its block.
    """
    atoms: dict[str, str] = {}
    pairs: dict[str, tuple[str, str]] = {}
    result = text
    for number, (opened, closed) in enumerate(_runs(text), start=1):
        pairs[str(number)] = (opened, closed)
        result = result.replace(opened, "[", 1).replace(closed, f"](#{number})", 1)
    for mark in placeholders.MARK.findall(result):
        shown = _show(table[mark], mark, text)
        numbered = (f"`x{len(atoms) + 1}{'x' * more}`" for more in count())
        notation = next(
            one
            for one in chain([shown] if shown else [], numbered)
            if one not in atoms and _is_once(one, result.replace(mark, one, 1))
        )
        atoms[notation] = mark
        result = result.replace(mark, notation, 1)
    return Presented(text=result, atoms=atoms, pairs=pairs)


def recover(presented: Presented, output: str) -> str | None:
    """Bring the placeholders back into an engine's output.

    Returns:
        The output with placeholders, each exactly once; None if the engine lost or doubled one.
    """
    result = output
    found: list[str] = []

    def replace(match: re.Match[str]) -> str:
        number = match.group(2)
        if number not in presented.pairs:
            return match.group()
        found.append(number)
        opened, closed = presented.pairs[number]
        return f"{opened}{match.group(1)}{closed}"

    while True:  # inside out: the inner notation has no bracket left once it is replaced
        replaced = _PAIR.sub(replace, result)
        if replaced == result:
            break
        result = replaced
    if sorted(found) != sorted(presented.pairs):
        return None
    # The longest first: one notation may be the beginning of another.
    for notation in sorted(presented.atoms, key=len, reverse=True):
        if result.count(notation) != 1:
            return None
        result = result.replace(notation, presented.atoms[notation])
    return result


def _is_once(notation: str, text: str) -> bool:
    """Say whether a notation is found at one place alone; ``` `a`a` ``` has `` `a` `` at two."""
    return text.find(notation, text.find(notation) + 1) < 0


def _show(item: Inline, mark: str, text: str) -> str | None:
    """Return what an atom says where the engine had better see it."""
    if item.kind not in _SHOWN:
        return None
    shown = item.source if item.prompt is None else item.prompt
    if not shown or len(shown) > _LONGEST_SHOWN or "\n" in shown:
        return None
    if HAN.search(shown) or shown in text or text.count(mark) != 1:
        return None
    return shown


def _runs(text: str) -> list[tuple[str, str]]:
    """Return pairs in reading order; pairs that nest without text between them are one."""
    runs: list[tuple[str, str]] = []
    taken: set[str] = set()
    for found in placeholders.MARK.finditer(text):
        mark = found.group()
        if placeholders.role(mark) != "open" or mark in taken:
            continue
        opened, closed = mark, placeholders.closing(placeholders.index(mark))
        if text.count(mark) != 1 or text.count(closed) != 1:
            continue
        position = found.end()
        while position < len(text) and _opens(text[position]):
            inner = text[position]
            inner_closed = placeholders.closing(placeholders.index(inner))
            if f"{inner_closed}{closed}" not in text:
                break
            opened, closed = opened + inner, inner_closed + closed
            position += 1
        taken.update(opened)
        if text.index(closed) > found.start():
            runs.append((opened, closed))
    return runs


def _opens(character: str) -> bool:
    return placeholders.MARK.match(character) is not None and placeholders.role(character) == "open"
