from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.formats.docx import word_files
from tests.formats.epub import small_books
from tests.formats.pdf import handmade_pdf
from tests.ui.conftest import translated
from translator.application import read_bytes
from translator.errors import UsageError
from translator.formats import registry
from translator.store import Library
from translator.types import Layout
from ui import documents as bitexts
from ui.jobs.manager import JobManager


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_paragraphs_of_many_sentences_make_shorter_pages(library: Library) -> None:
    sentence, half = "这是一句话。", bitexts.SENTENCES // 2
    opened, _, _ = translated(
        library, "\n\n".join([sentence * half] * 3 + [sentence * 3 * half, sentence])
    )
    assert opened.pages == ((0, 2), (2, 3), (3, 4), (4, 5))


def test_every_form_offered_can_be_downloaded(library: Library) -> None:
    opened, job, _ = translated(library, "# 标题\n\n你好。\n")
    made = {
        form.label: bitexts.make_file(opened, job, library, form, says="zh-Hans")
        for form in bitexts.downloads(opened.document)
        if not form.slow
    }
    assert made["bilingual"].name == "article.en.bilingual.md"
    assert made["target"].data.decode() == "# ⟦标题⟧\n\n⟦你好。⟧\n"
    assert made["html"].data.startswith(b"<!DOCTYPE html>")
    assert made["html"].media_type == "text/html"
    assert "机器翻译" in made["html"].data.decode()
    assert made["tmx"].name == "article.en.tmx"
    assert made["docx"].name == "article.en.docx"
    assert made["epub"].media_type == "application/epub+zip"
    assert len(made) >= 10


@pytest.mark.parametrize(("form", "offered"), [("plain", False), ("markdown", True)])
def test_text_alone_is_offered_unless_the_document_is_nothing_else(
    form: str, offered: bool
) -> None:
    document = registry.by_name(form).read("茶已经泡好了。".encode(), name="article")
    names = [one.name for one in bitexts.downloads(document)]
    assert ("txt" in names) is offered
    assert ("md" in names) is not offered
    assert names[:2] == ["own", "own"] and "html" in names


def test_half_a_document_is_not_handed_out(library: Library) -> None:
    opened, job, _ = translated(library, "第一句。\n\n第二句。\n")
    with library.database.write() as connection:
        connection.execute("DELETE FROM pairs WHERE block_id = 0")
    form = bitexts.Download(label="", name="tmx", layout=Layout.BILINGUAL)
    with pytest.raises(UsageError):
        bitexts.make_file(opened, job, library, form, says="zh-Hans")


@pytest.mark.parametrize(
    ("sizes", "pages"),
    [
        ([], ((0, 0),)),
        ([1], ((0, 1),)),
        ([1] * 60, ((0, 60),)),
        ([1] * 61, ((0, 60), (60, 61))),
        ([0] * 121, ((0, 60), (60, 120), (120, 121))),
        ([400], ((0, 1),)),
        ([399, 1], ((0, 2),)),
        ([399, 1, 1], ((0, 2), (2, 3))),
        ([399, 2, 398], ((0, 1), (1, 3))),
        ([401, 1], ((0, 1), (1, 2))),
        ([1000, 1000], ((0, 1), (1, 2))),
    ],
)
def test_a_page_has_sixty_rows_or_four_hundred_sentences(
    sizes: list[int], pages: tuple[tuple[int, int], ...]
) -> None:
    assert bitexts._pages(sizes) == pages


@pytest.mark.parametrize(
    ("form", "layout", "name"),
    [
        ("own", Layout.BILINGUAL, "article.en.bilingual.md"),
        ("own", Layout.TARGET, "article.en.md"),
        ("html", Layout.BILINGUAL, "article.en.html"),
        ("html", Layout.SIDE_BY_SIDE, "article.en.html"),
        ("tmx", Layout.BILINGUAL, "article.en.tmx"),
    ],
)
def test_a_file_has_the_name_of_its_language_and_form(
    library: Library, form: str, layout: Layout, name: str
) -> None:
    opened, job, _ = translated(library, "# 标题\n\n你好。\n")
    chosen = bitexts.Download(label="", name=form, layout=layout)
    assert bitexts.make_file(opened, job, library, chosen, says="zh-Hans").name == name


