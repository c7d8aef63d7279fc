"""XML from elsewhere: read without expanding, fetching or believing anything.

Terminologies (TBX) and memories (TMX) come from other programs and other people. No entity is
expanded, no DTD is loaded, nothing is fetched, and libxml2's bounds on depth and length stay
(https://lxml.de/parsing.html; OWASP, "XML External Entity Prevention Cheat Sheet").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from translator.errors import FormatError
from translator.errors.error_sentences import Piece


def parse(data: bytes, *, name: str, kind: str, hint: Piece | str, whole: bool = False) -> Any:
    """Return the root element of a file.

    Args:
        data: Its bytes; XML says itself how it is encoded.
        name: Of the file, for messages.
        kind: What it should be: ``TMX``, ``TBX``.
        hint: What to do when it is no XML.
        whole: Keep comments, processing instructions and CDATA, because the tree is written
            again.

    Raises:
        FormatError: it is no XML, or refers to an entity; the message has the line.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=not whole, remove_pis=not whole, strip_cdata=not whole,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        why = getattr(error, "msg", None) or error
        raise FormatError("xml.broken", name=name, line=line, why=why, next=hint) from error
    for entity in root.iter(etree.Entity):
        raise FormatError(
            "xml.entity", name=name, line=entity.sourceline, entity=entity.text, kind=kind
        )
    return root


def walk(stream: Any, tags: Iterable[str], *, name: str, kind: str, hint: Piece | str) -> Any:
    """Yield elements of some names as they begin and end, and forget them then.

    What such an element holds is there when it ends, and gone when the next thing is asked for.
    As ``parse`` otherwise; but the file is never held as a whole.

    Args:
        stream: Open for reading bytes.
        tags: Names, without a namespace; elements of any namespace are meant.
        name: Of the file, for messages.
        kind: What it should be.
        hint: What to do when it is no XML.

    Yields:
        ``start`` or ``end``, and the element; the root as ``start``, whatever it is called.

    Raises:
        FormatError: it is no XML, or refers to an entity.
        InputError: as the stream says.
    """
    from lxml import etree

    def refuse_entities(element: Any) -> None:
        for entity in element.iter(etree.Entity):
            raise FormatError(
                "xml.entity", name=name, line=entity.sourceline, entity=entity.text, kind=kind
            )

    events = etree.iterparse(
        stream, events=("start", "end"), tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    rooted = False
    try:
        for event, element in events:
            if not rooted:
                rooted = True
                yield "start", element.getroottree().getroot()
            if event == "end":
                refuse_entities(element)
            yield event, element
            if event == "end":
                element.clear()
                while (before := element.getprevious()) is not None:
                    refuse_entities(before)
                    element.getparent().remove(before)
        if not rooted:
            yield "start", events.root
        refuse_entities(events.root)
    except etree.XMLSyntaxError as error:
        line = getattr(error, "lineno", None) or 1
        raise FormatError("xml.broken", name=name, line=line, why=error.msg, next=hint) from error


def check(data: bytes, *, name: str, kind: str, hint: Piece | str) -> None:
    """See that a file is XML, without keeping anything of it: for files read by position.

    A document type that only names a DTD is passed over, as old programs write it; one that
    declares something is refused, and so is what would have to be looked up in it.

    Args:
        data: Its bytes.
        name: Of the file, for messages.
        kind: What it should be: ``DOCX``.
        hint: What to do when it is no XML.

    Raises:
        FormatError: it is no XML, or declares entities; the message has the line.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse() -> None:
        raise FormatError("xml.doctype", name=name, line=parser.CurrentLineNumber, kind=kind)

    def declare(doctype: str, system: str | None, public: str | None, inside: int) -> None:
        if inside:
            refuse()

    def skip(entity: str, parameter: int) -> None:
        refuse()

    parser.StartDoctypeDeclHandler = declare
    parser.SkippedEntityHandler = skip
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None) or 1
        raise FormatError("xml.broken", name=name, line=line, why=error, next=hint) from error
