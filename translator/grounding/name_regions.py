"""Where the people of a document are from, as far as it shows.

李勇浩 is Ri Yong-ho, 范明政 Pham Minh Chinh, 黄根成 Wong Kan Seng, and the people of Taiwan and
Hong Kong choose how they are spelled: in pinyin each would be somebody else. What the document
says of a place decides (``name_regions.tsv``): in the sentence of the person the last place before
the name, else a later one; where no sentence of the person has one, what most of the document
is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from translator.grounding.evidence import DOTS
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.patterns import one_of

_SENTENCE_END = lazy_regex(r"[。！？!?\n]")
_ABROAD = frozenset("驻赴访抵")
"""Before a country: the person is there, not from there (中国驻韩国大使)."""
_TITLE_LENGTH = 14
"""Characters from a country over a title to a name: 美国运输部长赵小兰."""
_SELDOM = ("阮", "黎文", "裴文")
"""Two in five Vietnamese have the first name, and one in a thousand Chinese; 文 is the middle name
of as many Vietnamese men."""
_HAN_ONLY = lazy_regex("[\u3400-\u9fff]*")
_DOTTED = lazy_regex(f"[\u3400-\u9fff][{''.join(DOTS)}][\u3400-\u9fff]")
_ORIGIN = lazy_regex(
    r"[（(\[［【〔]\s*[美英法德日俄苏意奥瑞荷比西葡加澳韩印挪丹芬捷波匈希以埃巴阿智新越泰]"
    r"[\u4e00-\u9fff]{0,4}\s*[）)\]］】〕]\s*$"
)
"""Before the author of a book: （德）, [美]."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Region:
    name: str
    families: frozenset[str]
    reach: str

    def has(self, name: str) -> bool:
        return not self.families or name[0] in self.families


@dataclass(frozen=True, kw_only=True, slots=True)
class _Word:
    start: int
    end: int
    region: _Region


class Places:
    """The places of a document."""

    def __init__(self, text: str) -> None:
        """Find them."""
        self._text = text
        table = _table()
        self._words = [
            _Word(start=found.start(), end=found.end(), region=table[found.group()])
            for found in _pattern().finditer(text)
            if text[found.start() - 1 : found.start()] not in _ABROAD or not found.start()
        ]
        self._starts = [word.start for word in self._words]
        self._ends = [found.end() for found in _SENTENCE_END.finditer(text)]
        self._counts = Counter(word.region for word in self._words)

    def is_elsewhere(self, name: str, starts: Iterable[int]) -> bool:
        """Say whether a person is from where names are not spelled in pinyin.

        Args:
            name: In characters.
            starts: Where the name stands in the document.
        """
        homes = 0
        for start in starts:
            if _ORIGIN.search(self._text[max(0, start - 10) : start]):
                return True
            region = self._of_sentence(name, start)
            if region is None:
                continue
            if region.name != "home":
                return True
            homes += 1
        return not homes and self._of_document(name)

    def _of_sentence(self, name: str, start: int) -> _Region | None:
        at = bisect_right(self._ends, start)
        first = self._ends[at - 1] if at else 0
        last = self._ends[at] if at < len(self._ends) else len(self._text)
        here = self._words[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        for word in reversed(here):
            if word.end <= start and self._reaches(word, name, start):
                return word.region
        for word in here:
            later = word.start > start and word.region.name != "home"
            if later and self._reaches(word, name, start):
                return word.region
        return None

    def _reaches(self, word: _Word, name: str, start: int) -> bool:
        if word.region.reach == "text":
            return False
        if word.region.reach == "title":
            between = self._text[word.end : start]
            return len(between) <= _TITLE_LENGTH and bool(
                word.end <= start and _HAN_ONLY.fullmatch(between)
            )
        return word.region.has(name)

    def _of_document(self, name: str) -> bool:
        homes = sum(count for region, count in self._counts.items() if region.name == "home")
        if not homes and name.startswith(_SELDOM):
            return True
        return any(
            count > homes and region.reach == "document" and region.has(name)
            for region, count in self._counts.items()
        )


def is_abroad(text: str) -> bool:
    """Say whether a text is about other countries and not about the mainland."""
    names = {_table()[word].name for word in _pattern().findall(text)}
    return "home" not in names and bool(names or _DOTTED.search(text))


@cache
def _table() -> Mapping[str, _Region]:
    table = {}
    rows = text_tables.rows("translator.grounding", "name_regions.tsv", 4)
    for name, words, families, reach in rows:
        region = _Region(name=name, families=frozenset(families.replace("*", "")), reach=reach)
        table.update(dict.fromkeys(words.split(), region))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(one_of(_table()))
