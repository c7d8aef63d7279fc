"""What a number counts, where both languages say it: years, ages, degrees, shares, currencies."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import MEASURES, Figure

TELLING = MEASURES | {
    "share", "money", "ordinal", "date", "age", "clock", "decade", "century", "year",
}  # fmt: skip
"""Kinds that a unit says in both languages; others are as often left to the reader."""
CURRENCIES = (
    ("dollar", lazy_regex("美元|美金|(?<![A-Z])(?:US)?\\$|dollars?|USD")),
    ("pound", lazy_regex("英镑|英鎊|£|pounds?")),
    ("euro", lazy_regex("欧元|歐元|€|euros?|EUR", re.IGNORECASE)),
    ("yen", lazy_regex("日[元圆圓]|yen")),
    ("yuan", lazy_regex("人民币|人民幣|(?<![美欧歐日港韩韓加澳新])元|yuan|RMB|CNY")),
)
"""Names and signs of the currencies that two languages call by names of their own."""
_BEHIND_A_YEAR = lazy_regex(" ?年(?![级級轮輪糕])")
_BEHIND = {
    "zh": (
        ("age", lazy_regex(" ?(?:周岁|[岁歲])")),
        ("degree", lazy_regex(" ?(?:[度℃°])(?!假|过|過)")),
        ("volt", lazy_regex(" ?(?:伏特?|V(?![A-Za-z]))")),
        ("watt", lazy_regex(" ?(?:瓦特?|W(?![A-Za-z]))(?!时|時|斯|解|片)")),
        ("ampere", lazy_regex(" ?(?:安培?|A(?![A-Za-z]))(?=[，。、；）)]|$)")),
        ("decade", lazy_regex(" ?[后後](?=[”’」』]|的|们|們|群体|群體|一代|人群)")),
        ("ordinal", lazy_regex(" ?[日号號](?![元圆圓本常内內间間均游以线線楼])")),
        ("year", _BEHIND_A_YEAR),
    ),
    "en": (
        ("age", lazy_regex(r"[\s-]years?(?:[\s-]olds?\b| of age\b)", re.IGNORECASE)),
        ("degree", lazy_regex(r"[\s-]?(?:degrees?\b|°|℃)", re.IGNORECASE)),
        ("volt", lazy_regex(r"[\s-]?(?:[Vv]olts?\b|V\b)")),
        ("watt", lazy_regex(r"[\s-]?(?:[Ww]atts?\b|W\b)")),
        ("ampere", lazy_regex(r"[\s-]?(?:[Aa]mp(?:ere)?s?\b|A\b)")),
    ),
}
"""What stands behind a number, by language."""
_AGED = lazy_regex(
    r"\b(?:aged?(?: of| at)?|at the age of|age of)(?: only| just)?\s$", re.IGNORECASE
)
_DATED = lazy_regex(
    r"(?:\b(?:in|since|from|to|until|till|by|during|of|before|after|around|year|and|or|between"
    r"|early|late|mid|through|for|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"(?:\.? \d{1,2}(?:st|nd|rd|th)?)?)\.?,?\s?"
    r"|[-–—/(（,，:]\s?|\d(?:st|nd|rd|th),?\s|^\s*)$",
    re.IGNORECASE,
)
"""What stands before a year in English."""
_COMPARED = lazy_regex(r"\b(?:over|than|with|against|versus|vs\.?|on|to|from) $", re.IGNORECASE)
_IN = lazy_regex(r"\b(?:in|since|until|till|during) $", re.IGNORECASE)
_NOTHING_COUNTED = lazy_regex(
    r"\s*(?:[,.;:!?)”\"]|$|-?\s?(?:and|or|but|to|as|at|for|with|by|when|where|while|after|before"
    r"|is|was|were|are|has|have|had|until|through|because|that|which)\b)"
)
"""What stands behind a number that counts nothing: a year of those compared, 338 over 2018."""
_MAY_COUNT = lazy_regex(r"\b(?:from|to|of|and|or|for|between|than|in) $", re.IGNORECASE)
_COUNTED = lazy_regex(
    r" (?:(?!(?:was|is|has|does|as|this|its|his|thus|towards|versus)\b)[a-z]+s"
    r"|people|men|women|children)\b"
)
"""Where "from 1994 species" is no year."""
_BEFORE = 16
"""Characters of it."""
_OF_YEARS = lazy_regex("年|years?$")
_FIRST_YEAR, _LAST_YEAR = 1000, 2200


def kind_of(figure: Figure, text: str, language: str) -> str:
    """Return what a figure of a text counts; empty where its language does not say."""
    start, end = figure.run
    if figure.kind not in ("share", "money", "date"):
        for name, behind in _BEHIND.get(language, ()):
            if behind.match(text, end):
                return name
        if language == "en" and _AGED.search(text, max(0, start - _BEFORE), start):
            return "age"
    if figure.kind in ("year", "time") and _OF_YEARS.search(figure.text):
        return "year"  # a length of time, or a year: the other language may not say which
    if language == "en" and figure.kind in ("year", ""):
        return "year" if _is_year(figure, text) else ""
    if figure.kind == "day":
        return "ordinal"
    return figure.kind if figure.kind in TELLING else ""


def _is_year(figure: Figure, text: str) -> bool:
    """Say whether a number of an English text stands where a year does: not so 1,492 people."""
    start, end = figure.run
    before = max(0, start - _BEFORE)
    counts = _COUNTED.match(text, end)
    if figure.kind == "year" and _DATED.search(text, before, start):
        return not (counts and _MAY_COUNT.search(text, before, start))
    if not _NOTHING_COUNTED.match(text, end) or not figure.text[:1].isdecimal():
        return False
    if figure.kind == "year":
        return bool(_COMPARED.search(text, before, start))
    odd = "," not in figure.text and figure.scale == 1 and figure.end == end
    return odd and bool(_IN.search(text, before, start))


def is_dated(figure: Figure, text: str, language: str) -> bool:
    """Say whether a number stands where a year does, whatever it is: 60年, from 60 to August."""
    start, end = figure.run
    if language == "zh":
        return bool(_BEHIND_A_YEAR.match(text, end))
    if figure.kind in ("money", "share") or not figure.text[:1].isdecimal():
        return False
    before = _DATED.search(text, max(0, start - _BEFORE), start)
    return bool(before and _NOTHING_COUNTED.match(text, end))


def currency(figure: Figure) -> str:
    """Return the currency a figure names, of those that two languages name apart."""
    if figure.kind != "money":
        return ""
    return next((name for name, said in CURRENCIES if said.search(figure.text)), "")
