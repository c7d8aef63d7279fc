"""Which numbers are written into the source, and how.

Measured with the default model (docs/grounding.md): numbers with 万, 亿 or thousand, 成, vague
crowds and numbers in Chinese characters go wrong in a third of the sentences and are copied
faithfully when they stand in the target's own form. Dates, times, percentages and plain
digits come out right by themselves and stay as they are: less to disturb.
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
from translator.numbers.render import CHINESE_CURRENCIES, decimal, ordinal
from translator.numbers.second_reading import agrees

CERTAINTY = 0.95
_TRADITIONAL_UNITS = {"亩": "mu", "畝": "mu", "斤": "jin"}
_DOUBLINGS = {2: "doubled", 4: "quadrupled", 8: "increased eightfold"}
_LEAST_ENGLISH = 100_000
"""From here on the model must recompute into 万 and fails; below it copies the digits."""
_REST_AFTER = re.compile(f"(?:{MARK.pattern})+[0-9{''.join(sorted(NUMERALS))}%]")
_REST_BEFORE = re.compile(f"[0-9{''.join(sorted(NUMERALS))}](?:{MARK.pattern})+$")
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
    if (source, target) == ("zh", "en"):
        found = (_from_chinese(text, quantity) for quantity in parse_chinese(text, is_word=is_word))
    elif (source, target) == ("en", "zh"):
        found = (_from_english(text, quantity) for quantity in parse_english(text))
    else:
        return []
    more = _generations(text) if source == "zh" else english_phrases.spans(text)
    return [
        span
        for span in chain(found, more)
        if span is not None
        and not _cut_by_mark(text, span)
        and agrees(text, span.start, span.end, span.replacement, source=source, target=target)
    ]


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


def _cut_by_mark(text: str, span: Span) -> bool:
    """Whether a mark parts the number from the rest of it: **60**万."""
    return bool(_REST_AFTER.match(text, span.end) or _REST_BEFORE.search(text[: span.start][-4:]))


def _span(text: str, start: int, end: int, replacement: str) -> Span:
    return Span(
        start=start, end=end, source=text[start:end], replacement=replacement,
        kind="number", certainty=CERTAINTY, accepted=(replacement,),
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
    if quantity.bare:
        return None
    written = _chinese_to_english(quantity)
    return None if written is None else _span(text, start, end, written)


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
            return render_english(quantity) if helped or quantity.text.endswith("块") else None
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
