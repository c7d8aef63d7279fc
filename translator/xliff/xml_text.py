"""Text and attributes of XML, and what of a bitext both versions of XLIFF say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import metadata
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from translator.document.sentence_ids import digest
from translator.text.characters import not_xml, xml_text
from translator.types import Bitext, Block, Pair
from translator.xliff.marks import handed


def text(value: str) -> str:
    """Return a text for an element; a bare CR would be read back as LF (XML 1.0, 2.11)."""
    return escape(xml_text(value), {"\r": "&#13;"})


def attribute(value: str) -> str:
    """Return a text for an attribute, in quotes."""
    return quoteattr(xml_text(value), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})


def version() -> str:
    """Return the version of Duizhao."""
    try:
        return metadata.version("duizhao")
    except metadata.PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def origin(bitext: Bitext, block: Block, pair: Pair) -> dict[str, str]:
    """Return where a target comes from; ``target`` tells whether it was changed since."""
    known = pair.provenance
    facts = {
        "provenance": known.kind,
        "signature": "" if known.signature == bitext.signature else known.signature,
        "created": known.created,
        "rung": known.strategy,
        "target": digest(handed(pair.target, block)),
    }
    return {kind: value for kind, value in facts.items() if value}


def units(bitext: Bitext) -> Iterator[tuple[Block, list[Pair]]]:
    """Yield the blocks that hold text, each with its pairs in order.

    One of whose sentences none is wanted stays behind; one goes with the sentences around it.
    """
    blocks = {block.id: block for block in bitext.document.blocks}
    for number, grouped in groupby(bitext.pairs, key=lambda pair: pair.segment.block_id):
        pairs = list(grouped)
        if any(pair.segment not in bitext.left_out for pair in pairs):
            yield blocks[number], pairs


def edges(source: str) -> tuple[str, str, str]:
    """Return the white space before a sentence, the sentence, and the white space after it."""
    inner = source.strip()
    start = source.index(inner)
    return source[:start], inner, source[start + len(inner) :]


def notes(bitext: Bitext, pair: Pair) -> Iterator[tuple[str, int, str]]:
    """Yield what the checks found in a pair: the check, its priority (1: error) and the sentence.

    Both versions count priorities from 1 to 10, 1 being the highest.
    """
    for finding in pair.findings:
        priority = {"error": 1, "warning": 3}.get(finding.level.value, 7)
        yield finding.check, priority, finding.text(bitext.target_language)
    if lost := not_xml(pair.source + pair.target):
        yield "characters", 3, f"XML cannot hold {', '.join(lost)}; U+FFFD stands in its place."
