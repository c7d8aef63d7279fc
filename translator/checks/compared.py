"""The year that another one is compared with: lower than in 2015, 与2015年相比, 比2018年增加."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_BEFORE = {
    "zh": lazy_regex("(?:[比较較]|高于|低于|高於|低於|相当于|相當於)[起]? ?$"),
    "en": lazy_regex(
        r"\b(?:than|compared (?:with|to)|relative to|versus|up from|down from|over)"
        r"(?: (?:in|during|those|that|of|the|year|level|levels|end|early|late))* $",
        re.IGNORECASE,
    ),
}
"""What stands before the year that is compared with."""
_TOGETHER = lazy_regex("[与與和同跟] ?$")
_COMPARED = lazy_regex(" ?年[^，。；！？\\d]{0,8}?(?:相比|比较|比較|相[较較]|持平)")
"""与, 和 compare only where 相比 stands behind the year."""
_LONGEST = 30

Pair = tuple[Figure, Figure]


def exchanged_base(
    pairs: tuple[Pair, Pair], texts: tuple[str, str], languages: tuple[str, str]
) -> bool | None:
    """Say whether the year that is compared with became the other one; None: nobody compares.

    Args:
        pairs: Two figures of the source, and those of the same values in the target.
        texts: Source and target.
        languages: Primary languages.
    """
    if any(one.kind != "year" for pair in pairs for one in pair):
        return None
    ours, theirs = (
        [_is_base(one, text, language) for one in pair]
        for pair, text, language in zip(pairs, texts, languages, strict=True)
    )
    if sum(ours) != 1 or sum(theirs) != 1:
        return None
    return ours != theirs


def _is_base(figure: Figure, text: str, language: str) -> bool:
    start, end = figure.run
    before = text[max(0, start - _LONGEST) : start]
    if language in _BEFORE and _BEFORE[language].search(before):
        return True
    return language == "zh" and bool(_TOGETHER.search(before) and _COMPARED.match(text, end))
