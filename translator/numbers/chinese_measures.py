"""What stands behind a Chinese numeral that counts: currencies and measure words."""

from __future__ import annotations

from translator.lazy_regex import lazy_regex

CURRENCIES = {
    "人民币": "CNY", "元人民币": "CNY", "块钱": "CNY", "元": "CNY", "塊錢": "CNY",
    "美元": "USD", "美金": "USD", "欧元": "EUR", "歐元": "EUR", "英镑": "GBP", "英鎊": "GBP",
    "日元": "JPY", "日圆": "JPY", "日圓": "JPY", "港元": "HKD", "港币": "HKD", "港幣": "HKD",
    "韩元": "KRW", "卢布": "RUB", "新台币": "TWD", "新臺幣": "TWD", "台币": "TWD",
    "澳元": "AUD", "加元": "CAD", "瑞士法郎": "CHF", "卢比": "INR", "新元": "SGD",
    "元新台币": "TWD", "元新台幣": "TWD", "元新臺幣": "TWD", "新台幣": "TWD", "台幣": "TWD",
    "臺幣": "TWD", "韓元": "KRW", "韩币": "KRW", "韓幣": "KRW", "盧布": "RUB", "盧比": "INR",
    "日币": "JPY", "日幣": "JPY", "澳币": "AUD", "澳幣": "AUD", "加币": "CAD", "加幣": "CAD",
    "人民幣": "CNY", "元人民幣": "CNY",
}  # fmt: skip
"""Words after a number that make it money, with the ISO 4217 code."""
CURRENCY = lazy_regex(r"\s?(" + "|".join(sorted(CURRENCIES, key=len, reverse=True)) + r")")
"""A currency behind a number, the word as group 1."""
_NAMES = sorted((name for name in CURRENCIES if name[0] not in "元块塊"), key=len, reverse=True)
_NAME = lazy_regex(f"(?:{'|'.join(_NAMES)})$")
_LONGEST_NAME = 4


def currency_before(text: str, at: int) -> str:
    """Return the name of the currency right before a sum: 日币 of 日币两千元; none: empty."""
    found = _NAME.search(text[max(0, at - _LONGEST_NAME) : at])
    return found.group() if found else ""


def whose_yuan(text: str, at: int, unit: str) -> str:
    """Return the unit of a sum in 元: yen of 日币两千元, else the unit as it is."""
    name = currency_before(text, at) if unit == "CNY" else ""
    return CURRENCIES[name] if name else unit


MEASURE = lazy_regex(
    "[个個名位人年天日月周週岁歲次元家条條种種项項本只隻张張辆輛台臺座间間层層米里公分秒吨噸克升"
    "斤亩畝杯瓶块塊句场場届屆期批组組类類件套部所支枚颗顆头頭匹篇章节節站倍成户戶栋棟幢艘架"
    "门門口份轮輪步度级級国國省市县縣村镇地区區星余餘多来來盘盤队隊代辈輩世起宗例]"
)
"""Characters after a numeral that show it counts something."""
