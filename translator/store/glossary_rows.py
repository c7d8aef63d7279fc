"""How a term stands in a row of the library."""

from __future__ import annotations

import json
from collections.abc import Sequence

from translator.errors import FormatError
from translator.glossary import Status, Term
from translator.glossary.forms import simplified
from translator.store.records import DamagedError, json_column

COLUMNS = (
    "source, targets, source_language, target_language, forbidden, case_sensitive, both_ways, "
    "priority, note, status"
)


def term_row(term: Term, name: str) -> tuple[object, ...]:
    """Return what stands in a row: the glossary's name, the key and ``COLUMNS``."""
    return (
        name, simplified(term.source), term.source,
        json.dumps(term.targets, ensure_ascii=False), term.source_language, term.target_language,
        json.dumps(term.forbidden, ensure_ascii=False), term.case_sensitive, term.both_ways,
        term.priority, term.note, term.status.value,
    )  # fmt: skip


def read_term(row: Sequence[object]) -> Term:
    """Return the term of a row's ``COLUMNS``.

    Raises:
        DamagedError: it does not hold one.
    """
    source, targets, source_language, target_language, forbidden, *rest = row
    case, both_ways, priority, note, status = rest
    try:
        return Term(
            source=str(source), targets=_forms(targets),
            source_language=str(source_language), target_language=str(target_language),
            forbidden=_forms(forbidden),
            case_sensitive=None if case is None else bool(case), both_ways=bool(both_ways),
            priority=int(str(priority)), note=str(note), status=Status(str(status)),
        )  # fmt: skip
    except (ValueError, FormatError) as error:
        raise DamagedError(row) from error


def _forms(packed: object) -> tuple[str, ...]:
    forms = json_column(packed, list)
    if not all(isinstance(one, str) for one in forms):
        raise DamagedError(packed)
    return tuple(forms)
