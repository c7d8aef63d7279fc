"""Which numbers are written into the source, and how.

Measured with the default model (docs/grounding.md): numbers with 万, 亿 or thousand, 成, vague
crowds and numbers in Chinese characters go wrong in a third of the sentences and are copied
faithfully when they stand in the target's own form. Dates, times, percentages and plain
digits come out right by themselves and stay as they are: less to disturb.

Marks are set aside while the numbers are read, so that 第 before a mark still makes an ordinal;
a number that holds one is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from translator.grounding import english_phrases
from translator.grounding.english_quantities import from_english
from translator.grounding.era_years import era_year
from translator.grounding.number_spans import as_said, span_of, speaks_of, traditional_unit
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.numbers import (
    Quantity,
    parse_chinese,
    parse_english,
    render_english,
)
from translator.numbers.chinese_measures import MEASURE, currency_before
from translator.numbers.extent import is_whole
from translator.numbers.numerals import DIGITS, NUMERALS
from translator.numbers.render import decimal
from translator.numbers.second_reading import agrees
from translator.placeholders import MARK

_DOUBLINGS = {2: "doubled", 4: "quadrupled", 8: "increased eightfold"}
_PARTS = {"初": "early", "早": "early", "中": "mid", "末": "late", "后": "late", "後": "late"}
_PART_OF_DECADE = lazy_regex("(?:初期?|早期|中期|中叶|末期?|后期|後期)(?![代次])")
_GENERATION = lazy_regex(
    "(?<![0-9.])([5-9]0|[01]0|[五六七八九][零〇]|[零〇][零〇])[后後](?![来來面续續天])"
)
_MOST = 10**16
"""No count or sum in the news is larger (the world's money is 10^14 dollars)."""
_MOST_PERCENT = 10_000
_LAST_YEAR = 2200
_NOON = 12
_NOT_WRITTEN_BEFORE = lazy_regex("世(?![纪紀])|[条條款项項章节節号號页頁卷回集课課册冊编編篇]")
"""After an ordinal in characters: it is a number in a book or a law, cited as it stands."""
_GREGORIAN = lazy_regex("[公阳陽西][历曆]")
_YEAR_SINCE_1912 = lazy_regex(
    "(?<![0-9])(?:19(?:1[2-9]|[2-9][0-9])|20[0-9]{2})(?![0-9])"
    "|一九(?:一[二三四五六七八九]|[二三四五六七八九][〇零○一二三四五六七八九])|二[〇零○][〇零○一二三四五六七八九]{2}"
)
_NEAR, _LONGEST_TITLE = 4, 80
_AGE = lazy_regex("周?[岁歲]")


def spans(
    text: str,
    *,
    source: str,
    target: str,
    is_word: Callable[[str], bool] | None = None,
    is_name: Callable[[str], bool] = lambda word: False,
) -> list[Span]:
    """Find the numbers worth writing into the source.

    Args:
        text: The source.
        source: Primary language.
        target: Primary language; anything but Chinese and English: no spans.
        is_word: As for ``parse_chinese``.
        is_name: Likewise.

    """
    plain, places = _without_marks(text)
    if (source, target) == ("zh", "en"):
        read = parse_chinese(plain, is_word=is_word, is_name=is_name)
        found = (_from_chinese(plain, quantity) for quantity in read if _plausible(quantity))
    elif (source, target) == ("en", "zh"):
        read = parse_english(plain)
        found = (from_english(plain, quantity) for quantity in read if _plausible(quantity))
    else:
        return []
    more = _generations(plain) if source == "zh" else english_phrases.spans(plain)
    written = [
        span
        for span in chain(found, more)
        if span is not None
        and agrees(plain, span.start, span.end, span.replacement, source=source, target=target)
    ]
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
            return 0 < largest < _LAST_YEAR
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
            span_of(text, match.start(), match.end(), f"born in the {decade}"),
            accepted=(decade, f"post-{tens}", f"{tens}s"),
        )


