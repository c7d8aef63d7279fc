"""Numbers that changed places: A has what B had, and every value is still there.

Where two values are of different kinds (7,700 people, 99 %), the units tell. Of one kind, they
keep their order in translation, but where English puts behind what Chinese puts before
(``turning``). What stands otherwise is right only if the words beside the numbers say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from translator.checks import dates
from translator.checks.beside import STOPS, Beside, Pair
from translator.checks.compared import exchanged_base
from translator.checks.exchange_score import LEAST, Signs, out_of_order, score
from translator.checks.months import misdated
from translator.checks.number_kinds import currency, is_dated, kind_of
from translator.checks.number_places import by_value
from translator.checks.ranges import broken, ranges, turned, written
from translator.checks.spans_of_time import backwards
from translator.checks.turning import turns
from translator.checks.wholes import exceeded
from translator.numbers.second_reading import MEASURES, Figure

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_MOST, _NEAREST = 12, 3
"""Numbers of a segment up to which each is held against each, and those it is held against where
there are more."""
_LEAST = 10
_BARE = frozenset({""})
_HELD_FAST = MEASURES - {"time"} | {"money"}
"""Kinds that translations do not give to a bare number while they take it from another."""
_SAID_OTHERWISE = frozenset({"year", "ordinal", "date", "time"})
"""Kinds that translators often say without their unit: on the 8th, 8日, 1984."""
_BRACKETS = re.compile(r" ?\([^()]{1,60}\) ?")
_ANOTHER = re.compile(r"(?: [a-z-]+){1,3},? and ", re.IGNORECASE)
"""Between a number and another one that stands in the same row."""
Kinds = tuple[str, str]


def exchanged(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    languages: tuple[str, str],
    lexicon: Dictionary | None,
) -> Iterator[Pair]:
    """Yield the pairs of figures of the target that stand in each other's place.

    Args:
        texts: Source and target.
        figures: Those of each, in order.
        languages: Primary languages.
        lexicon: For the words beside them; None: only units and ranges tell.
    """
    if min(map(len, figures)) < 2:
        return
    both = ranges(texts[0], figures[0]), ranges(texts[1], figures[1])
    yield from broken(figures, both)
    yield from turned(texts, figures, both)
    yield from _taken(figures)
    yield from misdated(figures, texts, languages)
    yield from exceeded(texts, figures, languages)
    if not any(backwards(texts[0], figures[0], languages[0])):
        yield from backwards(texts[1], figures[1], languages[1])
    days = [
        list(dates.days(text, own, language))
        for text, own, language in zip(texts, figures, languages, strict=True)
    ]
    days = [
        own + list(dates.lone(text, figs, language, own, other))
        for text, figs, language, own, other in zip(
            texts, figures, languages, days, days[::-1], strict=True
        )
    ]
    others = [{written(one) for one in own} for own in reversed(figures)]
    ours, theirs = (by_value(*one) for one in zip(texts, figures, days, others, strict=True))
    common = sorted((v for v in ours if v in theirs), key=lambda value: ours[value][0].run)
    judge = Judge(texts, figures, languages, lexicon)
    for place, one in enumerate(common):
        after = common[place + 1 :]
        for other in after if len(common) <= _MOST else after[:_NEAREST]:
            if (one, other) in both[0] and (one, other) in both[1]:
                continue
            if any(map(_is_word, (*ours[one], *ours[other], *theirs[one], *theirs[other]))):
                continue
            places = product(ours[one], ours[other], theirs[one], theirs[other])
            if all(judge.told(((a, b), (c, d))) for a, b, c, d in places):
                yield theirs[one][0], theirs[other][0]


def _is_word(figure: Figure) -> bool:
    """Say whether a number is hardly one: 一天, first, 千元; it takes no other's place."""
    start, end = figure.run
    if end - start == 1 and figure.text[0] in "百千万萬亿億":
        return True
    return figure.value < _LEAST and not figure.text[:1].isdecimal() and figure.kind != "share"


class Judge:
    """Says whether two numbers of a source stand in each other's place in its target."""

    def __init__(
        self,
        texts: tuple[str, str],
        figures: tuple[Sequence[Figure], Sequence[Figure]],
        languages: tuple[str, str],
        lexicon: Dictionary | None,
    ) -> None:
        self.texts, self._figures, self._languages = texts, figures, languages
        self._chinese = languages.index("zh") if "zh" in languages else 0
        self._lexicon = lexicon

    @cached_property
    def _beside(self) -> Beside | None:
        chinese, english = self.texts[self._chinese], self.texts[1 - self._chinese]
        return Beside(chinese, english, self._lexicon) if self._lexicon else None

    def told(self, pairs: tuple[Pair, Pair]) -> bool:
        """Ask the units, then the words beside two numbers.

        Args:
            pairs: Two figures of the source, and those of the same values in the target.
        """
        told = exchanged_base(pairs, self.texts, self._languages)
        if told is not None:
            return told
        if self._beside is None:
            return bool(self._by_units(pairs))
        return score(self.signs(pairs)) > LEAST

    def _kinds(self, pairs: tuple[Pair, Pair]) -> tuple[Kinds, Kinds]:
        one, other = (
            (kind_of(pair[0], text, language), kind_of(pair[1], text, language))
            for pair, text, language in zip(pairs, self.texts, self._languages, strict=True)
        )
        return one, other

    def _by_units(self, pairs: tuple[Pair, Pair]) -> bool | None:
        return _by_units(pairs, self._kinds(pairs), turned=_is_turned(pairs))

    def signs(self, pairs: tuple[Pair, Pair]) -> Signs:
        """Return all that says whether two numbers were exchanged."""
        chinese, english = self._chinese, 1 - self._chinese
        texts = self.texts[chinese], self.texts[english]
        kinds = self._kinds(pairs)
        turned = _is_turned(pairs)
        turning = _turns(pairs[english], texts[1], self._figures[english])
        beside = self._beside
        stays, moved = beside.drawn(pairs[chinese], pairs[english]) if beside else (0.0, 0.0)
        return Signs(
            kinds=(kinds[chinese], kinds[english]),
            dated=(
                *(is_dated(one, texts[0], "zh") for one in pairs[chinese]),
                *(is_dated(one, texts[1], "en") for one in pairs[english]),
            ),
            units=self._by_units(pairs),
            turned=turned,
            turning=turning,
            clauses=turned and not turning and all(map(_is_parted, pairs, self.texts)),
            order=out_of_order(pairs, self._figures),
            stays=stays,
            moved=moved,
            counted=beside.counted(pairs[chinese], pairs[english]) if beside else 0.0,
        )


