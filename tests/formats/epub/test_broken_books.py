"""Broken books are read as far as readers show them, or refused in one sentence."""

from __future__ import annotations

import time

import pytest

from tests.formats.epub import small_books
from tests.formats.epub.small_books import (
    CONTAINER,
    ONE,
    PACKAGE,
    TABLE,
    TWO,
    beside,
    book,
    changed,
    read,
    unpacked,
    without,
    written,
)
from translator.errors import FormatError, TranslatorError
from translator.formats.epub import package
from translator.formats.epub.format import Epub
from translator.system.bounded_reading import MEGABYTE
from translator.types import Document, Layout


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def reasons(document: Document) -> list[str]:
    return [one.excerpt for one in document.skipped if one.kind in ("part", "rendition")]


def lacking(data: bytes) -> list[str]:
    document = read(data)
    found = Epub().remarks(document, {}, layout=Layout.TARGET, target_language="en")
    return [str(one) for one in found]


def test_a_chapter_that_is_missing_is_said_and_the_rest_is_read() -> None:
    data = without("3", TWO)
    document = read(data)
    assert reasons(document) == ["text/two.xhtml"]
    assert "他每天下午三点来" in "".join(texts(document))
    assert lacking(data) == ["1 of the parts it names cannot be read (--report tells which)"]
    assert "«第一章»" in written(data, Layout.TARGET)[ONE].decode()


def test_an_entry_of_the_spine_that_names_nothing_is_said() -> None:
    data = changed("3", PACKAGE, '<itemref idref="two"/>', '<itemref idref="ghost"/>')
    document = read(data)
    assert reasons(document) == ["ghost"]
    assert "第二章　雨声" in texts(document)  # it is in the manifest


@pytest.mark.parametrize("member", [TABLE, "OEBPS/nav.xhtml"])
def test_a_book_without_a_table_of_contents_is_a_book(member: str) -> None:
    document = read(without("3", member))
    assert member not in {block.attributes["part"] for block in document.blocks}
    assert "第二章　雨声" in texts(document)


@pytest.mark.parametrize(
    "ncx", ["", "<ncx>", "<ncx><navMap><navPoint><navLabel><text>茶", "\x00\xff"]
)
def test_a_broken_table_of_contents_is_left_as_it_is(ncx: str) -> None:
    data = beside("3", {TABLE: ncx.encode("latin-1", "replace")})
    after = written(data, Layout.BILINGUAL)
    assert after[TABLE] == ncx.encode("latin-1", "replace")
    assert "«第二章»" in after[TWO].decode()


def test_a_container_that_leads_nowhere_is_helped() -> None:
    for container in (
        b"<container/>",
        CONTAINER.replace("content", "other").encode(),
        b"\xff\xfe\x00",
    ):
        assert "第二章　雨声" in texts(read(beside("3", {"META-INF/container.xml": container})))
    assert "第二章　雨声" in texts(read(without("3", "META-INF/container.xml", "mimetype")))


def test_the_first_of_several_renditions_is_read_and_the_others_are_said() -> None:
    again = '<rootfile full-path="fixed/content.opf" media-type="application/oebps-package+xml"/>'
    container = CONTAINER.replace("</rootfiles>", f"{again}</rootfiles>").encode()
    opf = small_books.members("3")[PACKAGE]
    data = beside("3", {"META-INF/container.xml": container, "fixed/content.opf": opf})
    assert reasons(read(data)) == ["fixed/content.opf"]
    assert unpacked(data)["fixed/content.opf"] == written(data, Layout.TARGET)["fixed/content.opf"]


def test_a_drawing_in_the_place_of_a_page_is_said_unless_a_page_stands_in_for_it() -> None:
    old = 'href="text/two.xhtml" media-type="application/xhtml+xml"'
    drawing = 'href="images/map.svg" media-type="image/svg+xml"'
    more = {"OEBPS/images/map.svg": "<svg><text>河</text></svg>".encode()}
    held = unpacked(changed("3", PACKAGE, old, drawing))
    document = read(small_books.packed({**held, **more}))
    assert reasons(document) == ["images/map.svg"]
    stands_in = '<item id="page" href="text/two.xhtml" media-type="application/xhtml+xml"/>'
    opf = held[PACKAGE].decode().replace(drawing, f'{drawing} fallback="page"')
    opf = opf.replace("</manifest>", f"{stands_in}</manifest>")
    document = read(small_books.packed({**held, **more, PACKAGE: opf.encode()}))
    assert reasons(document) == []
    assert "第二章　雨声" in texts(document)


