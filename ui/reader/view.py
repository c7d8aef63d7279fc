"""What the reading component is told: the rows of one page as JSON."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from translator import marks
from translator.exports.rendering import Rendering, gap
from translator.exports.structure import BlockRow, Row, RuleRow, TableRow, VerbatimRow
from translator.planning import Item, describe, primary
from translator.store import Job
from translator.text import scripts
from translator.types import Block, Inline, Level, Pair
from ui.bitexts import OpenDocument, bitext, blocks_of
from ui.reader import editing, own_words, pieces, wording, words
from ui.reader.aids import Aids

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """How a page is shown, as far as the server has a part in it."""

    script: str = ""
    """BCP 47 tag the Chinese side is shown in; empty: as it is."""
    aids: Aids | None = field(default_factory=Aids)
    """None: without its words."""


PLAIN = Options()
PATIENCE = 0.12
"""Seconds a page may take for links between words before it is shown without the rest."""


def page(
    opened: OpenDocument,
    job: Job,
    pairs: Sequence[Pair],
    number: int,
    *,
    language: str = "en",
    options: Options = PLAIN,
    rows: Sequence[int] | None = None,
    engine_targets: Mapping[tuple[int, int], str] | None = None,
) -> Json:
    """Return one page.

    Args:
        opened: The document.
        job: Whose pairs they are.
        pairs: Those of the page at least; segments without one are still to come.
        number: Of the page, from 0.
        language: BCP 47 tag of the interface: what findings are told in.
        options: Script and reading aids.
        rows: Numbers of the rows to show; None: those of the page.
        engine_targets: As ``Library.engine_targets`` gives them: what was corrected from what
            was only accepted.
    """
    if rows is None:
        rows = range(*opened.pages[number])
    writer = _Writer(opened, job, pairs, language, options, engine_targets or {})
    return {
        "key": f"{job.id}/{number}",
        "title": writer.converted(opened.document.name, job.source_language),
        "signature": job.signature,
        "language": language,
        "words": wording.sentences(language),
        "source": _side(job.source_language, options),
        "target": _side(job.target_language, options),
        "running": job.state.value == "running",
        "rows": [writer.row(opened.rows[one]) for one in rows],
        "unfinished": writer.unfinished,
    }


def block_range(
    opened: OpenDocument, number: int, rows: Sequence[int] | None = None
) -> tuple[int, int]:
    """Return the lowest and the highest block id a page shows, pictures' texts included.

    Args:
        opened: The document.
        number: Of the page, from 0.
        rows: Numbers of the rows shown; None: those of the page.
    """
    if rows is None:
        rows = range(*opened.pages[number])
    numbers = [0]
    found = blocks_of([opened.rows[one] for one in rows])
    if found:
        numbers = [block.id for block in found]
        numbers += [
            child for block in found for item in block.inline for child, _, _ in item.children
        ]
    return min(numbers), max(numbers)


def shown_tag(tag: str, options: Options) -> str:
    """Return the tag of what is shown of a side: its own, or the script chosen for Chinese."""
    return options.script if options.script and primary(tag) == "zh" else tag


def _side(tag: str, options: Options) -> Json:
    shown = shown_tag(tag, options)
    return {"tag": shown, "name": describe(shown), "chinese": primary(tag) == "zh"}


@lru_cache(maxsize=8192)
def _converted(text: str, to: str, source: str) -> str:
    return scripts.convert(text, to, source)


class _Writer:
    """Turns rows into JSON; holds the pairs and a rendering of each side."""

    def __init__(
        self,
        opened: OpenDocument,
        job: Job,
        pairs: Sequence[Pair],
        language: str,
        options: Options,
        engine_targets: Mapping[tuple[int, int], str],
    ) -> None:
        shown = bitext(opened, job, pairs)
        self._document = opened.document
        self._job = job
        self._language = language
        self._options = options
        self._engine_targets = engine_targets
        self._patience = PATIENCE
        self._items: Mapping[int, tuple[Item, ...]] = opened.items
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

    def converted(self, text: str, tag: str) -> str:
        """Return a text of a side in the script it is shown in."""
        shown = shown_tag(tag, self._options)
        return text if shown == tag else _converted(text, shown, tag)

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
            place = (block.id, item.segment.start)
            pair = self._pairs.get(place)
            one: Json = {
                "at": list(place),
                "source": self._pieces(
                    item.source, self._job.source_language, block, self._source, source_open
                ),
                "target": None,
            }
            one |= self._words(item.source, pair.target.strip() if pair else None)
            if pair is not None:
                text = pair.target.strip()
                one["gap"] = gap(before, text)
                one["target"] = self._pieces(
                    text, self._job.target_language, block, self._target, target_open
                )
                one["person"] = pair.provenance.kind == "person"
                one["accepted"] = one["person"] and self._engine_targets.get(place) == pair.target
                one["notes"] = self._notes(block, pair)
                one |= self._edited(item, text, block)
                before = text or before
            written.append(one)
        return written

    def _pieces(
        self, text: str, tag: str, block: Block, rendering: Rendering, opened: list[Inline]
    ) -> list[Json]:
        nodes = pieces.segment(self.converted(text, tag), block, rendering, opened)
        if shown_tag(tag, self._options) != tag:
            self._convert_pictures(nodes, tag)
        return nodes

    def _words(self, source: str, target: str | None) -> Json:
        """Return the words of both sides as they are shown, their readings and their links.

        Links take milliseconds a sentence: when the page has taken its time, those of the
        sentences that are left follow with the next look at it.
        """
        if self._options.aids is None:
            return {}
        tags = (self._job.source_language, self._job.target_language)
        shown = self.converted(source, tags[0])
        began = time.perf_counter()
        found = words.of_sentence(
            shown, None if target is None else self.converted(target, tags[1]), *tags,
            aids=self._options.aids, linked=self._patience > 0,
            vocabulary=own_words.of(self._document, tags[0], shown_tag(tags[0], self._options)),
        )  # fmt: skip
        self._patience -= time.perf_counter() - began
        return found

    @property
    def unfinished(self) -> bool:
        """Whether some links were left for later."""
        return self._options.aids is not None and self._patience <= 0

    def _convert_pictures(self, nodes: list[Json], tag: str) -> None:
        for node in nodes:
            if node["kind"] == "picture":
                node["text"] = self.converted(node["text"], tag)
            self._convert_pictures(node.get("inside", []), tag)

    def _edited(self, item: Item, text: str, block: Block) -> Json:
        """Return what an editor holds, where that is not simply the text that is shown."""
        form = editing.form(item.source, text, block)
        tag = self._job.target_language
        other = shown_tag(tag, self._options) != tag
        if not other and not form.placeholders and not marks.MARK.search(text):
            return {}
        edited: Json = {"edit": form.text, "stored": other}
        if form.placeholders:
            edited["marks"] = [
                {"text": one.opening + (f"…{one.closing}" if one.closing else ""),
                 "all": list(filter(None, (one.opening, one.closing))),
                 "kind": one.kind, "means": one.means}
                for one in form.placeholders
            ]  # fmt: skip
        return edited

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
