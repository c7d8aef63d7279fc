"""How names are read: family names as family names, and a capital for each part of a name.

GB/T 16159-2012, 6.2: the family name and the given name are written apart, each with a capital
(Lǐ Huá, Ōuyáng Xiū); a family name before a title has one, too (Wáng xiānsheng); the name of a
foreigner or a place that is spelled out in characters is one word with a capital (Luógējīn).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.surnames import surnames, titles
from translator.chinese.pinyin import character_readings, family_names
from translator.chinese.words import words as cutting
from translator.chinese.words.compounds import characters_apart
from translator.chinese.words.vocabulary import Vocabulary


def of_names(
    words: Sequence[str],
    sounds: Callable[[int, int], Sequence[str]],
    *,
    dictionary: dictionaries.Dictionary,
    vocabulary: Vocabulary,
) -> Iterator[tuple[int, list[str]]]:
    """Read the names among a text's words.

    Args:
        words: The words in order.
        sounds: The syllables of a stretch of the text, as they are read so far.
        dictionary: Knows how family names are read.
        vocabulary: The document's names, and which of them are Chinese people's.

    Yields:
        Where a name begins in the text, and its syllables with their capitals.
    """
    kinds = cutting.rule_names(words, dictionary)
    start = 0
    for at, word in enumerate(words):
        end = start + len(word)
        if word in vocabulary.people:
            family = _family(word, dictionary)
            if family and len(family) < len(word):
                given = _capital(sounds(start + len(family), end))
                yield start, family + given
        elif word in vocabulary.names or at in kinds:
            yield start, _capital(sounds(start, end))
        elif _stands_before_a_name(words, at, kinds):
            family = _family(word, dictionary)
            if len(family) == len(word):
                yield start, family
        start = end


def _stands_before_a_name(words: Sequence[str], at: int, kinds: frozenset[int]) -> bool:
    """Whether a word is a family name before a given name or a title: 吴 恩达, 冯 先生."""
    word = words[at]
    if word not in surnames() or word in characters_apart() or at + 1 == len(words):
        return False
    if at + 1 in kinds and len(words[at + 1]) == 2:
        return True
    decided = character_readings.simplified(word) in family_names.table()
    return words[at + 1] in titles() and not decided


def _family(name: str, dictionary: dictionaries.Dictionary) -> list[str]:
    """Return the syllables of the family name a name begins with; none if it does not."""
    for length in (2, 1):
        family = character_readings.simplified(name[:length])
        if len(family) == length and (sounds := family_names.reading_of(family, dictionary)):
            return list(sounds)
    return []


def _capital(sounds: Sequence[str]) -> list[str]:
    """Give the first syllable a capital, and no other."""
    first, *rest = sounds
    return [first[:1].upper() + first[1:], *(sound[:1].lower() + sound[1:] for sound in rest)]
