"""What a reader is shown of a dictionary entry: its meanings taken apart and explained.

CC-CEDICT writes classifiers, other pronunciations and references into the meanings:
``CL:本[ben3],冊|册[ce4]``, ``Taiwan pr. [xiao2]``, ``variant of 裡|里[li3]``. A card has each in
its place, pinyin with tone marks, and the entries a reference leads to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from translator.chinese.dictionary import levels
from translator.chinese.dictionary.cedict import UNKNOWN, spaced
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.pinyin import numbered_to_marked
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS
from translator.types import Entry

_WORD = r"(?P<traditional>[^\s\[\]|,;()/:]+)(?:\|(?P<simplified>[^\s\[\]|,;()/]+))?"
_NAMED = lazy_regex(_WORD + r"\[(?P<pinyin>[^\]]+)\]")
_BARE = lazy_regex(
    rf"(?<![^\s(,])(?P<traditional>[{HAN_CLASS}]+)(?:\|(?P<simplified>[{HAN_CLASS}]+))?"
)
_CLASSIFIERS = lazy_regex(r"\s*\(?CL:((?:[^\s\[\]()]+\[[^\]]+\](?:, ?)?)+)\)?")
_PRONUNCIATION = lazy_regex(
    r"\(?(?P<where>(?:also|Taiwan|Taiwanese|colloquial|old|mainland|Beijing)(?: also)?) pr\. "
    r"(?P<readings>\[[^\]]+\](?:(?:,| or| and) \[[^\]]+\])*)\)?"
)
_READING = lazy_regex(r"\[([^\]]+)\]")
_KINDS = (
    r"(?P<kind>(?:[\w-]+ ){0,3}variant of|see also|see|abbr\. (?:for|of|to)|short for|also written"
    r"|used in|same as|contraction of)"
)
_REFERENCE = lazy_regex(rf"(?:^|[(;,]\s*|\b(?:also|character|the) ){_KINDS} (?=\S)", re.IGNORECASE)
_BOTH_SCRIPTS = lazy_regex(r"([^\s|()\[\];,/]+)\|([^\s|()\[\];,/]+)")
_ONLY_REFERS = lazy_regex(r"(?:[\w-]+ ){0,3}variant of |see |used in |abbr\. for ")
_SYLLABLE = lazy_regex(r"[A-Za-züÜ:]+[1-5]")
_DOTS = "…"
_JOINED_AFTER = frozenset("aeoāáǎàēéěèōóǒò")
_BAND_NAMES: Mapping[int, str] = {
    1: "very common", 2: "common", 3: "fairly common", 4: "uncommon", 5: "rare",
}  # fmt: skip
"""Bands of frequency, see ``Dictionary.frequency_band``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A Chinese word that a meaning names."""

    traditional: str
    simplified: str
    pinyin: str
    """With tone marks; "": the dictionary does not say."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Another word that a meaning sends the reader to."""

    kind: str
    """``variant of``, ``see``, ``abbr. for``, ``also written``, ``used in`` …"""
    word: Word
    entries: tuple[Entry, ...]
    """What the dictionary has for it: those with that pinyin, else all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A dictionary entry as a reader is shown it."""

    entry: Entry
    pinyin: str
    """With tone marks: ``Zhōngguó``."""
    senses: tuple[str, ...]
    """Meanings without what stands in the fields below; pinyin in them has tone marks."""
    classifiers: tuple[Word, ...]
    """Measure words, the usual one first."""
    references: tuple[Reference, ...]
    pronunciations: tuple[tuple[str, str], ...]
    """Other ones: (``Taiwan``, ``xiáo``), (``also``, ``yāo``)."""
    level: int | None
    """HSK 3.0 by GF0025-2021; 7 stands for 7 to 9; None: not listed, or the list means
    another entry of the word (the common reading, not the surname)."""
    band: int | None
    """Of frequency, 1 to 5; None: not counted, or another entry is."""

    @property
    def level_name(self) -> str:
        """The level as people say it: ``HSK 3``, ``HSK 7–9``, or nothing."""
        return levels.name(self.level)

    @property
    def band_name(self) -> str:
        """The band as people say it: ``very common``, or nothing."""
        return _BAND_NAMES.get(self.band or 0, "")


def card(entry: Entry, dictionary: Dictionary) -> Card:
    """Return the card of an entry.

    Args:
        entry: Of the dictionary.
        dictionary: Where references are looked up.
    """
    senses: list[str] = []
    classifiers: list[Word] = []
    references: list[Reference] = []
    pronunciations: list[tuple[str, str]] = []
    for meaning in entry.meanings:
        rest = meaning
        for listed in _CLASSIFIERS.findall(rest):
            classifiers += [_word(found) for found in _NAMED.finditer(listed)]
        rest = _CLASSIFIERS.sub("", rest)
        for found in _PRONUNCIATION.finditer(rest):
            pronunciations += [
                (found["where"], marked(one)) for one in _READING.findall(found["readings"])
            ]
        if _PRONUNCIATION.fullmatch(rest.strip()):
            continue  # whole in its field
        references += _references(rest, dictionary)
        if rest.strip():
            senses.append(with_marks(rest.strip()))
    counts = not _stands_aside(entry, dictionary)
    return Card(
        entry=entry,
        pinyin=marked(entry.pinyin),
        senses=tuple(senses),
        classifiers=tuple(dict.fromkeys(classifiers)),
        references=tuple({one.word: one for one in references}.values()),
        pronunciations=tuple(dict.fromkeys(pronunciations)),
        level=levels.level(entry.simplified) if counts else None,
        band=dictionary.frequency_band(entry.simplified) if counts else None,
    )


