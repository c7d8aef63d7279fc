"""Say whether a number found in Chinese text is the whole of it, by what stands at its edges.

What goes on beyond an edge is more of the same number (3 . 5亿, 一百二|三, 三十元|五角), and a
piece of a number is never written.
"""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

_LOW = "一二两兩三四五六七八九"
_SHORT = lazy_regex(f"(?<=[百佰千仟万萬亿億])[{_LOW}]$")
_SHORTENED = lazy_regex("[百佰千仟万萬亿億][1-9１-９]$")
"""3万5: 35,000 as a rule, 30,005 at times."""
_DIGIT = "[0-9０-９]"
_CHARACTER = f"[零〇{_LOW}十百千万萬亿億]"
_DIGITS_BEFORE = lazy_regex(f"{_DIGIT}(?: ?[.．,·/。][ 　]?|[ \u00a0　]|[、或])?$")
_CHARACTERS_BEFORE = lazy_regex(
    f"[百千万萬亿億兆]$|{_DIGIT}[ \u00a0　]$|(?<![第{_LOW}十])[{_LOW}][、或]$"
)
_DIGITS_BEHIND = lazy_regex(f"{_DIGIT}|[.．]{_DIGIT}|,{_DIGIT}{{3}}")
_CHARACTERS_BEHIND = lazy_regex(f"{_CHARACTER}(?![米克瓦帕卡赫焦伏安])")
_TRILLION = lazy_regex("兆(?![瓦赫帕焦伏欧歐字比位电電吨噸])")
_COINS = lazy_regex(f"(?:{_DIGIT}+|[{_LOW}])[角毛分]")
_RATE = lazy_regex("[个個晚天月年人位次张張斤平米件套台臺辆輛手口等级級线線间間层層栋棟瓶盒支把]")
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
    if _SHORTENED.search(text[start:end]):
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
