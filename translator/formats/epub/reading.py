"""The texts of a book, read part by part."""

from __future__ import annotations

from collections.abc import Iterator

from translator.errors import EncodingError, FormatError
from translator.errors.error_sentences import Said, piece
from translator.formats.epub.compound import Passage
from translator.formats.epub.descriptions import description_of, descriptions
from translator.formats.epub.labels import Label, Labels, ncx_labels, read_labels, title_labels
from translator.formats.epub.package import Book, Part, PartKind, page_of
from translator.formats.epub.xml_elements import XmlFile
from translator.formats.html.blocks import read_blocks, skipped
from translator.formats.html.contents import contents
from translator.formats.html.leaves import LETTER
from translator.formats.html.scan import scan
from translator.text.characters import excerpt
from translator.types import Skipped

MOST_TAGS = 400_000
"""Tags in all parts; the longest novels of the web have 300,000, and a book of nothing but tags
would take the memory of a computer."""
MOST_TAGS_OF_PART = 120_000
"""Tags in one part, all of which are held while it is read; a whole novel on one page has half as
many. With the sum above a run stays below 500 MB (``benchmarks/package_memory.py``)."""
DESCRIPTION = "description"
"""Place of a description whose tags are hidden, with its number."""
_NAMES = ("creator", "contributor", "publisher", "subject", "rights", "source")
"""What of the metadata stays: names, and words that catalogues look books up by."""
_HEAD = 2_000
"""Characters in which a page names its namespace."""


def read_passages(book: Book) -> Iterator[Passage]:
    """Yield the texts of a book in the order a reader meets them.

    Raises:
        FormatError: a part is damaged or too large, or they hold more tags than a book has.
    """
    tags = 0
    for part in book.parts:
        try:
            text = book.decoded(part.name).text
        except EncodingError:
            reason = Said(piece("left.part-undecodable"))
            left = Skipped(kind="part", line=1, excerpt=part.name, reason=reason)
            yield Passage(part=part.name, place="", text="", blocks=(), skipped=(left,))
            continue
        own = text.count("<")
        if own > MOST_TAGS_OF_PART:
            raise FormatError(
                "epub.tags-of-part", name=book.archive.name, part=part.name, most=MOST_TAGS_OF_PART
            )
        tags += own
        if tags > MOST_TAGS:
            raise FormatError("epub.many-tags", name=book.archive.name, most=MOST_TAGS)
        match part.kind:
            case PartKind.PACKAGE:
                yield from _package(book, part, text)
            case PartKind.NCX:
                yield _labelled(part, text, read_labels(text, ncx_labels(XmlFile(text))))
            case _:
                yield _page(part.name, "", text, xml=is_xml(book, part.name, text))


def is_xml(book: Book, member: str, text: str) -> bool:
    """Say whether a page is read by the rules of XML: all but those of old books that say HTML."""
    return member not in book.html or "xmlns" in text[:_HEAD]


def package_labels(opf: XmlFile) -> list[Label]:
    """Return what of the package is a label: titles, and descriptions that hide no tags."""
    plain = [
        Label(one, "front_matter")
        for one in descriptions(opf)
        if description_of(opf.text, one) is None
    ]
    found = [*title_labels(opf), *plain]
    return sorted(found, key=lambda one: one.element.tag.start)


def _package(book: Book, part: Part, text: str) -> Iterator[Passage]:
    opf = book.opf
    labelled = _labelled(part, text, read_labels(text, package_labels(opf)))
    names = tuple(_names(opf))
    yield Passage(
        part=part.name,
        place="",
        text=text,
        blocks=labelled.blocks,
        skipped=(*labelled.skipped, *names, *_lacking(book)),
        contents=labelled.contents,
    )
    for number, one in enumerate(descriptions(opf)):
        hidden = description_of(text, one)
        if hidden is not None:
            yield _page(part.name, f"{DESCRIPTION} {number}", hidden.html, xml=False)


def _names(opf: XmlFile) -> Iterator[Skipped]:
    """Say which words of the metadata stay."""
    for one in opf.named(*_NAMES):
        words = " ".join(opf.words(one).split())
        if one.tag.name.startswith("dc:") and LETTER.search(words):
            yield Skipped(
                kind="metadata",
                line=opf.text.count("\n", 0, one.tag.start) + 1,
                excerpt=excerpt(words),
                reason=Said(piece("left.metadata")),
                text=words,
            )


def _lacking(book: Book) -> Iterator[Skipped]:
    """Say which parts the book names and does not hold."""
    for number in book.spine:
        item = book.items.get(number)
        if item is None or not item.member:
            shown = item.href if item else number
            reason = Said(piece("left.part-missing"))
            yield Skipped(kind="part", line=1, excerpt=excerpt(shown), reason=reason)
        elif page_of(item, book.items) is None:
            reason = Said(piece("left.part-other"))
            yield Skipped(kind="part", line=1, excerpt=excerpt(item.href), reason=reason)
    for other in book.others:
        reason = Said(piece("left.rendition"))
        yield Skipped(kind="rendition", line=1, excerpt=excerpt(other), reason=reason)


def _labelled(part: Part, text: str, labels: Labels) -> Passage:
    return Passage(
        part=part.name,
        place="",
        text=text,
        blocks=labels.found.blocks,
        skipped=labels.skipped,
        contents=tuple(block.id for block in labels.found.blocks),
    )


def _page(part: str, place: str, text: str, *, xml: bool) -> Passage:
    page = scan(text, xml=xml)
    found = read_blocks(page)
    return Passage(
        part=part,
        place=place,
        text=text,
        blocks=found.blocks,
        skipped=skipped(page, found),
        contents=tuple(contents(page, found)),
    )