def _stands_aside(entry: Entry, dictionary: Dictionary) -> bool:
    """Say whether lists of words mean another entry of the same characters than this one."""
    first = next(iter(dictionary.ranked(entry.simplified)), entry)
    if first == entry:
        return False
    other_reading = _plain(entry.pinyin) != _plain(first.pinyin)
    one_is_name = entry.pinyin[:1].isupper() != first.pinyin[:1].isupper()
    return other_reading or one_is_name or _ONLY_REFERS.match(entry.meanings[0]) is not None


def marked(pinyin: str) -> str:
    """Write the dictionary's pinyin with tone marks, words together: ``Bei3 jing1`` → ``Běijīng``.

    A capital begins a new word (``Zhōnghuá Rénmín Gònghéguó``); an apostrophe stands before a
    syllable that begins with a vowel (GB/T 16159-2012). Where only some syllables are known, dots
    stand for the others: ``jiu4 xx5`` → ``jiù …``; where none is, nothing is written.
    """
    syllables = [_DOTS if one == UNKNOWN else one for one in spaced(pinyin).split()]
    if set(syllables) == {_DOTS}:
        return ""
    result = ""
    spelled = True  # the last one was a syllable with a tone
    for syllable in syllables:
        written = numbered_to_marked(syllable)
        last, spelled = spelled, _SYLLABLE.fullmatch(syllable) is not None
        if result and not (written[0] in ",·" or result[-1] == "·"):
            if not (last and spelled) or written[0].isupper():
                result += " "
            elif written[0] in _JOINED_AFTER:
                result += "'"
        result += "r" if syllable == "r5" and result else written
    return result


def with_marks(meaning: str) -> str:
    """Write a meaning with tone marks: ``variant of 裡|里[li3]`` → ``variant of 裡|里 (lǐ)``."""
    return _READING.sub(_in_brackets, meaning)


def _in_brackets(found: re.Match[str]) -> str:
    if not _SYLLABLE.search(found[1]):
        return found[0]  # a sound of another language
    if not marked(found[1]):
        return ""
    before = found.string[: found.start()]
    space = "" if not before or before[-1] in " (" else " "
    return f"{space}({marked(found[1])})"


def _word(found: re.Match[str]) -> Word:
    pinyin = found.groupdict().get("pinyin")
    return Word(
        traditional=found["traditional"],
        simplified=found["simplified"] or found["traditional"],
        pinyin=marked(pinyin) if pinyin else "",
    )


def _references(meaning: str, dictionary: Dictionary) -> list[Reference]:
    """Return the words that stand behind ``see``, ``variant of`` and their like."""
    result: list[Reference] = []
    starts = list(_REFERENCE.finditer(meaning))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(meaning)
        named = meaning[start.end() : end].partition(")" if "(" in start[0] else "\0")[0]
        words = list(_NAMED.finditer(named)) or list(_BARE.finditer(named))[:1]
        kind = start["kind"].lower()
        result += [
            Reference(kind=kind, word=_word(one), entries=_entries(one, dictionary))
            for one in words
        ]
    return result


def _entries(found: re.Match[str], dictionary: Dictionary) -> tuple[Entry, ...]:
    entries = [
        one for one in dictionary.ranked(found["traditional"])
        if found["simplified"] in (None, one.simplified)
    ]  # fmt: skip
    pinyin = found.groupdict().get("pinyin")
    sounding = [one for one in entries if pinyin and _plain(one.pinyin) == _plain(pinyin)]
    return tuple(sounding or entries)


def _plain(pinyin: str) -> str:
    return spaced(pinyin).casefold()


def gist(entry: Entry) -> str:
    """Return an entry's meanings in one line, without classifiers and pronunciations."""
    bare = (_CLASSIFIERS.sub("", one).strip() for one in entry.meanings)
    return "; ".join(with_marks(one) for one in bare if one and not _PRONUNCIATION.fullmatch(one))


def in_one_script(meaning: str, script: str) -> str:
    """Leave one of the two scripts out of words written as ``裡|里``.

    Args:
        meaning: A card's sense.
        script: ``zh-Hans`` or ``zh-Hant``: which stays.
    """
    kept = r"\1" if script == "zh-Hant" else r"\2"
    return _BOTH_SCRIPTS.sub(kept, meaning)
