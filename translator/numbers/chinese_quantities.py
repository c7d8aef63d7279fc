"""Read one Chinese quantity at a position: percentages, ordinals, money, ranges, counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from translator.numbers import chinese_dates, chinese_shares, numerals
from translator.numbers.chinese_eras import MINGUO
from translator.numbers.chinese_measures import CURRENCIES, CURRENCY, MEASURE
from translator.numbers.chinese_shares import PERCENT, POINTS, TENTH, TO, tenths
from translator.numbers.not_amounts import THIS, is_part_of_a_name, is_price, is_rough
from translator.numbers.numerals import DIGITS
from translator.numbers.prefixes import prefix
from translator.numbers.quantity import Quantity, parts

SIGNS = {"￥": "CNY", "¥": "CNY", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP"}

_BILL = re.compile("[块塊](?=[，。；！？、）]|$)")
_SIGN = re.compile(r"(?:US|HK|RMB ?)?[￥¥$＄€£]\s?(?=[0-9０-９])")
_SHORT_YEAR = re.compile("(?:[0-9]{2}|[〇零一二三四五六七八九]{2})年(?![级級代多来來])")
_TAIWAN_YEAR = re.compile("1[0-4][0-9]年(?:度|[0-9]{1,2}月)")
_COINS = re.compile(
    "(?:(?P<yuan>[0-9]+|[一二两兩三四五六七八九十百]+)[块塊]"
    "(?P<tenth>[1-9一二三四五六七八九])(?:[毛角](?!形)[钱錢]?|[钱錢]"
    "|(?=[，。；！？、）,.;)\\s一每/的了呢吧啊]|$))"
    "|(?P<coin>[1-9一二两兩三四五六七八九])[毛角][钱錢])"
)
_ONE_DIGIT_SCALED = re.compile("([二三四五六七八九])[十百千万萬亿億]+")
_SECONDS = re.compile("秒([0-9]{1,3})(?![0-9])")
_TWO_DIGITS = 2
_NOT_ABOUT = {
    "上": "以在加之网路线身晚早桌车車街山船地手头頭墙牆会會场場界史础礎海马馬岸台臺楼樓脸臉床纸紙"
    "书書板架遇碰迎爱愛恋戀考看送献獻贴貼挂掛戴盖蓋附配用过過抹装裝插坐背面期周週月年天世际際实實算赶趕带帶登跟合关關穿爬摊攤追惹",
    "近": "接将將附最邻鄰临臨靠亲親远遠相新",
    "成": "变變完造构構组組形建达達分养養做当當合促赞贊换換拼译譯写寫制製转轉化织織长長",
}
"""Before 上, 近 and 成 these make another word of them: 桌上, 附近, 完成."""
_FARTHEST = 1000
"""How many times its lower end the upper end of a range may be: beyond that they are two
numbers, as in 由2019至300万."""
_BARE_UNIT_AFTER = re.compile("[人名元年余餘多户戶家吨噸米公里里亩畝台臺辆輛张張个個字次件美]")
_CODE_BEFORE = re.compile(r"(?:[A-Za-z0-9]|[A-Za-z0-9][.\-_/]|[/@#])$")


def read_number(text: str, at: int) -> numerals.Numeral | None:
    """Read a numeral that stands on its own feet: not in a word, a code or an address."""
    character = text[at] if at < len(text) else ""
    before = text[at - 1] if at else ""
    if before and character.isdigit() and _CODE_BEFORE.search(text[max(0, at - 2) : at]):
        return None
    if character in numerals.UNITS and before in numerals.NUMERALS and before:
        return None  # 亿元 of 一百万亿亿元
    number = numerals.read(text, at)
    if number is None:
        return None
    after = text[number.end : number.end + 1]
    if number.arabic and after.isascii() and after.isalpha():
        return None
    return number


def _scaled(number: numerals.Numeral) -> bool:
    return number.unit in ("百", "千", "万", "亿", "萬", "億", "佰", "仟")


def _ordinal(text: str, at: int) -> Quantity | None:
    if text[at] != "第":
        return None
    first = numerals.read(text, at + 1)
    if first is None or first.about:
        return None
    values, end = [first.value], first.end
    joined = TO.match(text, end)
    if joined:
        start = joined.end() + (text[joined.end() : joined.end() + 1] == "第")
        second = numerals.read(text, start)
        if second:
            values, end = [*values, second.value], second.end
    return Quantity.of(text, at, end, "ordinal", parts("ordinal", *values))


def _money(text: str, at: int) -> Quantity | None:
    found = _SIGN.match(text, at)
    if found is None or (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return None
    number = numerals.read(text, found.end())
    if number is None:
        return None
    unit = "HKD" if found.group().startswith("HK") else SIGNS[found.group().strip()[-1]]
    values, end = [number.value], number.end
    tail = CURRENCY.match(text, end)
    return Quantity.of(
        text, at, tail.end() if tail else end, "money", parts("number", *values),
        about=number.about, unit=unit, scaled=_scaled(number),
    )  # fmt: skip


def _coins(text: str, at: int) -> Quantity | None:
    """Read 六毛钱, 三块五, 12块8毛: small change in yuan."""
    found = _COINS.match(text, at)
    if found is None or (
        at and (text[at - 1].isdigit() or text[at - 1] in ("第", "几", "幾", *THIS))
    ):
        return None
    digit = found["coin"] or found["tenth"]
    yuan = numerals.read(text, at) if found["yuan"] else None
    if found["yuan"] and (yuan is None or yuan.end != found.end("yuan")):
        return None
    tenths = int(digit) if digit.isdecimal() else numerals.DIGITS[digit]
    value = (yuan.value if yuan else 0) + Fraction(tenths, 10)
    return Quantity.of(
        text, at, found.end(), "money", parts("number", value), unit="CNY", scaled=True
    )


def _about_hundreds(text: str, at: int) -> Quantity | None:
    """上百, 近千, 成万, 上亿: no digit before the unit."""
    if text[at] not in "上近成" or text[at + 1 : at + 2] not in numerals.UNITS:
        return None
    if at and text[at - 1] in _NOT_ABOUT[text[at]]:  # 桌上百元, 附近百人, 完成百万
        return None
    number = numerals.read(text, at + 1)
    if number is None or text[at + 1] == "十" or number.about:
        return None
    about = "nearly" if text[at] == "近" else "several"
    return _with_unit(text, at, number, about=about)


def _cardinal(text: str, at: int) -> Quantity | None:
    number = read_number(text, at)
    if number is None:
        return None
    whole = _range(text, at, number)
    if whole is not None:
        return whole
    if not _worth(text, at, number):
        return None
    return _with_unit(text, at, number, about=number.about)


def _worth(text: str, at: int, number: numerals.Numeral) -> bool:
    """Whether a numeral counts something here."""
    after = text[number.end : number.end + 1]
    if number.digits:
        year = number.digits == _TWO_DIGITS and after == "年"  # 九八年
        return year or number.digits >= 4 or "〇" in text[at : number.end]
    if number.arabic or number.second is not None or number.about:
        return True
    if number.headless and number.end - at == 1:
        return bool(_BARE_UNIT_AFTER.match(after)) and after != ""
    if number.end - at == 1:
        return bool(after) and bool(
            MEASURE.match(after) or CURRENCY.match(text, number.end) or prefix(text, number.end) > 1
        )
    return True


def _range(text: str, at: int, first: numerals.Numeral) -> Quantity | None:
    """60万到80万, 3至5天, 10%–15%, 3-5万元, 二三成; not 20%至300亿元, whose ends are unlike."""
    percent = PERCENT.match(text, first.end)
    unit = CURRENCY.match(text, first.end)
    tail = percent.end() if percent else unit.end() if unit else first.end
    in_tenths = not percent and not unit and TENTH.match(text, tail) and first.value <= 10
    if in_tenths:
        tail += 1
    joined = TO.match(text, tail)
    if joined is None:
        return None
    minus = joined.group().strip() == "-"
    second = read_number(text, joined.end()) if not minus else numerals.read(text, joined.end())
    if (
        first.about == "several"
        or second is None
        or second.digits >= 2
        or (first.digits and not second.digits)
    ):
        return None
    low, high = first.value, second.value
    borrowed = second.scale > 1 and first.scale == 1 and low < second.mantissa
    leading = _ONE_DIGIT_SCALED.fullmatch(text, joined.end(), second.end)
    if leading and not first.arabic and first.end - at == 1 and 0 < low < DIGITS[leading[1]]:
        low *= high / DIGITS[leading[1]]  # 两到三百万 is two to three million
    elif borrowed:
        low *= second.scale
    if text[at] == "0" and first.end - at > 1:
        return None
    if high <= low or (minus and re.compile(r"[-–:：.][0-9]").match(text, second.end)):
        return None
    if not minus and not first.arabic and first.end - at == 1 and second.end - joined.end() == 1:
        after = text[second.end : second.end + 1]
        if not after or not (MEASURE.match(after) or after in "成倍"):
            return None
    end, field, money = second.end, "number", ""
    closing, currency = PERCENT.match(text, end), CURRENCY.match(text, end)
    if percent and not closing:
        return None
    if unit and (currency is None or _currency(currency) != _currency(unit)):
        return None
    if in_tenths and not (TENTH.match(text, end) and high <= 10):
        return None
    if high > _FARTHEST * low or (_is_year(first) and _scaled(second)):
        return None
    if prefix(text, end) > 1 and _scaled(first):
        return None
    if closing:
        end, field = closing.end(), "percent"
    elif POINTS.match(text, end):
        end, field, money = POINTS.match(text, end).end(), "percent", "points"  # type: ignore[union-attr]  # matched in the line above
    elif TENTH.match(text, end) and high <= 10:
        more = tenths(text, at, end + 1, [high])
        end, field, low, high = more.end, "percent", low * 10, more.value
    elif currency:
        end, money = currency.end(), _currency(currency)
    elif text[end : end + 1] == "倍":
        end, field = end + 1, "multiple"
    return Quantity.of(
        text, at, end, "range", parts(field, low, high),
        about=second.about, unit=money, scaled=_scaled(first) or _scaled(second),
    )  # fmt: skip


def _currency(found: re.Match[str]) -> str:
    return CURRENCIES[found.group(1)]


def _is_year(number: numerals.Numeral) -> bool:
    return number.arabic and not _scaled(number) and 1900 <= number.value <= 2100


def _with_unit(text: str, at: int, number: numerals.Numeral, *, about: str) -> Quantity | None:
    """Add what stands behind the numeral: %, 成, 元, 倍, 分之, 个百分点."""
    end = number.end
    values = [number.value, *([] if number.second is None else [number.second])]
    scaled = _scaled(number)
    points, percent = POINTS.match(text, end), PERCENT.match(text, end)
    decimals = _SECONDS.match(text, end)
    if decimals and number.arabic:  # 9秒83
        values, end = [number.value + numerals.arabic("0." + decimals.group(1))], decimals.end()
    if text[end : end + 1] == "‰":
        return Quantity.of(text, at, end + 1, "percent", parts("percent", number.value / 10))
    several = "range" if len(values) == 2 else ""
    if text.startswith("分之", end) and about == "":
        top = numerals.read(text, end + 2)
        if top is not None and number.value:
            share = top.value / number.value
            return Quantity.of(text, at, top.end, "fraction", parts("fraction", share))
        return None
    if points:
        return Quantity.of(
            text, at, points.end(), several or "percent", parts("percent", *values), unit="points"
        )
    if percent:
        return Quantity.of(text, at, percent.end(), several or "percent", parts("percent", *values))
    if TENTH.match(text, end) and all(value <= 10 for value in values) and not about:
        return tenths(text, at, end + 1, values)
    if text[end : end + 1] == "倍":
        return Quantity.of(
            text, at, end + 1, several or "multiple", parts("multiple", *values), about=about
        )
    currency = CURRENCY.match(text, end)
    bill = _BILL.match(text, end) if is_price(text, at, number) else None
    money = currency or bill
    if money:
        return Quantity.of(
            text, at, money.end(), several or "money", parts("number", *values), about=about,
            unit=_currency(currency) if currency else "CNY", scaled=scaled or bool(bill),
            bare=is_rough(text, at),
        )  # fmt: skip
    bare = not number.arabic and (number.end - at == 1 or is_part_of_a_name(text, at, number))
    times = prefix(text, end)
    also = tuple(value * times for value in values) if times > 1 else ()
    if _SHORT_YEAR.match(text, at):  # 98年, 九八年
        also = (1900 + number.value, 2000 + number.value)
    elif _TAIWAN_YEAR.match(text, at):  # 109年3月, 109年度
        also = (MINGUO + number.value,)
    return Quantity.of(
        text, at, end, several or "cardinal", parts("number", *values),
        about=about, scaled=scaled, bare=bare, also=also,
    )  # fmt: skip


READERS: tuple[Callable[[str, int], Quantity | None], ...] = (
    chinese_dates.read_decade,
    chinese_dates.read_date,
    chinese_dates.read_century,
    chinese_dates.read_time,
    _ordinal,
    chinese_shares.read_out_of,
    chinese_shares.read_half,
    chinese_shares.read_doubling,
    _money,
    _coins,
    _about_hundreds,
    _cardinal,
)
"""Asked in this order at every position."""
