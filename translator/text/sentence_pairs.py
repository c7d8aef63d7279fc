"""Which quote or bracket closes which, for ``translator.text.sentences``."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.text import sentence_rules as rules

_CLOSER_OF = rules.QUOTES | rules.BRACKETS
CLOSERS = frozenset(_CLOSER_OF.values())
_OPENERS_OF: dict[str, frozenset[str]] = {
    closer: frozenset(key for key, value in _CLOSER_OF.items() if value == closer)
    for closer in CLOSERS
}
EDGES = re.escape("".join(sorted(CLOSERS | set(_CLOSER_OF))))
"""Quotes and brackets as the inside of a regular expression's class."""

_EDGE = lazy_regex(rf"[{EDGES}]|\n[ \t\r\u3000]*\n")
_DEPTH = 32
"""Brackets nested deeper are forgotten, so that hostile text costs no more time."""


def pairs(text: str, forced: list[int]) -> dict[int, int]:
    """Match openers and closers both ways; those without a partner are left out."""
    partner: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    limits = iter([*forced, len(text) + 1])
    limit = next(limits)
    for found in _EDGE.finditer(text):
        offset, character = found.start(), found.group()
        while offset >= limit:
            stack.clear()
            limit = next(limits)
        if character[0] == "\n":
            stack.clear()
            continue
        depth = next(
            (
                i
                for i in range(len(stack) - 1, -1, -1)
                if stack[i][0] in _OPENERS_OF.get(character, ())
            ),
            None,
        )
        if depth is not None:
            partner[offset], partner[stack[depth][1]] = stack[depth][1], offset
            del stack[depth:]
        elif character in _CLOSER_OF:
            stack = [*stack[-_DEPTH + 1 :], (character, offset)]
    return partner
