"""Find every number in a Chinese text and say what it is worth.

At each position the readers of ``READERS`` are asked in order, the most telling first; what
one of them reads is not read again. Words that merely hold a numeral (``not_numbers.tsv``)
are stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from translator.lazy_regex import lazy_regex
from translator.numbers import chinese_eras, numerals
from translator.numbers.chinese_measures import MEASURE
from translator.numbers.chinese_quantities import READERS, SIGNS
from translator.numbers.quantity import Quantity
from translator.system import text_tables
from translator.text.languages import HAN_CLASS
from translator.text.patterns import one_of

_REMEMBERED = 512
"""Texts whose numbers are kept: a segment is read for grounding, for its checks, for retries."""
_LONGEST = 4000
"""Characters of the longest text kept."""


@cache
def _not_numbers() -> frozenset[str]:
    lines = text_tables.lines("translator.numbers", "not_numbers.tsv")
    return frozenset(line.strip() for line in lines)


@cache
def _not_a_number() -> re.Pattern[str]:
    return re.compile(one_of(_not_numbers()))


@cache
def _worth_a_look() -> re.Pattern[str]:
    """Every character at which a number or a word of the table begins."""
    characters = _STARTS | {word[0] for word in _not_numbers()}
    return re.compile(f"[{''.join(sorted(characters))}]")


def parse_chinese(
    text: str,
    *,
    is_word: Callable[[str], bool] | None = None,
    is_name: Callable[[str], bool] = lambda word: False,
) -> list[Quantity]:
    """Find the numbers of a Chinese text, in order, without overlaps.

    Args:
        text: Simplified or Traditional, digits half or full width.
        is_word: Says whether a string is a word of its own that counts nothing (an idiom, a
            name); asked for candidates of three characters and more around a numeral.
        is_name: Says whether such a word names one thing: then it is no amount even where it is
            a numeral and a measure word (二十一条, the Twenty-One Demands).

    """
    found = _remembered(text) if len(text) <= _LONGEST else _parse(text)
    if is_word is None:
        return list(found)
    return [quantity for quantity in found if not _inside_word(text, quantity, is_word, is_name)]


@lru_cache(maxsize=_REMEMBERED)
def _remembered(text: str) -> tuple[Quantity, ...]:
    return _parse(text)


def _parse(text: str) -> tuple[Quantity, ...]:
    text = numerals.without_endless_runs(text)
    found = chinese_eras.find(text)
    eras = len(found)
    if eras:
        characters = list(text)
        for era in found:
            characters[era.start : era.end] = _READ * (era.end - era.start)
        text = "".join(characters)
    skip = _skipped(text)
    at = 0
    while look := _worth_a_look().search(text, at):
        at = look.start()
        if at in skip and not _counts_anyway(text, at, skip[at]):
            at = skip[at]
            continue
        if text[at] not in _STARTS:
            at += 1
            continue
        quantity = next((q for reader in READERS if (q := reader(text, at)) is not None), None)
        if quantity is not None and not _cuts_a_word(text, quantity, skip):
            found.append(quantity)
        at = quantity.end if quantity else _past_token(text, at)
    return tuple(sorted(found, key=lambda quantity: quantity.start) if eras else found)


_READ = "\0"
"""Stands for each character of an era's year, which is read before the other numbers."""


_STARTS = (
    numerals.NUMERALS
    | frozenset("0123456789０１２３４５６７８９几幾数數第翻半上本近成过過大")
    | frozenset("凌早上中下傍晚深午夜清")
    | frozenset(SIGNS)
    | frozenset("UHR")
)
_LATIN = lazy_regex(r"[A-Za-z0-9０-９]+(?:[.,．:-][A-Za-z0-9]+)*")


def _past_token(text: str, at: int) -> int:
    """Step over a whole number or code, so that no reader starts in its middle."""
    found = _LATIN.match(text, at)
    return found.end() if found else at + 1


def _skipped(text: str) -> dict[int, int]:
    """Map the start of each word of the table to its end."""
    return {found.start(): found.end() for found in _not_a_number().finditer(text)}


_WEEKDAY = lazy_regex(
    "(?:星期|[礼禮]拜)|(?<![每一二两兩三四五六七八九十几幾])[周週].十[一二三四五六七八九]?[点點时時]"
)
"""The day is certain although a unit follows: 星期三十点, 周三十点. 一周三十点 is not."""


def _counts_anyway(text: str, start: int, end: int) -> bool:
    """Whether a word of the table is cut out of a longer number: 十万一千, 三十一下."""
    if _WEEKDAY.match(text, start):
        return False
    before = text[start - 1] if start else ""
    joined = before in numerals.NUMERALS or (before.isdigit() and text[start] in numerals.UNITS)
    return (
        (bool(before) and joined and text[start] in numerals.NUMERALS)
        or (text[end - 1] in numerals.NUMERALS and text[end : end + 1] in numerals.UNITS)
        or text.startswith("分之", end - 1)
        or (text[end - 1] in numerals.DIGITS and text[end : end + 1] in ("米", "折"))
        or (text[end - 1] in "点點" and text[end : end + 1] in numerals.DIGITS)
    )


def _cuts_a_word(text: str, quantity: Quantity, skip: dict[int, int]) -> bool:
    """Whether a number cuts a word of the table: 上万|圣节, 第一百|货商店; not 三块五|一斤."""
    if quantity.kind == "money":
        return False
    for at in range(quantity.start + 1, quantity.end):
        end = skip.get(at, 0)
        doubtful = (
            quantity.kind == "ordinal"
            and text[at] in numerals.UNITS
            and text[at + 1 : at + 2] not in numerals.NUMERALS
        )
        if end > quantity.end and (doubtful or not _counts_anyway(text, at, end)):
            return True
    return False


_LONGEST_NUMBER = 6
"""Characters of the longest numeral looked for inside a word: 三百六十行, 四十二章经."""
_BEFORE, _REACH = 2, 4
"""Characters by which a word may go beyond a numeral."""
_LONG_WORD, _LONG_REACH = 5, 9
"""Titles and sayings go further: 八十天环游地球, 此地无银三百两."""
_SAYING = 4
"""Characters of a word that may end with its numeral: 正经八百."""
_IN_WORDS = frozenset({"cardinal", "fraction", "ordinal", "percent", "money", "duration"})


def _inside_word(
    text: str,
    quantity: Quantity,
    is_word: Callable[[str], bool],
    is_name: Callable[[str], bool],
) -> bool:
    """Whether a number is a piece of a word, or cuts one: 二十四史, 三八线, 上万|圣节.

    A word of a numeral and one measure word is an amount all the same: 两千年, 百万吨.
    """
    start, end = quantity.start, quantity.end
    if quantity.kind not in _IN_WORDS or quantity.text[0].isdigit():
        return False
    if end - start > _LONGEST_NUMBER:
        return False
    left = start - len(_NO_WORD.split(text[max(0, start - _LONG_REACH) : start])[-1])
    right = end + len(_NO_WORD.split(text[end : end + _LONG_REACH])[0])
    for first in range(left, end):
        for last in range(right, end - (first < start), -1):
            far = first < start - _BEFORE or last > end + _REACH
            shortest = _LONG_WORD if far else _SAYING if last == end else _SHORTEST_WORD
            if last - first < shortest:
                break
            counted = first >= start and last == end + 1 and MEASURE.match(text[end])
            if (is_name if counted else is_word)(text[first:last]):
                return True
    return False


_NO_WORD = lazy_regex(f"[^{HAN_CLASS}，]")
_SHORTEST_WORD = 3
"""Shorter ones stand too often where two others meet: 三百|万能, 十|分."""
