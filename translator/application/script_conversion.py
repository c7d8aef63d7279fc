"""A document in the other Chinese script: its structure kept, nothing translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator import placeholders
from translator.chinese.scripts import converter
from translator.exports.save import Rendered, splice
from translator.formats.base import AS_THEY_ARE, Links
from translator.grounding.people_in_text import people_for
from translator.text.languages import HAN, HAN_CLASS, detect
from translator.types import Block, Document, Layout, ScriptChoice


def list_choices(
    document: Document, target: str, source: str | None, regional: str = converter.SAFE
) -> Iterator[tuple[int, ScriptChoice]]:
    """Return each character and word of a document that has a choice, with its line (1-based)."""
    fallback = source or _script(document.language)
    whole = _whole(document)
    people = people_for(whole, target, source)
    for block in document.blocks:
        line = int(block.attributes.get("line", "0"))
        origin = source or _origin(block, fallback, target)
        for piece in _pieces(block)[::2]:
            for choice in converter.choices(
                piece, target, origin, regional=regional, people=people, document=whole
            ):
                yield line, choice


def convert_document(
    document: Document,
    target: str,
    source: str | None,
    regional: str = converter.SAFE,
    *,
    links: Links = AS_THEY_ARE,
) -> Rendered:
    """Convert a document's blocks and write them back, its links as ``Format.write`` does."""
    fallback = source or _script(document.language)
    whole = _whole(document)
    people = people_for(whole, target, source)
    targets: dict[int, str] = {}
    for block in document.blocks:
        origin = source or _origin(block, fallback, target)
        pieces = _pieces(block)
        for number in range(0, len(pieces), 2):
            pieces[number] = converter.convert(
                pieces[number], target, origin, regional=regional, people=people, document=whole
            )
        text = "".join(pieces)
        if text != block.text:
            targets[block.id] = text
    return splice(document, targets, layout=Layout.TARGET, target_language=target, links=links)


def _whole(document: Document) -> str:
    """Return a document's text: what it is about and who is in it decides on its words."""
    return "\n".join(placeholders.strip(block.text) for block in document.blocks)


def _pieces(block: Block) -> list[str]:
    """Split a block's text: at odd places stand the Chinese tails of addresses.

    The formats end a bare address where its ASCII ends; what follows one of its separators
    (…/wiki/中国) belongs to it all the same.
    """
    open_ended = [
        placeholders.atom(one.id)
        for one in block.inline
        if not one.paired and "://" in one.source and one.source.endswith(tuple("/=#?&_%-"))
    ]
    if not open_ended:
        return [block.text]
    return re.split(f"((?:{'|'.join(open_ended)})[{HAN_CLASS}]+)", block.text)


def _origin(block: Block, fallback: str | None, target: str) -> str | None:
    """Return the script of a block: its own where it shows one, else the document's.

    None leaves it to the conversion, which looks at what the text needs.
    """
    text = placeholders.strip(block.text)
    if HAN.search(text) is None:
        return target  # nothing to convert
    return None if fallback is None or detect(text).script else fallback


def _script(language: str) -> str | None:
    return language if language in ("zh-Hans", "zh-Hant") else None