def _from_chinese(text: str, quantity: Quantity) -> Span | None:
    span = _first_reading(text, quantity)
    sum_or_share = quantity.parts[0].field in ("number", "percent", "multiple")
    if span is None or quantity.era or not sum_or_share:
        return span
    if quantity.kind == "money" and _COINS.search(quantity.text):
        return span
    return span if is_whole(text, quantity.start, quantity.end) else None


def _first_reading(text: str, quantity: Quantity) -> Span | None:
    start, end = quantity.start, quantity.end
    first = max(0, start - _LONGEST_TITLE)
    if text.rfind("《", first, start) > text.rfind("》", first, start):  # a title: 《一百条裙子》
        return None
    if quantity.era:
        return era_year(text, quantity)
    part = _PART_OF_DECADE.match(text, end) if quantity.kind == "decade" else None
    if part and quantity.value >= 50:  # 七十年代末; which century 20年代 is in, nobody knows
        first = int(quantity.value) if quantity.value >= 1000 else 1900 + int(quantity.value)
        return span_of(text, start, part.end(), f"the {_PARTS[part.group()[0]]} {first}s")
    if quantity.bare and len(quantity.text) > 1:  # 路易十六, 百八十
        return None
    unit = traditional_unit(text, end)
    if unit and quantity.kind in ("cardinal", "range") and quantity.about != "several":
        return span_of(text, start, end + 1, f"{render_english(as_said(text, quantity))} {unit}")
    if quantity.kind == "range" and quantity.about:  # 2000至3000多人
        return None
    if quantity.bare or (quantity.about and _AGE.match(text, end)):  # 十几岁 is a teenager
        return None
    if quantity.kind == "ordinal" and _NOT_WRITTEN_BEFORE.match(text, end):  # 第二十一条
        return None
    if quantity.parts[0].field == "number" and not _counts(text, quantity):
        return None
    if quantity.unit == "CNY" and (
        speaks_of(_OTHER_YUAN, text) or _OTHER_MONEY.search(text, max(0, start - 1), start)
    ):
        return _without_currency(text, quantity)
    written = _chinese_to_english(text, as_said(text, quantity))
    if written is None:
        return None
    in_years = quantity.kind == "cardinal" and not quantity.about and text[end : end + 1] == "年"
    if in_years and 1000 <= quantity.value < _LAST_YEAR:
        written = written.replace(",", "")  # 公元一千年, 两千零八年
    if written.endswith(" of") and _NOTHING_COUNTED.match(text, end):  # 损失数千万。
        written = written.removesuffix(" of")
    if quantity.about == "several" and text[start - 1 : start] == "好":  # 好几千
        start -= 1
    if quantity.kind in ("money", "range") and quantity.unit:
        start -= len(currency_before(text, start))  # 日币两千元
    return span_of(text, start, end, written)


def _without_currency(text: str, quantity: Quantity) -> Span | None:
    """Write 1.2 billion 元 where 元 may be Taiwan's, Hong Kong's or Japan's."""
    if not quantity.text.endswith(_YUAN) or quantity.text[:-1].count(quantity.text[-1]):
        return None
    written = _chinese_to_english(text, replace(as_said(text, quantity), unit=""))
    return None if written is None else span_of(text, quantity.start, quantity.end - 1, written)


