"""What a document format is: it reads bytes into a Document and writes targets back.

A format is one folder here (a module, if it is small) and one line in the registry. Nothing
outside ``translator.formats`` knows its syntax (``tests/formats/test_syntax_stays_inside.py``),
so ``read`` fills in all that the rest of the program shows:

- ``Document.contents``: what a reader sees, in order: blocks by their ids, tables with the
  cells that hold no letters, what is left as it is, rules. ``Document.skipped`` says why.
- ``Block``: ``level`` of a heading; ``marker`` and ``depth`` of a list item; ``address`` of a
  picture whose alternative text it is; ``attributes["line"]`` (1-based), and
  ``attributes["line_ends"] = "spaces"`` where a line end in a paragraph means nothing. Other
  attributes are the format's own.
- ``Inline`` of an atomic mark: ``display`` and ``shown``; ``prompt`` where a language model
  should read something else than the source; ``children`` of a picture. ``address`` of links
  (pairs) and pictures, references resolved.

``Inline.kind`` decides what happens to a mark. Atomic ones:

    softbreak, hardbreak    the end of a line; meant or not, see ``document.segments``
    code, autolink, math, untranslated    a part of the sentence: a model is shown it
    image, html, emoji, footnote, character, entity, shortcode
                            no part of it: stays outside at its edge
    reading                 over words, of no use in another language
    template, tag, escape, expression, rest …    carried over, nothing more

Pairs: emphasis, strong, strikethrough, subscript, superscript and span may be dropped from a
target, with a finding; link, wikilink and html may not; ruby goes with its readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from translator.types import Document, Layout


class Format(Protocol):
    """A document format. Implementations hold no state."""

    name: str
    """Name in the registry and for ``--as``: ``markdown``, ``plain`` …"""
    suffixes: tuple[str, ...]
    """Lower case, with the dot; the first is the one written."""

    def recognises(self, sample: str) -> bool:
        """Say whether a text looks like this format inside.

        Asked about files whose suffix does not tell.

        Args:
            sample: The beginning of the text.
        """
        ...

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read the original.

        Args:
            data: The whole file.
            name: For messages.
            encoding: Python codec name; None: detect (translator.text.encoding).

        Raises:
            EncodingError: the bytes are not text in that encoding.
            FormatError: the file is broken for this format.
        """
        ...

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
    ) -> bytes:
        """Splice targets into the original.

        Args:
            document: As ``read`` returned it.
            targets: Block id → the block's whole target, with the block's marks. A block
                without an entry stays as it is and is not doubled in bilingual layouts.
            layout: ``bilingual``: the target after its source; ``side-by-side``: next to it;
                ``target``: in its place.
            target_language: BCP 47 tag, for ``lang`` attributes and joining lines.

        Returns:
            The file, in the encoding, with the BOM and line ends of the original.

        Raises:
            FormatError: the result would not have the original's structure.
        """
        ...
