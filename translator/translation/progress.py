"""How far a run is, for progress bars and background jobs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from translator.errors import ModelError
from translator.types import Level, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a document, or several translated together, are."""

    document: str
    """Its name, or how many there are."""
    done: int
    total: int
    """Segments."""
    characters_done: int
    characters_total: int
    """Source characters the engine still had to translate when the run began; 0: none."""
    findings: int
    """Pairs so far with a finding of level warning or error."""
    latest: tuple[Pair, ...] = ()
    drafts: int = 0
    """Segments that have a draft and wait for the better translation; they are not ``done``."""
    drafting: bool = False
    """Whether drafts are being made: the better model has not begun."""
    latest_drafts: tuple[Pair, ...] = ()
    draft_problem: ModelError | None = None
    """Why no more drafts come; told once."""


class ProgressCounter:
    """Counts what is done while documents are translated.

    Args:
        name: What a reader sees: a document's name, or how many they are.
        pairs: What is known at the start; None where the engine is needed.
        missing: The sources the engine is needed for.
    """

    def __init__(self, name: str, pairs: Sequence[Pair | None], missing: Iterable[str]) -> None:
        self._name = name
        self._total = len(pairs)
        self._left = set(missing)
        self._characters = sum(len(source) for source in self._left)
        self._characters_done = 0
        self._done = sum(pair is not None for pair in pairs)
        self._drafted: set[str] = set()
        self._drafts = 0
        self._findings = sum(1 for pair in pairs if pair is not None and is_doubtful(pair))

    def report(self, latest: Iterable[Pair]) -> Progress:
        """Count a finished batch and say how far the document is."""
        latest = tuple(latest)
        for pair in latest:
            self._done += 1
            self._findings += is_doubtful(pair)
            self._drafts -= pair.source in self._drafted
            if pair.source in self._left:  # a repeated sentence is translated once
                self._left.remove(pair.source)
                self._characters_done += len(pair.source)
        return Progress(
            document=self._name,
            done=self._done,
            total=self._total,
            characters_done=self._characters_done,
            characters_total=self._characters,
            findings=self._findings,
            latest=latest,
            drafts=self._drafts,
        )

    def drafted(self, drafts: Iterable[Pair], *, problem: ModelError | None = None) -> Progress:
        """Count drafts, beside what is done, and say how far the document is.

        Args:
            drafts: Those that were just made.
            problem: Why no more come; None: more may come.
        """
        drafts = tuple(drafts)
        self._drafts += len(drafts)
        self._drafted |= {pair.source for pair in drafts}
        now = self.report(())
        return replace(now, drafting=True, latest_drafts=drafts, draft_problem=problem)


def is_doubtful(pair: Pair) -> bool:
    """Say whether a person should look at a pair: a finding of level warning or error."""
    return any(finding.level is not Level.INFO for finding in pair.findings)
