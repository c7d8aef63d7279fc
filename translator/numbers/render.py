"""Write a quantity in English or Chinese, the way a newspaper would.

English follows the usual style: digits with commas below a million, then "12 million", "1.2
trillion" as long as four figures suffice; Chinese counts in 万 and 亿.
"""

from __future__ import annotations

import re
from fractions import Fraction

from translator.numbers.english_numerals import ONES, ORDINALS
from translator.numbers.quantity import Quantity

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
ENGLISH_CURRENCIES = {
    "CNY": "yuan", "USD": "US dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen",
    "HKD": "Hong Kong dollars", "KRW": "won", "RUB": "rubles", "TWD": "New Taiwan dollars",
    "AUD": "Australian dollars", "CAD": "Canadian dollars", "CHF": "Swiss francs",
    "INR": "rupees", "SGD": "Singapore dollars",
}  # fmt: skip
CHINESE_CURRENCIES = {
    "CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "HKD": "港元",
    "KRW": "韩元", "RUB": "卢布", "TWD": "新台币", "AUD": "澳元", "CAD": "加元",
    "CHF": "瑞士法郎", "INR": "卢比", "SGD": "新元",
}  # fmt: skip
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_CHINESE_SCALES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"))
_ENGLISH_CROWDS = (
    (10**12, "trillions"), (10**11, "hundreds of billions"), (10**10, "tens of billions"),
    (10**9, "billions"), (10**8, "hundreds of millions"), (10**7, "tens of millions"),
    (10**6, "millions"), (10**5, "hundreds of thousands"), (10**4, "tens of thousands"),
    (10**3, "thousands"), (10**2, "hundreds"), (12, "dozens"), (10, "dozens"),
)  # fmt: skip
_CHINESE_CROWDS = {
    10: "几十", 12: "几十", 20: "几十", 10**2: "数百", 10**3: "数千", 10**4: "数万",
    10**5: "数十万", 10**6: "数百万", 10**7: "数千万", 10**8: "数亿", 10**9: "数十亿",
    10**10: "数百亿", 10**11: "数千亿", 10**12: "数万亿",
}  # fmt: skip
_FRACTIONS = {
    2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth",
    9: "ninth", 10: "tenth",
}  # fmt: skip
_SMALL = tuple(ONES)[:11]
_ORDINALS = ("", *tuple(ORDINALS)[:10])
_CHINESE_DIGITS = "零一二三四五六七八九"


def decimal(value: Fraction, *, commas: bool = True, places: int = 6) -> str:
    """Write a value with digits: exact where it ends, else to this many decimals."""
    whole, rest = divmod(abs(value), 1)
    sign = "-" if value < 0 else ""
    digits = f"{rest.numerator * 10**places // rest.denominator:0{places}d}".rstrip("0")
    head = f"{int(whole):,}" if commas else str(int(whole))
    return f"{sign}{head}.{digits}" if digits else f"{sign}{head}"


def english_number(value: Fraction) -> str:
    """600,000; 12 million; 1.2 trillion; 1,234,567; 3.5."""
    for scale, word in _ENGLISH_SCALES:
        if value >= scale:
            mantissa = value / scale
            written = decimal(mantissa)
            most = 6 if scale >= 10**9 else 4
            if mantissa * 10**3 % 1 == 0 and len(re.sub("[.,]", "", written)) <= most:
                return f"{written} {word}"
            break
    return decimal(value)


def chinese_number(value: Fraction) -> str:
    """8500; 60万; 1200万; 3.5亿; 1.2万亿; 123.4567万."""
    for scale, word in _CHINESE_SCALES:
        if value >= scale:
            mantissa = value / scale
            if mantissa * 10**4 % 1 == 0:
                return decimal(mantissa, commas=False) + word
    return decimal(value, commas=False)


