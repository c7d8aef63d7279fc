"""Boundaries the dictionary's longest words run over: behind a date, and before an office.

* 8月2日|电, 8月2日|本报讯: a day of a month ends at 日, though 日电 and 日本 are words;
* 台中|市长, 南京|市民: 市, 省, 县 may belong to what stands behind it, not to the name before.

Both are seen from the characters, before and after the dictionary cuts a run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from translator.lazy_regex import lazy_regex

_DAY = lazy_regex(
    "(?:月(?:[0-9０-９]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
    "|(?<![0-9０-９A-Za-z.．:：/-])(?:[1-9１-９]|[12１２][0-9０-９]|[3３][01０１]))日"
)
_DAY_ALONE = lazy_regex("[元圆圓]|本(?![报報刊台市站网網月周院社])")
"""Behind a day without its month these rather make a word with 日: 20日元, 3日本."""
_LONGEST_DAY = 5
_AREA = "省市县縣区區州乡鄉镇鎮旗村"
_OF_AREA = "长長民委府场場城郊立属屬级級区區"
_OFFICE = lazy_regex(f"[{_AREA}][{_OF_AREA}]")
"""The ranks of places (GB/T 2260), and what is theirs in words of two characters: 市长, 县城."""


def days(text: str) -> Iterator[int]:
    """Yield where a day of a month ends in a text, if Han characters follow."""
    at = text.find("日")
    while at >= 0:
        found = _day(text, at)
        if found and not (found.group()[0] != "月" and _DAY_ALONE.match(text, at + 1)):
            yield at + 1
        at = text.find("日", at + 1)


def _day(text: str, at: int) -> re.Match[str] | None:
    for start in range(max(0, at - _LONGEST_DAY + 1), at):
        found = _DAY.match(text, start)
        if found and found.end() == at + 1:
            return found
    return None


def offices(run: str, tokens: list[str], listed: Callable[[str], bool]) -> Sequence[str]:
    """Give an office or what else is a place's its 市 or 县: 台中市|長 → 台中|市長.

    Args:
        run: Han characters.
        tokens: Its words: joined, they are the run.
        listed: Says whether the dictionary has a word.
    """
    if _OFFICE.search(run) is None:
        return tokens
    result: list[str] = []
    for token in tokens:
        if (
            len(token) == 1
            and token in _OF_AREA
            and result
            and len(result[-1]) > 2
            and result[-1][-1] in _AREA
            and listed(result[-1][-1] + token)
            and listed(result[-1][:-1])
        ):
            place = result.pop()
            result += [place[:-1], place[-1] + token]
        else:
            result.append(token)
    return result
