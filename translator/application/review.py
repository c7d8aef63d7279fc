"""What a person should look at in a document that has been translated; nothing is translated."""

from __future__ import annotations

from dataclasses import dataclass

from translator.document.plan import Plan
from translator.translation.run import Run
from translator.types import Level, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """The pairs memory knows of a document, as a translation of it would write them."""

    pairs: tuple[Pair, ...]
    untranslated: int
    """Segments memory does not know."""

    @property
    def has_errors(self) -> bool:
        """Whether any pair has a finding of level error."""
        return any(f.level is Level.ERROR for pair in self.pairs for f in pair.findings)


def review_document(run: Run, planned: Plan) -> Review:
    """Return what memory knows of a document, with what the checks found in it.

    Args:
        run: As ``open_run`` opens it for the plan.
        planned: The document.
    """
    pairs = run.remembered(planned)
    return Review(pairs=pairs, untranslated=len(planned.items) - len(pairs))
