"""Read Chinese numbers a second time, more simply: only what both readings agree on is written.

The readers of ``chinese.py`` walk from left to right and know much about what stands around a
numeral; this one knows nothing. It splits a numeral at its largest unit, again and again, and
compares what comes out with the figures of the English that would be written. The two share no
code, so that a slip of the one is seen by the other.

It also looks at both edges: what goes on beyond them is more of the same number (3 . 5亿,
一百二|三, 三十元|五角), and a piece of a number is never written.
"""

from __future__ import annotations

import re
from fractions import Fraction

_UNITS = {"兆": 10**12, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
"""From the largest down."""
_BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}
"""The unit left out of 一百八, 两千五, 三万二 and 一亿二."""
_PLAIN = str.maketrans(
    dict(zip("０１２３４５６７８９．", "0123456789.", strict=True))
    | dict(zip("一二三四五六七八九", "123456789", strict=True))
    | dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True))
    | dict(zip("〇○零两兩貳參陸", "00022236", strict=True))
    | dict(zip("億萬仟佰拾點", "亿万千百十点", strict=True))
    | {"，": "", ",": "", "廿": "2十", "卅": "3十"}
)
"""Every numeral as a digit, every unit in one form."""
_LOW = "一二两兩三四五六七八九"
_RUN = re.compile(
    f"[0-9０-９.．,，点點零〇○{_LOW}壹贰貳叁參肆伍陆陸柒捌玖十拾廿卅百佰千仟万萬亿億兆]+"
)
_SPACE = re.compile(r"\s")
_PAIR = re.compile(f"([{_LOW}])([{_LOW}])(?=[十百佰千仟万萬亿億])|(?<=十)([{_LOW}])([{_LOW}])$")
_SHORT = re.compile(f"(?<=[百佰千仟万萬亿億])[{_LOW}]$")
_UNSURE = re.compile("[百佰千仟万萬亿億][1-9１-９]$")
"""3万5: 35,000 as a rule, 30,005 at times."""
_DECIMAL = re.compile(r"\d{1,300}(?:\.\d{1,300})?")
_ENGLISH = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s(million|billion|trillion))?(?!\d)"
)
_SCALES = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}


def agrees(chinese: str, english: str) -> bool:
    """Say whether every figure of the English is one that the Chinese number gives.

    Args:
        chinese: One number or a range, as the text has it.
        english: What would be written for it.

    """
    read = _values(_SPACE.sub("", chinese))
    return all(
        Fraction((whole + rest).replace(",", "")) * _SCALES[scale] in read
        for whole, rest, scale in _ENGLISH.findall(english)
    )


def _values(chinese: str) -> set[Fraction]:
    """Return what the numerals are worth; 3 of 3至5万 also with the units of the last."""
    runs = [run.strip(".,，") for run in _RUN.findall(chinese)]
    found = {value for run in runs for value in _readings(run)}
    if len(runs) < 2:
        return found
    units = {Fraction(1)}
    for character in runs[-1].translate(_PLAIN):
        if character in _UNITS:
            units |= {unit * _UNITS[character] for unit in units}
    return {value * unit for value in found for unit in units}


def _readings(run: str) -> list[Fraction]:
    """Return one value, two for a pair (三四十), none where it is not certain."""
    pair = _PAIR.search(run)
    if pair:
        low, high = (
            run[: pair.start()] + one + run[pair.end() :] for one in filter(None, pair.groups())
        )
        return [*_readings(low), *_readings(high)]
    if _UNSURE.search(run):
        return []
    plain = run.translate(_PLAIN)
    if _SHORT.search(run):
        plain += _BELOW[plain[-2]]
    value = _value(plain)
    return [] if value is None else [value]


def _value(plain: str) -> Fraction | None:
    for unit, worth in _UNITS.items():
        before, found, after = plain.rpartition(unit)
        if found:
            left = _value(before) if before else Fraction(1)
            right = _value(after) if after else Fraction(0)
            return None if left is None or right is None else left * worth + right
    plain = plain.replace("点", ".")
    return Fraction(plain) if _DECIMAL.fullmatch(plain) else None


_DIGIT = "[0-9０-９]"
_CHARACTER = f"[零〇{_LOW}十百千万萬亿億]"
_DIGITS_BEFORE = re.compile(f"{_DIGIT}(?: ?[.．,·/。][ 　]?|[ \u00a0　]|[、或])?$")
_CHARACTERS_BEFORE = re.compile(
    f"[百千万萬亿億兆]$|{_DIGIT}[ \u00a0　]$|(?<![第{_LOW}十])[{_LOW}][、或]$"
)
_DIGITS_BEHIND = re.compile(f"{_DIGIT}|[.．]{_DIGIT}|,{_DIGIT}{{3}}")
_CHARACTERS_BEHIND = re.compile(f"{_CHARACTER}(?![米克瓦帕卡赫焦伏安])")
_TRILLION = re.compile("兆(?![瓦赫帕焦伏欧歐字比位电電吨噸])")
_COINS = re.compile(f"(?:{_DIGIT}+|[{_LOW}])[角毛分]")
_RATE = re.compile("[个個晚天月年人位次张張斤平米件套台臺辆輛手口等级級线線间間层層栋棟瓶盒支把]")
"""Behind 五百一, 二十万二: 500 a night, second-hand, as well as 510 and 202,000."""
_REACH = 4


def is_whole(text: str, start: int, end: int) -> bool:
    """Say whether a number's edges are its own: nothing beside them goes on with it."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    first, last = text[start], text[end - 1]
    if re.match(_DIGIT, first) and (_DIGITS_BEFORE.search(before) or before.endswith("兆")):
        return False
    if re.match(_CHARACTER, first) and _CHARACTERS_BEFORE.search(before):
        return False
    if last in "元圆圓块塊" and _COINS.match(after):
        return False
    if not re.match(f"{_DIGIT}|{_CHARACTER}", last):
        return True
    if _DIGITS_BEHIND.match(after) or _CHARACTERS_BEHIND.match(after) or _TRILLION.match(after):
        return False
    return not (
        _SHORT.search(text[start:end])
        and (_RATE.match(after) or (last == "一" and after[:1].isalpha()))
    )
