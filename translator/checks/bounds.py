"""What a number is the bound of: over 50, 50岁以上; under 20, 不满20岁.

Two numbers that changed places leave their "over" and their "under" where they were.
"""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

MORE, LESS = "more", "less"
_BEFORE = {
    "zh": (
        (
            LESS,
            lazy_regex(
                "(?:不足|不到|不满|不滿|不超过|不超過|低于|低於|小于|小於|(?<!不)(?:少于|少於)|最多)\\s?$"
            ),
        ),
        (
            MORE,
            lazy_regex(
                "(?:超过|超過|超出|多达|多達|高于|高於|大于|大於|多于|多於|至少|不少于|逾|超)\\s?$"
            ),
        ),
    ),
    "en": (
        (
            LESS,
            lazy_regex(
                r"\b(?:under|below|less than|fewer than|lower than|younger than|no more than"
                r"|not more than|at most|up to|not exceeding|not exceed)"
                r"(?: the age of| age)?\s[$£€]?$",
                re.IGNORECASE,
            ),
        ),
        (
            MORE,
            lazy_regex(
                r"\b(?:over|above|more than|greater than|higher than|older than|at least|exceed"
                r"|exceeds|exceeded|exceeding|upwards of|no fewer than|no less than|well over)"
                r"(?: the age of| age)?\s[$£€]?$",
                re.IGNORECASE,
            ),
        ),
    ),
}  # fmt: skip
"""What stands before a number; the first that fits counts, so that "no more than" is less."""
_BEHIND = {
    "zh": (
        (MORE, lazy_regex("[^，。；、！？\\d]{0,5}?(?:以上|或以上|及以上|开外|開外)")),
        (LESS, lazy_regex("[^，。；、！？\\d]{0,5}?(?:以下|以内|以內|或以下|及以下)")),
        (MORE, lazy_regex("\\s?[万亿萬億]?[余餘多](?!于|於)")),
    ),
    "en": (
        (MORE, lazy_regex(r"\+|(?: [a-z]+)? (?:and|or) (?:over|above|older|more|higher)\b")),
        (LESS, lazy_regex(r"(?: [a-z]+)? (?:and|or) (?:under|below|younger|less|fewer|lower)\b")),
    ),
}
_LONGEST = 24
"""Characters before a number that are looked at."""


def bound_of(figure: Figure, text: str, language: str) -> str:
    """Return ``more``, ``less`` or, of a number that is no bound, nothing.

    Args:
        figure: A number of the text.
        text: In Chinese or English.
        language: ``zh`` or ``en``; others say nothing.
    """
    start, end = min(figure.start, figure.run[0]), figure.run[1]
    before = text[max(0, start - _LONGEST) : start]
    for said, pattern in _BEFORE.get(language, ()):
        if pattern.search(before):
            return said
    for said, pattern in _BEHIND.get(language, ()):
        if pattern.match(text, end):
            return said
    return MORE if figure.about == "more" else ""
