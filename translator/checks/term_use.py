"""Terms of the glossary: there in a form a person chose, and in none a person ruled out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator import placeholders
from translator.checks.wording import joined, phrase, say
from translator.glossary.forms import occurrences, stands_in
from translator.types import Finding, Level


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
    plain = placeholders.strip(target)
    once = list(dict.fromkeys(expected))
    missing = [
        phrase("should", before=term.source, after=term.targets[0])
        for term in once
        if not any(stands_in(form, plain, language) for form in term.targets)
    ]
    banned = [
        phrase("ruled out", form=form, term=term.source)
        for term in once
        for form in term.forbidden
        if outside(form, term.targets, plain, language)
    ]
    findings = []
    if missing:
        findings.append(say("terms.missing", Level.WARNING, terms=joined(missing)))
    if banned:
        findings.append(say("terms.forbidden", Level.WARNING, terms=joined(banned)))
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
