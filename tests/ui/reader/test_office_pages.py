"""A Word document on the reader's page, from the upload to the download."""

from __future__ import annotations

from tests.formats.docx.test_reading import NOTES, PICTURE
from tests.formats.docx.word_files import members, package, paragraph
from translator.document.read import read_bytes
from translator.exports.save import render
from translator.store import Library
from translator.types import Layout
from ui import documents
from ui.jobs.manager import JobManager
from ui.reader import page_data

TABLE = (
    f"<w:tbl><w:tr><w:tc>{paragraph('时间')}</w:tc><w:tc>{paragraph('9:00')}</w:tc></w:tr></w:tbl>"
)
CODE = paragraph("print(好)", properties="<w:pStyle w:val='Code'/>")


def test_a_word_document_is_shown_and_given_back() -> None:
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    body = paragraph("牌子", note, "是新的。", PICTURE) + TABLE + CODE
    data = package(body, footnotes=NOTES)
    with Library() as library:
        manager = JobManager(library)
        job_id = manager.start(read_bytes(data, name="a.docx"), model="echo")
        assert manager.wait(job_id, 20.0)
        manager.close()
        job, pairs = library.job(job_id), library.pairs(job_id)
        document = manager.original(job.document_id).document
        assert document.package == data
        opened = documents.open_document(
            document, source=job.source_language, to=job.target_language
        )
        rows = page_data.page(opened, job, pairs, 0)["rows"]
        assert [row["kind"] for row in rows] == [
            "block", "block", "block", "table", "verbatim", "block"
        ]  # fmt: skip
        bitext = documents.bitext(opened, job, pairs)
        written = render(bitext, "own", layout=Layout.BILINGUAL)
    assert "⟦时间⟧" in members(written.data)["word/document.xml"]
