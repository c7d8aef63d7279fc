"""What single characters are as words of their own, by what the dictionary says of them.

CC-CEDICT writes the measure word of a thing (``CL:輛|辆[liang4]``), says of a measure word that it
is a classifier or a unit, and begins the meaning of a verb with *to*. So 车停了 is seen to be a
thing and what it does, and 两支枪 a number, a measure word and a thing.
"""

from __future__ import annotations

from functools import lru_cache

from translator.chinese.dictionary import dictionary as dictionaries
from translator.lazy_regex import lazy_regex

_THING = lazy_regex(r"\bCL:")
_MEASURE = lazy_regex(r"\b(?:classifier|unit|dollar|catty)\b")
_VERB = lazy_regex(r"(?:\([^)]*\) ?)*to ")
_READ_ELSEWHERE = lazy_regex(
    r"(?:old |archaic |Japanese |erroneous )*variant of|surname |used in|see |abbr\. for"
)
_VERBAL = 0.4
"""Least share of a verb's meanings among all its meanings."""


class CharacterKinds:
    """Says of single characters what they are by themselves; remembers what it has looked up."""

    def __init__(self, dictionary: dictionaries.Dictionary) -> None:
        self._dictionary = dictionary
        self.is_thing = lru_cache(maxsize=8192)(self._is_thing)
        self.is_verb = lru_cache(maxsize=8192)(self._is_verb)
        self.may_be_verb = lru_cache(maxsize=8192)(self._may_be_verb)
        self.is_measure = lru_cache(maxsize=8192)(self._is_measure)

    def _meanings(self, character: str) -> list[str]:
        return [
            meaning
            for entry in self._dictionary.lookup(character)
            if entry.pinyin[:1].islower() and not _READ_ELSEWHERE.match(entry.meanings[0])
            for meaning in entry.meanings
        ]

    def _is_thing(self, character: str) -> bool:
        """Whether it is a noun that is counted: 车, 书, 门."""
        return any(map(_THING.search, self._meanings(character)))

    def _is_verb(self, character: str) -> bool:
        """Whether it is a verb: 停, 放, 开; not 花, which also is *to spend*."""
        meanings = [one for one in self._meanings(character) if not one.startswith("CL:")]
        verbal = sum(_VERB.match(one) is not None for one in meanings)
        return verbal > 0 and verbal >= _VERBAL * len(meanings)

    def _may_be_verb(self, character: str) -> bool:
        """Whether it is a verb among other things: 切, 响, 断."""
        return any(map(_VERB.match, self._meanings(character)))

    def _is_measure(self, character: str) -> bool:
        """Whether it counts things or is a unit: 匹, 支, 斤."""
        return any(map(_MEASURE.search, self._meanings(character)))

    def measures(self, word: str, measure: str) -> bool:
        """Whether the dictionary gives a thing this measure word: 镜子 has 面."""
        return any(
            measure in (traditional, simplified)
            for entry in self._dictionary.lookup(word)
            for meaning in entry.meanings
            if "CL:" in meaning
            for traditional, simplified in _NAMED.findall(meaning.partition("CL:")[2])
        )


_NAMED = lazy_regex(r"([^\s,|\[\]()]+)(?:\|([^\s,\[\]()]+))?\[")
