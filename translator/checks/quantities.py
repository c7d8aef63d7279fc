"""Numbers by value, and grounded spans: what was certain before must be there afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator import marks
from translator.checks.wording import joined, listed, phrase, say
from translator.numbers.compare import compare
from translator.types import Finding, Level

_DIGIT = re.compile(r"\d")
_LONGEST = 10_000
"""Characters of both texts beyond which numbers are not compared: each is held against all
others, and no sentence is that long."""


def numbers(
    source: str,
    target: str,
    languages: tuple[str, str],
    missing: Sequence[tuple[str, str]],
) -> list[Finding]:
    """Find numbers, dates and percentages whose value is not the source's.

    A grounded number that is missing word for word is believed to be there when its value
    is: ``600,000`` may have become "six hundred thousand".
    """
    if len(source) + len(target) > _LONGEST:
        return [say("numbers.long", Level.INFO)]
    result = compare(
        marks.strip(source),
        marks.strip(target),
        source_language=languages[0],
        target_language=languages[1],
    )
    findings = []
    if result.changed:
        pairs = [phrase("became", before=b.text, after=a.text) for b, a in result.changed]
        findings.append(say("numbers.changed", Level.ERROR, numbers=joined(pairs)))
    lost = [quantity.text for quantity in result.missing]
    known = {quantity.text for quantity, _ in result.changed}
    if lost:
        certain = any(form in before or before in form for before, _ in missing for form in lost)
        level = Level.ERROR if certain else Level.WARNING
        findings.append(say("numbers.missing", level, numbers=listed(lost)))
    added = [quantity.text for quantity in result.added if quantity.text not in known]
    if added:
        findings.append(say("numbers.added", Level.WARNING, numbers=listed(added)))
    return findings


def guesses(found: Sequence[tuple[str, str]]) -> list[Finding]:
    """Tell which names are written as they sound, because nothing has them.

    Args:
        found: (as in the source, as in the target).
    """
    if not found:
        return []
    pairs = [phrase("guess", name=name, form=form) for name, form in dict.fromkeys(found)]
    return [say("names.guessed", Level.INFO, names=joined(pairs))]


def names(target: str, missing: Sequence[tuple[str, str]]) -> list[Finding]:
    """Report grounded names and terms that the target does not have."""
    lost = [
        phrase("should", before=before, after=after)
        for before, after in missing
        if not _DIGIT.search(after) and after.casefold() not in target.casefold()
    ]
    if not lost:
        return []
    return [say("names.expected", Level.WARNING, names=joined(list(dict.fromkeys(lost))))]