def ordinal(value: int) -> str:
    """1st, 2nd, 3rd, 11th, 20th."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10)
    return f"{value}{ending or 'th'}"


def render_english(quantity: Quantity) -> str:
    """Write the quantity in English; a range as "10% to 15%"."""
    fields = [part.field for part in quantity.parts]
    if quantity.kind == "date" or "month" in fields or "day" in fields:
        return _english_date(quantity)
    if quantity.kind == "time":
        return _english_time(quantity)
    if quantity.about == "several" and quantity.kind in ("cardinal", "money"):
        return _english_crowd(quantity)
    written = [_english_part(quantity, i) for i in range(len(quantity.parts))]
    if fields[0] == "number" and quantity.unit:
        text = _english_money(written, quantity.unit)
    elif quantity.unit == "points":
        text = " to ".join(decimal(value) for value in quantity.values)
        text += " percentage point" + ("" if text == "1" else "s")
    else:
        text = " to ".join(written)
    if fields[0] == "multiple":
        text += " times"
    elif fields[0] == "century":
        text += " century"
    prefix = {"more": "more than ", "around": "about ", "nearly": "nearly "}.get(quantity.about, "")
    return prefix + text


def _english_part(quantity: Quantity, index: int) -> str:
    part = quantity.parts[index]
    match part.field:
        case "percent":
            return decimal(part.value) + "%"
        case "ordinal":
            value = int(part.value)
            return _ORDINALS[value] if 1 <= value <= 10 else ordinal(value)
        case "century":
            return ordinal(int(part.value))
        case "year":
            return str(int(part.value))
        case "decade":
            return f"{int(part.value)}s"
        case "fraction":
            return english_fraction(part.value)
        case _:
            return english_number(part.value)


def english_fraction(value: Fraction) -> str:
    """Half, two-thirds, 7/20."""
    top, bottom = value.numerator, value.denominator
    if value == Fraction(1, 2):
        return "half"
    if bottom in _FRACTIONS and 1 <= top < bottom:
        return f"{_SMALL[top]}-{_FRACTIONS[bottom]}{'s' if top > 1 else ''}"
    return f"{top}/{bottom}"


def _english_money(written: list[str], unit: str) -> str:
    if unit == "USD":
        return " to ".join("$" + number for number in written)
    return " to ".join(written) + " " + ENGLISH_CURRENCIES.get(unit, unit)


def _english_crowd(quantity: Quantity) -> str:
    word = next((w for scale, w in _ENGLISH_CROWDS if quantity.value >= scale), "dozens")
    tail = f" {ENGLISH_CURRENCIES.get(quantity.unit, quantity.unit)}" if quantity.unit else ""
    return f"{word} of{tail}"


def _english_date(quantity: Quantity) -> str:
    """March 5, 2024; March 2024; March 5; the 5th; March 5 to 8."""
    given = [(part.field, int(part.value)) for part in quantity.parts]
    words: list[str] = []
    year = next((value for field, value in given if field == "year"), None)
    months = [value for field, value in given if field == "month"]
    days = [value for field, value in given if field == "day"]
    if len(months) == 2 and not days:
        return f"{MONTHS[months[0] - 1]} to {MONTHS[months[1] - 1]}"
    if not months:
        return " to ".join(f"the {ordinal(day)}" for day in days)
    words = [MONTHS[months[0] - 1]]
    if days:
        words.append(str(days[0]))
    if len(days) == 2:
        words.append("to")
        if len(months) == 2:
            words.append(MONTHS[months[1] - 1])
        words.append(str(days[1]))
    text = " ".join(words)
    if year is None:
        return text
    return f"{text}, {year}" if days else f"{text} {year}"


def _english_time(quantity: Quantity) -> str:
    hour = int(quantity.value)
    minute = int(quantity.parts[1].value) if len(quantity.parts) > 1 else 0
    half = "p.m." if 12 <= hour < 24 else "a.m."
    clock = (hour - 1) % 12 + 1
    return f"{clock}:{minute:02d} {half}" if minute else f"{clock} {half}"


def render_chinese(quantity: Quantity) -> str:
    """Write the quantity in Chinese; a range as 60万至80万."""
    fields = [part.field for part in quantity.parts]
    if quantity.kind == "date" or fields[0] in ("month", "day"):
        return _chinese_date(quantity)
    if quantity.kind == "time":
        return _chinese_time(quantity)
    currency = CHINESE_CURRENCIES.get(quantity.unit, "")
    if quantity.about == "several" and quantity.value in _CHINESE_CROWDS:
        return _CHINESE_CROWDS[int(quantity.value)] + currency
    text = "至".join(_chinese_part(part.field, part.value) for part in quantity.parts)
    text += {"multiple": "倍", "year": "年", "decade": "年代", "century": "世纪"}.get(fields[0], "")
    if quantity.unit == "points":
        return text.replace("%", "") + "个百分点"
    prefix = {"more": "超过", "nearly": "近"}.get(quantity.about, "")
    return prefix + text + currency


def _chinese_date(quantity: Quantity) -> str:
    """2024年3月5日; 3月5日至8日; 3月至5月."""
    names = {"year": "年", "month": "月", "day": "日"}
    text, last = "", ""
    for part in quantity.parts:
        # a range goes back to a month or a day after one of the same rank
        if last == part.field or (last == "day" and part.field == "month"):
            text += "至"
        text += f"{int(part.value)}{names[part.field]}"
        last = part.field
    return text


def _chinese_part(field: str, value: Fraction) -> str:
    match field:
        case "percent":
            return decimal(value, commas=False) + "%"
        case "ordinal":
            return "第" + (chinese_numeral(int(value)) if value <= 99 else str(int(value)))
        case "year" | "decade" | "century":
            return str(int(value))
        case "fraction":
            if value == Fraction(1, 2):
                return "一半"
            bottom = _POWERS.get(value.denominator) or _numeral(value.denominator)
            return f"{bottom}分之{_numeral(value.numerator)}"
        case _:
            return chinese_number(value)


_POWERS = {100: "百", 1000: "千", 10_000: "万"}


def _numeral(value: int) -> str:
    return chinese_numeral(value) if value <= 99 else str(value)


def chinese_numeral(value: int) -> str:
    """Write 0 to 99 in characters: 三, 十二, 二十五."""
    tens, ones = divmod(value, 10)
    if not tens:
        return _CHINESE_DIGITS[ones]
    head = "" if tens == 1 else _CHINESE_DIGITS[tens]
    return f"{head}十{_CHINESE_DIGITS[ones] if ones else ''}"


def _chinese_time(quantity: Quantity) -> str:
    hour = int(quantity.value)
    minute = int(quantity.parts[1].value) if len(quantity.parts) > 1 else 0
    part = (
        "凌晨" if hour < 6 else "上午" if hour < 12 else "中午" if hour == 12
        else "下午" if hour < 18 else "晚上"
    )  # fmt: skip
    clock = hour if hour <= 12 else hour - 12
    return f"{part}{clock}点{f'{minute}分' if minute else ''}"
