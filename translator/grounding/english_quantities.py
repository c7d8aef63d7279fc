"""Which numbers of an English text are written in Chinese, and how."""

from __future__ import annotations

from translator.grounding.number_spans import span_of, speaks_of
from translator.grounding.spans import Span
from translator.lazy_regex import lazy_regex
from translator.numbers import Quantity, render_chinese
from translator.numbers.english import NUMBER_WORDS
from translator.numbers.render import CHINESE_CURRENCIES, decimal, ordinal

_LEAST_ENGLISH = 100_000
"""From here on the model must recompute into 万 and fails; below it copies the digits."""
_OF = lazy_regex(r"\s+of\b")
_NAMED_EVENT = lazy_regex(
    r"\s[A-Z][\w-]*(?:\s(?:[A-Z][\w-]*|of|the|on|and))*\s?"
    r"(?:Games|Fair|Congress|Festival|Conference|Summit|Olympics|Forum|Meeting|Session|Awards?)\b"
    r"|\s(?:Congress|Summit|Olympics|Olympic)\b"
)
_LONG_DECIMALS = lazy_regex(r"\.\d{3}")
_REACH = 40
"""Characters in which the end of the sentence before is looked for."""
_WORD = lazy_regex(r"[^\W\d_]+")
_SENTENCE_END = lazy_regex("[.!?:;。！？：；…—–-][\"'”’)]*\\s+[\"'“‘(]*$|\n\\s*$")
_YEAR_BEFORE = lazy_regex(r"(?i)\b(?:in|since|of|by|until|from|before|after|during)\s+$")
_CURRENCY_NAME = lazy_regex(r"(?i)[a-z]+$")
_AMERICAN = lazy_regex(r"(?i)\bu\.?s\b|usd|american")
_OTHER_DOLLARS = lazy_regex(
    r"\b(?:Australia|Canad|Hong Kong|Singapore|Taiwan|New Zealand|Mexic|Brazil|Argentin|Chile"
    r"|Colombia|Jamaica|Barbados|Namibia|Fiji|Liberia|Guyana|Bahamas|Trinidad|Brunei|Zimbabwe|Sydney|Melbourne"
    r"|Brisbane|Perth|Toronto|Ottawa|Vancouver|Montreal|Quebec|Ontario|Auckland|Wellington|Taipei)"
)
"""Countries whose money is called dollar or written with its sign, and their cities in the news."""
_BRITISH = lazy_regex(
    r"\b(?:sterling|Brit|UK\b|U\.K\.|England|English|London|Scot|Wales|Welsh|Irish|Ireland|HMRC|NHS\b)|£"
)
_KOREAN = lazy_regex(r"\b(?:Korea|Seoul|Busan|KRW\b|Samsung|Hyundai)|₩")
_JAPANESE = lazy_regex(r"\b(?:Japan|Tokyo|Osaka|yen\b|JPY\b)")
_CHINESE = lazy_regex(
    r"\b(?:Chin(?:a|ese)|yuan|[Rr]enminbi|RMB|CNY|Beijing|Shanghai|Shenzhen|Guangzhou|PBOC)\b"
)
"""The sign ¥ is as often Japan's."""
_NUMBERED = lazy_regex(r"(?i)(?:\b(?:nos?\.|number|room|flight|page|article|chapter)|#)\s?$")
_LAST_MOMENT = lazy_regex(r"[\s-]hours?\b")
"""The eleventh hour."""


def from_english(text: str, quantity: Quantity) -> Span | None:
    """Return the span in Chinese for a number of an English text; None: it is left alone."""
    start, end = quantity.start, quantity.end
    if not _currency_is_sure(text, quantity) or _NUMBERED.search(text, max(0, start - 9), start):
        return None
    field, largest = quantity.parts[0].field, max(quantity.values)
    if quantity.text[0].isalpha() and (_is_title(text, quantity) or _is_year(text, quantity)):
        return None
    if quantity.about == "several":
        more = _OF.match(text, end)
        if quantity.value < 1000 and not more:  # they came in dozens
            return None
        return span_of(text, start, more.end() if more else end, render_chinese(quantity))
    if quantity.kind == "ordinal" and largest > 10 and _NAMED_EVENT.match(text, end):
        return span_of(text, start, end, f"第{int(largest)}届")
    in_letters = quantity.text[0].isalpha()
    last_moment = _LAST_MOMENT.match(text, end)
    if quantity.kind == "ordinal" and in_letters and 10 < largest < 1000 and not last_moment:
        return span_of(text, start, end, ordinal(int(largest)))
    if quantity.kind == "percent" and in_letters:  # twelve and a half percent
        return span_of(text, start, end, render_chinese(quantity))
    if field == "fraction" and not quantity.bare and not quantity.text[0].isdigit():  # 9/11
        return span_of(text, start, end, render_chinese(quantity))
    if field == "multiple" and largest >= _LEAST_ENGLISH:  # downloaded 3.5 million times
        return span_of(text, start, end, render_chinese(quantity).removesuffix("倍") + "次")
    if field != "number" or quantity.bare:
        return None
    in_words = in_letters and largest > 100
    if largest >= _LEAST_ENGLISH:
        written = render_chinese(quantity)
        if _LONG_DECIMALS.search(written):  # 1,234,567 is copied as it is
            return None
        return span_of(text, start, end, written)
    if in_words or (quantity.unit and quantity.unit != "CNY"):
        currency = CHINESE_CURRENCIES.get(quantity.unit, "")
        digits = "至".join(decimal(value) for value in quantity.values)
        return span_of(text, start, end, digits + currency)
    return None


def _currency_is_sure(text: str, quantity: Quantity) -> bool:
    """Whether it is certain which money is meant, or that it is money at all.

    200 pounds are a weight, "No. 12 won" is no sum, and dollars in a sentence about Canada may be
    Canada's.
    """
    name = _CURRENCY_NAME.search(quantity.text)
    match quantity.unit:
        case "USD":
            american = _AMERICAN.search(quantity.text)
            return american is not None or not speaks_of(_OTHER_DOLLARS, text)
        case "GBP" if name and name.group() == "pounds":
            return speaks_of(_BRITISH, text) and not _OF.match(text, quantity.end)
        case "KRW":
            return speaks_of(_KOREAN, text)
        case "CNY" if "¥" in quantity.text or "￥" in quantity.text:
            return speaks_of(_CHINESE, text) and not speaks_of(_JAPANESE, text)
        case _:
            return True


def _is_title(text: str, quantity: Quantity) -> bool:
    """Whether a number in words is a piece of a title: Twenty Thousand Leagues, Twelfth Night."""
    words = [word for word in _WORD.findall(quantity.text) if word.lower() in NUMBER_WORDS]
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    opens = not before.strip(" \"'“‘(") or _SENTENCE_END.search(before)
    return any(word[0].isupper() for word in (words[1:] if opens else words))


def _is_year(text: str, quantity: Quantity) -> bool:
    """Whether a number in words is a year: in two thousand and eight."""
    return (
        quantity.kind == "cardinal"
        and 1900 <= quantity.value <= 2100
        and _YEAR_BEFORE.search(text, max(0, quantity.start - _REACH), quantity.start) is not None
    )
