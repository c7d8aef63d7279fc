"""Which entries of the dictionary are several words.

CC-CEDICT lists whatever a reader may look up: also 人口密度, 北京大学 and 一个. Where a word ends
is decided by GB/T 16159-2012 (Basic rules of the Chinese phonetic alphabet orthography), the
national standard that says which syllables are written together; CC-CEDICT's capitals follow it:

* numerals and measure words, 这 and 那 before a measure word are written apart
  (``counted_words.tsv``; GB/T 13715-92, on segmentation for information processing, agrees);
* the specific and the generic part of a proper name are written apart: 北京 市, 北京 大学; the
  dictionary shows where by a capital, ``Bei3 jing1 Da4 xue2``;
* names of four syllables or more are written by words where they can be divided: 人口 密度.

What stays whole for a reader's sake: people's names, names whose parts are no names (黄河, 太平洋),
idioms and other fixed phrases, transliterations, and every word with an affix (科学家,
博物馆). Each part has an entry of its own, so that nothing becomes unexplained.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Protocol

from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.types import Entry

_FIXED = lazy_regex(r"\(idiom|\(proverb|\(saying|\(fig\.|\blit\. ")
"""How CC-CEDICT marks a phrase that means more than its words."""
_SURNAME = lazy_regex("(?:two-character )?surname ")
_LONGEST_PERSON = 4
"""Characters of a Chinese name with a family name of two: 司马相如."""
_ADMINISTRATIVE = frozenset("省市县縣区區州乡鄉镇鎮旗盟")
"""What every place of that rank is called after its name, whatever else its name means: 朝阳 区."""
_KNOWN = 3
"""Least frequency of the parts of a name: rarer two-character entries are no words of today."""


class Lexicon(Protocol):
    """What is asked of a dictionary."""

    def lookup(self, word: str) -> list[Entry]:
        """Return the entries of a word."""
        ...


def counted_words() -> Mapping[str, tuple[str, ...]]:
    """Return dictionary word → numeral, or 这 and 那, and measure word."""
    return _table()["counted"]


def measured_words() -> Mapping[str, tuple[str, ...]]:
    """Return dictionary word → measure word and what follows it, to be divided after a number."""
    return _table()["measured"]


@cache
def _table() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    rows = text_tables.rows("translator.chinese.words", "counted_words.tsv", 2)
    return {
        kind: {word.replace("|", ""): tuple(word.split("|")) for word in words.split()}
        for kind, words in rows
    }


def divide(
    word: str, dictionary: Lexicon, frequencies: Mapping[str, int]
) -> tuple[str, ...] | None:
    """Divide a dictionary word into the words it consists of.

    Args:
        word: A headword in either script.
        dictionary: Has its entries.
        frequencies: Every headword with its frequency.

    Returns:
        Two words or more, each a headword; None: it is one word.
    """
    counted = counted_words().get(word)
    if counted is not None or len(word) < 3:
        return counted
    entries = [entry for entry in dictionary.lookup(word) if _is_syllabic(entry, word)]
    for entry in entries:
        parts = _by_capitals(word, entry, frequencies, dictionary)
        if parts:
            return tuple(
                piece
                for part in parts
                for piece in divide(part, dictionary, frequencies) or (part,)
            )
    if len(word) > 3 and entries and not any(_is_fixed(word, entry) for entry in entries):
        return _by_words(word, frequencies)
    return None


def _is_syllabic(entry: Entry, word: str) -> bool:
    """Whether each character is a syllable (not 花儿 huar1, nor Latin letters)."""
    return len(entry.pinyin.split(" ")) == len(word)


def _by_capitals(
    word: str, entry: Entry, frequencies: Mapping[str, int], dictionary: Lexicon
) -> list[str]:
    """Divide a proper name where its pinyin has a capital: ``Guang3 dong1 Sheng3``."""
    syllables = entry.pinyin.split(" ")
    starts = [at for at, syllable in enumerate(syllables) if syllable[0].isupper()]
    if len(starts) < 2 or starts[0] != 0:
        return []
    parts = [word[start:end] for start, end in pairwise([*starts, len(word)])]
    if not all(part in frequencies for part in parts):
        return []
    if any(len(part) < 2 for part in parts[:-1]):  # 李小龙, 黑海舰队
        return []
    if len(word) <= _LONGEST_PERSON and _is_surname(parts[0], dictionary):
        return []
    feature = len(parts[-1]) == 1 and parts[-1] not in _ADMINISTRATIVE
    if feature and not _is_name(parts[-2], dictionary):  # 太平洋, 华尔街
        return []
    return parts


def _is_name(word: str, dictionary: Lexicon) -> bool:
    return all(entry.pinyin[:1].isupper() for entry in dictionary.lookup(word))


def _is_surname(word: str, dictionary: Lexicon) -> bool:
    meanings = (meaning for entry in dictionary.lookup(word) for meaning in entry.meanings)
    return any(_SURNAME.match(meaning) for meaning in meanings)


def _is_fixed(word: str, entry: Entry) -> bool:
    """Whether a long entry is one word: an idiom, a reduplication, or a single name."""
    if any(_FIXED.search(meaning) for meaning in entry.meanings):
        return True
    if word[0] == word[1] and word[2] == word[3]:  # 高高兴兴
        return True
    return sum(syllable[0].isupper() for syllable in entry.pinyin.split(" ")) == 1


def _by_words(word: str, frequencies: Mapping[str, int]) -> tuple[str, ...] | None:
    """Divide into the fewest headwords of two characters or more; None: it cannot be done."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            before, part = best[start], word[start:end]
            if before is None or part == word or frequencies.get(part, 0) < _KNOWN:
                continue
            longest = best[end]
            if longest is None or len(before) + 1 < len(longest):
                best[end] = (*before, part)
    return best[-1]
