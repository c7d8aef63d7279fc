"""What a word of one text may be in the other, as sets of stems that cost nothing to compare.

The same meanings that the aligner links by (``alignment.dictionary_links``), without their places:
whether a word is said at all can be asked several times faster than where. A whole meaning counts;
so do, for less, the meanings of a word's parts, which are often right and often chance.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translator.alignment.dictionary_links import phrases
from translator.alignment.english_tokens import forms, is_function
from translator.checks.name_evidence import DEMONYMS
from translator.checks.name_forms import STATES
from translator.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_REMEMBERED = 32768
_LONGEST = 8
"""Characters of a word whose parts are looked at."""
_MOST = 60
"""Entries of an English word that are looked at."""
_INITIALS = "^"
"""Before what is an acronym: ^un of United Nations meets UN, and no word that is written so."""
_AMERICANS, _AMERICA = frozenset({"american", "america"}), frozenset({_INITIALS + "us"})
"""Who are met by the initials of the United States, as the dictionary calls their country."""
_ACRONYM = (2, 6)
"""Letters of an acronym."""
_IN_BRACKETS = lazy_regex(r"\(([A-Z]{2,6})\)")
"""An acronym behind what it is short for: Hong Kong and Shanghai Banking Corporation (HSBC)."""
_STATES = {short.replace(".", "").lower(): name.lower() for name, short in STATES.items()}
"""How newspapers shorten the states of America: Wash., Ore."""
_DONE_THERE = {"tweet": "twitter"}
"""A verb and the name of the place where it is done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Meanings:
    """What a Chinese word may be in English."""

    whole: frozenset[str]
    """Stems of the words of content of its meanings, and their initials."""
    grammar: frozenset[str]
    """Meanings that are words of grammar alone: 其他 is other."""
    parts: frozenset[str]
    """Stems of what its parts of two characters and more mean; else of what its characters do."""
    proper: bool
    """Whether the dictionary has it as a name and as nothing else."""
    frequency: int
    """In jieba's corpus."""


@lru_cache(maxsize=_REMEMBERED)
def meanings(word: str, lexicon: Dictionary) -> Meanings:
    """Return what a Chinese word may be in English; nothing, where no dictionary lists it."""
    whole, grammar = _stems(word, lexicon)
    return Meanings(
        whole=whole,
        grammar=grammar,
        parts=_parts(word, lexicon),
        proper=lexicon.is_proper_noun_only(word),
        frequency=lexicon.frequency(word),
    )


@lru_cache(maxsize=_REMEMBERED)
def english_stems(word: str) -> frozenset[str]:
    """Return the stems by which an English word is met; a people's word is met by its country."""
    plain = word.lower()
    found = forms(plain)
    if is_acronym(word):
        found |= {_INITIALS + plain.replace(".", "")}
    if not word.islower():  # anti-Jewish as well
        for one in forms(plain):
            found |= forms(DEMONYMS[one]) if one in DEMONYMS else frozenset()
        for name in _STATES.get(plain.replace(".", ""), "").split():
            found |= forms(name)
    for one in found & _DONE_THERE.keys():
        found |= forms(_DONE_THERE[one])
    return found | _AMERICA if plain.removesuffix("s") in _AMERICANS else found


def is_acronym(word: str) -> bool:
    """Say whether an English word is written as an acronym: UN, U.S."""
    letters = word.replace(".", "")
    return letters.isupper() and letters.isascii() and _ACRONYM[0] <= len(letters) <= _ACRONYM[1]


@lru_cache(maxsize=8192)
def is_known_name(word: str, lexicon: Dictionary) -> bool:
    """Say whether an English name is what the dictionary calls some place or person."""
    plain = word.lower()
    found = lexicon.index_rows(
        "SELECT substr(entries, 1, ?) FROM english WHERE word = ?",
        array("I").itemsize * _MOST, DEMONYMS.get(plain, plain),
    )  # fmt: skip
    numbers = dict.fromkeys(number for (blob,) in found for number in array("I", blob))
    return any(one.pinyin[:1].isupper() for one in lexicon.entries(numbers))


@lru_cache(maxsize=_REMEMBERED)
def joined(words: str, lexicon: Dictionary) -> frozenset[str]:
    """Return the stems of what neighbouring words mean as one headword: 天气|预报."""
    return _stems(words, lexicon)[0]


@lru_cache(maxsize=_REMEMBERED)
def _stems(word: str, lexicon: Dictionary) -> tuple[frozenset[str], frozenset[str]]:
    whole: set[str] = set()
    grammar: set[str] = set()
    for phrase in phrases(word, lexicon):
        content = [one for one in phrase if not is_function(one)]
        for one in content:
            whole |= forms(one)
        if not content:
            grammar.update(phrase)
        if len(content) > 1:
            whole.add(_INITIALS + "".join(one[0] for one in content))
    for entry in lexicon.lookup(word):
        for meaning in entry.meanings:
            whole.update(_INITIALS + one.lower() for one in _IN_BRACKETS.findall(meaning))
    return frozenset(whole), frozenset(grammar)


def _parts(word: str, lexicon: Dictionary) -> frozenset[str]:
    if not 2 <= len(word) <= _LONGEST:
        return frozenset()
    for size in (range(2, len(word)), range(1, 2)):  # characters only where nothing longer is
        found: set[str] = set()
        for length in size:
            for start in range(len(word) - length + 1):
                found |= _stems(word[start : start + length], lexicon)[0]
        if found:
            return frozenset(found)
    return frozenset()