def test_of_two_items_with_one_id_the_first_counts() -> None:
    again = '<item id="two" href="text/ghost.xhtml" media-type="application/xhtml+xml"/></manifest>'
    document = read(changed("3", PACKAGE, "</manifest>", again))
    assert "第二章　雨声" in texts(document)
    assert reasons(document) == []


@pytest.mark.parametrize(
    ("encoding", "bom", "declared"),
    [
        ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
        ("gb18030", b"", "GB18030"),
        ("big5", b"", "Big5"),
    ],
)
def test_parts_in_other_encodings_keep_them(encoding: str, bom: bytes, declared: str) -> None:
    page = (
        small_books.members("3")[TWO].decode().replace('encoding="UTF-8"', f'encoding="{declared}"')
    )
    if encoding == "big5":
        page = (
            page.replace("声", "聲")
            .replace("龙", "龍")
            .replace("炒", "煎")
            .replace("像", "如")
            .replace("瓦", "窗")
            .replace("元", "文")
        )
    raw = bom + page.encode(encoding)
    data = beside("3", {TWO: raw})
    assert "第二章" in texts(read(data))
    after = written(data, Layout.TARGET)[TWO]
    assert after.startswith(bom)
    said = after[len(bom) :].decode(encoding)
    assert "第二章&#187;" in said or "第二章»" in said
    assert f'encoding="{declared}"' in said


def test_a_part_that_is_no_text_is_left_and_said() -> None:
    data = beside("3", {TWO: b"\x00\x01\x02\xff" * 50})
    assert TWO in reasons(read(data))
    after = written(data, Layout.TARGET)
    assert after[TWO] == b"\x00\x01\x02\xff" * 50
    assert "«第一章»" in after[ONE].decode()


def test_entities_of_the_old_document_type_are_characters() -> None:
    page = small_books.members("2")[TWO].decode().replace("龙井", "龙&nbsp;井&mdash;明前&copy;")
    data = beside("2", {TWO: page.encode()})
    assert "龙\xa0井—明前©" in texts(read(data))
    after = written(data, Layout.TARGET)[TWO].decode()
    assert "«龙&nbsp;井&mdash;明前&copy;»" in after


def test_raw_sections_stay_and_are_said() -> None:
    data = changed("3", TWO, "<table>", "<p><![CDATA[柜台 <b>上</b>]]></p><table>")
    assert any("柜台" in one.text for one in read(data).skipped)
    assert "<![CDATA[柜台 <b>上</b>]]>" in written(data, Layout.TARGET)[TWO].decode()


@pytest.mark.parametrize("raw", [True, False])
def test_a_description_with_tags_is_read_as_a_page(raw: bool) -> None:
    html = "<p>老城区一家<b>茶馆</b>的故事。</p>\n<p>共两章 &amp; 一张图。</p>"
    escaped = html.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    inside = f"<![CDATA[{html}]]>" if raw else escaped
    data = changed("3", PACKAGE, "老城区一家茶馆的故事。", inside)
    document = read(data)
    assert [t for t in texts(document) if "共两章" in t] == ["共两章 & 一张图。"]
    opf = written(data, Layout.TARGET)[PACKAGE].decode()
    expected = "<p>«老城区一家<b>茶馆</b>的故事。»</p>\n<p>«共两章 &amp; 一张图。»</p>"
    assert (
        f"<![CDATA[{expected}]]>"
        if raw
        else expected.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ) in opf


@pytest.mark.parametrize(
    "href",
    [
        "text/第一章.xhtml",
        "text/%e7%ac%ac%e4%b8%80%e7%ab%a0.xhtml",
        "./text/../text/第一章.XHTML#top",
    ],
)
def test_names_are_found_however_they_are_written(href: str) -> None:
    data = changed("3", PACKAGE, "text/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml", href)
    assert reasons(read(data)) == []


def test_names_in_the_encoding_of_an_old_system_are_found_and_kept() -> None:
    raw = book("3")
    for encoding in ("utf-8", "gb18030"):
        name = ONE.encode(encoding)
        plain = small_books.packed(
            {
                ("OEBPS/text/" + "x" * (len(name) - 17) + ".xhtml" if n == ONE else n): d
                for n, d in small_books.members("3").items()
            }
        )  # the same length in ASCII: no flag says UTF-8
        data = plain.replace(b"OEBPS/text/" + b"x" * (len(name) - 17) + b".xhtml", name)
        assert data != plain
        assert reasons(read(data)) == []
        assert ONE in written(data, Layout.TARGET)
    assert raw


