"""A document's job in the library: begun, its pairs kept call by call, finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.document.plan import Plan
from translator.store import Library
from translator.types import Pair


@dataclass(frozen=True, slots=True)
class JobRecord:
    """Keeps a job; without a library, or a document's bytes, it keeps nothing.

    Args:
        library: Where it is kept.
        number: The job's.
    """

    library: Library | None = None
    number: int = 0

    @classmethod
    def begin(
        cls, library: Library | None, planned: Plan, data: bytes | None, signature: str
    ) -> JobRecord:
        """Add a document and begin its job.

        Args:
            library: Where it is kept; None: nowhere.
            planned: The document.
            data: The original file; None: the document is not added.
            signature: The run's.
        """
        if library is None or data is None:
            return cls()
        number = library.start_job(
            library.add_document(planned.document, data),
            source_language=planned.source_language,
            target_language=planned.target_language,
            signature=signature,
            total=len(planned.items),
        )
        return cls(library, number)

    def save(self, pairs: Sequence[Pair]) -> None:
        """Keep pairs; they are on the disk when this returns."""
        if self.library is not None and pairs:
            self.library.save_pairs(self.number, pairs)

    def drafts(self, signature: str) -> list[Pair]:
        """Return the drafts that the run of this signature made before; ``""``: none."""
        if self.library is None or not signature:
            return []
        return self.library.drafts(self.number, signature=signature)

    def finish(self) -> None:
        """Say that the job is done."""
        if self.library is not None:
            self.library.finish_job(self.number)
