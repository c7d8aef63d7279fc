"""XLIFF 2.1: a unit a block, a segment a sentence.

Source: "XLIFF Version 2.1", OASIS Standard, 13 February 2018.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from translator.document.validate import validate
from translator.text.characters import encode_all, unholdable
from translator.types import Bitext, Block, Layout, Pair
from translator.xliff.marks import Code, Text, parts, whole_pairs
from translator.xliff.xml_text import (
    attribute,
    edges,
    notes,
    origin,
    text,
    units,
    version,
)

CORE = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_TYPES = {
    "emphasis": 'type="fmt" subType="xlf:i"',
    "strong": 'type="fmt" subType="xlf:b"',
    "hardbreak": 'type="fmt" subType="xlf:lb"',
    "link": 'type="link"',
    "autolink": 'type="link"',
    "wikilink": 'type="link"',
    "image": 'type="image"',
}
"""``type`` and ``subType`` of inline codes (4.3.1.33 of the specification); others have none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Xliff:
    """XML Localisation Interchange File Format, version 2.1."""

    name: str = "xliff"
    suffix: str = ".xlf"
    media_type: str = "application/xliff+xml"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the file; characters XML cannot hold become U+FFFD, and a note says so."""
        validate(bitext)
        return encode_all(_lines(bitext))


def _lines(bitext: Bitext) -> Iterator[str]:
    document = bitext.document
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<xliff xmlns="{CORE}" xmlns:mda="{METADATA}" xmlns:mtc="{MATCHES}" version="2.1" '
        f"srcLang={attribute(bitext.source_language)} "
        f"trgLang={attribute(bitext.target_language)}>\n"
        f'<file id="f1" original={attribute(document.name)}>\n'
    )
    facts = {
        "sha256": document.sha256,
        "signature": bitext.signature,
        "tool": f"duizhao {version()}",
    }
    yield f"<mda:metadata>{_metadata('document', facts)}</mda:metadata>\n"
    if lost := unholdable(bitext):
        names = ", ".join(lost)
        yield f"<notes><note>XML cannot hold {names}: written as U+FFFD.</note></notes>\n"
    for block, pairs in units(bitext):
        yield from _unit(bitext, block, pairs)
    yield "</file>\n</xliff>\n"


def _unit(bitext: Bitext, block: Block, pairs: list[Pair]) -> Iterator[str]:
    yield f'<unit id="b{block.id}" name={attribute(block.kind)} canResegment="no">\n'
    yield "<mda:metadata>\n"
    for number, pair in enumerate(pairs):
        yield f"{_metadata(f's{number}', origin(bitext, block, pair))}\n"
    yield "</mda:metadata>\n"
    yield from _matches(pairs)
    remarks = [
        f'<note id="s{number}-{index}" category={attribute(check)} priority="{priority}" '
        f'appliesTo="target">{text(sentence)}</note>\n'
        for number, pair in enumerate(pairs)
        for index, (check, priority, sentence) in enumerate(notes(bitext, pair))
    ]
    if remarks:
        yield "<notes>\n"
        yield from remarks
        yield "</notes>\n"
    data: dict[str, str] = {}
    sides = (
        _Side(block=block, data=data, whole=whole_pairs(pair.source for pair in pairs)),
        _Side(block=block, data=data, whole=whole_pairs(pair.target for pair in pairs), end="-t"),
    )
    segments = [line for number, pair in enumerate(pairs) for line in _segment(number, pair, sides)]
    if data:
        yield "<originalData>\n"
        for key, original in data.items():
            yield f'<data id="{key}">{text(original)}</data>\n'
        yield "</originalData>\n"
    yield from segments
    yield "</unit>\n"


def _matches(pairs: list[Pair]) -> Iterator[str]:
    """Write what the memory suggests for a block's sentences (5.1 of the specification)."""
    if not any(pair.suggestions for pair in pairs):
        return
    yield "<mtc:matches>\n"
    for number, pair in enumerate(pairs):
        for index, one in enumerate(pair.suggestions):
            kind = "tm" if one.provenance.kind == "person" else "mt"
            yield (
                f'<mtc:match ref="#s{number}" id="m{number}-{index}" type="{kind}" '
                f'origin={attribute(one.provenance.signature)} similarity="{one.percent}.0">\n'
                f'<source xml:space="preserve">{text(one.source)}</source>\n'
                f'<target xml:space="preserve">{text(one.target)}</target>\n'
                "</mtc:match>\n"
            )
    yield "</mtc:matches>\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Side:
    """Sources or targets of a block."""

    block: Block
    data: dict[str, str]
    """Filled with what the codes stand for: id → the original's characters."""
    whole: frozenset[str]
    """Ids of pairs that begin and end in the unit, be it in two segments."""
    end: str = ""
    """Ends the ids of codes that the source does not have."""

    def content(self, value: str) -> str:
        """Write a segment's text with its codes."""
        written: list[str] = []
        for part in parts(value, self.block):
            match part:
                case Text(words):
                    written.append(text(words))
                case Code():
                    written.append(_code(part, self))
        return "".join(written)


