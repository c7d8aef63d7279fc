"""A translated book says in which languages it is."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.formats.epub import small_books
from tests.formats.epub.small_books import PACKAGE, TABLE, book, changed, written
from translator.types import Layout

_SAID = '<dc:language id="lang">zh-CN</dc:language>'


def languages(opf: bytes) -> list[str]:
    return re.findall(r"<dc:language[^>]*>\s*([^<]*?)\s*<", opf.decode())


@pytest.mark.parametrize(
    ("said", "layout", "expected"),
    [
        (_SAID, Layout.TARGET, ["en"]),
        (_SAID, Layout.BILINGUAL, ["zh-CN", "en"]),
        (_SAID, Layout.SIDE_BY_SIDE, ["zh-CN", "en"]),
        ("<dc:language>zho</dc:language>", Layout.BILINGUAL, ["zho", "en"]),
        # what a program writes when nobody told it: the book is Chinese all the same
        ("<dc:language>en-US</dc:language>", Layout.TARGET, ["en-US"]),
        ("<dc:language>en-US</dc:language>", Layout.BILINGUAL, ["en-US", "zh-Hans"]),
        ("<dc:language>und</dc:language>", Layout.TARGET, ["en"]),
        ("", Layout.TARGET, ["en"]),
        ("", Layout.BILINGUAL, ["zh-Hans", "en"]),
        # a third language is none of ours
        (f"{_SAID}<dc:language>ja</dc:language>", Layout.TARGET, ["en", "ja"]),
        (f"{_SAID}<dc:language>ja</dc:language>", Layout.BILINGUAL, ["zh-CN", "ja", "en"]),
    ],
)
def test_the_package_names_the_languages_there_are(
    said: str, layout: Layout, expected: list[str]
) -> None:
    data = changed("3", PACKAGE, _SAID, said)
    assert languages(written(data, layout)[PACKAGE]) == expected


def test_an_added_language_stands_on_a_line_of_its_own_without_the_id() -> None:
    opf = written(book("3"), Layout.BILINGUAL)[PACKAGE].decode()
    assert f"{_SAID}\n    <dc:language>en</dc:language>\n" in opf


def test_the_language_of_the_metadata_and_of_the_table_of_contents_follows() -> None:
    after = written(book("3"), Layout.TARGET)
    assert 'unique-identifier="id" xml:lang="en"' in after[PACKAGE].decode()
    assert 'xml:lang="en"' in after[TABLE].decode()
    both = written(book("3"), Layout.BILINGUAL)
    assert 'unique-identifier="id" xml:lang="zh-CN"' in both[PACKAGE].decode()


def test_a_change_of_script_is_a_change_of_language() -> None:
    after = written(book("2"), Layout.TARGET, to="zh-Hant-TW")
    assert languages(after[PACKAGE]) == ["zh-Hant-TW"]
    assert languages(written(book("2"), Layout.BILINGUAL, to="zh-Hant")[PACKAGE]) == [
        "zh",
        "zh-Hant",
    ]


@pytest.mark.parametrize("said", [True, False])
def test_an_added_language_declares_its_name_where_its_neighbours_do(said: bool) -> None:
    declared = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    opf = small_books.members("3")[PACKAGE].decode().replace(f" {declared}", "")
    opf = re.sub(r"<(dc:\w+)", rf"<\1 {declared}", opf)
    if not said:
        opf = re.sub(r"\s*<dc:language.*</dc:language>", "", opf)
    after = written(small_books.beside("3", {PACKAGE: opf.encode()}), Layout.BILINGUAL)[PACKAGE]
    etree.fromstring(after)
    assert f"<dc:language {declared}>en</dc:language>" in after.decode()
