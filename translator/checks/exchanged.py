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
from translator.checks.bounds import bound_of
from translator.checks.compared import exchanged_base
from translator.checks.exchange_score import LEAST, Signs, out_of_order, score
from translator.checks.figures import is_code
from translator.checks.months import misdated
from translator.checks.number_kinds import is_dated, kind_of
from translator.checks.number_places import by_value
from translator.checks.ranges import are_listed, broken, is_kept, ranges, turned, written
from translator.checks.rising import against
from translator.checks.spans_of_time import backwards
from translator.checks.turning import turns, turns_in_chinese
from translator.checks.units_taken import Kinds, by_units, taken
from translator.checks.wholes import exceeded
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_MOST, _NEAREST = 12, 3
"""Numbers of a segment up to which each is held against each, and those it is held against where
there are more."""
_LEAST = 10
_BRACKETS = lazy_regex(r" ?\([^()]{1,60}\) ?")
_ANOTHER = lazy_regex(r"(?: [a-z-]+){1,3},? and ", re.IGNORECASE)
"""Between a number and another one that stands in the same row."""


def exchanged(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    languages: tuple[str, str],
    lexicon: Dictionary | None,
) -> Iterator[Pair]:
    """Yield the pairs of figures of the target that stand in each other's place, each once.

    Args:
        texts: Source and target.
        figures: Those of each, in order.
        languages: Primary languages.
        lexicon: For the words beside them; None: only units and ranges tell.
    """
    told: set[frozenset[tuple[int, int]]] = set()
    for one, other in _exchanged(texts, figures, languages, lexicon):
        places = frozenset((one.run, other.run))
        if places not in told:
            told.add(places)
            yield one, other


def _exchanged(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    languages: tuple[str, str],
    lexicon: Dictionary | None,
) -> Iterator[Pair]:
    if min(map(len, figures)) < 2:
        return
    both = ranges(texts[0], figures[0]), ranges(texts[1], figures[1])
    yield from broken(figures, both)
    yield from turned(texts, figures, both)
    yield from taken(figures)
    yield from misdated(figures, texts, languages)
    yield from exceeded(texts, figures, languages)
    for wrong in (backwards, against):
        if not any(wrong(texts[0], figures[0], languages[0])):
            yield from wrong(texts[1], figures[1], languages[1])
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
            once = len(ours[one]) == len(ours[other]) == len(theirs[one]) == len(theirs[other]) == 1
            if once and is_kept(one, other, both):
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
        signs = self.signs(pairs)
        if all(signs.listed) and {*signs.kinds[0]} == {*signs.kinds[1]} == {"year", "date"}:
            return False  # one year of two days stands before both, or behind both
        return score(signs) > LEAST

    def _kinds(self, pairs: tuple[Pair, Pair]) -> tuple[Kinds, Kinds]:
        one, other = (
            (kind_of(pair[0], text, language), kind_of(pair[1], text, language))
            for pair, text, language in zip(pairs, self.texts, self._languages, strict=True)
        )
        return one, other

    def _by_units(self, pairs: tuple[Pair, Pair]) -> bool | None:
        return by_units(pairs, self._kinds(pairs), turned=_is_turned(pairs))

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
            of=_turns_in_chinese(pairs[chinese], texts[0], self._figures[chinese]),
            listed=(
                are_listed(*pairs[chinese], texts[0], "zh"),
                are_listed(*pairs[english], texts[1], "en"),
            ),
            bounds=(
                (
                    bound_of(pairs[chinese][0], texts[0], "zh"),
                    bound_of(pairs[chinese][1], texts[0], "zh"),
                ),
                (
                    bound_of(pairs[english][0], texts[1], "en"),
                    bound_of(pairs[english][1], texts[1], "en"),
                ),
            ),
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


def _turns_in_chinese(pair: Pair, text: str, figures: Sequence[Figure]) -> bool:
    """Say whether two numbers of the Chinese text stand the other way round in the English."""
    first, second = sorted(pair, key=lambda one: one.run)
    start, end = first.run[1], second.run[0]
    if any(start <= one.run[0] < end and not is_code(one, text) for one in figures):
        return False
    return "year" not in (first.kind, second.kind) and turns_in_chinese(text[start:end])


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
