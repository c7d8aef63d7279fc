"""The gate every export's text passes: characters that a file format cannot hold."""

from __future__ import annotations

import io
from collections.abc import Iterable

from translator.lazy_regex import lazy_regex
from translator.types import Bitext

REPLACEMENT = "\ufffd"
_NOT_XML = lazy_regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside ``Char`` of XML 1.0, section 2.2."""
_HALF = lazy_regex("[\ud800-\udfff]")
"""Lone surrogates: halves of characters, which no encoding can write."""


def xml_text(text: str) -> str:
    """Return the text with what XML cannot hold replaced by U+FFFD; see ``not_xml``."""
    return _NOT_XML.sub(REPLACEMENT, text)


def not_xml(text: str) -> list[str]:
    """Name the characters of a text that XML cannot hold: ``U+000B`` …, each once."""
    return [f"U+{ord(character):04X}" for character in sorted(set(_NOT_XML.findall(text)))]


def unholdable(bitext: Bitext) -> list[str]:
    """Name the characters of a bitext that XML (TMX) cannot hold, each once."""
    parts = [text for pair in bitext.pairs for text in (pair.source, pair.target)]
    parts += [
        text
        for block in bitext.document.blocks
        for item in block.inline
        for text in (item.source, item.closing or "")
    ]
    return not_xml("".join(parts))


def excerpt(text: str) -> str:
    """Return how a text begins, on one line: enough to find it by, for messages and reports.

    At most 60 characters, of the first 240: what is left out of a document may be endless.
    """
    return " ".join(text[:240].split())[:60]


def encode(text: str) -> bytes:
    """Return the text as UTF-8, half characters as U+FFFD (no file can hold them)."""
    return _HALF.sub(REPLACEMENT, text).encode()


def encode_all(parts: Iterable[str]) -> bytes:
    """Return many texts as one in UTF-8, as ``encode`` does, without joining them first.

    A book as one string of two bytes a character takes more memory than its UTF-8.
    """
    whole = io.BytesIO()
    for part in parts:
        whole.write(encode(part))
    return whole.getvalue()
