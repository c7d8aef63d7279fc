"""The segments every variant is measured on: seeded, the same in every run.

The sample is drawn in runs of four consecutive lines of one document, so that a variant
with context has earlier segments to look at. The order of the runs depends on the seed
alone: a larger sample begins with the smaller one, and answers already made are kept.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RUN = 4
"""Consecutive lines drawn together."""
SHORTEST = {"zh": 12, "en": 30}
"""Characters below which a line says nothing about a translation ("Thank you.")."""
DEFAULT_SEED = 20220


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """One line of the test set."""

    line: int
    """0-based."""
    source: str
    references: tuple[str, ...]
    systems: dict[str, str]
    """Stored outputs of other systems, by name."""
    previous: tuple[int, ...]
    """Places in the sample of the earlier lines of its run, oldest first."""


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def _runs(sources: list[str], documents: list[str] | None, language: str) -> list[list[int]]:
    """Cut the lines into runs: consecutive, of one document, none of them very short."""
    runs: list[list[int]] = []
    current: list[int] = []
    for line, source in enumerate(sources):
        usable = len(source) >= SHORTEST[language]
        document = documents[line] if documents else ""
        if documents and document == "?":
            usable = False
        if current and (not usable or (documents and document != documents[current[-1]])):
            current = []
        if usable:
            current.append(line)
        if len(current) == RUN:
            runs.append(current)
            current = []
    return runs


def draw(
    folder: Path,
    direction: str,
    *,
    size: int,
    seed: int = DEFAULT_SEED,
    references: str = "A",
) -> list[Segment]:
    """Draw the sample of WMT22's general test set.

    Args:
        folder: Holds ``generaltest2022.zh-en.src.zh`` and its fellows.
        direction: ``zh-en`` or ``en-zh``.
        size: Segments, rounded up to whole runs.
        seed: Of the order of the runs.
        references: ``A``, ``B`` or ``AB`` (both as multiple references).
    """
    lines = lines_of(folder, direction, references)
    runs = _runs(lines.sources, lines.documents, direction.split("-")[0])
    random.Random(seed).shuffle(runs)
    segments: list[Segment] = []
    for run in runs[: -(-size // RUN)]:
        first = len(segments)
        segments += [
            lines.segment(line, previous=tuple(range(first, first + place)))
            for place, line in enumerate(run)
        ]
    return segments


def having(
    folder: Path, direction: str, wanted: Callable[[str], bool], *, references: str = "A"
) -> list[Segment]:
    """Return every line of WMT22's general test set whose source is wanted, in order."""
    lines = lines_of(folder, direction, references)
    return [lines.segment(line) for line, text in enumerate(lines.sources) if wanted(text)]


@dataclass(frozen=True, kw_only=True, slots=True)
class TestSet:
    """The test set, a list a side, all as long."""

    sources: list[str]
    references: list[list[str]]
    systems: dict[str, list[str]]
    documents: list[str] | None

    def segment(self, line: int, previous: tuple[int, ...] = ()) -> Segment:
        return Segment(
            line=line,
            source=self.sources[line],
            references=tuple(lines[line] for lines in self.references),
            systems={name: lines[line] for name, lines in self.systems.items()},
            previous=previous,
        )


def lines_of(folder: Path, direction: str, references: str = "A") -> TestSet:
    """Return the whole test set."""
    source_language, target_language = direction.split("-")
    stem = f"generaltest2022.{direction}"
    sources = _lines(folder / f"{stem}.src.{source_language}")
    wanted = [_lines(folder / f"{stem}.ref.{name}.{target_language}") for name in references]
    systems = {
        path.name.split(".")[3]: _lines(path)
        for path in sorted(folder.glob(f"{stem}.hyp.*.{target_language}"))
    }
    document_file = folder / f"{direction}.docids.derived.txt"
    documents = _lines(document_file) if document_file.is_file() else None
    for name, lines in [("documents", documents or sources), *systems.items()]:
        if len(lines) != len(sources):
            raise SystemExit(f"{folder}: {name} has {len(lines)} lines, not {len(sources)}")
    return TestSet(sources=sources, references=wanted, systems=systems, documents=documents)
