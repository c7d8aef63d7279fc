"""Parallel text: sentences, their human translations, other systems', and their documents.

FLORES-200 dev and WMT22 in the layouts that ``stored.py`` describes, or any text of your own:
two files with a sentence a line, or a table of two columns.

**Halves.** Lines that belong to one document stay together. The seeded shuffle of documents (or
of single lines, where documents are not known) is dealt in turn to ``tune`` and ``blind``: what
rules are mended by, and what figures are quoted from.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from halves import HALVES, SEED

__all__ = ["HALVES", "Parallel", "flores", "pairs", "read_lines", "table", "tables", "wmt"]


@dataclass(frozen=True, kw_only=True)
class Parallel:
    """Sentences of one direction with all their translations; all lists are as long."""

    set: str
    direction: str
    """``zh-en`` or ``en-zh``."""
    sources: Sequence[str]
    references: Sequence[Sequence[str]]
    """One list a human translator."""
    peers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Stored outputs of other systems, by name."""
    documents: Sequence[str] = ()
    """Document of each line; empty, or ``?`` for a line: not known."""
    lines: Sequence[int] = ()
    """The lines that count, 0-based."""

    @property
    def languages(self) -> tuple[str, str]:
        """Return the source and the target language."""
        source, target = self.direction.split("-")
        return source, target

    def half(self, which: str) -> Parallel:
        """Return the text with only the lines of a half."""
        if which == "all":
            return replace(self, lines=range(len(self.sources)))
        units: dict[object, list[int]] = defaultdict(list)
        for line in range(len(self.sources)):
            document = self.documents[line] if self.documents else "?"
            units[line if document == "?" else document].append(line)
        order = list(units.values())
        random.Random(SEED).shuffle(order)
        chosen = order[HALVES.index(which) :: 2]
        return replace(self, lines=sorted(line for unit in chosen for line in unit))


def flores(folder: Path, direction: str) -> Parallel:
    """Read FLORES-200 dev and the systems stored beside it."""
    source, target = direction.split("-")
    stem = folder / direction
    return Parallel(
        set="flores-dev",
        direction=direction,
        sources=read_lines(stem / f"flores-dev.{source}"),
        references=[read_lines(stem / f"flores-dev.{target}")],
        peers={
            path.name.split(".")[1]: read_lines(path)
            for path in sorted(stem.glob(f"flores-dev.*.{target}"))
        },
    )


def wmt(folder: Path, direction: str) -> Parallel:
    """Read WMT22's general test set with both references."""
    source, target = direction.split("-")
    stem = f"generaltest2022.{direction}"
    documents = folder / f"{direction}.docids.derived.txt"
    sources = read_lines(folder / f"{stem}.src.{source}")
    return Parallel(
        set="wmt22",
        direction=direction,
        sources=sources,
        references=[read_lines(folder / f"{stem}.ref.{name}.{target}") for name in "AB"],
        peers={
            path.name.split(".")[3]: read_lines(path)
            for path in sorted(folder.glob(f"{stem}.hyp.*.{target}"))
        },
        documents=read_lines(documents)[: len(sources)] if documents.is_file() else (),
    )


def pairs(
    source: Path, targets: Sequence[Path], direction: str, documents: Path | None
) -> Parallel:
    """Read files with a sentence a line: the source, its references, documents' names."""
    return Parallel(
        set=source.stem,
        direction=direction,
        sources=read_lines(source),
        references=[read_lines(path) for path in targets],
        documents=read_lines(documents) if documents else (),
    )


def table(path: Path, direction: str) -> Parallel:
    """Read a table: source, tab, target, and perhaps tab, document."""
    rows = [line.split("\t") for line in read_lines(path) if line]
    return Parallel(
        set=path.stem,
        direction=direction,
        sources=[row[0] for row in rows],
        references=[[row[1] for row in rows]],
        documents=[row[2] for row in rows] if all(len(row) > 2 for row in rows) else (),
    )


def tables(paths: Sequence[Path], direction: str) -> list[Parallel]:
    """Read those tables that have a direction in their names: ``news.zh-en.tsv``."""
    return [table(path, direction) for path in paths if path.stem.endswith(f".{direction}")]


def read_lines(path: Path) -> list[str]:
    """Return a file's lines; only line feeds end them."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
