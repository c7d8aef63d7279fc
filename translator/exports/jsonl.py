"""Pairs as JSON lines: one object a pair, everything known about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translator.document.rendering import Rendering
from translator.document.sentence_ids import numbered_pairs, one_line, sentence_id
from translator.document.validate import validate
from translator.text.characters import encode_all
from translator.types import Bitext, Layout


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonLines:
    """One JSON object a line; ``docs/export.md`` explains the fields."""

    name: str = "jsonl"
    suffix: str = ".jsonl"
    media_type: str = "application/jsonl"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the lines."""
        return encode_all(map(json_line, pair_fields(bitext)))


def json_line(fields: Mapping[str, object]) -> str:
    """Return an object as a line; U+2028 and U+2029, which end one for some, are escaped."""
    line = json.dumps(fields, ensure_ascii=False)
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def pair_fields(bitext: Bitext) -> Iterator[dict[str, object]]:
    """Yield what is written of each pair, but for those that are left out.

    Raises:
        OutputError: the bitext does not hold together.
    """
    validate(bitext)
    source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
    for block, number, pair in numbered_pairs(bitext):
        if pair.segment in bitext.left_out:
            continue
        shown = target.readable(pair.target, block)
        fields: dict[str, object] = {
            "source": source.readable(pair.source, block),
            "target": shown,
            "source_lang": bitext.source_language,
            "target_lang": bitext.target_language,
            "source_raw": source.original(pair.source, block),
            "target_raw": target.original(pair.target, block),
            "document": bitext.document.name,
            "sha256": bitext.document.sha256,
            "block": block.id,
            "kind": block.kind,
            "line": int(block.attributes.get("line", "0")) or None,
            "segment": number,
            "start": pair.segment.start,
            "end": pair.segment.end,
            "provenance": {
                "kind": pair.provenance.kind,
                "signature": pair.provenance.signature,
                "created": pair.provenance.created,
                "rung": pair.provenance.strategy,
                "score": pair.provenance.score,
            },
            "findings": [
                {
                    "check": item.check,
                    "level": item.level.value,
                    "message": item.message,
                    "message_zh": item.message_zh,
                }
                | ({"dismissed": item.dismissed} if item.dismissed else {})
                for item in pair.findings
            ],
            "signature": bitext.signature,
            "id": sentence_id(block, number, pair.source, one_line(shown)),
        }
        if bitext.document.address:
            fields["address"] = bitext.document.address
        yield fields
