"""Read one Chinese quantity at a position: percentages, ordinals, money, ranges, counts."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers import chinese_dates, chinese_shares, numerals
from translator.numbers.chinese_eras import MINGUO
from translator.numbers.chinese_manners import read_manner
from translator.numbers.chinese_measures import CURRENCY, MEASURE, whose_yuan
from translator.numbers.chinese_ranges import currency_code, is_scaled, read_number, read_range
from translator.numbers.chinese_shares import PERCENT, POINTS, TENTH, TO, tenths
from translator.numbers.not_amounts import THIS, is_part_of_a_name, is_price, is_rough
from translator.numbers.numerals import DIGITS
from translator.numbers.prefixes import prefix
from translator.numbers.quantity import Quantity, parts

SIGNS = {"￥": "CNY", "¥": "CNY", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP"}

_BILL = lazy_regex("[块塊](?=[，。；！？、）]|$)")
_SIGN = lazy_regex(r"(?:US|HK|RMB ?)?[￥¥$＄€£]\s?(?=[0-9０-９])")
_SHORT_YEAR = lazy_regex("(?:[0-9]{2}|[〇零一二三四五六七八九]{2})年(?![级級代多来來])")
_JIN_OR_LI = lazy_regex("[斤里](?![面边邊头頭拉亚亞程斯])")
"""160斤 are 80 kilograms, 100里 50 kilometres."""
_RATE = lazy_regex("([百千万萬])([一二三])(?:[晚个個天月年人位次张張平套台臺辆輛手间間瓶盒])")
"""Behind 五百一晚: 500 a night as well as 510."""
_TAIWAN_YEAR = lazy_regex("1[0-4][0-9]年(?:度|[0-9]{1,2}月)")
_COINS = lazy_regex(
    "(?:(?P<yuan>[0-9]+|[一二两兩三四五六七八九十百]+)[块塊]"
    "(?P<tenth>[1-9一二三四五六七八九])(?:[毛角](?!形)[钱錢]?|[钱錢]"
    "|(?<=[1-9])(?=[，。；！？、）;)每/的了呢吧啊]|[,.\\s](?![\\s0-9毫厘釐分米寸英])|$)"
    "|(?<![1-9])(?!(?<=一)一)(?=[，。；！？、）,.;)\\s一每/的了呢吧啊]|$))"
    "|(?P<coin>[1-9一二两兩三四五六七八九])[毛角][钱錢])"
)
_SECONDS = lazy_regex("秒([0-9]{1,3})(?![0-9])")
_TWO_DIGITS = 2
_NOT_ABOUT = {
    "上": "以在加之网路线身晚早桌车車街山船地手头頭墙牆会會场場界史础礎海马馬岸台臺楼樓脸臉床纸紙"
    "书書板架遇碰迎爱愛恋戀考看送献獻贴貼挂掛戴盖蓋附配用过過抹装裝插坐背面期周週月年天世际際实實算赶趕带帶登跟合关關穿爬摊攤追惹",
    "近": "接将將附最邻鄰临臨靠亲親远遠相新",
    "成": "变變完造构構组組形建达達分养養做当當合促赞贊换換拼译譯写寫制製转轉化织織长長",
}
"""Before 上, 近 and 成 these make another word of them: 桌上, 附近, 完成."""
_BARE_UNIT_AFTER = lazy_regex("[人名元年余餘多户戶家吨噸米公里里亩畝台臺辆輛张張个個字次件美]")


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
        about=number.about, unit=unit, scaled=is_scaled(number),
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
    whole = read_range(text, at, number)
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


def _with_unit(text: str, at: int, number: numerals.Numeral, *, about: str) -> Quantity | None:
    """Add what stands behind the numeral: %, 成, 元, 倍, 分之, 个百分点."""
    end = number.end
    values = [number.value, *([] if number.second is None else [number.second])]
    scaled = is_scaled(number)
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
    if text[end : end + 2] == "倍半" and len(values) == 1:  # 一倍半
        half = parts("multiple", values[0] + Fraction(1, 2))
        return Quantity.of(text, at, end + 2, "multiple", half, bare=True)
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
            unit=whose_yuan(text, at, currency_code(currency) if currency else "CNY"),
            scaled=scaled or bool(bill), bare=is_rough(text, at),
        )  # fmt: skip
    bare = not number.arabic and (number.end - at == 1 or is_part_of_a_name(text, at, number))
    times = prefix(text, end)
    also = tuple(value * times for value in values) if times > 1 else ()
    if _JIN_OR_LI.match(text, end):
        also = tuple(value / 2 for value in values)
    elif len(values) == 1 and (rate := _RATE.search(text[at : end + 1])):  # 五百一晚
        also = (number.value - numerals.UNITS[rate[1]] // 10 * DIGITS[rate[2]],)
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
    read_manner,
    chinese_shares.read_out_of,
    chinese_shares.read_half,
    chinese_shares.read_doubling,
    _money,
    _coins,
    _about_hundreds,
    _cardinal,
)
"""Asked in this order at every position."""
