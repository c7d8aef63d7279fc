"""The second reading of Chinese: runs of numerals, worked out, with the unit behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure, with_groups
from translator.numbers.second_reading_chinese_units import with_unit, words
from translator.numbers.second_reading_runs import (
    DIGITS,
    NUMERALS,
    RUN,
    TRILLION,
    neighbours,
    scale,
    worth,
)  # fmt: skip

_PLAIN = str.maketrans(
    "０１２３４５６７８９．，％萬億兩〇○幾餘數點紀號時鐘個歲週噸鎊釐畝頃塊歐韓盧幣國曆慶緒統豐順貞觀開寶"
    "啟禎學禮臺過翻圓這裏來條",
    "0123456789.,%万亿两零零几余数点纪号时钟个岁周吨镑厘亩顷块欧韩卢币国历庆绪统丰顺贞观开宝"
    "启祯学礼台过翻圆这里来条",
)
"""One character for one: offsets stay."""
_FORMAL_DIGITS = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_FORMAL = lazy_regex(
    "[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万亿零]{2,}(?<=[万亿佰仟拾壹贰貳叁肆伍陆陸柒捌玖])"
)
"""The numerals of contracts; one alone may be a family name: 陆, 伍."""
_TRILLION = lazy_regex(
    "(?<=[0-9一二三四五六七八九十百千两几数])兆(?=[0-9零一二三四五六七八九两元圆余多新亿]|$)"
)
_PREFIXED = lazy_regex(
    "千(?:米(?![兰饭粉其线勒德老])|克(?![拉隆里服制林罗])|瓦(?![房片砾])|赫(?![然尔])|帕(?!金)"
    "|卡(?![车片通位塔式拉尔西])|伏(?![兵击笔地特])|焦(?![点虑急炭])|牛(?![肉奶羊皮市津排])"
    "|欧(?![元洲盟美])|升(?![级学高旗值])|字节|比特)|百帕"
)
"""千 that is the unit's, but in words that begin like one: 三千|卡车, 两千|伏兵."""
_TAELS = lazy_regex("[十百千万亿]两$")
"""两 that is a weight: 三百两 is no 三百二."""
_PER_CENT = lazy_regex(f"分[{NUMERALS}]")
_TO = lazy_regex(r"[ \u00a0]?(?:[到至~～—–－-]|——)[ \u00a0]?")
_OR = lazy_regex("[、或]")
_PART = lazy_regex(r"[^\d/.]?(\d{1,2})/(\d{1,2})[^\d/.]?", re.ASCII)
_NOT_LENT = frozenset({"clock", "weekday"})
_HEADLESS_BEFORE = "上近成"
_HEADLESS_AFTER = lazy_regex(
    "[元余多人年名家里米个吨块次条只台辆张件户所座处篇亩倍公位艘架种项封本间部国场头岁天平英美]"
    "|[^\u4e00-\u9fff]|$"
)
_COUNTER = lazy_regex(
    "[ ]?[个名人位岁天年月日周条只台辆张件户间座次倍成度层分斤吨米公里小块元万千百亿十%点级英]"
)
_NO_AMOUNT = lazy_regex("(?<=[十一二三四五六七八九])大|线|点点")


def figures(text: str) -> tuple[Figure, ...]:
    """Read the figures of a Chinese text, in order."""
    plain = _FORMAL.sub(lambda run: run.group().translate(_FORMAL_DIGITS), text.translate(_PLAIN))
    plain = _TRILLION.sub(TRILLION, plain)
    found: list[Figure] = []
    share = Fraction(0)  # the denominator before 分之
    begun = 0
    for run in RUN.finditer(plain):
        start, end = run.span()
        if plain.startswith("分之", end):
            share, begun = worth(run.group()) or Fraction(0), start
            continue
        if run.group() == "百" and _PER_CENT.match(plain, end):  # 百分二百
            share, begun = Fraction(100), start
            continue
        if not share or not plain[:start].endswith(("分之", "百分")):
            share, begun = Fraction(0), start
        found += _read(text, plain, run.group(), start, end, share=share, begun=begun)
        share = Fraction(0)
    found = _apart(words(text, plain), found)
    return with_groups(plain, _parts(text, plain, _borrowed(plain, _centuries(plain, found))))


def _apart(words: list[Figure], found: list[Figure]) -> list[Figure]:
    """Leave out runs that a word or the unit of the figure before has in it: 个百分点, 一半."""
    result: list[Figure] = []
    ends = 0
    for figure in sorted([*words, *found], key=lambda one: (one.run[0], -one.run[1])):
        neighbour = result and result[-1].run == figure.run
        if figure.run[0] >= ends or neighbour:
            result.append(figure)
            ends = max(ends, figure.end)
    return result


