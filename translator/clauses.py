"""A segment in pieces: cut at clauses where it is too long or came out wrong, and joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from translator import marks
from translator.text import sentences

_SHORTEST_CLAUSE = 12
"""Characters below which a clause is put to its neighbour: a model needs something to go by."""

_SENTENCE_OPENERS = frozenset(
    ["A", "An", "And", "As", "At", "But", "For", "From", "He", "Her", "His", "However", "If",
     "In", "It", "Its", "Of", "On", "Or", "She", "So", "That", "The", "Their", "There", "They",
     "This", "To", "We", "When", "Which", "While", "With"]
)  # fmt: skip
"""Words that a clause begins with when it is taken for a sentence; no name is among them."""


def cut(source: str, fits: Callable[[str], bool]) -> list[str]:
    """Cut at ；，：, keeping together what is short and what a pair of marks encloses.

    Args:
        source: The core of a segment, with marks.
        fits: Whether the engine takes a piece; what has no clause to cut at and does not fit
            is halved.
    """
    pieces: list[str] = []
    for start, end in sentences.clauses(source):
        piece = source[start:end]
        if pieces and (len(pieces[-1]) < _SHORTEST_CLAUSE or not _balanced(pieces[-1])):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if len(pieces) > 1 and len(pieces[-1]) < _SHORTEST_CLAUSE:
        last = pieces.pop()
        pieces[-1] += last
    return [part for piece in pieces for part in _halve(piece, fits)]


def one_sentence(targets: Sequence[str]) -> list[str]:
    """Take back the full stops and capitals of clauses that were translated alone."""
    last = len(targets) - 1
    result = []
    for number, target in enumerate(targets):
        text = target.strip()
        if number and text.split(" ", 1)[0] in _SENTENCE_OPENERS:
            text = text[0].lower() + text[1:]
        if number < last:
            text = re.sub(r"(?<![.])\.$", ",", text)
            text = re.sub(r"。$", "，", text)
        result.append(text)
    return result


def _halve(piece: str, fits: Callable[[str], bool]) -> list[str]:
    if len(piece) < 2 or fits(piece):
        return [piece]
    middle = len(piece) // 2
    space = piece.find(" ", middle, middle + 200)
    middle = space + 1 if space > 0 else middle
    return _halve(piece[:middle], fits) + _halve(piece[middle:], fits)


def _balanced(text: str) -> bool:
    found = marks.MARK.findall(text)
    opened = sum(1 for mark in found if marks.role(mark) == "open")
    return opened == sum(1 for mark in found if marks.role(mark) == "close")
