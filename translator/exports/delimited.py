"""Pairs as a table: one row a pair, for spreadsheets and for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from translator.document.rendering import Rendering
from translator.document.sentence_ids import numbered_pairs, one_line, sentence_id
from translator.document.validate import validate
from translator.system.spreadsheets import guard
from translator.text.characters import encode_all
from translator.types import Bitext, Finding, Layout, Provenance

COLUMNS = (
    "source",
    "target",
    "source_lang",
    "target_lang",
    "document",
    "block",
    "segment",
    "provenance",
    "findings",
    "id",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tsv:
    """Tab-separated values; cells never hold a tab or a line end."""

    raw: bool = False
    """Leave cells that look like formulas as they are."""
    name: str = "tsv"
    suffix: str = ".tsv"
    media_type: str = "text/tab-separated-values"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the table."""
        return encode_all(_table(bitext, delimiter="\t", line_end="\n", raw=self.raw))


@dataclass(frozen=True, kw_only=True, slots=True)
class Csv:
    """Comma-separated values (RFC 4180) with a BOM, without which Excel misreads Chinese."""

    raw: bool = False
    """Leave cells that look like formulas as they are."""
    bom: bool = True
    name: str = "csv"
    suffix: str = ".csv"
    media_type: str = "text/csv"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the table."""
        lines = _table(bitext, delimiter=",", line_end="\r\n", raw=self.raw)
        return encode_all(chain(["\ufeff"] if self.bom else [], lines))


def origin(provenance: Provenance) -> str:
    """Write a provenance in one cell: kind, signature and strategy, without the time.

    What was aligned has its score behind them.
    """
    scored = provenance.aligned and provenance.score is not None
    score = f"{provenance.score:g}" if scored else ""
    parts = (provenance.kind, provenance.signature, provenance.strategy, score)
    return " ".join(part for part in parts if part)


def words(findings: tuple[Finding, ...]) -> str:
    """Write findings in one cell."""
    return "; ".join(f"{item.level.value}: {item.check}: {item.text()}" for item in findings)


def _table(bitext: Bitext, *, delimiter: str, line_end: str, raw: bool) -> Iterator[str]:
    """Yield the lines: as one text a long table would take four bytes a character."""
    validate(bitext)
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=line_end)
    for row in chain([COLUMNS], _rows(bitext)):
        writer.writerow(row if raw or row is COLUMNS else [guard(cell) for cell in row])
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()


def _rows(bitext: Bitext) -> Iterator[list[str]]:
    source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
    for block, number, pair in numbered_pairs(bitext):
        shown = source.line(pair.source, block), target.line(pair.target, block)
        if not any(shown) and not pair.findings:  # the end of a line, a picture without words
            continue
        if pair.segment in bitext.left_out:
            continue
        yield [
            *shown,
            bitext.source_language,
            bitext.target_language,
            _cell(bitext.document.address or bitext.document.name),
            str(block.id),
            str(number),
            _cell(origin(pair.provenance)),
            _cell(words(pair.findings)),
            sentence_id(block, number, pair.source, one_line(shown[1])),
        ]


def _cell(text: str) -> str:
    return " ".join(text.split())
