"""What does not fit together in a glossary: said, never mended behind a person's back."""

from __future__ import annotations

from dataclasses import dataclass

from translator.glossary.forms import fold, simplified, stands_in
from translator.glossary.glossary import Glossary, Term, primary


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Something a person should decide."""

    kind: str
    """``duplicate`` (the same twice), ``contradiction`` (one source, two translations) or
    ``forbidden`` (a translation holds a form that the same term forbids)."""
    source: str
    message: str
    """A sentence in plain English."""


def conflicts(glossary: Glossary) -> list[Conflict]:
    """Return duplicates, contradictions and forbidden forms that a term itself needs."""
    found: list[Conflict] = []
    first: dict[tuple[str, str, str], Term] = {}
    for term in glossary.terms:
        found += _own(term)
        known = first.setdefault(_key(term), term)
        if known is term:
            continue
        if _targets(known) == _targets(term):
            found.append(_conflict("duplicate", term, f"{term.source} is there twice."))
            continue
        used = term if term.priority > known.priority else known
        found.append(
            _conflict(
                "contradiction",
                term,
                f"{term.source} is both {_shown(known)} and {_shown(term)}; "
                f"{_shown(used)} is used.",
            )
        )
    return found


def _own(term: Term) -> list[Conflict]:
    return [
        _conflict(
            "forbidden",
            term,
            f"{term.source}: {target} holds {form}, which the same term forbids.",
        )
        for target in term.targets
        for form in term.forbidden
        if stands_in(form, target, term.target_language)
    ]


def _conflict(kind: str, term: Term, message: str) -> Conflict:
    return Conflict(kind=kind, source=term.source, message=message)


def _key(term: Term) -> tuple[str, str, str]:
    source = simplified(term.source) if primary(term.source_language) == "zh" else term.source
    # Two English terms that differ in capitals only are two terms: Polish and polish.
    return primary(term.source_language), primary(term.target_language), source


def _targets(term: Term) -> tuple[str, ...]:
    return tuple(fold(target) for target in term.targets)


def _shown(term: Term) -> str:
    return f"“{term.targets[0]}”"
