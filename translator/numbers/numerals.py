"""Read one Chinese numeral: 一千二百万, 3亿5000万, 1.2万亿, 十几万, 三四十, 二〇二四.

The reader knows nothing about dates, percentages or words that merely contain numerals;
that is ``translator.numbers.chinese``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers.prefixes import prefix

DIGITS = dict(zip("零〇一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "两": 2, "兩": 2, "○": 0, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5,
    "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG_UNITS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_TAEL = lazy_regex("[两兩](?![十百千万亿萬億])")  # 三百两, not 三万两千
_TRILLION = lazy_regex("兆(?=[0-9０-９零〇一二两兩三四五六七八九十百千,.]+[亿億])")
"""Above 亿 it is 10^12; by itself it may be a megabyte."""
TENS = {"廿": 20, "卅": 30}
UNITS = SMALL_UNITS | BIG_UNITS
NUMERALS = frozenset(DIGITS) | frozenset(UNITS) | frozenset(TENS)
"""Every character that is a Chinese numeral."""

_ARABIC = lazy_regex(
    r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:[.．][0-9]+)?"
    r"|[０-９]{1,3}(?:[，,][０-９]{3})+(?![０-９])|[０-９]+(?:[.．][０-９]+)?"
)
_SPACED_UNIT = lazy_regex("[ \u00a0\u2009][多余餘]?[百千]?[万萬亿億]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")
_DIGIT_RUN = lazy_regex(f"[{''.join(DIGITS)}]+")
_LONGEST_RUN = 300
"""Digits of the longest number that is read."""
_ENDLESS_RUN = lazy_regex(f"[{''.join(sorted(NUMERALS))}0-9０-９.,．，]{{{_LONGEST_RUN + 1},}}")
_COUNT_OF = (
    "多少人次岁倍小整大函参指分级系基总總个個位票户戶页頁字词詞点點笔筆房奇偶单單双雙"
    "常实實质質复復篇"
)
"""Before 数 these make a noun of it: 人数百万 is a number of people."""
_AFTER_DECIMAL = lazy_regex("(?![十拾廿卅])(?!(?:[百佰千仟])(?![万萬亿億]|[米克瓦帕卡赫焦伏升]))")
_A_BIT = frozenset(f"{character}一" for character in "有这那這早晚快慢多少好差大小高低")
_AFTER_PAIR = lazy_regex(
    "[十百千万亿萬億个個天年月日周岁歲次人名位家条條件米里公分小点點层層倍成只张張杯"
    "块塊步句本支台臺辆輛间間座秒种種度篇遍趟场場斤吨噸]"
)
_MEASURE_AFTER_SOME = lazy_regex("[个個天年月日周岁歲次人名位家条條件米里公分小倍元块万亿萬億]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Numeral:
    """A numeral and its value."""

    end: int
    value: Fraction
    second: Fraction | None = None
    """The upper value of a pair of neighbours: 三四十 is 30 and 40."""
    about: str = ""
    scale: int = 1
    """The trailing 万, 亿, 万亿 …, 1 without one: 3 in 3到5万 borrows it."""
    mantissa: Fraction = Fraction(0)
    """The value without ``scale``."""
    arabic: bool = False
    """Begins with an Arabic digit."""
    digits: int = 0
    """Length of a run of digits read one by one (二〇二四: 4), else 0."""
    unit: str = ""
    """The last unit read: 十, 百, 千, 万, 亿; empty for bare digits."""
    headless: bool = False
    """Begins with a unit other than 十, as in 百万 and 千年."""


def without_endless_runs(text: str) -> str:
    """Blot out runs of more than 300 digits or numerals: nobody counts with those.

    They are keys, hashes and garbage. Python refuses to read 4,300 digits, and 309 are more than
    a float holds; offsets stay as they are.
    """
    if len(text) <= _LONGEST_RUN:
        return text
    return _ENDLESS_RUN.sub(lambda found: "\0" * len(found.group()), text)


def arabic(text: str) -> Fraction:
    """Return the value of Arabic digits, half or full width, with thousands separators."""
    return Fraction(text.translate(_FULL_WIDTH))


def read_digits(text: str) -> int:
    """Return the number spelt digit by digit: 二〇二四 and 2024 → 2024."""
    return int("".join(str(DIGITS[c]) if c in DIGITS else c for c in text.translate(_FULL_WIDTH)))


def read(text: str, start: int) -> Numeral | None:
    """Read the longest numeral at this position; None: there is none."""
    run = _DIGIT_RUN.match(text, start)
    if run and len(run.group()) >= 2:
        following = text[run.end() : run.end() + 1]
        if following not in UNITS and not (following == "点" and len(run.group()) < 3):
            whole = run.group()
            if len(whole) >= 3 or not _is_pair(whole):
                return Numeral(
                    end=run.end(),
                    value=Fraction(read_digits(whole)),
                    digits=len(whole),
                    mantissa=Fraction(read_digits(whole)),
                )
    return _Reader(text, start).run()


def _is_pair(two: str) -> bool:
    low, high = DIGITS[two[0]], DIGITS[two[1]]
    return low >= 1 and (high == low + 1 or two == "三五")


class _Reader:
    """Walks over a numeral, adding up sections of thousands, 万 and 亿."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = self.at = start
        self.high = self.middle = self.section = Fraction(0)
        self.current: Fraction | None = None
        self.gap = Fraction(0)  # between the two of a pair: 三四十 is 30 and 10 more
        self.pair_end = -1
        self.about = ""
        self.smallest = 10**5  # units must fall within a section: 三百五十, never 三十五百
        self.last = self.unit = ""  # what was read last: digit, arabic, unit, zero, some
        self.scale = 1

    def run(self) -> Numeral | None:
        while self.at < len(self.text) and self._step():
            pass
        if self.last == "zero":
            self.at -= 1
        if self.at <= self.start or (
            self.last == "some" and not self.unit and self.start == self.at - 1
        ):
            return None  # nothing, or 几 before 千米
        current = self.current
        if (
            current is not None
            and (self.last == "digit" or (self.last == "arabic" and self.unit in BIG_UNITS))
            and UNITS.get(self.unit, 0) >= 100
            and self.text[self.at - 2] in UNITS
            and not self.gap
        ):
            current *= UNITS[self.unit] // 10  # 两万五 is 25,000, and 3万5 35,000
        value = self.high + self.middle + self.section + (current or 0)
        head = self.text[self.start]
        return Numeral(
            end=self.at,
            value=value,
            second=value + self.gap if self.gap else None,
            about=self.about,
            scale=self.scale if self.last in ("unit", "some") and self.scale > 1 else 1,
            mantissa=value / self.scale if self.last in ("unit", "some") else value,
            arabic=head in "0123456789０１２３４５６７８９",
            unit=self.unit,
            headless=head in UNITS and UNITS[head] >= 100,
        )

    def _step(self) -> bool:
        character = self.text[self.at]
        if character in "0123456789０１２３４５６７８９":
            return self._arabic()
        if character in DIGITS:
            tael = self.unit and _TAEL.match(self.text, self.at)
            return not tael and self._digit(DIGITS[character])
        if character in TENS:
            if self.current is not None or self.section:
                return False
            self.section += TENS[character]
            self.smallest, self.unit = 10, "十"
            return self._move("unit")
        if character in SMALL_UNITS:
            return self._small(character)
        if character in BIG_UNITS:
            return self._big(character)
        if _TRILLION.match(self.text, self.at) and self.last and not self.high and not self.middle:
            self.high, self.section = (self.section + (self.current or 0)) * 10**12, Fraction(0)
            self.current, self.smallest, self.unit = None, 10**5, "亿"
            return self._move("trillion")
        if character in "点點":
            return self._point()
        if character in "多余餘来來几幾数數":
            return self._some(character)
        return False

    def _move(self, last: str, by: int = 1) -> bool:
        self.at += by
        self.last = last
        return True

    def _arabic(self) -> bool:
        found = _ARABIC.match(self.text, self.at)
        if found is None or self.current is not None:
            return False
        self.current = arabic(found.group())
        end = found.end()
        if _SPACED_UNIT.match(self.text, end):  # "120 万", as typographers space it
            end += 1
        return self._move("arabic", end - found.start())

    def _digit(self, value: int) -> bool:
        if self.current is not None:
            following = self.text[self.at + 1 : self.at + 2]
            pair = self.text[self.at - 1 : self.at + 1]
            if (
                self.last == "digit"
                and not self.gap
                and pair[0] in DIGITS
                and (_is_pair(pair) or pair in ("两三", "兩三"))
                and _AFTER_PAIR.match(following)
            ):
                self.gap, self.pair_end = value - self.current, self.at + 1
                return self._move("digit")
            return False
        if value == 0 and self.unit:
            return self._move("zero")
        self.current = Fraction(value)
        return self._move("digit")

    def _small(self, character: str) -> bool:
        unit = SMALL_UNITS[character]
        if unit >= self.smallest:
            return False
        within = self.current is not None and (self.middle or self.high)
        if prefix(self.text, self.at) > 1 and not within:
            return False  # 5千克 is five kilograms, but 一万五千米 15,000 metres
        if self.current is None and (self.section or self.last == "zero") and unit != 10:
            return False
        if self.last == "unit" and self.current is None and self.unit in BIG_UNITS and unit != 10:
            return False
        if self.pair_end == self.at:
            self.gap *= unit
        self.section += (1 if self.current is None else self.current) * unit
        self.current, self.smallest, self.unit = None, unit, character
        return self._move("unit")

    def _big(self, character: str) -> bool:
        unit = BIG_UNITS[character]
        if self.last == "zero":
            return False
        amount = self.section + (self.current or 0)
        if not amount and not self.middle:
            if self.last:
                return False
            amount = Fraction(1)
        if unit == 10**4:
            if self.middle:
                return False
            self.middle += amount * unit
        else:
            if self.high and self.high % 10**12:
                return False
            self.high += (self.middle + amount) * unit
            self.middle = Fraction(0)
        self.gap *= unit
        self.scale = self.scale * unit if self.last == "unit" and self.unit in BIG_UNITS else unit
        self.section, self.current, self.smallest, self.unit = Fraction(0), None, 10**5, character
        return self._move("unit")

    def _point(self) -> bool:
        run = _DIGIT_RUN.match(self.text, self.at + 1)
        if run is None or self.last not in ("digit", "unit") or "两" in run.group():
            return False
        if not _AFTER_DECIMAL.match(self.text, run.end()):  # 三点五十 is ten to four
            return False
        if self.start and self.text[self.start - 1 : self.at] in _A_BIT:
            return False  # 有一点三心二意
        digits = "".join(str(DIGITS[c]) for c in run.group())
        whole = self.section + (self.current or 0)
        self.section, self.current = Fraction(0), whole + Fraction(int(digits), 10 ** len(digits))
        return self._move("decimal", len(digits) + 1)

    def _some(self, character: str) -> bool:
        following = self.text[self.at + 1 : self.at + 2]
        if self.last == "":  # 几千, 数百万: the value is the scale
            if character not in "几幾数數" or following not in UNITS:
                return False
            if character in "几幾" and self.text[max(0, self.at - 1) : self.at] == "茶":
                return False
            if character in "数數" and self.at and self.text[self.at - 1] in _COUNT_OF:
                return False
            self.current, self.about = Fraction(1), "several"
            return self._move("some")
        if self.about or self.last not in ("unit", "arabic") or character in "数數":
            return False
        if self.last == "arabic" and (self.current or 0) < 10:
            return False
        if character in "来來" and not _MEASURE_AFTER_SOME.match(following):
            return False
        if character in "几幾" and self.unit != "十":
            return False
        self.about = "more"
        return self._move("some")
