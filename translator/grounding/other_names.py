"""Names that look like those of Chinese people and are none: Japanese ones, rulers, titles."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from translator.grounding.name_candidates import Candidate
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.patterns import one_of

_DYNASTIES, _STATES = frozenset("唐宋金元明清辽"), frozenset("郑晋齐秦鲁卫宋陈蔡许曹燕赵魏韩吴越周")
_JAPAN = lazy_regex("日本|日籍|日裔|日方|日媒|东京|大阪|京都")


def is_title(text: str, one: Candidate) -> bool:
    """Say whether a candidate is the name of a book or a film: 《甄嬛传》."""
    return text[one.start - 1 : one.start] == "《" and text[one.end : one.end + 1] == "》"


def is_ruler(name: str) -> bool:
    """Say whether a name is that of a ruler by his state: 宋仁宗, 郑伯 before a verb."""
    dynasty = name[0] in _DYNASTIES and name[-1] in "宗祖"
    return len(name) == 3 and (dynasty or (name[0] in _STATES and name[1] in "伯侯公王天"))


def is_japanese(text: str, start: int) -> bool:
    """Say whether a Japanese family name stands at a place of a text, or one character before."""
    kinds = ["always", "in Japan"] if _speaks_of_japan(text) else ["always"]
    places = [at for at in (start - 1, start) if at >= 0]
    return any(_japanese(kind).match(text, at) for kind in kinds for at in places)


@lru_cache(maxsize=4)
def _speaks_of_japan(text: str) -> bool:
    return bool(_JAPAN.search(text))


@cache
def _japanese(where: str) -> re.Pattern[str]:
    """Find Japanese family names that begin with a Chinese one or end in one: 高桥, 岸田."""
    rows = text_tables.rows("translator.grounding", "japanese_surnames.tsv", 2)
    return re.compile(one_of(" ".join(names for kind, names in rows if kind == where).split()))
