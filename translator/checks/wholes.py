"""Parts that are more than their whole: 150 of the 83 seats, 其中 more than there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from translator.checks.figures import is_code
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_COUNTS = frozenset({"", "people"})
_LEAST = 10
_OF_THE = lazy_regex(
    r"(?: [a-z]+){0,2}? (?:out )?of (?:the|those|these|its|their|his|her|our|all|a total of"
    r"|the (?:total|other|more than|over|about|nearly|roughly|some)"
    r"|(?:the )?(?:more than|over|about|nearly|roughly|some)) "
    r"|(?: [a-z]+){0,2}? out of | of "
)
"""Between a part and its whole."""
_OUT_OF = lazy_regex(r"\b(?:[Aa]mong|[Oo]f|[Oo]ut of) (?:the|these|those|its|their) (?:[a-z]+ )?$")
_LONGEST_OUT_OF = 30
"""What stands before a whole that its part stands behind: among the 12, 10 are."""
_CLAUSE = lazy_regex(r"[^.;:!?()]{0,60}, ")
_OF_WHICH = lazy_regex(
    r"[^.;!?。；！？]{0,80}(?:\b(?:of|among) (?:whom|which|them|these|those)"
    r"(?:,? (?:only|just|about|some|more than|over|nearly|at least|as many as))* "
    r"|其中[^，。；！？\d]{0,12})"
)
_AMONG = lazy_regex(r"[^，。；！？,.;!?]{0,30}?(?:当中|當中|之中|中)[，,]?[^，。；！？,.;!?]{0,6}")
_OTHERWISE = lazy_regex("其中|心|国|國|年|期|集|高|初|旬")
"""What holds a 中 that is not among."""


def exceeded(
    texts: tuple[str, str],
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    languages: tuple[str, str],
) -> Iterator[tuple[Figure, Figure]]:
    """Yield a part and its whole of the target where the part is more, unless the source says so.

    Args:
        texts: Source and target.
        figures: Those of each, in order.
        languages: Primary languages.
    """
    wrong = list(_exceeded(texts[1], figures[1], languages[1]))
    if wrong:
        own = {
            frozenset((a.value, b.value)) for a, b in _exceeded(texts[0], figures[0], languages[0])
        }
        known = {one.value for one in figures[0]}
        yield from (
            pair
            for pair in wrong
            if frozenset(one.value for one in pair) not in own
            and all(one.value in known for one in pair)
        )


def _exceeded(
    text: str, figures: Sequence[Figure], language: str
) -> Iterator[tuple[Figure, Figure]]:
    counted = [one for one in figures if not is_code(one, text)]
    for one, other in pairwise(counted):
        if not {one.kind, other.kind} <= _COUNTS or "" not in (one.about, other.about):
            continue
        if min(one.value, other.value) < _LEAST or "doubtful" in (one.about, other.about):
            continue
        between = text[one.end : other.start]
        if language == "en" and _OF_THE.fullmatch(between):
            whole, part = other, one
        elif (
            _OF_WHICH.fullmatch(between)
            or (language == "en" and _CLAUSE.fullmatch(between) and _is_out_of(text, one))
            or (language == "zh" and _AMONG.fullmatch(between) and not _OTHERWISE.search(between))
        ):
            whole, part = one, other
        else:
            continue
        if part.value > whole.value:
            yield part, whole


def _is_out_of(text: str, whole: Figure) -> bool:
    start = whole.run[0]
    return bool(_OUT_OF.search(text, max(0, start - _LONGEST_OUT_OF), start))
