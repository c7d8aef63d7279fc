"""The pairs of a document as a Moses corpus: what many programs for machine learning read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from translator.document import sentence_ids
from translator.document.rendering import Rendering
from translator.document.validate import validate
from translator.moses.line_archive import IDS, SUFFIX, ids_line, one_line, stem_of, write_archive
from translator.types import Bitext, Layout, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Moses:
    """Source, target and ids, a file each, line by line; only what has both sides."""

    name: str = "moses"
    suffix: str = SUFFIX
    media_type: str = "application/zip"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the archive."""
        validate(bitext)
        rows = list(_rows(bitext))
        stream = io.BytesIO()
        write_archive(
            stream,
            stem_of(bitext.document.name),
            {
                bitext.source_language: lambda: (source for source, _, _ in rows),
                bitext.target_language: lambda: (target for _, target, _ in rows),
                IDS: lambda: (ids for _, _, ids in rows),
            },
        )
        return stream.getvalue()


def _rows(bitext: Bitext) -> Iterator[tuple[str, str, str]]:
    """Yield what stands on each line: source, target, ids."""
    source, target = Rendering(bitext, target=False), Rendering(bitext, target=True)
    for block, number, pair in sentence_ids.numbered_pairs(bitext):
        shown = (
            one_line(source.line(pair.source, block)),
            one_line(target.line(pair.target, block)),
        )
        if not all(shown) or pair.segment in bitext.left_out:
            continue
        handed = sentence_ids.one_line(shown[1])
        own = sentence_ids.sentence_id(block, number, pair.source, handed)
        yield *shown, ids_line(_about(bitext, pair) | {"id": own})


def _about(bitext: Bitext, pair: Pair) -> dict[str, str]:
    origin = pair.provenance
    return {
        "document": bitext.document.name,
        "sha256": bitext.document.sha256,
        "source_lang": bitext.source_language,
        "target_lang": bitext.target_language,
        "provenance": " ".join(one for one in (origin.kind, origin.signature) if one),
        "created": origin.created,
        "findings": "; ".join(
            f"{one.level.value}: {one.check}: {one.message}" for one in pair.findings
        ),
    }
