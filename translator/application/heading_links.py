"""Links by a heading's words, led to it again once all documents of a run are translated.

How a heading is called in another document is known only when that one is written, so these
links are mended at the end of a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from translator.application.link_targets import path_key
from translator.application.relinking import Relinking
from translator.formats.base import Format
from translator.formats.registry import by_name, written_suffix
from translator.types import Document


class HeadingLinks:
    """What became of the headings that documents of a run link to by name."""

    def __init__(self, relinking: Relinking, sources: Iterable[Path]) -> None:
        """Note who links to whom.

        Args:
            relinking: Of the run.
            sources: Its documents.
        """
        self._names = {path_key(one): relinking.names(one) for one in sources}
        named = (target for names in self._names.values() for target in names.values())
        self._wanted = {path_key(one) for one in named}
        self._words: dict[str, Mapping[str, str]] = {}
        self._written: dict[str, tuple[Path, Document, bytes]] = {}

    def note(self, source: Path, document: Document, output: Path, data: bytes) -> None:
        """Take notice of a document that was written.

        Args:
            source: What it was read from.
            document: What was translated.
            output: What was written.
            data: What it holds.
        """
        if written_suffix(document.format):
            return  # what is written is of another kind, and no page has links to it by a name
        key = path_key(source)
        links = bool(self._names.get(key))
        if key not in self._wanted and not links:
            return
        kind = by_name(document.format)
        after = _again(kind, document, data)
        if key in self._wanted:
            self._words[key] = kind.heading_words(document, after)
        if links:
            self._written[key] = (output, after, data)

    def settled(self) -> Iterator[tuple[Path, bytes]]:
        """Yield each file that has to be written again, and what it holds then."""
        for key, (output, after, data) in self._written.items():
            words = {
                name: self._words[path_key(source)]
                for name, source in self._names[key].items()
                if self._words.get(path_key(source))
            }
            if words:
                new = by_name(after.format).follow(after, words)
                if new != data:
                    yield output, new


def _again(kind: Format, document: Document, data: bytes) -> Document:
    """Read what was written: in the document's encoding, or in UTF-8 if that was too small."""
    encoding = document.encoding
    if not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # its own one then
        else:
            encoding = "utf-8"
    return kind.read(data, name=document.name, encoding=encoding)