def _is_turned(pairs: tuple[Pair, Pair]) -> bool:
    before, after = (one.run > other.run for one, other in pairs)
    return before != after


def _is_parted(pair: Pair, text: str) -> bool:
    """Say whether a comma or the like parts two numbers."""
    first, second = sorted(pair, key=lambda one: one.run)
    return bool(STOPS.search(text, max(first.end, first.run[1]), second.run[0]))


def _taken(figures: tuple[Sequence[Figure], Sequence[Figure]]) -> Iterator[Pair]:
    """Yield two numbers of which one lost its unit to the other, however often they stand.

    So two times 30 hours for 600 yuan become 600 hours and 30 hours for 30 yuan.
    """
    for held in _HELD_FAST:
        ours, theirs = (
            {written(one): one for one in own if one.kind == held and one.value >= _LEAST}
            for own in figures
        )
        gained = [one for value, one in theirs.items() if value not in ours]
        lost = ours.keys() - theirs.keys()
        if len(gained) != 1 or len(lost) != 1:
            continue
        (value,) = lost
        bare = [one for one in figures[1] if one.value == value and _is_bare(one)]
        known = any(one.value == gained[0].value and _is_bare(one) for one in figures[0])
        if bare and known:
            yield bare[0], gained[0]


def _is_bare(figure: Figure) -> bool:
    return figure.kind == "" and not figure.about


def _by_units(pairs: tuple[Pair, Pair], kinds: tuple[Kinds, Kinds], *, turned: bool) -> bool | None:
    """Say whether two numbers took each other's units; None: nobody can tell by them."""
    before, after = kinds
    if _has_the_unit(pairs[0][0], pairs[1]) or _has_the_unit(pairs[0][1], pairs[1][::-1]):
        return True
    sizes = [one.size for pair in pairs for one in pair if one.kind in MEASURES]
    ours, theirs = sizes[:2], sizes[2:]
    apart = before[0] == before[1] and len(sizes) == 4 and ours[0] != ours[1]
    if apart and ours in (theirs, theirs[::-1]):
        return ours != theirs  # 20 minutes and an hour
    currencies = [currency(one) for pair in pairs for one in pair]
    if all(currencies) and currencies[0] != currencies[1]:
        return currencies[:2] == currencies[:1:-1]
    if before[0] != before[1]:
        if after == (before[1], before[0]) and (all(before) or {*before} - _HELD_FAST - _BARE):
            return True
        shares = [one == "share" for one in (*before, *after)]
        if any(shares) and shares[0] != shares[2] and shares[1] != shares[3]:
            return True
        if any(
            before[own]
            and before[own] not in _SAID_OTHERWISE
            and "" != after[own] == before[1 - own] != after[1 - own]
            for own in (0, 1)
        ):
            return True  # it lost its own unit to have the other's
        if any(
            one and one == two and (two in _HELD_FAST or after[0] != after[1])
            for one, two in zip(before, after, strict=True)
        ):
            return False  # it has kept its unit; that both are years or shares says nothing
        if after == (before[1], before[0]) and _BARE & {*before} and _HELD_FAST & {*before}:
            # 42度500ML: 500 degrees, 42 ml. But of 500的和千元的, only 500 may be called yuan.
            return turned or "money" not in before or None
    return None


def _has_the_unit(figure: Figure, pair: Pair) -> bool:
    """Say whether the unit of a figure stands with the other value: 16 days, 52 days for 52.

    Args:
        figure: Of the source.
        pair: Of the target, the figure of the same value first.
    """
    own, other = pair
    if figure.kind not in MEASURES or own.kind in (figure.kind, "year"):
        return False
    return other.kind == figure.kind and other.size == figure.size


def _turns(pair: Pair, text: str, figures: Sequence[Figure]) -> bool:
    """Say whether two numbers of the English text stand the other way round in the Chinese."""
    first, second = sorted(pair, key=lambda one: one.run)
    start, end = max(first.end, first.run[1]), min(second.start, second.run[0])
    inside = [one for one in figures if start <= one.run[0] < end and one.kind != "month"]
    bracketed = [span.span() for span in _BRACKETS.finditer(text, start, end)]
    inside = [one for one in inside if not any(a < one.run[0] < b for a, b in bracketed)]
    if len(inside) == 1 and _ANOTHER.fullmatch(text, start, inside[0].start):
        start = inside[0].end  # 32 goals and six misses in 14 games
    elif inside:
        return False
    between = _BRACKETS.sub(" ", text[start:end])
    return turns(between, part="year" not in (first.kind, second.kind))
