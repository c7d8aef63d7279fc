"""Spans of time that end before they begin: 2017年8月到2013年1月, from July 31 until July 25."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.checks.impossible import MONTH
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import Figure

_YEAR = r"(?<![\d.,前])(1\d{3}|20\d\d)"
_HEAD = rf"(?:(?:early|late|mid|{MONTH}),?[ -])?"
_PART = "(?:[初中末底春夏秋冬]|中期|[上下]半年|年[初中末底])?"
_CHINESE = (
    lazy_regex(
        rf"{_YEAR} ?年(?: ?\d{{1,2}} ?月)?(?: ?\d{{1,2}} ?[日号號])?{_PART} ?(?:[-–—~～至到])+ ?"
        rf"{_YEAR}(?= ?年)"
    ),
    lazy_regex(
        r"(?<![\d.,月 ])(\d{1,2}) ?日(?: ?\d{1,2} ?[时時点點])? ?(?:[-–—~～至到])+ ?"
        r"(\d{1,2})(?= ?日(?!内|间|後|后))"
    ),
    lazy_regex(
        r"(?<!\d)(?P<month>\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]? ?(?:[-–—~～至到])+ ?"
        r"(?P=month) ?月 ?(\d{1,2})(?= ?[日号號])"
    ),
)
_ENGLISH = (
    lazy_regex(
        rf"\b(?:[Ff]rom|[Bb]etween) {_HEAD}{_YEAR}"
        rf"(?: to | until | till | and | through | ?[-–—] ?){_HEAD}{_YEAR}"
    ),
    lazy_regex(
        rf"\b(?P<month>{MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?"
        r"(?: to | until | till | through | ?[-–—] ?)(?P=month) (\d{1,2})\b"
    ),
)
_MOST, _DAYS = 15, 31
"""Days after which a span may have passed the end of a month, and days of one at most."""
_LANGUAGES = {"zh": _CHINESE, "en": _ENGLISH}


def backwards(
    text: str, figures: Sequence[Figure], language: str
) -> Iterator[tuple[Figure, Figure]]:
    """Yield the first and the last year or day of each span that runs backwards.

    Args:
        text: In Chinese or English.
        figures: Its figures.
        language: ``zh`` or ``en``; others have none.
    """
    at = {one.run[0]: one for one in figures}
    for pattern in _LANGUAGES.get(language, ()):
        for match in pattern.finditer(text):
            first, last = match.lastindex - 1 if match.lastindex else 0, match.lastindex or 0
            begins, ends = int(match[first]), int(match[last])
            if ends < begins < ends + _MOST or (ends < begins and begins > _DAYS):
                pair = at.get(match.start(first)), at.get(match.start(last))
                if pair[0] and pair[1]:
                    yield pair[0], pair[1]
