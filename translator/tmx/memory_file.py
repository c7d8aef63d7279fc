"""The memory as TMX 1.4b; ``tmx/bitext.py`` writes a document's pairs.

Source: "TMX 1.4b Specification", OSCAR/LISA 2005. Memory knows a mark by its number alone, so
inline elements are empty; what they stood for is in the documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import metadata
from xml.sax.saxutils import escape, quoteattr

from translator import placeholders
from translator.store.memory_rows import MemoryRow
from translator.text.characters import encode_all, xml_text


def write_tmx(rows: Iterable[MemoryRow]) -> bytes:
    """Return rows as a memory; characters XML cannot hold become U+FFFD."""
    return encode_all(tmx_parts(rows))


def tmx_parts(rows: Iterable[MemoryRow], *, alone: bool = False) -> Iterator[str]:
    """Yield the same piece by piece, as the rows come; the last is what ends it.

    Args:
        rows: Of the memory.
        alone: Only their units, for a file that is written bit by bit.
    """
    if alone:
        for row in rows:
            yield from _unit(row)
        return
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    yield (
        '<tmx version="1.4">\n'
        f'<header creationtool="duizhao" creationtoolversion={_attribute(_version())} '
        'segtype="sentence" o-tmf="duizhao" adminlang="en" srclang="*all*" '
        'datatype="plaintext"/>\n<body>\n'
    )
    for row in rows:
        yield from _unit(row)
    yield "</body>\n</tmx>\n"


def _unit(row: MemoryRow) -> Iterator[str]:
    origin = row.provenance
    yield f"<tu srclang={_attribute(row.source_language)}"
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", origin.created):
        yield f' creationdate="{origin.created.replace("-", "").replace(":", "")}"'
    if row.by_person:
        yield f" creationid={_attribute(origin.signature.removeprefix('person:') or 'person')}"
    yield f'>\n<prop type="x-provenance">{_text(origin.kind)}</prop>\n'
    if not row.by_person:
        yield f'<prop type="x-signature">{_text(origin.signature)}</prop>\n'
    for finding in row.findings:
        said = f"{finding.level.value} {finding.check}: {finding.message}"
        yield f'<prop type="x-finding">{_text(said)}</prop>\n'
    for language, text in (
        (row.source_language, row.source),
        (row.target_language, row.target),
    ):
        yield f"<tuv xml:lang={_attribute(language)}><seg>{_segment(text)}</seg></tuv>\n"
    yield "</tu>\n"


def _segment(text: str) -> str:
    present = set(placeholders.MARK.findall(text))
    parts, cursor = [], 0
    for found in placeholders.MARK.finditer(text):
        parts += [_text(text[cursor : found.start()]), _element(found.group(), present)]
        cursor = found.end()
    return "".join([*parts, _text(text[cursor:])])


def _element(mark: str, present: set[str]) -> str:
    """Write a mark; ``x`` is what makes it the same on both sides: odd for one, even for a pair."""
    role, number = placeholders.role(mark), placeholders.index(mark)
    if role == "atom":
        return f'<ph x="{2 * number + 1}"/>'
    x = 2 * number + 2
    partner = placeholders.closing(number) if role == "open" else placeholders.opening(number)
    if partner not in present:
        return f'<it pos="{"begin" if role == "open" else "end"}" x="{x}"/>'
    return f'<bpt i="{x}" x="{x}"/>' if role == "open" else f'<ept i="{x}"/>'


def _text(text: str) -> str:
    return escape(xml_text(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))


def _version() -> str:
    try:
        return metadata.version("duizhao")
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
