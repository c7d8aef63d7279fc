"""What rises to less and falls to more: increased from 73 to 49, 从12%上升到8%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_UP = {
    "zh": (
        "增加|增长|增長|增至|增到|上升|升至|升到|提高|提升|上涨|上漲|涨至|漲至|涨到|漲到|扩大|擴大"
        "|攀升|飙升|飆升|跃升|躍升"
    ),
    "en": (
        r"rose|risen|ris(?:es|ing|e)|increas(?:ed|es|ing|e)|grew|grown|grow(?:s|ing)?"
        r"|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|soar(?:ed|s|ing)?|surg(?:ed|es|ing|e)"
        r"|expand(?:ed|s|ing)?|rais(?:ed|es|ing|e)"
    ),
}
_DOWN = {
    "zh": (
        "减少|減少|减至|減至|减到|減到|下降|降至|降到|降低|下跌|跌至|跌到|下滑|缩小|縮小|缩减|縮減"
        "|缩短|縮短|回落"
    ),
    "en": (
        r"fell|fallen|fall(?:s|ing)?|declin(?:ed|es|ing|e)|decreas(?:ed|es|ing|e)"
        r"|drop(?:ped|s|ping)?|reduc(?:ed|es|ing|e)|shr[aiu]nk|plung(?:ed|es|ing|e)"
        r"|plummet(?:ed|s|ing)?|slump(?:ed|s|ing)?"
    ),
}
_BEFORE_FIRST = {
    "zh": lazy_regex("[从從由自][^，。；！？\\d]{0,12}$"),
    "en": lazy_regex(
        rf"\b(?:(?P<up>{_UP['en']})|(?P<down>{_DOWN['en']}))(?: [a-z]+){{0,2}} from"
        r"(?: about| around| some| nearly| over| more than| just)? ?[$£€]?$"
    ),
}
_BETWEEN = {
    "zh": lazy_regex(
        rf"[^，。；！？\d从從由]{{0,12}}(?:(?P<up>{_UP['zh']})|(?P<down>{_DOWN['zh']}))了?[到至为為]?了?"
        r"(?:约|約|大约|大約|近|超过|超過|现在的|現在的|目前的|如今的)? ?"
    ),
    "en": lazy_regex(
        r"(?: (?!to\b|and\b|or\b)[a-z]+){0,4} to"
        r"(?: about| around| some| nearly| over| more than| just)? [$£€]?"
    ),
}
_RANKED = lazy_regex(r"排名|名次|排行|位次|第 ?\d|\b(?:rank|place)", re.IGNORECASE)
"""Who rises from 73rd to 49th place rises."""
_LONGEST = 60
"""Characters before the first number that are looked at."""
_NO_AMOUNTS = frozenset({"year", "month", "day", "date", "weekday", "clock", "ordinal", "decade"})


def against(text: str, figures: Sequence[Figure], language: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the ends of each change of a text that runs against its verb.

    Args:
        text: In Chinese or English.
        figures: Its figures, in order.
        language: ``zh`` or ``en``; others have none.
    """
    if language not in _BETWEEN or _RANKED.search(text):
        return
    for one, other in pairwise(figures):
        if one.kind != other.kind or one.kind in _NO_AMOUNTS or one.measure == other.measure:
            continue
        if {one.about, other.about} & {"doubtful", "several"} or one.scale < other.scale:
            continue  # from 3 to 2.5 million
        begins, ends = min(one.start, one.run[0]), max(one.end, one.run[1])
        first = _BEFORE_FIRST[language].search(text, max(0, begins - _LONGEST), begins)
        between = _BETWEEN[language].fullmatch(text, ends, min(other.start, other.run[0]))
        if first and between:
            rises = (between if language == "zh" else first)["up"] is not None
            if rises != (one.measure < other.measure):
                yield one, other
