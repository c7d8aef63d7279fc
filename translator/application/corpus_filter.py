"""The pairs of a corpus that are good enough, and a table of what fell and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from translator.chinese.dictionary import dictionary
from translator.corpus.corpus_texts import Broken
from translator.corpus.pair_quality import WHY, Judge, Quality
from translator.corpus.pair_rows import PairRow, pair_files, read_pairs
from translator.corpus.pair_writer import writing
from translator.corpus.seen_pairs import SeenPairs
from translator.document.read import readable
from translator.errors import InputError, UsageError
from translator.models.model_store import ModelStore
from translator.system.atomic import replacing, same_file
from translator.system.spreadsheets import guard
from translator.text.characters import encode

_NAMED = 1000
"""Broken rows that are named."""
_EXAMPLES = 3
"""Pairs that are shown of each reason."""
_FALLEN = ("reason", "place", "source", "target")


@dataclass(frozen=True, kw_only=True, slots=True)
class Filtered:
    """What became of the pairs of a corpus."""

    pairs: int
    kept: int
    fallen: dict[str, int]
    """Reason → pairs, the plainest first; only those that any fell for."""
    checks: dict[str, int]
    """Check → pairs that fell for a finding of it."""
    broken: int
    """Rows that are no pairs."""
    wrong: tuple[tuple[str, str], ...]
    """Some of them: place and why."""
    examples: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)
    """Reason → some pairs: place, source, target."""

    def as_json(self) -> dict[str, object]:
        """Return it for programs."""
        return {
            "pairs": self.pairs, "kept": self.kept, "fallen": self.fallen, "checks": self.checks,
            "broken_count": self.broken,
            "broken": [{"name": name, "why": why} for name, why in self.wrong],
            "examples": {
                why: [dict(zip(("place", "source", "target"), one, strict=True)) for one in found]
                for why, found in self.examples.items()
            },
        }  # fmt: skip


def filter_corpus(
    given: Path,
    output: Path,
    quality: Quality,
    *,
    source: str = "",
    target: str = "",
    fallen: Path | None = None,
    progress: Callable[[int, int], None] = lambda judged, kept: None,
) -> Filtered:
    """Write the pairs of a file or folder that are good enough.

    Args:
        given: JSON lines, TSV, TMX or Parquet, or a folder of these.
        output: A file; its suffix says what it is.
        quality: What is asked.
        source: BCP 47 tag of the sources, where a file does not say; empty: as each looks.
        target: Of the targets, likewise.
        fallen: A table of every pair that falls, with its reason; None: none.
        progress: Told of the pairs that were judged and those that stay.

    Raises:
        InputError: there is nothing to read, or it cannot be read.
        OutputError: it cannot be written, or needs a package that is not installed.
        UsageError: a file would be written over what is read.
    """
    files = pair_files(given)
    if not files:
        raise InputError("corpus.no-files", path=given)
    _refuse_itself(files, [output, *([fallen] if fallen else [])])
    broken, kept = 0, 0
    wrong: list[tuple[str, str]] = []
    examples: dict[str, list[tuple[str, str, str]]] = {}
    with ExitStack() as stack:
        seen = stack.enter_context(SeenPairs(near=quality.near))
        lexicon = dictionary.installed() if ModelStore().dictionary() else None
        judge = Judge(quality=quality, seen=seen, lexicon=lexicon)
        if quality.boilerplate is not None:
            for row in _pairs(files, source, target):
                if isinstance(row, PairRow):
                    seen.note(row.source, row.document or row.place.rpartition(":")[0])
        write = stack.enter_context(writing(output, files[0]))
        table = stack.enter_context(replacing(fallen)) if fallen else None
        _put(table, _FALLEN)
        for row in _pairs(files, source, target):
            if isinstance(row, Broken):
                broken += 1
                if len(wrong) < _NAMED:
                    wrong.append((row.name, row.error.say()))
                _put(table, ("broken", row.name, row.error.say(), ""))
                continue
            why = judge.reason(row)
            if why:
                shown = row.place, row.source, row.target
                if len(examples.setdefault(why, [])) < _EXAMPLES:
                    examples[why].append(shown)
                _put(table, (why, *shown))
            else:
                write(row)
                kept += 1
            progress(judge.judged, kept)
    return Filtered(
        pairs=judge.judged, kept=kept,
        fallen={why: judge.fallen[why] for why in WHY if judge.fallen[why]},
        checks=dict(judge.checks.most_common()),
        broken=broken, wrong=tuple(wrong), examples=examples,
    )  # fmt: skip


def _pairs(files: Sequence[Path], source: str, target: str) -> Iterator[PairRow | Broken]:
    for path in files:
        yield from read_pairs(path, source=source, target=target)


def _put(table: BinaryIO | None, cells: Sequence[str]) -> None:
    if table is not None:
        row = "\t".join(guard(" ".join(cell.split())) for cell in cells)
        table.write(encode(row + "\n"))


def _refuse_itself(files: Sequence[Path], written: Sequence[Path]) -> None:
    for place in written:
        for path in files:
            if same_file(path, place):
                raise UsageError("corpus.itself", name=readable(place))
    if len(written) > 1 and same_file(written[0], written[1]):
        raise UsageError("corpus.itself", name=readable(written[0]))
