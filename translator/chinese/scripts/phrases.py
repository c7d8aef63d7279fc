"""Where a text may hold phrases of OpenCC that matter: a quick search, before OpenCC is asked.

The phrases stand in ``script_phrases.tsv``, derived from OpenCC's lists. They are looked for by a
seldom character of theirs and one of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from translator.chinese.scripts.opencc_chains import version
from translator.lazy_regex import lazy_regex
from translator.system import text_tables

_MARKS = "，。！？；：、"

BOUNDARY = lazy_regex(rf"[\s{_MARKS}]")
"""What no phrase of OpenCC holds: none goes over it."""

COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Compatibility ideographs, as the inside of a class: OpenCC makes others of them first."""


def clause_around(text: str, place: int, done: int) -> tuple[int, int]:
    """Return where the clause around a place starts and ends.

    Args:
        text: The text.
        place: Where a character of the clause stands.
        done: The clause starts here at the earliest.
    """
    start = place
    while start > done and (before := text[start - 1]) not in _MARKS and not before.isspace():
        start -= 1
    end = BOUNDARY.search(text, place)
    return start, end.start() if end else len(text)


Spans = list[tuple[int, int]]
"""Where pieces of a text start and end, in order."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Phrases:
    """The phrases that matter in one conversion."""

    places: re.Pattern[str]
    """Matches the seldom character of a phrase beside a neighbour that it has in one."""
    beside: dict[str, list[tuple[int, str]]]
    """The phrases by that character with its neighbour, each with its place in the phrase."""

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> Phrases:
        """Return phrases given by a character that they hold, separated by spaces."""
        beside: dict[str, list[tuple[int, str]]] = {}
        first, after, last, before, alone = (set[str]() for _ in range(5))
        for character, several in rows:
            for phrase in several.split():
                place = phrase.index(character)
                key = phrase[place : place + 2] if place + 1 < len(phrase) else phrase[-2:]
                beside.setdefault(key, []).append((place, phrase))
                if len(phrase) == 1:
                    alone.add(character)
                elif key[0] == character:
                    first.add(character)
                    after.add(key[1])
                else:
                    last.add(character)
                    before.add(key[0])
        ways = [f"(?<=[{_inside(alone)}{COMPATIBILITY}])"]
        if first:
            ways.append(f"(?=[{_inside(after)}])")
        if last:
            ways.append(f"(?<=[{_inside(before)}][{_inside(last)}])")
        sought = f"[{_inside(first | last | alone)}{COMPATIBILITY}]"
        return cls(places=re.compile(f"{sought}(?:{'|'.join(ways)})"), beside=beside)

    def clauses(self, text: str) -> Spans:
        """Return where the clauses are that hold one."""
        clauses: Spans = []
        done = 0
        for found in self.places.finditer(text):
            place = found.start()
            if place >= done and self._is_in(text, place):
                start, done = clause_around(text, place, done)
                clauses.append((start, done))
        return clauses

    def _is_in(self, text: str, place: int) -> bool:
        """Say whether a phrase may hold the character at a place."""
        beside = self.beside
        for key in (text[place : place + 2], text[place - 1 : place + 1], text[place]):
            if key in beside:
                for before, phrase in beside[key]:
                    if before <= place and text.startswith(phrase, place - before):
                        return True
        return text[place] >= "\uf900"  # a compatibility ideograph, which stands for another


@cache
def phrases(conversion: str) -> Phrases | None:
    """Return the phrases that matter in a conversion.

    Args:
        conversion: OpenCC's configurations, joined by ``+``; or ``s2tw→s2twp``: the words that
            only the second has.

    Returns:
        The phrases; None: those of the installed OpenCC are not known.
    """
    rows = _rows().get(conversion)
    return Phrases.of(rows) if rows else None


def _inside(characters: Iterable[str]) -> str:
    """Return characters as the inside of a class."""
    return "".join(map(re.escape, sorted(characters)))


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    """Return the table by conversion; nothing where it was made for another OpenCC."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = text_tables.rows("translator.chinese.scripts", "script_phrases.tsv", 3)
    for conversions, character, several in rows:
        for conversion in conversions.split():
            found.setdefault(conversion, []).append((character, several))
    return found if found["OpenCC"] == [("version", version())] else {}
