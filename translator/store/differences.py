"""What differs between two sentences that are alike, word by word, for a person to see."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex
from translator.store.comparable import comparable
from translator.text.languages import HAN_CLASS

_PIECE = lazy_regex(f"[{HAN_CLASS}]|[^\\W_{HAN_CLASS}]+|.", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A part of two sentences."""

    kind: str
    """``same``; ``old``: only the first has it; ``new``: only the second has it."""
    text: str


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Return two sentences as parts; those of kind ``same`` and ``new`` are the second.

    Script, width and case are no difference.

    Args:
        old: Without marks.
        new: Without marks.
    """
    from rapidfuzz.distance import Indel

    one, other = _PIECE.findall(old), _PIECE.findall(new)
    found: list[Difference] = []
    for step in Indel.opcodes([*map(_folded, one)], [*map(_folded, other)]):
        new = "".join(other[step.dest_start : step.dest_end])
        if step.tag != "delete":
            found.append(Difference(kind="same" if step.tag == "equal" else "new", text=new))
            continue
        gone = Difference(kind="old", text="".join(one[step.src_start : step.src_end]))
        replaced = bool(found) and found[-1].kind == "new"
        found.insert(len(found) - replaced, gone)  # what was there is read first
    return tuple(found)


def _folded(piece: str) -> str:
    return comparable(piece, figures=True) or piece
