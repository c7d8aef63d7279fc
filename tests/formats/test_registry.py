"""Which format a file is taken for."""

from __future__ import annotations

import pytest

from tests.formats.docx import word_files
from tests.formats.epub import small_books
from translator.errors import InputError
from translator.formats import registry

NOVEL = "第一章　雪夜\n\n那天夜里下了一场大雪。\n\n***\n\n“走吧。”他说，“天快亮了。”\n\n- 完 -\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "没有标记的文字", "markdown"),
        ("A.MARKDOWN", "字", "markdown"),
        ("a.txt", NOVEL, "plain"),
        ("a.txt", "今天天气很好。\n", "plain"),
        ("a.txt", "## 标题\n\n见[茶](https://example.org/)。\n", "markdown"),
        ("a.txt", "# 一\n\n字\n\n## 二\n\n字\n", "markdown"),
        ("a.txt", "# 一\n# 二\n甲\t乙\n", "plain"),
        ("a.txt", "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n", "markdown"),
        ("a", "- 买**茶**\n- 买米\n", "markdown"),
        ("-", "今天天气很好。", "plain"),
        ("a.htm", "没有标记的文字", "html"),
        ("-", "<!DOCTYPE html>\n<p>今天天气很好。", "html"),
        ("a.txt", "\n<!-- 存档 -->\n<HTML lang=zh><p>今天天气很好。", "html"),
        ("a.txt", "<p>今天天气很好。", "plain"),
        ("a.txt", "<html>是网页的第一个标记。", "plain"),
        ("a.md", "<!doctype html>\n\n# 标题\n", "markdown"),
    ],
)
def test_the_format_is_told_by_suffix_and_by_the_inside(
    name: str, text: str, expected: str
) -> None:
    assert registry.by_path(name, text.encode()).name == expected


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "a picture (PNG)"),
        ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture (JPEG)"),
        ("a.md", b"PK\x03\x04rest", "a zip archive"),
        ("a.doc", b"anything", "an old Word file"),
        ("a.md", b"", "is empty"),
        ("a.md", b"\xef\xbb\xbf \r\n", "is empty"),
    ],
)
def test_what_is_no_article_is_refused_with_a_next_step(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        registry.by_path(name, data)
    assert words in caught.value.what
    assert name in caught.value.what
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.docx", small_books.book(), "epub"),
        ("a.pdf", word_files.package(word_files.paragraph("天气很好。")), "docx"),
        ("a.epub", b"%PDF-1.4 and so on", "pdf"),
        ("a.srt", small_books.book(), "epub"),
        ("a.epub", b"PK\x03\x04 cut off", "epub"),
        ("a.docx", "天气很好。".encode(), "docx"),
    ],
)
def test_a_file_that_is_no_text_is_believed_before_its_name(
    name: str, data: bytes, expected: str
) -> None:
    assert registry.by_path(name, data).name == expected


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="markdown, plain"):
        registry.by_name("latex")


def test_names_and_suffixes_fit_together() -> None:
    assert registry.names()[:3] == ("markdown", "plain", "html")
    assert {"docx", "odt", "epub", "pdf"} <= set(registry.names())
    assert {".md", ".txt", ".html", ".htm", ".xhtml", ".epub"} <= set(registry.suffixes())
    assert {".srt", ".vtt", ".ass", ".ssa"} <= set(registry.suffixes())
    assert all(registry.by_name(name).name == name for name in registry.names())


def test_a_kindle_book_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError) as error:
        registry.by_path("book.mobi", b"\0" * 60 + b"BOOKMOBI" + b"\0" * 20)
    assert "Kindle" in error.value.what and "EPUB" in error.value.hint


def test_an_encoding_can_be_wrong_of_texts_alone() -> None:
    assert registry.holds_text("a.md", "早市".encode())
    assert not registry.holds_text("a.epub", small_books.book())
    assert not registry.holds_text("book", small_books.book())
