"""What a sentence and its document are about: the field a word of computing needs around it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from translator.chinese.scripts.single_characters import convert_piece
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.languages import HAN
from translator.text.patterns import one_of

_DISTINCT = 3
"""Different words of a field in a document that is about it."""
_DENSITY = 60
"""Chinese characters of such a document for each of them, at most: an article on an operating
system has one in 20 to 40 characters, news of a company that makes software one in 100."""
_END = lazy_regex("[。！？!?\n]")
_FAR = 120
"""Characters of a sentence on either side that count."""
_PARTS = {"computing": ("computing", "programming"), "programming": ("programming",)}
"""What shows a field: the field itself, and what is part of it."""


def shows(text: str, start: int, end: int, field: str, document: str, *, alone: bool) -> bool:
    """Say whether a place is about a field.

    One word of the field in the sentence, or two near it (密码, 数据, which stand in laws and in
    news of companies as well), are enough for a word that stands beside what it always stands
    beside. One that does not needs a word of the field and another. A document about the field
    counts as a word of it.

    Args:
        text: The text the place is in.
        start: Where the word in doubt starts.
        end: Where it ends.
        field: A field of ``script_fields.tsv``.
        document: The whole document, or as much as is known.
        alone: Whether nothing beside the word speaks for it.
    """
    word = text[start:end]
    first = max(0, start - _FAR)
    first = max((one.end() for one in _END.finditer(text, first, start)), default=first)
    closing = _END.search(text, end, end + _FAR)
    last = closing.start() if closing else end + _FAR
    words = {
        found.group()
        for found in _pattern(field, near=True).finditer(text, first, last)
        if found.end() <= start or found.start() >= end
    } - {word}
    of_it = sum(_pattern(field).fullmatch(one) is not None for one in words)
    near = len(words) - of_it
    of_it += is_about(document, field)
    return of_it > 0 and of_it + near > 1 if alone else 2 * of_it + near > 1


@lru_cache(maxsize=8)
def is_about(document: str, field: str) -> bool:
    """Say whether a document is about a field."""
    found = _pattern(field).findall(document)
    if len(set(found)) < _DISTINCT:
        return False
    return len(found) * _DENSITY >= len(HAN.findall(document))


@cache
def _pattern(field: str, *, near: bool = False) -> re.Pattern[str]:
    """Return a pattern for the words of a field, and those near it if asked for.

    Latin words are whole words.
    """
    names = {*_PARTS[field], *(f"near {part}" for part in _PARTS[field] if near)}
    words = {word for name, row in _rows() if name in names for word in row}
    latin = sorted((word for word in words if word.isascii()), key=len, reverse=True)
    han = words.difference(latin)
    han |= {convert_piece(word, ("s2tw",)) for word in han}
    inside = "|".join(map(re.escape, latin))
    return re.compile(f"(?<![A-Za-z])(?:{inside})(?![A-Za-z])|{one_of(han)}")


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = text_tables.rows("translator.chinese.scripts", "script_fields.tsv", 2)
    return tuple((name, tuple(words.split())) for name, words in rows)
