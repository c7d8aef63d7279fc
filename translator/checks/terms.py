"""Terms of the glossary: there in a form a person chose, and in none a person ruled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator import marks
from translator.glossary.forms import occurrences, stands_in
from translator.types import Finding, Level

_SHOWN = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """A term of the source and what its target may and may not be."""

    source: str
    targets: tuple[str, ...]
    """The first is the one asked for."""
    forbidden: tuple[str, ...] = ()


def terms(target: str, language: str, expected: Sequence[Expected]) -> list[Finding]:
    """Find terms that did not come out, and forms that must not be there.

    Args:
        target: The translation, marks included.
        language: Its BCP 47 tag.
        expected: The terms the source has.
    """
    plain = marks.strip(target)
    missing = [
        f"{term.source} should be “{term.targets[0]}”"
        for term in expected
        if not any(stands_in(form, plain, language) for form in term.targets)
    ]
    banned = [
        f"“{form}” for {term.source}"
        for term in expected
        for form in term.forbidden
        if outside(form, term.targets, plain, language)
    ]
    findings = []
    if missing:
        findings.append(_finding(f"A term is not as the glossary has it: {_list(missing)}."))
    if banned:
        findings.append(_finding(f"The glossary rules out {_list(banned)}."))
    return findings


def outside(form: str, others: Sequence[str], text: str, language: str) -> list[tuple[int, int]]:
    """Return where a form stands in a text, except as a part of one of the others.

    The ruled-out "canteen" is no fault inside the wanted "neighbourhood canteen".
    """
    inside = [found.span() for other in others for found in occurrences(other, text, language)]
    return [
        found.span()
        for found in occurrences(form, text, language)
        if not any(start <= found.start() and found.end() <= end for start, end in inside)
    ]


def _finding(message: str) -> Finding:
    return Finding(check="terms", level=Level.WARNING, message=message)


def _list(texts: Sequence[str]) -> str:
    shown = list(dict.fromkeys(texts))
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more
