"""The second reading of Chinese: runs of numerals, worked out, with the unit behind them."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from functools import cache

from translator.numbers.second_reading import Figure, eras, units

_PLAIN = str.maketrans(
    "０１２３４５６７８９．，％萬億兩〇○幾餘數點紀號時鐘個歲週噸鎊釐畝頃塊歐韓盧幣國曆慶緒統豐順貞觀開寶"
    "啟禎學禮臺過翻圓這裏來條",
    "0123456789.,%万亿两零零几余数点纪号时钟个岁周吨镑厘亩顷块欧韩卢币国历庆绪统丰顺贞观开宝"
    "启祯学礼台过翻圆这里来条",
)
"""One character for one: offsets stay."""
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_D = "".join(_DIGITS)
_SCALES = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))
_H = f"{_D}十百千万亿廿卅"
_ARABIC = (
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|(?<![0-9]\.)[0-9]+\.[0-9]+(?!\.?[0-9])|[0-9]+"  # 2021.6.11 is three
)
_RUN = re.compile(
    rf"(?<=[{_D}0-9]块)[{_D}](?![十百千万亿])"  # 三块五一斤: five of a tenth, one pound
    rf"|(?:[几数](?=[十百千万亿]))?(?:{_ARABIC}|[{_H}])"
    rf"(?:[{_H}]|点(?=[{_D}]+(?![{_D}十刻分]))|(?:(?<=[0-9])[ \u00a0])?[多余来几]?(?:(?<=[多余])[ \u00a0])?[百千万亿]"
    rf"|(?<=[百千万亿零])(?:{_ARABIC})|(?<=十)几(?=[百千万亿]))*"
    r"(?:(?<=十)几|[ \u00a0]?[多余]|(?<=[十百千万])来(?=[个天年岁人名斤位家次条块米里]))?"
)
_GROUPS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])")
_PREFIXED = re.compile("千(?:[米克瓦赫帕卡伏焦牛欧升]|字节|比特)|百帕")
_SHARE = re.compile("[ \u00a0]?(?:[%‰]|个?百分点)")
_TENTHS = re.compile(
    f"成(半|[{_D}](?![{_D}十百千万个名人年]))?(?![为员绩功果本长立交就群套语都型熟])"
)
_BEHIND = re.compile(
    "[ \u00a0]?(年代|世纪|月(?!球|亮|饼|薪|票|租|供|光|嫂|子|台)|[日号](?![元本常])|学?年(?![级糕货轻迈代]))"
)
_CLOCK = re.compile(
    "[ \u00a0]?(?:[点时](?!钟爱|代|间|段|期|候|速|评|子|尚|装)|[:：](?=[0-5][0-9]))"
)
_MINUTES = re.compile("[点时:：]$")
_HALF = re.compile("个?半")
_TENTH = re.compile(f"(?<=块)[{_D}](?![十百千万亿])")
_AFTER_HOUR = {"半": 30, "一刻": 15, "三刻": 45}
_PAST_HOUR = re.compile(f"(?<=[{_H}0-9]点)(?:半|[一三]刻)")
_BORN = re.compile("(?<![0-9.])([5-9五六七八九01零一][0零]|[5-9][0-9])后(?![来面续天])")
_HALVES = re.compile("(?:一半|半数|过半|大半|半)(?!岛|场|决|径|导|夜|空|路|途|山|球|价)")
_DOUBLING = re.compile(f"翻(?:了)?([{_D}])?番")
_ERA_FIRST = re.compile("元年")
_TO = re.compile(r"[ \u00a0]?(?:[到至~～—–－-]|——)[ \u00a0]?")
_NOT_LENT = frozenset({"clock", "weekday"})
_HEADLESS_BEFORE = "上近成"
_HEADLESS_AFTER = re.compile(
    "[元余多人年名家里米个吨块次条只台辆张件户所座处篇亩倍公位艘架种项封本间部国场头岁天平英美]"
    "|[^\u4e00-\u9fff]|$"
)
_COUNTER = re.compile(
    "[ ]?(?:[个名人位岁天年月日周条只台辆张件户间座次倍成度层分斤吨米公里小块元万千百亿十%点级英]|倍)"
)
_WEEK = re.compile("(?:星期|礼拜|周)([一二三四五六日天])(?![期本年周])")
_NO_AMOUNT = re.compile("(?<=[十一二三四五六七八九])大|线|点点")


def figures(text: str) -> tuple[Figure, ...]:
    """Read the figures of a Chinese text, in order."""
    plain = text.translate(_PLAIN)
    found: list[Figure] = []
    share = Fraction(0)  # the denominator before 分之
    begun = 0
    for run in _RUN.finditer(plain):
        start, end = run.span()
        if plain.startswith("分之", end):
            share, begun = worth(run.group()) or Fraction(0), start
            continue
        if not share or not plain.startswith("分之", start - 2):
            share, begun = Fraction(0), start
        found += _read(text, plain, run.group(), start, end, share=share, begun=begun)
        share = Fraction(0)
    found = _apart(_words(text, plain), found)
    return _with_groups(plain, _borrowed(plain, _centuries(plain, found)))


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


def worth(run: str) -> Fraction | None:
    """Work a run out: what stands before its largest unit, times the unit, plus the rest."""
    run = re.sub("[ \u00a0,多余来几数]", "", run).replace("廿", "二十").replace("卅", "三十")
    return _worth(run)


def _worth(run: str) -> Fraction | None:
    for unit, size in _SCALES:
        left, found, right = run.rpartition(unit)
        if not found:
            continue
        times = _worth(left) if left else Fraction(1)
        if times is None or (size < 10**4 and left and times >= 10 and left[-1] in _H):
            return None
        rest = Fraction(0)
        if right:
            short = len(right) == 1 and right in _DIGITS and size >= 100
            some = _worth(right.lstrip("零") or "零")
            if some is None or some >= size:
                return None
            rest = some * size / 10 if short else some  # 两万五 is 25,000
        return times * size + rest
    whole, point, rest_of = run.partition("点")
    if point:
        return Fraction(f"{_digits(whole)}.{_digits(rest_of)}")
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", run):
        return Fraction(run)
    return Fraction(_digits(run)) if run and all(one in _DIGITS for one in run) else None


def _digits(run: str) -> str:
    return "".join(str(_DIGITS.get(one, one)) for one in run)


def _neighbours(run: str) -> list[str]:
    """Return 三十 and 四十 for 三四十; other runs as they are."""
    pair = re.search(f"(?<![{_D}])([{_D}])([{_D}])(?![{_D}])", run)
    if pair is None or "点" in run or "零" in pair.group():
        return [run]
    low, high = _DIGITS[pair[1]], _DIGITS[pair[2]]
    if high != low + 1:
        return [run]
    head, tail = run[: pair.start()], run[pair.end() :]
    return [head + pair[1] + tail, head + pair[2] + tail]


def _read(
    text: str, plain: str, run: str, start: int, end: int, *, share: Fraction, begun: int
) -> list[Figure]:
    if _PREFIXED.match(plain, end - 1):  # 25千克: the 千 is the unit's
        run, end = run[:-1], end - 1
        if not run:
            return []
    about = "several" if run[0] in "几数" else ""
    about = about or ("more" if re.search("[多余来几]", run) else "")
    if run[0] in "百千万亿" and not about:
        before, scaled = plain[start - 1 : start], len(run) > 1
        if before in tuple(_HEADLESS_BEFORE):
            about = "nearly" if before == "近" else "more"
        sure = share or (scaled and run not in ("千万", "万千", "百万千万"))
        if not sure and not _HEADLESS_AFTER.match(plain, end):
            about = "doubtful"  # 万圣节, 百花, 千万不要
    digits = len(run) > 1 and all(one in _DIGITS for one in run)
    runs = _neighbours(run)
    of_year = plain[end : end + 1] == "年" and len(run) in (2, 4)
    if digits and len(runs) == 1 and not ("零" in run or of_year):
        about = "doubtful"  # 三四五 may be anything
    if len(runs) == 2 and run[-1] in _DIGITS and not _COUNTER.match(plain, end):
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
            run=(begun, end), scale=_scale(one),
        )  # fmt: skip
        if share:
            kind = "time" if plain[end : end + 1] == "秒" else "share"  # 千分之三秒
            found.append(replace(figure, value=value / share, kind=kind))
        else:
            found.append(_with_unit(text, plain, figure, run))
    return found


def _scale(run: str) -> int:
    tail = re.search("[百千万亿]*$", run.rstrip("多余来几"))
    size = 1
    for unit in tail.group() if tail else "":
        size *= dict(_SCALES)[unit]
    return size


def _with_unit(text: str, plain: str, figure: Figure, run: str) -> Figure:
    start, end = figure.start, figure.run[1]
    value = figure.value
    before = plain[max(0, start - 5) : start]

    def ending(at: int, kind: str, worth_: Fraction = value, **more: object) -> Figure:
        return replace(
            figure, end=at, text=text[start:at], value=worth_, kind=kind, **more,  # type: ignore[arg-type]  # fields of Figure
        )  # fmt: skip

    share = _SHARE.match(plain, end)
    if share:
        per = 1000 if share.group().endswith("‰") else 100
        return ending(share.end(), "share", value / per)
    tenths = _TENTHS.match(plain, end)
    if tenths and value <= 10 and figure.about == "":
        more = tenths[1] or ""
        five = Fraction(5 if more == "半" else _DIGITS.get(more, 0), 100)
        return ending(tenths.end(), "share", value / 10 + five)
    if before.rstrip().endswith("第"):
        return replace(figure, kind="ordinal")
    behind = _BEHIND.match(plain, end)
    if behind and "个" not in plain[end : behind.end()]:
        dated = _date(plain, figure, behind, run, before)
        if dated is not None:
            at = behind.end()
            if dated.kind == "time" and (more := _HALF.match(plain, at)):  # 两年半
                dated, at = replace(dated, value=value + Fraction(1, 2)), more.end()
            return replace(dated, end=at, text=text[dated.start : at])
    clock = _CLOCK.match(plain, end)
    if value <= 24 and clock and not figure.about:
        half = Fraction(12)
        found = ending(clock.end(), "clock", value, others=(value - half, value + half))
        return found
    if _MINUTES.search(before) and plain[end : end + 1] == "分" and value < 60:
        return ending(end + 1, "clock")
    halved = _HALF.match(plain, end)  # 一个半小时
    unit_at = halved.end() if halved else end
    word = _unit_word(plain, unit_at)
    if word:
        unit = units("zh")[word[0]]
        more = _HALF.match(plain, word[1]) or _TENTH.match(plain, word[1])
        added = Fraction(1, 2) if halved or more else Fraction(0)
        if more and word[0] == "块":  # 三块五
            added = Fraction(_DIGITS.get(more.group(), 5), 10)
        at = more.end() if more else word[1]
        others = (value + 1, value - 1) if unit.kind == "times" else ()
        teens = unit.kind == "age" and run == "十几"  # neither ten nor more than ten
        about = "doubtful" if teens else figure.about
        return ending(at, unit.kind, value + added, size=unit.size, others=others, about=about)
    return figure


def _date(
    plain: str, figure: Figure, behind: re.Match[str], run: str, before: str
) -> Figure | None:
    value, word = figure.value, behind[1]
    whole = value.denominator == 1 and not figure.about
    if word == "年代":
        return replace(figure, kind="decade")
    if word == "世纪":
        return replace(figure, kind="century")
    if word == "月" and whole and 1 <= value <= 12:
        return replace(figure, kind="month")
    if word in "日号" and whole and 1 <= value <= 31:
        return replace(figure, kind="day")
    if word not in ("年", "学年") or not whole:
        return None
    era = next((name for name in eras() if before.endswith(name)), "")
    if era:
        start = figure.start - len(era)
        year = value + eras()[era]
        return replace(figure, start=start, value=year, kind="year", others=(value,))
    if 1000 <= value < 3000 and not re.search("[十百千万]", run):
        return replace(figure, kind="year")
    if word == "学年" or value < 200:
        others = (value + 1911, value + 1900, value + 2000)
        unit = units("zh")["年"]
        return replace(figure, kind=unit.kind, size=unit.size, others=others)
    return None


@cache
def _unit_pattern() -> re.Pattern[str]:
    words = sorted(units("zh"), key=len, reverse=True)
    return re.compile(
        "[ \u00a0]?((?:" + "|".join(map(re.escape, words)) + ")(?:(?<![A-Za-z])|(?![A-Za-z])))"
    )


def _unit_word(plain: str, at: int) -> tuple[str, int] | None:
    found = _unit_pattern().match(plain, at)
    return (found[1], found.end()) if found else None


def _words(text: str, plain: str) -> list[Figure]:
    """Read halves, doublings, weekdays and first years of eras, which have no run."""
    found = []

    def add(match: re.Match[str], value: Fraction, kind: str, **more: object) -> None:
        start, end = match.span()
        found.append(
            Figure(
                start=start, end=end, text=text[start:end], value=value, kind=kind,
                run=(start, end), **more,  # type: ignore[arg-type]  # fields of Figure
            )
        )  # fmt: skip

    for match in _HALVES.finditer(plain):
        before = plain[max(0, match.start() - 3) : match.start()]
        if match.group() == "半" and re.search(f"[{_H}0-9][个成年天月倍点]?$", before):
            continue  # 三成半, 一个半小时: read there
        unit = _unit_word(plain, match.end())
        if match.group() == "半" and unit:
            measure = units("zh")[unit[0]]
            add(match, Fraction(1, 2), measure.kind, size=measure.size)
        elif match.group() != "半":
            add(match, Fraction(1, 2), "share")
    for match in _DOUBLING.finditer(plain):
        add(match, Fraction(2 ** _DIGITS.get(match[1] or "一", 1)), "times")
    for match in _WEEK.finditer(plain):
        day = "一二三四五六日".find("日" if match[1] == "天" else match[1]) + 1
        add(match, Fraction(day), "weekday")
    for match in _PAST_HOUR.finditer(plain):
        add(match, Fraction(_AFTER_HOUR[match.group()]), "clock")
    for match in _BORN.finditer(plain):
        tens = int(_digits(match[1]))
        kind = "year" if tens % 10 else "decade"
        add(match, Fraction(tens + (1900 if tens >= 50 else 2000)), kind)
    for match in _ERA_FIRST.finditer(plain):
        before = plain[max(0, match.start() - 4) : match.start()]
        era = next((name for name in eras() if before.endswith(name)), "")
        if era:
            add(match, Fraction(eras()[era] + 1), "year", others=(Fraction(1),))
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


def _borrowed(plain: str, found: list[Figure]) -> list[Figure]:
    """Let the first of 3到5万元 borrow the scale and the unit of the second."""
    result = list(found)
    for at in range(len(result) - 1):
        one, other = result[at], result[at + 1]
        joined = _TO.fullmatch(plain, one.end, other.start)
        if joined is None or one.kind or one.scale > 1 or one.about or other.kind in _NOT_LENT:
            continue
        value = one.value
        if other.kind == "share":
            per = other.value and Fraction(1, 10 if "成" in other.text else 100)
            result[at] = replace(one.moved(value * per, value), kind="share")
        elif value < other.value / other.scale:
            result[at] = replace(
                one.moved(value * other.scale, value), kind=other.kind, size=other.size
            )
    return result


def _with_groups(plain: str, found: list[Figure]) -> tuple[Figure, ...]:
    """Say of the pieces of 1 300 that they may be one number."""
    groups = [
        (match.span(), Fraction(re.sub("[^0-9]", "", match.group())))
        for match in _GROUPS.finditer(plain)
    ]
    if not groups:
        return tuple(found)
    result = []
    for figure in found:
        for (start, end), value in groups:
            if start <= figure.run[0] < end:
                figure = figure.moved(figure.value, value * figure.scale)
        result.append(figure)
    return tuple(result)
