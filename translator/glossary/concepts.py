"""From a concept, its forms by language as term bases keep them, to terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from translator.glossary.glossary import Term
from translator.text.languages import primary


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What a concept is called in a language."""

    text: str
    tag: str
    """BCP 47, Chinese or English."""
    banned: bool
    """Whether it is not to be used: deprecated, superseded, forbidden."""


def terms_of_concept(forms: Sequence[Form], *, source: str, **fields: Any) -> Iterator[Term]:
    """Yield a concept's terms; none where a language has no form that may be used.

    Each form of the source language becomes a term with those of the other as its targets, and
    what is banned among them forbidden. Where a form of the source language itself is banned,
    terms for the other direction say so: they count in that direction alone.

    Args:
        forms: The better ones first.
        source: Primary language, ``zh`` or ``en``.
        fields: The other fields of each term.
    """
    other = "en" if source == "zh" else "zh"
    yield from _one_way(forms, source, other, fields)
    if any(form.banned and primary(form.tag) == source for form in forms):
        yield from _one_way(forms, other, source, fields | {"both_ways": False})


def _one_way(
    forms: Sequence[Form], source: str, target: str, fields: dict[str, Any]
) -> Iterator[Term]:
    sources = {
        form.text: form.tag for form in forms if primary(form.tag) == source and not form.banned
    }
    targets = {
        form.text: form.tag for form in forms if primary(form.tag) == target and not form.banned
    }
    banned = {form.text: None for form in forms if primary(form.tag) == target and form.banned}
    fields = {"forbidden": ()} | fields
    forbidden = tuple(dict.fromkeys((*banned, *fields["forbidden"])))
    for text, tag in sources.items() if targets else ():
        yield Term(
            source=text,
            targets=tuple(targets),
            source_language=tag,
            target_language=next(iter(targets.values())),
            **(fields | {"forbidden": forbidden}),
        )
