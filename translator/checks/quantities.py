"""Numbers by value, and grounded spans: what was certain before must be there afterwards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator import marks
from translator.numbers.compare import compare
from translator.types import Finding, Level

_DIGIT = re.compile(r"\d")
_SHOWN = 3
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
        return [_finding(Level.INFO, "The segment is too long to compare its numbers.")]
    result = compare(
        marks.strip(source),
        marks.strip(target),
        source_language=languages[0],
        target_language=languages[1],
    )
    findings = []
    if result.changed:
        pairs = [f"“{before.text}” became “{after.text}”" for before, after in result.changed]
        findings.append(_finding(Level.ERROR, f"A number may be wrong: {_list(pairs)}."))
    lost = [quantity.text for quantity in result.missing]
    known = {quantity.text for quantity, _ in result.changed}
    if lost:
        certain = any(form in before or before in form for before, _ in missing for form in lost)
        level = Level.ERROR if certain else Level.WARNING
        findings.append(
            _finding(level, f"A number of the source is not in the translation: {_list(lost)}.")
        )
    added = [quantity.text for quantity in result.added if quantity.text not in known]
    if added:
        findings.append(
            _finding(
                Level.WARNING, f"The translation has a number the source has not: {_list(added)}."
            )
        )
    return findings


def names(target: str, missing: Sequence[tuple[str, str]]) -> list[Finding]:
    """Report grounded names and terms that the target does not have."""
    lost = [
        f"{before} should be “{after}”"
        for before, after in missing
        if not _DIGIT.search(after) and after.casefold() not in target.casefold()
    ]
    if not lost:
        return []
    return [
        Finding(
            check="names",
            level=Level.WARNING,
            message=f"A name is not as expected: {_list(lost)}.",
        )
    ]


def _finding(level: Level, message: str) -> Finding:
    return Finding(check="numbers", level=level, message=message)


def _list(texts: Sequence[str]) -> str:
    shown = list(dict.fromkeys(texts))
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more
