"""What somebody typed to look up: which kind of thing it is, and what the dictionary has.

The kind is seen from the query: Chinese characters are a word or, where no word is all of it,
a text; ``*`` and ``?`` make a pattern; letters are pinyin if some word sounds so, else English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from translator.chinese.dictionary import search
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import UsageError
from translator.text.languages import HAN
from translator.types import Entry

LONGEST = 10_000
"""Characters of a text whose words are looked up: a long article. More would take seconds."""
_PATTERN_SIGNS = frozenset("*＊")
_ONE_CHARACTER = frozenset("?？")
"""Signs of a pattern, too, but of a question as well: a pattern if a word is like that."""
_TONE_SIGNS = frozenset("12345āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")


class Kind(StrEnum):
    """How a query was taken."""

    WORD = "word"
    TEXT = "text"
    PATTERN = "pattern"
    PINYIN = "pinyin"
    ENGLISH = "english"


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What the dictionary has for a part of a query."""

    text: str
    """The query, or one word of it."""
    entries: tuple[Entry, ...]
    """The likeliest first; empty: nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a query found."""

    query: str
    kind: Kind
    parts: tuple[Found, ...]
    """One, or, for a text, its words in order; joined, their texts are the query."""
    other: Kind | None = None
    """Another kind the query could be, too: ``women`` is 我们 and a word of English."""
    near: tuple[str, ...] = ()
    """Where nothing was found: words that look or sound alike."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in order."""
        return tuple(entry for part in self.parts for entry in part.entries)


def find(
    query: str,
    dictionary: Dictionary,
    *,
    kind: Kind | None = None,
    limit: int = search.LIMIT,
) -> Answer:
    """Look up what somebody typed.

    Args:
        query: A word in either script, pinyin, English, a pattern, or a text.
        dictionary: Where to look.
        kind: How to take it; None: by what it looks like and what is there.
        limit: Entries at most, for each word of a text.

    Raises:
        UsageError: the query is a text longer than ``LONGEST``.
    """
    typed = query.strip()
    chosen = kind or _kind(typed, dictionary)
    if chosen is Kind.TEXT:
        if len(query) > LONGEST:
            raise UsageError("lookup.too-long", number=len(query), most=LONGEST)
        return Answer(query=query, kind=chosen, parts=_text(query, dictionary, limit))
    entries = tuple(_look[chosen](dictionary, typed, limit=limit))
    other = None
    if kind is None and chosen is Kind.PINYIN and not _TONE_SIGNS & set(typed.lower()):
        other = Kind.ENGLISH if search.is_meaning(dictionary, typed) else None
    return Answer(
        query=query,
        kind=chosen,
        parts=(Found(text=query, entries=entries),),
        other=other,
        near=() if entries else tuple(_near(typed, dictionary)),
    )


def kind_of(name: str | None) -> Kind | None:
    """Return the kind somebody named; None for None.

    Raises:
        UsageError: there is no such kind.
    """
    if name is None:
        return None
    try:
        return Kind(name)
    except ValueError as error:
        raise UsageError("lookup.no-kind", name=name, kinds=", ".join(Kind)) from error


def _kind(typed: str, dictionary: Dictionary) -> Kind:
    if _word(dictionary, typed, limit=1):
        return Kind.WORD
    signs = _PATTERN_SIGNS & set(typed)
    if HAN.search(typed):
        asks = _ONE_CHARACTER & set(typed) and search.by_pattern(dictionary, typed, limit=1)
        return Kind.PATTERN if signs or asks else Kind.TEXT
    if search.by_pinyin(dictionary, typed, limit=1):
        return Kind.PINYIN
    return Kind.PATTERN if signs else Kind.ENGLISH


def _word(dictionary: Dictionary, word: str, *, limit: int) -> list[Entry]:
    found = dictionary.ranked(word)
    if not found and HAN.search(word):
        found = dictionary.ranked(word.upper())  # 卡拉ok, t恤
    return found[:limit]


class _Search(Protocol):
    def __call__(self, dictionary: Dictionary, query: str, /, *, limit: int) -> list[Entry]: ...


_look: Mapping[Kind, _Search] = {
    Kind.WORD: _word,
    Kind.PATTERN: search.by_pattern,
    Kind.PINYIN: search.by_pinyin,
    Kind.ENGLISH: search.by_english,
}


def _text(text: str, dictionary: Dictionary, limit: int) -> tuple[Found, ...]:
    """Cut a text at the longest headwords from left to right; what is none stays together."""
    parts: list[Found] = []
    known: dict[str, Found] = {}
    unknown = position = 0
    while position < len(text):
        word = dictionary.longest(text, position) if HAN.match(text[position]) else ""
        if word:
            if unknown < position:
                parts.append(Found(text=text[unknown:position], entries=()))
            if word not in known:
                known[word] = Found(text=word, entries=tuple(dictionary.ranked(word)[:limit]))
            parts.append(known[word])
            unknown = position + len(word)
        position += len(word) or 1
    if unknown < len(text):
        parts.append(Found(text=text[unknown:], entries=()))
    return tuple(parts)


_LONGEST_READ = 40
"""Characters of a query that are looked at for suggestions."""
_NEAR = 8
"""Suggestions at most."""


def _near(typed: str, dictionary: Dictionary) -> list[str]:
    """Return words that begin or end like a Chinese word, its own parts, or sound alike."""
    bare = typed.strip("*?＊？ ")
    found: dict[str, None] = {}
    if HAN.search(bare):
        for position in range(min(len(bare), _LONGEST_READ)):
            if word := dictionary.longest(bare, position):
                found[word] = None
    elif len(bare) <= _LONGEST_READ:
        for end in range(len(bare) - 1, max(2, len(bare) - 4), -1):
            entries = search.by_pinyin(dictionary, f"{bare[:end]}*", limit=_NEAR)
            entries = entries or search.by_english(dictionary, bare[:end], limit=_NEAR)
            found.update(dict.fromkeys(entry.simplified for entry in entries))
            if found:
                break
    return list(found)[:_NEAR]
