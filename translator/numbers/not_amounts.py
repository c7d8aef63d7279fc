"""Numerals that are no amounts: part of a king's name, a score, a session, a piece."""

from __future__ import annotations

from translator.lazy_regex import lazy_regex
from translator.numbers.chinese_measures import CURRENCY, MEASURE
from translator.numbers.numerals import UNITS, Numeral
from translator.numbers.prefixes import prefix

_SOUNDS = (
    "尔斯姆伊埃奥弗诺罗夫基茨赫耶娃维奇洛萨塔迪桑胡安纳亚巴卡拉德特爾維羅克里尼莫普布鲁格扎鲍伯贝皮朗佐"
    "凯瓦托蒂坎沃达蒙路易丽莎白约翰約麗亨利威廉保禄祿查理笃篤本乔喬治顿頓恩莱萊诚彼得庇护護"
)
"""Characters that spell foreign names: a bare numeral behind two of them is a king's."""
_FOREIGN_NAME = lazy_regex(f"[{_SOUNDS}]{{2}}$")
_RANK_AFTER = lazy_regex("世(?![纪紀界代])|[届屆]|[比:：][0-9一二三四五六七八九十]")
"""After a numeral: a king's number, a session without 第, a score."""
_SCORE_BEFORE = lazy_regex("[0-9一二三四五六七八九十]比$")
_PARTY_CONGRESS = lazy_regex("(?:十[二三四五六七八九]|二十[一二三四五]?)大")
"""The twelfth to the twenty-fifth congress of the Party, or as many large ones: 二十大城市."""
_ROUGHLY = lazy_regex(
    "(?:[百佰]十(?![一二三四五六七八九])|[百佰]八十|[千仟]八[百佰]|[万萬]八[千仟])"
)
"""百十个 and 百八十个 are about a hundred, 千八百 about a thousand."""
_LARGE_WORDS = ("百万", "千万", "百萬", "千萬", "亿万", "億萬")
"""Without anything that is counted they are words: 千万富豪, 百万雄师, 千万注意."""
_LAST_KING = 30
"""No king or pope has a higher number in use: 约翰二十三世."""
_CHANGE = lazy_regex(
    "(?:(?<!新)增|[升涨漲降跌减減]|[增追][加长長添]|提高|[上下][调調浮滑扬揚]|[扩擴]大|[缩縮]小|[减減]少|多出)"
    "[了近约約逾超]?(?:大约|大約|将近|將近)?$"
)
"""Words of growing and shrinking right before a sum."""
_CHANGE_REACH = 5
_PRICE = lazy_regex(
    "[花付卖賣买買赚賺赔賠罚罰欠贵貴价價钱錢费費收]|便宜|工[资資]|[门門]票|[单單]价|[给給]了"
)
"""What shows that 一千块 is money: without it 三块 is as often three pieces."""
_PRICE_REACH = 12
"""Characters before 块 in which a price is looked for."""
THIS = tuple("这這那哪某每整另各此大小")
"""Before 一块: a piece or an area, not a yuan."""


def is_part_of_a_name(text: str, at: int, number: Numeral) -> bool:
    """Say whether a numeral is a rank, a score or a king's: 路易十六, 二十大, 十五比十二."""
    times = prefix(text, number.end)
    if text[number.end : number.end + 1] in UNITS and times == 1:  # 十几千: nobody counts so
        return True
    if number.about:
        return is_rough(text, at)
    if is_rough(text, at) or _is_large_word(text, at, number):
        return True
    if (
        _RANK_AFTER.match(text, number.end)
        or _SCORE_BEFORE.search(text[max(0, at - 2) : at])
        or _PARTY_CONGRESS.match(text, at)
    ):
        return True
    after = text[number.end : number.end + 1]
    return (
        not number.arabic
        and number.value <= _LAST_KING
        and number.end - at > 1
        and _FOREIGN_NAME.search(text[max(0, at - 2) : at]) is not None
        and not (after and (MEASURE.match(after) or after in "%％成倍千"))
        and not CURRENCY.match(text, number.end)
    )


def is_rough(text: str, at: int) -> bool:
    """Say whether a number is a manner of speaking: 百十个, 千八百块."""
    return _ROUGHLY.match(text, at) is not None


def _is_large_word(text: str, at: int, number: Numeral) -> bool:
    after = text[number.end : number.end + 1]
    return (
        text[at : number.end] in _LARGE_WORDS
        and not (after and MEASURE.match(after))
        and not CURRENCY.match(text, number.end)
        and prefix(text, number.end) == 1
        and after not in tuple("，。、；：！？）以和与及至到")
    )


def changes_by(text: str, at: int) -> bool:
    """Say whether a sum is a difference, and what 至 joins to it the outcome.

    增加200万元至1500万元 may be an increase to 15 million as well as one by 2 to 15 million.
    """
    return _CHANGE.search(text[max(0, at - _CHANGE_REACH) : at]) is not None


def is_price(text: str, at: int, number: Numeral) -> bool:
    """Say whether 块 behind a number is money: 便宜了一千块, not 这一块 and not 切成三块."""
    before = text[max(0, at - _PRICE_REACH) : at]
    return number.value > 1 and not before.endswith(THIS) and _PRICE.search(before) is not None
