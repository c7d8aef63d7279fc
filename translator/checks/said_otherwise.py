"""Numbers of an English target that say what its Chinese source says without them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure, values

_SALES = (
    (lazy_regex("[双雙](?:十一|11)"), r"11\.11"),
    (lazy_regex("[双雙](?:十二|12)"), r"12\.12"),
    (lazy_regex(r"(?<!\d)618(?!\d)"), r"6\.18"),
    (lazy_regex("翻了?(?:一番|倍)|(?:[增加多长長]了?|超出)一倍"), r"100 ?(?:%|percent|per cent)"),
    (lazy_regex("翻了?[两兩]番"), r"300 ?(?:%|percent|per cent)"),
    (lazy_regex("本世[纪紀]"), "21st century"),
)
"""Days of sales as shops write them in English, and growth by a multiple."""
_NUMERAL = "[\\d零〇一二三四五六七八九十百两兩]+"
_HOURS = lazy_regex(
    rf"({_NUMERAL}) ?[个個]?(?:小时|小時|钟头|鐘頭)零? ?({_NUMERAL}) ?分(?:钟|鐘)?(?![之半])"
)
_WHOLE = lazy_regex(r" out of (\d+)")
_LATER = lazy_regex(
    r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) (?:later|after that)\b"
    "|(?:秒|分钟|分鐘|个?小时|個?小時|天|周|週|个月|個月|年)(?:后|後|之后|之後|以后|以後)"
)
_MARKS = lazy_regex(rf"({_NUMERAL}(?:\.\d)?) ?分(?![钟鐘之米])")


def said_otherwise(source: str, number: str) -> bool:
    """Say whether a number of an English target tells what its source has in another way.

    So 140 minutes tell 两个小时二十分钟, 9 out of 10 tells 9分, and 100 % tells 翻了一番.

    Args:
        source: The segment in Chinese.
        number: As the target has it, with its unit or without.
    """
    if any(name.search(source) and re.fullmatch(form, number) for name, form in _SALES):
        return True
    digits = re.match(r"\d+", number)
    if digits is None:
        return False
    if " out of " in number or "/" in number:
        whole = _WHOLE.search(number)
        if whole and {int(digits.group()), int(whole[1])} <= {
            one.value for one in values(source, "zh")
        }:
            return True  # 10枚中的7枚
        return any(digits.group() == mark.split(".")[0] for mark in _numbers(_MARKS, source))
    return any(
        int(digits.group()) == 60 * _worth(hours) + _worth(minutes)
        for hours, minutes in _HOURS.findall(source)
    )


def _numbers(pattern: re.Pattern[str], text: str) -> list[str]:
    return [str(_worth(numeral)) for numeral in pattern.findall(text)]


def _worth(numeral: str) -> int:
    return next((int(one.value) for one in values(numeral, "zh")), 0)


def is_later(
    number: str,
    languages: tuple[str, str],
    target: str,
    figures: tuple[Sequence[Figure], Sequence[Figure]],
) -> bool:
    """Say whether a target tells a time by the one before it: the 29th minute, 10 minutes later.

    Args:
        number: As the source has it, 第39.
        languages: Primary languages.
        target: The translation.
        figures: Those of source and target.
    """
    told = {one.value for one in values(number, languages[0])}
    lapses = [one.value for one in figures[1] if _LATER.match(target, one.run[1])]
    if len(told) != 1 or not lapses:
        return False
    known = {one.value for one in figures[0]} & {one.value for one in figures[1]}
    return any(time - lapse in known for time in told for lapse in lapses)
