"""XLIFF 1.2: a group a block, a unit a sentence; what OmegaT 3 and many other programs take.

Source: "XLIFF Version 1.2", OASIS Standard, 1 February 2008.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from translator.document.validate import validate
from translator.text.characters import encode_all, unholdable
from translator.types import Bitext, Block, Layout, Pair
from translator.xliff.marks import Code, Text, parts
from translator.xliff.xml_text import (
    attribute,
    edges,
    notes,
    origin,
    text,
    units,
    version,
)

CORE = "urn:oasis:names:tc:xliff:document:1.2"
UNFILLED = "duizhao unfilled"
"""Whose note in the header says that targets are copies of their sources."""
_PAIRS = {"emphasis": "italic", "strong": "bold", "link": "link"}
_ATOMS = {"image": "image", "hardbreak": "lb"}
"""Values of ``ctype`` the specification knows (its 3.3.3); others are written ``x-…``."""
_DATATYPES = {"html": "html"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Xliff1:
    """XML Localisation Interchange File Format, version 1.2."""

    name: str = "xliff1"
    suffix: str = ".xliff"
    media_type: str = "application/x-xliff+xml"

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the file; characters XML cannot hold become U+FFFD, and a note says so."""
        validate(bitext)
        return encode_all(lines_1(bitext, content=_content))


def lines_1(
    bitext: Bitext, *, content: Callable[[str, Block], str], unfilled: bool = False
) -> Iterator[str]:
    """Yield a file of version 1.2 piece by piece.

    Args:
        bitext: What is handed over.
        content: Writes a segment's text with its codes.
        unfilled: Every target is its source, for programs that translate what stands there; what
            is still the source when the file comes back was not translated (``UNFILLED``).
    """
    document = bitext.document
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield (
        f'<xliff xmlns="{CORE}" version="1.2">\n'
        f"<file original={attribute(document.name)} "
        f"source-language={attribute(bitext.source_language)} "
        f"target-language={attribute(bitext.target_language)} "
        f'datatype="{_DATATYPES.get(document.format, "plaintext")}" tool-id="duizhao">\n'
        f'<header><tool tool-id="duizhao" tool-name="Duizhao" '
        f"tool-version={attribute(version())}/>\n"
        f'<note from="duizhao sha256">{document.sha256}</note>\n'
        f'<note from="duizhao signature">{text(bitext.signature)}</note>\n'
    )
    if unfilled:
        yield f'<note from="{UNFILLED}">yes</note>\n'
    if lost := unholdable(bitext):
        yield f"<note>XML cannot hold {', '.join(lost)}: written as U+FFFD.</note>"
    yield "</header>\n<body>\n"
    for block, pairs in units(bitext):
        yield f'<group id="b{block.id}" restype={attribute(f"x-{block.kind}")}>\n'
        for number, pair in enumerate(pairs):
            yield from _unit(bitext, block, number, pair, content, unfilled)
        yield "</group>\n"
    yield "</body>\n</file>\n</xliff>\n"


def _unit(
    bitext: Bitext,
    block: Block,
    number: int,
    pair: Pair,
    content: Callable[[str, Block], str],
    unfilled: bool,
) -> Iterator[str]:
    _, source, _ = edges(pair.source)
    if not source:
        return
    approved = "yes" if pair.provenance.kind == "person" and pair.target.strip() else "no"
    yield (
        f'<trans-unit id="b{block.id}.{number}" approved="{approved}" xml:space="preserve" '
        f"extradata={attribute(_origin(bitext, block, pair))}>\n"
    )
    yield f"<source>{content(source, block)}</source>\n"
    target = source if unfilled else pair.target
    if target.strip():
        state = "signed-off" if approved == "yes" else "needs-review-translation"
        if pair.provenance.draft and not unfilled:
            state = "needs-translation"
        yield f'<target state="{state}">{content(target, block)}</target>\n'
    for check, priority, sentence in notes(bitext, pair):
        label = attribute(f"duizhao {check}")
        yield f'<note from={label} priority="{priority}" annotates="target">'
        yield f"{text(sentence)}</note>\n"
    for one in () if unfilled else pair.suggestions:
        yield (
            f'<alt-trans match-quality="{one.percent}%" alttranstype="proposal" '
            f'tool-id="duizhao" origin={attribute(one.provenance.signature)}>\n'
            f"<source>{text(one.source)}</source>\n<target>{text(one.target)}</target>\n"
            "</alt-trans>\n"
        )
    yield "</trans-unit>\n"


def _origin(bitext: Bitext, block: Block, pair: Pair) -> str:
    """Return where a target comes from, for ``extradata``, which is the writing tool's own."""
    facts = origin(bitext, block, pair)
    return " ".join(f"{kind}={quote(value)}" for kind, value in facts.items())


def _content(value: str, block: Block) -> str:
    """Write a segment's text with its codes."""
    written: list[str] = []
    for part in parts(value, block):
        match part:
            case Text(words):
                written.append(text(words))
            case Code():
                written.append(_code(part))
    return "".join(written)


def _code(code: Code) -> str:
    item = code.item
    known = _ATOMS if code.role == "atom" else _PAIRS
    kind = f' ctype="{known.get(item.kind) or f"x-{item.kind}"}"'
    identity = f' id="{code.id}"'
    match code.role:
        case "atom":
            shown = f" equiv-text={attribute(item.text)}"
            return f"<ph{identity}{kind}{shown}>{text(item.source)}</ph>"
        case "open":
            return f"<bpt{identity}{kind}>{text(item.source)}</bpt>"
        case "close":
            return f"<ept{identity}>{text(item.closing or '')}</ept>"
        case "begin":
            return f'<it{identity} pos="open"{kind}>{text(item.source)}</it>'
        case _:
            return f'<it{identity} pos="close"{kind}>{text(item.closing or "")}</it>'
