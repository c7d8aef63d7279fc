"""Numbers that a translation writes otherwise: in words (dozens, 百年), 8·11, in their 50s."""

from __future__ import annotations

from collections.abc import Container, Iterable
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_DOTTED = lazy_regex(r"\d{1,2}\.\d{1,2}")
_MONTHS, _DAYS = 12, 31
_DOTS = "·・•‧"
"""What stands in a Chinese date for the point of another text: 8·11."""
_LONG_TIMES = ("decade", "centur", "世纪", "世紀", "十年", "millenni")
_COUNTED = {
    Fraction(100): lazy_regex(r"(?<![\d一二三四五六七八九两兩几幾数數十.])百(?![万萬亿億])"),
    Fraction(1000): lazy_regex(
        r"(?<![\d一二三四五六七八九两兩几幾数數十百.])千(?![万萬亿億米克瓦])"
    ),
    Fraction(10_000): lazy_regex(r"(?<![\d一二三四五六七八九两兩几幾数數十百千.])[万萬](?![亿億])"),
}
"""Round numbers that a word alone may say, where it is no part of another number: 百万 is no 百."""
_WHOLE = (
    "百分百", "百分之百", "全", "完全", "纯", "純", "hundred percent", "entire", "fully", "utmost",
    "our best", "my best", "their best", "his best", "her best", "wholehearted",
)  # fmt: skip
"""What 100 % is in words; 200 % in words is the same, said with more weight."""
_WORDED: tuple[tuple[Fraction, tuple[str, ...]], ...] = (
    (Fraction(100), ("centenar", "century", "centuries", "hundred", "centennial")),
    (Fraction(1000), ("millenni", "thousand")),
    (Fraction(10_000), ("myriad", "countless")),
    (Fraction(24), ("全天", "昼夜", "晝夜", "around the clock", "round-the-clock", "天", "day")),
    (Fraction(20), ("score", "弱冠")),
    (Fraction(14), ("fortnight", "两周", "两星期")),
    (Fraction(15), ("quarter", "刻")),
    (Fraction(25), ("silver", "银婚", "銀婚")),
    (Fraction(30), ("而立", "月")),
    (Fraction(40), ("不惑",)),
    (Fraction(50), ("half", "半", "golden", "金婚", "知天命")),
    (Fraction(60), ("花甲", "耳顺", "耳順", "diamond")),
    (Fraction(70), ("古稀", "platinum")),
)
"""Values that words say: (value, words of either language)."""


def in_words(figure: Figure, text: str, dates: Container[Fraction]) -> bool:
    """Say whether words of a text may mean a number.

    Args:
        figure: Of the other text.
        text: In small letters.
        dates: Values of the text that may be months and days.
    """
    value = figure.value
    if figure.kind == "time" and value % 10 == 0 and any(one in text for one in _LONG_TIMES):
        return True  # three decades
    if value % 12 == 0 and ("dozen" in text or "打" in text):
        return value <= 120
    month, day = divmod(value, 100)
    dated = figure.kind == "" and 1 <= month <= 12 and 1 <= day <= 31
    if dated and Fraction(month) in dates and day in dates:
        return True  # 418: the 18th of April
    emphatic = figure.kind == "share" and not any(map(str.isdecimal, figure.text))
    if (value == 1 or (value > 1 and emphatic)) and any(word in text for word in _WHOLE):
        return True
    if value in _COUNTED and _COUNTED[value].search(text):
        return True
    for number, words in _WORDED:
        if value == number and any(word in text for word in words):
            return True
    return value.denominator == 2 and ("半" in text or "half" in text)


def ends_a_decade(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Say whether a figure ends a decade of the other text: 50 to 60, in their 50s."""
    return figure.kind in ("", "age") and any(
        one.kind == "decade" and figure.value - one.value in (9, 10) for one in figures
    )


def day_with_a_point(figure: Figure) -> tuple[Fraction, Fraction] | None:
    """Return the month and the day that 7.19 may be; None: it is neither.

    Args:
        figure: A number as it is written, with its unit if it has one.
    """
    if figure.kind or not _DOTTED.fullmatch(figure.text):
        return None
    month, day = map(Fraction, figure.text.split("."))
    return (month, day) if 1 <= month <= _MONTHS and 1 <= day <= _DAYS else None


def is_dotted(figure: Figure, text: str) -> bool:
    """Say whether 8.11 stands in a text as 8·11."""
    return bool(_DOTTED.fullmatch(figure.text)) and any(
        figure.text.replace(".", dot) in text for dot in _DOTS
    )