def test_a_pair_fits_where_both_its_place_and_its_text_are_the_documents(
    library: Library,
) -> None:
    opened, _, pairs = translated(library, "你好。再见。\n")
    first, second = pairs
    moved = replace(first, segment=second.segment)
    other = replace(first, source=second.source)
    gone = replace(first, segment=replace(first.segment, block_id=9))
    assert bitexts.fitting(opened, [first, moved, other, gone, second]) == [first, second]


def test_a_document_and_a_file_are_not_written_out_in_messages(library: Library) -> None:
    opened, job, pairs = translated(library, "# 标题\n\n你好。\n")
    made = bitexts.make_file(
        opened, job, library, bitexts.downloads(opened.document)[0], says="zh-Hans"
    )
    assert b"data" not in repr(made).encode() and "items" not in repr(opened).split("plan=")[0]
    assert bitexts.bitext(opened, job, pairs).pairs == tuple(pairs)


def test_text_of_a_table_and_of_paragraphs_is_read_and_a_pictures_is_not(
    library: Library,
) -> None:
    opened, _, _ = translated(
        library, "你好。\n\n| 甲 | 乙 |\n| --- | --- |\n| 丙 | 1 |\n\n再见。\n"
    )
    assert [block.text for block in bitexts.blocks_of(opened.rows)] == [
        "你好。", "甲", "乙", "丙", "再见。",
    ]  # fmt: skip
    assert opened.pages == ((0, len(opened.rows)),)


def test_a_book_goes_through_the_library_and_comes_out_as_a_book(library: Library) -> None:
    manager = JobManager(library)
    job_id = manager.start(read_bytes(small_books.book("3"), name="茶馆.epub"), model="echo")
    assert manager.wait(job_id, 20.0)
    job = library.job(job_id)
    document = manager.original(job.document_id).document
    manager.close()
    opened = bitexts.open_document(document, source=job.source_language, to=job.target_language)
    form = bitexts.downloads(document)[0]
    made = bitexts.make_file(opened, job, library, form, says="en")
    assert (made.name, made.media_type) == ("茶馆.en.bilingual.epub", "application/epub+zip")
    assert "⟦第二章　雨声⟧" in small_books.unpacked(made.data)[small_books.TWO].decode()
    for other in bitexts.downloads(document)[1:]:
        if other.name == "apkg":  # needs the dictionary
            continue
        assert bitexts.make_file(opened, job, library, other, says="en").data


NAMED = [
    ("茶馆.epub", small_books.book("3")),
    ("早市.docx", word_files.package(word_files.paragraph("早市很热闹。"))),
    ("通知.pdf", handmade_pdf.pdf([handmade_pdf.lines(60, 80, ["早市很热闹，人人都去买菜。"])])),
    ("早市.html", "<p>早市很热闹。</p>".encode()),
    ("早市.txt", "早市很热闹。\n".encode()),
]


@pytest.mark.parametrize(("name", "data"), NAMED, ids=[name[-4:] for name, _ in NAMED])
def test_no_two_forms_are_saved_under_the_same_name(
    library: Library, name: str, data: bytes
) -> None:
    manager = JobManager(library)
    job_id = manager.start(read_bytes(data, name=name), model="echo")
    assert manager.wait(job_id, 20.0)
    job = library.job(job_id)
    document = manager.original(job.document_id).document
    manager.close()
    opened = bitexts.open_document(document, source=job.source_language, to=job.target_language)
    forms = [form for form in bitexts.downloads(document) if not form.slow]
    names = [bitexts.make_file(opened, job, library, form, says="en").name for form in forms]
    assert len(set(names)) == len(names) >= 9
