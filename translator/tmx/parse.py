"""TMX 1.1 to 1.4b of any program, read as rows of the memory.

Source: "TMX 1.4b Specification", OSCAR/LISA 2005. Inline elements become marks: the same one
on both sides where ``x`` (or, for a pair within a segment, ``i``) says so, else in their order.
Elements that TMX does not know (``g``, ``mrk``, ``b``, in any namespace) are read as their text,
and what ``sub`` holds within a mark, a picture's description, is a pair of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from translator import placeholders
from translator.chinese.scripts.converter import normalise
from translator.document.segments import core
from translator.errors import FormatError, LanguageError
from translator.errors.error_sentences import piece
from translator.store.memory_rows import MemoryRow
from translator.system import safe_xml as xml_gate
from translator.text.joining import joiner
from translator.types import Inline, Provenance

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_KINDS = {
    "lb": "hardbreak", "image": "image", "fnote": "footnote", "x-html": "html",
    "x-emoji": "emoji", "x-softbreak": "softbreak", "x-character": "character",
    "x-entity": "entity",
}  # fmt: skip
"""``type`` of marks that stand outside a sentence at its edge (``tmx.bitext`` writes them)."""
_SOMETHING = Inline(id=0, kind="", source="")
_SPACE = re.compile(r"\s+")
_CODE = frozenset(("ut",))
"""Elements that hold codes of the program that wrote them, and no more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What a file holds."""

    rows: tuple[MemoryRow, ...]
    left_out: int
    """Units without a Chinese and an English side."""


def read_tmx(data: bytes, *, name: str) -> Read:
    """Read a memory.

    A unit whose own properties say that an engine of Duizhao made it, or that it was found in a
    translation that existed, keeps that; any other is a person's work, by the name the file gives.

    Args:
        data: The file.
        name: For messages.

    Raises:
        FormatError: it is no TMX, or refers to what is never followed.
    """
    root = _parse(data, name)
    header = root.find("header")
    default = "" if header is None else str(header.get("srclang") or "")
    signature = "" if header is None else _property(header, "x-signature")
    rows: list[MemoryRow] = []
    left_out = 0
    for unit in root.iter("tu"):
        try:
            found = list(_rows(unit, default, signature))
        except ValueError as error:  # more marks than there are
            most = placeholders.RANGE
            raise FormatError("tmx.marks", name=name, line=unit.sourceline, most=most) from error
        rows += found
        left_out += not found
    return Read(rows=tuple(rows), left_out=left_out)


def stream_tmx(file: BinaryIO, *, name: str) -> Iterator[tuple[int, list[MemoryRow]]]:
    """Yield the rows of each unit with its line, however large the file; none: it has no sides.

    Args:
        file: Open for reading.
        name: For messages.

    Raises:
        FormatError: it is no TMX, or refers to what is never followed.
    """
    from lxml import etree

    default = signature = ""
    events = etree.iterparse(
        file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=True, remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        for event, element in events:
            if not isinstance(element.tag, str):
                continue
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                if element.getparent() is None and tag != "tmx":
                    raise FormatError("tmx.none", name=name)
                continue
            element.tag = tag
            if tag == "header":
                default = str(element.get("srclang") or "")
                signature = _property(element, "x-signature")
            elif tag == "tu":
                for entity in element.iter(etree.Entity):
                    line = element.sourceline
                    raise FormatError(
                        "xml.entity", name=name, line=line, entity=entity.text, kind="TMX"
                    )
                yield element.sourceline, list(_rows(element, default, signature))
                parent = element.getparent()
                element.clear()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        why, line = error.msg or error, error.lineno or 1
        raise FormatError(
            "xml.broken", name=name, line=line, why=why, next=piece("xml.tmx")
        ) from error
    except ValueError as error:  # more marks than there are
        most = placeholders.RANGE
        raise FormatError("tmx.marks", name=name, line=0, most=most) from error


def _parse(data: bytes, name: str) -> Any:
    root = xml_gate.parse(data, name=name, kind="TMX", hint=piece("xml.tmx"))
    for element in root.iter():
        if isinstance(element.tag, str) and "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
    if root.tag != "tmx" or root.find("body") is None:
        raise FormatError("tmx.none", name=name)
    return root


def _rows(unit: Any, default: str, signature: str) -> Iterator[MemoryRow]:
    """Return a unit's row; one for each Chinese where it has several."""
    sides: list[tuple[str, Any]] = []
    for variant in unit.findall("tuv"):
        tag = _language(str(variant.get(_LANG) or variant.get("lang") or ""))
        segment = variant.find("seg")
        if tag and segment is not None:
            sides.append((tag, segment))
    spoken = _language(str(unit.get("srclang") or default)) or (sides[0][0] if sides else "")
    sources = [side for side in sides if side[0] == spoken]
    sources = sources or [side for side in sides if side[0][:2] == spoken[:2]]
    if not sources:
        return
    origin = _origin(unit, signature)
    for tag, segment in sides:
        if tag[:2] == sources[0][0][:2]:
            continue
        reader = _Marks()
        texts = [(reader.text(sources[0][1]), reader.text(segment))]
        inner = _inner_texts(sources[0][1]), _inner_texts(segment)
        if len(inner[0]) == len(inner[1]):
            texts += zip(*inner, strict=True)
        for source, target in texts:
            source, target = reader.sentence(source), reader.sentence(target)
            if source and target:
                yield MemoryRow(
                    source=source,
                    target=target,
                    source_language=sources[0][0],
                    target_language=tag,
                    provenance=origin,
                )


