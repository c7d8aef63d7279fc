"""A book, a Word document and a PDF: from the file that comes in to the files taken away."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from tests.browser.conftest import Visit, serving
from tests.formats.docx import word_files
from tests.formats.epub import small_books
from tests.formats.pdf import handmade_pdf

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = pytest.mark.browser

MINE = "Our own words: 'it rained' & <then> it stopped."
GRID = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    + "".join(
        f"<w:tr>{''.join(f'<w:tc>{word_files.paragraph(cell)}</w:tc>' for cell in line)}</w:tr>"
        for line in (("品种", "价钱"), ("菠菜", "三元"))
    )
    + "</w:tbl>"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Came:
    """A file that a person opens, and what they should find in it."""

    name: str
    data: bytes
    heading: str
    cells: tuple[str, ...]
    sentence: str
    """The one that is corrected."""
    once: tuple[str, ...]
    """Beginnings of its blocks, one of each, cells and heading beside."""


BOOK = Came(
    name="茶馆.epub",
    data=small_books.book(),
    heading="第一章　靠窗的位子",
    cells=("二十元",),
    sentence="雨打在瓦上，像有人在炒豆子。",
    once=("他每天下午三点来", "掌柜说", "绿茶", "花生", "雨打在瓦上"),
)
REPORT = Came(
    name="菜场.docx",
    data=word_files.package(
        word_files.paragraph("菜场见闻", properties="<w:pStyle w:val='H1'/>")
        + word_files.paragraph("清早的菜场最", word_files.run("热闹", "<w:b/>"), "。")
        + GRID
        + word_files.paragraph("下午人就少了。")
    ),
    heading="菜场见闻",
    cells=("品种", "价钱", "菠菜", "三元"),
    sentence="下午人就少了。",
    once=("清早的菜场最", "下午人就少了"),
)
PRINT = Came(
    name="通知.pdf",
    data=handmade_pdf.pdf(
        [
            [
                handmade_pdf.Text(60, 80, "停水通知", 20, bold=True),
                *handmade_pdf.lines(
                    60, 130, ["本楼周三上午检修水管，请各位邻居提前存好生活用水，", "多谢配合。"]
                ),
                *handmade_pdf.lines(60, 200, ["检修完成以后，我们会在楼下贴出通知。"]),
            ]
        ]
    ),
    heading="停水通知",
    cells=(),
    sentence="检修完成以后，我们会在楼下贴出通知。",
    once=("本楼周三上午检修水管", "检修完成以后"),
)
OWN, WORD, EBOOK = "Bilingual document", "Word document (DOCX)", "E-book (EPUB)"


def words_of(data: bytes, suffix: str) -> str:
    """Open a file as another program would, and return its words."""
    if suffix == ".epub":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert archive.namelist()[0] == "mimetype"
            pages = [
                etree.fromstring(archive.read(name))
                for name in archive.namelist()
                if name.endswith(".xhtml") and not name.endswith("nav.xhtml")
            ]
        bodies = [page.find("{http://www.w3.org/1999/xhtml}body") for page in pages]
        return "\n".join("".join(body.itertext()) for body in bodies if body is not None)
    if suffix == ".docx":
        body = docx.Document(io.BytesIO(data)).element.body
        return "\n".join("".join(p.xpath(".//w:t/text()")) for p in body.iter("{*}p"))
    return data.decode().replace("\\", "")  # the escapes of Markdown


def taken(visit: Visit, button: str) -> tuple[str, bytes]:
    """Press a button of the download menu; return the name and the bytes of what is saved."""
    with visit.page.expect_download() as waiting:
        visit.page.get_by_role("button", name=button, exact=True).click()
    return str(waiting.value.suggested_filename), Path(waiting.value.path()).read_bytes()


def read_and_taken_away(visit: Visit, came: Came, forms: dict[str, str]) -> None:
    """Go with a file through the reader, from the drop to what is saved."""
    page = visit.page
    page.locator("input[type=file]").set_input_files(
        {"name": came.name, "mimeType": "application/octet-stream", "buffer": came.data}
    )
    page.get_by_role("button", name="Translate", exact=True).wait_for()
    visit.translate()
    heading = page.locator(".reader .rows :is(h1, h2)", has_text=came.heading)
    expect(heading).to_have_count(2)  # a heading on both sides
    expect(heading.last).to_have_text(f"⟦{came.heading}⟧")
    for cell in came.cells:
        expect(page.locator(".reader :is(td, th)", has_text=cell).last).to_contain_text(f"⟦{cell}")
    page.locator(".reader .t .g", has_text=came.sentence).dblclick()
    field = page.locator(".editor textarea")
    field.fill(MINE)
    field.press("Control+Enter")
    expect(page.locator(".reader .t .g.person")).to_have_text([MINE])
    visit.settled()
    page.get_by_role("button", name="Download").click()
    for button, ending in forms.items():
        name, data = taken(visit, button)
        assert name.endswith(ending), name
        words = words_of(data, Path(ending).suffix)
        assert words.count(MINE) == 1, (name, words)
        assert f"⟦{came.sentence}⟧" not in words
        for part in (*came.cells, *came.once):
            both = 1 if part in came.sentence else 2
            assert words.count(part) == both, (name, part, words)
        # A heading may stand in tables of contents, too; with its translation wherever it does.
        listed = words.count(f"{came.heading}⟧")
        assert words.count(came.heading) == 2 * listed > 0, (name, words)
        assert listed == 1 or came is BOOK, (name, words)


def test_documents_of_every_kind_are_read_corrected_and_taken_away(
    browser: Any, tmp_path: Path
) -> None:
    with serving(tmp_path, DUIZHAO_DEVELOPER="1") as address:
        for came, forms in (
            (BOOK, {OWN: ".en.bilingual.epub", WORD: ".en.docx"}),
            (REPORT, {OWN: ".en.bilingual.docx", EBOOK: ".en.epub"}),
            (PRINT, {OWN: ".en.bilingual.md", WORD: ".en.docx", EBOOK: ".en.epub"}),
        ):
            visit = Visit(browser, address)
            read_and_taken_away(visit, came, forms)
            assert visit.strange == []
            visit.page.close()
