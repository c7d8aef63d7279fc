"""XLIFF 2 and 1.2 that come back: for each sentence what its target is now.

Sources as for the writers. A file of another program is read as well, as far as the ids of its
units say where its sentences stand; what it says of itself is not believed beyond that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from translator.document.sentence_ids import is_same
from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.returned.returned_file import ReturnedFile, ReturnedPair
from translator.system import safe_xml as xml_gate
from translator.xliff.marks import mark_of
from translator.xliff.version_1 import UNFILLED

_UNIT = "b"
_SEGMENT = "s"


def read_xliff(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read a file that was handed over.

    Args:
        data: The file.
        name: For messages.

    Raises:
        FormatError: it is no XLIFF of version 1.2 or 2, or refers to what is never followed.
    """
    root = xml_gate.parse(data, name=name, kind="XLIFF", hint=piece("xml.xliff"))
    for element in root.iter():
        if isinstance(element.tag, str) and "}" in element.tag:
            element.tag = element.tag.rpartition("}")[2]
    version = str(root.get("version") or "")
    if root.tag != "xliff" or version not in ("1.2", "2.0", "2.1", "2.2"):
        raise FormatError("xliff.none", name=name)
    read = _version_1 if version == "1.2" else _version_2
    return tuple(read(root, one) for one in root.iter("file"))


def _version_2(root: Any, file: Any) -> ReturnedFile:
    pairs: list[ReturnedPair] = []
    left_out = 0
    for unit in file.iter("unit"):
        block = _number(unit.get("id"), _UNIT)
        facts = _groups(unit)
        for segment in unit.findall("segment"):
            number = _number(segment.get("id"), _SEGMENT)
            pair = None
            if block is not None and number is not None:
                told = facts.get(f"{_SEGMENT}{number}", {}).get("target", "")
                pair = _pair(segment, block, number, told)
            left_out += pair is None
            pairs += [pair] if pair else []
    known = _groups(file).get("document", {})
    return ReturnedFile(
        document=str(file.get("original") or ""),
        sha256=known.get("sha256", ""),
        source_language=str(root.get("srcLang") or ""),
        target_language=str(root.get("trgLang") or ""),
        pairs=tuple(pairs),
        left_out=left_out,
    )


def _version_1(_root: Any, file: Any) -> ReturnedFile:
    header = file.find("header")
    notes = {
        str(note.get("from")): str(note.text or "")
        for note in (() if header is None else header.findall("note"))
    }
    pairs: list[ReturnedPair] = []
    left_out = 0
    for unit in file.iter("trans-unit"):
        first, _, second = str(unit.get("id") or "").partition(".")
        block, number = _number(first, _UNIT), _number(f"{_SEGMENT}{second}", _SEGMENT)
        pair = None
        if block is not None and number is not None:
            facts = (one.partition("=") for one in str(unit.get("extradata") or "").split())
            told = {key: unquote(value) for key, _, value in facts}
            pair = _pair(unit, block, number, told.get("target", ""))
        if pair and UNFILLED in notes and pair.target == pair.source:
            pair = pair if is_same(pair.target, pair.handed) else None
        left_out += pair is None
        pairs += [pair] if pair else []
    return ReturnedFile(
        document=str(file.get("original") or ""),
        sha256=notes.get("duizhao sha256", ""),
        source_language=str(file.get("source-language") or ""),
        target_language=str(file.get("target-language") or ""),
        pairs=tuple(pairs),
        left_out=left_out,
    )


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
    metadata = element.find("metadata")
    for group in () if metadata is None else metadata.findall("metaGroup"):
        values = {str(one.get("type")): str(one.text or "") for one in group.findall("meta")}
        found[str(group.get("id"))] = values
    return found


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
