"""The languages a book says it is in (``dc:language``, ``xml:lang``), for a translation of it."""

from __future__ import annotations

from collections.abc import Iterator

from translator.formats.epub.xml_elements import XmlElement, XmlFile
from translator.formats.html.insert import named_language
from translator.formats.html.splices import Splice
from translator.types import Layout

_LONGER = {"zho": "zh", "chi": "zh", "cmn": "zh", "eng": "en"}
"""Codes of ISO 639-2 and 639-3 that stand for what BCP 47 has a shorter one for."""
_DECLARES = "xmlns"
"""How attributes begin without which an element's name means nothing."""
NO_BLOCK = -1
"""What a splice belongs to that is no block's translation."""


def language_splices(opf: XmlFile, *, source: str, target: str, layout: Layout) -> Iterator[Splice]:
    """Yield what has to change where a package names its languages.

    The layout ``target`` has the target's language in the place of the source's; the others have
    both. What a book says of a third language stays.

    Args:
        opf: The package.
        source: BCP 47 tag of the book.
        target: BCP 47 tag of the translation.
        layout: Of the translation.
    """
    found = [one for one in opf.named("language") if one.tag.name in ("dc:language", "language")]
    said = [opf.words(one) for one in found]
    spoken = [_primary(one) for one in said]
    if layout is Layout.TARGET:
        replaced = [at for at, one in enumerate(spoken) if one == _primary(source)]
        if not replaced and _primary(target) not in spoken:
            replaced = [0] if found else []
        for at in replaced:
            yield Splice(*found[at].inside, target, NO_BLOCK)
        yield from _named(opf, source, target)
        lacking = [] if found else [target]
    else:
        lacking = [
            tag
            for tag in (source, target)
            if _primary(tag) not in spoken
            or (_primary(source) == _primary(target) and tag == target and tag not in said)
        ]
    if lacking:
        yield from _added(opf, found, lacking)


def lang_splices(
    file: XmlFile, element: XmlElement, *, source: str, target: str
) -> Iterator[Splice]:
    """Yield what has to change in an element that names the source's language as its own."""
    attribute = file.attributes(element).get("xml:lang")
    if attribute is not None:
        start, end = attribute.start, attribute.end
        if _primary(file.text[start:end]) == _primary(source):
            yield Splice(start, end, target, NO_BLOCK)


def _named(opf: XmlFile, source: str, target: str) -> Iterator[Splice]:
    for one in opf.named("package", "metadata", "title", "description"):
        yield from lang_splices(opf, one, source=source, target=target)


def _added(opf: XmlFile, found: list[XmlElement], tags: list[str]) -> Iterator[Splice]:
    """Put languages behind those that are named, or at the end of the metadata."""
    text = opf.text
    after = found[-1] if found else next(opf.named("title"), None)
    if after is None or after.end is None:
        return
    line = text.rfind("\n", 0, after.tag.start) + 1
    gap = text[line : after.tag.start]
    gap = "\n" + gap if line and not gap.strip() else ""
    name = text[after.tag.start + 1 : after.tag.start + 1 + len(after.tag.name)]
    name = name if found else f"{name.rpartition(':')[0] or 'dc'}:language"
    said = "".join(
        f" {text[one.begin : one.end + len(one.quote)]}"
        for one in opf.attributes(after).values()
        if one.name.startswith(_DECLARES) and one.quote
    )
    place = after.end.end
    written = "".join(f"{gap}<{name}{said}>{tag}</{name}>" for tag in tags)
    yield Splice(place, place, written, NO_BLOCK)


def _primary(tag: str) -> str:
    named = named_language(tag)
    return _LONGER.get(named, named)
