"""What a sentence and its document are about: the field a word of computing needs around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

from translator.text.alternatives import one_of
from translator.text.languages import HAN
from translator.text.script_singles import convert_piece

_DISTINCT = 4
"""Different words of a field in a document that is about it."""
_DENSITY = 50
"""Chinese characters of such a document for each of them, at most: an article on an operating
system has one in 15 to 30 characters, news of a company that makes software one in 100."""
_END = re.compile("[。！？!?\n]")
_FAR = 120
"""Characters of a sentence on either side that count."""
_ENOUGH = 3
"""Words in a sentence after which no more are looked for."""


def evidence(text: str, start: int, end: int, field: str, document: str) -> int:
    """Return how much shows that a place is about a field.

    Args:
        text: The text the place is in.
        start: Where the word in doubt starts.
        end: Where it ends.
        field: A field of ``script_fields.tsv``.
        document: The whole document, or as much as is known.

    Returns:
        The different words of the field in the sentence, besides the word itself, and one more
        if the document is about it.
    """
    word = text[start:end]
    first = max(0, start - _FAR)
    first = max((one.end() for one in _END.finditer(text, first, start)), default=first)
    closing = _END.search(text, end, end + _FAR)
    last = closing.start() if closing else end + _FAR
    words: set[str] = set()
    for found in _pattern(field).finditer(text, first, last):
        if (found.end() <= start or found.start() >= end) and found.group() != word:
            words.add(found.group())
            if len(words) == _ENOUGH:
                return _ENOUGH
    return len(words) + is_about(document, field)


@lru_cache(maxsize=8)
def is_about(document: str, field: str) -> bool:
    """Say whether a document is about a field."""
    found = _pattern(field).findall(document)
    if len(set(found)) < _DISTINCT:
        return False
    return len(found) * _DENSITY >= len(HAN.findall(document))


@cache
def _pattern(field: str) -> re.Pattern[str]:
    """Return a pattern for the words of a field: whole words where they are Latin letters."""
    words = {word for name, row in _rows() if name in (field, *_PARTS[field]) for word in row}
    latin = sorted((word for word in words if word.isascii()), key=len, reverse=True)
    han = words.difference(latin)
    han |= {convert_piece(word, ("s2tw",)) for word in han}
    inside = "|".join(map(re.escape, latin))
    return re.compile(f"(?<![A-Za-z])(?:{inside})(?![A-Za-z])|{one_of(han)}")


_PARTS = {"computing": ("programming",), "programming": ()}


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = resources.files("translator.text").joinpath("script_fields.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((name, tuple(words.split())) for name, words in rows)