def test_unclosed_tags_in_a_page_lose_nothing() -> None:
    data = changed("3", TWO, "</p></blockquote>", "")
    assert "雨打在瓦上，像有人在炒豆子。" in texts(read(data))
    assert "«雨打在瓦上" in written(data, Layout.TARGET)[TWO].decode()


def test_a_book_of_html_without_xml_is_read() -> None:
    data = changed(
        "2",
        PACKAGE,
        'href="text/two.xhtml" media-type="application/xhtml+xml"',
        'href="text/two.xhtml" media-type="text/html"',
    )
    page = "<html><body><P>雨声<br>瓦上<P>后来</body></html>".encode()
    held = unpacked(data)
    document = read(small_books.packed({**held, TWO: page}))
    assert "后来" in texts(document)


# What is refused

ENCRYPTED = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
  xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
<enc:EncryptedData><enc:EncryptionMethod Algorithm="{}"/><enc:CipherData>
<enc:CipherReference URI="OEBPS/text/two.xhtml"/></enc:CipherData></enc:EncryptedData>
</encryption>"""


@pytest.mark.parametrize(
    "more",
    [
        {
            "META-INF/encryption.xml": ENCRYPTED.format(
                "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
            ).encode()
        },
        {
            "META-INF/encryption.xml": ENCRYPTED.replace(
                '<enc:EncryptionMethod Algorithm="{}"/>', ""
            ).encode()
        },
        {"META-INF/sinf.xml": b"<fairplay/>"},
    ],
)
def test_a_protected_book_is_refused_in_words(more: dict[str, bytes]) -> None:
    with pytest.raises(FormatError) as caught:
        read(beside("3", more))
    assert "DRM" in caught.value.what
    assert caught.value.hint


@pytest.mark.parametrize(
    "way", ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]
)
def test_fonts_that_are_only_obfuscated_are_kept(way: str) -> None:
    more = {
        "META-INF/encryption.xml": ENCRYPTED.format(way).encode(),
        "META-INF/rights.xml": b"<rights/>",
        "OEBPS/a.otf": b"\x01\x02",
    }
    data = beside("3", more)
    after = written(data, Layout.BILINGUAL)
    assert {name: after[name] for name in more} == more


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        book("3")[:-200],
        without("3", PACKAGE),
        without("3", ONE, TWO, "OEBPS/nav.xhtml"),
        beside("3", {PACKAGE: b""}),
        beside("3", {PACKAGE: b"<html/>"}),
        beside("3", {"../up.xhtml": b"x"}),
        beside("3", {TWO: b"\0" * (2 * MEGABYTE)}),
    ],
)
def test_what_is_no_book_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(TranslatorError) as caught:
        read(data)
    assert "茶馆.epub" in caught.value.what
    assert caught.value.what.count("\n") == 0
    assert caught.value.hint


def test_more_text_than_a_book_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_TEXTS", 2_000)
    with pytest.raises(FormatError, match="holds more than"):
        read(book("3"))
    monkeypatch.setattr(package, "LARGEST_TEXT", 500)
    with pytest.raises(FormatError, match="of text"):
        read(book("3"))


BOMB = """<?xml version="1.0"?><!DOCTYPE package [<!ENTITY a "哈哈哈哈">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY e SYSTEM "file:///etc/passwd">]>"""


def test_entities_are_neither_expanded_nor_fetched() -> None:
    held = small_books.members("3")
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    hostile = {
        name: held[name].decode().replace(declaration, BOMB).replace("雨声", "雨&c;声&e;").encode()
        for name in (PACKAGE, TWO, TABLE)
    }
    document = read(beside("3", hostile))
    whole = "".join(texts(document))
    assert "root:" not in whole
    assert len(whole) < 2_000
    after = written(beside("3", hostile), Layout.BILINGUAL)
    assert all(len(one) < 20_000 for one in after.values())


def test_deep_nesting_and_many_parts_take_no_time() -> None:
    depth = 4_000
    points = "<navPoint><navLabel><text>茶</text></navLabel>" * depth
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body>" + "<div>" * depth + "茶"
    started = time.process_time()
    document = read(beside("3", {TABLE: f"<ncx><navMap>{points}".encode(), TWO: page.encode()}))
    assert len(document.blocks) > depth
    assert max(block.depth for block in document.blocks) <= 6
    assert time.process_time() - started < 10
