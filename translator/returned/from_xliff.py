"""XLIFF 2 and 1.2 that come back: for each sentence what its target is now.

Sources as for the writers. A file of another program is read as well, as far as the ids of its
units say where its sentences stand; what it says of itself is not believed beyond that.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from translator.document.sentence_ids import is_same
from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.returned.returned_file import (
    About,
    ReturnedFile,
    ReturnedPair,
    Streamed,
    held_files,
)
from translator.system import safe_xml as xml_gate
from translator.system.metered_reading import MeteredReader
from translator.xliff.marks import mark_of
from translator.xliff.version_1 import UNFILLED

_UNIT = "b"
_SEGMENT = "s"
_STEPS = ("xliff", "file", "group", "unit", "trans-unit")


def read_xliff(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read a file that is held already; see ``stream_xliff``."""
    return held_files(stream_xliff(MeteredReader(io.BytesIO(data), name=name), name=name))


def stream_xliff(stream: MeteredReader, *, name: str) -> Iterator[Streamed]:
    """Read a file that was handed over, unit by unit.

    Args:
        stream: The file.
        name: For messages.

    Raises:
        FormatError: it is no XLIFF of version 1.2 or 2, or refers to what is never followed.
        InputError: it goes on without units.
    """
    root: Any = None
    file: Any = None
    said: dict[str, str] = {}
    version = _VERSION_2
    events = xml_gate.walk(stream, _STEPS, name=name, kind="XLIFF", hint=piece("xml.xliff"))
    for event, element in events:
        tag = _local(element)
        if root is None:
            root = element
            number = str(root.get("version") or "")
            if tag != "xliff" or number not in ("1.2", "2.0", "2.1", "2.2"):
                raise FormatError("xliff.none", name=name)
            version = _VERSION_1 if number == "1.2" else _VERSION_2
        elif tag == "file" and event == "start":
            file, said = element, {}
        elif file is None:
            continue
        elif event == "start" or tag == "file":
            # It stands before the units, and is gone with the first of them.
            said = said or version.says(file)
            if tag == "file":
                yield version.about(root, file, said)
                file = None
        elif tag == version.unit:
            _without_namespaces(element)
            yield from version.pairs(element, said)
            stream.mark()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Version:
    """What differs between the versions."""

    unit: str
    """Name of the elements that hold sentences."""
    says: Callable[[Any], dict[str, str]]
    """What a file says of itself."""
    pairs: Callable[[Any, Mapping[str, str]], Iterator[ReturnedPair | None]]
    """The sentences of a unit."""
    about: Callable[[Any, Any, Mapping[str, str]], About]
    """The document of a file."""


def _says_2(file: Any) -> dict[str, str]:
    return _groups(file).get("document", {})


def _pairs_2(unit: Any, _said: Mapping[str, str]) -> Iterator[ReturnedPair | None]:
    block = _number(unit.get("id"), _UNIT)
    facts = _groups(unit)
    for segment in unit.findall("segment"):
        number = _number(segment.get("id"), _SEGMENT)
        if block is None or number is None:
            yield None
        else:
            told = facts.get(f"{_SEGMENT}{number}", {}).get("target", "")
            yield _pair(segment, block, number, told)


def _about_2(root: Any, file: Any, said: Mapping[str, str]) -> About:
    return About(
        document=str(file.get("original") or ""),
        sha256=said.get("sha256", ""),
        source_language=str(root.get("srcLang") or ""),
        target_language=str(root.get("trgLang") or ""),
    )


def _says_1(file: Any) -> dict[str, str]:
    notes = file.findall("{*}header/{*}note")
    return {str(note.get("from")): str(note.text or "") for note in notes}


