"""Subtitles: SubRip, WebVTT and (Advanced) SubStation Alpha, read for positions and spliced.

What is decided here, and why:

- A sentence is translated whole, however many cues it is shown in, and divided again over the
  same cues: times are never changed.
- Tags, codes, positions, speakers' names and comments stay. So do broken numbers and times.
- In the layout ``bilingual`` each cue has two lines, its source over its target. Players have no
  columns: ``side-by-side`` is written in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from translator.errors.error_sentences import Piece, piece
from translator.formats.base import AS_THEY_ARE, Address, Links
from translator.formats.source.source_text import running_text
from translator.formats.subtitles.cue_blocks import read_subtitles
from translator.formats.subtitles.syntax import ASS, SRT, VTT, Syntax, syntax_of
from translator.formats.subtitles.write_cues import cues_without_text, write_subtitles
from translator.text.encoding import decode, encode
from translator.text.languages import detect
from translator.types import Document, Layout


class Subtitles:
    """One kind of subtitle files."""

    def __init__(self, name: str, suffixes: tuple[str, ...], syntax: Syntax) -> None:
        self.name = name
        self.suffixes = suffixes
        self.syntax = syntax

    def recognises(self, sample: str) -> bool:
        """Say whether a text begins as subtitles of this kind do."""
        return self.syntax.begins.match(sample) is not None

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read a file; see ``Format.read``. None is broken: what is no cue is left alone."""
        decoded = decode(data, encoding)
        found = read_subtitles(decoded.text, syntax_of(decoded.text, self.syntax))
        return Document(
            name=name,
            format=self.name,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=decoded.encoding,
            bom=decoded.bom,
            language=detect(running_text(found.blocks)).tag,
            blocks=found.blocks,
            skipped=found.skipped,
            skeleton=decoded.text,
            contents=found.contents,
        )

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
        links: Links = AS_THEY_ARE,
    ) -> bytes:
        """Splice targets into the cues; see ``Format.write``."""
        text = document.skeleton
        syntax = syntax_of(text, self.syntax)
        written = write_subtitles(
            text, targets, syntax, layout=layout, target_language=target_language
        )
        return encode(written, document.encoding, document.bom)

    def remarks(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
    ) -> Iterator[Piece]:
        """Say which cues had to stay without a translation; see ``formats.base.Remarking``."""
        syntax = syntax_of(document.skeleton, self.syntax)
        lines = cues_without_text(document.skeleton, targets, syntax, target_language)
        if lines:
            named = tuple(map(str, lines[:_NAMED]))
            yield piece("save.empty-cues", lines=named, number=len(lines))

    def addresses(self, document: Document) -> tuple[Address, ...]:
        """Return none: nothing in subtitles is followed."""
        return ()

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return none: subtitles have no headings."""
        return {}

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Return the file as it is: it has no links."""
        return encode(document.skeleton, document.encoding, document.bom)


_NAMED = 20
"""Lines a remark names at most."""
KINDS = (
    Subtitles(name="srt", suffixes=(".srt",), syntax=SRT),
    Subtitles(name="vtt", suffixes=(".vtt",), syntax=VTT),
    Subtitles(name="ass", suffixes=(".ass", ".ssa"), syntax=ASS),
)
