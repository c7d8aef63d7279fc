"""Numbers by value, and grounded spans: what was certain before must be there afterwards."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from translator import placeholders
from translator.checks import dates, figures
from translator.checks.exchanged import exchanged
from translator.checks.impossible import MONTH, impossible
from translator.checks.said_otherwise import is_later, said_otherwise
from translator.checks.wording import joined, listed, phrase, say
from translator.lazy_regex import lazy_regex
from translator.numbers.compare import Comparison, compare
from translator.numbers.quantity import Quantity
from translator.numbers.second_reading import Figure
from translator.types import Finding, Level

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_DIGIT = lazy_regex(r"\d")
_EXPLAINING = lazy_regex(
    r"(?:1\d|20)\d\d ?年?|(?:in )?(?:1\d|20)\d\d|\d{1,2}(?:st|nd|rd|th)|第\d{1,2}[届屆]?",
    re.IGNORECASE,
)
_DAY_OF_A_YEAR = lazy_regex(
    rf"(?:{MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?,? (?:in )?(?:1\d|20)\d\d"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?:{MONTH}),? (?:1\d|20)\d\d"
)
"""A day with the month and the year that the source leaves to its reader: 26日."""
_NEXT_DAY = lazy_regex(r"\b(?:next|following) (?:day|morning)\b|\bday after\b", re.IGNORECASE)
_ONE_DAY = lazy_regex("(?:\\d{1,2}月)?(\\d{1,2})[日号號]")
_SESSION = lazy_regex(
    "全会|全會|中央委员会|中央委員會|党代会|黨代會|奥运|奧運|冬奥|冬奧|世界杯|世博|亚运|亞運"
)
"""Meetings and games that Chinese names without their number or year, and English with it."""
_LONGEST = 10_000
"""Characters of both texts beyond which numbers are not compared: each is held against all
others, and no sentence is that long."""


def numbers(
    source: str,
    target: str,
    languages: tuple[str, str],
    missing: Sequence[tuple[str, str]],
    lexicon: Dictionary | None = None,
) -> list[Finding]:
    """Find numbers, dates and percentages whose value is not the source's.

    A grounded number that is missing word for word is believed to be there when its value
    is: ``600,000`` may have become "six hundred thousand".
    """
    if len(source) + len(target) > _LONGEST:
        return [say("numbers.long", Level.INFO)]
    plain = (placeholders.strip(source), placeholders.strip(target))
    first = compare(*plain, source_language=languages[0], target_language=languages[1])
    second = figures.compare(*plain, languages)
    if first.same and not (second.target.figures or second.missing):
        return []
    changed, lost, added = _merged(first, second)
    if languages == ("zh", "en"):
        changed = [pair for pair in changed if not said_otherwise(plain[0], pair[1])]
        added = [one for one in added if not said_otherwise(plain[0], one)]
    sides = second.source.figures, second.target.figures
    changed = [pair for pair in changed if not _is_next_day(pair[0], plain[1], sides[0])]
    lost = [one for one in lost if not _is_next_day(one, plain[1], sides[0])]
    lost = [one for one in lost if not is_later(one, languages, plain[1], sides)]
    lost = [one for one in lost if not (one[-1] == "年" and f"{one}级" in plain[0])]  # school years
    if not changed:
        changed = dates.changed(plain, sides, languages)
    weekdays = dates.became_another("weekday", sides)
    broken = [] if changed else impossible(plain[1], plain[0], languages[1])
    findings = []
    if changed:
        pairs = [phrase("became", before=b, after=a) for b, a in changed]
        findings.append(say("numbers.changed", Level.ERROR, numbers=joined(pairs)))
    if weekdays:
        pairs = [phrase("became", before=b, after=a) for b, a in weekdays]
        findings.append(say("numbers.weekday", Level.ERROR, days=joined(pairs)))
    if _SESSION.search(plain[0]):  # which session or games: said for the reader's sake
        added = [one for one in added if not _EXPLAINING.fullmatch(one)]
    if broken:
        added += [one for one in broken if one not in added]
    moved = list(exchanged(plain, sides, languages, lexicon)) if not changed else []
    if moved:
        both = [phrase("exchanged", one=one.text, other=two.text) for one, two in moved]
        findings.append(say("numbers.exchanged", Level.WARNING, numbers=joined(both)))
    if lost:
        certain = any(form in before or before in form for form in lost for before, _ in missing)
        level = Level.ERROR if certain else Level.WARNING
        findings.append(say("numbers.missing", level, numbers=listed(lost)))
    days = {one.value for one in sides[0] if one.kind == "day"}
    dated = [one for one in added if _explains_a_day(one, days)]
    added = [one for one in added if one not in dated]
    if added:
        # In words it may be a way of speaking; digits nobody writes without a number in mind.
        # A year or the number of a congress is often said for the reader's sake.
        amounts = [one for one in added if not _EXPLAINING.fullmatch(one)]
        level = Level.ERROR if any(map(_DIGIT.search, amounts)) else Level.WARNING
        findings.append(say("numbers.added", level, numbers=listed(added)))
    if dated:  # 26日, July 26, 2020: so it is said in English
        findings.append(say("numbers.added", Level.INFO, numbers=listed(dated)))
    return findings


def _is_next_day(lost: str, target: str, figures: Sequence[Figure]) -> bool:
    """Say whether a day of the source is told by the one before it: 25日…26日, the next day."""
    day = _ONE_DAY.fullmatch(lost)
    if day is None or not _NEXT_DAY.search(target):
        return False
    return any(one.kind == "day" and one.value == int(day[1]) - 1 for one in figures)


def _explains_a_day(added: str, days: Container[Fraction]) -> bool:
    """Say whether a date adds month and year to a day the source has."""
    day = _DAY_OF_A_YEAR.fullmatch(added)
    return day is not None and Fraction(day[1] or day[2]) in days


def _merged(
    first: Comparison, second: figures.Difference
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Return what changed, what is missing and what is added, by both readings.

    What the first reading misses, the second may have seen, and the other way round: the
    first knows more words, the second is right where both read figures.
    """
    changed = [
        (before, after)
        for before, after in first.changed
        if not second.source.clears(before.start, before.end)
        or not second.target.clears(after.start, after.end)
    ]
    lost = [one for one in first.missing if not second.source.clears(one.start, one.end)]
    added = [
        one
        for one in first.added
        if not second.target.clears(one.start, one.end) and not _is_dated(one, second)
    ]
    known = [before for before, _ in changed] + lost, [after for _, after in changed] + added
    more_lost = [one for one in second.missing if not _overlaps(one, known[0])]
    more_added = [one for one in second.added if not _overlaps(one, known[1])]
    pairs = [(before.text, after.text) for before, after in changed]
    for one in list(more_lost):
        other = next((other for other in more_added if other.kind == one.kind), None)
        if other is not None:
            pairs.append((one.text, other.text))
            more_lost.remove(one)
            more_added.remove(other)
    return (
        pairs,
        [one.text for one in lost] + [one.text for one in more_lost],
        [one.text for one in added] + [one.text for one in more_added],
    )


def _is_dated(quantity: Quantity, second: figures.Difference) -> bool:
    """Say whether a date adds but its month to a day of the source: 10日, December 10."""
    if any(one.kind == "month" for one in second.source.figures):
        return False
    fields = {part.field: part.value for part in quantity.parts}
    days = {one.value for one in second.source.figures if one.kind == "day"}
    return set(fields) == {"month", "day"} and fields["day"] in days


def _overlaps(figure: Figure, quantities: Sequence[Quantity]) -> bool:
    return any(figure.start < one.end and one.start < figure.end for one in quantities)


def guesses(found: Sequence[tuple[str, str]], *, carried: bool = False) -> list[Finding]:
    """Tell which names are written as they sound, because nothing has them.

    Args:
        found: (as in the source, as in the target).
        carried: Whether they are written as in the first sentence of the document that has them.
    """
    if not found:
        return []
    pairs = [phrase("guess", name=name, form=form) for name, form in dict.fromkeys(found)]
    key = "names.carried" if carried else "names.guessed"
    return [say(key, Level.INFO, names=joined(pairs))]
