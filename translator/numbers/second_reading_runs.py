"""Runs of Chinese numerals and what each is worth, by arithmetic."""

from __future__ import annotations

import re
from fractions import Fraction

from translator.lazy_regex import lazy_regex

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
ONE_DIGIT = "".join(DIGITS)
TRILLION = "\ue000"
"""Stands for 兆 where it counts (3兆2000億元) and is no unit's (兆瓦): one character for one."""
SCALES = ((TRILLION, 10**12), ("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
NUMERALS = f"{ONE_DIGIT}十百千万亿{TRILLION}廿卅"
ARABIC = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|(?<![0-9]\.)[0-9]+\.[0-9]+(?!\.?[0-9])|[0-9]+"  # 2021.6.11 is three
)
RUN = lazy_regex(
    rf"(?<=[{ONE_DIGIT}0-9]块)[{ONE_DIGIT}](?![十百千万亿{TRILLION}])"  # 三块五一斤: then one pound
    rf"|(?:(?:(?<!茶)几|(?<![人参多少次岁倍函指分级系基])数)(?=[十百千万亿{TRILLION}]))?(?:{ARABIC}|[{NUMERALS}])"
    rf"(?:[{NUMERALS}]|点(?=[{ONE_DIGIT}]+(?![{ONE_DIGIT}十刻分]))"
    rf"|(?:(?<=[0-9])[ \u00a0])?[多余来几]?(?:(?<=[多余])[ \u00a0])?[百千万亿{TRILLION}]"
    rf"|个[多几]?亿(?!万)"  # 4个亿, 20个亿元
    rf"|(?<=[百千万亿零{TRILLION}])(?:{ARABIC})|(?<=十)几(?=[百千万亿{TRILLION}]))*"
    rf"(?:(?<=十)几|[ \u00a0]?[多余]|(?<=[十百千万])来(?=[个天年岁人名斤位家次条块米里]))?"
)
_TEENS = lazy_regex("十几([千百])")
_LONGEST = 40
"""Characters of a run that somebody may read: a hundred million takes ten."""


def worth(run: str) -> Fraction | None:
    """Work a run out: what stands before its largest unit, times the unit, plus the rest."""
    if len(run) > _LONGEST:
        return None
    if teens := _TEENS.fullmatch(run):  # 十几千: some ten thousand, as Malaysia counts
        return Fraction(10 * dict(SCALES)[teens[1]])
    run = re.sub("[ \u00a0,多余来几数个]", "", run).replace("廿", "二十").replace("卅", "三十")
    return _worth(run)


def _worth(run: str) -> Fraction | None:
    for unit, size in SCALES:
        left, found, right = run.rpartition(unit)
        if not found:
            continue
        times = _worth(left) if left else Fraction(1)
        if times is None or (size < 10**4 and left and times >= 10 and left[-1] in NUMERALS):
            return None
        rest = Fraction(0)
        if right:
            short = len(right) == 1 and right in DIGITS and size >= 100
            some = _worth(right.lstrip("零") or "零")
            if some is None or some >= size:
                return None
            rest = some * size / 10 if short else some  # 两万五 is 25,000
        return times * size + rest
    whole, point, rest_of = run.partition("点")
    if point:
        return Fraction(f"{digits(whole)}.{digits(rest_of)}")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", run):
        return Fraction(run)
    return Fraction(digits(run)) if run and all(one in DIGITS for one in run) else None


def digits(run: str) -> str:
    """Write numerals digit by digit: 二零二四 is 2024."""
    return "".join(str(DIGITS.get(one, one)) for one in run)


def neighbours(run: str) -> list[str]:
    """Return 三十 and 四十 for 三四十; other runs as they are."""
    pair = re.search(f"(?<![{ONE_DIGIT}])([{ONE_DIGIT}])([{ONE_DIGIT}])(?![{ONE_DIGIT}])", run)
    if pair is None or "点" in run or "零" in pair.group():
        return [run]
    low, high = DIGITS[pair[1]], DIGITS[pair[2]]
    if high != low + 1:
        return [run]
    head, tail = run[: pair.start()], run[pair.end() :]
    return [head + pair[1] + tail, head + pair[2] + tail]


def scale(run: str) -> int:
    """Return the size of the units a run ends in: of 3亿5000万, ten thousand."""
    tail = re.search(f"[百千万亿{TRILLION}]*$", run.rstrip("多余来几"))
    size = 1
    for unit in tail.group() if tail else "":
        size *= dict(SCALES)[unit]
    return size
