"""The rows of a page as JSON: sentences with their findings, words and inline nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from translator import placeholders
from translator.application import Item, Rendering, Row, TableRow
from translator.chinese.words.vocabulary import NOTHING
from translator.errors.error_sentences import in_language
from translator.store import Job, version
from translator.text.joining import joiner
from translator.text.languages import primary
from translator.types import Block, Inline, Level, Pair, Rule, Verbatim
from ui.documents import OpenDocument, bitext, blocks_of
from ui.reader import edits, inline_nodes, known_words, shown_script, word_data
from ui.reader.aids import Aids
from ui.reader.word_links import Sentence

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """How a page is shown, as far as the server has a part in it."""

    script: str = ""
    """BCP 47 tag the Chinese side is shown in; empty: as it is."""
    aids: Aids | None = field(default_factory=Aids)
    """None: without its words."""


PLAIN = Options()


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenRow:
    """A row, and what it adds to the page."""

    decided_by: tuple[object, ...] | None
    """What of the job it depends on; None: on other rows, too."""
    told: Json
    sentences: Mapping[str, Sentence]
    met: frozenset[str]


def shown_tag(tag: str, options: Options) -> str:
    """Return the tag of what is shown of a side: its own, or the script chosen for Chinese."""
    return options.script if options.script and primary(tag) == "zh" else tag


class RowWriter:
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
        self._job = job
        self._language = language
        self._options = options
        self._engine_targets = engine_targets
        self._sentences: dict[str, Sentence] = {}
        self._met: set[str] = set()
        self._items: Mapping[int, tuple[Item, ...]] = opened.items
        self._pairs = {(pair.segment.block_id, pair.segment.start): pair for pair in pairs}
        own, other = job.source_language, shown_tag(job.source_language, options)
        self._people = (
            frozenset() if own == other else shown_script.people_of(opened.document, other, own)
        )
        self._vocabulary = (
            known_words.of(opened.document, own, other) if options.aids is not None else NOTHING
        )
        self._source = Rendering(shown, target=False)
        self._target = Rendering(shown, target=True)

    def part(self, row: Row, before: WrittenRow | None) -> WrittenRow:
        """Return one row: the one before, where it has the same pairs."""
        decided_by = self._decided_by(row)
        if before is not None and decided_by is not None and before.decided_by == decided_by:
            return before
        self._sentences, self._met = {}, set()
        told = self._row(row)
        return WrittenRow(
            decided_by=decided_by, told=told, sentences=self._sentences, met=frozenset(self._met)
        )

    def _decided_by(self, row: Row) -> tuple[object, ...] | None:
        """Return the pairs of a row and what engines made of them; None: it has a picture.

        A picture's text is a block of its own, with pairs of its own.
        """
        blocks = blocks_of([row])
        if any(item.children for block in blocks for item in block.inline):
            return None
        places = [
            (block.id, item.segment.start)
            for block in blocks
            for item in self._items.get(block.id, ())
        ]
        return tuple((self._pairs.get(one), self._engine_targets.get(one)) for one in places)

    def _row(self, row: Row) -> Json:
        match row:
            case Block():
                return {
                    "kind": "block",
                    "element": row.kind,
                    "level": row.level,
                    "marker": row.marker,
                    "depth": row.depth,
                    "address": row.address,
                    "segments": self._segments(row),
                }
            case TableRow():
                return {"kind": "table", "lines": [self._line(line) for line in row.lines]}
            case Verbatim():
                reason = in_language(row.reason, self._language)
                return {"kind": "verbatim", "text": row.text, "reason": reason}
            case Rule():
                return {"kind": "rule"}

    def converted(self, text: str, tag: str) -> str:
        """Return a text of a side in the script it is shown in."""
        shown = shown_tag(tag, self._options)
        if shown == tag:
            return text
        people = self._people if tag == self._job.source_language else None
        return shown_script.converted(text, shown, tag, people)

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
            position = (block.id, item.segment.start)
            pair = self._pairs.get(position)
            one: Json = {
                "at": list(position),
                "source": self._nodes(
                    item.source, self._job.source_language, block, self._source, source_open
                ),
                "target": None,
            }
            if self._options.aids is not None:
                one["words"] = self._words(position, item, pair, self._options.aids)
            if pair is not None:
                text = pair.target.strip()
                one["gap"] = joiner(before, text)
                one["target"] = self._nodes(
                    text, self._job.target_language, block, self._target, target_open
                )
                one["person"] = pair.provenance.kind == "person"
                one["version"] = version(pair.target, pair.provenance)
                one["draft"] = pair.provenance.draft
                one["accepted"] = (
                    one["person"] and self._engine_targets.get(position) == pair.target
                )
                one["notes"] = self._notes(block, pair)
                one |= self._edited(item, text, block)
                before = text or before
            written.append(one)
        return written

    def _nodes(
        self, text: str, tag: str, block: Block, rendering: Rendering, opened: list[Inline]
    ) -> list[Json]:
        nodes = inline_nodes.segment(self.converted(text, tag), block, rendering, opened)
        if shown_tag(tag, self._options) != tag:
            self._convert_pictures(nodes, tag)
        return nodes

    def _words(self, position: tuple[int, int], item: Item, pair: Pair | None, aids: Aids) -> Json:
        """Return the words of both sides as they are shown; note what may be linked."""
        tags = (self._job.source_language, self._job.target_language)
        source = self.converted(item.source, tags[0])
        target = None if pair is None else self.converted(pair.target.strip(), tags[1])
        if target is not None:
            self._sentences[f"{position[0]}:{position[1]}"] = Sentence(
                source=source, target=target, source_language=tags[0],
                target_language=tags[1], vocabulary=self._vocabulary,
            )  # fmt: skip
        words = word_data.of_sentence(source, target, *tags, aids=aids, vocabulary=self._vocabulary)
        for text, spans in ((source, words["source"]), (target or "", words.get("target", ()))):
            self._met.update(text[start:end] for start, end, *_ in spans)
        return words

    def _convert_pictures(self, nodes: list[Json], tag: str) -> None:
        for node in nodes:
            if node["kind"] == "picture":
                node["text"] = self.converted(node["text"], tag)
            self._convert_pictures(node.get("inside", []), tag)

    def _edited(self, item: Item, text: str, block: Block) -> Json:
        """Return what an editor holds, where that is not simply the text that is shown."""
        form = edits.form(item.source, text, block)
        tag = self._job.target_language
        other = shown_tag(tag, self._options) != tag
        if not other and not form.placeholders and not placeholders.MARK.search(text):
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
            if pair.segment.start <= _position(block, item) < pair.segment.end
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


def _position(block: Block, item: Inline) -> int:
    return block.text.find(placeholders.atom(item.id))
