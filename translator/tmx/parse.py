"""TMX 1.1 to 1.4b of any program, read as rows of the memory.

Source: "TMX 1.4b Specification", OSCAR/LISA 2005. Inline elements become marks: the same one
on both sides where ``x`` (or, for a pair within a segment, ``i``) says so, else in their order.
Elements that TMX does not know (``g``, ``mrk``, ``b``, in any namespace) are read as their text,
and what ``sub`` holds within a mark, a picture's description, is a pair of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any

from translator import placeholders
from translator.chinese.scripts.converter import normalise
from translator.document.segments import core
from translator.errors import FormatError, LanguageError
from translator.errors.error_sentences import piece
from translator.lazy_regex import lazy_regex
from translator.store.memory_flow import MemoryReading
from translator.store.memory_rows import MemoryRow
from translator.system import safe_xml as xml_gate
from translator.system.metered_reading import MeteredReader
from translator.text.joining import joiner
from translator.types import Inline, Provenance

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = lazy_regex(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")
_KINDS = {
    "lb": "hardbreak", "image": "image", "fnote": "footnote", "x-html": "html",
    "x-emoji": "emoji", "x-softbreak": "softbreak", "x-character": "character",
    "x-entity": "entity",
}  # fmt: skip
"""``type`` of marks that stand outside a sentence at its edge (``tmx.bitext`` writes them)."""
_SOMETHING = Inline(id=0, kind="", source="")
_SPACE = lazy_regex(r"\s+")
_STEPS = ("tmx", "header", "body", "tu")
_CODE = frozenset(("ut",))
"""Elements that hold codes of the program that wrote them, and no more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """What a file holds."""

    rows: tuple[MemoryRow, ...]
    left_out: int
    """Units without a Chinese and an English side."""


def read_tmx(data: bytes, *, name: str) -> Read:
    """Read a memory that is held already; see ``stream_tmx``."""
    reading = stream_tmx(MeteredReader(io.BytesIO(data), name=name), name=name)
    return Read(rows=tuple(reading), left_out=reading.left_out)


def stream_tmx(stream: MeteredReader, *, name: str) -> MemoryReading:
    """Read a memory unit by unit.

    A unit whose own properties say that an engine of Duizhao made it, or that it was found in a
    translation that existed, keeps that; any other is a person's work, by the name the file gives.

    Args:
        stream: The file.
        name: For messages.

    Returns:
        Its rows; going through them raises FormatError where it is no TMX, or refers to what is
        never followed, and InputError where it goes on without units.
    """
    return MemoryReading(partial(_stream, stream, name))


def _stream(stream: MeteredReader, name: str, reading: MemoryReading) -> Iterator[MemoryRow]:
    for _, found in tmx_units(stream, name=name):
        yield from found
        reading.left_out += not found


def tmx_units(stream: MeteredReader, *, name: str) -> Iterator[tuple[int, list[MemoryRow]]]:
    """Yield the rows of each unit with its line; none: it has no Chinese or no English side.

    Args:
        stream: The file.
        name: For messages.

    Raises:
        FormatError: it is no TMX, or refers to what is never followed.
        InputError: it goes on without units.
    """
    default = signature = ""
    root: Any = None
    has_body = False
    events = xml_gate.walk(stream, _STEPS, name=name, kind="TMX", hint=piece("xml.tmx"))
    for event, element in events:
        if root is None:
            root = element
            if _local(root) != "tmx":
                raise FormatError("tmx.none", name=name)
        elif event == "start":
            has_body |= _local(element) == "body" and element.getparent() is root
        elif _local(element) == "header":
            _without_namespaces(element)
            default = str(element.get("srclang") or "")
            signature = _property(element, "x-signature")
        elif _local(element) == "tu":
            _without_namespaces(element)
            try:
                found = list(_rows(element, default, signature))
            except ValueError as error:  # more marks than there are
                most = placeholders.RANGE
                line = element.sourceline
                raise FormatError("tmx.marks", name=name, line=line, most=most) from error
            yield element.sourceline, found
            stream.mark()
    if not has_body:
        raise FormatError("tmx.none", name=name)


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _without_namespaces(element: Any) -> None:
    for one in element.iter():
        if isinstance(one.tag, str) and "}" in one.tag:
            one.tag = one.tag.rpartition("}")[2]


def _rows(unit: Any, default: str, signature: str) -> Iterator[MemoryRow]:
    """Return a unit's row; one for each Chinese where it has several."""
    sides: list[tuple[str, Any]] = []
    for variant in unit.findall("tuv"):
        tag = memory_language(str(variant.get(_LANG) or variant.get("lang") or ""))
        segment = variant.find("seg")
        if tag and segment is not None:
            sides.append((tag, segment))
    spoken = memory_language(str(unit.get("srclang") or default)) or (sides[0][0] if sides else "")
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
    if kind in ("engine", "aligned", "draft") and own:
        return Provenance(kind=kind, signature=own, created=date)
    author = str(unit.get("creationid") or unit.get("changeid") or "")
    named = f"person:{author}" if author and author != "person" else ""
    return Provenance(kind="person", signature=named, created=date)


def _property(element: Any, kind: str) -> str:
    for one in element.findall("prop"):
        if one.get("type") == kind:
            return str(one.text or "")
    return ""


def memory_language(tag: str) -> str:
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
        order = {"atom": count(1), "pair": count(1)}
        opened: dict[str, int] = {}

        def number(role: str, element: Any) -> int:
            place = next(order[role])
            told = str(element.get("x") or f"#{place}")
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
