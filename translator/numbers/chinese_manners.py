"""Read what is a number only in Chinese: discounts, ages by the decade, heights, 1.2w, 80后.

Each is known to the checks and never written into a text: English says it in another way, and
often with another figure.
"""

from __future__ import annotations

from fractions import Fraction

from translator.lazy_regex import lazy_regex
from translator.numbers import numerals
from translator.numbers.quantity import Quantity, parts

_DIGITS = "一二两兩三四五六七八九"
_ONE_OR_TWO = rf"(?:[1-9](?:\.[1-9])?|[{_DIGITS}][{_DIGITS}]?)"
_DISCOUNT = lazy_regex(rf"({_ONE_OR_TWO})折(?![磨腾騰断斷扣叠疊线線页頁子返回射旧舊合中]|起[来來])")
_DECADE_OF_LIFE = lazy_regex("([五六七八九])旬")
_HEIGHT = lazy_regex(
    rf"([1-9]|[{_DIGITS}])米([0-9]{{1,2}}|[零〇{_DIGITS}]{{1,2}})(?![0-9.十百千万萬多几幾个個条條人])"
)
_BORN = lazy_regex("([5-9]0|[01]0|[五六七八九][零〇]|[零〇][零〇])[后後](?![来來面续續天])")
_LETTER = lazy_regex(r"([0-9]+(?:\.[0-9]+)?)([wWkK])(?![A-Za-z])")
_CODE = lazy_regex(r"[A-Za-z0-9./_]$|(?:^|[^kKwW])-$")
_WORTH = {"w": 10_000, "k": 1000}


def read_manner(text: str, at: int) -> Quantity | None:
    """Read 八折, 九五折, 七旬, 一米八三, 90后, 1.2w."""
    if at and (text[at - 1] in numerals.NUMERALS or _CODE.search(text, max(0, at - 2), at)):
        return None
    return (
        _discount(text, at) or _decade_of_life(text, at) or _height(text, at) or _born(text, at)
        or _letter(text, at)
    )  # fmt: skip


def _discount(text: str, at: int) -> Quantity | None:
    """八折 is 80 % of the price, or 20 % off."""
    found = _DISCOUNT.match(text, at)
    if found is None:
        return None
    digits = "".join(str(numerals.DIGITS.get(c, c)) for c in found.group(1) if c != ".")
    share = Fraction(int(digits) * (10 if len(digits) == 1 else 1))
    return Quantity.of(
        text, at, found.end(), "percent", parts("percent", share), bare=True, also=(100 - share,)
    )


def _decade_of_life(text: str, at: int) -> Quantity | None:
    found = _DECADE_OF_LIFE.match(text, at)
    if found is None:
        return None
    years = numerals.DIGITS[found.group(1)] * 10
    return Quantity.of(text, at, found.end(), "cardinal", parts("number", years), bare=True)


def _height(text: str, at: int) -> Quantity | None:
    """一米八三 is 1.83 metres, 一米八 1.8."""
    found = _HEIGHT.match(text, at)
    if found is None:
        return None
    whole, rest = (numerals.read_digits(group) for group in found.groups())
    metres = whole + Fraction(rest, 10 ** len(found.group(2)))
    return Quantity.of(
        text, at, found.end(), "cardinal", parts("number", metres), bare=True, also=(metres * 100,)
    )


def _born(text: str, at: int) -> Quantity | None:
    """90后 are those born in the 1990s, 00后 in the 2000s."""
    found = _BORN.match(text, at)
    if found is None:
        return None
    years = numerals.read_digits(found.group(1))
    decade = years + (1900 if years >= 50 else 2000)
    return Quantity.of(text, at, found.end(), "decade", parts("decade", decade), bare=True)


def _letter(text: str, at: int) -> Quantity | None:
    """1.2w is 12,000, as chats write 万; 8k is 8,000 in any language."""
    found = _LETTER.match(text, at)
    if found is None:
        return None
    value = Fraction(found.group(1)) * _WORTH[found.group(2).lower()]
    return Quantity.of(text, at, found.end(), "cardinal", parts("number", value), bare=True)
