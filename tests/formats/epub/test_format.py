"""Books are read whole and written back with every other byte as it was."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from tests.formats.epub import small_books
from tests.formats.epub.small_books import ONE, PACKAGE, TABLE, TWO, book, read, unpacked, written
from translator.formats import registry
from translator.formats.epub.format import Epub
from translator.types import Layout, Rule

BOTH = pytest.mark.parametrize("version", ["2", "3"])
LAYOUTS = pytest.mark.parametrize("layout", list(Layout))


@BOTH
def test_a_book_whose_targets_are_its_sources_is_the_same_bytes(version: str) -> None:
    data = book(version)
    document = read(data)
    same = {block.id: block.text for block in document.blocks}
    assert Epub().write(document, same, layout=Layout.TARGET, target_language="en") == data
    assert Epub().write(document, {}, layout=Layout.BILINGUAL, target_language="en") == data


@BOTH
def test_blocks_are_numbered_through_all_parts_and_each_is_shown_once(version: str) -> None:
    document = read(book(version))
    assert [block.id for block in document.blocks] == list(range(len(document.blocks)))
    nested = {child for b in document.blocks for i in b.inline for child, _, _ in i.children}
    shown = []
    for one in document.contents:
        if isinstance(one, int):
            shown.append(one)
        elif not isinstance(one, Rule):
            shown += [c for line in one.lines for c in line if isinstance(c, int)]  # type: ignore[union-attr]
    assert sorted(shown) == [b.id for b in document.blocks if b.id not in nested]
    assert document.language == "zh-Hans"


def test_parts_stand_in_reading_order_and_blocks_know_theirs() -> None:
    document = read(book("3"))
    parts = list(dict.fromkeys(block.attributes["part"] for block in document.blocks))
    assert parts == [PACKAGE, ONE, TWO, "OEBPS/nav.xhtml", TABLE]
    block = next(one for one in document.blocks if one.text.startswith("他每天"))
    assert (block.attributes["part"], block.attributes["line"]) == (ONE, "10")
    assert document.skeleton[block.start :].startswith("他每天下午三点来")


@BOTH
@LAYOUTS
def test_members_without_a_word_and_the_order_of_all_stay(version: str, layout: Layout) -> None:
    before = small_books.members(version)
    after = written(book(version), layout)
    assert list(after) == list(before)
    for name in ("mimetype", "META-INF/container.xml", "OEBPS/style.css", "OEBPS/images/cup.png"):
        assert after[name] == before[name]


@BOTH
def test_the_media_type_comes_first_and_is_not_packed(version: str) -> None:
    held = small_books.members(version)
    late = {name: held[name] for name in [*list(held)[1:], "mimetype"]}
    document = read(small_books.packed(late))
    data = Epub().write(document, {0: "The Teahouse"}, layout=Layout.TARGET, target_language="en")
    assert data[30:38] == b"mimetype"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_titles_description_and_tables_of_contents_are_translated() -> None:
    after = written(book("3"), Layout.TARGET)
    opf, nav, ncx = (after[one].decode() for one in (PACKAGE, "OEBPS/nav.xhtml", TABLE))
    assert "<dc:title>«茶馆里的下午»</dc:title>" in opf
    assert "<dc:description>«老城区一家茶馆的故事。»</dc:description>" in opf
    assert "<dc:creator>方小雨</dc:creator>" in opf
    assert "<text>«掌柜 &amp; 伙计»</text>" in ncx
    assert "<docAuthor><text>方小雨</text></docAuthor>" in ncx
    assert '<li><a href="text/two.xhtml">«第二章　雨声»</a></li>' in nav
    assert "<title>«第一章»</title>" in after[ONE].decode()
    assert 'alt="«一只青花茶杯»"' in after[ONE].decode()


def test_an_entry_of_a_table_of_contents_holds_both_languages_in_its_link() -> None:
    after = written(book("3"), Layout.BILINGUAL)
    nav = after["OEBPS/nav.xhtml"].decode()
    assert '<a href="text/two.xhtml">第二章　雨声 / «第二章　雨声»</a>' in nav
    assert "<text>第二章　雨声 / «第二章　雨声»</text>" in after[TABLE].decode()


def test_links_between_parts_and_ids_stay() -> None:
    for layout in Layout:
        after = written(book("3"), layout)
        assert b'href="two.xhtml#rain"' in after[ONE]
        for name in (ONE, TWO):
            ids = re.findall(rb'\bid="([^"]*)"', after[name])
            assert ids == re.findall(rb'\bid="([^"]*)"', small_books.members("3")[name])


def test_a_paragraph_has_its_target_after_it_with_its_class_and_language() -> None:
    page = written(book("3"), Layout.BILINGUAL)[ONE].decode()
    assert '<p class="first" lang="en" xml:lang="en">«他每天下午三点来，只要一壶<em>' in page
    beside = written(book("3"), Layout.SIDE_BY_SIDE)[ONE].decode()
    assert '<table style="width:100%"><tr><td' in beside


@pytest.mark.parametrize("to", ["zh-Hans", "zh-Hant-TW"])
def test_an_english_book_becomes_chinese(to: str) -> None:
    english = {
        name: re.sub("[\u3000-\u9fff\uff00-\uffef“”]+", "tea with milk ", held.decode())
        .replace("zh-CN", "en")
        .encode()
        for name, held in small_books.members("3").items()
        if not name.endswith("png")
    }
    data = small_books.beside("3", english)
    document = Epub().read(data, name="tea.epub")
    only = {b.id: "茶" for b in document.blocks if b.attributes["part"] == ONE}
    after = unpacked(Epub().write(document, only, layout=Layout.TARGET, target_language=to))
    assert f'xml:lang="{to}"' in after[ONE].decode()
    assert f">{to}</dc:language>" in after[PACKAGE].decode()


def test_a_book_is_known_by_its_inside() -> None:
    assert registry.by_path("kept.zip", book("3")).name == "epub"
    assert registry.by_path("a.epub", b"PK\x03\x04").name == "epub"
    assert not Epub().opens(small_books.packed({"mimetype": b"application/zip"}))
    assert not Epub().recognises("<html><body>")


def test_a_target_cannot_become_markup() -> None:
    document = read(book("3"))
    bad = {block.id: "<script>x</script> & ]]> \x0b" for block in document.blocks}
    for layout in Layout:
        after = unpacked(Epub().write(document, bad, layout=layout, target_language="en"))
        for name in (ONE, TWO, PACKAGE, TABLE, "OEBPS/nav.xhtml"):
            assert b"<script" not in after[name]
            assert b"&lt;script&gt;" in after[name]
            assert b"\x0b" not in after[name]


def test_the_book_as_it_is_has_no_links_to_follow() -> None:
    document = read(book("3"))
    kind = Epub()
    assert kind.addresses(document) == []
    assert kind.heading_words(document, document) == {}
    assert kind.follow(document, {}) == document.package