_NOTHING_COUNTED = lazy_regex("[至到不乃以左，。、；！？）,.;!?)]|$")
_YUAN = ("元", "圓")
_OTHER_MONEY = lazy_regex("(?<!人民)[币幣盾铢銖]")
_COINS = lazy_regex("[块塊毛角][一二三四五六七八九1-9]|[毛角][钱錢]?$")
_OTHER_YUAN = lazy_regex(
    "[臺台][灣湾北中南]|香港|澳[門门]|新加坡|日本|[億萬]元|新[臺台][幣币]|港[幣币元]"
)


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether it is certain that a number in characters is an amount, and all of it.

    - Digit by digit it is a year, a telephone, a code: 〔二〇一九〕15号.
    - Below a hundred something that is counted must follow: 十一长假 and 五十知天命 count nothing.
    - What goes on behind it is none of the number as it was read: 一百几十, 三十八度五.
    """
    words, after = quantity.text, text[quantity.end : quantity.end + 3]
    if words[0].isascii() or words[0].isdigit() or quantity.kind == "money":
        return True
    if all(character in DIGITS for character in words) and quantity.kind == "cardinal":
        return False
    if (after[:1] and after[0] in _GOES_ON) or _VILLAGE.match(after):
        return False
    if after[:1] and after[0] in _MEASURED_ON and after[1:2] and after[1] in DIGITS:
        return after[2:] != "" and MEASURE.match(after[2]) is not None
    vague = quantity.about in ("more", "nearly", "several")
    small = max(quantity.values) < 100
    return not small or vague or bool(quantity.also) or _COUNTED.match(after) is not None


_VILLAGE = lazy_regex("里[铺鋪店堡河桥橋坡屯庄莊村营營沟溝岭嶺台庙廟坪墩井湾灣洼窑窯]")
"""Villages are named by their distance from the town: 四十里铺, 十八里店."""
_GOES_ON = frozenset("几幾来來余餘单單")
_MEASURED_ON = frozenset("度米块塊斤尺寸丈里")
_COUNTED = lazy_regex(
    f"{MEASURE.pattern}|[瓦伏赫帕卡焦尺寸丈里盎磅英海毫厘微码碼桶箱袋包筐桌碗顿頓盏盞面道名员員票"
    "发發声聲样樣处處朵株棵粒滴根条片座针針剂劑册冊卷幅首曲集话話版刻号號楼樓课課页頁排列圈击擊洞]"
)


def _chinese_to_english(text: str, quantity: Quantity) -> str | None:
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
                if text[quantity.end : quantity.end + 1] in tuple("半多"):  # 翻了一番半
                    return None
                return _DOUBLINGS.get(int(largest))
            return render_english(quantity) if characters and largest > 10 else None
        case "ordinal":
            return render_english(quantity) if characters and largest > 10 else None
        case "decade":
            return render_english(quantity) if largest >= 1000 else None
        case "year" | "month" | "day":
            return _date(quantity) if characters and _is_modern(text, quantity) else None
        case "hour":
            return _time(quantity) if characters and len(quantity.parts) > 1 else None
        case _:
            return None


def _time(quantity: Quantity) -> str:
    """Write 4:15 a.m. where the text says so, 4:15 where it may be the afternoon."""
    written = render_english(quantity)
    part_of_day = quantity.text[0] not in NUMERALS or quantity.value > _NOON
    return written if part_of_day else written.removesuffix(" a.m.").removesuffix(" p.m.")


def _is_modern(text: str, quantity: Quantity) -> bool:
    """Whether a month in characters is one of the Gregorian calendar, as far as a text shows.

    Of the old calendar, 五月二十一日 is no May 21: without a year of its own a date needs one since
    1912 elsewhere in the text, or 公历 before it.
    """
    if quantity.unit == "lunar":
        return False
    if quantity.parts[0].field == "year":
        return True
    if _GREGORIAN.search(text[max(0, quantity.start - _NEAR) : quantity.start]):
        return True
    return speaks_of(_YEAR_SINCE_1912, text)


def _date(quantity: Quantity) -> str | None:
    """Dates in Chinese characters: full ones in English, others with Arabic digits."""
    if quantity.kind == "year":
        return f"{int(quantity.value)}年"
    if quantity.kind == "date" and len(quantity.parts) > 1:
        return render_english(quantity)
    if quantity.kind == "range" and {part.field for part in quantity.parts} == {"month", "day"}:
        return render_english(quantity)
    return None
