"""The chain that reads a text: words, rules, usual readings, rare characters.

A text is cut into the dictionary's longest words, and each is read by the first of these that
knows it:

1. the word: its reading in CC-CEDICT, or a row of ``polyphones.tsv`` where it has several;
2. a rule: a character that stands alone and its neighbours, a row of ``polyphones.tsv``;
3. the table: its usual reading, from ``polyphones.tsv``, else counted over CC-CEDICT's words;
4. what is rare: Unihan's customary reading, for the characters CC-CEDICT lacks.

The readings are then given for the words the caller cut, which may be finer or coarser, and
names among them get their capitals (``name_readings``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.pinyin import character_readings, family_names, name_readings, polyphones
from translator.chinese.pinyin import sandhi as speech
from translator.chinese.pinyin.syllables import Style, written
from translator.chinese.words import doubled
from translator.chinese.words import words as cutting
from translator.chinese.words.vocabulary import Vocabulary
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS
from translator.types import Entry

Cut = Callable[[str], Sequence[str]]
"""What cuts a text into the words readings are given for; joined, they are the text."""

_RUN = lazy_regex(f"[{HAN_CLASS}]+")
_VARIANT = lazy_regex(
    r"(?:old |archaic |Japanese |erroneous )?variant of|see |used in|surname |\(old\)"
)
_REPEATED, _ZERO = "々", "〇"


class Source(StrEnum):
    """What gave a reading, the surest first."""

    WORD = "word"
    RULE = "rule"
    TABLE = "table"
    RARE = "rare"
    NONE = ""


_SURENESS = tuple(Source)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A word of a text and how it is read."""

    word: str
    start: int
    """Offset in the text."""
    syllables: tuple[str, ...]
    """One a character, with tone numbers (``bei3``, ``lu:4``, ``r5``); empty for what is not
    Chinese, and for a word with a character nobody has a reading for."""
    text: str
    """The syllables as the style writes them together; "" where there are none."""
    source: Source
    """The least sure of what gave its syllables."""


class _Syllable(NamedTuple):
    """How one character is read. A tuple: a text makes and compares very many of them."""

    sound: str
    source: Source


_UNKNOWN = _Syllable(sound="", source=Source.NONE)


