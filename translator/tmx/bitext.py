"""TMX 1.4b: the pairs as a translation memory every CAT tool reads.

Source: "TMX 1.4b Specification", OSCAR/LISA 2005, and its DTD ``tmx14.dtd``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from translator import placeholders
from translator.document.sentence_ids import sentence_id
from translator.document.validate import validate
from translator.text.characters import encode_all, not_xml, unholdable, xml_text
from translator.text.joining import joiner_at
from translator.types import Bitext, Block, Inline, Layout, Pair

_TYPES = {
    "emphasis": "italic",
    "strong": "bold",
    "link": "link",
    "image": "image",
    "footnote": "fnote",
    "hardbreak": "lb",
}
"""The specification's own values of ``type``; other kinds are written ``x-…``."""
_Numbered = tuple[bool, int]
"""Whether a mark is atomic, and its id."""
_DATATYPES = {"html": "html", "plain": "plaintext", "markdown": "plaintext"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Tmx:
    """Translation Memory eXchange, version 1.4b."""

    name: str = "tmx"
    suffix: str = ".tmx"
    media_type: str = "application/x-tmx+xml"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the memory; characters XML cannot hold become U+FFFD, and a note says so."""
        validate(bitext)
        return encode_all(_lines(bitext))


def _lines(bitext: Bitext) -> Iterator[str]:
    document = bitext.document
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    yield '<tmx version="1.4">\n'
    yield (
        f'<header creationtool="duizhao" creationtoolversion={_attribute(_version())} '
        f'segtype="sentence" o-tmf="duizhao" adminlang="en" '
        f"srclang={_attribute(bitext.source_language)} "
        f'datatype="{_DATATYPES.get(document.format, "unknown")}">\n'
    )
    if lost := unholdable(bitext):
        names = ", ".join(lost)
        yield f"<note>Characters XML cannot hold are written as U+FFFD: {names}.</note>\n"
    if empty := sum(1 for pair in bitext.pairs if pair.source.strip() and not pair.target.strip()):
        yield f"<note>Segments without a target, which are left out: {empty}.</note>\n"
    if alone := sum(1 for pair in bitext.pairs if pair.target.strip() and not pair.source.strip()):
        yield f"<note>Sentences only the target has, which are left out: {alone}.</note>\n"
    yield _property("document", document.name)
    if document.address:
        yield _property("address", document.address)
    yield _property("sha256", document.sha256)
    yield _property("signature", bitext.signature)
    yield "</header>\n<body>\n"
    blocks = {block.id: block for block in document.blocks}
    for block, pairs in groupby(bitext.pairs, key=lambda pair: blocks[pair.segment.block_id]):
        for number, pair in enumerate(pairs):
            if pair.source.strip() and pair.target.strip() and pair.segment not in bitext.left_out:
                yield from _unit(bitext, block, number, pair)
    yield "</body>\n</tmx>\n"


def _unit(bitext: Bitext, block: Block, number: int, pair: Pair) -> Iterator[str]:
    origin = pair.provenance
    handed = shown_in_tmx(pair.target, block)
    yield f'<tu tuid="{sentence_id(block, number, pair.source, handed)}"'
    if date := _date(origin.created):
        yield f' creationdate="{date}"'
    if origin.kind == "person" and origin.signature:
        yield f" creationid={_attribute(origin.signature.removeprefix('person:') or 'person')}"
    yield ">\n"
    yield _property("block", block.kind)
    yield _property("provenance", origin.kind)
    if origin.signature and origin.signature != bitext.signature:
        yield _property("signature", origin.signature)
    if origin.strategy:
        yield _property("rung", origin.strategy)
    if origin.aligned and origin.score is not None:
        yield _property("score", f"{origin.score:g}")
    for finding in pair.findings:
        yield _property("finding", f"{finding.level.value} {finding.check}: {finding.message}")
    if lost := not_xml(pair.source + pair.target):
        yield _property("finding", f"warning characters: XML cannot hold {', '.join(lost)}")
    numbers: dict[_Numbered, int] = {}
    sides = ((bitext.source_language, pair.source), (bitext.target_language, pair.target))
    for language, text in sides:
        content = _segment(text.strip(), block, numbers)
        yield f"<tuv xml:lang={_attribute(language)}><seg>{content}</seg></tuv>\n"
    yield "</tu>\n"


def shown_in_tmx(text: str, block: Block) -> str:
    """Return a text as its unit holds it: characters for their notation, marks for all else."""
    known = placeholders.table(block)

    def written(found: re.Match[str]) -> str:
        item = known[found.group()]
        if item.kind in placeholders.LINE_ENDS:
            return joiner_at(text, found.start(), found.end())
        return item.text if item.kind in placeholders.NOTATIONS else found.group()

    return xml_text(placeholders.MARK.sub(written, text)).strip()


def marks_of_unit(source: str, block: Block) -> dict[str, str]:
    """Return the marks of a block by those that a unit's numbers make (``returned.from_tmx``).

    Args:
        source: Of the unit: its marks are counted first.
        block: Where it stands.
    """
    numbers: dict[_Numbered, int] = {}
    _segment(source.strip(), block, numbers)
    found: dict[str, str] = {}
    for (atomic, index), number in numbers.items():
        makes = [placeholders.atom] if atomic else [placeholders.opening, placeholders.closing]
        found |= {make(number - 1): make(index) for make in makes}
    return found


def _segment(text: str, block: Block, numbers: dict[_Numbered, int]) -> str:
    """Write a text with its marks; ``numbers`` makes the same mark the same on both sides."""
    known = placeholders.table(block)
    present = set(placeholders.MARK.findall(text))
    parts: list[str] = []
    cursor = 0
    for found in placeholders.MARK.finditer(text):
        parts.append(_text(text[cursor : found.start()]))
        cursor = found.end()
        mark, role, index = (
            found.group(),
            placeholders.role(found.group()),
            placeholders.index(found.group()),
        )
        item = known[mark]
        if item.kind in placeholders.LINE_ENDS:
            parts.append(joiner_at(text, found.start(), found.end()))
        elif item.kind in placeholders.NOTATIONS:
            parts.append(_text(item.text))
        else:
            number = numbers.setdefault((role == "atom", index), len(numbers) + 1)
            parts.append(_element(item, mark, role, number, present))
    parts.append(_text(text[cursor:]))
    return "".join(parts)


def _element(item: Inline, mark: str, role: str, number: int, present: set[str]) -> str:
    kind = f'type="{_TYPES.get(item.kind) or f"x-{item.kind}"}"'
    if role == "atom":
        return f'<ph x="{number}" {kind}>{_text(item.source)}</ph>'
    native = _text(item.source if role == "open" else item.closing or "")
    partner = placeholders.closing(item.id) if role == "open" else placeholders.opening(item.id)
    if partner not in present:  # the other half stands in another segment
        position = "begin" if role == "open" else "end"
        return f'<it pos="{position}" x="{number}" {kind}>{native}</it>'
    if role == "open":
        return f'<bpt i="{number}" x="{number}" {kind}>{native}</bpt>'
    return f'<ept i="{number}">{native}</ept>'


def _property(name: str, text: str) -> str:
    return f'<prop type="x-{name}">{_text(text)}</prop>\n'


def _text(text: str) -> str:
    # A bare CR would be read back as LF (XML 1.0, 2.11).
    return escape(xml_text(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))


def _date(created: str) -> str:
    """Turn ``YYYY-MM-DDTHH:MM:SSZ`` into TMX's ``YYYYMMDDThhmmssZ``; else nothing."""
    compact = created.replace("-", "").replace(":", "")
    return compact if re.fullmatch(r"\d{8}T\d{6}Z", compact) else ""


def _version() -> str:
    try:
        return metadata.version("duizhao")
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0"
