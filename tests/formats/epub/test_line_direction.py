"""Vertical lines stay for Chinese, and become horizontal ones in an English book."""

from __future__ import annotations

import pytest

from tests.formats.epub import small_books
from tests.formats.epub.small_books import ONE, PACKAGE, TWO, beside, book, read, written
from translator.formats.epub.format import Epub
from translator.formats.epub.line_direction import horizontal_page, horizontal_styles
from translator.types import Layout

CSS = (
    b"html { -epub-writing-mode: vertical-rl; writing-mode : vertical-rl }\n"
    b"@font-face{src:url(a.otf)}"
)
VERTICAL = {"OEBPS/style.css": CSS}


def remarks(data: bytes, layout: Layout, to: str = "en") -> list[str]:
    document = read(data)
    found = Epub().remarks(document, {}, layout=layout, target_language=to)
    return [one.key for one in found]


def test_an_english_book_alone_is_horizontal_and_it_is_said() -> None:
    data = beside("3", VERTICAL)
    after = written(data, Layout.TARGET)
    assert after["OEBPS/style.css"].count(b"horizontal-tb") == 2
    assert b"vertical" not in after["OEBPS/style.css"]
    assert b"@font-face{src:url(a.otf)}" in after["OEBPS/style.css"]
    assert b'<spine toc="ncx">' in after[PACKAGE]
    assert remarks(data, Layout.TARGET) == ["piece.epub.horizontal"]


@pytest.mark.parametrize(
    ("layout", "to"),
    [(Layout.BILINGUAL, "en"), (Layout.SIDE_BY_SIDE, "en"), (Layout.TARGET, "zh-Hant")],
)
def test_a_book_with_chinese_in_it_stays_vertical(layout: Layout, to: str) -> None:
    data = beside("3", VERTICAL)
    after = written(data, layout, to=to)
    assert after["OEBPS/style.css"] == CSS
    assert b'page-progression-direction="rtl"' in after[PACKAGE]
    assert remarks(data, layout, to) == []


def test_a_horizontal_book_keeps_the_direction_it_turns_in() -> None:
    after = written(book("3"), Layout.TARGET)
    assert b'page-progression-direction="rtl"' in after[PACKAGE]
    assert after["OEBPS/style.css"] == small_books.members("3")["OEBPS/style.css"]


def test_a_page_that_sets_itself_vertically_is_turned_as_well() -> None:
    held = small_books.members("3")
    style = "<style>p { writing-mode: vertical-rl }</style></head>"
    page = (
        held[TWO]
        .decode()
        .replace("</head>", style)
        .replace("<blockquote>", '<blockquote style="-webkit-writing-mode: vertical-rl">')
    )
    data = beside("3", {TWO: page.encode()})
    after = written(data, Layout.TARGET)
    assert "p { writing-mode: horizontal-tb }" in after[TWO].decode()
    assert '<blockquote style="-webkit-writing-mode: horizontal-tb">' in after[TWO].decode()


def test_words_about_writing_modes_are_words() -> None:
    text = "<p>属性 writing-mode: vertical-rl 表示竖排。</p>"
    assert horizontal_page(text) == text
    data = beside(
        "3", {TWO: small_books.members("3")[TWO].replace("龙井".encode(), text[3:-4].encode())}
    )
    assert remarks(data, Layout.TARGET) == []


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("writing-mode: vertical-lr;", "writing-mode: horizontal-tb;"),
        ("-ms-writing-mode: tb-rl", "-ms-writing-mode: lr-tb"),
        ("WRITING-MODE:VERTICAL-RL", "WRITING-MODE:horizontal-tb"),
        ("-webkit-writing-mode: horizontal-tb", "-webkit-writing-mode: horizontal-tb"),
        ("text-orientation: mixed", "text-orientation: mixed"),
    ],
)
def test_every_way_to_say_vertical_is_known(css: str, expected: str) -> None:
    assert horizontal_styles(css) == expected


def test_fixed_pages_are_recognised_and_keep_their_direction() -> None:
    old = '<meta property="dcterms:modified">'
    fixed = f'<meta property="rendition:layout">pre-paginated</meta>\n    {old}'
    held = small_books.members("3")
    opf = held[PACKAGE].decode().replace(old, fixed).encode()
    data = beside("3", {**VERTICAL, PACKAGE: opf})
    assert remarks(data, Layout.TARGET) == ["piece.epub.horizontal", "piece.epub.fixed"]
    after = written(data, Layout.TARGET)
    assert b'page-progression-direction="rtl"' in after[PACKAGE]
    assert "«他每天".encode() in after[ONE]


def test_the_hint_for_kindle_readers_is_turned() -> None:
    old = '<meta property="dcterms:modified">'
    hint = f'<meta name="primary-writing-mode" content="vertical-rl"/>\n    {old}'
    opf = small_books.members("3")[PACKAGE].decode().replace(old, hint).encode()
    after = written(beside("3", {PACKAGE: opf}), Layout.TARGET)
    assert b'name="primary-writing-mode" content="horizontal-lr"' in after[PACKAGE]
    assert b'<spine toc="ncx">' in after[PACKAGE]


def test_a_signature_no_longer_holds_and_it_is_said() -> None:
    data = beside("3", {"META-INF/signatures.xml": b"<signatures/>"})
    assert remarks(data, Layout.BILINGUAL) == ["piece.epub.signed"]
