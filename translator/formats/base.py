"""What a document format is: it reads bytes into a Document and writes targets back."""

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