def _inner_texts(segment: Any) -> list[str]:
    """Return what the marks of a segment hold to be translated by itself."""
    marks = (one for kind in ("ph", "bpt", "ept", "it") for one in segment.iter(kind))
    return [_Marks().text(inner) for mark in marks for inner in mark if inner.tag == "sub"]


def _origin(unit: Any, signature: str) -> Provenance:
    created = _DATE.fullmatch(str(unit.get("creationdate") or ""))
    date = "{}-{}-{}T{}:{}:{}Z".format(*created.groups()) if created else ""
    own = _property(unit, "x-signature") or signature
    kind = _property(unit, "x-provenance")
    if kind in ("engine", "aligned") and own:
        return Provenance(kind=kind, signature=own, created=date)
    author = str(unit.get("creationid") or unit.get("changeid") or "")
    named = f"person:{author}" if author and author != "person" else ""
    return Provenance(kind="person", signature=named, created=date)


def _property(element: Any, kind: str) -> str:
    for one in element.findall("prop"):
        if one.get("type") == kind:
            return str(one.text or "")
    return ""


def _language(tag: str) -> str:
    """Return the tag memory knows a language by; empty: neither Chinese nor English."""
    primary = tag.replace("_", "-").partition("-")[0].lower()
    if primary == "en":
        return "en"
    if primary != "zh":
        return ""
    try:
        return normalise(tag)
    except LanguageError:  # zh alone, or with a country we do not know
        return "zh-Hans"


@dataclass
class _Marks:
    """Turns inline elements of both sides of a unit into the same marks."""

    _known: dict[tuple[str, str], int] = field(default_factory=dict)
    _kinds: dict[str, Inline] = field(default_factory=dict)
    """What the marks stand for, as far as the file says it."""

    def text(self, segment: Any) -> str:
        """Return a segment's text with marks."""
        order = {"atom": 0, "pair": 0}
        opened: dict[str, int] = {}

        def number(role: str, element: Any) -> int:
            order[role] += 1
            told = str(element.get("x") or f"#{order[role]}")
            return self._known.setdefault((role, told), len(self._known))

        def walk(element: Any) -> Iterator[str]:
            yield element.text or ""
            for inner in element:
                yield from mark(inner)
                yield inner.tail or ""

        def mark(element: Any) -> Iterator[str]:
            match element.tag:
                case "bpt":
                    found = opened[str(element.get("i"))] = number("pair", element)
                    yield placeholders.opening(found)
                case "ept":
                    known = opened.get(str(element.get("i")))
                    yield placeholders.closing(number("pair", element) if known is None else known)
                case "it":
                    half = (
                        placeholders.opening
                        if element.get("pos") == "begin"
                        else placeholders.closing
                    )
                    yield half(number("pair", element))
                case "ph":
                    atom = placeholders.atom(number("atom", element))
                    if kind := _KINDS.get(str(element.get("type"))):
                        self._kinds[atom] = Inline(id=0, kind=kind, source="")
                    yield atom
                case tag if tag in _CODE:
                    return
                case _:
                    yield from walk(element)

        return _SPACE.sub(_line_end, "".join(walk(segment)))

    def sentence(self, text: str) -> str:
        """Return a text without what belongs to its place: memory finds it anywhere."""
        table = {
            mark: self._kinds.get(mark, _SOMETHING) for mark in placeholders.MARK.findall(text)
        }
        return core(text, table).text


def _line_end(found: re.Match[str]) -> str:
    """Return what stands for the end of a line in a file that is laid out for reading."""
    text, start, end = found.string, found.start(), found.end()
    return (
        joiner(text[max(start - 1, 0) : start], text[end : end + 1])
        if "\n" in found[0]
        else found[0]
    )
