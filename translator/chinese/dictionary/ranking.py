"""Which entry of a word a reader means most likely, when the dictionary is built.

Entries are numbered by it, so that the likeliest comes first wherever they are found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import islice

from translator.chinese.dictionary import levels
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex
from translator.text.languages import is_han
from translator.types import Entry

_RARE = lazy_regex(r"(?:\w+ )*variant of|used in|see |\(old\)|\(archaic\)")
_NAME_ALONE = lazy_regex(r"surname ")
_ARCHAIC = lazy_regex(r"variant of|used in|\((?:old|archaic|classical|literary|bound form)\b")
_COMMONEST = 100
"""Family names that six people in seven have: the first of ``surnames.tsv``."""
_TAGS_OF_NAMES = frozenset({"nr", "ns", "j", "zg"})
"""Parts of speech that jieba's list gives a character that mostly is a family name: person,
place, abbreviation of a name, and what its makers left open."""
_VARIANT_OF = lazy_regex(
    r"variant of (?P<traditional>[^|\[\s]+)(?:\|(?P<simplified>[^\[\s]+))?\[(?P<pinyin>[^\]]*)\]"
)
Readings = dict[str, dict[str, float]]
"""Character → reading → how much speaks for it."""


def readings_of(entries: list[Entry], frequencies: Mapping[str, int]) -> Readings:
    """Count each character's readings over the words that hold it, by their frequency."""
    counts: Readings = {}
    for entry in entries:
        syllables = entry.pinyin.split(" ")
        weight = _weight(entry, len(syllables), frequencies)
        for word in {entry.traditional, entry.simplified}:
            if len(word) != len(syllables):
                continue
            for character, syllable in zip(word, syllables, strict=True):
                if is_han(character):
                    table = counts.setdefault(character, {})
                    reading = syllable.lower()
                    table[reading] = table.get(reading, 0) + weight
    return counts


def _weight(entry: Entry, syllables: int, frequencies: Mapping[str, int]) -> float:
    """Say how much an entry counts for its characters' readings.

    The frequency of an ambiguous character says nothing about which reading it has, so its
    own entries count little; a character that stands alone is a surname more often than a
    rare word, hence the 20.
    """
    if syllables > 1:
        return 1.0 + frequencies[entry.simplified]
    if _NAME_ALONE.match(entry.meanings[0]):
        return 20.0
    return 0.01 if _READ_ELSEWHERE.match(entry.meanings[0]) else 1.0


_READ_ELSEWHERE = lazy_regex(r"(?:old |Japanese )?variant of|used in|see ")


def scores(entries: list[Entry], frequencies: Mapping[str, int], readings: Readings) -> list[float]:
    """Say of each entry how likely a reader means it, in bits.

    Args:
        entries: All of the dictionary.
        frequencies: Of the words in a corpus.
        readings: As ``readings_of`` returns them.
    """
    names = _usual_names(entries)
    return [_score(entry, frequencies, readings, names) for entry in entries]


def _usual_names(entries: list[Entry]) -> frozenset[str]:
    """Return the characters that, standing alone, mostly are a family name: 卢, 李, not 高.

    Those jieba's corpus mostly has as names and that are no word of HSK, if the name is one of
    the hundred commonest or whatever else the character means is archaic: who reads 李 has a
    person before him, not a plum; 梅 may well be a plum.
    """
    import rjieba

    jieba = rjieba.Jieba()
    commonest = frozenset(islice(surnames(), _COMMONEST))
    today = {
        entry.simplified
        for entry in entries
        if not _is_family_name(entry) and not _ARCHAIC.search(entry.meanings[0])
    }
    return frozenset(
        name
        for name in {entry.simplified for entry in entries if _is_family_name(entry)}
        if len(name) == 1
        and (name in commonest or (name in surnames() and name not in today))
        and levels.level(name) is None
        and {tag for _, tag in jieba.tag(name)} & _TAGS_OF_NAMES
    )


def _is_family_name(entry: Entry) -> bool:
    return entry.pinyin[:1].isupper() and any(map(_NAME_ALONE.match, entry.meanings))


def _score(
    entry: Entry, frequencies: Mapping[str, int], readings: Readings, names: frozenset[str]
) -> float:
    """Say how likely a reader means this entry, in bits.

    It is the frequency of the word, shared among a character's readings; variants, surnames
    and abbreviated names lose against an ordinary word, a surname against an archaic one, too,
    except where the character mostly is a surname.
    """
    if entry.simplified in names and _is_family_name(entry):
        return math.log2(1.0 + frequencies[entry.simplified]) + 0.5
    share = 1.0
    if len(entry.simplified) == 1:
        table = readings.get(entry.simplified, {})
        share = table.get(entry.pinyin.lower(), 0.0) / (sum(table.values()) or 1.0)
    score = math.log2(1.0 + frequencies[entry.simplified] * share)
    if _RARE.match(entry.meanings[0]) or _is_variant(entry):
        score -= 6.0
    elif _NAME_ALONE.match(entry.meanings[0]):
        score -= 6.5
    elif entry.pinyin[:1].isupper():  # 中 for China, 京 for Beijing: seldom alone
        score -= 5.0 if len(entry.simplified) == 1 else 1.0
    return score + min(len(entry.meanings), 8) / 100.0


def _is_variant(entry: Entry) -> bool:
    """Say whether any meaning calls it a variant of another entry of the same word.

    秊 is ``grain``, ``harvest (old)`` and only then ``variant of 年[nian2]``.
    """
    return any(
        (found["simplified"] or found["traditional"]) == entry.simplified
        and found["traditional"] != entry.traditional
        and found["pinyin"].casefold() == entry.pinyin.casefold()
        for meaning in entry.meanings
        for found in _VARIANT_OF.finditer(meaning)
    )