class Reader:
    """Reads texts with one dictionary; remembers what it has read."""

    def __init__(self, dictionary: dictionaries.Dictionary) -> None:
        self._dictionary = dictionary
        self._cutter = cutting.segmenter(dictionary)
        self._of_word = lru_cache(maxsize=65536)(self._read_word)
        self._of_character = lru_cache(maxsize=16384)(self._read_character)

    def read(
        self,
        text: str,
        *,
        style: Style,
        spoken: bool,
        cut: Cut | None,
        vocabulary: Vocabulary,
    ) -> list[Reading]:
        """Read a text; the words readings are given for are those of ``cut``."""
        found = self._syllables(text)
        if cut is None:
            words = cutting.words(text, self._dictionary, vocabulary=vocabulary)
        else:
            words = list(cut(text))
        self._read_names(words, found, vocabulary)
        if spoken:
            found = _spoken(text, words, found)
        result, start = [], 0
        for word in words:
            result.append(_reading(word, start, found[start : start + len(word)], style))
            start += len(word)
        return result

    def _syllables(self, text: str) -> list[_Syllable]:
        """Read every character of a text; what is not Chinese has no sound."""
        result = [_UNKNOWN] * len(text)
        plain = character_readings.simplified(text)
        rules = polyphones.rules()
        families = family_names.table()
        for run in _RUN.finditer(text):
            units = self._cutter.cut(run.group(), False)
            start = run.start()
            for number, unit in enumerate(units):
                end = start + len(unit)
                word = self._of_word(unit)
                simple = plain[start:end]
                for key in (unit, simple):
                    if key in rules:
                        singles = polyphones.singles(units, number + 1)
                        chosen = self._chosen(unit, key, plain, start, singles)
                        if chosen is not None:
                            word = chosen
                            break
                result[start:end] = word
                if simple in families or (start and plain[start - 1] == "姓"):
                    self._read_family(result, plain, start, units, number)
                start = end
            for place in doubled.words(run.group(), units, self._listed):
                start = run.start() + place
                result[start : start + 4] = self._read_doubled(text[start : start + 4])
            for place in range(run.start() + 1, run.end()):
                if text[place] == _REPEATED:
                    result[place] = result[place - 1]
        return result

    def _read_family(
        self,
        result: list[_Syllable],
        plain: str,
        start: int,
        units: Sequence[str],
        number: int,
    ) -> None:
        """Read a word as a family name where it is one; its 老 or 小 has a capital, too."""
        if not family_names.is_name(plain, start, units, number):
            return
        name = plain[start : start + len(units[number])]
        sounds = family_names.reading_of(name, self._dictionary)
        if not self._is_written(name, units[number], " ".join(sounds)):
            return
        for place, sound in enumerate(sounds, start):
            result[place] = _Syllable(sound=sound, source=Source.RULE)
        if number and units[number - 1] in family_names.NICKNAMES:
            before = result[start - 1]
            result[start - 1] = before._replace(sound=before.sound.capitalize())

    def _is_written(self, name: str, unit: str, pinyin: str) -> bool:
        """Whether a name may be written so: Piáo is 朴 in both scripts, and 樸 is no name."""
        entries = self._dictionary.lookup(name) if unit != name else []
        forms = {one.traditional for one in entries if one.pinyin.lower() == pinyin.lower()}
        return not forms or unit in forms

    def _listed(self, word: str) -> bool:
        return bool(self._dictionary.lookup(word))

    def _read_doubled(self, word: str) -> tuple[_Syllable, ...]:
        """Read 漂漂亮亮 by 漂亮; the second character has its tone."""
        if self._dictionary.lookup(word):
            return self._of_word(word)
        first, second = self._of_word(word[0] + word[2])
        if second.sound.endswith("5"):
            toned = self._toned(word[2], second.sound) or second.sound
            second = _Syllable(sound=toned, source=second.source)
        return first, first, second, second

    def _read_names(
        self, words: Sequence[str], found: list[_Syllable], vocabulary: Vocabulary
    ) -> None:
        """Read family names as family names, and give each part of a name its capital."""

        def sounds(start: int, end: int) -> list[str]:
            return [one.sound for one in found[start:end]]

        names = name_readings.of_names(
            words, sounds, dictionary=self._dictionary, vocabulary=vocabulary
        )
        for start, syllables in names:
            for place, sound in enumerate(syllables, start):
                if sound.lower() != found[place].sound.lower():
                    found[place] = _Syllable(sound=sound, source=Source.WORD)
                elif sound:
                    found[place] = _Syllable(sound=sound, source=found[place].source)

    def _chosen(
        self, unit: str, key: str, plain: str, start: int, singles: int
    ) -> tuple[_Syllable, ...] | None:
        """Read a word by the rows of ``polyphones.tsv``; None: they do not know this one.

        ``key`` is the word as the rows have it: itself (乾), else in Simplified characters.
        """
        found = polyphones.choose(key, plain, start, singles)
        if found is None:
            return None
        reading, by_neighbours = found
        if len(unit) > 1:
            return tuple(_Syllable(sound=sound, source=Source.WORD) for sound in reading.split(" "))
        if unit != key and reading not in self._sounds(unit):
            return None  # 髮 has fewer readings than the 发 it is written as
        return (_Syllable(sound=reading, source=Source.RULE if by_neighbours else Source.TABLE),)

    def _sounds(self, character: str) -> set[str]:
        found = self._dictionary.lookup(character)
        return {entry.pinyin.lower() for entry in found if entry.pinyin}

    def _read_word(self, word: str) -> tuple[_Syllable, ...]:
        """Read a word without looking at what stands around it."""
        if len(word) > 1:
            entries = [one for one in self._dictionary.lookup(word) if one.pinyin]
            sounds = _best(entries).pinyin.split(" ") if entries else []
            if len(sounds) == len(word):
                return tuple(_Syllable(sound=sound, source=Source.WORD) for sound in sounds)
        return tuple(map(self._of_character, word))

    def _read_character(self, character: str) -> _Syllable:
        """Read a character by itself."""
        usual = self._dictionary.reading(character)
        if usual.endswith("5"):
            # 娘 is neutral in 姑娘, but alone it has its tone; particles are in the table.
            usual = self._toned(character, usual) or usual
        if usual:
            certain = len(self._sounds(character)) == 1
            return _Syllable(sound=usual, source=Source.WORD if certain else Source.TABLE)
        rare = "ling2" if character == _ZERO else character_readings.customary(character)
        return _Syllable(sound=rare, source=Source.RARE) if rare else _UNKNOWN

    def _toned(self, character: str, neutral: str) -> str:
        customary = character_readings.customary(character)
        if customary[:-1] == neutral[:-1]:
            return customary
        sounds = sorted(self._sounds(character))
        return next((sound for sound in sounds if sound[:-1] == neutral[:-1]), "")


def _reading(word: str, start: int, found: Sequence[_Syllable], style: Style) -> Reading:
    syllables, text, source = _together(word, tuple(found), style)
    return Reading(word=word, start=start, syllables=syllables, text=text, source=source)


@lru_cache(maxsize=32768)
def _together(
    word: str, found: tuple[_Syllable, ...], style: Style
) -> tuple[tuple[str, ...], str, Source]:
    """Put the syllables of a word together."""
    chinese = [one for one, character in zip(found, word, strict=True) if _RUN.match(character)]
    if not chinese or not all(one.sound for one in chinese):
        return (), "", Source.NONE
    syllables = tuple(one.sound for one in chinese)
    return (
        syllables,
        written(syllables, style),
        max((one.source for one in chinese), key=_SURENESS.index),
    )


def _spoken(text: str, words: Sequence[str], found: Sequence[_Syllable]) -> list[_Syllable]:
    """Change the tones as speech does."""
    owners = [number for number, word in enumerate(words) for _ in word]
    sounds = speech.applied(text, [one.sound for one in found], owners)
    return [
        one if one.sound == sound else _Syllable(sound=sound, source=one.source)
        for one, sound in zip(found, sounds, strict=True)
    ]


def _best(entries: Sequence[Entry]) -> Entry:
    """Return the entry a reader most likely means: no variant, no name, most meanings."""
    return max(
        entries,
        key=lambda entry: (
            _VARIANT.match(entry.meanings[0]) is None,
            entry.pinyin[:1].islower(),
            len(entry.meanings),
        ),
    )