def _read(
    text: str, plain: str, run: str, start: int, end: int, *, share: Fraction, begun: int
) -> list[Figure]:
    if _PREFIXED.match(plain, end - 1):  # 25千克: the 千 is the unit's
        run, end = run[:-1], end - 1
        if not run:
            return []
    if _TAELS.search(run):
        run, end = run[:-1], end - 1
    about = "several" if run[0] in "几数" else ""
    about = about or ("more" if re.search("[多余来几]", run) else "")
    if run[0] in "百千万亿" and not about:
        before, scaled = plain[start - 1 : start], len(run) > 1
        if before in tuple(_HEADLESS_BEFORE):
            about = "nearly" if before == "近" else "more"
        sure = share or (scaled and run not in ("千万", "万千", "百万千万"))
        if not sure and not _HEADLESS_AFTER.match(plain, end):
            about = "doubtful"  # 万圣节, 百花, 千万不要
    spelt = len(run) > 1 and all(one in DIGITS for one in run)
    runs = neighbours(run)
    sizes = (2, 3, 4) if plain[max(0, start - 2) : start] == "民国" else (2, 4)
    of_year = plain[end : end + 1] == "年" and len(run) in sizes
    if spelt and len(runs) == 1 and not ("零" in run or of_year):
        about = "doubtful"  # 三四五 may be anything
    if len(runs) == 2 and run[-1] in DIGITS and not _COUNTER.match(plain, end):
        about = "doubtful"  # 十四五规划
    if _NO_AMOUNT.match(plain, end) and len(run) > 1:
        about = "doubtful"  # 二十大, 三八线
    found = []
    for one in runs:
        value = worth(one)
        if value is None:
            continue
        figure = Figure(
            start=begun, end=end, text=text[begun:end], value=value, about=about,
            run=(begun, end), scale=scale(one),
        )  # fmt: skip
        if share:
            kind = "time" if plain[end : end + 1] == "秒" else "share"  # 千分之三秒
            found.append(replace(figure, value=value / share, kind=kind))
        else:
            found.append(with_unit(text, plain, figure, run))
    return found


def _centuries(plain: str, found: list[Figure]) -> list[Figure]:
    """Join 20世纪 and 80年代 into 1980年代; 上世纪 is the twentieth."""
    result: list[Figure] = []
    for figure in found:
        if figure.kind == "decade" and figure.value < 100:
            before = plain[max(0, figure.start - 6) : figure.start].rstrip(" 的")
            last = result[-1] if result else None
            if before.endswith(("上世纪", "上个世纪", "本世纪")):
                century = 2000 if before.endswith("本世纪") else 1900
                figure = figure.moved(figure.value + century, figure.value)
            elif last and last.kind == "century" and before.endswith("世纪"):
                figure = figure.moved((last.value - 1) * 100 + figure.value, figure.value)
                figure = replace(figure, run=(last.run[0], figure.run[1]))
                result.pop()
            elif last and last.kind == "decade" and last.run[1] == figure.run[1]:
                figure = replace(figure.moved(last.value + 10, figure.value), run=last.run)
        result.append(figure)
    return result


def _parts(text: str, plain: str, found: list[Figure]) -> list[Figure]:
    """Join 1/5 of 1/5英寸; where no word follows it may be a day or a score, too."""
    result: list[Figure] = []
    for figure in found:
        part = result and _PART.fullmatch(plain, result[-1].start - 1, figure.run[1] + 1)
        if not part or not 0 < int(part[1]) < int(part[2]):
            result.append(figure)
            continue
        start, end = result.pop().start, figure.run[1]
        up, down = Fraction(part[1]), Fraction(part[2])
        apart = () if plain[end : end + 1].isalpha() else (up, down)
        result.append(
            Figure(
                start=start, end=end, text=text[start:end], value=up / down, kind="share",
                others=apart, run=(start, end),
            )
        )  # fmt: skip
    return result


def _alternatives(plain: str, one: Figure, other: Figure) -> re.Match[str] | None:
    """Whether 三、四百 is three or four hundred: the digits follow each other."""
    ones = plain[slice(*one.run)]
    first = plain[slice(*other.run)][:1]
    if ones in DIGITS and first in DIGITS and DIGITS[first] == DIGITS[ones] + 1:
        return _OR.fullmatch(plain, one.end, other.start)
    return None


def _borrowed(plain: str, found: list[Figure]) -> list[Figure]:
    """Let the first of 3到5万元 borrow the scale and the unit of the second."""
    result = list(found)
    for at in range(len(result) - 1):
        one, other = result[at], result[at + 1]
        joined = _TO.fullmatch(plain, one.end, other.start)
        if joined and one.text.startswith("百分之") and not other.kind:  # 百分之五到八
            result[at + 1] = replace(other.moved(other.value / 100, other.value), kind="share")
            continue
        joined = joined or _alternatives(plain, one, other)
        if joined is None or one.kind or one.scale > 1 or one.about or other.kind in _NOT_LENT:
            continue
        value = one.value
        if other.kind == "share":
            per = other.value and Fraction(1, 10 if "成" in other.text else 100)
            result[at] = replace(one.moved(value * per, value), kind="share")
        elif value < other.value / other.scale:
            others = [value, *(value - other.value + year for year in other.others)]
            result[at] = replace(
                one.moved(value * other.scale, *others), kind=other.kind, size=other.size
            )
    return result
