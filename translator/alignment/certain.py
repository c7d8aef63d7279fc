"""What goes together for certain: terms, numbers by value, names, what was copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from translator.alignment.candidates import Candidate, nearest
from translator.alignment.tokenise import Token, covered
from translator.glossary import Glossary
from translator.glossary.forms import occurrences
from translator.glossary.matching import Matcher
from translator.grounding.fixed_terms import known_spans
from translator.lazy_regex import lazy_regex
from translator.numbers.compare import parse
from translator.numbers.quantity import Quantity

_TERM, _COPY, _KNOWN, _NUMBER, _SMALL = 1.0, 0.97, 0.95, 0.95, 0.85
_FAR = 0.35
"""Share of a sentence by which a small number may have moved: "one", "two" stand for much."""
_UNITS = frozenset({"yuan", "dollar", "dollars", "euro", "euros", "pound", "pounds", "yen", "rmb"})


def by_term(
    source: tuple[str, Sequence[Token]],
    target: tuple[str, Sequence[Token]],
    glossary: Glossary,
) -> Iterator[Candidate]:
    """Yield the glossary's terms that stand on both sides; Chinese is the first side."""
    (chinese, ours), (english, theirs) = source, target
    for found in Matcher(glossary, source="zh", target="en").find(chinese):
        for form in found.rule.targets:
            for place in occurrences(form, english, "en"):
                yield from _candidate(
                    covered(ours, found.start, found.end), covered(theirs, *place.span()),
                    _TERM, "term",
                )  # fmt: skip


def by_known_name(
    source: tuple[str, Sequence[Token]], target: tuple[str, Sequence[Token]]
) -> Iterator[Candidate]:
    """Yield names of the project's own table."""
    (chinese, ours), (english, theirs) = source, target
    for span in known_spans(chinese, source="zh"):
        for form in span.accepted:
            at = english.find(form)
            while at >= 0:
                yield from _candidate(
                    covered(ours, span.start, span.end), covered(theirs, at, at + len(form)),
                    _KNOWN, "name",
                )  # fmt: skip
                at = english.find(form, at + 1)


def by_copy(ours: Sequence[Token], theirs: Sequence[Token]) -> Iterator[Candidate]:
    """Yield Latin words, addresses and digits that stand on both sides."""
    places: dict[str, list[int]] = {}
    for number, token in enumerate(theirs):
        places.setdefault(token.text.casefold(), []).append(number)
    for number, token in enumerate(ours):
        if token.text[0].isascii():
            near = int(number / len(ours) * len(theirs))
            for place in nearest(places.get(token.text.casefold(), ()), near):
                yield Candidate(chinese=(number,), english=(place,), score=_COPY, evidence="copy")


def by_number(
    source: tuple[str, Sequence[Token]], target: tuple[str, Sequence[Token]]
) -> Iterator[Candidate]:
    """Yield numbers of the same value, however they are written."""
    (chinese, ours), (english, theirs) = source, target
    found = [(one, _worth(one)) for one in parse(chinese, "zh")]
    others = [(one, _worth(one)) for one in parse(english, "en")]
    for one, values in found:
        same = [
            (abs(one.start / len(chinese) - other.start / len(english)), number)
            for number, (other, worth) in enumerate(others)
            if not values.isdisjoint(worth)
        ]
        for moved, number in sorted(same)[:_EQUAL]:
            other, worth = others[number]
            small = one.bare or other.bare or max(values & worth) <= _LITTLE
            if small and moved > _FAR:
                continue
            yield from _candidate(
                _without_units(_chinese_words(ours, one, other), ours, one, chinese=True),
                _without_units(covered(theirs, other.start, other.end), theirs, other),
                _SMALL if small else _NUMBER, "number",
            )  # fmt: skip


_EQUAL = 4
"""Numbers of the same value that are considered, the nearest ones."""
_LITTLE = 3
_PART_OF_DAY = lazy_regex("(?:上午|下午|早上|早晨|晚上|中午|凌晨|傍晚|清晨|夜里|夜裡|半夜)")
_HOUR = lazy_regex("[点點时時]钟?")
_CURRENCIES = frozenset(
    {"元", "块", "块钱", "钱", "美元", "欧元", "英镑", "日元", "港元", "人民币"}
)


def _chinese_words(ours: Sequence[Token], one: Quantity, other: Quantity) -> tuple[int, ...]:
    """Return the words of a Chinese number, without what English says in words of its own."""
    start, end = one.start, one.end
    if one.about == "more":
        end = start + len(one.text.rstrip("多余餘几幾来來"))
    if one.kind == "time" and other.kind != "time":
        before = _PART_OF_DAY.match(one.text)
        start += before.end() if before else 0
        hour = _HOUR.search(one.text)
        end = one.start + hour.end() if hour else end
    return covered(ours, start, end)


def _worth(quantity: Quantity) -> frozenset[Fraction]:
    """Return the values of a number that identify it."""
    values = set(quantity.values)
    for part in quantity.parts:
        if part.field == "hour" and part.value > 12:
            values.add(part.value - 12)
        if part.field == "percent":
            values.add(part.value / 100)
        if part.field == "decade" and part.value >= 1000:
            values.add(part.value % 100)
    return frozenset(values)


def _without_units(
    places: tuple[int, ...], tokens: Sequence[Token], quantity: Quantity, *, chinese: bool = False
) -> tuple[int, ...]:
    """Leave out the currency: it is a word of its own (元, yuan)."""
    if quantity.kind != "money":
        return places
    units = _CURRENCIES if chinese else _UNITS
    return tuple(place for place in places if tokens[place].text.lower() not in units)


def _candidate(
    chinese: tuple[int, ...], english: tuple[int, ...], score: float, evidence: str
) -> Iterator[Candidate]:
    if chinese and english:
        yield Candidate(chinese=chinese, english=english, score=score, evidence=evidence)