def _pairs_1(unit: Any, said: Mapping[str, str]) -> Iterator[ReturnedPair | None]:
    first, _, second = str(unit.get("id") or "").partition(".")
    block, number = _number(first, _UNIT), _number(f"{_SEGMENT}{second}", _SEGMENT)
    pair = None
    if block is not None and number is not None:
        facts = (one.partition("=") for one in str(unit.get("extradata") or "").split())
        told = {key: unquote(value) for key, _, value in facts}
        pair = _pair(unit, block, number, told.get("target", ""))
    if pair and UNFILLED in said and pair.target == pair.source:
        pair = pair if is_same(pair.target, pair.handed) else None
    yield pair


def _about_1(_root: Any, file: Any, said: Mapping[str, str]) -> About:
    return About(
        document=str(file.get("original") or ""),
        sha256=said.get("duizhao sha256", ""),
        source_language=str(file.get("source-language") or ""),
        target_language=str(file.get("target-language") or ""),
    )


_VERSION_1 = _Version(unit="trans-unit", says=_says_1, pairs=_pairs_1, about=_about_1)
_VERSION_2 = _Version(unit="unit", says=_says_2, pairs=_pairs_2, about=_about_2)


def _pair(element: Any, block: int, number: int, handed: str) -> ReturnedPair | None:
    """Return the pair of a segment or a unit; None where it has no target."""
    source, target = element.find("source"), element.find("target")
    if source is None or target is None:
        return None
    strangers: list[str] = []
    written = "".join(_walk(target, strangers)).strip()
    if not written:
        return None
    return ReturnedPair(
        block=block,
        number=number,
        source="".join(_walk(source, [])).strip(),
        target=written,
        handed=handed,
        strange=bool(strangers),
    )


def _groups(element: Any) -> dict[str, dict[str, str]]:
    """Return what the metadata of a file or a unit say: group → type → text."""
    found: dict[str, dict[str, str]] = {}
    metadata = element.find("{*}metadata")
    for group in () if metadata is None else metadata.findall("{*}metaGroup"):
        values = {str(one.get("type")): str(one.text or "") for one in group.findall("{*}meta")}
        found[str(group.get("id"))] = values
    return found


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _without_namespaces(unit: Any) -> None:
    for element in unit.iter():
        if isinstance(element.tag, str) and "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]


def _walk(element: Any, strangers: list[str]) -> Iterator[str]:
    """Yield a text with its codes turned into marks; what is no code of ours is noted."""
    yield element.text or ""
    for inner in element:
        yield from _inline(inner, strangers)
        yield inner.tail or ""


def _inline(element: Any, strangers: list[str]) -> Iterator[str]:
    identity = str(element.get("copyOf") or element.get("id") or "")
    match element.tag:
        case "pc" | "g":
            yield _mark(identity, "open", strangers)
            yield from _walk(element, strangers)
            yield _mark(identity, "close", strangers)
        case "sc" | "bpt" | "bx":
            yield _mark(identity, "open", strangers)
        case "ec":
            begun = str(element.get("startRef") or "") or identity.partition("-")[0]
            yield _mark(begun, "close", strangers)
        case "ept" | "ex":
            yield _mark(str(element.get("rid") or identity), "close", strangers)
        case "it":
            role = "open" if element.get("pos") == "open" else "close"
            yield _mark(identity, role, strangers)
        case "ph" | "x":
            yield _mark(identity, "atom", strangers)
        case "cp":  # a character XML cannot hold, by its number
            yield "\ufffd"
        case "sm" | "em":
            return
        case _:  # mrk and what a program adds: its text counts
            yield from _walk(element, strangers)


def _mark(code: str, role: str, strangers: list[str]) -> str:
    mark = mark_of(code, role)
    if not mark:
        strangers.append(code)
    return mark


def _number(identity: str | None, kind: str) -> int | None:
    """Return the number in an id of ours: 12 of ``b12``."""
    digits = str(identity or "").removeprefix(kind)
    if not str(identity or "").startswith(kind) or not digits.isascii() or not digits.isdigit():
        return None
    return int(digits) if len(digits) < 10 else None
