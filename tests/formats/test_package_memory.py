"""Books and office documents: memory grows with the paragraphs, and what is read fits in it."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.formats.docx import word_files
from tests.formats.epub import small_books
from tests.formats.odt import writer_files
from translator.errors import FormatError
from translator.formats import registry
from translator.formats.epub import reading
from translator.formats.office import places
from translator.types import Layout

PARAGRAPHS = 400
MOST = {"docx": 3_400, "odt": 3_400, "epub": 4_800}
"""Bytes a paragraph may take while it is read and written beside its source: of 120,000 of them,
or 60,000 on one page of a book, a process takes less than 500 MB."""


def docx(size: int) -> bytes:
    return word_files.package("".join(word_files.paragraph(f"早市{at}") for at in range(size)))


def odt(size: int) -> bytes:
    return writer_files.package("".join(writer_files.p(f"早市{at}") for at in range(size)))


def epub(size: int) -> bytes:
    page = "".join(f"<p>早市{at}</p>" for at in range(size))
    name = next(one for one in small_books.members() if one.endswith(".xhtml"))
    return small_books.changed("3", name, "</body>", f"{page}</body>")


MAKE = {"docx": docx, "odt": odt, "epub": epub}


def peak(kind: str, size: int) -> int:
    """Return the most bytes that reading and writing a document take beyond its own."""
    data, format_ = MAKE[kind](size), registry.by_name(kind)
    tracemalloc.start()
    document = format_.read(data, name=f"market.{kind}")
    targets = {block.id: "market" for block in document.blocks}
    format_.write(document, targets, layout=Layout.BILINGUAL, target_language="en")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("kind", sorted(MAKE))
def test_a_paragraph_takes_little_memory(kind: str) -> None:
    peak(kind, 2)  # what is made once is nobody's paragraph
    one, two = peak(kind, PARAGRAPHS), peak(kind, 2 * PARAGRAPHS)
    assert (two - one) / PARAGRAPHS < MOST[kind]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_more_text_than_fits_in_memory_is_refused(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOST_MEMORY", 200_000)
    registry.by_name(kind).read(MAKE[kind](20), name=f"market.{kind}")
    with pytest.raises(FormatError) as error:
        registry.by_name(kind).read(MAKE[kind](80), name=f"market.{kind}")
    assert error.value.key == "office.too-long"


def test_a_long_part_counts_with_its_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOST_MEMORY", 200_000)
    tags = "<w:bookmarkEnd w:id='1'/>" * 1_000
    with pytest.raises(FormatError) as error:
        registry.by_name("docx").read(word_files.package(tags), name="market.docx")
    assert error.value.key == "office.too-long"


def test_a_page_of_a_book_has_a_limit_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_TAGS_OF_PART", 200)
    with pytest.raises(FormatError) as error:
        registry.by_name("epub").read(epub(101), name="market.epub")
    assert error.value.key == "epub.tags-of-part"
