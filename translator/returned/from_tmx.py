"""The translation memory of a document (``tmx.bitext``) that comes back: units by their ids.

A memory that another program made has no ids of ours; ``duizhao memory import`` takes it in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from translator.document.sentence_ids import read_id
from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.returned.returned_file import (
    About,
    Form,
    ReturnedFile,
    ReturnedPair,
    Streamed,
    held_files,
)
from translator.system import safe_xml as xml_gate
from translator.system.metered_reading import MeteredReader
from translator.xliff.marks import ATOMIC, PAIRED, mark_of

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read_tmx(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read a memory that is held already; see ``stream_tmx``."""
    return held_files(stream_tmx(MeteredReader(io.BytesIO(data), name=name), name=name))


def stream_tmx(stream: MeteredReader, *, name: str) -> Iterator[Streamed]:
    """Read a memory that was handed over, unit by unit.

    Args:
        stream: The file.
        name: For messages.

    Raises:
        FormatError: it is no TMX, or refers to what is never followed.
        InputError: it goes on without units.
    """
    root: Any = None
    known: dict[str, str] | None = None
    source_language = target_language = ""
    for event, element in xml_gate.walk(
        stream, ("tmx", "header", "tu"), name=name, kind="TMX", hint=piece("xml.tmx")
    ):
        if root is None:
            root = element
            if root.tag != "tmx":
                raise FormatError("tmx.none", name=name)
        elif event == "start":
            continue
        elif element.tag == "header" and element.getparent() is root and known is None:
            known = _properties(element)
            source_language = str(element.get("srclang") or "")
        elif element.tag == "tu":
            if known is None:  # it says which side is the source
                raise FormatError("tmx.none", name=name)
            language, pair = _pair(element, source_language)
            target_language = target_language or language
            yield pair
            stream.mark()
    if known is None:
        raise FormatError("tmx.none", name=name)
    yield About(
        document=known.get("document", ""),
        sha256=known.get("sha256", ""),
        source_language=source_language,
        target_language=target_language,
    )


def _properties(header: Any) -> dict[str, str]:
    return {
        str(one.get("type")).removeprefix("x-"): str(one.text or "")
        for one in header.findall("prop")
    }


def _pair(unit: Any, source_language: str) -> tuple[str, ReturnedPair | None]:
    """Return a unit's target language and its pair; None: it is not ours, or has no target."""
    known = read_id(str(unit.get("tuid") or ""))
    source = target = language = ""
    strangers: list[str] = []
    for variant in unit.findall("tuv"):
        tag = str(variant.get(_LANG) or variant.get("lang") or "")
        segment = variant.find("seg")
        if segment is None:
            continue
        if tag.lower() == source_language.lower():
            source = "".join(_walk(segment, [])).strip()
        else:
            language = tag
            target = "".join(_walk(segment, strangers)).strip()
    if known is None or not target:
        return language, None
    return language, ReturnedPair(
        block=known.block,
        number=known.number,
        source=source,
        target=target,
        handed=known.target,
        told=known.source,
        form=Form.UNIT,
        strange=bool(strangers),
    )


def _walk(element: Any, strangers: list[str]) -> Iterator[str]:
    """Yield a text with marks in the place of its codes, by their numbers in the unit."""
    yield element.text or ""
    for inner in element:
        yield from _code(inner, strangers)
        yield inner.tail or ""


def _code(element: Any, strangers: list[str]) -> Iterator[str]:
    number = str(element.get("x") or element.get("i") or "")
    match element.tag:
        case "ph":
            mark = mark_of(f"{ATOMIC}{number}", "atom")
        case "bpt":
            mark = mark_of(f"{PAIRED}{number}", "open")
        case "ept":
            mark = mark_of(f"{PAIRED}{number}", "close")
        case "it":
            mark = mark_of(
                f"{PAIRED}{number}", "open" if element.get("pos") == "begin" else "close"
            )
        case _:  # hi, and what another program adds
            mark = ""
    if not mark:
        strangers.append(str(element.tag))
    yield mark
