"""What does not fit together in a glossary: said, never mended behind a person's back."""

from __future__ import annotations

from dataclasses import dataclass

from translator.errors.error_sentences import Piece, piece
from translator.glossary.forms import fold, simplified, stands_in
from translator.glossary.glossary import Glossary, Term
from translator.text.languages import primary


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """Something a person should decide."""

    kind: str
    """``duplicate`` (the same twice), ``contradiction`` (one source, two translations) or
    ``forbidden`` (a translation holds a form that the same term forbids)."""
    source: str
    said: Piece
    """A sentence."""

    @property
    def message(self) -> str:
        """The sentence in plain English."""
        return str(self.said)


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
            said = piece("conflict.duplicate", source=term.source)
            found.append(Conflict(kind="duplicate", source=term.source, said=said))
            continue
        used = term if term.priority > known.priority else known
        said = piece(
            "conflict.contradiction",
            source=term.source,
            one=known.targets[0],
            other=term.targets[0],
            used=used.targets[0],
        )
        found.append(Conflict(kind="contradiction", source=term.source, said=said))
    return found


def _own(term: Term) -> list[Conflict]:
    return [
        Conflict(
            kind="forbidden",
            source=term.source,
            said=piece("conflict.forbidden", source=term.source, target=target, form=form),
        )
        for target in term.targets
        for form in term.forbidden
        if stands_in(form, target, term.target_language)
    ]


def _key(term: Term) -> tuple[str, str, str]:
    source = simplified(term.source) if primary(term.source_language) == "zh" else term.source
    # Two English terms that differ in capitals only are two terms: Polish and polish.
    return primary(term.source_language), primary(term.target_language), source


def _targets(term: Term) -> tuple[str, ...]:
    return tuple(fold(target) for target in term.targets)
