"""Find every number in an English text and say what it is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from translator.lazy_regex import lazy_regex
from translator.numbers import english_amounts, english_dates, english_parts
from translator.numbers.english_numerals import ONES, ORDINALS, SCALES, TENS
from translator.numbers.numerals import without_endless_runs
from translator.numbers.quantity import Quantity

_REMEMBERED = 512
"""Texts whose numbers are kept: a segment is read for grounding, for its checks, for retries."""
_LONGEST = 4000
"""Characters of the longest text kept."""
_TOKEN = lazy_regex(r"[A-Za-z]+|[^\W\d]+|\w+(?:[-./]\w+)*|.", re.DOTALL)
_LETTERS = lazy_regex("[A-Za-z]+")
_CODE_BEFORE = lazy_regex(r"[A-Z]-$|[#@/_]$")
_CODE_ENDS = frozenset("-#@/_\n")
_ARTICLE = lazy_regex(
    r"an?(?:\$|[\s-](?:few|hund|thou|mill|bill|tril|doz|hal|thi|quar|four|fif|six|sev|eig|nin|ten))",
    re.IGNORECASE,
)


def parse_english(text: str) -> list[Quantity]:
    """Find the numbers of an English text, in order, without overlaps."""
    return list(_remembered(text)) if len(text) <= _LONGEST else _parse(text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(text: str) -> tuple[Quantity, ...]:
    return tuple(_parse(text))


def _parse(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    text = without_endless_runs(text)
    at = 0
    while at < len(text):
        before = text[at - 1] if at else " "
        if not (text[at].isalnum() or text[at] in "$€£¥￥.'’") or (
            (before.isalnum() and before.isascii())
            or (before in _CODE_ENDS and _CODE_BEFORE.search(text[max(0, at - 2) : at]))
        ):
            at += 1
            continue
        word = _LETTERS.match(text, at)
        if word and not _may_begin(text, word):
            at = word.end()
            continue
        quantity = next((q for reader in READERS if (q := reader(text, at)) is not None), None)
        if quantity is None:
            at = _past_token(text, at)
            continue
        found.append(quantity)
        at = quantity.end
    return found


def _past_token(text: str, at: int) -> int:
    found = _TOKEN.match(text, at)
    return found.end() if found else at + 1


def _may_begin(text: str, word: re.Match[str]) -> bool:
    """Say whether any reader could read something here: quick, and never wrongly no."""
    letters, end = word.group(), word.end()
    if text[end : end + 1] > "\x7f" or letters.startswith("May"):
        return True
    lower = letters.lower()
    if lower in ("a", "an"):
        return _ARTICLE.match(text, word.start()) is not None
    if lower == "the":
        return text[end + 1 : end + 2].isdigit()  # the 5th of May
    return lower[:4] in _BEGINNINGS


READERS: tuple[Callable[[str, int], Quantity | None], ...] = (
    english_dates.read_decade,
    english_dates.read_date,
    english_dates.read_century,
    english_dates.read_time,
    english_amounts.read_crowd,
    english_parts.read_fraction,
    english_parts.read_ordinal,
    english_parts.read_multiple,
    english_amounts.read_cardinal,
)
"""Asked in this order at every position."""

_CROWDS = (
    "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
    "several", "few", "some",
)  # fmt: skip
NUMBER_WORDS = frozenset((*ONES, *TENS, *ORDINALS, *SCALES, *english_parts.PARTS_OF_ONE, *_CROWDS))
"""Every English word that numbers are made of."""
_SIGN_LETTERS = ("us", "hk", "nt", "c", "usd", "rmb", "cny", "eur", "euro", "gbp")
_BEGINNINGS = frozenset(
    word[:4]
    for words in (
        ONES, TENS, ORDINALS, english_parts.PARTS_OF_ONE, english_parts.TIMES,
        english_dates.MONTHS, english_dates.DECADES, english_dates.CENTURIES, _CROWDS,
        _SIGN_LETTERS,
    )
    for word in words
)  # fmt: skip
"""First four letters of every word a reader begins with (`a`, `an`, `the`, `May` apart)."""
