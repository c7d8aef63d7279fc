"""How likely characters are as a Chinese name, and as a name written by its sound.

Natural logarithms of probabilities, from the order of family names (``surnames.tsv``) and from
how often a character stands in given names and in transliterations (``name_characters.tsv``,
counted in jieba's word list, and ``given_name_characters.tsv``). Both scripts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from translator.chinese.dictionary.surnames import surnames
from translator.chinese.pinyin.character_readings import simplified
from translator.grounding.evidence import FOREIGN_ONLY, transliterating
from translator.system import text_tables

_COUNTED = 0.6
"""Share of the counts; the rest is spread over the characters that people choose for names: the
word list knows the heroes of old novels better than today's children."""
_UNCHOSEN = 0.25
"""What a count is worth of a character that is not among those: 县, 爷, 哥 in what is no name."""
_UNSEEN = 1e-7
_ALSO_FOREIGN = frozenset("立隆禄芝桂雯思慧儿露宝嘉玲爱杨李田伍席聂郝琴")
"""Characters of older or kinder transliterations: 柯立芝 Coolidge, 费雯丽 Vivien Leigh."""
_OFTEN = 8
"""Counts from which on a character is believed to transliterate without being in a list."""
_LISTED = 2
"""What being in a list of transliterating characters is worth, beside the counts."""
_FAMILIES = 0.4
"""How fast family names become rare: 王 has 7 % of the people, the hundredth 0.15 %, much as in
the counts of the Ministry of Public Security (2020)."""


class _Tables(NamedTuple):
    first: Mapping[str, float]
    second: Mapping[str, float]
    alone: Mapping[str, float]
    foreign: Mapping[str, float]
    families: Mapping[str, float]


def chinese(name: str, family: int) -> float:
    """Return how likely a Chinese name is among all such names.

    Args:
        name: Family name and one or two characters more.
        family: Characters of the family name.
    """
    tables = _tables()
    given = simplified(name[family:])
    score = tables.families.get(name[:family], _UNSEEN)
    if len(given) == 1:
        return math.log(score * tables.alone.get(given, _UNSEEN) * _SHORT)
    return math.log(
        score * tables.first.get(given[0], _UNSEEN) * tables.second.get(given[1], _UNSEEN)
    ) + math.log(1 - _SHORT)


_SHORT = 0.2
"""Share of Chinese names with a given name of one character."""


def foreign(name: str) -> float:
    """Return how likely characters are as a part of a foreign name of that length."""
    table = _tables().foreign
    return sum(math.log(table.get(one, _UNSEEN)) for one in simplified(name))


def share_last(character: str) -> float:
    """Return how many given names of two characters end in this one."""
    return _tables().second.get(simplified(character), 0.0)


def is_chosen(character: str) -> bool:
    """Say whether people choose a character for their children's names."""
    return simplified(character) in _chosen()


@cache
def _chosen() -> frozenset[str]:
    lines = text_tables.lines("translator.grounding", "given_name_characters.tsv")
    return frozenset("".join(lines))


@cache
def _tables() -> _Tables:
    rows = text_tables.rows("translator.grounding", "name_characters.tsv", 5)
    counts = [
        {row[0]: int(row[column]) for row in rows if int(row[column])} for column in range(1, 5)
    ]
    first, second, alone = (_spread(table, _chosen()) for table in counts[:3])
    return _Tables(first, second, alone, _transliterating(counts[3]), _families())


def _spread(counts: Mapping[str, int], chosen: frozenset[str]) -> dict[str, float]:
    weighed = {
        one: count * (1 if one in chosen else _UNCHOSEN)
        for one, count in counts.items()
        if one not in FOREIGN_ONLY
    }
    total = sum(weighed.values())
    even = (1 - _COUNTED) / len(chosen)
    return {
        one: _COUNTED * weighed.get(one, 0) / total + (even if one in chosen else 0)
        for one in {*weighed, *chosen} - FOREIGN_ONLY
    }


def _transliterating(counts: Mapping[str, int]) -> dict[str, float]:
    listed = transliterating() | _ALSO_FOREIGN
    seen = {one: float(count) for one, count in counts.items() if one in listed or count >= _OFTEN}
    for one in listed:
        seen[one] = seen.get(one, 0.0) + _LISTED
    total = sum(seen.values())
    return {one: count / total for one, count in seen.items()}


def _families() -> dict[str, float]:
    weights = {name: 1 / (1 + _FAMILIES * rank) for rank, name in enumerate(surnames())}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}
