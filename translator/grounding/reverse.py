"""Rare proper nouns of the dictionary, English → Chinese: Kathmandu is 加德满都.

CC-CEDICT goes from Chinese to English. Once for each dictionary it is read backwards: which
proper noun has which clean English name. A name that several Chinese words share is kept only
where one of them is clearly meant. The result stands in a table of its own beside the
dictionary's database, so that it need not be made again.
"""

from __future__ import annotations

import logging
import re
import sqlite3
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translator.grounding import terms
from translator.grounding.names import Lexicon
from translator.grounding.spans import Span
from translator.text.dictionary import Dictionary
from translator.types import Entry

CERTAINTY = 0.8
_VERSION = 1
"""Of what is taken from the dictionary; a change makes the table be built anew."""
_SHORTEST = 4
"""Letters of a single word; shorter ones are abbreviations and chance."""
_CLEARLY = 10
"""How many times more frequent a Chinese form is than the next to be the one meant."""
_NOT_NAMES = re.compile(r"(?:人|语|文|话|族|式|姓|氏|历|月|日|周.|星期.|礼拜.)")
"""Ends of Chinese words for nationalities, languages, days: ordinary words in Chinese."""
_SKIPPED = re.compile(
    r"\((?:Tw|Taiwan|old|archaic|dated|HK|slang|coll\.|loanword)\b|Taiwan (?:variant|equivalent)|"
    r"\((?:[A-Z]\w+ )?(?:sur)?name\)|surname|\blanguages?\b|\bnationalit|\bethnic|\bMonday\b|"
    r"(?:Tues|Wednes|Thurs|Fri|Satur|Sun)day|\bnickname\b|\babbr\. for\b|\bjocular|dialect|"
    r"\bpinyin\b|\bidiom\b|Japanese given name|\bera\b|\breign|\bdynasty name"
)
_PERSON = re.compile(r"\((?:c\. ?|born |b\. )?\d{2,4}(?: BC)?(?:-|–|\?)|\((?:born|died)|\(\d{4}\)")
_FULL_NAME = re.compile(r"(?:[A-Z][\w’'.-]+ ){1,3}(?:(?:de|von|van|bin|al|du|la|da) )*[A-Z][\w’'-]+")
_GENERIC = {"市": "City", "县": "County", "区": "District", "镇": "Town", "乡": "Township",
            "省": "Province", "州": "Prefecture"}  # fmt: skip
_CROSS_REFERENCE = re.compile(r"see (?:[^|\[\]/ ]+\|)?([^|\[\]/ ]+)\[")
_CAPITALISED = re.compile(r"(?<![\w-])[A-Z]")
_NEIGHBOUR_BEFORE = re.compile(r"([A-Z][\w’'.-]*) $")
_NEIGHBOUR_AFTER = re.compile(r" [A-Z][\w’'-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“”\"'‘’()\n—–-])\s*$")
_JOINS_NOTHING = frozenset(
    "A An The In On At To Of And Or But For From By With As If When While After Before Since "
    "Near Between Like Both Unlike Until Under Over Into Is Was Are Were Has Had Did Does Not "
    "Visit See Today Yesterday Meanwhile Then Though Although Because Where That This".split()
)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendering:
    """What an English name is in Chinese."""

    chinese: str
    others: tuple[str, ...]
    """Other Chinese words for the same, which a translation may use as well."""
    person: bool
    common: bool
    """Whether the model knows it (``terms.RARE``)."""


@dataclass(frozen=True, kw_only=True)
class Reverse:
    """The dictionary's proper nouns by their English names."""

    names: Mapping[str, Rendering]
    words: frozenset[str]
    """Lower-case words that stand in the dictionary's English."""

    @cached_property
    def _by_first_word(self) -> Mapping[str, tuple[str, ...]]:
        result: dict[str, list[str]] = defaultdict(list)
        for name, rendering in self.names.items():
            if not rendering.common:
                result[_first_word(name)].append(name)
        return {word: tuple(sorted(names, key=len, reverse=True)) for word, names in result.items()}

    def spans(self, text: str) -> list[Span]:
        """Find rare names in English text: whole words, as written, the longest first."""
        found: list[Span] = []
        at = 0
        while match := _CAPITALISED.search(text, at):
            start = match.start()
            at = start + 1
            for name in self._by_first_word.get(_first_word(text[start:]), ()):
                if text.startswith(name, start) and self._stands(text, start, name):
                    found.append(_span(name, start, self.names[name]))
                    at = start + len(name)
                    break
        return found

    def _stands(self, text: str, start: int, name: str) -> bool:
        """Whether it is the name and no piece of a longer one."""
        after = text[start + len(name) :]
        if re.match(r"[\w-]|[’'](?!s\b)\w|\.\w", after):
            return False
        if " " in name and not self.names[name].person:
            return True
        before = _NEIGHBOUR_BEFORE.search(text[:start])
        if before and before[1] not in _JOINS_NOTHING:
            return False
        return not _NEIGHBOUR_AFTER.match(after)


NOTHING = Reverse(names={}, words=frozenset())
_known: dict[Path, Reverse] = {}
_building = threading.Lock()


def reverse(lexicon: Lexicon) -> Reverse:
    """Return the dictionary read backwards; made once and kept on disk.

    A lexicon that is no ``Dictionary`` cannot be read as a whole: nothing is found with it.
    """
    if not isinstance(lexicon, Dictionary):
        return NOTHING
    database = _database(lexicon)
    with _building:
        if database not in _known:
            table = database.with_name(f"{database.stem}-names-{_VERSION}.sqlite3")
            if not table.exists():
                result = build(_entries(database))
                _save(result, table)
                _known[database] = result
            else:
                _known[database] = _load(table)
        return _known[database]


def spans(text: str, *, lexicon: Lexicon) -> list[Span]:
    """Find rare proper nouns of the dictionary in English text."""
    return reverse(lexicon).spans(text)


def build(entries: Iterable[tuple[Entry, int]]) -> Reverse:
    """Read a dictionary backwards.

    Args:
        entries: All of its entries, each with the frequency of its Simplified form.
    """
    by_word: dict[str, list[Entry]] = defaultdict(list)
    frequency: dict[str, int] = {}
    words: set[str] = set()
    for entry, count in entries:
        by_word[entry.simplified].append(entry)
        frequency[entry.simplified] = count
        for meaning in entry.meanings:
            words.update(re.findall(r"(?<![\w'’-])[a-z]{2,}(?![\w’'])", _unquoted(meaning)))
    proper = {
        word: group
        for word, group in by_word.items()
        if len(word) > 1 and all(entry.pinyin[:1].isupper() for entry in group)
    }
    candidates: dict[str, list[_Candidate]] = defaultdict(list)
    for word, group in proper.items():
        for name, rank in _names(word, group, proper):
            if _is_name(name, words):
                candidates[name].append(
                    _Candidate(
                        chinese=word, frequency=frequency[word], rank=rank,
                        person=any(_PERSON.search(entry.meanings[0]) for entry in group),
                    )
                )  # fmt: skip
    names = {}
    for name, found in candidates.items():
        rendering = _choose(found)
        if rendering is not None:
            names[name] = rendering
    return Reverse(names=names, words=frozenset(words))
