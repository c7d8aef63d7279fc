"""What is written as a month, a day, an hour or a century of a text and can be none.

Two numbers that changed places often leave such a thing: 11年2008月26日, 50点10分, 72 a.m.
"""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
)
_NO_DAYS = "(?![内內后後前元圆圓均以之游间間子])"
_SAID = (
    "[讯訊电電]|宣布|报道|報道|报导|表示|发布|發布|公布|通报|通報|[上下]午|凌晨|清晨|晚间|晚間"
    "|说[，,]"
)
Field = tuple[re.Pattern[str], int]
_CHINESE: tuple[Field, ...] = (
    (lazy_regex(r"(?<![\d.,，万亿萬億第])(\d[\d,]*) ?月(?![龄齡大])"), 12),
    (lazy_regex(r"(?<=月)(?: ?)(\d{2,4}) ?[日号號](?!线|楼|房|院)"), 31),
    (lazy_regex(r"(?<=[年日午晚晨 在于於])(\d{2,4}) ?[点點时時] ?(?=\d{1,2} ?分(?!之|钟|鐘))"), 24),
    (lazy_regex(r"(?<=[日午晚晨])(?: ?)(\d{2,5}) ?(?:[点點](?!\d|多)|[时時](?![间間段代期]))"), 24),
    (lazy_regex(r"(?<![\d.,，])(\d{2,}) ?[时時](?=\d{1,2} ?分|[，,。)）许許整])"), 24),
    (
        lazy_regex(
            rf"(?:(?<=[于於在自从從至到今昨（(])|(?<=[（(] ))(\d{{2,5}})[)）]? ?日{_NO_DAYS}"
        ),
        31,
    ),
    (lazy_regex(rf"(?<![\d.,，])(\d{{4,}}) ?日{_NO_DAYS}"), 31),
    (lazy_regex(rf"(?<![\d.,，])(\d{{2,}}) ?日(?={_SAID})"), 31),
    (lazy_regex(r"(?<=\d[时時点點])(\d{2,}) ?分(?!之|钟|鐘|校|店|行)"), 59),
    (lazy_regex(r"(?<=\d分)(\d{2,}) ?秒"), 59),
    (lazy_regex(r"(?<!\d)(\d*[1-9]) ?年代"), 0),
    (lazy_regex(r"(?<![\d.,，])(\d{2,5}) ?世[纪紀]"), 30),
)
_ENGLISH: tuple[Field, ...] = (
    (lazy_regex(rf"\b[Oo]n (?:{MONTH}) (\d{{2,3}})\b(?![,.]\d)"), 31),
    (lazy_regex(r"(?<![\d.:,])(\d{2}) ?(?:[ap]\.m\b|[ap]m\b|o[’']clock)"), 24),
    (lazy_regex(r"(?<![\d.:,])(\d{1,3}(?:,\d{3})+|[1-9]\d{4,}) ?(?:[ap]\.m\b|[ap]m\b)"), 24),
    (lazy_regex(r"\b\d+ minutes?,? (?:and )?(\d{2,}) seconds?\b"), 59),
    (lazy_regex(r"(?<![\d.,])(\d{2,4})(?:st|nd|rd|th)[- ]century"), 30),
)
"""Fields of dates and clocks, and the highest value of each; no decade is named by 1984, and
nobody writes about the 31st century."""


def impossible(text: str, source: str, language: str) -> list[str]:
    """Return the fields of a text that cannot be; what the source has itself is its own.

    Args:
        text: The target.
        source: What it translates.
        language: Of the target, ``zh`` or ``en``.
    """
    return [
        match.group()
        for pattern, highest in (_CHINESE if language == "zh" else _ENGLISH)
        for match in pattern.finditer(text)
        if int(match[1].replace(",", "")) > highest and match.group() not in source
    ]
