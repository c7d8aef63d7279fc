"""OpenCC's result almost without OpenCC: character by character, where no phrase can matter.

Most characters become the same wherever they stand. Of Traditional text OpenCC is asked only
about the clauses in which one of its phrases makes a difference (``script_phrases``). Of
Simplified text it is asked about all that holds one of the 260 characters that phrases may change,
but not to cut it into phrases first, which seldom matters. The result is OpenCC's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from translator.chinese.scripts.opencc_chains import (
    Chain,
    Converter,
    convert_whole,
    converter,
    uncut,
    version,
)
from translator.chinese.scripts.phrases import COMPATIBILITY, Spans, clause_around, phrases
from translator.system import text_tables

_REMEMBERED = 65536
"""Words and pieces whose conversion is kept: text repeats itself. About 10 MB when full."""

Way = Callable[[str], str]
"""What converts a text that holds no NUL; a lone surrogate may raise UnicodeEncodeError."""


def convert(text: str, chain: Chain) -> str:
    """Convert a text by a chain of OpenCC's configurations.

    Args:
        text: Without NUL.
        chain: OpenCC's configurations.

    Raises:
        UnicodeEncodeError: there is a lone surrogate in the text; not always.
    """
    return way(chain)(text)


@lru_cache(maxsize=_REMEMBERED)
def convert_piece(piece: str, chain: Chain) -> str:
    """Convert a word or a few characters by themselves; remembered."""
    return convert(piece, chain)


@cache
def way(chain: Chain) -> Way:
    """Return the quickest way to convert by a chain that is known for the installed OpenCC."""
    name = "+".join(chain)
    listed = phrases(name)
    rows = _rows().get(name, {})
    becomes = _Becomes(chain)
    if listed is not None and "changed" in rows:
        return _Seldom(
            chain=chain,
            becomes=becomes,
            changed=re.compile(f"[{rows['changed']}{COMPATIBILITY}]"),
            clauses=listed.clauses,
        ).convert
    if listed is not None:
        return _Listed(chain=chain, becomes=becomes, clauses=listed.clauses).convert
    if rows:
        return _Uncut(
            chain=chain,
            becomes=becomes,
            may_be_phrases=re.compile(f"[{rows['phrases']}{COMPATIBILITY}]"),
            converter=uncut(chain) or converter(chain[0]),
            kept=re.compile(f"[{rows['kept']}]"),
        ).convert
    return lambda text: convert_whole(text, chain)


class _Becomes(dict[int, int | str]):
    """What each character becomes by itself: OpenCC is asked once."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, code: int) -> int | str:
        became = convert_whole(chr(code), self._chain)
        value: int | str = ord(became) if len(became) == 1 else became
        self[code] = value
        return value


@dataclass(frozen=True, kw_only=True, slots=True)
class _Listed:
    """By characters; clauses that hold a phrase by OpenCC."""

    chain: Chain
    becomes: _Becomes
    clauses: Callable[[str], Spans]
    """Finds the clauses in which OpenCC may make something else of a character."""

    def convert(self, text: str) -> str:
        result = text.translate(self.becomes)
        clauses = self.clauses(text)
        return _mended(text, result, clauses, self.chain) if clauses else result


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seldom:
    """By those characters that change; clauses that hold a phrase by OpenCC."""

    chain: Chain
    becomes: _Becomes
    changed: re.Pattern[str]
    """Matches the characters that change by themselves: few of a text."""
    clauses: Callable[[str], Spans]
    """Finds the clauses in which OpenCC may make something else of a character."""

    def convert(self, text: str) -> str:
        result = self.changed.sub(self._replacement, text)
        clauses = self.clauses(text)
        return _mended(text, result, clauses, self.chain) if clauses else result

    def _replacement(self, found: re.Match[str]) -> str:
        return found.group().translate(self.becomes)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Uncut:
    """By OpenCC without cutting; clauses in which it may make a difference once more."""

    chain: Chain
    becomes: _Becomes
    may_be_phrases: re.Pattern[str]
    """The characters which a phrase may change otherwise than by themselves."""
    converter: Converter
    kept: re.Pattern[str]
    """The characters that show in a result that not to cut may have made a difference."""

    def convert(self, text: str) -> str:
        if self.may_be_phrases.search(text) is None:
            return text.translate(self.becomes)
        result = self.converter.convert(text)
        if self.kept.search(result) is None:
            return result
        clauses: Spans = []
        for found in self.kept.finditer(result):
            done = clauses[-1][1] if clauses else 0
            if found.start() >= done:
                clauses.append(clause_around(text, found.start(), done))
        return _mended(text, result, clauses, self.chain)


def _mended(text: str, result: str, clauses: Spans, chain: Chain) -> str:
    """Replace clauses of a result, as long as the text, by what OpenCC makes of them."""
    # No clause holds an end of a line, and OpenCC changes none.
    asked = convert_whole("\n".join([text[start:end] for start, end in clauses]), chain)
    parts: list[str] = []
    done = 0
    for (start, end), became in zip(clauses, asked.split("\n"), strict=True):
        parts += [result[done:start], became]
        done = end
    return "".join(parts) + result[done:]


@cache
def _rows() -> dict[str, dict[str, str]]:
    """Return the table by chain; nothing where it was made for another OpenCC."""
    found: dict[str, dict[str, str]] = {}
    rows = text_tables.rows("translator.chinese.scripts", "script_singles.tsv", 3)
    for chain, what, characters in rows:
        found.setdefault(chain, {})[what] = characters
    return found if found["OpenCC"]["version"] == version() else {}
