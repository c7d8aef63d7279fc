"""What CC-CEDICT says a word means, as phrases that can be looked for in English."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from translator.alignment import english_tokens
from translator.chinese.dictionary.dictionary import Dictionary
from translator.lazy_regex import lazy_regex
from translator.types import Entry

Phrase = tuple[str, ...]
_NOTE = lazy_regex(r"\([^()]*\)")
_POINTER = lazy_regex(
    r"(?:see(?: also)?|(?:old |erhua |archaic |Japanese )?variant of|also written|abbr\. (?:for|of)"
    r"|equivalent to|same as)\s+(?:[^\s|\[/,;]+\|)?([^\s|\[/,;]+)\[[^\]]*\]"
)
_READING = lazy_regex(r"[\u3400-\u9fff|·]+(?:\[[^\]]*\])?")
_SKIPPED = lazy_regex(r"CL:|classifier for|surname |used in |Taiwan pr\.|also pr\.|Kangxi radical")
_SPLIT = lazy_regex(r"[;,/:]| or ")
_FILLER = frozenset(
    {
        "to",
        "a",
        "an",
        "the",
        "sb",
        "sth",
        "one's",
        "oneself",
        "etc",
        "be",
        "or",
        "e.g",
        "i.e",
        "esp",
    }
)
_LONGEST = 7
"""Words of a phrase: longer ones describe rather than translate."""


@lru_cache(maxsize=32768)
def phrases(word: str, lexicon: Dictionary) -> tuple[Phrase, ...]:
    """Return the meanings of a word in either script, in the dictionary's order.

    Articles, the ``to`` of verbs, notes in brackets and measure words are left out; an entry
    that only points to another one has that one's meanings.
    """
    found: list[Phrase] = []
    for entry in lexicon.lookup(word):
        found += _of_entry(entry)
        for pointed in _pointed(entry, lexicon):
            found += _of_entry(pointed)
    return tuple(dict.fromkeys(found))


def _pointed(entry: Entry, lexicon: Dictionary) -> Iterator[Entry]:
    for meaning in entry.meanings:
        for pointer in _POINTER.finditer(meaning):
            if pointer[1] not in (entry.simplified, entry.traditional):
                yield from lexicon.lookup(pointer[1])


def _of_entry(entry: Entry) -> list[Phrase]:
    found: list[Phrase] = []
    for meaning in entry.meanings:
        if _SKIPPED.match(meaning):
            continue
        bare = _READING.sub(" ", _POINTER.sub(" ", _NOTE.sub(" ", meaning)))
        for piece in _SPLIT.split(bare):
            phrase = _phrase(piece)
            if phrase:
                found.append(phrase)
    return found


def _phrase(piece: str) -> Phrase:
    words: Sequence[str] = [match.group().lower() for match in english_tokens.WORD.finditer(piece)]
    if len(words) > 1:
        words = [word for word in words if word not in _FILLER]
    return tuple(words) if len(words) <= _LONGEST else ()