def _segment(number: int, pair: Pair, sides: tuple[_Side, _Side]) -> Iterator[str]:
    before, source, after = edges(pair.source)
    if before:
        yield _ignorable(f"i{number}-0", before)
    if source:
        yield f'<segment id="s{number}" state="{_state(pair)}">\n'
        yield f'<source xml:space="preserve">{sides[0].content(source)}</source>\n'
        if pair.target.strip():
            yield f'<target xml:space="preserve">{sides[1].content(pair.target)}</target>\n'
        yield "</segment>\n"
    if after:
        yield _ignorable(f"i{number}-1", after)


def _ignorable(identity: str, space: str) -> str:
    source = f'<source xml:space="preserve">{text(space)}</source>'
    return f'<ignorable id="{identity}">{source}</ignorable>\n'


def _metadata(group: str, facts: dict[str, str]) -> str:
    values = "".join(
        f'<mda:meta type="{kind}">{text(value)}</mda:meta>' for kind, value in facts.items()
    )
    return f'<mda:metaGroup id="{group}" category="duizhao">{values}</mda:metaGroup>'


def _state(pair: Pair) -> str:
    if not pair.target.strip() or pair.provenance.draft:
        return "initial"
    return "reviewed" if pair.provenance.kind == "person" else "translated"


def _code(code: Code, side: _Side) -> str:
    item, data = code.item, side.data
    kind = _TYPES.get(item.kind, "")
    kind = f" {kind}" if kind else ""
    joined = (code.copies or code.id) in side.whole
    if code.role == "close":
        return "</pc>"
    if code.role == "end":
        start = (
            f'startRef="{code.id}"' if joined else f'isolated="yes" id="{code.id}-end{side.end}"'
        )
        return f"<ec {start}{kind}{_reference(code, data, 'dataRef', closing=True)}/>"
    identity = f' id="{code.id}{side.end if code.copies else ""}"'
    alone = "" if joined else ' isolated="yes"'
    if code.copies:
        copied = f'{identity} copyOf="{code.copies}"'
        return f"<ph{copied}/>" if code.role == "atom" else f"<sc{copied}{alone}/>"
    if code.role == "begin":
        return f"<sc{identity}{alone}{kind}{_reference(code, data, 'dataRef')}/>"
    if code.role == "open":
        start = _reference(code, data, "dataRefStart")
        end = _reference(code, data, "dataRefEnd", closing=True)
        return f"<pc{identity}{kind}{start}{end}>"
    shown = f" equiv={attribute(item.text)} disp={attribute(item.text)}"
    return f"<ph{identity}{kind}{shown}{_reference(code, data, 'dataRef')}/>"


def _reference(code: Code, data: dict[str, str], name: str, *, closing: bool = False) -> str:
    """Note what a code stands for, and return the attribute that says where it is noted."""
    key = f"d-{code.copies or code.id}{'-end' if closing else ''}"
    data[key] = (code.item.closing or "") if closing else code.item.source
    return f' {name}="{key}"'
