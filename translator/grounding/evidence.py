"""What names are recognised by: the words around them, and the characters of foreign ones."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from translator.chinese.words.compounds import foreign_characters
from translator.system import text_tables
from translator.types import Entry

FOREIGN = frozenset(
    "尔斯姆伊埃奥弗诺罗夫基茨赫耶娃维奇洛萨塔迪桑胡安纳亚巴卡拉德特爾維羅克里尼莫普布鲁格扎鲍伯贝皮朗佐凯瓦托蒂坎沃达蒙"
)
"""Characters that stand in foreign names more than elsewhere."""
FOREIGN_ONLY = frozenset("尔斯姆埃弗茨赫耶娃戈莱茵捷黑顿恩爾萊頓")
"""Characters that stand in foreign names and hardly ever in Chinese ones."""
DOTS = ("·", "•", "・", "‧")
"""What stands between the parts of a foreign name."""


class Lexicon(Protocol):
    """What names and terms ask of a dictionary; ``text.dictionary.Dictionary`` has it."""

    def lookup(self, word: str) -> list[Entry]:
        """Return the entries of a word."""
        ...

    def is_proper_noun_only(self, word: str) -> bool:
        """Say whether every reading of the word is capitalised."""
        ...

    def frequency(self, word: str) -> int:
        """Return how common the word is."""
        ...

    def reading(self, character: str) -> str:
        """Return the most frequent reading of a character with its tone number."""
        ...


@cache
def transliterating() -> frozenset[str]:
    """Return the characters foreign names are written with, in both scripts."""
    return foreign_characters() | frozenset("马馬")


@cache
def words_of(role: str) -> frozenset[str]:
    """Return the words of ``name_evidence.tsv`` that play a role beside a name."""
    for name, words in text_tables.rows("translator.grounding", "name_evidence.tsv", 2):
        if name == role:
            return frozenset(words.split())
    raise KeyError(role)
