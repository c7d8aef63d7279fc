"""TBX, the terminology exchange format (ISO 30042): read versions 2 and 3, write TBX-Basic 2.

A concept holds its terms by language. Of each concept, every Chinese term becomes a term with
the English ones as its targets; deprecated and superseded English terms become forbidden forms,
Chinese ones too, in terms for English into Chinese.
What a concept says beyond that (other languages, definitions) is not kept; concepts without
Chinese or without English are counted in the glossary's remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.glossary.column_languages import OURS
from translator.glossary.concepts import Form, terms_of_concept
from translator.glossary.glossary import Glossary, Status, Term
from translator.lazy_regex import lazy_regex
from translator.system import safe_xml as xml_gate
from translator.text.languages import primary

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS = ("martif", "tbx", "TBX")
_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_DEPRECATED = frozenset(
    {
        "deprecatedTerm-admn-sts", "supersededTerm-admn-sts", "deprecated", "superseded",
        "notRecommended", "obsolete", "forbidden",
    }
)  # fmt: skip
_PREFERRED = frozenset({"preferredTerm-admn-sts", "preferred"})
_OWN = "x-duizhao-"
"""Data of ours that TBX has no category for, as ``admin``; other programs pass over them."""
_NOT_XML = lazy_regex("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    text: str
    tag: str
    status: str


def read_tbx(data: bytes, *, name: str) -> Glossary:
    """Read a TBX file.

    Args:
        data: Its bytes; XML says itself how it is encoded.
        name: For messages.

    Raises:
        FormatError: it is no XML, no TBX, or has no concept with both Chinese and English;
            the message has the line.
    """
    root = xml_gate.parse(
        data,
        name=name,
        kind="TBX",
        hint=piece("xml.tbx"),
    )
    if _tag(root) not in _ROOTS:
        raise FormatError("glossary.tbx-root", name=name, line=root.sourceline, tag=_tag(root))
    concepts = [concept for concept in root.iter() if _tag(concept) in _CONCEPTS]
    found = [list(_terms(concept, name)) for concept in concepts]
    terms = [term for of_concept in found for term in of_concept]
    if not terms:
        raise FormatError("glossary.tbx-no-pairs", name=name)
    without = sum(not of_concept for of_concept in found)
    remark = piece("tbx.left-out", number=without)
    return Glossary(terms=tuple(terms), name=name, remarks=(remark,) if without else ())


def write_tbx(glossary: Glossary) -> bytes:
    """Return a glossary as TBX-Basic, version 2 (``martif``), which most CAT tools take.

    Raises:
        FormatError: a term holds a character that XML cannot hold.
    """
    from lxml import etree

    root = etree.Element("martif", {"type": "TBX-Basic", _LANGUAGE: "en"})
    header = etree.SubElement(root, "martifHeader")
    description = etree.SubElement(etree.SubElement(header, "fileDesc"), "sourceDesc")
    etree.SubElement(description, "p").text = "Written by Duizhao."
    body = etree.SubElement(etree.SubElement(root, "text"), "body")
    for number, term in enumerate(glossary.terms, start=1):
        _refuse_unholdable(term)
        _write_concept(body, term, number)
    doctype = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'
    return bytes(
        etree.tostring(
            root, xml_declaration=True, encoding="UTF-8", pretty_print=True, doctype=doctype
        )
    )


def _terms(concept: Any, name: str) -> Iterator[Term]:
    forms = sorted(_forms(concept), key=lambda form: form.status not in _PREFERRED)
    own = _own_fields(concept)
    spoken = own.get("source", "zh")
    if spoken not in OURS:
        raise FormatError(
            "glossary.tbx-language", name=name, line=concept.sourceline, language=spoken
        )
    try:
        priority = int(own.get("priority", "0"))
    except ValueError as error:
        raise FormatError("glossary.tbx-priority", name=name, line=concept.sourceline) from error
    return terms_of_concept(
        [Form(text=one.text, tag=one.tag, banned=one.status in _DEPRECATED) for one in forms],
        source=spoken,
        case_sensitive={"yes": True, "no": False}.get(own.get("case", "")),
        both_ways=own.get("both-ways") != "no",
        priority=priority,
        note=_note(concept),
        status=_status(own, concept, name),
    )


def _forms(concept: Any) -> Iterator[_Found]:
    for group in concept:
        if _tag(group) not in _LANGUAGES:
            continue
        tag = str(group.get(_LANGUAGE) or group.get("lang") or "").replace("_", "-")
        if primary(tag) not in OURS:
            continue
        for section in group.iter():
            if _tag(section) not in _TERMS:
                continue
            text, status = "", ""
            for child in section.iter():
                if _tag(child) == "term":
                    text = " ".join("".join(child.itertext()).split())
                elif _is_status(child):
                    status = (child.text or "").strip()
            if text:
                yield _Found(text=text, tag=tag, status=status)


def _is_status(element: Any) -> bool:
    # <termNote type="administrativeStatus"> in the DCA style, <min:administrativeStatus> in DCT.
    names = ("administrativeStatus", "normativeAuthorization")
    return element.get("type") in names or _tag(element) in names


def _own_fields(concept: Any) -> dict[str, str]:
    return {
        kind.removeprefix(_OWN): (child.text or "").strip()
        for child in concept.iter()
        if (kind := str(child.get("type") or "")).startswith(_OWN)
    }


def _note(concept: Any) -> str:
    notes = [
        " ".join("".join(child.itertext()).split()) for child in concept if _tag(child) == "note"
    ]
    return " ".join(notes)


def _status(own: dict[str, str], concept: Any, name: str) -> Status:
    try:
        return Status(own.get("status", Status.ACCEPTED.value))
    except ValueError as error:
        raise FormatError("glossary.tbx-status", name=name, line=concept.sourceline) from error


def _write_concept(body: Any, term: Term, number: int) -> None:
    from lxml import etree

    entry = etree.SubElement(body, "termEntry", {"id": f"c{number}"})
    source = primary(term.source_language)
    own = {
        "source": "" if source == "zh" else source,
        "case": {True: "yes", False: "no", None: ""}[term.case_sensitive],
        "both-ways": "" if term.both_ways else "no",
        "priority": str(term.priority or ""),
        "status": "" if term.status is Status.ACCEPTED else term.status.value,
    }
    for key, value in own.items():
        if value:
            etree.SubElement(entry, "admin", {"type": _OWN + key}).text = value
    if term.note:
        etree.SubElement(entry, "note").text = term.note
    sides = (
        (term.source_language, (term.source,), ()),
        (term.target_language, term.targets, term.forbidden),
    )
    for language, forms, banned in sides:
        group = etree.SubElement(entry, "langSet", {_LANGUAGE: language})
        for place, form in enumerate((*forms, *banned)):
            section = etree.SubElement(group, "tig")
            etree.SubElement(section, "term").text = form
            status = "preferred" if place == 0 else "admitted"
            status = "deprecated" if place >= len(forms) else status
            etree.SubElement(
                section, "termNote", {"type": "administrativeStatus"}
            ).text = f"{status}Term-admn-sts"


def _refuse_unholdable(term: Term) -> None:
    found = _NOT_XML.search("".join((term.source, *term.targets, *term.forbidden, term.note)))
    if found:
        raise FormatError("glossary.tbx-character", number=ord(found.group()), source=term.source)


def _tag(element: Any) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
