"""Which numbers are written into the source, and how.

Measured with the default model (docs/grounding.md): numbers with 万, 亿 or thousand, 成, vague
crowds and numbers in Chinese characters go wrong in a third of the sentences and are copied
faithfully when they stand in the target's own form. Dates, times, percentages and plain
digits come out right by themselves and stay as they are: less to disturb.

Marks are set aside while the numbers are read, so that 第 before a mark still makes an ordinal;
a number that holds one is not written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from translator.grounding import english_phrases
from translator.grounding.spans import Span
from translator.marks import MARK
from translator.numbers import (
    Quantity,
    parse_chinese,
    parse_english,
    render_chinese,
    render_english,
)
from translator.numbers.numerals import DIGITS, NUMERALS
from translator.numbers.quantity import parts
from translator.numbers.render import CHINESE_CURRENCIES, decimal, ordinal

CERTAINTY = 0.95
_TRADITIONAL_UNITS = {"亩": "mu", "畝": "mu", "斤": "jin"}
_DOUBLINGS = {2: "doubled", 4: "quadrupled", 8: "increased eightfold"}
_LEAST_ENGLISH = 100_000
"""From here on the model must recompute into 万 and fails; below it copies the digits."""
_OF = re.compile(r"\s+of\b")
_NAMED_EVENT = re.compile(
    r"\s[A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|of|the|on|and))*\s?"
    r"(?:Games|Fair|Congress|Festival|Conference|Summit|Olympics|Forum|Meeting|Session|Awards?)\b"
    r"|\s(?:Congress|Summit|Olympics|Olympic)\b"
)
_PARTS = {"初": "early", "早": "early", "中": "mid", "末": "late", "后": "late", "後": "late"}
_PART_OF_DECADE = re.compile("(?:初期?|早期|中期|中叶|末期?|后期|後期)(?![代次])")
_GENERATION = re.compile(
    "(?<![0-9.])([5-9]0|[01]0|[五六七八九][零〇]|[零〇][零〇])[后後](?![来來面续續天])"
)
_LONG_DECIMALS = re.compile(r"\.\d{3}")
_MOST = 10**16
"""No count or sum in the news is larger (the world's money is 10^14 dollars)."""
_MOST_PERCENT = 10_000
_NOT_WRITTEN_BEFORE = re.compile("[条條款项項章节節号號页頁卷回集课課册冊编編篇]")
"""After an ordinal in characters: it is a number in a book or a law, cited as it stands."""
_AGE = re.compile("周?[岁歲]")
_YEAR_UNIT = re.compile("(?:[學学]?年|載|载)$")
_ABOUT_THE_ERA = re.compile("年[号號]|改元|[纪紀]年|即位|登基|在位")
_NEAR = 8
"""Characters on either side of an era's year in which its Gregorian year may stand already."""


def spans(
    text: str, *, source: str, target: str, is_word: Callable[[str], bool] | None = None
) -> list[Span]:
    """Find the numbers worth writing into the source.

    Args:
        text: The source.
        source: Primary language.
        target: Primary language; anything but Chinese and English: no spans.
        is_word: As for ``parse_chinese``.

    """
    plain, places = _without_marks(text)
    if (source, target) == ("zh", "en"):
        read = parse_chinese(plain, is_word=is_word)
        found = (_from_chinese(plain, quantity) for quantity in read if _plausible(quantity))
    elif (source, target) == ("en", "zh"):
        read = parse_english(plain)
        found = (_from_english(plain, quantity) for quantity in read if _plausible(quantity))
    else:
        return []
    more = _generations(plain) if source == "zh" else english_phrases.spans(plain)
    written = [span for span in chain(found, more) if span is not None]
    if len(plain) == len(text):
        return written
    return [
        replace(span, start=places[span.start], end=places[span.end - 1] + 1)
        for span in written
        if places[span.end - 1] - places[span.start] == span.end - 1 - span.start
    ]


def _without_marks(text: str) -> tuple[str, list[int]]:
    """Return a text without its marks, and where each of its characters stands in the text."""
    places = [at for at, character in enumerate(text) if not MARK.match(character)]
    return "".join(text[at] for at in places), places


def _plausible(quantity: Quantity) -> bool:
    """Whether the reading may be meant: nothing is written that nobody would say."""
    largest = max(quantity.values)
    match quantity.parts[0].field:
        case "percent":
            return largest <= (100 if quantity.unit == "points" else _MOST_PERCENT)
        case "fraction":
            return 0 < largest < 1
        case "year":
            return 0 < largest < 2200
        case "ordinal":
            return largest < _MOST_PERCENT
        case _:
            return largest < _MOST


def _generations(text: str) -> Iterator[Span]:
    """Find 80后, 九零后, 00后: people by the decade they were born in."""
    for match in _GENERATION.finditer(text):
        tens = "".join(str(DIGITS.get(char, char)) for char in match.group(1))
        century = 19 if tens[0] in "56789" else 20
        decade = f"{century}{tens}s"
        yield replace(
            _span(text, match.start(), match.end(), f"born in the {decade}"),
            accepted=(decade, f"post-{tens}", f"{tens}s"),
        )


def _span(text: str, start: int, end: int, replacement: str) -> Span:
    return Span(
        start=start, end=end, source=text[start:end], replacement=replacement,
        kind="number", origin="number", certainty=CERTAINTY, accepted=(replacement,),
    )  # fmt: skip


def _from_chinese(text: str, quantity: Quantity) -> Span | None:
    start, end = quantity.start, quantity.end
    part = _PART_OF_DECADE.match(text, end) if quantity.kind == "decade" else None
    if part and quantity.value >= 50:  # 七十年代末; which century 20年代 is in, nobody knows
        first = int(quantity.value) if quantity.value >= 1000 else 1900 + int(quantity.value)
        return _span(text, start, part.end(), f"the {_PARTS[part.group()[0]]} {first}s")
    unit = _TRADITIONAL_UNITS.get(text[end : end + 1])
    if unit and quantity.kind in ("cardinal", "range") and quantity.about != "several":
        return _span(text, start, end + 1, f"{render_english(quantity)} {unit}")
    if quantity.bare or (quantity.about and _AGE.match(text, end)):  # 十几岁 is a teenager
        return None
    if quantity.era:
        return _era(text, quantity)
    if quantity.kind == "ordinal" and _NOT_WRITTEN_BEFORE.match(text, end):  # 第二十一条
        return None
    if quantity.kind == "cardinal" and all(character in DIGITS for character in quantity.text):
        return None  # 〔二〇一九〕15号, 一三八零零: a year, a telephone, a code
    written = _chinese_to_english(quantity)
    return None if written is None else _span(text, start, end, written)


def _era(text: str, quantity: Quantity) -> Span | None:
    """Write the Gregorian year for an era's: 2010年 for 民國99年, 1864年 for 同治三年.

    Where the sentence has that year already or is about the era itself, the era is kept: "the
    third year of Tongzhi". Months of the old calendar are not those of ours, and a decade of an
    era is none of ours: both are left alone.
    """
    if quantity.unit == "lunar" or quantity.kind == "decade":
        return None
    start, end = quantity.start, quantity.end
    years = [str(int(part.value)) for part in quantity.parts if part.field == "year"]
    if len(years) < len(quantity.parts):  # 民國99年5月3日
        if any(character in NUMERALS for character in quantity.text):
            return _era_span(text, quantity, render_english(quantity))
        return _era_span(text, quantity, render_chinese(quantity))
    around = text[max(0, start - _NEAR) : start] + " " + text[end : end + _NEAR]
    rest = text[:start] + text[end:]
    kept = f"the {_ordinal(int(quantity.also[0]))} year of {quantity.era}"
    if len(years) == 1 and quantity.era not in _COUNTED_ON:
        if years[0] in around:
            return _era_span(text, quantity, kept)
        if _ABOUT_THE_ERA.search(rest) or _era_name(quantity.text) in rest:
            return _era_span(text, quantity, f"{years[0]}, {kept},")
    elif years[0] in around:
        return None
    unit = _YEAR_UNIT.search(quantity.text)
    written = "至".join(f"{year}年" for year in years[:-1]) + ("至" if len(years) > 1 else "")
    return _era_span(
        text,
        quantity,
        written
        + years[-1]
        + (unit.group() if unit else "年").replace("載", "年").replace("载", "年"),
    )


_COUNTED_ON = frozenset(("Minguo", "Meiji", "Taisho", "Showa", "Heisei", "Reiwa"))
"""Eras whose years are everyday dates: the Gregorian year says all."""


def _ordinal(number: int) -> str:
    return render_english(Quantity.of("", 0, 0, "ordinal", parts("ordinal", number)))


def _era_name(text: str) -> str:
    return re.split("[0-9０-９元〇零○一二三四五六七八九十百廿卅\\s]", text, maxsplit=1)[0]


def _era_span(text: str, quantity: Quantity, written: str) -> Span:
    """Make a span for which the year and the number of the era's year are both accepted."""
    forms = [written]
    for part, number in zip(quantity.parts, quantity.also, strict=False):
        if part.field == "year":
            word, digits = _ordinal(int(number)), ordinal(int(number))
            forms += [str(int(part.value)), f"{word} year", f"{digits} year", f"year {number}"]
            forms += [f"{quantity.era} {number}", f"ROC {number}"]
    span = _span(text, quantity.start, quantity.end, written)
    return replace(span, accepted=tuple(dict.fromkeys(forms)))


def _chinese_to_english(quantity: Quantity) -> str | None:
    """Return the form the model copies, or None where it needs no help."""
    field, largest = quantity.parts[0].field, max(quantity.values)
    characters = any(character in NUMERALS for character in quantity.text)
    if quantity.about == "several":
        if quantity.text[0] in "上成":  # 上万: ten thousand and more
            return render_english(replace(quantity, about="more"))
        return render_english(quantity) if largest >= 1000 else None
    match field:
        case "number":
            helped = quantity.scaled or quantity.about or (characters and largest > 10)
            return render_english(quantity) if helped else None
        case "percent":
            helped = characters or "成" in quantity.text or "分之" in quantity.text
            return render_english(quantity) if helped else None
        case "fraction":
            share = quantity.value
            if share.numerator == 1 and share.denominator > 10:
                return f"1 in {decimal(Fraction(share.denominator))}"
            return render_english(quantity)
        case "multiple":
            if quantity.text.startswith("翻"):
                return _DOUBLINGS.get(int(largest))
            return render_english(quantity) if characters and largest > 10 else None
        case "ordinal":
            return render_english(quantity) if characters and largest > 10 else None
        case "decade":
            return render_english(quantity) if largest >= 1000 else None
        case "year" | "month" | "day":
            return _date(quantity) if characters else None
        case "hour":
            return render_english(quantity) if characters and len(quantity.parts) > 1 else None
        case _:
            return None


def _date(quantity: Quantity) -> str | None:
    """Dates in Chinese characters: full ones in English, others with Arabic digits."""
    if quantity.kind == "year":
        return f"{int(quantity.value)}年"
    if quantity.kind == "date" and len(quantity.parts) > 1:
        return render_english(quantity)
    if quantity.kind == "range" and {part.field for part in quantity.parts} == {"month", "day"}:
        return render_english(quantity)
    return None


def _from_english(text: str, quantity: Quantity) -> Span | None:
    start, end = quantity.start, quantity.end
    field, largest = quantity.parts[0].field, max(quantity.values)
    if quantity.about == "several":
        more = _OF.match(text, end)
        if quantity.value < 1000 and not more:  # they came in dozens
            return None
        return _span(text, start, more.end() if more else end, render_chinese(quantity))
    if quantity.kind == "ordinal" and largest > 10 and _NAMED_EVENT.match(text, end):
        return _span(text, start, end, f"第{int(largest)}届")
    in_letters = quantity.text[0].isalpha()
    if quantity.kind == "ordinal" and in_letters and 10 < largest < 1000:  # eighteenth
        return _span(text, start, end, ordinal(int(largest)))
    if quantity.kind == "percent" and in_letters:  # twelve and a half percent
        return _span(text, start, end, render_chinese(quantity))
    if field == "fraction" and not quantity.bare:
        return _span(text, start, end, render_chinese(quantity))
    if field == "multiple" and largest >= _LEAST_ENGLISH:  # downloaded 3.5 million times
        return _span(text, start, end, render_chinese(quantity).removesuffix("倍") + "次")
    if field != "number" or quantity.bare:
        return None
    in_words = in_letters and largest > 100
    if largest >= _LEAST_ENGLISH:
        written = render_chinese(quantity)
        if _LONG_DECIMALS.search(written):  # 1,234,567 is copied as it is
            return None
        return _span(text, start, end, written)
    if in_words or (quantity.unit and quantity.unit != "CNY"):
        currency = CHINESE_CURRENCIES.get(quantity.unit, "")
        digits = "至".join(decimal(value) for value in quantity.values)
        return _span(text, start, end, digits + currency)
    return None
