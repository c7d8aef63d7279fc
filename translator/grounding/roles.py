"""Which words of the dictionary say what somebody is: 植物学家, 民宿老板, 班主任, 门将.

No list of titles is complete, but the dictionary explains what a word is in English, and a word
for a person is explained by one: "botanist", "goalkeeper", "one who …", or by the measure words
of people (CC-CEDICT, "CL:位", "CL:名").
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import cast

from translator.grounding.evidence import Lexicon
from translator.lazy_regex import lazy_regex

_LONGEST = 5
"""Characters of the longest role that is looked up."""
_ENDINGS = frozenset("员師师家手者长長匠商生工星王人民友兵将將士官員迷客徒帅童妇")
"""Last characters of words for people; also of much else (国家, 手工), so the gloss must agree."""
_AGENT = lazy_regex(
    r"\b[a-z-]{2,}(?:ist|ician|grapher|logist|keeper|maker|worker|man|woman|eer|er|or|ian|ant)s?$"
)
"""English words for who does something, at the end of a meaning (botanist, programmer)."""
_PERSON = lazy_regex(
    r"\b(?:person|man|woman|boy|girl|one|someone|somebody|people) (?:who|whose|in charge|with)\b"
    r"|\b(?:actor|actress|singer|dancer|player|teacher|leader|writer|driver|coach|trainer|painter"
    r"|expert|amateur|enthusiast|lover|scholar|artist|master|apprentice|merchant|businessman"
    r"|goalkeeper|ambassador|envoy|consul|nurse|doctor|surgeon|lawyer|judge|clerk|secretary"
    r"|student|pupil|graduate|candidate|soldier|officer|general|craftsman|worker|boss|employee"
    r"|colleague|neighbor|neighbour|friend|captain|commander|chairman|director|manager|monk|nun"
    r"|widow|guard|referee|umpire|champion|journalist|editor|reporter|hunter|fisherman|farmer"
    r"|peasant|shepherd|servant|maid|housekeeper|nanny|chef|cook|tailor|carpenter|spokesman)$"
)
_MEASURE = lazy_regex(r"CL:.*(?:位\[|名\[)")
_NOTE = lazy_regex(r"\([^()]*\)")
_NO_PERSON = frozenset(
    ("国家", "人家", "大家", "人民", "一生", "人生", "人工", "手工", "民生", "大人", "先生", "女士")
)
"""They have such meanings beside others."""
_MAKERS = frozenset("员师匠者商")
"""They make a word for a person of any other: 徽|商."""


def role_before(run: str, start: int, left: str, lexicon: Lexicon) -> bool:
    """Say whether a word for a person stands right before a place.

    Args:
        run: Chinese characters.
        start: The place in them.
        left: The likeliest word before it.
        lexicon: Explains words.
    """
    if not start:
        return False
    if len(left) == 1:
        if left in _MAKERS and start > 1:
            return True
        if left == "家":
            return start > 2 and bool(lexicon.lookup(run[start - 3 : start - 1]))
    return any(
        is_role(run[start - size : start], lexicon) for size in range(min(_LONGEST, start), 1, -1)
    )


def is_role(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word of the dictionary says what somebody is."""
    return _is_role(word, cast("Hashable", lexicon))


@lru_cache(maxsize=20_000)
def _is_role(word: str, lexicon: Hashable) -> bool:
    if word in _NO_PERSON or word[-1:] in "氏姓":
        return False
    typical = word[-1] in _ENDINGS
    for entry in cast("Lexicon", lexicon).lookup(word):
        if entry.pinyin[:1].isupper():
            continue
        for meaning in entry.meanings:
            if _MEASURE.search(meaning):
                return True
            for piece in _NOTE.sub("", meaning).split(";"):
                gloss = piece.strip()
                if gloss.startswith("to "):
                    continue
                if _PERSON.search(gloss) or (typical and _AGENT.search(gloss)):
                    return True
    return False


def is_action(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word of two characters or more is nothing but a verb: 明知, 提出."""
    return len(word) > 1 and _is_action(word, cast("Hashable", lexicon))


@lru_cache(maxsize=20_000)
def _is_action(word: str, lexicon: Hashable) -> bool:
    entries = cast("Lexicon", lexicon).lookup(word)
    return bool(entries) and all(
        entry.meanings and entry.meanings[0].startswith("to ") for entry in entries
    )
