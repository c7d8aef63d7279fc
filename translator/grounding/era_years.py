"""Write the years of eras (同治三年, 民國99年) as Gregorian ones, or by the era in English."""

from __future__ import annotations

from dataclasses import replace

from translator.grounding.number_spans import span_of
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.numbers import Quantity, render_chinese, render_english
from translator.numbers.numerals import NUMERALS
from translator.numbers.quantity import parts
from translator.numbers.render import ordinal

_YEAR_UNIT = lazy_regex("(?:[學学]?年|載|载)$")
_NUMBERED_YEAR = lazy_regex(
    r"\s?(?:元|[0-9０-９]+|[〇零○一二三四五六七八九十百廿卅]+)\s?(?:[學学]?年|載|载)$"
)
_A_YEAR = lazy_regex("[載载]")
_ABOUT_THE_ERA = lazy_regex("年[号號]|改元|[纪紀]年|即位|登基|在位")
_NEAR = 8
"""Characters on either side of an era's year in which its Gregorian year may stand already."""

_COUNTED_ON = frozenset(("Minguo", "Meiji", "Taisho", "Showa", "Heisei", "Reiwa"))
"""Eras whose years are everyday dates: the Gregorian year says all."""


def era_year(text: str, quantity: Quantity) -> Span | None:
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
            return _era_span(text, quantity, f"{years[0]} ({kept})")
    elif years[0] in around:
        return None
    unit = _YEAR_UNIT.search(quantity.text)
    last = _A_YEAR.sub("年", unit.group()) if unit else "年"
    return _era_span(text, quantity, "年至".join(years) + last)


def _ordinal(number: int) -> str:
    return render_english(Quantity.of("", 0, 0, "ordinal", parts("ordinal", number)))


def _era_name(text: str) -> str:
    return _NUMBERED_YEAR.sub("", text)


def _era_span(text: str, quantity: Quantity, written: str) -> Span:
    """Make a span for which the year and the number of the era's year are both accepted."""
    forms = [written]
    for part, number in zip(quantity.parts, quantity.also, strict=False):
        if part.field == "year":
            word, digits = _ordinal(int(number)), ordinal(int(number))
            forms += [str(int(part.value)), f"{word} year", f"{digits} year", f"year {number}"]
            forms += [f"{quantity.era} {number}", f"ROC {number}"]
    span = span_of(text, quantity.start, quantity.end, written)
    return replace(span, accepted=tuple(dict.fromkeys(forms)))
