"""OpenDocument texts, read back, and checked against the schema where there is one."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.exports.awkward import awkward, in_order
from translator.exports.odt.odf_file import Odt
from translator.types import Bitext, Layout

O = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"  # noqa: E741
TEXT, TABLE, STYLE, FO = O % "text", O % "table", O % "style", O % "xsl-fo-compatible"
SCHEMA = os.environ.get("DUIZHAO_ODF_SCHEMA", "")


def opened(bitext: Bitext, layout: Layout = Layout.BILINGUAL, says: str = "") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(Odt(says=says).write(bitext, layout=layout)))


def content(bitext: Bitext, layout: Layout = Layout.BILINGUAL, says: str = "") -> Any:
    return etree.fromstring(opened(bitext, layout, says).read("content.xml"))


def read(element: Any) -> str:
    """Return what is read of a paragraph."""
    text = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            text += " " * int(child.get(f"{TEXT}c"))
        elif child.tag == f"{TEXT}line-break":
            text += "\n"
        elif child.tag != f"{TEXT}ruby-text":
            text += read(child)
        text += child.tail or ""
    return text


def paragraphs(tree: Any) -> list[tuple[str, str]]:
    return [(one.get(f"{TEXT}style-name"), read(one)) for one in tree.iter(f"{TEXT}p", f"{TEXT}h")]


@pytest.fixture(scope="module")
def article() -> Bitext:
    return awkward()


@pytest.mark.parametrize("layout", list(Layout))
def test_every_pair_stands_once_and_in_order(article: Bitext, layout: Layout) -> None:
    text = "\n".join(words for _, words in paragraphs(content(article, layout)))
    assert in_order(article, text, layout) == []


def test_the_archive_says_first_what_it_is_and_knows_no_clock(article: Bitext) -> None:
    archive = opened(article)
    first, *rest = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
    assert first.header_offset == 0 and not first.extra
    assert {one.date_time for one in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
    again = Odt().write(awkward(), layout=Layout.BILINGUAL)
    assert again == Odt().write(article, layout=Layout.BILINGUAL)
    listed = etree.fromstring(archive.read("META-INF/manifest.xml"))
    named = {one.get(O % "manifest" + "full-path") for one in listed}
    assert named == {"/", "content.xml", "styles.xml", "meta.xml"}


def test_blocks_have_styles_that_are_there(article: Bitext) -> None:
    archive = opened(article)
    known = {
        one.get(f"{STYLE}name")
        for name in ("styles.xml", "content.xml")
        for one in etree.fromstring(archive.read(name)).iter(f"{STYLE}style", f"{TEXT}list-style")
    }
    used = {
        value
        for one in content(article).iter()
        if isinstance(one.tag, str) and not one.tag.startswith(STYLE)
        for key, value in one.attrib.items()
        if key in (f"{TEXT}style-name", f"{TABLE}style-name")
    }
    assert used <= known
    headings = [
        (one.get(f"{TEXT}outline-level"), read(one)) for one in content(article).iter(f"{TEXT}h")
    ]
    assert [level for level, _ in headings] == ["1", "2", "3"]
    assert headings[1][1].startswith("怎么种\nt")


def lists(element: Any, level: int = 0) -> list[tuple[int, str, str]]:
    """Return each item: level, where it begins to count anew, first words."""
    found = []
    for item in element:
        first = item.find(f"{TEXT}p")
        found.append((level, item.get(f"{TEXT}start-value", ""), read(first)))
        for inner in item.iterchildren(f"{TEXT}list"):
            found += lists(inner, level + 1)
    return found


def test_lists_are_nested_and_counted(article: Bitext) -> None:
    inner = (f"{TEXT}list-item", f"{TEXT}list-header")
    every = content(article).iter(f"{TEXT}list")
    top = [one for one in every if one.getparent().tag not in inner]
    assert [lists(one) for one in top] == [
        [
            (0, "3", "先翻土"), (0, "", "再播种"), (1, "", "白菜"), (2, "", "挑种子"),
            (2, "", "泡一夜"), (1, "", "菠菜"), (0, "", "等发芽"),
        ],
        [(0, "", "买铲子")],
        [(0, "", "买水壶")],
        [(0, "", "重新数"), (0, "", "数到二")],
    ]  # fmt: skip


def test_runs_are_tagged_with_their_language_and_keep_their_looks(article: Bitext) -> None:
    tree = content(article)
    styles = {
        one.get(f"{STYLE}name"): one[0].attrib
        for one in tree.iter(f"{STYLE}style")
        if one.get(f"{STYLE}family") == "text"
    }
    spans = {}
    for one in tree.iter(f"{TEXT}span"):
        spans.setdefault(read(one), styles[one.get(f"{TEXT}style-name")])
    assert spans["番茄"][f"{FO}font-weight"] == "bold"
    assert spans["番茄"][f"{STYLE}country-asian"] == "CN"
    assert spans["黄瓜"][f"{STYLE}text-emphasize"] == "dot below"
    assert spans["怎么种"][f"{FO}language"] == "zh"
    assert {one[f"{FO}language"] for one in spans.values()} == {"zh", "en"}


def test_only_links_that_are_addresses_can_be_followed(article: Bitext) -> None:
    leads = {one.get("{http://www.w3.org/1999/xlink}href") for one in content(article).iter(
        f"{TEXT}a")}  # fmt: skip
    assert len(leads) == 2
    assert all(one.startswith("https://") and one.isascii() for one in leads)


@pytest.mark.parametrize(
    ("says", "words"),
    [("", "numbers 12 is missing."), ("zh-Hans", "数字 缺 12。"), ("zh-Hant", "數字 少了 12。")],
)
def test_findings_are_said_in_three_languages(article: Bitext, says: str, words: str) -> None:
    assert ("Note_20_warning", words) in paragraphs(content(article, says=says))


def test_spaces_and_strange_characters_are_kept_or_replaced() -> None:
    bitext = awkward("```\nif x:\n    y = '\x1b'\n```\n\n好。\n", lambda _, source: "a\x00<b>&")
    text = [words for _, words in paragraphs(content(bitext))]
    assert "    y = '\ufffd'" in text
    assert "a\ufffd<b>&" in "\n".join(text)


def test_facing_columns_leave_tables_whole(article: Bitext) -> None:
    tables = list(content(article, Layout.SIDE_BY_SIDE).iter(f"{TABLE}table"))
    columns = [
        int(one.find(f"{TABLE}table-column").get(f"{TABLE}number-columns-repeated"))
        for one in tables
    ]
    assert columns == [2, 3, 2]


@pytest.mark.skipif(not SCHEMA, reason="DUIZHAO_ODF_SCHEMA does not lead to the RelaxNG schema")
@pytest.mark.parametrize("layout", list(Layout))
def test_the_schema_of_opendocument_finds_nothing(article: Bitext, layout: Layout) -> None:
    schema = etree.RelaxNG(etree.parse(Path(SCHEMA)))
    for name in ("content.xml", "styles.xml", "meta.xml"):
        schema.assertValid(etree.fromstring(opened(article, layout).read(name)))
