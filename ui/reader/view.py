"""What the reading component is told: the rows of one page as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from translator import marks
from translator.exports.rendering import Rendering, gap
from translator.exports.structure import BlockRow, Row, RuleRow, TableRow, VerbatimRow
from translator.planning import Item, describe
from translator.store import Job
from translator.types import Block, Inline, Level, Pair
from ui.bitexts import OpenDocument, bitext, blocks_of
from ui.reader import partners, pieces

Json = dict[str, Any]


def page(
    opened: OpenDocument, job: Job, pairs: Sequence[Pair], number: int, *, language: str = "en"
) -> Json:
    """Return one page.

    Args:
        opened: The document.
        job: Whose pairs they are.
        pairs: Those of the page at least; segments without one are still to come.
        number: Of the page, from 0.
        language: What findings are told in.
    """
    first, after = opened.pages[number]
    writer = _Writer(opened, job, pairs, language)
    return {
        "key": f"{job.id}/{number}",
        "title": opened.document.name,
        "counts": counts(job),
        "signature": job.signature,
        "source": {"tag": job.source_language, "name": describe(job.source_language)},
        "target": {"tag": job.target_language, "name": describe(job.target_language)},
        "running": job.state.value == "running",
        "rows": [writer.row(row) for row in opened.rows[first:after]],
    }


def counts(job: Job) -> str:
    """Say how many sentences a document has, and how many a person should look at."""
    sentences = "1 sentence" if job.total == 1 else f"{job.total} sentences"
    doubtful = job.warnings + job.errors
    return f"{sentences}, {doubtful} to look at" if doubtful else sentences


def block_range(opened: OpenDocument, number: int) -> tuple[int, int]:
    """Return the lowest and the highest block id a page shows, pictures' texts included."""
    numbers = [0]
    first, after = opened.pages[number]
    found = blocks_of(opened.rows[first:after])
    if found:
        numbers = [block.id for block in found]
        numbers += [
            child for block in found for item in block.inline for child, _, _ in item.children
        ]
    return min(numbers), max(numbers)


class _Writer:
    """Turns rows into JSON; holds the pairs and a rendering of each side."""

    def __init__(
        self, opened: OpenDocument, job: Job, pairs: Sequence[Pair], language: str
    ) -> None:
        shown = bitext(opened, job, pairs)
        self._language = language
        self._items: Mapping[int, tuple[Item, ...]] = opened.items
        self._languages = (job.source_language, job.target_language)
        self._pairs = {(pair.segment.block_id, pair.segment.start): pair for pair in pairs}
        self._source = Rendering(shown, target=False)
        self._target = Rendering(shown, target=True)

    def row(self, row: Row) -> Json:
        """Return one row."""
        match row:
            case BlockRow():
                return {
                    "kind": "block",
                    "element": row.block.kind,
                    "level": row.level,
                    "marker": row.marker,
                    "depth": row.depth,
                    "address": row.address,
                    "segments": self._segments(row.block),
                }
            case TableRow():
                return {"kind": "table", "lines": [self._line(line) for line in row.lines]}
            case VerbatimRow():
                return {"kind": "verbatim", "text": row.text, "reason": row.reason}
            case RuleRow():
                return {"kind": "rule"}

    def _line(self, line: Sequence[Block | str]) -> list[Json]:
        return [
            {"text": cell} if isinstance(cell, str) else {"segments": self._segments(cell)}
            for cell in line
        ]

    def _segments(self, block: Block) -> list[Json]:
        written: list[Json] = []
        source_open: list[Inline] = []
        target_open: list[Inline] = []
        before = ""
        for item in self._items.get(block.id, ()):
            pair = self._pairs.get((block.id, item.segment.start))
            one: Json = {
                "source": pieces.segment(item.source, block, self._source, source_open),
                "target": None,
            }
            if pair is not None:
                text = pair.target.strip()
                one["gap"] = gap(before, text)
                one["target"] = pieces.segment(text, block, self._target, target_open)
                one["person"] = pair.provenance.kind == "person"
                one["notes"] = self._notes(block, pair)
                one["links"] = partners.join(
                    one["source"],
                    one["target"],
                    texts=(item.source, text),
                    languages=self._languages,
                )
                before = text or before
            written.append(one)
        return written

    def _notes(self, block: Block, pair: Pair) -> list[Json]:
        """Return what the checks found here and in the texts of pictures inside."""
        inside = {
            child
            for item in block.inline
            for child, _, _ in item.children
            if pair.segment.start <= _place(block, item) < pair.segment.end
        }
        pairs = [pair]
        if inside:
            pairs += [known for (number, _), known in self._pairs.items() if number in inside]
        return [
            {
                "level": finding.level.value,
                "check": finding.check,
                "message": finding.text(self._language),
            }
            for known in pairs
            for finding in known.findings
            if finding.level is not Level.INFO
        ]


def _place(block: Block, item: Inline) -> int:
    return block.text.find(marks.atom(item.id))
