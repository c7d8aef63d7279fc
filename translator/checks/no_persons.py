"""Words of a Chinese text that read like a person's name in pinyin and are none: 许多人, 周一晚."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator.chinese.dictionary.surnames import surnames

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_SURE_WORD = 300
"""How often a word stands in the corpus from which it is an ordinary word, not a name."""
_FUNCTION_SURNAMES = frozenset("于全向和何后方马韩许时曾常应连万成同安越金元任周与从严毕边古都公")
"""Family names that are as often a word before another: 于地震, 全英国, 韩美军."""
_LONGEST = 4
"""Characters of a name, and of a word that may go over its edge."""
_LEAST_LEAD = 10.0
"""Lead over being a transliteration (``grounding.people``) of a name that may well be one."""
_AROUND = 40
"""Characters on either side that say whether somebody is named: 记者王国军报道."""


def is_no_person(text: str, start: int, end: int, dictionary: Dictionary) -> bool:
    """Say whether characters that read like a name are ordinary words instead.

    Where a title, a verb or an edge shows a person (``grounding.people``), they are a name,
    whatever words may be in them: 记者王子江, 发言人高峰表示.

    Args:
        text: In Simplified characters.
        start: Where the characters begin.
        end: Where they end.
        dictionary: Its words and how common they are.
    """
    name = text[start:end]
    if not 2 <= len(name) <= _LONGEST or name[0] not in surnames():
        return False
    if dictionary.is_proper_noun_only(name) or not _is_of_words(text, start, end, dictionary):
        return False
    return not _is_shown(text, start, end, dictionary)


def _is_of_words(text: str, start: int, end: int, dictionary: Dictionary) -> bool:
    """Say whether ordinary words lie in or over the characters of a name."""

    def ordinary(word: str) -> bool:
        enough = dictionary.frequency(word) >= _SURE_WORD
        return enough and bool(dictionary.lookup(word))

    for size in (2, 3):  # a word that begins with the family name: 许多|人, 周一|晚
        if size <= end - start and ordinary(text[start : start + size]):
            return True
    for size in range(2, _LONGEST + 1):  # a word over the right edge: 高兴|地, 小|平台
        for at in range(max(start, end - size) + 1, end):
            if end < at + size <= len(text) and ordinary(text[at : at + size]):
                return True
    given = text[start + 1 : end]
    return text[start] in _FUNCTION_SURNAMES and len(given) == 2 and ordinary(given)


def _is_shown(text: str, start: int, end: int, dictionary: Dictionary) -> bool:
    """Say whether what stands around a name shows that it is somebody's."""
    from translator.grounding.name_scores import is_chosen  # only then: it loads the stage
    from translator.grounding.people import mentions
    from translator.grounding.surroundings import ends_in, said_after

    if is_chosen(text[end - 1]) and ends_in(text[:start], "before"):
        word = text[end : end + 2]  # the name may be a word itself: 发言人高峰表示
        if not word[:1].isalnum() or "verb" in said_after(text, end, word):
            return True
    first = max(0, start - _AROUND)
    found = mentions(text[first : end + _AROUND], lexicon=dictionary)
    return any((one.start, one.end) == (start - first, end - first) and one.sure for one in found)


def people(text: str, dictionary: Dictionary) -> list[str]:
    """Return the names of a text in Simplified characters that may well be people's."""
    from translator.grounding.people import mentions  # only then: it loads the stage

    return [
        one.name
        for one in mentions(text, lexicon=dictionary)
        if one.sure or one.lead >= _LEAST_LEAD
    ]


def families(text: str, dictionary: Dictionary) -> frozenset[str]:
    """Return the family names of a text that may be somebody's, by the words they stand in.

    Wider than ``people``: enough to explain Sean Lau by 刘青云, whom nothing else shows, and too
    wide to find anybody by.

    Args:
        text: In Simplified characters.
        dictionary: Its words and how common they are.
    """
    return frozenset(
        one
        for at, one in enumerate(text)
        if one in surnames()
        and one not in _FUNCTION_SURNAMES
        and not any(
            dictionary.frequency(text[start:end]) >= _SURE_WORD
            for start in range(max(0, at - 2), at + 1)
            for end in range(max(at + 1, start + 2), start + 4)
        )
    )
